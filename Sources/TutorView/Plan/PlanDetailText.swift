import Course
import Postgres
import Terminal
import TutorCore

/// The details of one node: what it does, its numbers, and then its conditions.
struct PlanDetailText {
    var analysis: PlanAnalysis
    var node: Int
    /// The lessons that can be referred to, by concept.
    var lessons: [String: Teaching]
    var theme: Theme

    func lines(width: Int) -> [Line] {
        let node = analysis.plan.nodes[node]
        var first = Line(node.name, theme[.strong])
        first.spans.append(Span("  " + PlanWords.sentences(node).joined(separator: " ")))
        if let lesson = lesson(node) {
            let number = lesson.number == 0 ? "" : "Lesson \(lesson.number): "
            first.spans.append(Span("   → \(number)\(SafeText(lesson.title).string)", theme[.accent]))
        }
        var lines = TextWrap.lines(first, width: width)
        for facts in [standsOut, numbers(node)] where !facts.isEmpty {
            lines += TextWrap.lines(Line(facts, facts == standsOut ? theme[.warning] : theme[.text]), width: width, rest: Line("  "))
        }
        for detail in node.details {
            lines += TextWrap.lines(Line("\(detail.name): \(SafeText(detail.value).string)", theme[.muted]), width: width, rest: Line("  "))
        }
        return lines
    }

    /// The lesson that explains the node; never the open one.
    private func lesson(_ node: PlanNode) -> Teaching? {
        PlanWords.concepts(node).lazy.compactMap { lessons[$0] }.first { !$0.isHere }
    }

    private var standsOut: String {
        var words: [String] = []
        if analysis.heaviest == node, let share = analysis.share(of: node) {
            let percent = "\(Int((share * 100).rounded())) %"
            switch analysis.measure {
            case .milliseconds: words.append("Slowest node: \(percent) of the time.")
            case .buffers: words.append("Most buffers: \(percent) of them.")
            case .cost, .none: words.append("Highest cost: \(percent) of the plan's.")
            }
        }
        if let worst = analysis.worstEstimate, worst.node == node { words.append("Worst estimate: \(worst.words).") }
        return words.joined(separator: " ")
    }

    private func numbers(_ node: PlanNode) -> String {
        var words: [String] = []
        if let milliseconds = node.milliseconds {
            let own = analysis.measure == .milliseconds ? "\(analysis.own[self.node].shortTime) of its own, " : ""
            words.append("time \(own)\((milliseconds * Double(max(1, node.loops))).shortTime) with the nodes below")
        }
        if let rows = node.rows {
            words.append("rows \(Int(rows).grouped)" + (node.loops > 1 ? " per loop" : ""))
            if let estimate = node.estimatedRows { words.append("estimate \(Int(estimate).grouped)") }
            words.append("loops \(node.loops.grouped)")
        } else if let estimate = node.estimatedRows {
            words.append("estimated rows \(Int(estimate).grouped)")
        }
        if let pages = node.pages { words.append("buffers \(pages.count.grouped) (hit \(pages.hit.grouped), read \(pages.read.grouped))") }
        if let cost = node.cost { words.append("cost \(Int(cost.rounded()).grouped)") }
        return words.joined(separator: " · ")
    }
}
