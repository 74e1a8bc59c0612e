import Course
import Grading
import Terminal
import TutorCore

/// The checklist below the work.
extension Painter {
    func drawChecklist(_ plan: ScreenPlan, into frame: inout Frame) {
        guard plan.checklist.isShown else { return }
        drawTitle("Checklist", "checked as you type", in: plan.checklist.title, isFocused: false, into: &frame)
        let area = plan.checklist.body.inset(left: 1, right: 1)
        drawBelowWork(factLines(width: area.width), in: area, into: &frame)
    }

    /// Draws lines below everything else. If not all of them fit, a mark at the end shows that.
    func drawBelowWork(_ lines: [Line], in area: Rect, into frame: inout Frame) {
        if area.isEmpty { return }
        TextView(lines: lines).draw(into: &frame.canvas, in: area)
        if lines.count > area.height { frame.canvas.put("…", endingAt: area.maxX, y: area.maxY - 1, style: theme[.muted]) }
    }

    /// The facts, followed by the verdict of the last check.
    func factLines(width: Int) -> [Line] {
        guard let lesson, let exercise = model.lookedAt, width > 0 else { return [] }
        var lines: [Line]
        switch lesson.facts[exercise.id] {
        case nil: lines = [Line("… checking", theme[.muted])]
        case .failed(let why):
            lines = why.split(separator: "\n").flatMap { TextWrap.lines(Line(String($0), theme[.warning]), width: width) }
        case .known(let state): lines = FactsText(state: state, width: width, theme: theme).lines
        }
        if case .judging = lesson.pad.activity { lines.append(Line("◐ checking", theme[.accent])) }
        if let verdict = lesson.pad.verdict {
            lines += VerdictText(verdict: verdict, lesson: lesson, width: width, theme: theme).lines
        }
        return lines
    }
}
