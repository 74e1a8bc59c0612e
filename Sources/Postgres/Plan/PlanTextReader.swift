/// Parses EXPLAIN's text format, line by line.
///
/// A line with an arrow is a node, and its indentation determines its parent. Lines without an arrow are details of the previous node. A
/// value can contain line breaks, so a line that doesn't look like EXPLAIN's continues the previous one.
struct PlanTextReader {
    private var nodes: [PlanNode] = []
    /// The nodes from the top to the most recent one, with the columns of their arrows.
    private var path: [(column: Int, node: Int)] = []
    /// The role of the next node in its parent: `CTE totals`.
    private var role: String?
    private var planning: Double?
    private var execution: Double?
    /// Whether the following lines are about the whole plan.
    private var isAfterTree = false

    /// Parses a text into a plan.
    mutating func plan(_ text: String) throws(PlanError) -> Plan {
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) { try read(line) }
        guard !nodes.isEmpty else { throw .noPlan }
        return Plan(nodes: nodes, planning: planning, execution: execution)
    }

    private mutating func read(_ line: Substring) throws(PlanError) {
        let content = line.drop { $0 == " " }
        let column = line.utf8.count - content.utf8.count
        if content.hasPrefix("->  ") { return try addNode(content.dropFirst(4), column: column) }
        if column == 0 { return try readAtMargin(content) }
        if isAfterTree || content.isEmpty { return }
        if Self.roles.contains(where: { content.hasPrefix($0) }) {
            role = String(content)
        } else if let separator = content.firstRange(of: ": ") {
            addDetail(String(content[..<separator.lowerBound]), String(content[separator.upperBound...]))
        } else {
            continueDetail(content)
        }
    }

    /// Reads the top node, or a line about the whole plan.
    private mutating func readAtMargin(_ content: Substring) throws(PlanError) {
        if nodes.isEmpty {
            guard !content.isEmpty else { return }
            // EXPLAIN describes a statement without a plan in one sentence.
            if content.hasPrefix("Utility statements have no plan") { throw .noPlan }
            return try addNode(content, column: -1)
        }
        if content.isEmpty {
            // If a rule rewrote the statement into several queries, another plan may follow.
            path = []
            isAfterTree = false
        } else if path.isEmpty, PlanHeader(content).isCounted {
            try addNode(content, column: -1)
        } else if Self.footers.contains(where: { content.hasPrefix($0) }) {
            isAfterTree = true
            if content.hasPrefix("Planning Time: ") { planning = Double(content.dropFirst(15).prefix { $0 != " " }) }
            if content.hasPrefix("Execution Time: ") { execution = Double(content.dropFirst(16).prefix { $0 != " " }) }
        } else if !isAfterTree {
            continueDetail(content)
        }
    }

    private static let roles = ["InitPlan ", "SubPlan ", "CTE "]
    private static let footers = [
        "Planning", "Execution Time: ", "JIT:", "Trigger ", "Settings: ", "Query Identifier: ", "Serialization: ", "Memory: ",
    ]

    private mutating func addNode(_ text: Substring, column: Int) throws(PlanError) {
        guard nodes.count < Plan.maxNodes else { throw .tooManyNodes }
        // Every node name starts with a capital letter.
        guard text.first?.isUppercase == true else { throw .unreadable }
        while let last = path.last, last.column >= column { path.removeLast() }
        // Every node except the top one has a parent.
        guard column < 0 || !path.isEmpty else { throw .unreadable }
        var node = PlanHeader(text).node(depth: path.count)
        node.role = role
        role = nil
        path.append((column, nodes.count))
        nodes.append(node)
    }

    private mutating func addDetail(_ name: String, _ value: String) {
        guard !nodes.isEmpty, !name.hasPrefix("Worker ") else { return }
        let last = nodes.count - 1
        if name == "Buffers" { nodes[last].pages = Self.pages(value) }
        if name != "Buffers" { nodes[last].details.append(PlanNode.Detail(name: name, value: value)) }
    }

    private mutating func continueDetail(_ text: Substring) {
        guard let node = nodes.indices.last, let detail = nodes[node].details.indices.last else { return }
        nodes[node].details[detail].value += " " + text
    }

    /// `shared hit=32 read=6338, temp read=5 written=6`
    private static func pages(_ text: String) -> PlanNode.Pages {
        var pages = PlanNode.Pages()
        guard let shared = text.split(separator: ",").first, shared.hasPrefix("shared") else { return pages }
        for word in shared.split(separator: " ") {
            if word.hasPrefix("hit=") { pages.hit = Int(word.dropFirst(4)) ?? 0 }
            if word.hasPrefix("read=") { pages.read = Int(word.dropFirst(5)) ?? 0 }
        }
        return pages
    }
}
