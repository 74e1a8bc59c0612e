import Course
import Terminal

/// The list of the lesson's sections.
extension Model {
    mutating func showSections() -> [Effect] { open(.sections(ListState(selected: lesson?.section ?? 0))) }

    /// - Parameter typed: the number that is being typed; 0 for none.
    mutating func handle(_ key: KeyEvent, in list: ListState, typed: Int) -> [Effect] {
        overlay = nil
        if key.key == .enter { return jump(toSection: list.selected) }
        let count = lesson?.lesson.sections.count ?? 0
        var list = list
        if case .character(let character) = key.key, !key.control, !key.alt, character.isASCII, let digit = character.wholeNumberValue {
            let number = [typed * 10 + digit, digit].first { (1..<count + 1).contains($0) } ?? 0
            if number > 0 { list.select(number - 1, of: count, height: screen.overlay.height) }
            overlay = .sections(list, typed: number)
        } else if list.handle(key, count: count, height: screen.overlay.height) {
            overlay = .sections(list)
        } else if case .character(let letter) = key.key, letter.isLetter, !key.control, !key.alt {
            // Who expects a filter types on. That must not get to the page.
            overlay = .sections(list)
            notice = Notice(LessonText.sectionKeys)
        }
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
