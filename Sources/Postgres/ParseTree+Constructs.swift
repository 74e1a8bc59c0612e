import Primitives

/// What a statement is built with, by the names a course uses: `left join`, `group by`, `coalesce`.
extension ParseTree {
    /// The constructs in the whole text: clauses, joins, operators of SQL, and every function by its name in lower case.
    package var constructs: Set<String> {
        var finder = ConstructFinder()
        for node in tree.root.descendants { finder.look(at: node) }
        return finder.found
    }

    /// The same for a text of several statements, of which some may not parse: those are passed over.
    package static func constructs(in sql: String) -> Set<String> {
        // A text that does not parse as a whole is taken apart below.
        if let tree = try? ParseTree(sql) { return tree.constructs }
        var all: Set<String> = []
        for statement in SQLSplitter.split(sql) where !statement.isEmpty {
            // A statement that does not parse uses nothing that has a name.
            if let tree = try? ParseTree(statement.text) { all.formUnion(tree.constructs) }
        }
        return all
    }
}

/// Looks at one node after the other and keeps the names of what it recognizes.
struct ConstructFinder {
    private(set) var found: Set<String> = []

    mutating func add(_ name: String) { found.insert(name) }

    mutating func add(_ name: String, if condition: Bool) {
        if condition { found.insert(name) }
    }

    mutating func look(at node: JSONNode) {
        guard node.isObject else { return }
        switch node.key {
        case "larg", "rarg":
            // The sides of a UNION stand bare, those of a join do not.
            if node["op"] != nil { lookAtSelect(node) }
        case let key where key.hasSuffix("Stmt"): lookAtStatement(key, node)
        default:
            if !lookAtClause(node) { lookAtExpression(node) }
        }
    }
}
