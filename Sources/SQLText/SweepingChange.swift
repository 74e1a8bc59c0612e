/// A statement that changes or drops everything it names, often by mistake.
package enum SweepingChange: Sendable, Equatable {
    /// UPDATE or DELETE without WHERE.
    case allRows(verb: String, table: String)
    case truncate
    case drop
    case dropColumn(String)

    /// The first sweeping change in a text that runs outside a transaction, and so can't be undone.
    ///
    /// A statement that doesn't parse is skipped, because the server rejects it too; so is one that is too long to parse.
    ///
    /// - Parameter inTransaction: Whether a transaction is open before the first statement.
    package static func first(in statements: [SQLStatement], inTransaction: Bool) -> (change: SweepingChange, statement: SQLStatement)? {
        var isGuarded = inTransaction
        for (statement, tree) in parsed(statements) {
            for part in tree.statements {
                if let opens = part.opensTransaction { isGuarded = opens }
                if !isGuarded, let change = part.sweepingChange { return (change, statement) }
            }
        }
        return nil
    }

    /// Whether these statements leave a transaction open. One that doesn't parse is skipped, because the server rejects it too.
    package static func leavesTransactionOpen(_ statements: [SQLStatement]) -> Bool {
        parsed(statements).flatMap(\.tree.statements).reduce(false) { $1.opensTransaction ?? $0 }
    }

    /// Whether a statement is a COMMIT.
    package static func commits(_ sql: String) -> Bool { Tree(sql)?.statements.first?.text("kind") == "TRANS_STMT_COMMIT" }

    /// Those that may change much, or begin or end a transaction.
    private static func parsed(_ statements: [SQLStatement]) -> some Sequence<(statement: SQLStatement, tree: Tree)> {
        statements.lazy.filter { !$0.isEmpty && mayConcern($0) }.compactMap { statement in
            do throws(ParseFailure) { return (statement, try Tree(parsing: statement.sql)) } catch { return nil }
        }
    }

    /// Whether a statement is worth parsing, judging by its first word, unless a comment hides it or `\;` may add others.
    private static func mayConcern(_ statement: SQLStatement) -> Bool {
        if statement.text.hasPrefix("/*") || !statement.psqlRanges.isEmpty { return true }
        let word = statement.text.drop { !$0.isLetter }.prefix(8).lowercased()
        return words.contains { word.hasPrefix($0) }
    }

    private static let words = [
        "update", "delete", "truncate", "drop", "alter", "with", "explain", "begin", "start", "commit", "end", "rollback", "abort",
    ]
}

extension Tree {
    /// The sweeping change that this statement makes, if any.
    fileprivate var sweepingChange: SweepingChange? {
        switch type {
        case "TruncateStmt": .truncate
        case "DropStmt": .drop
        case "AlterTableStmt": list("cmds").first { $0.text("subtype") == "AT_DropColumn" }.map { .dropColumn($0.text("name")) }
        // EXPLAIN without ANALYZE changes nothing.
        case "ExplainStmt": list("options").contains { $0.text("defname") == "analyze" } ? self["query"]?.changeOfAllRows : nil
        default: changeOfAllRows
        }
    }

    private var changeOfAllRows: SweepingChange? {
        let inner = (self["with_clause"]?.list("ctes") ?? []).compactMap { $0["ctequery"] }
        if let found = inner.lazy.compactMap(\.changeOfAllRows).first { return found }
        guard let verb = ["UpdateStmt": "UPDATE", "DeleteStmt": "DELETE"][type], !has("where_clause") else { return nil }
        return .allRows(verb: verb, table: self["relation"]?.text("relname") ?? "the table")
    }

    /// `true` for BEGIN, `false` for a statement that ends a transaction, `nil` for any other statement.
    fileprivate var opensTransaction: Bool? {
        switch text("kind") {
        case "TRANS_STMT_BEGIN", "TRANS_STMT_START": true
        case "TRANS_STMT_COMMIT", "TRANS_STMT_ROLLBACK": has("chain")
        default: nil
        }
    }
}
