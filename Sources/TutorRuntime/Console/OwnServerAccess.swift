import Postgres
import Psql
import Sandbox
import TutorCore

/// What a script can do on a server of the user's own, apart from running statements.
struct OwnServerAccess {
    /// Connects to what `\c` names.
    let connect: (RunID, ConnectTarget) async throws -> PostgresSession
    /// Asks the user for a value.
    let ask: (RunID, _ prompt: String, _ isSecret: Bool) async throws -> String
    /// Runs a shell command to its end.
    let runCommand: (String) async throws -> FinishedCommand
}
