import Postgres
import SQLText

/// psql's `AUTOCOMMIT` and `ON_ERROR_ROLLBACK`: the transaction and the savepoint around a statement that didn't ask for them.
extension ScriptRunner {
    private static let savepoint = "pg_psql_temporary_savepoint"

    /// Whether a statement outside a transaction commits on its own.
    package var commitsAlone: Bool { isOn("AUTOCOMMIT") }

    /// Opens what the settings ask for before a statement. Returns whether there is a savepoint.
    func openTransaction(for statement: ScriptStatement) async throws(PostgresError) -> Bool {
        let setting = variables["ON_ERROR_ROLLBACK"]?.lowercased() ?? "off"
        let wantsSavepoint = setting == "interactive" ? isTyped : Self.isTrue(setting) ?? false
        if commitsAlone, !wantsSavepoint { return false }
        if !commitsAlone, await session.transactionState == .idle, !Self.runsAlone(statement.text) {
            _ = try await session.query("BEGIN")
        }
        guard wantsSavepoint, await session.transactionState == .inTransaction else { return false }
        _ = try await session.query("SAVEPOINT \(Self.savepoint)")
        return true
    }

    /// Undoes a failed statement. After any other one, releases the savepoint, unless the statement was about savepoints itself.
    func endSavepoint() async throws(PostgresError) {
        switch await session.transactionState {
        case .failed: _ = try await session.query("ROLLBACK TO \(Self.savepoint)")
        case .inTransaction where !["COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK"].contains(lastTag.text):
            _ = try await session.query("RELEASE \(Self.savepoint)")
        case .idle, .active, .inTransaction, .unknown: break
        }
    }

    /// Starts of statements before which psql opens no transaction, because they open or end one, or can't run inside one.
    private static let lone = [
        "abort", "alter system", "begin", "commit", "create database", "create index concurrently", "create tablespace",
        "create unique index concurrently", "discard all", "drop database", "drop index concurrently", "drop system", "drop tablespace",
        "end", "prepare transaction", "reindex database", "reindex index concurrently", "reindex system", "reindex table concurrently",
        "reindex tablespace", "rollback", "start", "vacuum",
    ]

    private static func runsAlone(_ sql: String) -> Bool {
        let text = sql.utf8
        var words = ""
        for token in SQLScanner.tokens(in: sql) where token.kind != .comment {
            let start = text.index(text.startIndex, offsetBy: token.range.lowerBound)
            let word = text[start..<text.index(start, offsetBy: token.range.count)]
            guard word.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) else { break }
            words += String(decoding: word, as: UTF8.self).lowercased() + " "
        }
        // CLUSTER alone processes all tables, each in a transaction.
        return words == "cluster " || lone.contains { words.hasPrefix($0 + " ") }
    }
}
