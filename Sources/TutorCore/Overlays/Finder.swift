package import Course
package import Terminal

/// F3: lessons by what is typed.
package struct Finder: Sendable, Equatable {
    package var query = InputState()
    package var list = ListState()
    package var found: [LessonSummary] = []
    /// The text for which they were found; `nil` until the first answer.
    package var searched: String?
    /// Enter was pressed before the lessons were found: the first one opens when they are.
    package var opensWhenFound = false

    /// Whether the lessons are those of what is typed now.
    package var isCurrent: Bool { searched == query.text }

    package init() {}
}
