import Glibc
import Postgres
import Psql

/// Opens sessions on the user's own server.
enum SQLConnection {
    /// Connects. Asks on the terminal if the server wants a password and none is known; then the settings keep it.
    static func open(
        _ settings: inout ConnectionSettings, onNotice: @escaping @Sendable (ServerMessage) -> Void
    ) async throws -> OpenSession {
        do {
            return try await connect(settings, onNotice)
        } catch {
            if !error.needsPassword { throw error }
            let variables = try settings.environment()
            let user = variables["PGUSER"] ?? getenv("PGUSER").map { String(cString: $0) }
            settings.password = try TerminalPrompt.askPassword("Password\(user.map { " for user \($0)" } ?? ""): ")
            return try await connect(settings, onNotice)
        }
    }

    private static func connect(
        _ settings: ConnectionSettings, _ onNotice: @escaping @Sendable (ServerMessage) -> Void
    ) async throws(PostgresError) -> OpenSession {
        OpenSession(session: try await PostgresSession.connect(settings, onNotice: onNotice)) {
            try await PostgresSession.connect(settings)
        }
    }
}
