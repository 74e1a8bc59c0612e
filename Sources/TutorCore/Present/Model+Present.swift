import Course
import Progress
import Terminal

/// The keys of a demo, and moving through its steps.
extension Model {
    /// Begins the demo in the lesson just opened.
    mutating func beginPresenting() -> [Effect] {
        guard presenting != nil, let lesson else { return [] }
        let presentation = Presentation(lesson.lesson)
        presenting?.presentation = presentation
        if presenting?.plan.count != presentation.steps.count { presenting?.plan = presentation.seconds(in: lesson.lesson) }
        let first = presenting?.firstSection ?? 0
        // What a demo that was killed has left behind.
        let tidying: [Effect] = lesson.lesson.engine.hasContainers ? [.lookForLeftovers(lesson.summary, .startOver)] : []
        return tidying + show(presentation.steps.firstIndex { $0.section >= first } ?? 0)
    }

    /// Handles a key in a demo, from its terminal or from the one with the notes. Only the first can type.
    mutating func handleInPresentation(_ key: KeyEvent, fromNotes: Bool = false) -> [Effect] {
        guard let presenting else { return [] }
        // What is typed while the data is restored for free typing isn't for the script.
        if presenting.catchUp?.resumesTyping == true, presenting.number == nil, !presenting.isBlank, !fromNotes, key.isForTyping {
            return []
        }
        self.presenting?.hint = nil
        self.presenting?.asked = nil
        self.presenting?.showsKeys = false
        if fromNotes {
            notice = nil
            self.presenting?.hasNotes = true
        }
        if presenting.isBlank {
            self.presenting?.isBlank = false
            return []
        }
        if presenting.isLive, fromNotes || presentedPlace == .shell || !Self.keysWhileTypingFreely.contains(key) {
            return handleLive(key, fromNotes: fromNotes)
        }
        if let effects = handleNumber(key) { return effects }
        if presenting.isTyping, !fromNotes, key.isForTyping, key != .character(".") || nextTyped == "." { return type(key) }
        if let digit = key.digit { return handleDigit(digit) }
        if countedChoices != nil, [.character("n"), .character("p")].contains(key) {
            self.presenting?.hint = "At a question, digits count hands. Space and → go on, ← goes back."
            return []
        }
        let isOnlyForStage = [KeyEvent(.escape), .character("?"), .init(.function(1))].contains(key)
        guard let command = PresenterKey.all.first(where: { $0.keys.contains(key) }), !(fromNotes && isOnlyForStage) else {
            let answer =
                if key == KeyEvent(.escape) {
                    "Esc starts free typing only in the demo's terminal."
                } else if isUnderWay {
                    Self.stillRunning
                } else if let wait = presenting.step.flatMap({ lockWait(of: $0) }) {
                    "This statement waits for \(SessionText.holder(of: wait)). → goes on. Ctrl-C cancels the statement."
                } else {
                    "\(KeyName(key).description) does nothing here. \(fromNotes ? "The last lines show" : "F1 shows") the keys."
                }
            self.presenting?.hint = answer
            return []
        }
        if presenting.catchUp != nil, !command.interrupts { return [] }
        // The key that has shown the keys takes them away.
        if presenting.showsKeys, command.keys.contains(.init(.function(1))) { return [] }
        if let question = command.question(self, presenting.hint) {
            self.presenting?.hint = question
            return []
        }
        return command.action(&self)
    }

    /// Keys that do in free typing what they do everywhere, if no shell needs them.
    private static let keysWhileTypingFreely: Set<KeyEvent> = [
        .control("b"), .control("q"), .init(.function(1)), .init(.function(10)),
    ]

    /// Handles a key while the number of a step is typed; `nil` if it isn't for that. Any other key gives the number up.
    private mutating func handleNumber(_ key: KeyEvent) -> [Effect]? {
        guard let number = presenting?.number else { return nil }
        presenting?.number = nil
        switch key {
        case _ where key.digit != nil: presenting?.number = String((number + "\(key.digit ?? 0)").suffix(4))
        case .init(.backspace): presenting?.number = number.isEmpty ? nil : String(number.dropLast())
        case .init(.escape): break
        case .init(.enter): return presenting?.catchUp == nil ? Int(number).map { jump(toNumber: $0) } ?? [] : []
        default: return nil
        }
        return []
    }

    /// At a question, a digit counts a hand for a choice. Everywhere else, it begins the number of a step, which only the notes show.
    private mutating func handleDigit(_ digit: Int) -> [Effect] {
        guard let step = presenting?.step, step.isQuestion else {
            presenting?.number = "\(digit)"
            presenting?.showsNumber = false
            return []
        }
        guard let (id, choices) = countedChoices else {
            let reason =
                lesson?.choices(in: step) == nil
                ? "This question has no choices to count hands for." : "The answer is shown, so hands aren't counted anymore."
            presenting?.hint = "\(reason) To jump to a step, press g first."
            return []
        }
        if 0..<choices.count ~= digit - 1 {
            presenting?.hands[id, default: []].append(digit - 1)
        } else {
            presenting?.hint =
                "This question has only \(choices.count) choices to count hands for. To jump to a step, press g first."
        }
        return []
    }

    private mutating func jump(toNumber number: Int) -> [Effect] {
        let count = presenting?.presentation.steps.count ?? 0
        if number > 0, number <= count { return jump(to: number - 1) }
        presenting?.hint = "There is no step \(number). The last step is \(count)."
        return []
    }

    /// The choices that digits count hands for; `nil` if the step asks for none, or once the room has seen the answer.
    package var countedChoices: (id: ExampleID, choices: [String])? {
        guard let presenting, let step = presenting.step, let asked = lesson?.choices(in: step) else { return nil }
        let isAnswered =
            switch step.kind {
            // The answer is on pages of its own, below the question, which needs no more pages than it.
            case .question: presentedPage > 0 && presentedPage >= screen.presentedPages / 2
            default:
                presenting.presentation.steps.indices.contains { index in
                    guard case .run(asked.id, _) = presenting.presentation.steps[index].kind else { return false }
                    return presenting.ran.contains(index) || presenting.recordedSteps.contains(index)
                }
            }
        return isAnswered ? nil : asked
    }

    /// Removes the hand that was counted last. Where none are counted, the key goes back.
    mutating func takeBackHand() -> [Effect] {
        guard let (id, _) = countedChoices else { return goBack() }
        if presenting?.hands[id]?.popLast() == nil { presenting?.hint = "No hands are counted. ← goes back." }
        return []
    }

    /// The page or step before.
    mutating func goBack() -> [Effect] {
        guard let presenting else { return [] }
        let page = presentedPage
        if page > 0 {
            self.presenting?.page = page - 1
            return []
        }
        return presenting.previous.map { turn(to: $0, atEnd: true) } ?? []
    }

    /// The next page or step. A step with code is left once it has run, and any step only when what it has started has ended.
    mutating func advance() -> [Effect] {
        guard let presenting else { return [] }
        if presenting.isTyping { return typeRest() + runPresented() }
        let page = presentedPage
        if page + 1 < screen.presentedPages {
            self.presenting?.page = page + 1
            return []
        }
        if isUnderWay {
            self.presenting?.hint = Self.stillRunning
            return []
        }
        guard let next = presenting.next else {
            self.presenting?.hint = "This is the last step. In the demo's terminal, q ends the demo."
            return []
        }
        return turn(to: next)
    }

    static let stillRunning = "A step is still running. → goes on once it ends. Ctrl-C cancels it."

    /// Whether the end of what the step shown has started is still to come: of its run, of its check, or of a statement that waits, unless
    /// the next step is what ends the wait.
    private var isUnderWay: Bool {
        guard let presenting, let step = presenting.step, let lesson, !presenting.showsRecorded else { return false }
        if presenting.running == presenting.index { return true }
        if step.kind == .verdict { return lesson.pads[PadID(exercise: lesson.exercise?.id)]?.isBusy == true }
        guard let script = scriptName(of: step), let running = lesson.sessions.steps[script]?.running, !running.isEmpty else {
            return false
        }
        guard let index = presenting.next else { return true }
        if presenting.ran.contains(index) { return false }
        let next = presenting.presentation.steps[index]
        guard scriptName(of: next) == script, case .session(let side)? = lesson.lesson.rehearsal(of: next)?.place else { return true }
        return running[side] != nil
    }

    /// Shows a step, without changing the data.
    mutating func show(_ index: Int, atEnd: Bool = false) -> [Effect] {
        guard let step = presenting?.presentation.steps.element(at: index) else { return [] }
        if presentedPlace == .shell, let presenting, presenting.hasRun, let frame = lesson?.shells.tab?.frame {
            self.presenting?.shellScreens[presenting.index] = presenting.shellScreens[presenting.index] ?? frame
        }
        // The newest statement of a script is on its last page.
        let isLastPage = atEnd || scriptName(of: step) != nil
        if presenting?.began == nil, presenting?.index != index { presenting?.began = clock }
        presenting?.index = index
        presenting?.page = isLastPage ? .max : 0
        presenting?.typed = 0
        presenting?.isLive = false
        presenting?.freeDraft = nil
        presenting?.showsRecorded = false
        var effects = go(toSection: step.section)
        lesson?.focus = .text
        effects += prepareWork(in: step)
        // Nothing but the prompt is left of what the shell has shown.
        if presentedPlace == .shell, presenting?.hasRun == false, presenting?.shellIsBusy == false, let shell = lesson?.shells.tab?.id {
            effects.append(.shell(shell, .key(.control("l"))))
        }
        if case .verdict = step.kind { effects += judgePresented() }
        return effects
    }

    mutating func toggleRecorded() -> [Effect] {
        guard let presenting, let step = presenting.step, step.hasRecordedOutput else {
            self.presenting?.hint = "This step has no recorded output."
            return []
        }
        self.presenting?.showsRecorded.toggle()
        if presenting.showsRecorded {
            self.presenting?.recordedSteps.remove(presenting.index)
        } else {
            self.presenting?.recordedSteps.insert(presenting.index)
        }
        self.presenting?.page = 0
        return []
    }

    /// Cancels what the step is running.
    mutating func interruptPresented() -> [Effect] {
        if presentedPlace == .shell, let shell = lesson?.shells.tab?.id { return [.shell(shell, .key(.control("c")))] }
        return cancel()
    }

    /// Where the step's text is typed.
    var presentedPlace: Rehearsal.Place? { presenting?.step.flatMap { lesson?.lesson.rehearsal(of: $0)?.place } }

    /// The page shown, on the last screen drawn.
    package var presentedPage: Int { presenting?.page(on: screen) ?? 0 }
}

extension Model {
    /// What every message can bring forward in a demo.
    mutating func present(after message: Message) -> [Effect] {
        var effects: [Effect] = []
        switch message {
        case .lessonOpened: effects += beginPresenting()
        case .shell(_, .commandEnded(let failure)):
            presenting?.shellIsBusy = false
            if failure != nil, let presenting, let index = presenting.running,
                lesson?.expectedErrors(in: presenting.presentation.steps[index]).isEmpty == true
            {
                self.presenting?.failed.insert(index)
            }
        case .shell(_, .busy), .shell(_, .unfinishedLine), .shell(_, .ended), .shell(_, .failed):
            presenting?.shellIsBusy = false
            effects += giveUpCatchUp(at: presenting?.running)
        case .ticked:
            // Long after, the same key may be pressed for another reason.
            if let presenting, presenting.isAsking {
                let asked = presenting.asked ?? clock
                self.presenting?.asked = asked
                if clock - asked > 10_000 {
                    self.presenting?.hint = nil
                    self.presenting?.number = nil
                }
            }
        default: effects += settleReset(message)
        }
        effects += settleRun() + endFreeTransaction() + continueCatchUp()
        if presenting?.hint == Self.stillRunning, presenting?.running == nil, !isUnderWay { presenting?.hint = nil }
        if let notice, !notice.isTrouble {
            // In free typing, it can say why Enter runs nothing.
            let words = namingKeys(in: notice.text)
            if let presenting, presenting.isLive, presenting.hint == nil { self.presenting?.hint = words }
            self.notice = nil
        }
        return effects
    }
}

extension Model {
    /// Presents the open lesson from the present section on. The demo has data and a history of its own.
    mutating func presentLesson() -> [Effect] {
        guard let lesson else { return [] }
        return keepDrafts() + [.present("\(lesson.id.course)/\(lesson.id.lesson)", section: lesson.section)]
    }
}
