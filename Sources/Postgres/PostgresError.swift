/// All errors between calf and a server.
package enum PostgresError: Error, Sendable, Equatable {
    /// No session was established. The SQLSTATE is present if the server itself refused (`57P03` during startup, `3D000`: no such
    /// database).
    case connectionFailed(message: String, sqlstate: String?)
    /// The session ended unexpectedly. The SQLSTATE is present if the server gave a reason (`57P01` for a termination).
    case connectionLost(message: String, sqlstate: String?)
    /// The server reported an error; the session stays usable.
    case server(ServerMessage)
    /// The statement was canceled through the session's `Canceller` or by canceling the task.
    case cancelled
    /// The result exceeded a limit.
    case tooLarge(Bound)
    /// The session's supervisor stopped the statement.
    case stopped(StatementLimit, endsSession: Bool)
    /// The server found several statements in a text meant to be one, and ran them.
    case severalStatements
    /// The text contains a NUL byte, which PostgreSQL doesn't allow.
    case nulByte
    /// The statement requires a protocol (replication) that calf does not support.
    case unsupportedProtocol
    /// The session was already closed.
    case closed

    /// The limit that was exceeded.
    package enum Bound: Sendable, Equatable {
        /// A row, or a line of COPY data, has more than this many bytes.
        case rowBytes(Int)
        case rows(Int)
        case bytes(Int)
    }

    /// Whether no session was established because the server asks for a password and none was given.
    package var needsPassword: Bool {
        // libpq's own words, in every language.
        if case .connectionFailed(let message, _) = self { message.contains("fe_sendauth: no password supplied") } else { false }
    }

    /// The SQLSTATE, if there is one.
    package var sqlstate: String? {
        switch self {
        case .connectionFailed(_, let sqlstate), .connectionLost(_, let sqlstate): sqlstate
        case .server(let message): message.sqlstate
        case .cancelled: "57014"
        case .stopped(.seconds, _): "57014"
        case .stopped(.growth, _): "53100"
        case .stopped(.shared, _): "53200"
        case .tooLarge, .severalStatements, .nulByte, .unsupportedProtocol, .closed: nil
        }
    }

    /// Whether the session can no longer be used.
    package var endsSession: Bool {
        switch self {
        case .connectionFailed, .connectionLost, .closed, .tooLarge(.rowBytes): true
        case .stopped(_, let endsSession): endsSession
        case .server, .cancelled, .tooLarge, .severalStatements, .nulByte, .unsupportedProtocol: false
        }
    }
}
