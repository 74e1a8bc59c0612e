import Primitives

/// What libpg_query's parser makes of a text, read by field names; what is not known is passed over.
///
/// Ask it what constructs are used (`constructs`), what the top-level ORDER BY says (`sortItems`), and whether the statements may be judged
/// inside a transaction that is rolled back (`mayRunInRolledBackTransaction`).
package struct ParseTree: Sendable {
    /// The text it was made from.
    package let sql: String
    let tree: JSONTree

    /// No longer texts are parsed: it would take too deep a stack.
    private static let longest = 1 << 20
    /// What the parser needs of the stack for each byte of the text, at worst.
    private static let stackPerByte = 512

    /// Parses one statement or several.
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

    /// The statements' nodes with their types' names.
    var statements: [(name: String, body: JSONNode)] {
        tree.root.list("stmts").compactMap { $0["stmt"]?.typed }
    }

    /// The kind of each statement, as the parser names it: `SelectStmt`, `InsertStmt`, `TransactionStmt` …
    package var statementKinds: [String] { statements.map(\.name) }

    /// Whether the only statement gives rows: a SELECT, VALUES or TABLE that creates nothing, anything with RETURNING, EXPLAIN, SHOW.
    package var returnsRows: Bool {
        guard statements.count == 1, let statement = statements.first else { return false }
        switch statement.name {
        case "SelectStmt": return statement.body["intoClause"] == nil
        case "ExplainStmt", "VariableShowStmt", "FetchStmt", "ExecuteStmt", "CallStmt": return true
        default: return statement.body["returningList"] != nil
        }
    }

    /// Whether nothing but looking is asked for: SELECTs without INTO, locks and data-changing WITH.
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
