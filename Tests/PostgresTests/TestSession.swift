import Postgres
import TestSupport

/// Connects to the scratch server.
func connect(
    database: String = "postgres", options: String? = nil, onNotice: (@Sendable (ServerMessage) -> Void)? = nil
) async throws -> PostgresSession {
    let server = ScratchServer.shared
    let settings = ConnectionSettings(
        host: server.directory, database: database, user: server.user, options: options, connectTimeout: 60)
    return try await PostgresSession.connect(settings, onNotice: onNotice)
}

/// Runs a statement that must fail, and returns its error.
func failure(of sql: String, in session: PostgresSession) async -> PostgresError? {
    do {
        _ = try await session.query(sql)
        return nil
    } catch {
        return error
    }
}

/// Waits until the session's statement sleeps.
func untilSleeping(_ session: PostgresSession) async throws {
    let watcher = try await connect()
    try await eventually("the statement to sleep") {
        try await watcher.query("SELECT FROM pg_stat_activity WHERE pid = \(session.backendPID) AND wait_event = 'PgSleep'").rows.count == 1
    }
}
