package import Course
package import Primitives
import SQLite

extension Tracker {
    /// Reads what the tracker shows.
    ///
    /// - Parameter reviewMinutes: The length of a review.
    package init(log: ProgressLog, catalog: Catalog, reviewMinutes: Int = 10, today: Timestamp = .now) async throws(ProgressError) {
        let last = try await log.last()
        let courses = catalog.courses()
        let course = courses.first { $0.id == last?.path } ?? courses.first
        let lists = courses.map { CourseList(title: $0.title, lessons: catalog.lessons(of: $0.id, in: 0..<$0.lessonCount)) }
        let due = try await log.reviewQueue(in: catalog, minutes: reviewMinutes, today: today)
        self.init(
            activity: try await log.activity(today: today, days: today.day + 1), goal: try await log.goal(),
            modules: course.map { catalog.modules(of: $0.id) } ?? [],
            lessons: zip(courses, lists).first { $0.0.id == course?.id }?.1.lessons ?? [], courses: lists,
            progress: try await log.lessons(), due: due, last: last?.lesson)
    }
}

extension ProgressLog {
    /// The goal that was set last.
    package func goal() throws(ProgressError) -> Goal? {
        try with { (database) throws(SQLiteError) in
            let newest = "SELECT number, outcome, text FROM events WHERE kind = 'goal' ORDER BY place DESC, uid DESC LIMIT 1"
            return try database.rows(newest) {
                Goal(Event.Kind.Stored(word: "goal", number: $0.int64(0), outcome: $0.optionalText(1), text: $0.optionalText(2)))
            }.first.flatMap(\.self)
        }
    }

    /// What was done on a day.
    package func record(ofDay day: Int) throws(ProgressError) -> DayRecord {
        try with { (database) throws(SQLiteError) in
            var events: [Event] = []
            try database.events(ofDay: day) { (event, _) throws(SQLiteError) in events.append(event) }
            return DayRecord(day: day, events: events)
        }
    }
}
