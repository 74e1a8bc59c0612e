import Course
import Progress
import Terminal

/// Keys in the lesson pane.
extension Model {
    mutating func handleInPage(_ key: KeyEvent) -> [Effect] {
        if lesson?.prompt != nil { return handleInPrompt(key) }
        switch key.key {
        case .up: scroll(by: -1)
        case .down: scroll(by: 1)
        case .pageUp, .backspace: scroll(by: -pageStep)
        case .pageDown: return page()
        case .left: scrollSideways(by: -1)
        case .right: scrollSideways(by: 1)
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
        default: if let command = Command.all.first(where: { $0.isForEditor && self.key(of: $0) == key }) { return perform(command) }
        }
        return []
    }

    private mutating func handleInPage(_ character: Character) -> [Effect] {
        if character == " " { return page() }
        if let question = lesson?.waitingQuestion(on: screen.page) { return handle(character, at: question) }
        switch character {
        case "l" where lesson?.review?.isPlacement == false: return perform(.lookUp)
        case "r" where isReviewWaiting || hasDue: return perform(.review)
        case "n": return perform(.nextSection)
        case "p": return perform(.previousSection)
        case "/": return perform(.find)
        case "#": return perform(.sections)
        case "e": return perform(.scratchpad)
        case "?": return perform(.help)
        case "q": return perform(.quit)
        default: notice = Notice(LessonText.keys(work: lesson?.tab.place ?? "scratchpad"))
        }
        return []
    }

    /// Scrolls down a page; at the end of a section, goes to the next one, unless a prediction or an exercise is open.
    private mutating func page() -> [Effect] {
        guard let lesson else { return [] }
        if screen.page.top < screen.page.lastTop {
            scroll(by: pageStep)
            return []
        }
        if lesson.review == nil, let id = lesson.markedExample, lesson.openPrediction != id, lesson.examples[id]?.wasRun != true {
            let hasBegun = lesson.sessions.steps[id.scriptName]?.sent.isEmpty == false
            notice = Notice(hasBegun ? LessonText.stepsLeft : LessonText.runFirst)
            revealMarked()
            return []
        }
        if let open = lesson.openQuestion {
            self.lesson?.marked = open
            notice = lesson.answerKeys(of: lesson.items[open]).map { Notice($0.rule) }
            revealMarked()
            return []
        }
        guard lesson.review == nil, lesson.section + 1 < lesson.lesson.sections.count else {
            notice = Notice(lesson.review.map(LessonText.stays) ?? LessonText.endOfLesson)
            return []
        }
        if let exercise = lesson.exercise, !lesson.isDone(exercise) {
            notice = Notice(LessonText.exerciseIsOpen)
            return []
        }
        return goToNext()
    }

    mutating func scroll(by lines: Int) {
        lesson?.scroll.top = max(0, min(screen.page.top + lines, screen.page.lastTop))
    }

    /// Scrolls the visible wide blocks by half pages.
    private mutating func scrollSideways(by halves: Int) {
        if screen.page.lastLeft == 0 { notice = Notice(LessonText.nothingIsWide) }
        let step = max(1, screen.page.width / 2)
        lesson?.scroll.left = max(0, min(screen.page.left + halves * step, screen.page.lastLeft))
    }

    var pageStep: Int { max(1, screen.page.height - 2) }

    /// Whether any part of the selected item is visible.
    var isMarkedInView: Bool {
        linesOfMarked?.overlaps(screen.page.visible) == true
    }

    private var linesOfMarked: Range<Int>? { lesson?.marked.flatMap { screen.page.items.element(at: $0) }?.item }

    /// Whether the selected item is visible from its question to its last choice, or doesn't fit on the screen below an empty line.
    var isWholeInView: Bool {
        // Plain mode reads the whole question.
        guard let lines = linesOfMarked else { return !screen.page.isLaidOut }
        return isMarkedInView && (lines.clamped(to: screen.page.visible) == lines || lines.count >= screen.page.height - 1)
    }

    private mutating func mark(by step: Int) {
        guard let lesson else { return }
        let count = lesson.items.count
        guard count > 0 else { return }
        // Who has scrolled away from the selected item means one of those on the screen.
        let visible = lesson.items.indices.filter { screen.page.items.element(at: $0)?.item.overlaps(screen.page.visible) == true }
        // After a run, the next one can be just below the result. At the top of a page that was done before, none has run yet.
        let isNext =
            step > 0 && visible.last.map { $0 + 1 == lesson.marked } == true && visible.allSatisfy { lesson.isSettled(lesson.items[$0]) }
            && !(screen.page.top == 0 && lesson.markedItem == .nextSection)
        let seen = isMarkedInView ? nil : isNext ? lesson.marked : step > 0 ? visible.first : visible.last
        self.lesson?.marked = seen ?? ((lesson.marked ?? -step) + step + count) % count
        revealMarked()
    }
}
