import Postgres
import Verdicts

/// Plans.
extension Finding {
    private init(_ kind: Feedback.Kind, _ sentence: String, _ plan: QueryPlan) {
        let steering = kind == .plan && plan.wasSteered ? " Planner settings are reset before the plan is checked." : ""
        self.init(kind, sentence + steering, kind == .plan ? ["explain", "create index"] : [])
        feedback.server = plan.excerpt
    }

    /// - Parameter before: the plan of the query that the learner started from.
    static func planRight(_ plan: QueryPlan, before: QueryPlan?) -> Self {
        guard let before, before.buffers > plan.buffers else {
            return Self(.right, "The server finds the rows in the way the task asks for.", plan)
        }
        let pages = Words.count(plan.buffers, "page")
        return Self(.right, "The server now reads \(pages) of 8 kB to find the rows, instead of \(Words.grouped(before.buffers)).", plan)
    }

    static func planLacks(_ feature: PlanFeature, _ plan: QueryPlan) -> Self {
        Self(
            .plan,
            feature.isName
                ? "The rows are right, but the server does not use \(feature.text) to find them."
                : "The rows are right, but the query plan has no \(feature.text), which the task asks for.", plan)
    }

    static func planHas(_ step: PlanNode, _ plan: QueryPlan) -> Self {
        Self(.plan, "The rows are right, but \(description(of: step)). The task asks for a plan without that.", plan)
    }

    /// - Parameter solution: the number of pages that the solution's query reads.
    static func planReads(_ plan: QueryPlan, before: QueryPlan, solution: Int?) -> Self {
        Self(
            .plan,
            "The rows are right, but the server reads \(Words.count(plan.buffers, "page")) of 8 kB to find them"
                + " (\(Words.grouped(before.buffers)) for the given query)."
                + (solution.map { " The solution reads \(Words.grouped($0))." } ?? ""), plan)
    }

    /// What a plan step does, for readers who have seen few plans.
    private static func description(of step: PlanNode) -> String {
        let table = step.relation ?? "a table"
        switch step.type {
        case "Seq Scan": return "the server reads the whole table \(table) (\(step.line))"
        case "Index Scan", "Index Only Scan", "Bitmap Index Scan": return "the server uses an index (\(step.line))"
        case "Bitmap Heap Scan": return "the server collects row positions from an index, then reads \(table) (\(step.line))"
        case "Sort", "Incremental Sort": return "the server sorts them (\(step.line))"
        case "Nested Loop": return "the server searches one side of a join again for each row of the other (\(step.line))"
        case "Hash Join": return "the server puts one side of a join into a hash table (\(step.line))"
        default: return "its plan has the step \(step.line)"
        }
    }
}
