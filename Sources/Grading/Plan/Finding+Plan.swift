import Postgres

/// The words for plans.
extension Finding {
    var planSentence: String {
        switch self {
        case .planRight(let facts): Self.praise(facts)
        case .planLacks(let feature, let facts):
            (feature.isName
                ? "The rows are right, but the server does not use \(feature.text) to find them."
                : "The rows are right, but the query plan has no \(feature.text), which the task asks for.")
                + Self.steering(facts)
        case .planHas(let step, let facts):
            "The rows are right, but \(Self.deed(of: step)). The task asks for a plan without that." + Self.steering(facts)
        case .planReads(let most, let facts):
            "The rows are right, but the server reads \(Words.count(facts.buffers, "page")) of 8 kB to find them"
                + (facts.before.map { " (\(Words.grouped($0)) for the given query)" } ?? "")
                + ". The task asks for at most \(Words.grouped(most))." + Self.steering(facts)
        default: ""
        }
    }

    private static func praise(_ facts: PlanFacts) -> String {
        guard let before = facts.before, before > facts.buffers else { return "The server finds the rows in the way the task asks for." }
        return "The server now reads \(Words.count(facts.buffers, "page")) of 8 kB to find the rows, instead of \(Words.grouped(before))."
    }

    private static func steering(_ facts: PlanFacts) -> String {
        facts.wasSteered ? " Planner settings are reset before the plan is checked." : ""
    }

    /// What a step does, for somebody who has seen few plans.
    private static func deed(of step: PlanNode) -> String {
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
