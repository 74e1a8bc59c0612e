import Course
import Postgres

/// What a check requires of a plan: a step (`Seq Scan on orders`), or the name of an index or table.
struct PlanFeature: Sendable, Equatable {
    /// As the author wrote it.
    var text: String
    /// The kind of step, if one is named.
    private var step: String?
    private var index: String?
    private var relation: String?

    init(_ text: String) {
        self.text = text
        var head = text
        if let (before, name) = Self.split(head, at: " on ") { (head, relation) = (before, name) }
        if let (before, name) = Self.split(head, at: " using ") { (head, index) = (before, name) }
        step = PlanStepNames.isKnown(head) ? PlanStepNames.bare(head) : nil
    }

    private static func split(_ text: String, at word: String) -> (String, String)? {
        let parts = text.split(separator: word, maxSplits: 1)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }

    /// Whether the feature is just a name, of an index or a table.
    var isName: Bool { step == nil }

    /// The step of this kind. `reference` says which columns an index covers, since the answer may have named it differently.
    ///
    /// - Parameter exactly: if not, any kind of index scan matches an index scan.
    func step(of plan: QueryPlan, like reference: QueryPlan?, exactly: Bool) -> PlanNode? {
        let isAnyIndexScan = step == "indexscan" && !exactly
        let kinds = isAnyIndexScan ? ["indexscan", "indexonlyscan", "bitmapindexscan"] : step.map { [$0] }
        return plan.steps.first { fits($0, plan, reference, kinds: kinds) }
    }

    private func fits(_ step: PlanNode, _ plan: QueryPlan, _ reference: QueryPlan?, kinds: [String]?) -> Bool {
        guard let kinds else { return isIndex(text, step, plan, reference) || step.relation == text }
        guard kinds.contains(PlanStepNames.bare(step.type)) || kinds.contains(PlanStepNames.bare(step.name)) else { return false }
        if let index, !isIndex(index, step, plan, reference) { return false }
        guard let relation else { return true }
        // An index-only step does not name the table.
        let table = step.relation ?? step.index.flatMap { plan.indexes[$0] }.map { String($0.prefix { $0 != " " }) }
        return table == relation || step.alias == relation
    }

    /// Whether the step uses the index of this name, or one that starts with the same columns.
    private func isIndex(_ name: String, _ step: PlanNode, _ plan: QueryPlan, _ reference: QueryPlan?) -> Bool {
        guard let found = step.index else { return false }
        if found == name { return true }
        guard let wanted = reference?.indexes[name], let definition = plan.indexes[found] else { return false }
        if definition == wanted || definition.hasPrefix(wanted + " INCLUDE ") { return true }
        return wanted.hasSuffix(")") && definition.hasPrefix(wanted.dropLast() + ",") && !definition.contains(" WHERE ")
    }
}
