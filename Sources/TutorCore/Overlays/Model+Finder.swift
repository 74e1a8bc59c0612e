import Course
import Terminal

/// Searching in all lessons, and going to what was found.
extension Model {
    mutating func handle(_ key: KeyEvent, in finder: Finder) -> [Effect] {
        var finder = finder
        switch key.key {
        case .escape:
            overlay = nil
            return []
        case .up, .down, .pageUp, .pageDown:
            _ = finder.list.handle(key, count: finder.found.count, height: screen.overlay.height)
            overlay = .find(finder)
            return []
        case .enter:
            return openFound(finder)
        default: break
        }
        let before = finder.query.text
        guard finder.query.handle(key) else { return [] }
        finder.opensWhenFound = false
        overlay = .find(finder)
        return finder.query.text == before ? [] : [.find(finder.query.text)]
    }

    /// Handles what a search has found since its last report. Replaces everything from the index `start` on.
    mutating func handle(found: [FoundPlace], at start: Int, for query: String, isComplete: Bool) -> [Effect] {
        guard case .find(var finder) = overlay, finder.query.text == query, start <= finder.found.count else { return [] }
        // Nothing can be found before the catalog has been read.
        guard map.isLoaded else { return [] }
        finder.found.replaceSubrange(start..., with: found)
        finder.searched = query
        finder.isComplete = isComplete
        if start == 0 { finder.list = ListState() }
        overlay = .find(finder)
        return finder.opensWhenFound ? openFound(finder) : []
    }

    /// Searches again after the lessons have changed.
    func refreshFinder() -> [Effect] {
        guard case .find(let finder) = overlay else { return [] }
        return [.find(finder.query.text)]
    }

    private mutating func openFound(_ finder: Finder) -> [Effect] {
        var finder = finder
        if finder.searched == finder.query.text, let found = finder.found.element(at: finder.list.selected) { return open(found) }
        finder.opensWhenFound = !finder.isFinished
        overlay = .find(finder)
        return []
    }

    /// Goes to a place found. The lesson that is open already stays open, with everything that runs in it.
    mutating func open(_ found: FoundPlace) -> [Effect] {
        overlay = nil
        if found.course != nil { return showEnd(ofCourse: found.lesson.listedIn) }
        let section = found.excerpt?.section
        guard let lesson, lesson.summary.path == found.lesson.path, lesson.review == nil else {
            soughtWords = found.excerpt?.match
            return [.openLesson(found.lesson, section: section)]
        }
        let effects = jump(toSection: section ?? lesson.section)
        self.lesson?.scroll.reveal = found.excerpt.map { .words($0.match) }
        return effects
    }
}
