package import Postgres
import Psql
import Sandbox
import TutorCore

/// A server of the user's own, for the scratchpad of `calf sql`. calf connects with the user's rights and sets up nothing there.
package struct OwnServer: Sendable {
    /// Includes the password, if the server wanted one.
    package var settings: ConnectionSettings

    package init(_ settings: ConnectionSettings) { self.settings = settings }

    func session(onNotice: (@Sendable (ServerMessage) -> Void)? = nil) async throws(PostgresError) -> PostgresSession {
        try await PostgresSession.connect(settings, onNotice: onNotice)
    }

    /// Ends a session's process, which may still be running a statement.
    func end(_ session: PostgresSession) async throws(PostgresError) {
        await session.close()
        let other = try await self.session()
        _ = try await other.query("SELECT pg_catalog.pg_terminate_backend(\(session.backendPID))")
        await other.close()
    }
}

/// What a script can do on a server of the user's own, apart from running statements.
struct OwnServerAccess {
    /// Connects to what `\c` names.
    let connect: (ConnectTarget) async throws -> PostgresSession
    /// Runs a shell command to its end.
    let runCommand: (String) async throws -> FinishedCommand
}
