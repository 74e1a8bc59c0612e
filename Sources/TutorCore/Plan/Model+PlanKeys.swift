import Postgres
import Terminal

/// Keys in a result that is a query plan.
extension Model {
    /// Handles a key for the plan shown. Returns whether the key had a meaning.
    mutating func handleInPlan(_ key: KeyEvent) -> Bool {
        guard !key.control, !key.alt, var result = lesson?.pad.result else { return false }
        switch key.key {
        case .character("t") where result.plan != nil:
            result.planPane.showsText.toggle()
            result.planPane.isComparing = false
        case .character("c") where result.plan != nil && result.planBefore != nil:
            result.planPane.isComparing.toggle()
            result.planPane.showsText = false
            result.planPane.scroll = ScrollState()
        case .character("c") where result.plan != nil: notice = Notice(SQLText.noEarlierPlan)
        case .character("t"), .character("c"): notice = Notice(result.planError?.sentence ?? SQLText.noPlan)
        case _ where result.comparedPlans != nil:
            guard result.handleInComparison(key, height: screen.planHeight) else { return false }
        default:
            guard let plan = result.plan, !result.planPane.showsText,
                result.planPane.handle(key, in: plan, height: screen.planHeight)
            else { return false }
        }
        lesson?.pad.result = result
        return true
    }

    /// Selects a node of the tree.
    mutating func selectPlanNode(_ node: Int) {
        lesson?.focus = .result
        lesson?.pad.result?.planPane.selected = node
    }

    /// Scrolls the tree with the mouse wheel. Returns whether a tree is shown.
    mutating func turnPlan(by lines: Int) -> Bool {
        guard let result = lesson?.pad.result, result.isShowingTree, let plan = result.plan else { return false }
        let height = screen.planHeight
        lesson?.pad.result?.planPane.scroll.scroll(by: lines, of: plan.plan.nodes.count, height: height)
        return true
    }
}

extension ResultState {
    fileprivate mutating func handleInComparison(_ key: KeyEvent, height: Int) -> Bool {
        guard let plans = comparedPlans else { return false }
        let count = max(plans.before.plan.nodes.count, plans.after.plan.nodes.count)
        guard key.key == .escape else { return planPane.scroll.handle(key, of: count, height: height) }
        planPane.isComparing = false
        return true
    }
}

extension PlanPaneState {
    /// Selects another node.
    fileprivate mutating func handle(_ key: KeyEvent, in plan: PlanAnalysis, height: Int) -> Bool {
        let count = plan.plan.nodes.count
        switch key.key {
        case .left, .character("h"): selected = plan.parents[selected] ?? selected
        case .right, .character("l"): if selected + 1 < count, plan.parents[selected + 1] == selected { selected += 1 }
        default:
            guard let step = key.step(of: count, height: height) else { return false }
            selected += step
        }
        selected = max(0, min(selected, count - 1))
        scroll.reveal(selected..<selected + 1, of: count, height: height)
        return true
    }
}
