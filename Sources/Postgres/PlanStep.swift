import Primitives

/// One step of a plan, as EXPLAIN tells of it.
package struct PlanStep: Sendable, Equatable {
    /// What kind of step it is: `Seq Scan`, `Hash Join`, `Aggregate`.
    package var type: String
    /// What EXPLAIN calls it where it writes text: `Hash Left Join`, `HashAggregate`, `Index Scan Backward`.
    package var name: String
    /// The table it reads or writes.
    package var relation: String?
    /// What the query calls that table.
    package var alias: String?
    package var index: String?
    /// How far it stands below the last step of all.
    package var depth: Int
    /// Rows it gave each time it ran; `nil` where the query was not run.
    package var rows: Double?
    /// How often it ran.
    package var loops: Int
    /// Pages of tables and indexes that it and the steps below it looked at.
    package var buffers: Int
    /// What it does with rows, each under EXPLAIN's word for it: `Index Cond`, `Filter`, `Sort Key`.
    package var details: [Detail] = []

    package struct Detail: Sendable, Equatable {
        package var name: String
        package var value: String
    }

    /// The steps of a plan in the order EXPLAIN lists them; `nil` for what is no output of `EXPLAIN (FORMAT JSON)`.
    package static func steps(explained json: String) -> [PlanStep]? {
        let document: JSONNode
        do throws(JSONError) { document = try JSONTree(json).root } catch { return nil }
        guard let plan = document.children.first?["Plan"] else { return nil }
        var steps: [PlanStep] = []
        // As deep as plans nest, which the server's own stack has limited.
        func add(_ node: JSONNode, depth: Int) {
            steps.append(PlanStep(node, depth: depth))
            for child in node.list("Plans") { add(child, depth: depth + 1) }
        }
        add(plan, depth: 0)
        return steps
    }

    private init(_ node: JSONNode, depth: Int) {
        self.depth = depth
        type = node.string("Node Type") ?? ""
        name = Self.name(of: node, type: type)
        relation = node.string("Relation Name") ?? node.string("CTE Name") ?? node.string("Function Name")
        alias = node.string("Alias")
        index = node.string("Index Name")
        rows = node["Actual Rows"]?.number
        loops = node["Actual Loops"]?.int ?? 0
        buffers = (node["Shared Hit Blocks"]?.int ?? 0) + (node["Shared Read Blocks"]?.int ?? 0)
        for name in Self.detailNames {
            guard let value = node.children.first(where: { $0.key == name }) else { continue }
            let text = value.string ?? value.children.compactMap(\.string).joined(separator: ", ")
            if !text.isEmpty { details.append(Detail(name: name, value: text)) }
        }
    }

    private static let detailNames = [
        "Sort Key", "Group Key", "Hash Cond", "Merge Cond", "Join Filter", "Index Cond", "Recheck Cond", "Filter",
    ]

    /// As src/backend/commands/explain.c names steps.
    private static func name(of node: JSONNode, type: String) -> String {
        let name: String
        switch type {
        case "Aggregate":
            let partial = node.string("Partial Mode").flatMap { $0 == "Simple" ? nil : $0 + " " } ?? ""
            name = partial + (aggregates[node.string("Strategy") ?? ""] ?? type)
        case "SetOp": name = node.string("Strategy") == "Hashed" ? "HashSetOp" : type
        case "ModifyTable": name = node.string("Operation") ?? type
        case "Nested Loop", "Hash Join", "Merge Join":
            let join = node.string("Join Type") ?? "Inner"
            let kind = type == "Nested Loop" ? type : String(type.prefix { $0 != " " })
            name = join == "Inner" ? type : "\(kind) \(join) Join"
        default: name = node.string("Scan Direction") == "Backward" ? type + " Backward" : type
        }
        return node.isTrue("Parallel Aware") ? "Parallel " + name : name
    }

    private static let aggregates = ["Sorted": "GroupAggregate", "Hashed": "HashAggregate", "Mixed": "MixedAggregate"]
}

extension PlanStep {
    /// The line that EXPLAIN's text has for it, without indentation and numbers: `Index Scan using books_pkey on books b`.
    package var line: String {
        var line = name
        if let index { line += type == "Bitmap Index Scan" ? " on \(index)" : " using \(index)" }
        if let relation {
            line += " on \(relation)"
            if let alias, alias != relation { line += " \(alias)" }
        }
        return line
    }
}
