/// The ids that a lesson and its exercises had before. What was done under them counts for the present ids.
package struct Formerly: Sendable, Equatable {
    /// Earlier ids of the lesson.
    package var lessons: [String] = []
    /// The present ids of exercises by their earlier ones.
    package var exercises: [String: String] = [:]

    package init() {}

    package var isEmpty: Bool { lessons.isEmpty && exercises.isEmpty }
}

/// A lesson that had another id before, or whose exercises had.
package struct RenamedLesson: Sendable, Equatable {
    package var course: String
    /// The present id.
    package var id: String
    package var formerly: Formerly
}
