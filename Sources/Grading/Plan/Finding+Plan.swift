import Postgres

/// The words for plans.
extension Finding {
    var planSentence: String {
        switch self {
        case .planRight(let facts): Self.praise(facts)
        case .planLacks(let feature, let facts):
            (feature.isName
                ? "The rows are right, but the server does not use \(feature.text) to find them."
                : "The rows are right, but the server finds them in another way: the exercise asks for \(feature.text), "
                    + "and its plan has none.")
                + Self.steering(facts)
        case .planHas(let step, let facts):
            "The rows are right, but \(Self.deed(of: step)). The exercise asks for a way without that." + Self.steering(facts)
        case .planReads(let most, let facts):
            "The rows are right, but to find them the server looks at \(Words.count(facts.buffers, "page")) of 8 kB"
                + (facts.before.map { "; with the query as it was given, it looks at \(Words.grouped($0))" } ?? "")
                + ". At most \(Words.grouped(most)) \(most == 1 ? "is" : "are") asked for." + Self.steering(facts)
        default: ""
        }
    }

    private static func praise(_ facts: PlanFacts) -> String {
        guard let before = facts.before, before > facts.buffers else { return "The server finds the rows in the way asked for." }
        return "The server now looks at \(Words.count(facts.buffers, "page")) of 8 kB to find them; it looked at \(Words.grouped(before))."
    }

    private static func steering(_ facts: PlanFacts) -> String {
        facts.wasSteered ? " Settings that steer the choice of a plan are put back before it is looked at." : ""
    }

    /// What a step does, for somebody who has seen few plans.
    private static func deed(of step: PlanStep) -> String {
        let table = step.relation ?? "a table"
        switch step.type {
        case "Seq Scan": return "the server reads the whole table \(table) for them, from its first row to its last (\(step.line))"
        case "Index Scan", "Index Only Scan", "Bitmap Index Scan": return "the server goes through an index for them (\(step.line))"
        case "Bitmap Heap Scan": return "the server collects places from an index, then reads those of \(table) (\(step.line))"
        case "Sort", "Incremental Sort": return "the server has to sort them (\(step.line))"
        case "Nested Loop": return "the server looks through one side of a join again for each row of the other (\(step.line))"
        case "Hash Join": return "the server puts one side of a join in a hash table (\(step.line))"
        default: return "its plan has the step \(step.line)"
        }
    }
}
