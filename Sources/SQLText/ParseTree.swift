import Primitives

/// libpg_query's parse tree of a text, accessed by field names; unknown nodes are ignored.
///
/// It tells which constructs are used (`constructs`), whether there is a top-level ORDER BY (`hasTopLevelOrderBy`), and whether the statements can be
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

    /// Whether the statement (the last, if there are several) has an ORDER BY at its top level.
    package var hasTopLevelOrderBy: Bool { !(topSelect?.list("sortClause").isEmpty ?? true) }

    /// Whether that ORDER BY chooses the rows of a DISTINCT ON, which needs one even if the order of the result is of no interest.
    package var sortsForDistinctOn: Bool { topSelect?.list("distinctClause").contains { $0.body(of: "ColumnRef") != nil } ?? false }

    private var topSelect: JSONNode? { statements.last.flatMap { $0.name == "SelectStmt" ? $0.body : nil } }

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

/// The relations that a statement names.
extension ParseTree {
    /// The names of all its tables and views, without schemas. Objects named in DROP are not included.
    package var relationNames: Set<String> {
        Set(tree.root.descendants.filter(\.isObject).compactMap { $0.string("relname") })
    }
}

/// What a statement does to the savepoints of its transaction.
package enum SavepointChange: Sendable, Equatable {
    case set(String)
    case release(String)
    case rollBack(to: String)
}

extension ParseTree {
    /// `nil` for a statement that isn't about savepoints.
    package var savepointChange: SavepointChange? {
        guard let (name, body) = statements.first, name == "TransactionStmt" else { return nil }
        guard let savepoint = body.string("savepoint_name") else { return nil }
        switch body.string("kind") {
        case "TRANS_STMT_SAVEPOINT": return .set(savepoint)
        case "TRANS_STMT_RELEASE": return .release(savepoint)
        case "TRANS_STMT_ROLLBACK_TO": return .rollBack(to: savepoint)
        default: return nil
        }
    }
}

/// Accessors for parse trees in libpg_query's JSON form.
extension JSONNode {
    /// For `{"SelectStmt": {…}}`, the name and the inner object: the parser wraps nodes of every type like this.
    var typed: (name: String, body: JSONNode)? {
        guard isObject, let body = onlyChild, body.isObject else { return nil }
        return (body.key, body)
    }

    /// The inner object of a node of this type; `nil` for other types.
    func body(of type: StaticString) -> JSONNode? { self[type] }
}
