import Course
import Grading
import Progress
import Terminal

/// Exercises on commands, files and containers: what holds is shown as the learner works.
extension Model {
    /// The exercise of which it is shown what holds.
    var lookedAt: Exercise? {
        guard let exercise = lesson?.exercise, !exercise.isSQL, exercise.check?.facts != nil else { return nil }
        return exercise
    }

    /// Looks at the present section's exercise from now on, and no longer at the one before.
    func lookAtFacts() -> [Effect] {
        guard let lesson, lesson.lesson.exercises.contains(where: { $0.check?.facts != nil }) else { return [] }
        return [.lookAtFacts(exercise: lookedAt?.id, lesson: lesson.summary)]
    }

    mutating func take(_ facts: FactsStanding, of exercise: String, in id: LessonID) -> [Effect] {
        guard lesson?.id == id else { return [] }
        let pad = PadID(exercise: exercise)
        // What was said of an earlier state is no longer true.
        if let known = lesson?.facts[exercise], known != facts, lesson?.pads[pad]?.isBusy == false { lesson?.pads[pad]?.verdict = nil }
        lesson?.facts[exercise] = facts
        return []
    }

    func drawFacts(_ plan: ScreenPlan, into picture: inout Picture) {
        drawBelowWork(factLines(width: plan.facts.width), in: plan.facts, into: &picture)
    }

    /// Lines under everything; where not all fit, a mark at the end says so.
    func drawBelowWork(_ lines: [Line], in area: Rect, into picture: inout Picture) {
        if area.isEmpty { return }
        TextView(lines: lines).draw(into: &picture.canvas, in: area)
        if lines.count > area.height { picture.canvas.put("…", endingAt: area.maxX, y: area.maxY - 1, style: theme[.muted]) }
    }

    /// What holds, and below it what was said when it was asked for.
    func factLines(width: Int) -> [Line] {
        guard let lesson, let exercise = lookedAt, width > 0 else { return [] }
        var lines: [Line]
        switch lesson.facts[exercise.id] {
        case nil: lines = [Line("… looking at what is there", theme[.muted])]
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
