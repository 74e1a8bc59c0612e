import Course
import Progress
import Terminal

/// The lesson list: modules and lessons.
extension Model {
    mutating func handle(_ contents: MapContents) -> [Effect] {
        let keepsMark = map.isLoaded && map.openEntry?.module == contents.map.entries.element(at: map.open)?.module
        let before = map
        map = contents.map
        map.preview = before.preview
        if keepsMark {
            if map.open != before.open { (map.window, map.windowStart) = ([], 0) }
            (map.open, map.marked, map.scroll) = (before.open, before.marked, before.scroll)
        }
        // calf opened where the learner left off, without the lesson list.
        if !before.isLoaded { hasDueAtStart = location == .lesson && lesson?.review == nil && review == nil && !map.due.today.isEmpty }
        progress.merge(contents.progress) { _, new in new }
        if let id = lesson?.id, let known = contents.progress[id] { lesson?.progress = known }
        activity = contents.activity
        if !keepsMark || begins != nil { markOpenLesson() }
        return ensureWindow() + previewMarked() + refreshFinder()
    }

    /// Selects the open lesson, so that Enter returns to it.
    mutating func selectOpenLesson() -> [Effect] {
        markOpenLesson()
        return ensureWindow() + previewMarked()
    }

    /// Shows the last page of a course, or its last module if it has no such page.
    mutating func showEnd(ofCourse course: String?) -> [Effect] {
        let effects = showMap()
        return effects + (map.entries.lastIndex { $0.course == course }.map { openEntry($0) } ?? [])
    }

    private mutating func markOpenLesson() {
        guard let summary = begins ?? lesson?.summary else { return }
        let entry = map.entries.firstIndex { $0.course == summary.listedIn && $0.module == summary.module }
        var index = lesson?.index ?? 0
        if let begins {
            map.next = begins
            index = begins.index - map.entries.prefix(entry ?? 0).filter { $0.course == begins.listedIn }.map(\.lessonCount).reduce(0, +)
        }
        guard let entry, index < map.entries[entry].lessonCount else { return }
        if entry != map.open { map.switchTo(entry: entry) }
        map.marked = index
    }

    /// Takes in lessons of the open module.
    mutating func handle(_ lessons: [LessonSummary], from start: Int, ofEntry entry: Int) -> [Effect] {
        guard entry == map.open else { return [] }
        map.window = lessons
        map.windowStart = start
        return map.opensWhenLoaded ? openMarked() : previewMarked()
    }

    /// Requests the selected lesson's details, unless they are known.
    private func previewMarked() -> [Effect] {
        guard let marked = map.markedLesson, marked.problem == nil, marked.path != map.preview?.path else { return [] }
        return [.previewLesson(marked)]
    }

    mutating func handleInLessonList(_ key: KeyEvent) -> [Effect] {
        switch key.key {
        case .left, .character("p"), .backtab: return openEntry(map.open - 1)
        case .right, .character("n"), .tab: return openEntry(map.open + 1)
        case .enter: return openMarked()
        case .character("r"): return perform(.review)
        case .character("t"): return perform(.placement)
        case .character("x") where isReviewWaiting: return perform(.endReview)
        case .character("/"): return perform(.find)
        case .character("?"): return perform(.help)
        case .character("q"): return perform(.quit)
        case .character(let letter) where letter.isLetter || letter.isNumber:
            return open(.find(Finder(query: InputState(text: String(letter))))) + [.find(String(letter))]
        case .escape:
            if lesson != nil { location = .lesson }
            return []
        default:
            let count = max(map.openEntry?.lessonCount ?? 1, screen.coursePageLines)
            return key.step(of: count, height: screen.listHeight).map { moveMark(by: $0) } ?? []
        }
    }

    /// Opens the selected lesson, as soon as it is loaded.
    mutating func openMarked() -> [Effect] {
        map.opensWhenLoaded = map.markedLesson == nil && location == .map && map.openEntry?.coursePage == nil
        guard let marked = map.markedLesson, location == .map else { return [] }
        if let open = lesson, open.summary.path == marked.path, open.summary.listedIn == marked.listedIn, open.review == nil {
            location = .lesson
            return []
        }
        return [.openLesson(marked)]
    }

    mutating func moveMark(by step: Int) -> [Effect] {
        guard let entry = map.openEntry else { return [] }
        if entry.coursePage != nil { map.scroll = max(0, min(map.scroll + step, screen.coursePageLines - screen.listHeight)) }
        if entry.lessonCount == 0 { return [] }
        map.marked = max(0, min(map.marked + step, entry.lessonCount - 1))
        return ensureWindow() + previewMarked()
    }

    mutating func openEntry(_ index: Int) -> [Effect] {
        guard map.entries.indices.contains(index), index != map.open else { return [] }
        map.switchTo(entry: index)
        return ensureWindow()
    }

    /// Keeps the selection on the screen, and the lessons around it loaded.
    private mutating func ensureWindow() -> [Effect] {
        if map.openEntry?.coursePage != nil { return [] }
        // No height is known before the first frame; the view shows the selected lesson in any case.
        let height = screen.listHeight > 0 ? screen.listHeight : Self.windowMargin
        map.scroll = ListState(selected: map.marked, top: map.scroll).top(of: map.openEntry?.lessonCount ?? 0, height: height)
        guard let entry = map.openEntry else { return [] }
        let wanted = map.scroll..<min(entry.lessonCount, map.scroll + height)
        let atHand = map.windowStart..<map.windowStart + map.window.count
        if wanted.isEmpty || (atHand.lowerBound <= wanted.lowerBound && atHand.upperBound >= wanted.upperBound) { return [] }
        let start = max(0, wanted.lowerBound - Self.windowMargin)
        return [
            .loadLessons(
                entry: map.open, course: entry.course, module: entry.module, start: start, count: height + 2 * Self.windowMargin)
        ]
    }

    /// How many lessons are loaded beyond either edge of the list, so that scrolling finds them ready.
    static let windowMargin = 100
}

extension MapState {
    /// Shows the lessons of another entry, with the first one selected that isn't done. They have yet to be loaded.
    fileprivate mutating func switchTo(entry: Int) {
        open = entry
        opensWhenLoaded = false
        marked = entries[entry].firstOpenLesson
        scroll = 0
        window = []
        windowStart = 0
    }
}

extension Array {
    /// The element at that index, if there is one.
    package func element(at index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
