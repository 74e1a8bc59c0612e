/// Watches the statements that a user runs in a session, and stops those that exceed a limit.
package protocol StatementSupervisor: Sendable {
    /// A statement was sent.
    func began(in session: PostgresSession)
    /// It ended. Returns what to report instead of its error.
    func ended(with error: PostgresError?, in session: PostgresSession) async -> PostgresError?
}

/// A limit on what one statement of a user may do.
package enum StatementLimit: Sendable, Equatable {
    /// How long it may run.
    case seconds(Int)
    /// How many bytes its database may grow beyond the data that it started with.
    case growth(Int)
    /// Its part of what all sessions of the server share: locks and notifications.
    case shared
}
