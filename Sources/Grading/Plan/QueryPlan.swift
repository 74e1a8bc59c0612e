import Postgres

/// How the server carried out a query.
struct QueryPlan: Sendable, Equatable {
    /// As EXPLAIN lists them: the last step of all first.
    var steps: [PlanNode]
    /// What each index is over, by its name: `sales USING btree (stall_id)`.
    var indexes: [String: String] = [:]
    /// The answer had set what the server may choose from, or what it takes each step to cost. That was put back first.
    var wasSteered = false

    /// Pages of tables and indexes that the query looked at, in memory or not.
    var buffers: Int { steps.first?.buffers ?? 0 }

    /// What the steps are, without what happens to be called one way or the other.
    var shape: [String] {
        steps.map { step in
            let index = step.index.map { indexes[$0] ?? $0 } ?? ""
            return "\(step.depth) \(step.name) \(step.relation ?? "") \(index)"
        }
    }

    /// The plan as psql shows it, without costs: a few lines of it.
    var excerpt: String {
        var lines: [String] = []
        for step in steps.prefix(Self.mostSteps) {
            let indent = step.depth == 0 ? "" : String(repeating: " ", count: 6 * step.depth - 4) + "->  "
            var rows = ""
            if let count = step.rows { rows = "  (rows=\(Int(count)) loops=\(step.loops))" }
            lines.append(indent + step.line + rows)
            let inner = String(repeating: " ", count: step.depth == 0 ? 2 : 6 * step.depth + 2)
            lines += step.conditions.map { "\(inner)\($0.name): \($0.value)" }
        }
        if steps.count > Self.mostSteps { lines.append("…") }
        return lines.joined(separator: "\n")
    }

    private static let mostSteps = 12
}
