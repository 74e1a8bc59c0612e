package import Course
import Postgres
import Progress
import SQLText
import Terminal
import Verdicts

/// Running a script of two sessions, one statement at a time, each in its session. The script is an exercise's, or an example on the page.
extension Model {
    /// Runs the next step of the script in the scratchpad.
    mutating func runStep() -> [Effect] {
        endZoom()
        guard let lesson, let exercise = lesson.exercise?.id else { return [] }
        let script = Interleaving(lesson.pad.editor.text)
        guard !script.hasUnmarked, !script.steps.isEmpty else {
            notice = Notice(SessionText.unmarked)
            return []
        }
        let steps = StepProgress.steps(of: script, in: lesson.pad.editor.text)
        self.lesson?.pad.verdict = nil
        self.lesson?.pad.hasTyped = false
        self.lesson?.pad.errorMark = nil
        let effects = sendNext(of: exercise, steps)
        // Move to the end of the next step, so that it is visible and Enter runs it.
        let next = self.lesson.flatMap { steps.element(at: $0.sessions.steps[exercise]?.sent.count ?? 0)?.end }
        return effects + edit { $0.move(to: $0.position(ofOffset: next ?? .max)) }
    }

    /// Runs the next step of an example on the page. After the last step, the item after the example is selected.
    mutating func runExampleStep(_ id: ExampleID, _ steps: [StepProgress.Step]) -> [Effect] {
        let effects = sendNext(of: id.scriptName, steps)
        lesson?.examples[id, default: ExampleState()].isOpen = true
        if lesson?.sessions.steps[id.scriptName]?.isOver(of: steps) == true {
            lesson?.noteRun(of: id)
            moveOn(from: id)
        }
        revealStep(of: id.scriptName)
        return effects
    }

    /// Runs the next step. If a step that has already run was changed, or if all steps have run, the script starts over with a fresh copy
    /// of the data.
    private mutating func sendNext(of script: String, _ steps: [StepProgress.Step]) -> [Effect] {
        var progress = lesson?.sessions.steps[script] ?? StepProgress()
        var effects: [Effect] = []
        if progress.isOver(of: steps) || !progress.isBeginning(of: steps) || progress.sent.isEmpty {
            progress = StepProgress()
            effects += restartSteps(of: script)
        }
        let next = steps[progress.sent.count]
        progress.sent.append(next)
        progress.queue.append(next)
        lesson?.sessions.steps[script] = progress
        effects += sendQueued(of: script)
        if lesson?.sessions.steps[script]?.queue.isEmpty == false {
            let busy = SessionID.Side.allCases.first { lesson?.isRunning($0, of: script) == true }?.rawValue
            let next = next.side.rawValue
            notice = Notice(
                busy.map { "\($0) is busy. This step runs once \($0) finishes or waits for a lock." }
                    ?? "\(next) is still waiting for a lock. This step runs once \(next) gets it.",
                .waitingStep)
        }
        return effects
    }

    /// Sends the queued steps in the script's order, as the judge does: each when no session runs a statement, except one that waits for a
    /// lock, and its own session is free.
    mutating func sendQueued(of script: String) -> [Effect] {
        guard let lesson, var progress = lesson.sessions.steps[script],
            !SessionID.Side.allCases.contains(where: { lesson.isRunning($0, of: script) }),
            let index = progress.queue.firstIndex(where: { lesson.activity(of: SessionID($0.side, copy: script)) == nil })
        else { return [] }
        let next = progress.queue.remove(at: index)
        if progress.queue.isEmpty, notice?.kind == .waitingStep { notice = nil }
        self.lesson?.sessions.steps[script] = progress
        return send(next, of: script)
    }

    /// Scrolls to what an example's step returned or is waiting for.
    private mutating func revealStep(of script: String) {
        let index = lesson?.items.firstIndex { item in
            if case .example(let id) = item { id.scriptName == script } else { false }
        }
        if let index { lesson?.scroll.reveal = .newest(index) }
    }

    private mutating func restartSteps(of exercise: String) -> [Effect] {
        guard let summary = lesson?.summary else { return [] }
        for side in SessionID.Side.allCases {
            let session = SessionID(side, copy: exercise)
            lesson?.pads[PadID(exercise: exercise, side: side)]?.result = nil
            lesson?.pads[PadID(exercise: exercise, side: side)]?.activity = .idle
            lesson?.sessions.transactions[session] = nil
            lesson?.sessions.waits[session] = nil
        }
        return [.restartSteps(script: exercise, lesson: summary)]
    }

    private mutating func send(_ step: StepProgress.Step, of exercise: String) -> [Effect] {
        guard var lesson else { return [] }
        let run = nextRun(in: SessionID(step.side, copy: exercise))
        let id = PadID(exercise: exercise, side: step.side)
        var result = ResultState(run: run)
        result.statement = step.text
        lesson.pads[id, default: Pad()].result = result
        lesson.pads[id]?.activity = .running(run, since: clock)
        lesson.sessions.steps[exercise]?.running[step.side] = step
        self.lesson = lesson
        // Lines are numbered from the start of the script.
        return [.run(run, sql: String(repeating: "\n", count: step.line - 1) + step.text, lesson: lesson.summary)]
    }

    /// Handles the end of a session's step: runs the steps queued for the session, and judges the answer after the last step.
    mutating func finishStep(_ run: RunID, _ trouble: Trouble?) -> [Effect] {
        guard let exercise = run.session.copy, var progress = lesson?.sessions.steps[exercise] else { return [] }
        if let step = progress.running.removeValue(forKey: run.session.side) {
            progress.results[step.index] = lesson?.pads[PadID(exercise: exercise, side: step.side)]?.result
            if let offset = trouble?.offset {
                lesson?.pads[PadID(exercise: exercise)]?.errorMark = offset - (step.line - 1) + step.offset
            }
        }
        revealStep(of: exercise)
        lesson?.sessions.steps[exercise] = progress
        let effects = sendQueued(of: exercise)
        if !effects.isEmpty { return effects }
        return judgeExample(exercise, progress) + judgeScript(of: exercise, progress)
    }

    /// Compares the prediction of an example whose steps have all run.
    private mutating func judgeExample(_ script: String, _ progress: StepProgress) -> [Effect] {
        let ids: [ExampleID] = lesson?.items.compactMap { if case .example(let id) = $0 { id } else { nil } } ?? []
        guard let id = ids.first(where: { $0.scriptName == script }), let steps = lesson?.example(id)?.steps, progress.isOver(of: steps),
            progress.running.isEmpty, progress.queue.isEmpty
        else { return [] }
        return lesson?.judgePrediction(of: id, with: ExampleOutcome()) ?? []
    }

    /// Judges a script whose steps have all run. It passes automatically if it is right.
    private mutating func judgeScript(of exercise: String, _ progress: StepProgress) -> [Effect] {
        guard let lesson, lesson.exercise?.id == exercise, let pad = lesson.pads[PadID(exercise: exercise)], !pad.isBusy,
            progress.running.isEmpty, progress.queue.isEmpty,
            progress.isOver(of: StepProgress.steps(of: Interleaving(pad.editor.text), in: pad.editor.text))
        else { return [] }
        let run = nextRun()
        let answer = self.lesson?.pads[PadID(exercise: exercise)]?.takeAnswer() ?? ""
        self.lesson?.pads[PadID(exercise: exercise)]?.activity = .judging(run, since: clock, isAsked: false)
        return [.judge(run, answer: answer, exercise: exercise, lesson: lesson.summary, wasAsked: false)]
    }
}

extension StepProgress {
    static func steps(of script: Interleaving, in text: String) -> [Step] {
        var steps: [Step] = []
        var (line, offset, start) = (1, 0, text.utf8.startIndex)
        for step in script.steps {
            let end = text.utf8.index(text.utf8.startIndex, offsetBy: step.statement.range.lowerBound)
            let between = text[start..<end].unicodeScalars
            line += between.count { $0 == "\n" }
            offset += between.count
            start = end
            let data = step.statement.copyData.map { "\n\($0)\\.\n" } ?? ""
            steps.append(
                Step(
                    index: steps.count, side: step.side, text: step.statement.text + data, line: line, offset: offset,
                    end: step.statement.range.upperBound))
        }
        return steps
    }

    /// Whether the steps sent are the first of these steps.
    package func isBeginning(of steps: [Step]) -> Bool {
        sent.count <= steps.count && zip(sent, steps).allSatisfy { $0.side == $1.side && $0.text == $1.text }
    }

    /// Whether all of these steps were sent.
    package func isOver(of steps: [Step]) -> Bool { sent.count == steps.count && isBeginning(of: steps) }
}

extension LessonState {
    /// Whether a session runs a step that doesn't wait for a lock, as far as that can be seen.
    fileprivate func isRunning(_ side: SessionID.Side, of script: String) -> Bool {
        let session = SessionID(side, copy: script)
        return activity(of: session) != nil && sessions.waits[session] == nil && sessions.blindness == nil
    }

    /// Whether a statement of the present script is its next step; also if no session runs it, which Run explains.
    func isNextStep(_ statement: StatementPlace) -> Bool {
        guard let steps else { return false }
        let next = steps.sent < steps.all.count ? steps.sent : 0
        return steps.all.isEmpty || steps.all[next].end == statement.sentRange.upperBound
    }

    /// The steps of the present script, and how many of them were sent.
    package var steps: (all: [StepProgress.Step], sent: Int)? {
        guard isScript, let exercise = exercise?.id, let text = pads[PadID(exercise: exercise)]?.editor.text else { return nil }
        let all = StepProgress.steps(of: Interleaving(text), in: text)
        let progress = sessions.steps[exercise] ?? StepProgress()
        return (all, progress.isBeginning(of: all) ? progress.sent.count : 0)
    }
}

extension Example {
    /// The steps of an example with two sessions; `nil` for any other example.
    package var steps: [StepProgress.Step]? {
        Interleaving(example: block).map { StepProgress.steps(of: $0, in: block.text) }
    }
}

extension ExampleID {
    /// The name that identifies its steps.
    package var scriptName: String { "example \(section).\(element)" }
}
