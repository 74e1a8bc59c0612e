import Postgres

/// How the server executed a query.
struct QueryPlan: Sendable, Equatable, Codable {
    /// In the order EXPLAIN prints them: the top node first.
    var steps: [PlanNode]
    /// As psql shows it, without costs.
    var lines: [String] = []
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

    /// The first lines of the plan.
    var excerpt: String { (lines.prefix(Self.maxLines) + (lines.count > Self.maxLines ? ["…"] : [])).joined(separator: "\n") }

    private static let maxLines = 30
}
