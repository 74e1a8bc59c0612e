import Course
import Markup
import Terminal
import TutorCore
import Verdicts

/// The checklist below the work.
extension Painter {
    func drawChecklist(_ plan: ScreenPlan, into frame: inout Frame) {
        guard plan.checklist.isShown else { return }
        let area = plan.checklist.body.inset(left: 1, right: 1)
        let lines = checklistLines(width: area.width)
        let all = lines.facts + lines.verdict
        frame.map.checklist.height = area.height
        frame.map.checklist.lineCount = all.count
        let last = max(0, all.count - area.height)
        let top = min(lesson?.checklistTop ?? 0, last)
        let more = last == 0 ? "" : " · \(model.barKey(of: .moreChecks)) \(top < last ? "↓ \(last - top) more" : "back to its start")"
        drawTitle("Checklist\(more)", checklistDetail, in: plan.checklist.title, isFocused: false, into: &frame)
        frame.addTarget(plan.checklist.body, .checklist)
        if last > 0 { frame.addTarget(plan.checklist.title, .command(.moreChecks)) }
        if top > 0 {
            TextView(lines: all, state: ScrollState(top: top)).draw(into: &frame.canvas, in: area)
            return
        }
        // A long checklist gives way, up to its first line: its facts were there before the check, the verdict is new.
        let height = min(lines.verdict.count, max(1, area.height - 1))
        let (facts, verdict) = (area.inset(bottom: height), area.inset(top: area.height - height))
        frame.map.factLines = facts.height
        drawBelowWork(lines.facts, in: facts, into: &frame)
        drawBelowWork(lines.verdict, in: verdict, into: &frame)
    }

    /// When the facts are checked. Those that need a command or a connection are checked later than the others.
    private var checklistDetail: String {
        let detail = "checked as you type"
        guard let lesson, let exercise = model.lookedAt, case .known(let known)? = lesson.facts[exercise.id] else { return detail }
        let state = lesson.pad.verdict?.judgement.verdict == .pass ? shown(known, in: lesson) : known
        if !state.items.contains(where: { $0.standing == .unknown }) { return detail }
        let check = model.barKey(of: .check, inShell: lesson.focus == .shell)
        if state.items.allSatisfy({ $0.standing == .unknown }) { return "checked when you press \(check)" }
        if lesson.lesson.engine == .docker, state.items.contains(where: { $0.standing == .fails }) {
            return "\(detail), · when the rest is ✓"
        }
        return "\(detail), · when you press \(check)"
    }

    /// The facts as the checklist shows them: all hold if the answer is right, and a check has tried what is not tried as the learner types.
    private func shown(_ known: FactsState, in lesson: LessonState) -> FactsState {
        guard let verdict = lesson.pad.verdict else { return known }
        let judgement = verdict.judgement
        // What only a check tries may have changed with a command after it.
        var state = verdict.isBeforeChange ? known : judgement.facts.map { known.completed(by: $0) } ?? known
        if judgement.verdict == .pass {
            for index in state.items.indices { state.items[index].standing = .holds }
        }
        return state
    }

    /// Draws lines below everything else. If not all of them fit, a mark at the end shows that.
    func drawBelowWork(_ lines: [Line], in area: Rect, into frame: inout Frame) {
        if area.isEmpty { return }
        TextView(lines: lines).draw(into: &frame.canvas, in: area)
        if lines.count > area.height { frame.canvas.put("…", endingAt: area.maxX, y: area.maxY - 1, style: theme[.muted]) }
    }

    /// How to get back what the exercise starts with, if the learner has removed it.
    private func missingLines(of exercise: Exercise, in lesson: LessonState, width: Int) -> [Line] {
        let missing = lesson.missingContainers(of: exercise)
        if missing.isEmpty || lesson.isDone(exercise) { return [] }
        let names = SafeText(missing.joined(separator: ", ")).string
        let words = "No longer there: \(names). \(model.barKey(of: .reset, inShell: true)) (Reset) starts the exercise again."
        return TextWrap.lines(Line(words, theme[.muted]), width: width, first: Line("! ", theme[.warning]), rest: Line("  "))
    }

    /// The facts, and what is said about the last check.
    func checklistLines(width: Int) -> (facts: [Line], verdict: [Line]) {
        guard let lesson, let exercise = model.lookedAt, width > 0 else { return ([], []) }
        let facts: [Line] =
            switch lesson.facts[exercise.id] {
            case nil where lesson.waitsForNeed: TextWrap.lines(Line(ServersState.unneeded, theme[.muted]), width: width)
            case nil: [Line("… checking", theme[.muted])]
            case .failed(let why):
                why.split(separator: "\n").flatMap {
                    TextWrap.lines(Line(naming: String($0), theme[.warning], theme: theme), width: width)
                }
            case .known(let state):
                FactsText(state: shown(state, in: lesson), width: width, theme: theme).lines
                    + (state.isWhole ? [] : missingLines(of: exercise, in: lesson, width: width))
            }
        var verdict: [Line] = []
        if case .judging = lesson.pad.activity { verdict.append(Line("◐ checking", theme[.accent])) }
        if let last = lesson.pad.verdict {
            verdict += VerdictText(verdict: last, lesson: lesson, model: model, width: width, theme: theme).lines
        }
        return (facts, verdict)
    }
}
