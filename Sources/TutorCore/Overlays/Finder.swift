package import Course
package import Terminal

/// F3: lessons by what is typed.
package struct Finder: Sendable, Equatable {
    package var query = InputState()
    package var list = ListState()
    package var found: [LessonSummary] = []

    package init() {}
}
