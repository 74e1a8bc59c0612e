import Course
import EngineValues
import Progress
import SQLText
import Terminal
import Verdicts

/// Typing a step's rehearsed text, running it, and taking over the keyboard.
extension Model {
    /// Types the next character of the rehearsed text, whichever key was pressed. Enter at its end runs it.
    mutating func type(_ key: KeyEvent) -> [Effect] {
        guard let presenting, let step = presenting.step, let rehearsal = lesson?.lesson.rehearsal(of: step) else { return [] }
        let text = Array(rehearsal.text)
        let rest = text.dropFirst(presenting.typed)
        switch key {
        case .init(.backspace):
            guard presenting.typed > 0 else { return [] }
            if rehearsal.place == .shell, text[presenting.typed - 1] == "\n" { return [] }
            self.presenting?.typed -= 1
            return rehearsal.place == .shell ? typeInShell([KeyEvent(.backspace)]) : []
        case .control("e"): return typeRest()
        case .init(.enter) where rest.isEmpty: return runPresented()
        case _ where rest.isEmpty:
            self.presenting?.hint = "Enter runs it."
            return []
        case .init(.enter) where rest.first != "\n":
            self.presenting?.hint = "Ctrl-E types the rest. Enter then runs it."
            return []
        default:
            guard key.isText || key == KeyEvent(.enter), let character = rest.first else { return [] }
            self.presenting?.typed += 1
            return rehearsal.place == .shell ? typeInShell([KeyEvent(typing: character)]) : []
        }
    }

    /// The next character of the rehearsed text.
    var nextTyped: Character? {
        guard let presenting, let step = presenting.step else { return nil }
        return lesson?.lesson.rehearsal(of: step)?.text.dropFirst(presenting.typed).first
    }

    /// Types the rest of the rehearsed text.
    mutating func typeRest() -> [Effect] {
        guard let presenting, let step = presenting.step, let rehearsal = lesson?.lesson.rehearsal(of: step) else { return [] }
        let rest = rehearsal.text.dropFirst(presenting.typed)
        self.presenting?.typed += rest.count
        return rehearsal.place == .shell && !rest.isEmpty ? pasteInPresentedShell(String(rest)) : []
    }

    /// Erases what was typed of the rehearsed text.
    mutating func eraseTyped() -> [Effect] {
        guard let presenting, let step = presenting.step, let rehearsal = lesson?.lesson.rehearsal(of: step) else { return [] }
        self.presenting?.typed = 0
        guard rehearsal.place == .shell else { return [] }
        // The shell's line editor has only the last line. If an earlier step's program still runs, Ctrl-C would cancel it.
        let hasLines = rehearsal.text.prefix(presenting.typed).contains("\n") && !presenting.shellIsBusy
        return typeInShell([.control(hasLines ? "c" : "u")])
    }

    /// Shows the step before or after. Half-typed text is there again when its step is.
    mutating func turn(to index: Int, atEnd: Bool = false) -> [Effect] {
        if let effects = catchUpScript(before: index) { return effects }
        var effects: [Effect] = []
        if let presenting, presenting.step?.runs == true, !presenting.hasRun, presenting.typed > 0 {
            // It must not be at the prompt of another step's shell.
            effects += eraseTyped()
            self.presenting?.halfTyped[presenting.index] = presenting.typed
        }
        effects += show(index, atEnd: atEnd)
        guard let presenting, presenting.isTyping, let step = presenting.step, let rehearsal = lesson?.lesson.rehearsal(of: step),
            let count = self.presenting?.halfTyped.removeValue(forKey: index)
        else { return effects }
        let text = String(rehearsal.text.prefix(count))
        if rehearsal.place == .shell {
            // Lines before the last one may have run.
            if text.contains("\n") { return effects }
            effects += pasteInPresentedShell(text)
        }
        self.presenting?.typed = count
        return effects
    }

    /// Runs the step whose text was typed, once the last one has ended.
    mutating func runPresented() -> [Effect] {
        guard let presenting else { return [] }
        if presenting.running != nil {
            self.presenting?.hint = Self.stillRunning
            return []
        }
        if let effects = catchUpScript(before: presenting.index) { return effects }
        let canceled = canceledSteps
        self.presenting?.remember(canceled: canceled)
        let effects = run(presenting.index, hasTyped: true)
        if self.presenting?.running == nil { _ = self.presenting?.forgetMoment() }
        return effects
    }

    private mutating func typeInShell(_ keys: [KeyEvent]) -> [Effect] {
        var effects: [Effect] = []
        if lesson?.shells.tabs.isEmpty == true { effects += openShell() }
        if let shell = lesson?.shells.tab?.id { effects += keys.map { .shell(shell, .key($0)) } }
        return effects
    }

    /// Pasted, several lines are one input, which runs when all of it is there.
    private mutating func pasteInPresentedShell(_ text: String) -> [Effect] {
        let effects = typeInShell([])
        return effects + (lesson?.shells.tab.map { [.shell($0.id, .paste(text))] } ?? [])
    }

    // MARK: - Running

    /// Runs a step.
    ///
    /// - Parameter hasTyped: Whether its commands already are at the shell's prompt.
    mutating func run(_ index: Int, hasTyped: Bool) -> [Effect] {
        guard let step = presenting?.presentation.steps.element(at: index), let rehearsal = lesson?.lesson.rehearsal(of: step) else {
            return []
        }
        if presenting?.began == nil { presenting?.began = clock }
        presenting?.running = index
        presenting?.failed.remove(index)
        let isScript = scriptName(of: step) != nil
        presenting?.page = isScript ? .max : 0
        presenting?.typed = rehearsal.text.count
        switch rehearsal.place {
        case .shell:
            presenting?.shellIsBusy = true
            if hasTyped { return typeInShell([KeyEvent(.enter)]) }
            let effects = typeInShell([])
            return effects + (lesson?.shells.tab.map { [.shell($0.id, .run(rehearsal.text))] } ?? [])
        case .file(let path): return write(rehearsal.text, to: path)
        case .session:
            let effects = runInSession(step)
            // A script's statement can be queued until the other session waits or has ended.
            let isQueued = scriptName(of: step).map { lesson?.sessions.steps[$0]?.queue.isEmpty == false } ?? false
            if effects.isEmpty, !isQueued {
                presenting?.running = nil
                presenting?.hint = notice?.text
            }
            return effects
        }
    }

    private mutating func runInSession(_ step: Step) -> [Effect] {
        switch step.kind {
        case .run(let id, _):
            guard let example = lesson?.example(id) else { return [] }
            return example.steps.map { runExampleStep(id, $0) } ?? runExample(id, asksFirst: false)
        case .work:
            guard let exercise = lesson?.exercise else { return [] }
            let text = exercise.solution.first?.text.trimmingTrailingNewlines ?? ""
            if lesson?.pad.editor.text != text { _ = edit { $0.replaceAll(with: text) } }
            lesson?.focus = .editor
            let effects = lesson?.isScript == true ? runStep() : run()
            lesson?.focus = .text
            return effects
        case .text, .question, .show, .predict, .task, .verdict, .solution: return []
        }
    }

    // MARK: - Files

    /// Reads the file that a step writes, so that it can be saved.
    mutating func prepareWork(in step: Step) -> [Effect] {
        guard case .file(let path)? = lesson?.lesson.rehearsal(of: step)?.place, let lesson, lesson.files.documents[path] == nil else {
            return []
        }
        return [.files(lesson.id, .read(path))]
    }

    private mutating func write(_ text: String, to path: WorkspacePath) -> [Effect] {
        guard let lesson else { return [] }
        let isNew = lesson.files.documents[path] == nil || lesson.files.documents[path]?.refusal != nil
        let document = WorkspaceText(text + "\n", hasCarriageReturns: false)
        if isNew { return [.files(lesson.id, .save(path, document, over: nil, revision: 0))] }
        self.lesson?.files.documents[path]?.editor.replaceAll(with: document.text)
        return saveFiles()
    }

    // MARK: - The end of a run

    /// Notices the end of a step's run, after any message.
    mutating func settleRun() -> [Effect] {
        guard let presenting, let running = presenting.running, let step = presenting.presentation.steps.element(at: running) else {
            return []
        }
        guard let end = endOfRun(of: step) else { return [] }
        self.presenting?.running = nil
        if !presenting.ran.contains(running) { self.presenting?.ran.append(running) }
        guard end == .failed else { return [] }
        if presenting.index == running { self.presenting?.hint = "u and then Enter run it again. o shows the recorded output." }
        // The steps after it would find other data than in the lesson.
        return giveUpCatchUp(at: running)
    }

    enum RunEnd { case done, failed }

    /// How a step's run ended; `nil` while it goes on. A statement that waits for a lock has done its part.
    private func endOfRun(of step: Step) -> RunEnd? {
        guard let lesson, let rehearsal = lesson.lesson.rehearsal(of: step) else { return .done }
        switch rehearsal.place {
        case .shell:
            if lesson.shells.tab.map({ $0.life != .runs }) == true { return .failed }
            if presenting?.shellIsBusy == true { return nil }
            return presenting?.running.map { presenting?.failed.contains($0) == true } == true ? .failed : .done
        case .file(let path):
            guard let document = lesson.files.documents[path] else { return .done }
            return document.isUnsaved && document.trouble == nil ? nil : .done
        case .session(let side):
            if let script = scriptName(of: step) {
                if lesson.sessions.waits[SessionID(side, copy: script)] != nil { return .done }
                let result = lesson.sessions.steps[script]?.results[step.part]
                return result.map { $0.trouble?.isFromServer == false ? .failed : .done }
            }
            let result = presentedResult(of: step)
            guard result?.isComplete == true else { return nil }
            return result?.trouble?.isFromServer == false ? .failed : .done
        }
    }

    /// What a step's statement of a script waits for; `nil` if it doesn't wait.
    func lockWait(of step: Step) -> LockWait? {
        guard let lesson, let script = scriptName(of: step), case .session(let side)? = lesson.lesson.rehearsal(of: step)?.place,
            lesson.sessions.steps[script]?.running[side]?.index == step.part
        else { return nil }
        return lesson.sessions.waits[SessionID(side, copy: script)]
    }

    /// The name of the script with two sessions that a step belongs to.
    package func scriptName(of step: Step) -> String? {
        switch step.kind {
        case .run(let id, _): lesson?.example(id)?.steps == nil ? nil : id.scriptName
        case .work: lesson?.lesson.sections.element(at: step.section)?.exercise.flatMap { $0.scriptSteps == nil ? nil : $0.id }
        case .text, .question, .show, .predict, .task, .verdict, .solution: nil
        }
    }

    /// The statement of a script with two sessions that a step runs; `nil` if it is no such step.
    func scriptStatement(of step: Step) -> StepProgress.Step? {
        switch step.kind {
        case .run(let id, let statement): lesson?.example(id)?.steps?.element(at: statement)
        case .work(let part): lesson?.lesson.sections.element(at: step.section)?.exercise?.scriptSteps?.element(at: part)
        case .text, .question, .show, .predict, .task, .verdict, .solution: nil
        }
    }

    /// The result of a step that isn't part of a script.
    package func presentedResult(of step: Step) -> ResultState? {
        switch step.kind {
        case .run(let id, _): lesson?.exampleResults[id]
        case .work: lesson?.pads[PadID(exercise: lesson?.lesson.sections.element(at: step.section)?.exercise?.id)]?.result
        case .text, .question, .show, .predict, .task, .verdict, .solution: nil
        }
    }

    /// Checks the solution, unless there is a verdict on it.
    mutating func judgePresented() -> [Effect] {
        guard let exercise = lesson?.exercise, lesson?.pad.verdict == nil, lesson?.pad.isBusy != true else { return [] }
        if exercise.isSQL, let text = exercise.solution.first?.text.trimmingTrailingNewlines, lesson?.pad.editor.text != text {
            _ = edit { $0.replaceAll(with: text) }
        }
        let effects = check()
        lesson?.focus = .text
        return effects
    }

    // MARK: - Free typing

    /// Whether Esc starts free typing in this step.
    package var canTypeFreely: Bool {
        guard let step = presenting?.step, let place = presentedPlace, scriptName(of: step) == nil || changesStatement else { return false }
        if case .file = place { return false }
        return true
    }

    /// Starts free typing. In a session, the text typed so far is in the scratchpad.
    mutating func takeOver() -> [Effect] {
        guard canTypeFreely, let presenting, let step = presenting.step, let rehearsal = lesson?.lesson.rehearsal(of: step) else {
            let isOver = presenting?.step.flatMap { scriptName(of: $0) } != nil && presenting?.hasRun == true
            self.presenting?.hint =
                isOver ? "u takes this statement back. Then Esc changes it." : "You can't type your own statements in this step."
            return []
        }
        self.presenting?.isLive = true
        self.presenting?.isUntouched = true
        self.presenting?.showsRecorded = false
        self.presenting?.topRow = 0
        if rehearsal.place == .shell {
            lesson?.focus = .shell
            self.presenting?.freeChange = presenting.history.count
            return typeInShell([])
        }
        lesson?.ensurePad()
        let typed = changesStatement ? rehearsal.text : presenting.isTyping ? String(rehearsal.text.prefix(presenting.typed)) : ""
        _ = edit { $0.replaceAll(with: presenting.freeDraft ?? typed) }
        self.presenting?.lastFreeText = presenting.freeDraft == nil ? typed : nil
        if presenting.freeDraft != nil { self.presenting?.hint = "You left this text without running it. Ctrl-U clears it." }
        lesson?.pad.result = nil
        lesson?.focus = .editor
        return []
    }

    /// Handles a key in free typing. Ctrl-G returns to the script; where no program needs it, Esc does, too. With SQL,
    /// Ctrl-U erases it or, without any, undoes, and PageUp and PageDown turn the pages of its result. The terminal with the notes can only
    /// end the typing.
    mutating func handleLive(_ key: KeyEvent, fromNotes: Bool) -> [Effect] {
        let isInShell = presentedPlace == .shell
        if presenting?.isUntouched == true, !fromNotes {
            // A clicker's Stop, which sends Esc, has begun it. Its other buttons go on in the script.
            if [KeyEvent(.pageUp), KeyEvent(.pageDown)].contains(key) {
                return handleLive(.control("g"), fromNotes: false) + handleInPresentation(key)
            }
            if key == .character("."), !isInShell, lesson?.pad.editor.isEmpty == true {
                presenting?.isBlank = true
                return []
            }
            presenting?.isUntouched = false
        }
        if key == .control("u"), !isInShell, !fromNotes {
            // An error isn't about the next text. That of an open transaction is needed to end it.
            let isDone = lesson.map { !$0.hasOpenTransaction($0.shownSession) } == true
            if isDone, lesson?.pad.result?.trouble != nil { lesson?.pad.result = nil }
            if lesson?.pad.editor.isEmpty == false { return edit { $0.replaceAll(with: "") } }
            if let presenting, presenting.freeChange == presenting.history.count { return undoStep() }
            presenting?.hint = "You've changed nothing here. Ctrl-G returns to the script."
            return []
        }
        if key == .control("g") && !fromNotes || key == KeyEvent(.escape) && (!isInShell || fromNotes) {
            var effects: [Effect] = []
            var said = presenting?.freeChange == nil ? nil : "Back in the script. Ctrl-U undoes what you ran."
            if !isInShell {
                let text = lesson?.pad.editor.text ?? ""
                let isLeft = !text.isEmpty && text != presenting?.lastFreeText
                presenting?.freeDraft = isLeft ? text : nil
                if case .running(let run, _)? = lesson?.pad.activity, presenting?.liveRuns.contains(run.number) == true {
                    effects = cancel()
                    said = "Canceled the statement that you ran in free typing." + (said == nil ? "" : " Ctrl-U undoes what you ran.")
                }
            }
            if case .judging? = lesson?.pad.activity {
                effects += cancel()
                lesson?.pad.activity = .idle
            }
            presenting?.isLive = false
            presenting?.page = 0
            // A question about it isn't part of the script.
            overlay = nil
            lesson?.focus = .text
            lesson?.pad.verdict = nil
            presenting?.hint = said
            return effects
        }
        if fromNotes { return [] }
        if !isInShell, let step = [KeyEvent(.pageUp): -1, KeyEvent(.pageDown): 1][key] {
            if let row = screen.presentedStarts.element(at: presentedPage + step) { presenting?.topRow = row }
            return []
        }
        if isInShell { return handleInShell(key) }
        if changesStatement, let effects = runChanged(key) { return effects }
        // The keys that the scratchpad's sentences name.
        let command = ([.run, .runStatement, .rollBack] + (lesson?.exercise == nil ? [] : [.check])).first { self.key(of: $0) == key }
        let effects = if let command { perform(command) } else { handleInEditor(key) }
        lesson?.focus = .editor
        return effects
    }

    /// Rolls back the transaction that free typing has left open: the script's statements would run in it.
    mutating func endFreeTransaction() -> [Effect] {
        guard let presenting, !presenting.isLive, presenting.catchUp == nil, let lesson, lesson.pad.canRun,
            let run = lesson.pad.result?.run, presenting.liveRuns.contains(run.number), lesson.hasOpenTransaction(run.session),
            // What an example began, its section's next ones continue.
            run.session != .a || lesson.sessions.transactionOpener == nil
        else { return [] }
        let effects = rollBack()
        self.lesson?.focus = .text
        self.presenting?.hint = nil
        notice = Notice("Rolled back: the transaction that free typing left open.", isTrouble: true)
        return effects
    }

    /// Notices what is run in free typing, even once a question about it has been answered.
    ///
    /// - Parameter wasLive: Whether free typing was on before the message that led to these effects.
    mutating func notingFreeRuns(_ effects: [Effect], wasLive: Bool) -> [Effect] {
        guard wasLive, presenting?.isLive == true else { return effects }
        for case .run(let run, _, _) in effects {
            presenting?.liveRuns.insert(run.number)
            presenting?.lastFreeText = lesson?.pad.editor.text
            presenting?.topRow = 0
        }
        if effects.contains(where: \.canChangeData), let moments = presenting?.history.count { presenting?.freeChange = moments }
        return effects
    }
}

extension KeyEvent {
    /// The key that types a character.
    fileprivate init(typing character: Character) { self = character == "\n" ? KeyEvent(.enter) : .character(character) }
}

extension Effect {
    /// Whether it runs SQL that does more than read.
    fileprivate var canChangeData: Bool { if case .run(_, let sql, _) = self { sql.canChangeData } else { false } }
}
