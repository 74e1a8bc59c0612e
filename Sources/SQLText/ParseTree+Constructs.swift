import Primitives

/// The constructs that a statement uses, by the names in course files: `left join`, `group by`, `coalesce`.
extension ParseTree {
    /// The constructs in the whole text: clauses, joins, SQL operators, and all functions by their lowercase names.
    package var constructs: Set<String> {
        var finder = ConstructFinder()
        for node in tree.root.descendants { finder.look(at: node) }
        return finder.found
    }

    /// The constructs in a text of several statements. Statements that don't parse are skipped.
    package static func constructs(in sql: String) -> Set<String> {
        // If the whole text doesn't parse, it is split into statements below.
        if let tree = try? ParseTree(sql) { return tree.constructs }
        var all: Set<String> = []
        for statement in SQLSplitter.split(sql) where !statement.isEmpty {
            // A statement that doesn't parse contributes no constructs.
            if let tree = try? ParseTree(statement.text) { all.formUnion(tree.constructs) }
        }
        return all
    }
}

/// Examines one node at a time and collects the names of the constructs it recognizes.
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
            // The sides of a UNION aren't wrapped in a typed node, unlike those of a join.
            if node["op"] != nil { lookAtSelect(node) }
        case let key where key.hasSuffix("Stmt"): lookAtStatement(key, node)
        default:
            if !lookAtClause(node) { lookAtExpression(node) }
        }
    }
}
