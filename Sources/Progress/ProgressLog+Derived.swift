import SQLite

/// What is derived from the log. Each of these reads a few indexed rows, however long the log is.
extension ProgressLog {
    /// What is known of one lesson; that of an untouched one is empty.
    package func lesson(_ id: LessonID) throws(ProgressError) -> LessonProgress {
        try with { (database) throws(SQLiteError) in try database.lesson(id) } ?? LessonProgress()
    }

    /// What is known of several lessons, such as those a list shows; untouched ones are left out.
    package func lessons(_ ids: some Sequence<LessonID>) throws(ProgressError) -> [LessonID: LessonProgress] {
        try with { (database) throws(SQLiteError) in
            var found: [LessonID: LessonProgress] = [:]
            for id in ids { found[id] = try database.lesson(id) }
            return found
        }
    }

    /// Every lesson that was begun: of one course, or of all.
    package func lessons(ofCourse course: String? = nil) throws(ProgressError) -> [LessonID: LessonProgress] {
        try with { (database) throws(SQLiteError) in
            var found: [LessonID: LessonProgress] = [:]
            for (id, _) in try database.lessons(course: course) { found[id] = try database.lesson(id) }
            return found
        }
    }

    /// The lesson the learner was in last, and the place there; `nil` before the first.
    package func last() throws(ProgressError) -> (lesson: LessonID, place: LessonProgress.Place)? {
        try with { (database) throws(SQLiteError) in try database.newestLesson() }.map { ($0.id, $0.progress.place) }
    }

    /// The days with learning in them, the newest first: at most so many days back, by default a year and a day.
    package func activity(today: Timestamp = .now, days: Int = 366) throws(ProgressError) -> Activity {
        try with { (database) throws(SQLiteError) in
            let found = try database.rows(
                "SELECT day, milliseconds, is_learning FROM days WHERE day > ? ORDER BY day DESC", [.int(today.day - days)]
            ) { Activity.Day(day: $0.int(0), milliseconds: $0.int64(1), isLearning: $0.int(2) != 0) }
            return Activity(days: found, today: today.day)
        }
    }

    /// The whole log in order, an event at a time.
    package func events(_ receive: (Event) -> Void) throws(ProgressError) {
        try with { (database) throws(SQLiteError) in
            let statement = try database.prepare(
                "SELECT time, offset, course, lesson, exercise, kind, number, outcome FROM events ORDER BY id")
            while try statement.step() {
                if let event = statement.event { receive(event) }
            }
        }
    }
}

extension Statement {
    fileprivate var event: Event? {
        let stored = Event.Kind.Stored(word: text(5), number: isNull(6) ? nil : int64(6), outcome: optionalText(7))
        guard let kind = Event.Kind(stored) else { return nil }
        let lesson = isNull(2) ? nil : LessonID(course: text(2), lesson: text(3))
        return Event(
            kind, in: lesson, exercise: optionalText(4), at: Timestamp(milliseconds: int64(0), offset: int(1)))
    }
}
