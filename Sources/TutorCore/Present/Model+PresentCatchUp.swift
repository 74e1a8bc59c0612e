import Course
import EngineValues
import Terminal
import Verdicts

/// Undoing and jumping: the data, files, and containers become what the step expects, by resetting them and running earlier steps again.
extension Model {
    /// Undoes what was run last.
    mutating func undoStep() -> [Effect] {
        guard let presenting else { return [] }
        if presenting.hasStrayed { return catchUp(to: presenting.index, includingIt: presenting.ran.contains(presenting.index)) }
        if let last = presenting.running ?? presenting.ran.last { return catchUp(to: last) }
        self.presenting?.hint = "Nothing has run yet."
        return []
    }

    /// Shows a step once everything is as it expects.
    ///
    /// - Parameter includingIt: Whether the step itself has run then, too.
    mutating func catchUp(to target: Int, includingIt: Bool = false) -> [Effect] {
        guard let presenting, let lesson, let step = presenting.presentation.steps.element(at: target) else { return [] }
        let presentation = presenting.presentation
        let needed = presentation.required(before: target, in: lesson.lesson) + (includingIt ? [target] : [])
        let ran = presenting.ran + (presenting.running.map { [$0] } ?? [])
        var waiting: [Int] = []
        var effects: [Effect] = []
        var resetting = 0
        func ground(_ index: Int) -> Presentation.Ground { presentation.ground(of: presentation.steps[index], in: lesson.lesson) }
        for ground in Set([.lesson, presentation.ground(of: step, in: lesson.lesson)] + ran.filter { $0 >= target }.map(ground)) {
            func isHere(_ index: Int) -> Bool {
                presentation.ground(of: presentation.steps[index], in: lesson.lesson) == ground
                    && presentation.changesAnything(index, in: lesson.lesson)
            }
            let (need, have) = (needed.filter(isHere), ran.filter(isHere))
            if !presenting.hasStrayed, need.starts(with: have) {
                waiting += need.dropFirst(have.count)
            } else {
                waiting += need
                self.presenting?.ran.removeAll { presentation.ground(of: presentation.steps[$0], in: lesson.lesson) == ground }
                let (started, count) = reset(ground)
                effects += started
                resetting += count
            }
        }
        self.presenting?.ran.removeAll { $0 >= target && !(includingIt && $0 == target) }
        self.presenting?.running = nil
        self.presenting?.hasStrayed = false
        self.presenting?.isLive = false
        self.presenting?.shellIsBusy = false
        forgetResults(from: target)
        if waiting.isEmpty, resetting == 0 { return effects + show(target) }
        self.presenting?.catchUp = Presenting.CatchUp(
            target: target, waiting: waiting.sorted(), count: waiting.count, resetting: resetting)
        return effects
    }

    /// Runs the next of the steps that have to run before the one to show.
    mutating func continueCatchUp() -> [Effect] {
        guard let catchUp = presenting?.catchUp, catchUp.resetting == 0, presenting?.running == nil, let lesson else { return [] }
        if lesson.lesson.hasDatabase {
            if case .failed = lesson.database { return giveUpCatchUp() }
            guard case .ready = lesson.database else { return [] }
        }
        guard let next = catchUp.waiting.first, let step = presenting?.presentation.steps.element(at: next) else {
            presenting?.catchUp = nil
            return show(catchUp.target)
        }
        presenting?.catchUp?.waiting.removeFirst()
        return go(toSection: step.section) + run(next, hasTyped: false)
    }

    /// Shows the step although it can't have what it expects.
    mutating func giveUpCatchUp() -> [Effect] {
        guard let catchUp = presenting?.catchUp else { return [] }
        presenting?.catchUp = nil
        let effects = show(catchUp.target)
        presenting?.hint = "An earlier step failed. Ctrl-U returns to it. Ctrl-O shows the recorded output."
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
            for pad in lesson.pads.keys where pad.side != .a { forgetRun(in: pad) }
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

    /// Forgets the results of the steps that will run again.
    private mutating func forgetResults(from target: Int) {
        let screens = presenting?.shellScreens ?? [:]
        presenting?.shellScreens = screens.filter { $0.key < target }
        for step in presenting?.presentation.steps.dropFirst(target) ?? [] {
            switch step.kind {
            case .run(let id, _) where lesson?.runningExample?.id != id: lesson?.exampleResults[id] = nil
            case .run, .text, .question, .show, .predict, .task, .work, .verdict, .solution: break
            }
        }
    }
}
