import Postgres
import Terminal
import TutorCore

/// A query plan in place of the result.
extension Painter {
    /// Draws the tree, with the selected node's details below it.
    func drawPlan(_ plan: PlanAnalysis, _ lesson: LessonState, _ state: PlanPaneState, in area: Rect, into frame: inout Frame) {
        guard !area.isEmpty else { return }
        let selected = max(0, min(state.selected, plan.plan.nodes.count - 1))
        let details = PlanDetailText(analysis: plan, node: selected, lessons: lesson.planLessons, theme: theme).lines(width: area.width)
        // The tree gets the height it needs, but the first lines about the node always stay visible.
        let least = min(details.count, max(2, area.height / 3))
        let treeHeight = max(1, min(plan.plan.nodes.count, area.height - least - 1))
        let tree = Rect(x: area.x, y: area.y, width: area.width, height: min(treeHeight, area.height))
        let scroll = state.scroll
        PlanTreeView(analysis: plan, selected: selected, scroll: scroll, theme: theme).draw(into: &frame.canvas, in: tree)
        frame.map.planHeight = tree.height
        let top = scroll.top(of: plan.plan.nodes.count, height: tree.height)
        frame.addTarget(tree) { point in
            let node = top + point.y - tree.y
            return node < plan.plan.nodes.count ? .planNode(node) : nil
        }
        let rest = area.inset(top: tree.height + 1)
        guard rest.height > 0 else { return }
        TextView(lines: details).draw(into: &frame.canvas, in: rest)
        if details.count > rest.height { frame.canvas.put(" ↓ more", endingAt: rest.maxX, y: rest.maxY - 1, style: theme[.muted]) }
    }

    /// Draws two plans, side by side if there is room, and their differences.
    func drawComparison(
        _ plans: (before: PlanAnalysis, after: PlanAnalysis), _ state: PlanPaneState, in area: Rect, into frame: inout Frame
    ) {
        var lines: [Line] = []
        for (text, isBetter) in PlanChange(before: plans.before, after: plans.after).sentences {
            let mark = isBetter == true ? Line("✓ ", theme[.right]) : isBetter == false ? Line("✗ ", theme[.wrong]) : Line("  ")
            lines += TextWrap.lines(Line(SafeText(text).string), width: area.width, first: mark, rest: Line("  "))
        }
        let height = min(lines.count, max(1, area.height / 3))
        TextView(lines: lines).draw(into: &frame.canvas, in: Rect(x: area.x, y: area.y, width: area.width, height: height))
        let rest = area.inset(top: height)
        let areas: (Rect, Rect)
        if size.width >= Self.sideBySide {
            let half = (rest.width - 3) / 2
            areas = (
                Rect(x: rest.x, y: rest.y, width: half, height: rest.height),
                Rect(x: rest.x + half + 3, y: rest.y, width: rest.width - half - 3, height: rest.height)
            )
        } else {
            let half = min(plans.before.plan.nodes.count + 1, rest.height / 2)
            areas = (
                Rect(x: rest.x, y: rest.y, width: rest.width, height: half),
                Rect(x: rest.x, y: rest.y + half, width: rest.width, height: rest.height - half)
            )
        }
        for (title, plan, area) in [("Before", plans.before, areas.0), ("Now", plans.after, areas.1)] where !area.isEmpty {
            var words = Line(title, theme[.heading])
            if let time = plan.plan.milliseconds { words.spans.append(Span("   \(time.shortTime)", theme[.muted])) }
            frame.canvas.put(truncating: words, at: Point(x: area.x, y: area.y), in: area)
            PlanTreeView(analysis: plan, scroll: state.scroll, theme: theme).draw(into: &frame.canvas, in: area.inset(top: 1))
            frame.map.planHeight = max(frame.map.planHeight, area.height - 1)
        }
    }

    /// From this width on, two plans are shown side by side.
    private static let sideBySide = 120

    /// The line below a plan.
    func planFoot(_ plan: PlanAnalysis) -> String {
        var words: [String] = []
        if let milliseconds = plan.plan.milliseconds { words.append(milliseconds.shortTime) }
        if let planning = plan.plan.planningMilliseconds { words.append("planning \(planning.shortTime)") }
        if plan.plan.nodes.contains(where: { $0.pages != nil }) { words.append("\(plan.plan.buffers.grouped) buffers") }
        if !plan.plan.nodes.contains(where: { $0.rows != nil }) { words.append("not run") }
        switch plan.measure {
        case .milliseconds: words.append("%: own time")
        case .buffers: words.append("%: own buffers")
        case .cost: words.append("%: estimated cost")
        case .none: break
        }
        return words.joined(separator: " · ")
    }
}
