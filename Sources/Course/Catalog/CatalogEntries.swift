/// What the lesson list shows of a course.
package struct CourseSummary: Sendable, Equatable {
    package var id: String
    package var title: String
    package var summary: String
    /// For whom it is.
    package var audience: String
    /// The absolute path of its folder.
    package var directory: String
    package var isShipped: Bool
    package var lessonCount: Int
    /// Where to go on after it, and what continues it; empty if it doesn't say.
    package var next: String
    package var further: [Resource]
    /// Why it can't be read, in one line with the location.
    package var problem: String?

    /// Whether it says where to go on.
    package var hasCoursePage: Bool { !next.isEmpty || !further.isEmpty }
}

/// Something outside calf that continues a course: a book, a site, a community.
package struct Resource: Sendable, Equatable {
    package var title: String
    /// What it is good for, in one line.
    package var line: String
}

/// What the lesson list shows of a module.
package struct ModuleSummary: Sendable, Equatable {
    package struct Part: Sendable, Equatable {
        package var title: String
        package var lessons: [String]
    }

    package var course: String
    package var id: String
    package var number: Int
    package var title: String
    package var summary: String
    /// The chapters; each ends with a review. Empty if the module has none.
    package var parts: [Part]
    /// The index of its first lesson in the course. Its `lessonCount` lessons are consecutive.
    package var firstLesson: Int
    package var lessonCount: Int
    /// Why it can't be read, in one line with the location.
    package var problem: String?
}
