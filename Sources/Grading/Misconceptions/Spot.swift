import SQLText

/// A node of a solution's tree, and what is around it.
final class Spot: Sendable {
    let tree: Tree
    private let above: Spot?
    private let step: Tree.Step?
    private let columns: [String: [String]]
    /// The rows that a query reads or changes; empty for other nodes.
    let sources: [Source]

    /// A table or a subquery in FROM.
    struct Source: Sendable, Equatable {
        /// The qualifier of its columns.
        var name: String
        /// The table; `nil` if the solution made it up.
        var table: String?
    }

    /// The root of a statement's tree; `nil` if it can't be written as it was read.
    init?(_ root: Tree, columns: [String: [String]]) {
        guard root.sql.flatMap({ Tree($0) }) == root else { return nil }
        tree = root
        (above, step, sources) = (nil, nil, [])
        let common = Set(root.all.filter { $0.type == "CommonTableExpr" }.map { $0.text("ctename") })
        self.columns = columns.filter { !common.contains($0.key) }
    }

    private init(_ tree: Tree, at step: Tree.Step, of above: Spot) {
        self.tree = tree
        (self.above, self.step, columns) = (above, step, above.columns)
        let lists = ["from_clause", "using_clause"].flatMap { tree.list($0) }
        let isQuery = Self.queries.contains(tree.type)
        sources = isQuery ? ([tree["relation"]].compactMap { $0 } + lists).flatMap { [columns] in Self.sources(in: $0, columns) } : []
    }

    /// The sources in a part of FROM.
    func sources(below spot: Spot) -> [Source] { Self.sources(in: spot.tree, columns) }

    private static func sources(in tree: Tree, _ columns: [String: [String]]) -> [Source] {
        if tree.type == "JoinExpr" { return ["larg", "rarg"].compactMap { tree[$0] }.flatMap { sources(in: $0, columns) } }
        let table = tree.text("relname")
        let name = tree["alias"]?.text("aliasname") ?? table
        return [Source(name: name, table: columns[table] == nil ? nil : table)]
    }

    private static let queries: Set<String> = ["SelectStmt", "InsertStmt", "UpdateStmt", "DeleteStmt"]

    // MARK: Around

    subscript(_ field: String) -> Spot? { tree[field].map { Spot($0, at: Tree.Step(field: field), of: self) } }

    func list(_ field: String) -> [Spot] {
        tree.list(field).enumerated().map { Spot($0.element, at: Tree.Step(field: field, index: $0.offset), of: self) }
    }

    /// This node and all below it, outermost first. A recursion is left out: with a mistake, it may never end.
    var all: [Spot] {
        if tree.type == "WithClause", tree.has("recursive") { return [] }
        return [self] + tree.children.flatMap { Spot($0.tree, at: $0.step, of: self).all }
    }

    /// The nodes above, innermost first.
    var ancestors: [Spot] { (above.map { [$0] } ?? []) + (above?.ancestors ?? []) }

    /// The field of the node above that this is in.
    var field: String { step?.field ?? "" }
    /// The place in that field's list.
    var index: Int { step?.index ?? 0 }

    /// The innermost query that this belongs to.
    var query: Spot? { Self.queries.contains(tree.type) ? self : above?.query }

    /// Whether this is a query, and not part of another one.
    var isOutermost: Bool { above?.query == nil }

    private var path: [Tree.Step] { (above?.path ?? []) + (step.map { [$0] } ?? []) }

    /// The path from a node above.
    func path(from other: Spot) -> ArraySlice<Tree.Step> { path.dropFirst(other.path.count) }

    // MARK: Changes

    /// This node replaced by another, with names for the sentence; nothing if there is no other.
    func becoming(_ new: Tree?, _ names: [String: String?] = [:]) -> [Change] {
        guard let new, new != tree else { return [] }
        return [Change(path: path, old: tree, new: new, names: names.compactMapValues { $0 })]
    }

    // MARK: Names

    /// The source of a column, which may belong to a query around this one.
    func source(of column: Tree) -> Source? {
        let names = column.names("fields")
        guard let query, let name = names.last else { return nil }
        let source = query.sources.first { source in
            names.count > 1
                ? source.name == names[names.count - 2]
                : query.sources.count == 1 || source.table.flatMap { columns[$0] }?.contains(name) == true
        }
        return source ?? query.above?.source(of: column)
    }

    /// The columns of a source.
    func columns(of source: Source?) -> [String] { source?.table.flatMap { columns[$0] } ?? [] }

    /// The name of the first column in this node, if a learner knows it.
    var column: String? {
        tree.columns.lazy.compactMap { $0.names("fields").last }.first { [columns] name in
            columns.isEmpty || columns.values.contains { $0.contains(name) }
        }
    }

    /// The names for a sentence about a column: its own, if a learner knows it, and its table's if other sources have such a column, too.
    func naming(_ column: Tree?) -> [String: String?] {
        guard let column, let name = Spot(column, at: Tree.Step(field: ""), of: self).column else { return [:] }
        let owners = query?.sources.filter { columns(of: $0).contains(name) } ?? []
        return ["column": name, "table": owners.count > 1 ? source(of: column)?.table : nil]
    }

    /// A column of one of this query's sources, as an expression.
    func expression(_ column: String, of source: Source) -> Tree? {
        let isAlone = query?.sources == [source]
        return .expression((isAlone ? "" : SQL.written(source.name) + ".") + SQL.written(column))
    }
}

extension Tree {
    /// The columns in an expression, outside of its subqueries.
    var columns: [Tree] {
        switch type {
        case "ColumnRef": [self]
        case "SelectStmt": []
        default: children.flatMap(\.tree.columns)
        }
    }

    /// The operator of an expression such as `a + b`.
    var sign: String { text("kind") == "AEXPR_OP" && has("lexpr") ? names("name").last ?? "" : "" }

    /// A number with decimal places, as written.
    var decimal: String? { self["fval"]?.text("fval") }

    /// The same function by another name.
    func named(_ name: String) -> Tree? { Tree.expression(name + "()").flatMap { setting("funcname", $0.list("funcname")) } }

    /// Both conditions.
    static func both(_ one: Tree?, _ other: Tree) -> Tree? { one.map { .expression("$1 AND $2", $0, other) } ?? other }
}
