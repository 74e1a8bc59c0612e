/// A plan with its notable parts: each node's own work, the node with the most, and the least accurate estimate.
package struct PlanAnalysis: Sendable, Equatable {
    /// The measure for comparing nodes: the best one in EXPLAIN's output.
    package enum Measure: Sendable, Equatable { case milliseconds, buffers, cost, none }

    /// An estimate far from the actual number of rows.
    package struct WrongEstimate: Sendable, Equatable {
        package var node: Int
        /// How many times too low or too high the estimate is; more than 1.
        package var factor: Double
        package var isTooLow: Bool
    }

    package let plan: Plan
    package let measure: Measure
    /// For each node, its own measure, without the nodes below it.
    package let own: [Double]
    /// The measure of the whole plan.
    package let total: Double
    /// The node with the highest own measure, if that can be determined.
    package private(set) var heaviest: Int?
    package private(set) var worstEstimate: WrongEstimate?
    /// For each node, its parent.
    package let parents: [Int?]
    /// For each node, whether its parent has another child after it.
    package let hasNextSibling: [Bool]

    /// Estimates that are off by a smaller factor are good enough.
    private static let notableFactor = 3.0

    package init(_ plan: Plan) {
        self.plan = plan
        let family = Self.family(of: plan.nodes)
        parents = family.parents
        hasNextSibling = family.hasNext
        let nodes = plan.nodes
        measure =
            nodes.contains { ($0.milliseconds ?? 0) > 0 }
            ? .milliseconds
            : nodes.contains { $0.buffers > 0 && $0.rows != nil } ? .buffers : nodes.contains { $0.cost != nil } ? .cost : .none
        let whole = Self.whole(plan.nodes, parents: parents, measure)
        own = Self.own(plan.nodes, whole, parents: parents, measure)
        total = zip(nodes, whole).reduce(0) { $0 + ($1.0.depth == 0 ? $1.1 : 0) }
        if nodes.count > 1, let most = own.indices.max(by: { own[$0] < own[$1] }), own[most] > 0 { heaviest = most }
        worstEstimate = findWorstEstimate()
    }

    /// A node's own share of the whole plan, from 0 to 1; `nil` if nothing was measured.
    package func share(of node: Int) -> Double? { total > 0 ? min(1, own[node] / total) : nil }

    private static func family(of nodes: [PlanNode]) -> (parents: [Int?], hasNext: [Bool]) {
        var parents: [Int?] = []
        var hasNext = Array(repeating: false, count: nodes.count)
        // The last node read at each depth.
        var path: [Int] = []
        for (index, node) in nodes.enumerated() {
            if node.depth > 0, path.count > node.depth { hasNext[path[node.depth]] = true }
            path = path.prefix(node.depth) + [index]
            parents.append(node.depth > 0 ? path[node.depth - 1] : nil)
        }
        return (parents, hasNext)
    }
}

extension PlanAnalysis {
    /// For each node, its measure including the nodes below it.
    private static func whole(_ nodes: [PlanNode], parents: [Int?], _ measure: Measure) -> [Double] {
        // The times of processes that run a node in parallel don't add up.
        var processes = Array(repeating: 1.0, count: nodes.count)
        for (index, node) in nodes.enumerated() {
            guard let parent = parents[index] else { continue }
            let isGathered = nodes[parent].type == "Gather" || nodes[parent].type == "Gather Merge"
            processes[index] =
                isGathered && node.role == nil ? max(1, Double(node.loops) / Double(max(1, nodes[parent].loops))) : processes[parent]
        }
        return nodes.indices.map { index in
            switch measure {
            case .milliseconds: (nodes[index].milliseconds ?? 0) * Double(nodes[index].loops) / processes[index]
            case .buffers: Double(nodes[index].buffers)
            case .cost: nodes[index].cost ?? 0
            case .none: 0
            }
        }
    }

    /// For each node, its measure without the nodes below it.
    ///
    /// EXPLAIN lists a CTE or an InitPlan below the top of its query, but it runs when a node deeper in the tree first needs it, and that
    /// node's time includes it.
    private static func own(_ nodes: [PlanNode], _ whole: [Double], parents: [Int?], _ measure: Measure) -> [Double] {
        var own = whole
        for (index, node) in nodes.enumerated() {
            guard let parent = parents[index] else { continue }
            guard measure != .cost, let role = node.role, !role.hasPrefix("SubPlan") else {
                own[parent] -= whole[index]
                continue
            }
            var rest = whole[index]
            for user in users(of: role, in: nodes) {
                let part = min(rest, whole[user])
                own[user] -= part
                rest -= part
            }
            own[parent] -= rest
        }
        return own.map { max(0, $0) }
    }

    /// The nodes that use a CTE or an InitPlan.
    private static func users(of role: String, in nodes: [PlanNode]) -> [Int] {
        if role.hasPrefix("CTE ") {
            let name = String(role.dropFirst(4))
            return nodes.indices.filter { nodes[$0].type == "CTE Scan" && nodes[$0].relation == name }
        }
        // `InitPlan 2 (returns $1,$2)`
        guard let start = role.firstIndex(of: "$") else { return [] }
        let parameters = role[start...].split { !($0 == "$" || $0.isNumber) }
        return nodes.indices.filter { index in
            nodes[index].details.contains { detail in
                detail.value.contains("$")
                    && detail.value.split { !($0 == "$" || $0.isNumber) }.contains { parameters.contains($0) }
            }
        }
    }

    /// The least accurate estimate. Among equals, the innermost one, where the error originated.
    private func findWorstEstimate() -> WrongEstimate? {
        var worst: WrongEstimate?
        var wasStoppedEarly = Array(repeating: false, count: plan.nodes.count)
        for (index, node) in plan.nodes.enumerated() {
            if let parent = parents[index] {
                wasStoppedEarly[index] = Self.stopsInputs(plan.nodes[parent], wasStopped: wasStoppedEarly[parent]) && node.role == nil
            }
            guard let rows = node.rows, let estimate = node.estimatedRows, node.loops > 0, !Self.isUncounted.contains(node.type) else {
                continue
            }
            let isTooLow = rows > estimate
            // A node that was stopped early could not return all the expected rows.
            if !isTooLow, wasStoppedEarly[index] { continue }
            let factor = max(1, max(rows, estimate)) / max(1, min(rows, estimate))
            if factor >= Self.notableFactor, factor >= worst?.factor ?? 0 {
                worst = WrongEstimate(node: index, factor: factor, isTooLow: isTooLow)
            }
        }
        return worst
    }

    /// Whether a node may stop its inputs before they have returned all rows.
    private static func stopsInputs(_ node: PlanNode, wasStopped: Bool) -> Bool {
        if node.type == "Limit" || node.type == "Merge Join" || node.name.contains("Semi") || node.name.contains("Anti") { return true }
        return wasStopped && !readsAll.contains(node.type)
    }

    /// Nodes that read all their input before they return the first row.
    private static let readsAll: Set<String> = ["Sort", "Hash", "Aggregate", "Bitmap Heap Scan"]
    /// Nodes that return no rows, or rows that the server doesn't count.
    private static let isUncounted: Set<String> = ["ModifyTable", "BitmapAnd", "BitmapOr"]
}
