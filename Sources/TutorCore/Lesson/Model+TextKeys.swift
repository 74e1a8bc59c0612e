import Course
import Terminal

/// Keys in the lesson pane.
extension Model {
    mutating func handleInPage(_ key: KeyEvent) -> [Effect] {
        if let effects = handleByMarked(key) { return effects }
        switch key.key {
        case .up: scroll(by: -1)
        case .down: scroll(by: 1)
        case .pageUp: scroll(by: -pageStep)
        case .pageDown: return page()
        case .home: lesson?.scroll = PageScroll()
        case .end: lesson?.scroll.reveal = .end
        case .tab: mark(by: 1)
        case .backtab: mark(by: -1)
        case .enter where key.alt: return perform(.run)
        case .enter:
            guard let item = lesson?.markedItem else { return [] }
            if isMarkedInView { return act(on: item) }
            revealMarked()
        case .escape: return showMap()
        case .character(let character) where !key.control && !key.alt: return handleInPage(character)
        default: break
        }
        return []
    }

    private mutating func handleInPage(_ character: Character) -> [Effect] {
        switch character {
        case " ": return page()
        case "b": scroll(by: -pageStep)
        case "n": return perform(.nextSection)
        case "p": return perform(.previousSection)
        case "/": return perform(.find)
        case "e": return perform(.scratchpad)
        case "s" where lesson?.markedExample.map { lesson?.openPrediction == $0 } == true: return perform(.skipPrediction)
        case "?": return perform(.help)
        case "q": return perform(.quit)
        default:
            let place = lesson?.tab.place ?? ""
            notice = Notice("Space goes on, Enter does the marked thing, e goes to the \(place), Ctrl-G shows everything.")
        }
        return []
    }

    /// Keys for a prediction that is being typed, or a question that is marked, where they can be seen. `nil`: not for these.
    private mutating func handleByMarked(_ key: KeyEvent) -> [Effect]? {
        guard let lesson, let item = lesson.markedItem, isMarkedInView else { return nil }
        if case .quiz(let id) = item, let quiz = lesson.quiz(id), !quiz.choices.isEmpty {
            return handleChoice(key, id, quiz)
        }
        guard let id = visibleInput, !key.control, !key.alt else { return nil }
        switch key.key {
        case .character(let character) where lesson.accepts(character, at: id): self.lesson?.type(String(character), into: id)
        case .backspace: self.lesson?.eraseLast(of: id)
        default: return nil
        }
        return []
    }

    private mutating func handleChoice(_ key: KeyEvent, _ id: ExampleID, _ quiz: Quiz) -> [Effect]? {
        guard var state = lesson?.quizState(id), state.isRight != true else { return nil }
        switch key.key {
        case .up where state.marked > 0: state.marked -= 1
        case .down where state.marked + 1 < state.order.count: state.marked += 1
        case .character(let character) where !key.control && !key.alt:
            guard let index = "abcdefgh".firstIndex(of: character).map({ "abcdefgh".distance(from: "abcdefgh".startIndex, to: $0) }),
                state.order.indices.contains(index)
            else { return nil }
            state.marked = index
            lesson?.quizzes[id] = state
            return answer(id)
        default: return nil
        }
        lesson?.quizzes[id] = state
        revealMarked()
        return []
    }

    /// A page on; from the end of a section to the next, unless a prediction is waited for.
    private mutating func page() -> [Effect] {
        guard let lesson else { return [] }
        if screen.page.top < screen.page.lastTop {
            scroll(by: pageStep)
            return []
        }
        if lesson.openPrediction != nil {
            notice = Notice("First a guess: type what you expect, then Enter. Ctrl-G I goes on without.")
            return []
        }
        if lesson.section + 1 < lesson.lesson.sections.count { return go(toSection: lesson.section + 1) }
        notice = Notice("This is the end of the lesson. Enter goes on, F2 shows the map.")
        return []
    }

    mutating func scroll(by lines: Int) {
        lesson?.scroll.top = max(0, min(screen.page.top + lines, screen.page.lastTop))
    }

    private var pageStep: Int { max(1, screen.page.height - 2) }

    /// Whether any of the marked item is in sight.
    private var isMarkedInView: Bool {
        guard let lines = lesson?.marked.flatMap({ screen.page.items.element(at: $0) }) else { return false }
        return lines.item.overlaps(screen.page.visible)
    }

    /// Where characters typed on the page belong. What is out of sight takes none.
    var visibleInput: ExampleID? {
        guard let line = screen.page.inputLine, screen.page.visible.contains(line) else { return nil }
        return lesson?.input
    }

    private mutating func mark(by step: Int) {
        guard let lesson else { return }
        let count = lesson.items.count
        guard count > 0 else { return }
        self.lesson?.marked = ((lesson.marked ?? -step) + step + count) % count
        revealMarked()
    }
}

extension LessonState {
    /// What takes text: a prediction that is asked for, or a question's short answer.
    package var input: ExampleID? {
        switch markedItem {
        case .example(let id)? where openPrediction == id: id
        case .quiz(let id)? where quiz(id)?.choices.isEmpty == true && quizState(id).isRight != true: id
        default: nil
        }
    }

    /// A number of rows is typed in digits, so that the other keys keep their meaning.
    func accepts(_ character: Character, at id: ExampleID) -> Bool {
        if let example = example(id), example.prediction == .rows { return character.isNumber }
        return true
    }

    mutating func type(_ text: String, into id: ExampleID) {
        if quiz(id) != nil {
            var state = quizState(id)
            state.typed = String((state.typed + text).prefix(200))
            quizzes[id] = state
        } else {
            var state = examples[id] ?? ExampleState()
            state.prediction = String((state.prediction + text).prefix(200))
            examples[id] = state
        }
    }

    mutating func eraseLast(of id: ExampleID) {
        if quiz(id) != nil {
            var state = quizState(id)
            _ = state.typed.popLast()
            quizzes[id] = state
        } else {
            _ = examples[id]?.prediction.popLast()
        }
    }
}
