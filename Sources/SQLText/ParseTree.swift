import Primitives

/// libpg_query's parse tree of a text, accessed by field names; unknown nodes are ignored.
///
/// It tells which constructs are used (`constructs`), what the top-level ORDER BY is (`sortItems`), and whether the statements can be
/// checked inside a transaction that is rolled back (`mayRunInRolledBackTransaction`).
package struct ParseTree: Sendable {
    /// The text that was parsed.
    package let sql: String
    let tree: JSONTree

    /// Longer texts aren't parsed: they would need too deep a stack.
    private static let longest = 1 << 20
    /// The parser's worst-case stack usage per byte of text.
    private static let stackPerByte = 512

    /// Parses one or more statements.
    package init(_ sql: String) throws(ParseFailure) {
        if sql.utf8.contains(0) { throw .nulByte }
        if sql.utf8.count > Self.longest { throw .tooLong }
        let outcome = DeepStack.run(bytes: sql.utf8.count * Self.stackPerByte) { () -> Result<[UInt8], ParseFailure> in
            sql.withCString { text in Result { () throws(ParseFailure) in try ParseHandle(parsing: text).json() } }
        }
        guard let outcome else { throw .tooLong }
        let bytes = try outcome.get()
        do throws(JSONError) { tree = try JSONTree(bytes) } catch { throw .syntax(message: "", position: 0) }
        self.sql = sql
    }

    /// The statements' nodes with their type names.
    var statements: [(name: String, body: JSONNode)] {
        tree.root.list("stmts").compactMap { $0["stmt"]?.typed }
    }

    /// The kind of each statement by the parser's names: `SelectStmt`, `InsertStmt`, `TransactionStmt`, ….
    package var statementKinds: [String] { statements.map(\.name) }

    /// Whether the text is a single statement that returns rows: a SELECT, VALUES, or TABLE without INTO, or a RETURNING, EXPLAIN, or SHOW.
    package var returnsRows: Bool {
        guard statements.count == 1, let statement = statements.first else { return false }
        switch statement.name {
        case "SelectStmt": return statement.body["intoClause"] == nil
        case "ExplainStmt", "VariableShowStmt", "FetchStmt", "ExecuteStmt", "CallStmt": return true
        default: return statement.body["returningList"] != nil
        }
    }

    /// Whether the statements only read data: SELECTs without INTO, locks, and data-changing WITH.
    package var onlyReads: Bool {
        !statements.isEmpty
            && tree.root.descendants.allSatisfy { node in
                switch node.key {
                case "InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "intoClause", "lockingClause": false
                default: true
                }
            } && statementKinds.allSatisfy { $0 == "SelectStmt" }
    }
}
