import Course
import Terminal

/// Keys in the lesson pane.
extension Model {
    mutating func handleInPage(_ key: KeyEvent) -> [Effect] {
        if lesson?.prompt != nil { return handleInPrompt(key) }
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
            switch lesson?.enterAction(on: screen.page) {
            case .act(let item): return act(on: item)
            case .reveal: revealMarked()
            case .pageDown: scroll(by: pageStep)
            case nil: break
            }
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
            notice = Notice(LessonText.keys(work: lesson?.tab.place ?? "scratchpad"))
        }
        return []
    }

    /// Handles keys for a question whose choices are visible. `nil`: the key isn't meant for it.
    private mutating func handleByMarked(_ key: KeyEvent) -> [Effect]? {
        guard let lesson, isMarkedInView, case .quiz(let id)? = lesson.markedItem, let quiz = lesson.quiz(id), !quiz.choices.isEmpty else {
            return nil
        }
        return handleChoice(key, id, quiz)
    }

    private mutating func handleChoice(_ key: KeyEvent, _ id: ExampleID, _ quiz: Quiz) -> [Effect]? {
        guard var state = lesson?.quizState(id), state.isRight != true else { return nil }
        let place = state.marked ?? state.chosen.flatMap { state.order.firstIndex(of: $0) }
        switch key.key {
        case .up: state.marked = max(0, (place ?? state.order.count) - 1)
        case .down: state.marked = min(state.order.count - 1, (place ?? -1) + 1)
        case .character(let character) where !key.control && !key.alt:
            guard let index = LessonText.letters.firstIndex(of: character), state.order.indices.contains(index) else { return nil }
            state.marked = index
            lesson?.quizzes[id] = state
            return answer(id)
        default: return nil
        }
        lesson?.quizzes[id] = state
        revealMarked()
        return []
    }

    /// Scrolls down a page; at the end of a section, goes to the next one, unless a prediction is open.
    private mutating func page() -> [Effect] {
        guard let lesson else { return [] }
        if screen.page.top < screen.page.lastTop {
            scroll(by: pageStep)
            return []
        }
        if lesson.openPrediction != nil {
            notice = Notice(LessonText.predictFirst)
            if let marked = lesson.items.firstIndex(where: { lesson.openPrediction.map(PageItem.example) == $0 }) {
                self.lesson?.marked = marked
                revealMarked()
            }
            return []
        }
        if lesson.section + 1 < lesson.lesson.sections.count { return go(toSection: lesson.section + 1) }
        notice = Notice(LessonText.endOfLesson)
        return []
    }

    mutating func scroll(by lines: Int) {
        lesson?.scroll.top = max(0, min(screen.page.top + lines, screen.page.lastTop))
    }

    private var pageStep: Int { max(1, screen.page.height - 2) }

    /// Whether any part of the selected item is visible.
    private var isMarkedInView: Bool {
        guard let lines = lesson?.marked.flatMap({ screen.page.items.element(at: $0) }) else { return false }
        return lines.item.overlaps(screen.page.visible)
    }

    private mutating func mark(by step: Int) {
        guard let lesson else { return }
        let count = lesson.items.count
        guard count > 0 else { return }
        self.lesson?.marked = ((lesson.marked ?? -step) + step + count) % count
        revealMarked()
    }
}
