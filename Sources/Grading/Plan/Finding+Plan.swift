import Postgres

/// The sentences about plans.
extension Finding {
    static func praise(_ facts: PlanFacts) -> String {
        guard let before = facts.before, before > facts.buffers else { return "The server finds the rows in the way the task asks for." }
        return "The server now reads \(Words.count(facts.buffers, "page")) of 8 kB to find the rows, instead of \(Words.grouped(before))."
    }

    static func steering(_ facts: PlanFacts) -> String {
        facts.wasSteered ? " Planner settings are reset before the plan is checked." : ""
    }

    /// What a plan step does, for readers who have seen few plans.
    static func description(of step: PlanNode) -> String {
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
