import Course

/// A course with its modules and lessons, from the catalog.
struct CourseListing: Sendable {
    struct Part: Sendable {
        var module: ModuleSummary
        var lessons: [LessonSummary]
    }

    var course: CourseSummary
    var parts: [Part]

    /// All lessons that it lists.
    var lessons: [LessonSummary] { parts.flatMap(\.lessons) }
    /// Those whose files are in the course.
    var ownLessons: [LessonSummary] { lessons.filter { !$0.isShared } }

    /// Reads the whole course.
    init(_ course: CourseSummary, from catalog: Catalog) {
        self.course = course
        parts = catalog.modules(of: course.id).map { module in
            let range = module.firstLesson..<module.firstLesson + module.lessonCount
            return Part(module: module, lessons: catalog.lessons(of: course.id, in: range))
        }
    }
}
