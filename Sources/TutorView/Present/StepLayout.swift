package import Course
import EngineValues
import Markup
import Postgres
import Primitives
package import Terminal
package import TutorCore
import Verdicts

/// Lays out a step of a demo in its current state.
package struct StepLayout {
    let model: Model
    let lesson: LessonState
    let presenting: Presenting
    let step: Step
    let size: Size
    let theme: Theme

    /// `nil` if no step is shown.
    package init?(_ model: Model, size: Size, theme: Theme) {
        guard let lesson = model.lesson, let presenting = model.presenting, let step = presenting.step,
            lesson.lesson.sections.indices.contains(step.section)
        else { return nil }
        self.model = model
        self.lesson = lesson
        self.presenting = presenting
        self.step = step
        self.size = size
        self.theme = theme
    }

    /// A step of a lesson before anything has run.
    package init?(written lesson: Lesson, showing index: Int, size: Size) {
        let summary = LessonSummary(
            course: lesson.course, module: lesson.module, id: lesson.id, number: lesson.number, title: lesson.title, idea: "",
            minutes: lesson.minutes, engine: lesson.engine, exercises: lesson.exercises.map(\.id), path: lesson.path)
        var model = Model(location: .lesson)
        model.presenting = Presenting(lesson, showing: index)
        model.lesson = LessonState(
            summary: summary, lesson: lesson, courseTitle: "", moduleTitle: "", moduleNumber: 0, index: 0, siblings: 0, siblingsDone: [],
            next: nil)
        self.init(model, size: size, theme: .mono)
    }

    private var section: Section { lesson.lesson.sections[step.section] }

    /// The title above each of the step's pages.
    var title: String {
        let title = section.title.isEmpty ? lesson.lesson.title : section.title
        return section.exercise == nil ? title : "\(ExerciseHeading.prefix) \(title)"
    }

    package var pages: StepPages {
        StepPages.balanced(in: size) { pages in
            let layout = LessonLayout(width: pages.width, pictureHeight: pages.largestHeight, theme: theme)
            switch step.kind {
            case .text(let range): pages.add(section.elements[range], layout)
            case .question(let id): lesson.quiz(id).map { addQuestion($0, id, layout, to: &pages) }
            case .show(let id): lesson.example(id).map { pages.add(layout.code($0.block)) }
            case .predict(let id): lesson.example(id).map { addPrediction($0, id, layout, to: &pages) }
            case .run(let id, _): addRun(recorded: lesson.example(id).map { layout.outcome(of: $0) } ?? [], layout, to: &pages)
            case .work: addRun(recorded: [], layout, to: &pages)
            case .task: addTask(layout, to: &pages)
            case .verdict: addVerdict(to: &pages)
            case .solution: addSolution(layout, to: &pages)
            }
        }
    }

    private func addQuestion(_ quiz: Quiz, _ id: ExampleID, _ layout: LessonLayout, to pages: inout StepPages) {
        let question = TextWrap.lines(Line(naming: quiz.question, theme[.strong], theme: theme), width: layout.width)
        let (texts, right) = (quiz.choices.map(\.text), quiz.choices.firstIndex(where: \.isCorrect))
        pages.add(question)
        pages.append(choices(texts, id, width: layout.width, mark: digit))
        pages.breakPage()
        pages.add(question)
        pages.append(choices(texts, id, width: layout.width) { answerMark($0, right: right) })
        if let right {
            // The room may have chosen another answer.
            let why = quiz.choices[right].why
            let reason = why.hasPrefix("Yes. ") ? String(why.dropFirst(5)) : why
            pages.add(TextWrap.lines(Line(naming: reason, theme: theme), width: layout.width))
        } else {
            pages.add(
                TextWrap.lines(
                    Line(naming: quiz.answers.first ?? "", theme: theme), width: layout.width, first: Line("✓  ", theme[.right]),
                    rest: Line("   ")))
        }
    }

    private func addPrediction(_ example: Example, _ id: ExampleID, _ layout: LessonLayout, to pages: inout StepPages) {
        pages.add(layout.code(example.block))
        guard let prediction = example.prediction else { return }
        pages.add(TextWrap.lines(Line(naming: prediction.question.capitalizedFirst, theme[.accent], theme: theme), width: layout.width))
        pages.append(choices(prediction.choices, id, width: layout.width, mark: digit))
    }

    /// The digit that counts a hand for a choice.
    private func digit(_ index: Int) -> Line { Line("\(index + 1)  ", theme[.key]) }

    /// The mark of the right choice.
    private func answerMark(_ index: Int, right: Int?) -> Line { index == right ? Line("✓  ", theme[.right]) : Line("   ") }

    /// The choices, each with the hands counted for it.
    ///
    /// - Parameter mark: What is before a choice, in three columns.
    private func choices(_ choices: [String], _ id: ExampleID, width: Int, mark: (Int) -> Line) -> [Line] {
        let counts = choices.indices.map { index in presenting.hands[id]?.count { $0 == index } ?? 0 }
        // A bar of more than 40 hands is as long as 40, and the others keep their proportion to it.
        let most = max(40, counts.max() ?? 0)
        return choices.enumerated().flatMap { index, choice in
            let hands = counts[index]
            var line = Line(naming: choice, theme: theme)
            let bar = String(repeating: "▮", count: (hands * 40 + most - 1) / most)
            if hands > 0 { line.spans.append(Span("  \(bar) \(hands)", theme[.accent])) }
            return TextWrap.lines(line, width: width, first: mark(index), rest: Line("   "))
        }
    }

    // MARK: - Examples and work

    private func addRun(recorded: [Line], _ layout: LessonLayout, to pages: inout StepPages) {
        guard let rehearsal = lesson.lesson.rehearsal(of: step) else { return }
        let isScript = model.scriptName(of: step) != nil
        if presenting.showsRecorded {
            pages.add(typedLines(rehearsal, rehearsal.text, layout))
            let text = recorded.isEmpty ? [Line("The lesson has no output recorded for this step.", theme[.muted])] : recorded
            pages.add([Line(isScript ? "Recorded, for the whole example" : "Recorded", theme[.warning])], holdsOn: true)
            addPrinted(text, to: &pages)
            if !recorded.isEmpty { pages.add(predicted(isRight: true)) }
            return
        }
        if isScript { return addScript(rehearsal, to: &pages) }
        let code = typedLines(rehearsal, presenting.hasRun ? rehearsal.text : String(rehearsal.text.prefix(presenting.typed)), layout)
        // What is being typed stays visible, however long it is.
        pages.add(presenting.hasRun ? code : Array(code.suffix(StepPages.room(in: size).height)))
        if presenting.hasRun { addResult(rehearsal, to: &pages) }
    }

    /// Where the cursor is, below and beside the start of the page's text; `nil` if nothing is typed.
    var cursor: (page: Int, Point)? {
        guard presenting.isTyping, model.scriptName(of: step) != nil || lesson.lesson.rehearsal(of: step)?.place != .shell else {
            return nil
        }
        let pages = pages.pages
        guard let last = pages.last?.lines.last else { return nil }
        return (pages.count - 1, Point(x: last.cellWidth, y: (pages.last?.lines.count ?? 1) - 1))
    }

    private func typedLines(_ rehearsal: Rehearsal, _ text: String, _ layout: LessonLayout) -> [Line] {
        var head: [Line] = []
        if case .file(let path) = rehearsal.place { head = [Line(SafeText(path.text).string, theme[.strong])] }
        return head + Layout.code(text, language: Language(fence: rehearsal.language[...]), width: layout.width, theme: theme)
    }

    /// What the step's statement has returned.
    var result: ResultState? {
        guard let script = model.scriptName(of: step) else { return model.presentedResult(of: step) }
        return lesson.sessions.steps[script]?.results[step.part]
    }

    private func addResult(_ rehearsal: Rehearsal, to pages: inout StepPages) {
        if case .file(let path) = rehearsal.place {
            let document = lesson.files.documents[path]
            let trouble = document?.trouble ?? document?.refusal
            return pages.add([Line(trouble ?? "Saved.", theme[trouble == nil ? .muted : .warning])])
        }
        guard let result else { return }
        pages.add(ResultBlocks(result, width: pages.width, theme: theme))
        pages.add(predicted(isRight: endedAsInLesson))
    }

    /// Whether the step's statements failed only where they do in the lesson. The answer to its question is about that result.
    private var endedAsInLesson: Bool {
        let script = model.scriptName(of: step).map { lesson.sessions.steps[$0]?.results ?? [:] }
        let results = script.map { Array($0.values) } ?? [result].compactMap { $0 }
        return Set(results.compactMap { $0.trouble.map { $0.sqlstate ?? "lost" } }) == lesson.expectedErrors(in: step)
    }

    /// The right answer to the example's question, once the whole example has run as in the lesson, and how many hands each choice had.
    func predicted(isRight: Bool) -> [Line] {
        guard case .run(let id, let statement) = step.kind, let example = lesson.example(id), let prediction = example.prediction else {
            return []
        }
        // What is recorded is the whole example's.
        let isShown = isRight && (presenting.showsRecorded || statement + 1 == example.steps?.count ?? 1)
        guard isShown || presenting.hands[id]?.isEmpty == false else { return [] }
        let width = StepPages.room(in: size).width
        switch prediction.answer {
        case .choice(_, let right):
            return choices(prediction.choices, id, width: width) { answerMark($0, right: isShown ? right : nil) }
        case .text(let answers): return [Line([Span("✓  ", theme[.right]), Span(answers.first ?? "")])]
        case .open(let answer):
            return TextWrap.lines(Line(naming: answer, theme: theme), width: width, first: Line("✓  ", theme[.right]), rest: Line("   "))
        // The result itself says it.
        case .rows, .plan, .value: return []
        }
    }

    /// The statements of a script so far, each with its session and its result, which session waits, and the statement that is typed.
    private func addScript(_ rehearsal: Rehearsal, to pages: inout StepPages) {
        guard let name = model.scriptName(of: step), case .session(let side) = rehearsal.place else { return }
        let progress = lesson.sessions.steps[name] ?? StepProgress()
        func statement(_ text: String, in side: SessionID.Side, result: [Line] = []) -> ScriptStatement {
            let code = Layout.code(text, language: .sql, width: pages.width - 3, theme: theme)
            return ScriptStatement(mark: Line(" \(side.rawValue) ", theme[.key]), lines: code + result)
        }
        // Later statements have run, too, if the presenter has gone back.
        let sent = progress.sent.filter { $0.index <= step.part }
        var statements = sent.map { sent in
            let text = sent.text.split(separator: "\n").map(String.init).filter { !$0.trimmed.hasPrefix("--") }.joined(separator: "\n")
            let lines = progress.results[sent.index].map { result in
                (progress.waited[sent.index].map { [Line("waited for \($0)", theme[.muted])] } ?? [])
                    + ResultBlocks(result, width: pages.width - 5, theme: theme).brief
            }
            let result = (lines ?? [Line("⧗", theme[.warning])]).map { Line([Span("  ")] + $0.spans) }
            return statement(text, in: sent.side, result: result)
        }
        for side in SessionID.Side.allCases {
            guard let wait = lesson.sessions.waits[SessionID(side, copy: name)],
                sent.contains(where: { $0.index == progress.running[side]?.index })
            else { continue }
            let words = Line(SessionText.words(wait, in: lesson), theme[.warning])
            statements.append(ScriptStatement(lines: TextWrap.lines(words, width: pages.width)))
        }
        if presenting.hasRun {
            let isOver = progress.results[step.part] != nil
            let predicted = predicted(isRight: isOver && endedAsInLesson)
            if !predicted.isEmpty { statements.append(ScriptStatement(lines: predicted)) }
        } else {
            statements.append(statement(String(rehearsal.text.prefix(presenting.typed)), in: side))
        }
        pages.add(statements)
    }

    /// Printed text keeps its lines; if they are too wide, they are wrapped.
    private func addPrinted(_ lines: [Line], to pages: inout StepPages) {
        pages.append(lines.flatMap { TextWrap.lines($0, width: pages.width, rest: Line("  ")) })
    }

    // MARK: - Exercises

    private func addTask(_ layout: LessonLayout, to pages: inout StepPages) {
        pages.add(section.elements[...], layout)
        let starter = section.exercise?.starter.filter { !$0.text.trimmed.isEmpty } ?? []
        if !starter.isEmpty { pages.add(layout.caption("Start with:") + layout.code(starter)) }
    }

    private func addVerdict(to pages: inout StepPages) {
        if presenting.showsRecorded {
            return pages.add([Line("Recorded", theme[.warning]), Line("✓ The lesson's solution passes its check.", theme[.right])])
        }
        let pad = lesson.pads[PadID(exercise: section.exercise?.id)]
        guard let judgement = pad?.verdict?.judgement else {
            return pages.add([Line(pad?.isBusy == true ? "◐ checking" : "Not checked yet.", theme[.accent])])
        }
        pages.add(judgement, theme)
    }

    private func addSolution(_ layout: LessonLayout, to pages: inout StepPages) {
        guard let exercise = section.exercise else { return }
        for block in exercise.solution { pages.add(layout.code([block])) }
        for alternative in exercise.alternatives {
            pages.add(TextWrap.lines(Line(naming: alternative.message, theme: theme), width: layout.width), holdsOn: true)
            pages.add(layout.code([alternative.block]))
        }
    }
}

extension StepPages {
    /// What a check says to the room.
    mutating func add(_ judgement: Judgement, _ theme: Theme) {
        let (mark, style, word) =
            switch judgement.verdict {
            case .pass: ("✓ ", theme[.right], "Correct.")
            case .fail: ("✗ ", theme[.wrong], "Not yet.")
            case .error: ("! ", theme[.warning], "This answer could not be checked.")
            }
        let said = judgement.feedback.first?.message
        add(TextWrap.lines(Line(naming: said ?? word, theme: theme), width: width, first: Line(mark, style), rest: Line("  ")))
        for item in judgement.feedback.dropFirst() {
            add(TextWrap.lines(Line(naming: item.message, theme: theme), width: width, first: Line("  "), rest: Line("  ")))
        }
    }
}
