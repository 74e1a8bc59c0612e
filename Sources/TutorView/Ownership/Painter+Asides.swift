import Course
import DockerCLI
import EngineValues
import Terminal
import TutorCore
import Verdicts

/// Banners at the bottom of the screen, shown as long as they apply: name conflicts, and questions about foreign objects.
extension Painter {
    func asideLines(width: Int) -> [Line] {
        guard lesson != nil, width > 0 else { return [] }
        let conflicts = model.nameConflicts.flatMap {
            TextWrap.lines(Line("! " + $0.words, theme[.warning]), width: width, rest: Line("  "))
        }
        return questionLines(width: width) + guardLines(width: width) + conflicts
    }

    /// A warning that the shell runs a docker other than calf's, and what that means.
    private func guardLines(width: Int) -> [Line] {
        guard let lesson, lesson.lesson.engine.hasContainers, lesson.shells.tab?.isGuarded == false else { return [] }
        return TextWrap.lines(Line("! " + ShellText.unguarded, theme[.warning]), width: width, rest: Line("  "))
    }

    private func questionLines(width: Int) -> [Line] {
        guard let question = lesson?.engine.question else { return [] }
        var lines = TextWrap.lines(Line("? " + question.text, theme[.accent]), width: width, rest: Line("  "))
        lines += TextWrap.lines(Line("  " + NewcomersQuestion.consequences, theme[.muted]), width: width, rest: Line("  "))
        let answers = answerLine(question)
        if let last = lines.last, last.cellWidth + answers.cellWidth <= width {
            lines[lines.count - 1].spans += answers.spans
        } else {
            lines.append(answers)
        }
        return lines
    }

    /// `  ^G 1 yes  ^G 2 no  then 2 more`
    private func answerLine(_ question: NewcomersQuestion) -> Line {
        var line = Line()
        for answer in NewcomersQuestion.answers {
            line.spans += [Span("  "), Span(key(answer.command), theme[.key].with(.bold)), Span(" " + answer.word)]
        }
        if question.others > 0 { line.spans.append(Span("  then \(question.others) more", theme[.muted])) }
        return line
    }

    private func key(_ command: Command) -> String { "^G \(command.letter.map(String.init) ?? "")" }

    func drawAsides(_ plan: ScreenPlan, into frame: inout Frame) {
        let area = plan.asides
        guard !area.isEmpty else { return }
        drawBelowWork(asideLines(width: area.width), in: area, into: &frame)
        let asked = questionLines(width: area.width)
        guard let last = asked.last?.plain, asked.count <= area.height else { return }
        for answer in NewcomersQuestion.answers {
            let words = key(answer.command) + " " + answer.word
            guard let place = last.firstRange(of: words) else { continue }
            let x = area.x + String(last[..<place.lowerBound]).cellWidth
            let spot = Rect(x: x, y: area.y + asked.count - 1, width: words.cellWidth, height: 1)
            frame.addTarget(spot, .command(answer.command))
        }
    }
}

extension Model {
    /// Conflicts over the names that the exercise requires, and over the one that Docker has just refused.
    var nameConflicts: [NameConflict] {
        guard let lesson else { return [] }
        var conflicts: [NameConflict] = []
        if let exercise = lookedAt, case .known(let state) = lesson.facts[exercise.id] { conflicts = state.conflicts }
        if let refused = lesson.engine.conflict, !conflicts.contains(where: { $0.object.id == refused.object.id }) {
            conflicts.append(refused)
        }
        // The question about whether the object is part of the lesson comes first.
        let asked = lesson.engine.question?.objects ?? []
        return conflicts.filter { conflict in !asked.contains { $0.id == conflict.object.id } }
    }
}
