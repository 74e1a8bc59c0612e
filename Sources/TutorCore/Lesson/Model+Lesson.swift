import Course
import Postgres
import Primitives
import Progress
import SQLText
import Terminal

/// Opening a lesson and navigating it.
extension Model {
    mutating func handle(_ opened: OpenedLesson) -> [Effect] {
        var effects = leaveLesson(for: opened.state.id) + askAboutLeftovers(before: opened)
        var state = opened.state
        if let lesson, lesson.id == state.id { state.sessions = lesson.sessions }
        let section = state.review == nil ? opened.section ?? state.progress.place.section : state.section
        state.section = min(max(0, section), max(0, state.lesson.sections.count - 1))
        state.showExerciseTab()
        state.load(opened.drafts)
        for (id, exercise) in state.progress.exercises where exercise.hints > 0 { state.hintsShown[id] = exercise.hints }
        state.reopenExamples()
        if let lesson, lesson.review == nil, presenting == nil {
            formerLessons = [lesson] + formerLessons.filter { $0.id != lesson.id }.prefix(Self.maxFormerLessons - 1)
        }
        state.isFresh = state.progress.opened == nil
        if let left = formerLessons.first(where: { $0.id == state.id }), presenting == nil { state.resume(left) }
        lesson = state
        review?.isOpening = false
        // The page kept for the way back is another lesson's.
        if location != .lesson { screen.page = ScreenMap.PageMap() }
        self.location = .lesson
        overlay = nil
        notice = nil
        begins = nil
        hasDueAtStart = false
        markFirst()
        if let soughtWords { lesson?.scroll.reveal = .words(soughtWords) }
        soughtWords = nil
        if state.lesson.hasDatabase { lesson?.database = .preparing }
        // Looking something up in a review isn't reading: the learner's place stays.
        let isLookup = isReviewWaiting && opened.section != nil
        if let review = state.review {
            effects += prepareReview(review)
        } else {
            var opening = Event(.opened, in: state.id)
            if state.summary.isShared { opening.path = state.summary.listedIn }
            effects += (isLookup ? [] : [.record(opening)]) + [.prepareLesson(state.summary)]
        }
        effects += state.console == nil && state.review == nil && presenting == nil ? [.followLesson(state.summary)] : []
        if state.hasEngine { effects.append(.engine(.watch(state.id, images: state.lesson.images, names: state.lesson.names))) }
        if opened.section != nil, !isLookup { effects += reached() }
        return effects + (state.review == nil ? layOutFiles() : []) + lookAtFacts()
    }

    /// Each may hold large results.
    private static let maxFormerLessons = 4

    /// Saves drafts and ends what the lesson has running, before another lesson opens or the program exits.
    ///
    /// - Parameter next: The lesson to open; its sessions stay open if it is the same lesson.
    mutating func leaveLesson(for next: LessonID? = nil) -> [Effect] {
        guard let lesson else { return [] }
        var effects = keepDrafts()
        effects.append(.record(Event(.left, in: lesson.id)))
        if lesson.hasEngine { effects.append(.engine(.leave)) }
        return effects + (next == lesson.id ? [] : closeSessions()) + closeShells()
    }

    /// Saves the drafts that have changed.
    package mutating func keepDrafts() -> [Effect] {
        var effects: [Effect] = []
        for (id, pad) in lesson?.pads ?? [:] where pad.isUnsaved || pad.isCursorUnsaved {
            guard let lesson else { break }
            let draft = Draft(text: pad.editor.text, cursor: pad.editor.cursorOffset)
            effects.append(.keepDraft(lesson.draftKey(of: id), draft))
            self.lesson?.pads[id]?.isUnsaved = false
            self.lesson?.pads[id]?.savedCursor = pad.editor.cursor
        }
        return effects + saveFiles()
    }

    /// Says that another tutor is running, and what becomes of its texts if the same lesson is open in both.
    func otherTutor(isHere: Bool, isSuspended: Bool) -> String {
        let back = "To return to it, type fg in its shell."
        guard isHere else { return "Another calf is suspended. \(back)" }
        return "This lesson is open in \(isSuspended ? "a suspended" : "another") calf. "
            + (isSuspended ? back : "{history} in the scratchpad finds text that the other calf replaced.")
    }

    /// Goes to another section of the lesson and shows the start of its text.
    mutating func go(toSection section: Int) -> [Effect] {
        guard var lesson, lesson.lesson.sections.indices.contains(section), section != lesson.section else { return [] }
        if let review = lesson.review {
            notice = Notice(LessonText.stays(in: review))
            return []
        }
        let effects = keepDrafts()
        let isNext = section == lesson.section + 1
        hasDueAtStart = false
        self.lesson?.section = section
        lesson = self.lesson ?? lesson
        lesson.scroll = PageScroll()
        lesson.taskTop = 0
        lesson.checklistTop = 0
        lesson.prompt = nil
        lesson.focus = .text
        lesson.sessions.shown = nil
        lesson.showExerciseTab()
        lesson.ensurePad()
        self.lesson = lesson
        markFirst()
        return effects + reached(byReading: isNext) + lookAtFacts() + layOutFiles()
    }

    /// Records that the learner was away since the last key, so that this time isn't counted.
    func resumeReading(after last: Timestamp) -> [Effect] {
        guard location == .lesson, let lesson else { return [] }
        let isReading = lesson.review == nil && !isReviewWaiting
        return [.record(Event(.left, in: lesson.id, at: last))] + (isReading ? reached() : [])
    }

    /// Records that the learner has reached the present section, and prepares to judge its exercise. Who jumps to the last section has not read
    /// the lesson.
    private func reached(byReading isRead: Bool = false) -> [Effect] {
        guard let lesson else { return [] }
        var effects: [Effect] = [.record(Event(.reached(section: lesson.section), in: lesson.id, exercise: lesson.exercise?.id))]
        if let exercise = lesson.exercise, exercise.isSQL {
            effects.append(.prepareJudging(exercise: exercise.id, lesson: lesson.summary))
        }
        if isRead, lesson.section == lesson.lesson.sections.count - 1, lesson.progress.completed == nil {
            effects.append(.record(Event(.completed, in: lesson.id)))
        }
        return effects
    }

    /// Selects the first item on the page that isn't done.
    mutating func markFirst() {
        guard let lesson else { return }
        let items = lesson.items
        self.lesson?.marked = items.firstIndex { !lesson.isSettled($0) } ?? items.indices.last
    }

    /// Scrolls to what was visible before the page was laid out for another width: the selected item, or else the first one in view.
    mutating func keepPlace(from before: ScreenMap.PageMap) {
        let seen = before.items.indices.filter { before.items[$0].item.overlaps(before.visible) }
        guard let first = seen.first, lesson?.marked.map(seen.contains) == false else { return revealMarked() }
        lesson?.scroll.reveal = .outcome(first)
    }

    /// Scrolls to the selected item.
    mutating func revealMarked() {
        if let marked = lesson?.marked { lesson?.scroll.reveal = .item(marked) }
    }

    /// Performs the action of an item on the page.
    mutating func act(on item: PageItem) -> [Effect] {
        switch item {
        case .example(let id), .quiz(let id):
            if lesson?.answerKeys(of: item) == nil { return lesson?.quiz(id) == nil ? runExample(id) : [] }
            openPrompt(id)
            return []
        case .work:
            if let tab = lesson?.workTab { lesson?.focus = tab.focus }
            return []
        case .nextSection: return goToNext()
        case .nextLesson: return lesson?.next.map { [.openLesson($0)] } ?? []
        case .lessonList: return showEnd(ofCourse: lesson?.summary.listedIn)
        }
    }

    /// Answers a question or prediction with one of its choices.
    mutating func choose(_ choice: Int, of id: ExampleID) -> [Effect] {
        guard let lesson else { return [] }
        if lesson.quiz(id) != nil { return lesson.quizState(id).isRight == true ? [] : answer(id, with: choice) }
        guard let text = lesson.openChoices(id)?.element(at: choice) else { return [] }
        self.lesson?.marked = lesson.items.firstIndex(of: .example(id))
        self.lesson?.examples[id, default: ExampleState()].prediction = text
        return runExample(id)
    }

    /// Runs a worked example. Its result appears on the page, and its text is copied to the scratchpad, to be changed and run again, unless
    /// the learner's own text is there.
    ///
    /// - Parameters:
    ///   - before: SQL to run first.
    ///   - asksFirst: Whether to ask about a transaction that isn't part of the example.
    mutating func runExample(_ id: ExampleID, after before: String = "", asksFirst: Bool = true) -> [Effect] {
        guard var lesson, let example = lesson.example(id) else { return [] }
        if let steps = example.steps { return runExampleStep(id, steps) }
        let missing = presenting == nil ? lesson.missing(before: id) : []
        if let first = missing.first {
            overlay = .question(.session(.missing(missing, before: id, lesson.lesson.sections[first.section])), DialogState())
            return []
        }
        let isSQL = example.block.language == "sql"
        let isOpen = lesson.openTransactions.contains(.a)
        // A failed transaction holds no locks that a shell's commands could wait for.
        let isInTheWay = isOpen && (isSQL || lesson.transaction(of: .a) != .failed)
        if asksFirst, isInTheWay, !lesson.isInTransaction(ofExamplesBefore: id), lesson.activity(of: .a) == nil {
            let question = SessionQuestion.example(id, lesson.transaction(of: .a), isSQL: isSQL)
            // Enter never ends a transaction that can still be committed.
            overlay = .question(.session(question), DialogState(selected: question.choices.count - 1))
            return []
        }
        lesson.sessions.shown = nil
        guard isSQL else {
            if before.isEmpty { return runInShell(example, id) }
            self.lesson = lesson
            return rollBack() + runInShell(example, id)
        }
        if case .not(let why) = Command.running(lesson) {
            notice = Notice(why)
            return []
        }
        // What is out of sight beside the page is now about this example.
        if !screen.hasRoomForShell { lesson.show(.sql) }
        let superseded = lesson.pad.supersededRun
        if !isOpen || !before.isEmpty { lesson.sessions.transactionOpener = id }
        if lesson.examples[id]?.wasRun == true {
            notice = Notice(example.block.text.canChangeData ? LessonText.mayDiffer : LessonText.runsAgain)
        }
        lesson.noteRun(of: id)
        let statements = SQLSplitter.places(in: example.block.text).filter { !$0.isEmpty }.map(\.sentRange)
        if lesson.exercise == nil, !lesson.hasOwnText {
            // What is typed next isn't part of it.
            lesson.pad.editor.replaceAll(with: example.block.text.trimmingTrailingNewlines + "\n")
            lesson.pad.isUnsaved = true
            lesson.pad.oldStatements = 0
            lesson.pad.markRunning(statements)
        }
        let run = nextRun()
        lesson.runningExample = (run, id)
        var result = ResultState(run: run)
        result.starts = statements.map { before.utf8.count + $0.lowerBound }
        lesson.exampleResults[id] = result
        lesson.pad.activity = .running(run, since: clock)
        self.lesson = lesson
        moveOn(from: id)
        return (superseded.map { [.cancel($0)] } ?? []) + [.run(run, sql: before + example.block.text, lesson: lesson.summary)]
    }

    /// Scrolls to the result of the finished item, and selects the next one.
    mutating func moveOn(from id: ExampleID) {
        guard let items = lesson?.items, let index = items.firstIndex(where: { $0 == .example(id) || $0 == .quiz(id) }) else { return }
        lesson?.scroll.reveal = .outcome(index)
        // After a second run, Enter doesn't start what was done before.
        let next = items.indices.dropFirst(index + 1).first { lesson?.isSettled(items[$0]) == false }
        if let next = next ?? items.indices.dropFirst(index + 1).first { lesson?.marked = next }
    }

    /// Handles the end of an example's run: compares the prediction with the result, and shows the result.
    mutating func finishExample(_ id: ExampleID, _ trouble: Trouble?) -> [Effect] {
        guard var lesson else { return [] }
        lesson.runningExample = nil
        lesson.exampleResults[id]?.isComplete = true
        lesson.exampleResults[id]?.trouble = trouble
        var outcome = lesson.example(id).map { ExampleOutcome($0, lesson.exampleResults[id], trouble) } ?? ExampleOutcome()
        if var state = lesson.examples[id], let example = lesson.example(id) {
            state.divergence = outcome.divergence
            if state.isRepeated, trouble == nil, example.block.text.canChangeData {
                // After a second run that changes data, a verdict is kept if the result can be compared with the lesson's and is the same.
                let again = example.prediction.map { PredictionVerdict(state.prediction, on: $0, outcome) }
                outcome.isAsWritten = outcome.isAsWritten && example.hasOutput && again == state.verdict
            }
            state.isVerdictOutdated = state.verdict != nil && !outcome.isAsWritten
            lesson.examples[id] = state
        }
        let effects = lesson.judgePrediction(of: id, with: outcome)
        if let index = lesson.items.firstIndex(of: .example(id)) { lesson.scroll.reveal = .outcome(index) }
        self.lesson = lesson
        let kept = lesson.exampleResults[id].map { history(of: $0, trouble) } ?? []
        return effects + kept + readTables() + [.record(Event(.ran(passed: false), in: lesson.id))]
    }

    /// Answers a question with a choice, by its position on the page, or with what was typed.
    mutating func answer(_ id: ExampleID, with choice: Int? = nil) -> [Effect] {
        guard var lesson, let quiz = lesson.quiz(id) else { return [] }
        var state = lesson.quizState(id)
        state.chosen = choice.flatMap { state.order.element(at: $0) }
        state.isRight = state.chosen.map { quiz.choices[$0].isCorrect } ?? quiz.accepts(state.typed)
        let right = state.isRight == true
        lesson.quizzes[id] = state
        self.lesson = lesson
        noteInReview(passed: right)
        revealMarked()
        if right {
            moveOn(from: id)
            if let answered = lesson.items.firstIndex(of: .quiz(id)) { self.lesson?.scroll.reveal = .answered(answered) }
        }
        let text = state.chosen.map { quiz.choices[$0].text } ?? state.typed
        return [.record(Event(.quizAnswered(question: lesson.questionNumber(id), right: right, answer: text), in: lesson.id))]
    }
}
