import Course
import EngineValues
import Terminal
import Verdicts

/// Undoing and jumping: the data, files, and containers become what the step expects, by resetting them and running earlier steps again.
extension Model {
    /// Undoes the last command that ran something or jumped: what was run in free typing, or else the last run or jump. Text that is only
    /// typed is erased.
    mutating func undoStep() -> [Effect] {
        guard let presenting else { return [] }
        if presenting.showsRecorded { return toggleRecorded() }
        if presenting.freeChange == presenting.history.count {
            self.presenting?.liveRuns = []
            self.presenting?.hint = "Undone: what you ran in free typing."
            return restore(presenting.ran, showing: presenting.index, resumesTyping: presenting.isLive, canceled: canceledSteps)
        }
        if presenting.isTyping, presenting.typed > 0 { return eraseTyped() }
        guard let moment = self.presenting?.forgetMoment() else {
            self.presenting?.hint = "There is nothing to undo."
            return []
        }
        var free = ""
        if presenting.freeChange != nil {
            self.presenting?.liveRuns = []
            free = ", including what you ran in free typing"
        }
        // There, u can be a character of the lesson's code.
        let more = self.presenting?.history.isEmpty == false ? " Ctrl-U undoes more." : ""
        self.presenting?.hint = "Undone\(free). You're back at step \(moment.index + 1).\(more)"
        return restore(moment.ran, showing: moment.index, canceled: moment.canceled.merging(canceledSteps) { $1 })
    }

    /// What the statements that were canceled ended with, by their steps.
    var canceledSteps: [Int: ResultState] {
        guard let presenting, let lesson else { return [:] }
        var canceled: [Int: ResultState] = [:]
        for index in presenting.ran {
            let step = presenting.presentation.steps[index]
            let result = scriptName(of: step).map { lesson.sessions.steps[$0]?.results[step.part] } ?? presentedResult(of: step)
            guard let result, result.trouble?.sqlstate == "57014", !lesson.expectedErrors(in: step).contains("57014") else { continue }
            canceled[index] = result
        }
        return canceled
    }

    /// Shows a step once everything is as it expects.
    mutating func jump(to target: Int) -> [Effect] {
        guard let presenting, let lesson, let step = presenting.presentation.steps.element(at: target) else { return [] }
        let (presentation, lessonText) = (presenting.presentation, lesson.lesson)
        let canceled = canceledSteps
        self.presenting?.remember(canceled: canceled)
        // Going back to a question keeps its hands; jumping to it asks it again.
        if let id = lesson.choices(in: step)?.id { self.presenting?.hands[id] = nil }
        let needed = presentation.required(before: target, in: lessonText)
        let grounds: Set = [.lesson, presentation.ground(of: step, in: lessonText)]
        // What earlier steps have read, or did in other copies, stays.
        let kept = presenting.ran.filter { index in
            let isNeeded = grounds.contains(presentation.ground(of: presentation.steps[index], in: lessonText))
            return index < target && !(isNeeded && presentation.changesAnything(index, in: lessonText))
        }
        return restore(needed + kept, showing: target)
    }

    /// Runs the statements of a script that a step continues and that haven't run: only their recorded output was shown, or a jump has
    /// passed over them. `nil` if there are none. Otherwise, the script would begin with its first statement, whichever was to run.
    mutating func catchUpScript(before target: Int) -> [Effect]? {
        guard let presenting, presenting.running == nil, let lesson, let step = presenting.presentation.steps.element(at: target),
            scriptName(of: step) != nil
        else { return nil }
        let ground = presenting.presentation.ground(of: step, in: lesson.lesson)
        let missing = presenting.presentation.required(before: target, in: lesson.lesson).filter { index in
            !presenting.ran.contains(index)
                && presenting.presentation.ground(of: presenting.presentation.steps[index], in: lesson.lesson) == ground
        }
        return missing.isEmpty ? nil : restore(presenting.ran + missing, showing: target, canceled: canceledSteps)
    }

    /// Makes data, files, and containers what these steps leave, and then shows a step.
    ///
    /// - Parameters:
    ///   - resumesTyping: Whether free typing goes on there.
    ///   - canceled: What canceled statements ended with, by their steps. They don't run again.
    private mutating func restore(
        _ steps: [Int], showing target: Int, resumesTyping: Bool = false, canceled: [Int: ResultState] = [:]
    ) -> [Effect] {
        guard let presenting, let lesson else { return [] }
        let presentation = presenting.presentation
        // The next statement of a script is known by how many it has had, so a canceled one keeps its place there.
        let needed = steps.filter { canceled[$0] == nil || scriptName(of: presentation.steps[$0]) != nil }
        let ran = presenting.ran + (presenting.running.map { [$0] } ?? [])
        func ground(_ index: Int) -> Presentation.Ground { presentation.ground(of: presentation.steps[index], in: lesson.lesson) }
        var waiting: Set<Int> = []
        // What the steps run must not follow half-typed commands.
        var effects = presenting.step?.runs == true && !presenting.hasRun && presenting.typed > 0 ? eraseTyped() : []
        var resetting = 0
        for ground in Set([.lesson] + ([target] + needed + ran).map(ground)) {
            func isHere(_ index: Int) -> Bool {
                presentation.ground(of: presentation.steps[index], in: lesson.lesson) == ground
                    && presentation.changesAnything(index, in: lesson.lesson)
            }
            let (need, have) = (needed.filter(isHere), ran.filter(isHere))
            if presenting.freeChange == nil, need.starts(with: have) {
                waiting.formUnion(need.dropFirst(have.count))
            } else {
                waiting.formUnion(need)
                let (started, count) = reset(ground)
                effects += started
                resetting += count
            }
        }
        self.presenting?.ran = ran.filter { needed.contains($0) && !waiting.contains($0) }
        self.presenting?.running = nil
        self.presenting?.freeChange = nil
        self.presenting?.isLive = false
        self.presenting?.shellIsBusy = false
        self.presenting?.halfTyped = [:]
        forgetResults(notOf: needed)
        let catchUp = Presenting.CatchUp(
            target: target, waiting: needed.filter(waiting.contains), count: waiting.count, resetting: resetting,
            resumesTyping: resumesTyping, canceled: canceled)
        if waiting.isEmpty, resetting == 0 { return effects + end(catchUp) }
        self.presenting?.catchUp = catchUp
        return effects
    }

    /// Shows the step that was restored.
    private mutating func end(_ catchUp: Presenting.CatchUp) -> [Effect] {
        presenting?.catchUp = nil
        return show(catchUp.target) + (catchUp.resumesTyping ? takeOver() : [])
    }

    /// Runs the next of the steps that have to run before the one to show.
    mutating func continueCatchUp() -> [Effect] {
        guard let catchUp = presenting?.catchUp, catchUp.resetting == 0, presenting?.running == nil, var lesson else { return [] }
        if lesson.lesson.hasDatabase {
            if case .failed = lesson.database { return giveUpCatchUp() }
            guard case .ready = lesson.database else { return [] }
        }
        guard let next = catchUp.waiting.first, let step = presenting?.presentation.steps.element(at: next) else {
            return end(catchUp)
        }
        presenting?.catchUp?.waiting.removeFirst()
        if let result = catchUp.canceled[next], let script = scriptName(of: step), let statement = scriptStatement(of: step) {
            lesson.sessions.steps[script, default: StepProgress()].sent.append(statement)
            lesson.sessions.steps[script]?.results[step.part] = result
            self.lesson = lesson
            presenting?.ran.append(next)
            return continueCatchUp()
        }
        return go(toSection: step.section) + run(next, hasTyped: false)
    }

    /// Shows the step although it can't have what it expects.
    ///
    /// - Parameter failed: The earlier step that failed; `nil` if none was running.
    mutating func giveUpCatchUp(at failed: Int? = nil) -> [Effect] {
        guard let catchUp = presenting?.catchUp else { return [] }
        presenting?.catchUp = nil
        let effects = show(catchUp.target)
        var reason = "What this step needs couldn't be restored."
        if let failed, let step = presenting?.presentation.steps.element(at: failed) {
            let code = lesson?.lesson.rehearsal(of: step)?.text.prefix { $0 != "\n" } ?? ""
            reason = "Step \(failed + 1) (\(SafeText(String(code)).string.shortened(toCells: 30))) failed."
        }
        let hasRecorded = presenting?.step?.hasRecordedOutput == true
        presenting?.hint = "\(reason) \(hasRecorded ? PresenterKey.behindAdvice : "Ctrl-U undoes the jump.")"
        return effects
    }

    /// Notices what a reset has finished.
    mutating func settleReset(_ message: Message) -> [Effect] {
        guard let catchUp = presenting?.catchUp, catchUp.resetting > 0 else { return [] }
        switch message {
        case .dataReset(_, copy: nil, _), .files(_, .startedOver), .leftoversRemoved: presenting?.catchUp?.resetting -= 1
        case .leftoversFound(let leftovers) where leftovers.objects.isEmpty: presenting?.catchUp?.resetting -= 1
        case .troubled, .files(_, .troubled): return giveUpCatchUp()
        default: break
        }
        return []
    }

    /// - Returns: The effects, and how many of them report their end.
    private mutating func reset(_ ground: Presentation.Ground) -> ([Effect], Int) {
        guard let lesson else { return ([], 0) }
        switch ground {
        case .copy(let name):
            self.lesson?.sessions.steps[name] = nil
            for side in [nil, SessionID.Side.a, .b] {
                forgetRun(in: PadID(exercise: name, side: side))
                forget(SessionID(side ?? .a, copy: name))
            }
            return ([.restartSteps(script: name, lesson: lesson.summary)], 0)
        case .lesson:
            self.lesson?.runningExample = nil
            // A SQL exercise has a copy of its own.
            let copies = lesson.lesson.exercises.filter(\.isSQL).map(\.id)
            for pad in lesson.pads.keys where pad.exercise.map(copies.contains) != true { forgetRun(in: pad) }
            [SessionID.a, .b].forEach { forget($0) }
            var effects: [Effect] = []
            if lesson.lesson.hasDatabase { effects.append(.resetData(lesson.summary, copy: nil)) }
            if lesson.hasWorkspace {
                for path in lesson.files.documents.keys { self.lesson?.files.documents[path] = nil }
                effects.append(.files(lesson.id, .startOver(lesson.layout)))
            }
            if lesson.lesson.engine.hasContainers { effects.append(.lookForLeftovers(lesson.summary, .startOver)) }
            return (effects, effects.count)
        }
    }

    private mutating func forget(_ session: SessionID) {
        lesson?.sessions.transactions[session] = nil
        lesson?.sessions.waits[session] = nil
    }

    private mutating func forgetRun(in pad: PadID) {
        guard lesson?.pads[pad] != nil else { return }
        lesson?.pads[pad]?.activity = .idle
        lesson?.pads[pad]?.result = nil
        lesson?.pads[pad]?.verdict = nil
    }

    /// Forgets the results of the steps that haven't run then, and of those that will run again.
    private mutating func forgetResults(notOf needed: [Int]) {
        guard let presenting else { return }
        self.presenting?.shellScreens = presenting.shellScreens.filter { needed.contains($0.key) }
        for (index, step) in presenting.presentation.steps.enumerated() where !presenting.ran.contains(index) {
            if case .run(let id, _) = step.kind, lesson?.runningExample?.id != id { lesson?.exampleResults[id] = nil }
        }
    }
}
