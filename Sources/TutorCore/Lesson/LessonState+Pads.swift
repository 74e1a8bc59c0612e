package import Course
import Postgres
import Progress
import SQLText
import Terminal
package import Verdicts

extension LessonState {
    /// Fills each scratchpad with its draft, or else with the starter.
    mutating func load(_ drafts: [Draft.Key: Draft]) {
        let starters = Dictionary(lesson.exercises.map { (PadID(exercise: $0.id), $0.starterText) }) { first, _ in first }
        for pad in PadID.all(of: lesson) { pads[pad] = Pad(draft: drafts[draftKey(of: pad)], else: starters[pad] ?? "") }
    }

    /// Creates the present section's scratchpads if they don't exist.
    mutating func ensurePad() {
        for text in texts where pads[padID(of: text)] == nil {
            pads[padID(of: text)] = Pad(draft: nil, else: text == nil ? exercise?.starterText ?? "" : "")
        }
    }

    /// Opens the examples whose predictions were answered before, and all of a lesson that is done. The log has no words of theirs, so their
    /// questions are shown.
    mutating func reopenExamples() {
        for (index, part) in lesson.sections.enumerated() {
            for element in part.elements.indices {
                if case .example = part.elements[element] {
                    let id = ExampleID(section: index, element: element)
                    var state = examples[id] ?? ExampleState()
                    state.wasPredicted = review == nil && progress.predictions.contains(exampleNumber(id))
                    if !state.wasPredicted, progress.completed == nil { continue }
                    state.isOpen = true
                    examples[id] = state
                }
            }
        }
    }

    /// Shows again what was on the page and beside it when the learner left this lesson, unless its file has changed since.
    mutating func resume(_ left: LessonState) {
        guard review == nil, left.review == nil, lesson == left.lesson else { return }
        examples.merge(left.examples) { $1 }
        (isFresh, dispensable) = (left.isFresh, left.dispensable)
        exampleResults = left.exampleResults.filter(\.value.isComplete)
        quizzes = left.quizzes
        for (id, pad) in left.pads where pads[id]?.editor.text == pad.editor.text && pad.result?.isComplete != false {
            // The data that an exercise's answer changed is gone.
            if id.exercise == nil || pads[id]?.loss == nil { pads[id]?.result = pad.result }
            pads[id]?.verdict = pad.verdict
            // Undo reaches back to before the visit. What had run isn't marked: its session may be closed.
            pads[id]?.editor = pad.editor
            pads[id]?.editor.marks = []
        }
    }

    /// What changed the answer, or what it did, after a verdict.
    package enum Later: String { case edit, command }

    /// What came after a verdict here, so that it may no longer be true; `nil` if nothing did.
    package func later(than verdict: VerdictState) -> Later? {
        if exercise?.isSQL ?? true {
            return verdict.answer.trimmingTrailingNewlines == pad.editor.text.trimmingTrailingNewlines ? nil : .edit
        }
        if pad.judgedFiles != files.revisions.filter({ pad.judgedFiles[$0.key] != nil }) { return .edit }
        return verdict.isBeforeChange && verdict.judgement.verdict == .fail ? .command : nil
    }

    /// Whether letters are typed into the scratchpad.
    package var typesIntoPad: Bool { focus == .editor || focus == .verdict }

    /// Whether the scratchpad has text that isn't just an example's, so that an example must not replace it.
    var hasOwnText: Bool {
        let text = pad.editor.text.trimmingTrailingNewlines
        return !text.isBlank
            && !lesson.sections.flatMap(\.elements).contains {
                if case .example(let example) = $0 { example.block.text.trimmingTrailingNewlines == text } else { false }
            }
    }

    /// Whether an example changed the data twice.
    package var hasRepeatedChange: Bool {
        examples.contains { id, state in state.isRepeated && state.wasRun && example(id)?.block.text.canChangeData == true }
    }

    /// Records that an example was run, and shows what follows it.
    mutating func noteRun(of id: ExampleID) {
        var state = examples[id] ?? ExampleState()
        state.isOpen = true
        // What failed has changed nothing.
        state.isRepeated = state.wasRun && (state.isRepeated || exampleResults[id]?.trouble == nil)
        state.wasEarly = currentSection?.unrunChanges(before: id, in: examples).isEmpty == false
        state.wasRun = true
        examples[id] = state
    }

    /// After a reset of the data, no example has run on it from the first section on that can change it. Results that differ from the lesson's
    /// are of other data.
    mutating func forgetChanges() {
        beforeReset = (isFresh, examples, exampleResults, pads(on: nil).filter { pads[$0]?.hasChangedData == true })
        isFresh = true
        for (id, state) in examples where state.wasRun && (state.divergence != nil || id.section >= firstChange ?? .max) {
            examples[id]?.wasRun = false
            examples[id]?.divergence = nil
            // What was predicted for other data can't be judged on this one.
            if let verdict = state.verdict, verdict.isRight == nil, example(id)?.prediction?.isJudged == true, progress.completed == nil {
                examples[id] = nil
            }
            exampleResults[id] = nil
        }
    }

    /// The reset was undone.
    mutating func recallChanges() {
        // What has run since the reset ran on other data.
        for id in pads(on: nil) where pads[id]?.isBusy == false && pads[id]?.editor.marks.isEmpty == false {
            pads[id]?.forgetRuns()
            pads[id]?.result = nil
            pads[id]?.errorMark = nil
        }
        if focus == .result, pad.result == nil { focus = .editor }
        if let before = beforeReset {
            // What was predicted since then stays.
            let predicted = examples.filter { $0.value.verdict != nil && before.examples[$0.key]?.verdict == nil }
            isFresh = before.isFresh
            (examples, exampleResults) = (before.examples.merging(predicted) { $1 }, before.results)
            for pad in before.changed { pads[pad]?.hasChangedData = true }
        }
        beforeReset = nil
    }

    /// Compares the prediction with what came, the first time that it can be compared.
    mutating func judgePrediction(of id: ExampleID, with outcome: ExampleOutcome) -> [Effect] {
        guard let prediction = example(id)?.prediction, let state = examples[id], state.verdict?.isRight == nil, !state.prediction.isEmpty
        else { return [] }
        // If earlier examples were skipped, the result may differ from what the question was about.
        if state.wasEarly, !outcome.isAsWritten { return [] }
        let verdict = PredictionVerdict(state.prediction, on: prediction, outcome)
        examples[id]?.verdict = verdict
        return verdict.isRight.map { [.record(Event(.predicted(example: exampleNumber(id), right: $0), in: self.id))] } ?? []
    }

    /// The earlier examples that haven't run and that this one may need, in order, as far as that is known.
    func missing(before id: ExampleID) -> [ExampleID] {
        guard isFresh, review == nil, progress.completed == nil else { return [] }
        return lesson.sections.prefix(id.section + 1).enumerated().flatMap { number, section in
            section.unrunChanges(before: number == id.section ? id : ExampleID(endOf: number), in: examples)
        }.filter { !dispensable.contains($0) }
    }

    /// What is left undone on this page when the learner turns it; `nil` if nothing is.
    var leftUndone: String? {
        if review != nil { return nil }
        if hasHalfRunScript { return LessonText.scriptPassed }
        if progress.completed != nil { return nil }
        if openPrediction != nil { return LessonText.predictionPassed }
        let unrun = currentSection?.unrunChanges(before: ExampleID(endOf: section), in: examples) ?? []
        return unrun.isEmpty ? nil : LessonText.examplePassed
    }

    /// Whether a script on this page has begun and hasn't ended.
    private var hasHalfRunScript: Bool {
        items.contains { item in
            guard case .example(let id) = item, let steps = example(id)?.steps, let progress = sessions.steps[id.scriptName] else {
                return false
            }
            return !progress.sent.isEmpty && !progress.isOver(of: steps)
        }
    }

    /// Whether an SQL example in this section has run but isn't in the scratchpad because the scratchpad has the learner's own text.
    var hasExampleBesideOwnText: Bool {
        hasOwnText
            && items.contains { item in
                guard case .example(let id) = item, examples[id]?.wasRun == true, let block = example(id)?.block else { return false }
                return block.language == "sql" && !pad.editor.text.contains(block.text.trimmingTrailingNewlines)
            }
    }

    /// The section's first question that is open and wasn't skipped, as an item of the page.
    var openQuestion: Int? { items.firstIndex { answerKeys(of: $0) != nil && !isSkipped($0) } }

    /// Whether an item on the page is done.
    func isSettled(_ item: PageItem) -> Bool {
        switch item {
        case .example(let id): examples[id].map { $0.wasRun && !($0.wasEarly && $0.divergence != nil) } == true
        case .quiz(let id): quizState(id).isRight == true
        case .work: exercise.map(isDone) ?? true
        case .nextSection, .nextLesson, .lessonList: false
        }
    }
}

extension Pad {
    /// A starter of up to this many lines is visible as a whole, so the cursor starts at its end.
    private static let maxShortStarterLines = 5

    init(draft: Draft?, else starter: String) {
        self.init()
        editor = EditorState(text: draft?.text ?? starter)
        // The server ran nothing that can't be parsed.
        let changes = draft.map { SQLSplitter.split($0.text).contains { !$0.isEmpty && Tree($0.text)?.onlyReads == false } }
        loss = changes == true ? .opened : nil
        oldStatements = draft.map { SQLSplitter.count(in: $0.text) } ?? 0
        if let draft { editor.move(to: editor.position(ofOffset: draft.cursor)) } else { moveToStart() }
        savedCursor = draft == nil ? nil : editor.cursor
    }

    /// Puts the cursor where work on the starter begins.
    mutating func moveToStart() {
        if let gap = editor.lines.firstIndex(where: \.isBlank) {
            // The empty line is where the answer goes.
            editor.move(to: .init(line: gap, offset: 0))
        } else if editor.lines.count > Self.maxShortStarterLines {
            // A long starter is read from its first line.
            editor.move(to: editor.position(ofOffset: 0))
        }
    }
}

extension Exercise {
    /// The initial text of the scratchpad.
    package var starterText: String { starter.first?.text.trimmingTrailingNewlines ?? "" }

    /// Whether its solution ends with a query, or returns what it changed.
    package var returnsRows: Bool {
        let last = solution.first.flatMap { SQLSplitter.split($0.text).last { !$0.isEmpty } }
        return last.flatMap { Tree($0.text) }?.returnsRows == true
    }

    /// Whether its solution has several statements.
    package var asksForSeveralStatements: Bool { solution.first.map { SQLSplitter.count(in: $0.text) > 1 } ?? false }

    /// Whether its solution does more than query the data.
    package var changesData: Bool { solution.first?.text.canChangeData == true }

    /// Whether an answer is still the starter, so that checking it is no try. Enter after the starter opens a line below it.
    package func isStarter(_ answer: String) -> Bool { isSQL && !starter.isEmpty && answer.trimmingTrailingNewlines == starterText }

    /// Whether a check of this answer is a try: it is neither the untouched starter nor nothing.
    package func isTry(_ answer: String, _ judgement: Judgement) -> Bool { !isStarter(answer) && !judgement.isOfNothing }
}

extension Section {
    /// The examples of this section before one of them that can change what it shows, and haven't run.
    package func unrunChanges(before id: ExampleID, in examples: [ExampleID: ExampleState]) -> [ExampleID] {
        elements.indices.prefix(id.element).compactMap { element in
            guard case .example(let example) = elements[element], example.steps == nil, elements[element].canChangeData else { return nil }
            let earlier = ExampleID(section: id.section, element: element)
            return examples[earlier]?.wasRun == true ? nil : earlier
        }
    }
}
