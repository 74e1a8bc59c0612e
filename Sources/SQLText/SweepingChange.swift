import Primitives

/// A statement that changes or drops everything it names, often by mistake.
package enum SweepingChange: Sendable, Equatable {
    /// UPDATE or DELETE without WHERE.
    case allRows(verb: String, table: String)
    case truncate
    case drop
    case dropColumn(String)

    /// The first sweeping change in a text that runs outside a transaction, and so can't be undone.
    ///
    /// A statement that doesn't parse is skipped, because the server rejects it too.
    ///
    /// - Parameter inTransaction: Whether a transaction is open before the first statement.
    package static func first(in statements: [SQLStatement], inTransaction: Bool) -> (change: SweepingChange, statement: SQLStatement)? {
        var isGuarded = inTransaction
        for (statement, tree) in parsed(statements) {
            for (name, body) in tree.statements {
                if let opens = ParseTree.opensTransaction(name, body) { isGuarded = opens }
                if !isGuarded, let change = tree.sweepingChange(name, body) { return (change, statement) }
            }
        }
        return nil
    }

    /// Whether these statements leave a transaction open. One that doesn't parse is skipped, because the server rejects it too.
    package static func leavesTransactionOpen(_ statements: [SQLStatement]) -> Bool {
        parsed(statements).flatMap(\.tree.statements).reduce(false) { ParseTree.opensTransaction($1.name, $1.body) ?? $0 }
    }

    /// Those that may change much, or begin or end a transaction.
    private static func parsed(_ statements: [SQLStatement]) -> some Sequence<(statement: SQLStatement, tree: ParseTree)> {
        statements.lazy.filter { !$0.isEmpty && mayConcern($0) }.compactMap { statement in
            do throws(ParseFailure) { return (statement, try ParseTree(statement.sql)) } catch { return nil }
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

extension ParseTree {
    /// The sweeping change that a statement makes, if any.
    fileprivate func sweepingChange(_ name: String, _ body: JSONNode) -> SweepingChange? {
        switch name {
        case "TruncateStmt": return .truncate
        case "DropStmt": return .drop
        case "AlterTableStmt":
            let commands = body.list("cmds").compactMap { $0.body(of: "AlterTableCmd") }
            return commands.first { $0.string("subtype") == "AT_DropColumn" }.map { .dropColumn($0.string("name") ?? "the column") }
        case "ExplainStmt":
            // EXPLAIN without ANALYZE changes nothing.
            let runs = body.list("options").contains { $0.body(of: "DefElem")?.string("defname") == "analyze" }
            guard runs, let inner = body["query"]?.typed else { return nil }
            return changeOfAllRows(inner.name, inner.body)
        default: return changeOfAllRows(name, body)
        }
    }

    private func changeOfAllRows(_ name: String, _ body: JSONNode) -> SweepingChange? {
        let inner = body["withClause"]?.list("ctes") ?? []
        for query in inner.compactMap({ $0.body(of: "CommonTableExpr")?["ctequery"]?.typed }) {
            if let found = changeOfAllRows(query.name, query.body) { return found }
        }
        guard let verb = ["UpdateStmt": "UPDATE", "DeleteStmt": "DELETE"][name], body["whereClause"] == nil else { return nil }
        return .allRows(verb: verb, table: body["relation"]?.string("relname") ?? "the table")
    }

    /// `true` for BEGIN, `false` for a statement that ends a transaction, `nil` for any other statement.
    fileprivate static func opensTransaction(_ name: String, _ body: JSONNode) -> Bool? {
        guard name == "TransactionStmt" else { return nil }
        switch body.string("kind") {
        case "TRANS_STMT_BEGIN", "TRANS_STMT_START": return true
        case "TRANS_STMT_COMMIT", "TRANS_STMT_ROLLBACK": return body.isTrue("chain")
        default: return nil
        }
    }
}
