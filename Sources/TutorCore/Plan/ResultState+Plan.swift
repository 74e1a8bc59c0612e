package import Postgres
package import Terminal

/// The plan in a result.
package enum PlanReading: Sendable {
    case tree(PlanAnalysis)
    /// Only the text can be shown.
    case text(PlanError)
}

/// How a plan is displayed.
package struct PlanPaneState: Sendable, Hashable {
    /// The node whose details are shown, by its index in the plan.
    package var selected = 0
    package var scroll = ScrollState()
    /// Whether EXPLAIN's own text replaces the tree.
    package var showsText = false
    /// Whether the plan is shown beside the previous one.
    package var isComparing = false

    /// Selects the most expensive node.
    mutating func select(_ plan: PlanAnalysis) {
        selected = plan.heaviest ?? 0
        scroll.top = max(0, selected - 3)
    }
}

extension ResultState {
    /// The tree shown, if the result is a plan.
    package var plan: PlanAnalysis? {
        if case .tree(let plan) = shown?.plan { plan } else { nil }
    }

    /// Why the plan shown has no tree.
    package var planError: PlanError? {
        if case .text(let error) = shown?.plan { error } else { nil }
    }

    /// The plan to compare with the one shown.
    package var planBefore: PlanAnalysis? {
        let newest = parts.lastIndex { if case .tree = $0.plan { true } else { false } }
        return plans.count == 2 && newest != nil && newest == shownIndex ? plans[0] : nil
    }

    package var isShowingTree: Bool { plan != nil && !planPane.showsText }

    /// Both plans, while they are compared.
    package var comparedPlans: (before: PlanAnalysis, after: PlanAnalysis)? {
        guard planPane.isComparing, let before = planBefore, let after = plan else { return nil }
        return (before, after)
    }

    /// Reads the plan in the part just completed, if that is the output of EXPLAIN.
    mutating func readPlan() {
        guard let last = parts.indices.last, parts[last].tag == "EXPLAIN" else { return }
        let table = parts[last].rows
        var text = ""
        var row = 0
        // The parser rejects longer texts.
        while row < table.count, text.utf8.count <= Plan.maxBytes {
            text += (table[row, 0] ?? "") + "\n"
            row += 1
        }
        do throws(PlanError) {
            guard table.count == parts[last].arrivedRows else { throw .tooLong }
            let plan = PlanAnalysis(try Plan(explained: text))
            parts[last].plan = .tree(plan)
            // Running the same statement again keeps the plan to compare with.
            let isSame = plans.count == 2 && plans[1].plan.nodes.map(\.line) == plan.plan.nodes.map(\.line)
            plans = (isSame ? plans.prefix(1) : plans.suffix(1)) + [plan]
            planPane = PlanPaneState()
            planPane.select(plan)
        } catch {
            parts[last].plan = .text(error)
        }
    }
}
