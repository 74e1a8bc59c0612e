import Postgres

/// How the server executed a query.
struct QueryPlan: Sendable, Equatable, Codable {
    /// In the order EXPLAIN prints them: the top node first.
    var steps: [PlanNode]
    /// What each index covers, by its name: `sales USING btree (stall_id)`.
    var indexes: [String: String] = [:]
    /// The answer had changed planner settings (which plans are allowed, or what steps cost). They were reset first.
    var wasSteered = false

    /// Pages of tables and indexes that the query read, from memory or disk.
    var buffers: Int { steps.first?.buffers ?? 0 }

    /// The steps without arbitrary names, for comparing plans.
    var shape: [String] {
        steps.map { step in
            let index = step.index.map { indexes[$0] ?? $0 } ?? ""
            return "\(step.depth) \(step.name) \(step.relation ?? "") \(index)"
        }
    }

    /// The first lines of the plan as psql shows it, without costs.
    var excerpt: String {
        var lines: [String] = []
        // The indentation of each open step's details.
        var indents: [Int] = []
        for step in steps.prefix(Self.maxSteps) {
            indents.removeLast(max(0, indents.count - step.depth))
            var column = indents.last ?? 0
            if let role = step.role {
                lines.append(String(repeating: " ", count: column) + role)
                column += 2
            }
            indents.append(column + (indents.isEmpty ? 2 : 6))
            let indent = String(repeating: " ", count: column) + (step.depth == 0 ? "" : "->  ")
            var rows = ""
            if let count = step.rows { rows = "  (rows=\(Int(count)) loops=\(step.loops))" }
            lines.append(indent + step.line + rows)
            let inner = String(repeating: " ", count: indents.last ?? 0)
            lines += step.conditions.map { "\(inner)\($0.name): \($0.value)" }
        }
        if steps.count > Self.maxSteps { lines.append("…") }
        return lines.joined(separator: "\n")
    }

    private static let maxSteps = 12
}
