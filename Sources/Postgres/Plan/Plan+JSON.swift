import Primitives

extension Plan {
    /// Reads `EXPLAIN (FORMAT JSON)`.
    init(json: Substring) throws(PlanError) {
        let document: JSONNode
        do throws(JSONError) { document = try JSONTree(json).root } catch { throw .unreadable }
        let queries = document.kind == .array ? document.children : []
        var nodes: [PlanNode] = []
        // Iterative, so that deep nesting can't overflow the stack.
        var waiting: [(node: JSONNode, depth: Int)] = queries.reversed().compactMap { query in query["Plan"].map { ($0, 0) } }
        while let (node, depth) = waiting.popLast() {
            guard nodes.count < Self.maxNodes else { throw .tooManyNodes }
            guard node["Node Type"] != nil else { throw .unreadable }
            nodes.append(PlanNode(node, depth: depth))
            for child in node.list("Plans").reversed() { waiting.append((child, depth + 1)) }
        }
        guard !nodes.isEmpty else { throw .noPlan }
        self.init(
            nodes: nodes, planning: queries.first?["Planning Time"]?.number, execution: queries.first?["Execution Time"]?.number)
    }
}

extension PlanNode {
    fileprivate init(_ node: JSONNode, depth: Int) {
        let type = node.text("Node Type") ?? ""
        self.init(type: type, name: Self.name(of: node, type: type), depth: depth)
        relation = node.text("Relation Name") ?? node.text("CTE Name") ?? node.text("Function Name")
        alias = node.text("Alias")
        index = node.text("Index Name")
        role = node.text("Subplan Name")
        estimatedRows = node["Plan Rows"]?.number
        cost = node["Total Cost"]?.number
        rows = node["Actual Rows"]?.number
        loops = node["Actual Loops"]?.int ?? 0
        milliseconds = node["Actual Total Time"]?.number
        if let hit = node["Shared Hit Blocks"]?.int { pages = Pages(hit: hit, read: node["Shared Read Blocks"]?.int ?? 0) }
        for member in node.children where !Self.structure.contains(member.key) {
            guard let value = Self.value(of: member), value != "0", value != "false" else { continue }
            details.append(Detail(name: member.key, value: value))
        }
        joinNumbers(of: node)
    }

    private static func value(of member: JSONNode) -> String? {
        switch member.kind {
        case .string: return member.string
        case .literal: return member.literal
        case .array:
            let texts = member.children.compactMap { $0.string ?? $0.literal }
            return texts.isEmpty ? nil : texts.joined(separator: ", ")
        case .object: return nil
        }
    }

    /// Merges numbers that the text format has on one line into one detail with the same name.
    private mutating func joinNumbers(of node: JSONNode) {
        if let used = node.text("Sort Space Used"), let index = details.firstIndex(where: { $0.name == "Sort Method" }) {
            details[index].value += "  \(node.text("Sort Space Type") ?? ""): \(used)kB"
        }
        if let buckets = node.text("Hash Buckets") {
            let memory = node.text("Peak Memory Usage") ?? "0"
            details.append(
                Detail(name: "Buckets", value: "\(buckets)  Batches: \(node.text("Hash Batches") ?? "1")  Memory Usage: \(memory)kB"))
        }
    }

    /// Members that are read elsewhere, or that don't help a learner.
    private static let structure: Set<String> = [
        "Node Type", "Parallel Aware", "Async Capable", "Relation Name", "Schema", "Alias", "CTE Name", "Function Name", "Index Name",
        "Subplan Name", "Parent Relationship", "Startup Cost", "Total Cost", "Plan Rows", "Plan Width", "Actual Startup Time",
        "Actual Total Time", "Actual Rows", "Actual Loops", "Shared Hit Blocks", "Shared Read Blocks", "Shared Dirtied Blocks",
        "Shared Written Blocks", "Local Hit Blocks", "Local Read Blocks", "Local Dirtied Blocks", "Local Written Blocks",
        "Temp Read Blocks", "Temp Written Blocks", "Plans", "Workers", "Strategy", "Partial Mode", "Operation", "Join Type",
        "Scan Direction", "Inner Unique", "Sort Space Used", "Sort Space Type", "Hash Buckets", "Original Hash Buckets", "Hash Batches",
        "Original Hash Batches", "Peak Memory Usage", "Single Copy", "Disabled", "Planned Partitions", "HashAgg Batches", "Disk Usage",
    ]

    /// The node names from src/backend/commands/explain.c.
    private static func name(of node: JSONNode, type: String) -> String {
        let name: String
        switch type {
        case "Aggregate":
            let partial = node.text("Partial Mode").flatMap { $0 == "Simple" ? nil : $0 + " " } ?? ""
            name = partial + (aggregates[node.text("Strategy") ?? ""] ?? type)
        case "SetOp": name = node.text("Strategy") == "Hashed" ? "HashSetOp" : type
        case "ModifyTable": name = node.text("Operation") ?? type
        case "Nested Loop", "Hash Join", "Merge Join":
            let join = node.text("Join Type") ?? "Inner"
            let kind = type == "Nested Loop" ? type : String(type.prefix { $0 != " " })
            name = join == "Inner" ? type : "\(kind) \(join) Join"
        default: name = node.text("Scan Direction") == "Backward" ? type + " Backward" : type
        }
        return node.isTrue("Parallel Aware") ? "Parallel " + name : name
    }

    private static let aggregates = ["Sorted": "GroupAggregate", "Hashed": "HashAggregate", "Mixed": "MixedAggregate"]
}

extension JSONNode {
    /// A string, or a number as written.
    fileprivate func text(_ name: StaticString) -> String? { self[name].flatMap { $0.string ?? $0.literal } }
}
