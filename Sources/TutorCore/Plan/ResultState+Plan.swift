package import Postgres
package import Terminal

/// What is known of the plan in a result.
package enum PlanReading: Sendable {
    case tree(PlanAnalysis)
    /// Only the text is shown.
    case text(PlanError)
}

/// How a plan is looked at.
package struct PlanPaneState: Sendable, Hashable {
    /// The node whose details are shown, by its place in the plan.
    package var selected = 0
    package var scroll = ScrollState()
    /// EXPLAIN's own text in place of the tree.
    package var showsText = false
    /// Beside the plan before.
    package var isComparing = false

    /// Starts at the node that stands out.
    mutating func select(_ plan: PlanAnalysis) {
        selected = plan.heaviest ?? 0
        scroll.top = max(0, selected - 3)
    }
}

extension ResultState {
    /// The tree that is shown, where the result is a plan.
    package var plan: PlanAnalysis? {
        if case .tree(let plan) = shown?.plan { plan } else { nil }
    }

    /// Why the plan that is shown is no tree.
    package var planError: PlanError? {
        if case .text(let error) = shown?.plan { error } else { nil }
    }

    /// The plan to compare with the one that is shown.
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

    /// Reads the part that has just been completed, where EXPLAIN returned it.
    mutating func readPlan() {
        guard let last = parts.indices.last, parts[last].tag == "EXPLAIN" else { return }
        let table = parts[last].rows
        var text = ""
        var row = 0
        // A longer text is refused by the reader.
        while row < table.count, text.utf8.count <= Plan.maxBytes {
            text += (table[row, 0] ?? "") + "\n"
            row += 1
        }
        do throws(PlanError) {
            guard table.count == parts[last].arrivedRows else { throw .tooLong }
            let plan = PlanAnalysis(try Plan(explained: text))
            parts[last].plan = .tree(plan)
            // Running the same again does not push out the plan that it is compared with.
            let isSame = plans.count == 2 && plans[1].plan.nodes.map(\.line) == plan.plan.nodes.map(\.line)
            plans = (isSame ? plans.prefix(1) : plans.suffix(1)) + [plan]
            planPane = PlanPaneState()
            planPane.select(plan)
        } catch {
            parts[last].plan = .text(error)
        }
    }
}
