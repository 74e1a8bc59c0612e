package import Course
package import Primitives
import SQLite

/// Values derived from the log. Each query reads only a few indexed rows, however long the log is.
extension ProgressLog {
    /// The progress in one lesson; empty if it hasn't been opened.
    package func lesson(_ id: LessonID) throws(ProgressError) -> LessonProgress {
        try with { (database) throws(SQLiteError) in try database.lesson(id) } ?? LessonProgress()
    }

    /// The progress in several lessons, such as those in a list. Lessons that haven't been opened are left out.
    package func lessons(_ ids: some Sequence<LessonID>) throws(ProgressError) -> [LessonID: LessonProgress] {
        try with { (database) throws(SQLiteError) in
            var found: [LessonID: LessonProgress] = [:]
            for id in ids { found[id] = try database.lesson(id) }
            return found
        }
    }

    /// The progress in every opened lesson of one course, or of all courses.
    package func lessons(ofCourse course: String? = nil) throws(ProgressError) -> [LessonID: LessonProgress] {
        try with { (database) throws(SQLiteError) in
            var found: [LessonID: LessonProgress] = [:]
            for (id, _) in try database.lessons(course: course) { found[id] = try database.lesson(id) }
            return found
        }
    }

    /// The lesson that was read last, or with which a later placement said to begin, and the course in whose list it was opened: its home, or
    /// one that shares it. `nil` before the first lesson.
    package func last() throws(ProgressError) -> (lesson: LessonID, place: LessonProgress.Place, path: String, isPlaced: Bool)? {
        try with { (database) throws(SQLiteError) in
            if let (id, path) = try database.placedLesson() { return (id, LessonProgress().place, path ?? id.course, true) }
            guard let newest = try database.newestLesson() else { return nil }
            return (newest.id, newest.progress.place, try database.newestPath() ?? newest.id.course, false)
        }
    }

    /// The days of learning, newest first; by default, those of the past year.
    package func activity(today: Timestamp = .now, days: Int = 366) throws(ProgressError) -> Activity {
        try with { (database) throws(SQLiteError) in
            let found = try database.rows(
                "SELECT day, milliseconds, is_learning FROM days WHERE day > ? ORDER BY day DESC", [.int(today.day - days)]
            ) { Activity.Day(day: $0.int(0), milliseconds: $0.int64(1), isLearning: $0.int(2) != 0) }
            return Activity(days: found, today: today.day)
        }
    }

    /// The reviews that are due today in the catalog's lessons.
    ///
    /// - Parameter minutes: The length of a session.
    package func reviewQueue(in catalog: Catalog, minutes: Int = 10, today: Timestamp = .now) throws(ProgressError) -> ReviewQueue {
        let scheduled = try scheduledReviews()
        let lessons = Set(scheduled.map(\.review.lesson)).reduce(into: [:]) { $0[$1] = catalog.lesson($1) }
        return ReviewQueue(scheduled, lessons: lessons, uses: catalog.uses(), today: today.day, minutes: minutes)
    }

    func scheduledReviews() throws(ProgressError) -> [ScheduledReview] {
        try with { (database) throws(SQLiteError) in try database.scheduledReviews() }
    }

    /// Calls `receive` with each event of the log, in order.
    package func events(_ receive: (Event) -> Void) throws(ProgressError) {
        try with { (database) throws(SQLiteError) in
            try database.events { (event, _) throws(SQLiteError) in receive(event) }
        }
    }
}
