package import Postgres
import SQLText

extension PostgresSession {
    /// Whether the server refuses this statement's operators, conditions, or types. It is prepared, not run. Unknown names don't count: they
    /// can be a separate error. `false` if that can't be found out.
    package func refuses(_ sql: String) async -> Bool {
        // What follows a semicolon would run.
        guard transactionState == .idle, let tree = Tree(sql), tree.statementKinds.count == 1,
            ["SelectStmt", "InsertStmt", "UpdateStmt", "DeleteStmt"].contains(tree.statementKinds[0])
        else { return false }
        do throws(PostgresError) {
            _ = try await query("PREPARE calf_repair AS \(sql)")
            _ = try await query("DEALLOCATE calf_repair")
            return false
        } catch {
            guard case .server(let message) = error else { return false }
            // Values of a wrong type can be another error, too: only operators, conditions, and types are looked at.
            return switch message.sqlstate {
            case "42704", "42846": true
            case "42804": message.message.hasPrefix("argument of")
            case "42883": message.message.hasPrefix("operator")
            default: false
            }
        }
    }
}
