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

    /// Handles a key in a demo.
    mutating func handleInPresentation(_ key: KeyEvent) -> [Effect] {
        presenting?.hint = nil
        presenting?.showsKeys = false
        guard let presenting else { return [] }
        if presenting.isBlank {
            self.presenting?.isBlank = false
            return []
        }
        if presenting.isLive { return handleLive(key) }
        if !presenting.digits.isEmpty { return handleOutsideText(key) }
        switch key {
        case .init(.right), .init(.pageDown), .init(.down): return drive(.next)
        case .init(.left), .init(.pageUp), .init(.up): return drive(.back)
        case .init(.function(10)), .control("q"): return quit()
        case .control("b"): return drive(.blank)
        case .control("g"):
            self.presenting?.digits = "0"
            return []
        case .control("u"), .control("z"): return drive(.undo)
        case .control("o"): return toggleRecorded()
        case .control("c"): return interruptPresented()
        case .init(.escape) where presenting.step?.runs == true: return takeOver()
        default: return presenting.isTyping ? type(key) : handleOutsideText(key)
        }
    }

    /// A key while nothing is typed.
    private mutating func handleOutsideText(_ key: KeyEvent) -> [Effect] {
        guard let presenting else { return [] }
        if case .character(let digit) = key.key, !key.alt, !key.control, countHand(digit) { return [] }
        var digits = presenting.digits
        let command = PresenterCommand(key, digits: &digits)
        self.presenting?.digits = digits
        if let command { return drive(command) }
        switch key.key {
        case .character("g"): self.presenting?.digits = "0"
        case .character("o"): return toggleRecorded()
        case .character("q"): return quit()
        default: self.presenting?.showsKeys = digits.isEmpty && key.key != .backspace
        }
        return []
    }

    /// In a prediction with choices, a digit counts a hand, unless a number was begun with g.
    private mutating func countHand(_ digit: Character) -> Bool {
        guard let presenting, presenting.digits.isEmpty, case .predict(let id)? = presenting.step?.kind,
            let count = lesson?.example(id)?.prediction?.choices.count, let choice = digit.wholeNumberValue, 1...max(1, count) ~= choice,
            count > 0
        else { return false }
        self.presenting?.hands[id, default: [:]][choice - 1, default: 0] += 1
        return true
    }

    /// Carries out a command of the presenter, from this terminal or the one with the notes.
    package mutating func drive(_ command: PresenterCommand) -> [Effect] {
        guard let presenting, presenting.catchUp == nil else { return [] }
        switch command {
        case .next: return goOn()
        case .back:
            let page = presentedPage
            if page > 0 {
                self.presenting?.page = page - 1
                return []
            }
            return presenting.previous.map { show($0, atEnd: true) } ?? []
        case .blank:
            self.presenting?.isBlank.toggle()
            return []
        case .jump(let number):
            guard presenting.presentation.steps.indices.contains(number - 1) else {
                self.presenting?.hint = "There is no step \(number). The last one is \(presenting.presentation.steps.count)."
                return []
            }
            return catchUp(to: number - 1)
        case .undo: return undoStep()
        }
    }

    /// The next page or step. A step with code is left once it has run.
    private mutating func goOn() -> [Effect] {
        guard let presenting else { return [] }
        if presenting.isTyping { return typeRest() + runPresented() }
        let page = presentedPage
        if page + 1 < screen.presentedPages {
            self.presenting?.page = page + 1
            return []
        }
        guard let next = presenting.next else {
            self.presenting?.hint = "This is the last step. q ends the demo."
            return []
        }
        if self.presenting?.began == nil { self.presenting?.began = clock }
        // A step that was passed without running still does what it would have done. Recorded output stands for a server that failed.
        if presenting.step?.runs == true, !presenting.hasRun, !presenting.showsRecorded { return catchUp(to: next) }
        return show(next)
    }

    /// Shows a step, without changing the data.
    mutating func show(_ index: Int, atEnd: Bool = false) -> [Effect] {
        guard let step = presenting?.presentation.steps.element(at: index) else { return [] }
        if presentedPlace == .shell, let presenting, presenting.hasRun, let frame = lesson?.shells.tab?.frame {
            self.presenting?.shellScreens[presenting.index] = presenting.shellScreens[presenting.index] ?? frame
        }
        // The newest statement of a script is on its last page.
        let isLastPage = atEnd || scriptName(of: step) != nil
        presenting?.index = index
        presenting?.page = isLastPage ? .max : 0
        presenting?.typed = 0
        presenting?.isLive = false
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

    private mutating func toggleRecorded() -> [Effect] {
        guard let step = presenting?.step, step.runs || step.kind == .verdict else { return [] }
        presenting?.showsRecorded.toggle()
        presenting?.page = 0
        return []
    }

    /// Cancels what the step is running.
    private mutating func interruptPresented() -> [Effect] {
        if presentedPlace == .shell, let shell = lesson?.shells.tab?.id { return [.shell(shell, .key(.control("c")))] }
        return cancel()
    }

    /// Where the step's text is typed.
    var presentedPlace: Rehearsal.Place? { presenting?.step.flatMap { lesson?.lesson.rehearsal(of: $0)?.place } }

    /// The page shown: the last one, if the step has fewer.
    package var presentedPage: Int { min(presenting?.page ?? 0, max(0, screen.presentedPages - 1)) }
}

extension Model {
    /// What every message can bring forward in a demo.
    mutating func present(after message: Message) -> [Effect] {
        var effects: [Effect] = []
        switch message {
        case .lessonOpened: effects += beginPresenting()
        case .shell(_, .guarded): presenting?.shellIsBusy = false
        case .shell(_, .busy), .shell(_, .unfinishedLine), .shell(_, .ended), .shell(_, .failed):
            presenting?.shellIsBusy = false
            effects += giveUpCatchUp()
        default: effects += settleReset(message)
        }
        effects += settleRun() + continueCatchUp()
        if notice?.isTrouble == false { notice = nil }
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
