import Course
import Progress
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
        switch character {
        case " ": return page()
        case "b" where screen.page.top > 0 || openQuestion(for: character, isVisible: false) == nil: scroll(by: -pageStep)
        case "l" where lesson?.review?.isPlacement == false: return perform(.lookUp)
        case "r" where isReviewWaiting || hasDue: return perform(.review)
        case "n": return perform(.nextSection)
        case "p": return perform(.previousSection)
        case "/": return perform(.find)
        case "#": return perform(.sections)
        case "e": return perform(.scratchpad)
        case "s" where lesson?.markedExample.map { lesson?.openPrediction == $0 } == true: return perform(.skipPrediction)
        case "?": return perform(.help)
        case "q": return perform(.quit)
        case _ where (character.isNumber || character.isLetter) && lesson?.markedField != nil:
            // A number can't mean anything but this field. It is scrolled into view, and Enter submits what is in it.
            guard isMarkedInView || character.isNumber, let field = lesson?.markedField else {
                notice = Notice(LessonText.predictionIsHere)
                revealMarked()
                break
            }
            word = nil
            openPrompt(field)
            return handleInPrompt(.character(character))
        default:
            let visible = openQuestion(for: character, isVisible: true)
            if let question = visible ?? openQuestion(for: character, isVisible: false) {
                lesson?.marked = question
                revealMarked()
                notice = Notice(visible == nil ? LessonText.questionIsHere : LessonText.answers(character))
            } else {
                let isChoice = isMarkedInView && lesson?.markedExample.flatMap { lesson?.openChoices($0) } != nil
                notice = Notice(isChoice ? LessonText.choiceIsOpen : LessonText.keys(work: lesson?.tab.place ?? "scratchpad"))
            }
        }
        return []
    }

    /// Handles keys for the selected question or prediction with choices. `nil`: the key isn't meant for it.
    private mutating func handleByMarked(_ key: KeyEvent) -> [Effect]? {
        guard let lesson, let item = lesson.markedItem else { return nil }
        switch item {
        case .quiz(let id):
            let state = lesson.quizState(id)
            let place = state.marked ?? state.chosen.flatMap { state.order.firstIndex(of: $0) }
            return handleChoice(key, id, at: place, of: state.order.count, isOpen: state.isRight != true)
        case .example(let id):
            return lesson.openChoices(id).flatMap { handleChoice(key, id, at: lesson.examples[id]?.marked, of: $0.count) }
        case .work, .nextSection, .nextLesson, .lessonList: return nil
        }
    }

    /// The first open question that has this letter, and is visible or not; by its index among the page's items.
    private func openQuestion(for letter: Character, isVisible: Bool) -> Int? {
        guard let lesson, let choice = LessonText.choice(for: letter) else { return nil }
        return lesson.items.indices.first { index in
            guard let lines = screen.page.items.element(at: index)?.item, lines.overlaps(screen.page.visible) == isVisible else {
                return false
            }
            return switch lesson.items[index] {
            case .quiz(let id): lesson.quizState(id).isRight != true && choice < lesson.quizState(id).order.count
            case .example(let id): choice < lesson.openChoices(id)?.count ?? 0
            case .work, .nextSection, .nextLesson, .lessonList: false
            }
        }
    }

    /// The arrows select a choice that is in view, and scroll beyond the first and the last one. The letters of choices mean nothing else
    /// while their question is selected.
    private mutating func handleChoice(
        _ key: KeyEvent, _ id: ExampleID, at place: Int?, of count: Int, isOpen: Bool = true
    ) -> [Effect]? {
        switch key.key {
        case .up where isOpen && isMarkedInView && count > 0 && place != 0: mark((place ?? count) - 1, of: id)
        case .down where isOpen && isMarkedInView && count > 0 && place != count - 1: mark((place ?? -1) + 1, of: id)
        case .character(let character) where !key.control && !key.alt:
            if character == "n", !isOpen || !isMarkedInView { return nil }
            guard let index = lesson?.choice(for: character, of: id), index < count else { return nil }
            // What can't be seen can't be chosen.
            guard isWholeInView else {
                notice = Notice(LessonText.wholeQuestion)
                break
            }
            // Whoever presses a key twice may not have seen the question that came in between.
            if lesson?.quiz(id) != nil, let state = lesson?.quizState(id), state.isRight == false,
                state.chosen == state.order.element(at: index)
            {
                notice = Notice(LessonText.isWrong(character))
                return []
            }
            if let turned = lesson?.turned, turned.by == character, clock - turned.at < Self.pauseBeforeNext {
                lesson?.turned = nil
                notice = Notice(LessonText.answers(character))
                return []
            }
            lesson?.turned = (character, clock)
            return choose(index, of: id)
        default: return nil
        }
        revealMarked()
        return []
    }

    private mutating func mark(_ choice: Int, of id: ExampleID) {
        guard let lesson else { return }
        if lesson.quiz(id) == nil {
            self.lesson?.examples[id, default: ExampleState()].marked = choice
        } else {
            self.lesson?.quizzes[id, default: lesson.quizState(id)].marked = choice
        }
    }

    /// Answers a question or prediction with one of its choices.
    mutating func choose(_ choice: Int, of id: ExampleID) -> [Effect] {
        guard let lesson, lesson.quiz(id) == nil ? lesson.openChoices(id) != nil : lesson.quizState(id).isRight != true else { return [] }
        mark(choice, of: id)
        return lesson.quiz(id) == nil ? predict(id) : answer(id)
    }

    /// Scrolls down a page; at the end of a section, goes to the next one, unless a prediction or an exercise is open.
    private mutating func page() -> [Effect] {
        guard let lesson else { return [] }
        if screen.page.top < screen.page.lastTop {
            scroll(by: pageStep)
            return []
        }
        if lesson.review == nil, let id = lesson.markedExample, lesson.openPrediction != id, lesson.examples[id]?.wasRun != true {
            notice = Notice(LessonText.runFirst)
            revealMarked()
            return []
        }
        if let open = lesson.openPrediction {
            notice = Notice(lesson.openChoices(open) == nil ? LessonText.predictFirst : LessonText.chooseFirst)
            if let marked = lesson.items.firstIndex(where: { lesson.openPrediction.map(PageItem.example) == $0 }) {
                self.lesson?.marked = marked
                revealMarked()
            }
            return []
        }
        guard lesson.review == nil, lesson.section + 1 < lesson.lesson.sections.count else {
            notice = Notice(lesson.review == nil ? LessonText.endOfLesson : LessonText.staysInReview)
            return []
        }
        if let question = lesson.unansweredQuestion {
            self.lesson?.marked = question
            notice = Notice(LessonText.questionIsOpen)
            revealMarked()
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
    private var isWholeInView: Bool {
        guard let lines = linesOfMarked else { return false }
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
