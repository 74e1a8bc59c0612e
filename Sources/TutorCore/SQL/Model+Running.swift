import Course
import Postgres
import Primitives
import Progress
import SQLText
import Terminal
import Verdicts

/// Running and checking, and handling the results.
extension Model {
    /// Changes the result of a run, in whichever scratchpad it is.
    mutating func changeResult(_ run: RunID, _ change: (inout ResultState) -> Void) {
        guard let id = lesson?.padOwning(run) else { return }
        // Move the result out and back in, so that its rows are never copied.
        if let example = lesson?.runningExample, example.run == run {
            guard var result = lesson?.exampleResults.removeValue(forKey: example.id) else { return }
            change(&result)
            lesson?.exampleResults[example.id] = result
        } else if var result = lesson?.pads[id]?.result {
            lesson?.pads[id]?.result = nil
            change(&result)
            lesson?.pads[id]?.result = result
        }
    }

    /// Counts rows that the scratchpad has no room for. The first of a result are announced.
    mutating func drop(_ count: Int, of run: RunID) {
        var kept: Int?
        changeResult(run) { kept = $0.drop(count) }
        if let kept { notice = Notice(SQLText.keepsOnly(kept)) }
    }

    /// Runs the selection, or else everything in the scratchpad; of a script of two sessions, the next step.
    mutating func runPad() -> [Effect] {
        guard let lesson else { return [] }
        if lesson.isScript, lesson.shownText == nil { return runStep() }
        return runUnlessAsked(RunPart(range: lesson.focus == .editor ? lesson.pad.editor.selectedOffsets : nil))
    }

    /// Runs a part of the scratchpad, unless it changes so much that the learner is asked first.
    mutating func runUnlessAsked(_ part: RunPart) -> [Effect] {
        endZoom()
        if let range = part.range, lesson?.pad.editor.text(in: range).isBlank == true {
            notice = Notice("There is no statement to run here.")
            return []
        }
        return asksAboutSweepingChange(in: part) ? [] : run(part)
    }

    mutating func run(_ part: RunPart = RunPart()) -> [Effect] {
        if part.opensLine { _ = edit { $0.openLine() } }
        guard var lesson else { return [] }
        lesson.pad.editor.endTyping()
        let editor = lesson.pad.editor
        let sql = editor.text(of: part)
        let start = part.range?.lowerBound ?? 0
        let statements = SQLSplitter.split(sql).filter { !$0.isEmpty }
        let run = nextRun(in: lesson.shownSession)
        let superseded = lesson.pad.supersededRun
        var result = ResultState(run: run, after: lesson.pad.result)
        result.part = part
        result.revision = editor.revision
        let isSelection = part.range != nil && !part.opensLine
        result.isOfSelection = isSelection && part.range == editor.selectedOffsets && sql.trimmed != editor.text.trimmed
        // The server counts lines and characters from the start of what is sent, so the lines before it are sent as line feeds.
        let lines = editor.position(ofOffset: start).line
        result.textStart = editor.text(in: 0..<start).unicodeScalars.count - lines
        result.statements = statements.map(\.text)
        result.starts = statements.map { lines + $0.range.lowerBound }
        if statements.count == 1, statements[0].backslashCommand == nil { result.onlyStatement = sql }
        lesson.pad.result = result
        lesson.pad.refusedLine = nil
        lesson.pad.hideVerdict()
        lesson.pad.hasTyped = false
        lesson.pad.activity = .running(run, since: clock)
        lesson.pad.editor.remember(sql)
        let unskipped = part.skipped.isEmpty ? statements : SQLSplitter.split(editor.text(in: part.range)).filter { !$0.isEmpty }
        let again = lesson.pad.ranBefore(in: part.range ?? 0..<editor.text.utf8.count, except: part.skipped)
        let ranges = unskipped.map { start + $0.sentRange.lowerBound..<start + $0.sentRange.upperBound }
        lesson.pad.markRunning(ranges.filter { !part.skipped.contains($0) })
        if lesson.shownSession == .a, !lesson.openTransactions.contains(.a) { lesson.sessions.transactionOpener = nil }
        self.lesson = lesson
        if let sentence = SQLText.runs(statements.count, again: again, isSelection: isSelection) {
            notice = Notice(sentence)
            if statements.count == 1 { notice?.kind = .runsAgain }
        }
        let text = String(repeating: "\n", count: lines) + sql
        return (superseded.map { [.cancel($0)] } ?? []) + [.run(run, sql: text, lesson: lesson.summary)]
    }

    /// Rolls back the shown session's transaction. The text stays as it is.
    mutating func rollBack() -> [Effect] {
        guard var lesson else { return [] }
        let run = nextRun(in: lesson.shownSession)
        let superseded = lesson.pad.supersededRun
        var result = ResultState(run: run, after: lesson.pad.result)
        result.statement = "ROLLBACK;"
        lesson.pad.result = result
        lesson.pad.verdict = nil
        lesson.pad.activity = .running(run, since: clock)
        if lesson.focus != .text { lesson.focus = .editor }
        self.lesson = lesson
        notice = Notice("Rolled back: the changes are undone. To try again, run BEGIN again.")
        return (superseded.map { [.cancel($0)] } ?? []) + [.run(run, sql: "ROLLBACK;", lesson: lesson.summary)]
    }

    mutating func finish(_ run: RunID, _ trouble: Trouble?) -> [Effect] {
        lesson?.sessions.waits[run.session] = nil
        guard var lesson, let id = lesson.padOwning(run), var pad = lesson.pads[id] else { return [] }
        if let example = lesson.runningExample, example.run == run {
            self.lesson?.pads[id]?.activity = .idle
            let result = lesson.exampleResults[example.id]
            self.lesson?.pads[id]?.settleMarks(finished: trouble.map { result?.finishedCount(before: $0) ?? 0 })
            return finishExample(example.id, trouble)
        }
        pad.result?.isComplete = true
        pad.result?.trouble = trouble
        if trouble != nil, notice?.kind == .runsAgain { notice = nil }
        pad.activity = .idle
        let finished = trouble.flatMap { pad.result?.finishedCount(before: $0) } ?? 0
        let place = trouble?.offset.map { $0 + (pad.result?.textStart ?? 0) } ?? pad.startOfFailure(after: finished)
        pad.errorMark = trouble == nil || pad.result?.statement != nil ? nil : place
        pad.settleMarks(finished: trouble == nil ? nil : finished)
        let onLesson = run.session.copy == nil
        let hasChanged = lesson.console?.isOwn != true && (pad.hasChangedData || onLesson && lesson.hasRunChange)
        let failed = pad.result?.statements.element(at: finished) ?? ""
        if hasChanged, let trouble, trouble.advice == nil, SQLText.duplicateErrors.contains(trouble.sqlstate ?? ""),
            !trouble.isWithin(failed)
        {
            pad.result?.trouble?.advice = namingKeys(in: SQLText.leftOver(isInExercise: !onLesson))
        }
        let ran = pad.result?.statements.prefix(trouble == nil ? .max : finished)
        pad.hasChangedData = pad.hasChangedData || ran?.contains(where: \.canChangeData) == true
        if trouble != nil, let count = pad.result?.statements.count, count > 1 {
            notice = Notice(SQLText.stopped(after: finished, of: count), isTrouble: true)
        }
        if lesson.runsSteps(in: run.session) {
            lesson.pads[id] = pad
            self.lesson = lesson
            return finishStep(run, trouble)
        }
        var effects = readTables() + (pad.result.map { history(of: $0, trouble) } ?? [])
        // A run isn't a submission, but it passes the exercise automatically if what ran is right.
        if trouble == nil, id.side == nil, let name = id.exercise, lesson.exercise?.id == name, lesson.exercise?.isSQL == true,
            let answer = lesson.answer(in: &pad)
        {
            pad.activity = .judging(run, since: clock, isAsked: false)
            effects.append(
                .judge(run, answer: answer.text, orElse: answer.last, exercise: name, lesson: lesson.summary, wasAsked: false))
        } else {
            effects.append(.record(Event(.ran(passed: false), in: lesson.id, exercise: id.exercise)))
        }
        lesson.pads[id] = pad
        self.lesson = lesson
        return effects
    }

    /// Checks the answer in the scratchpad.
    mutating func check() -> [Effect] {
        endZoom()
        guard var lesson, let exercise = lesson.exercise else { return [] }
        let run = nextRun()
        let superseded = lesson.pad.supersededRun
        // The answer is the section's own text.
        lesson.sessions.shown = nil
        lesson.pad.editor.endTyping()
        lesson.pad.verdict = nil
        lesson.pad.errorMark = nil
        lesson.pad.result?.trouble = nil
        lesson.pad.hasTyped = false
        lesson.pad.activity = .judging(run, since: clock, isAsked: true)
        lesson.checklistTop = 0
        lesson.pad.editor.remember(lesson.pad.editor.text)
        let answer = lesson.pad.takeAnswer()
        lesson.pad.judgedFiles = lesson.files.revisions
        self.lesson = lesson
        return (superseded.map { [.cancel($0)] } ?? [])
            + [.judge(run, answer: answer, exercise: exercise.id, lesson: lesson.summary, wasAsked: true)]
    }

    mutating func handle(_ judgement: Judgement, of run: RunID, exercise: String, wasAsked: Bool) -> [Effect] {
        let id = PadID(exercise: exercise)
        guard lesson?.pads[id]?.activity.run == run else { return [] }
        lesson?.pads[id]?.activity = .idle
        // A run that could not be judged counts only as a run.
        if !wasAsked, judgement.verdict == .error { return [] }
        let judgement = explainingFailure(offeringReset(judgement, of: exercise))
        let answer = lesson?.pads[id]?.judgedText ?? ""
        var verdict = VerdictState(judgement: judgement, of: answer, wasAsked: wasAsked)
        verdict.leavesOutChanges = !wasAsked && lesson?.pads[id]?.hasRunOtherChanges == true
        lesson?.pads[id]?.verdict = verdict
        let task = lesson?.lesson.exercises.first { $0.id == exercise }
        let isTry = task?.isTry(answer, judgement) != false
        if judgement.verdict == .pass || judgement.verdict == .fail && wasAsked && isTry {
            noteInReview(passed: judgement.verdict == .pass)
        }
        if wasAsked, let place = judgement.feedback.first?.place, lesson?.pads[id]?.editor.text == answer {
            lesson?.pads[id]?.errorMark = place.offset(in: answer)
        }
        let isSQL = lesson?.exercise?.isSQL ?? true
        if lesson?.isScript == true, judgement.verdict == .pass, lesson?.exercise?.id == exercise { lesson?.sessions.shown = nil }
        let isTyping = lesson?.pads[id]?.hasTyped == true || lesson?.prompt != nil
        if lesson?.padID == id, isSQL, !isTyping, wasAsked || judgement.verdict == .pass { lesson?.focus = .verdict }
        if judgement.verdict == .pass { selectNext(after: exercise) }
        let isKept = wasAsked && task?.isSQL == true && !answer.isBlank
        return (isKept ? history(of: answer, judgement) : []) + agree(with: judgement, on: exercise)
    }

    /// Selects what follows an exercise on its page, so that Enter goes on there. Who is on the page may be about to open the exercise.
    mutating func selectNext(after exercise: String) {
        guard let lesson, lesson.exercise?.id == exercise, lesson.focus != .text, lesson.markedItem == .work else { return }
        self.lesson?.marked = lesson.marked.map { $0 + 1 }
    }

    mutating func cancel() -> [Effect] {
        guard let run = lesson?.runToCancel, let id = lesson?.padOwning(run) else { return [] }
        switch lesson?.pads[id]?.activity {
        case .running: lesson?.pads[id]?.activity = .cancelling(run)
        case .cancelling:
            notice = Notice("Ending session \(run.session.name). Its uncommitted changes are rolled back.")
            return [.endSession(run)]
        default: break
        }
        return [.cancel(run)]
    }

    mutating func nextRun(in session: SessionID = .a) -> RunID {
        runCount += 1
        return RunID(runCount, in: session)
    }
}

extension LessonState {
    /// What a run has submitted: the whole text once all of it has run unchanged, or else the only statement of the run. Where the solution
    /// has several, or in a transaction, one statement isn't an answer, because those before it belong to it.
    fileprivate func answer(in pad: inout Pad) -> (text: String, last: String?)? {
        guard let result = pad.result, result.statement == nil else { return nil }
        let text = pad.takeAnswer()
        let isAlone = exercise?.asksForSeveralStatements == false && transaction(of: result.run.session) == .idle
        let alone = isAlone ? result.onlyStatement : nil
        guard result.part.range == nil || pad.hasRunEverything else { return alone.map { ($0, nil) } }
        // Earlier tries may have changed the data for the last one.
        return (text, exercise?.changesData == true && alone?.trimmed != text.trimmed ? alone : nil)
    }

    /// Whether an example that can change the lesson's data has run.
    fileprivate var hasRunChange: Bool { examples.contains { $1.wasRun && example($0)?.block.text.canChangeData == true } }

    /// The scratchpad that a run was started in.
    func padOwning(_ run: RunID) -> PadID? { pads.first { $0.value.activity.run == run }?.key }
}

extension Pad.Activity {
    /// The run in progress.
    package var run: RunID? {
        switch self {
        case .idle: nil
        case .running(let run, _), .cancelling(let run), .judging(let run, _, _): run
        }
    }
}

extension ErrorPlace {
    /// The position as an offset in characters from the start of the text.
    func offset(in text: String) -> Int {
        let before = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(max(0, line - 1))
        return before.reduce(0) { $0 + $1.unicodeScalars.count + 1 } + column - 1
    }
}
