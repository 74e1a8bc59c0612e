import Course
import Terminal

/// The list of the lesson's sections.
extension Model {
    mutating func showSections() -> [Effect] { open(.sections(ListState(selected: lesson?.section ?? 0))) }

    mutating func handle(_ key: KeyEvent, in list: ListState) -> [Effect] {
        overlay = nil
        if key.key == .enter { return jump(toSection: list.selected) }
        var list = list
        if list.handle(key, count: lesson?.lesson.sections.count ?? 0, height: screen.overlay.height) { overlay = .sections(list) }
        return []
    }

    /// Goes to a section from wherever the focus is.
    mutating func jump(toSection section: Int) -> [Effect] {
        overlay = nil
        location = .lesson
        lesson?.focus = .text
        return go(toSection: section)
    }
}
