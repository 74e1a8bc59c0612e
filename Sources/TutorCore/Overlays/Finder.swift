package import Course
package import Terminal

/// The lesson search (F3).
package struct Finder: Sendable, Equatable {
    package var query = InputState()
    package var list = ListState()
    package var found: [LessonSummary] = []
    /// The query of the lessons found; `nil` until the first result arrives.
    package var searched: String?
    /// Enter was pressed before the search finished; the first lesson found opens when it does.
    package var opensWhenFound = false

    /// Whether the lessons match the current query.
    package var isCurrent: Bool { searched == query.text }

    package init() {}
}
