import Course
import Progress
import Terminal

/// Opening a lesson and moving in it.
extension Model {
    mutating func handle(_ opened: OpenedLesson) -> [Effect] {
        var effects = leaveLesson(for: opened.state.id) + askAboutLeftovers(before: opened)
        var state = opened.state
        if let lesson, lesson.id == state.id { state.sessions = lesson.sessions }
        let place = state.progress.place
        state.section = min(max(0, place.section), max(0, state.lesson.sections.count - 1))
        state.load(opened.drafts)
        for (id, exercise) in state.progress.exercises where exercise.hints > 0 { state.hintsShown[id] = exercise.hints }
        state.reopenExamples(before: state.section)
        lesson = state
        self.location = .lesson
        overlay = nil
        notice = nil
        markFirst()
        effects.append(.record(Event(.opened, in: state.id)))
        if state.lesson.hasDatabase { lesson?.database = .preparing }
        effects += [.prepareLesson(state.summary), .followLesson(state.summary)] + enterExercise()
        if state.hasEngine { effects.append(.engine(.watch(state.id, images: state.lesson.images))) }
        return effects + layOutFiles() + lookAtFacts()
    }

    /// Keeps what is typed before another lesson comes, or the end.
    ///
    /// - Parameter next: The lesson that comes, whose sessions stay open if it is the same again.
    mutating func leaveLesson(for next: LessonID? = nil) -> [Effect] {
        guard let lesson else { return [] }
        var effects = keepDrafts()
        effects.append(.record(Event(.left, in: lesson.id)))
        if lesson.hasEngine { effects.append(.engine(.leave)) }
        return effects + (next == lesson.id ? [] : closeSessions()) + closeShells()
    }

    /// The drafts that changed since they were kept.
    package mutating func keepDrafts() -> [Effect] {
        guard let lesson else { return [] }
        var effects: [Effect] = []
        for (id, pad) in lesson.pads where pad.isUnsaved {
            let draft = Draft(text: pad.editor.text, cursor: pad.editor.cursorOffset)
            effects.append(.keepDraft(id.draftKey(in: lesson.id), draft))
            self.lesson?.pads[id]?.isUnsaved = false
        }
        return effects + saveFiles()
    }

    /// Goes to another section of the lesson; its text begins at the top.
    mutating func go(toSection section: Int) -> [Effect] {
        guard var lesson, lesson.lesson.sections.indices.contains(section), section != lesson.section else { return [] }
        var effects = keepDrafts()
        self.lesson?.section = section
        lesson = self.lesson ?? lesson
        lesson.scroll = PageScroll()
        lesson.prompt = nil
        lesson.focus = .text
        lesson.sessions.shown = nil
        lesson.ensurePad()
        self.lesson = lesson
        markFirst()
        effects.append(.record(Event(.reached(section: section), in: lesson.id, exercise: lesson.exercise?.id)))
        if let exercise = lesson.exercise, exercise.isSQL {
            effects.append(.prepareJudging(exercise: exercise.id, lesson: lesson.summary))
        }
        effects += enterExercise() + lookAtFacts()
        if section == lesson.lesson.sections.count - 1, lesson.progress.completed == nil {
            effects.append(.record(Event(.completed, in: lesson.id)))
        }
        return effects + layOutFiles()
    }

    /// Some exercises have data of their own, which their setup adds to the lesson's.
    private func enterExercise() -> [Effect] {
        guard let lesson, lesson.lesson.exercises.contains(where: \.hasData) else { return [] }
        return [.enterExercise(lesson.exercise?.id, lesson: lesson.summary)]
    }

    /// Marks the first thing on the page that is still to be done.
    mutating func markFirst() {
        guard let lesson else { return }
        let items = lesson.items
        self.lesson?.marked = items.firstIndex { !lesson.isSettled($0) } ?? items.indices.last
    }

    /// Scrolls the marked item into view.
    mutating func revealMarked() {
        if let marked = lesson?.marked { lesson?.scroll.reveal = .item(marked) }
    }

    /// To where the present exercise is worked on: SQL in the scratchpad, all else where this lesson begins.
    private mutating func focusOnWork() {
        guard let lesson else { return }
        self.lesson?.focus = lesson.workTab.focus
    }

    /// Does what the marked thing is for.
    mutating func act(on item: PageItem) -> [Effect] {
        switch item {
        case .example(let id) where lesson?.markedField == id, .quiz(let id) where lesson?.markedField == id:
            openPrompt(id)
            return []
        case .example(let id): return runExample(id)
        case .quiz(let id): return answer(id)
        case .work:
            focusOnWork()
            return []
        case .nextSection: return go(toSection: (lesson?.section ?? 0) + 1)
        case .nextLesson: return lesson?.next.map { [.openLesson($0)] } ?? []
        case .lessonList: return showMap()
        }
    }

    /// Runs a worked example. Its result appears on the page; its text goes to the scratchpad, to be changed and run again.
    ///
    /// - Parameters:
    ///   - before: SQL that is run first.
    ///   - asksFirst: Whether to ask where it would run inside the learner's transaction.
    mutating func runExample(_ id: ExampleID, after before: String = "", asksFirst: Bool = true) -> [Effect] {
        guard var lesson, let example = lesson.example(id) else { return [] }
        guard example.block.language == "sql" else { return runInShell(example, id) }
        if let steps = example.steps { return runExampleStep(id, steps) }
        let isOpen = lesson.openTransactions.contains(.a)
        if asksFirst, isOpen, !lesson.sessions.isInExamplesTransaction, lesson.activity(of: .a) == nil {
            overlay = .question(.session(.example(id, lesson.transaction(of: .a))), DialogState())
            return []
        }
        if case .not(let why) = Command.run.availability(in: self) {
            notice = Notice(why)
            return []
        }
        lesson.sessions.shown = nil
        if lesson.pad.isBusy { return [] }
        if !isOpen { lesson.sessions.isInExamplesTransaction = true }
        lesson.noteRun(of: id)
        if lesson.exercise == nil {
            lesson.pad.editor.replaceAll(with: example.block.text.trimmingTrailingNewlines)
            lesson.pad.isUnsaved = true
        }
        let run = nextRun()
        lesson.runningExample = (run, id)
        lesson.exampleResults[id] = ResultState(run: run)
        lesson.pad.activity = .running(run, since: clock)
        self.lesson = lesson
        moveOn(from: id)
        return [.run(run, sql: before + example.block.text, lesson: lesson.summary)]
    }

    /// Lets what follows an example be read.
    mutating func open(_ id: ExampleID) {
        lesson?.examples[id, default: ExampleState()].isOpen = true
        moveOn(from: id)
    }

    /// Shows the result of what was just done, and marks the next item.
    mutating func moveOn(from id: ExampleID) {
        guard let items = lesson?.items, let index = items.firstIndex(where: { $0 == .example(id) || $0 == .quiz(id) }) else { return }
        lesson?.scroll.reveal = .outcome(index)
        if index + 1 < items.count { lesson?.marked = index + 1 }
    }

    /// The run of an example has ended: the prediction is compared with what was returned, and the result is shown.
    mutating func finishExample(_ id: ExampleID, _ trouble: Trouble?) -> [Effect] {
        guard var lesson else { return [] }
        lesson.runningExample = nil
        lesson.exampleResults[id]?.isComplete = true
        lesson.exampleResults[id]?.trouble = trouble
        let shown = lesson.exampleResults[id]?.shown
        let rows = trouble == nil && shown?.columns.isEmpty == false ? shown?.arrivedRows : nil
        let effects = lesson.judgePrediction(of: id, returned: rows, plan: lesson.exampleResults[id]?.plan)
        if let index = lesson.items.firstIndex(of: .example(id)) { lesson.scroll.reveal = .outcome(index) }
        self.lesson = lesson
        return effects + [.readTables(lesson.id), .record(Event(.ran(passed: false), in: lesson.id))]
    }

    /// Takes the marked choice, or the typed answer, of a question.
    mutating func answer(_ id: ExampleID) -> [Effect] {
        guard var lesson, let quiz = lesson.quiz(id) else { return [] }
        var state = lesson.quizState(id)
        if quiz.choices.isEmpty {
            guard !state.typed.trimmed.isEmpty else {
                notice = Notice(LessonText.answerIsEmpty)
                return []
            }
            state.isRight = quiz.accepts(state.typed)
        } else {
            guard state.order.indices.contains(state.marked) else { return [] }
            state.chosen = state.order[state.marked]
            state.isRight = quiz.choices[state.order[state.marked]].isCorrect
        }
        let right = state.isRight == true
        lesson.quizzes[id] = state
        self.lesson = lesson
        revealMarked()
        if right { moveOn(from: id) }
        let text = state.chosen.map { quiz.choices[$0].text } ?? state.typed
        return [.record(Event(.quizAnswered(question: lesson.questionNumber(id), right: right, answer: text), in: lesson.id))]
    }
}

extension Exercise {
    /// Whether its setup adds to the lesson's data.
    fileprivate var hasData: Bool { setup.contains { $0.language == "sql" } }
}
