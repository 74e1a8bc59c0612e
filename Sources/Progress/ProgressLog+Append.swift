import SQLite

extension ProgressLog {
    /// Adds an event. When this returns, an event that matters is on the disk.
    package func append(
        _ kind: Event.Kind, in lesson: LessonID?, exercise: String? = nil, at time: Timestamp = .now
    ) throws(ProgressError) {
        try append(Event(kind, in: lesson, exercise: exercise, at: time))
    }

    /// Adds an event. When this returns, an event that matters is on the disk.
    package func append(_ event: Event) throws(ProgressError) {
        try write(event.kind.isPrecious ? .full : .normal) { (database) throws(SQLiteError) in
            let previous = try database.lastEvent()
            let number = try database.insert(event)
            try database.deriveDay(from: event, after: previous)
            if let lesson = event.lesson {
                try database.deriveLesson(lesson, from: event, number: number)
            } else if case .forgotten = event.kind {
                try database.execute("DELETE FROM lessons; DELETE FROM exercises; DELETE FROM answers; DELETE FROM days")
            }
        }
    }
}

extension Database {
    /// When the newest event was, and whether the lesson was left with it.
    fileprivate func lastEvent() throws(SQLiteError) -> (time: Timestamp, left: Bool)? {
        try rows("SELECT time, kind FROM events ORDER BY id DESC LIMIT 1") {
            (Timestamp(milliseconds: $0.int64(0)), $0.text(1) == Event.Kind.left.stored.word)
        }.first
    }

    fileprivate func insert(_ event: Event) throws(SQLiteError) -> Int64 {
        let stored = event.kind.stored
        try run(
            """
            INSERT INTO events (time, offset, course, lesson, exercise, kind, number, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            .integer(event.time.milliseconds), .int(event.time.offset), .text(orNull: event.lesson?.course),
            .text(orNull: event.lesson?.lesson), .text(orNull: event.exercise), .text(stored.word),
            stored.number.map(Value.integer) ?? .null, .text(orNull: stored.outcome))
        return lastInsertedRow
    }

    fileprivate func deriveDay(from event: Event, after previous: (time: Timestamp, left: Bool)?) throws(SQLiteError) {
        let spent = previous.map { Activity.spent(from: $0.time, earlierLeft: $0.left, to: event.time) } ?? 0
        guard spent > 0 || event.kind.isLearning else { return }
        try run(
            """
            INSERT INTO days (day, milliseconds, is_learning) VALUES (?, ?, ?) ON CONFLICT (day) DO UPDATE
            SET milliseconds = milliseconds + excluded.milliseconds, is_learning = max(is_learning, excluded.is_learning)
            """,
            .int(event.time.day), .integer(spent), .integer(event.kind.isLearning ? 1 : 0))
    }

    /// What is derived about a lesson, brought up to the event: only the rows that it concerns are read and written.
    fileprivate func deriveLesson(_ id: LessonID, from event: Event, number: Int64) throws(SQLiteError) {
        if case .forgotten = event.kind {
            for table in ["lessons", "exercises", "answers"] {
                try run("DELETE FROM \(table) WHERE course = ? AND lesson = ?", .text(id.course), .text(id.lesson))
            }
            return
        }
        var lesson = try lessonRow(id) ?? LessonProgress()
        if let exercise = event.exercise { lesson.exercises[exercise] = try exerciseRows(id, only: exercise)[exercise] }
        if case .quizAnswered(let question, _) = event.kind { lesson.answers[question] = try answerRows(id, only: question)[question] }
        lesson.note(event)
        try store(lesson, as: id, event: number)
    }

    private func store(_ lesson: LessonProgress, as id: LessonID, event: Int64) throws(SQLiteError) {
        try run(
            "INSERT OR REPLACE INTO lessons (course, lesson, event, opened, last, completed, section, exercise) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            .text(id.course), .text(id.lesson), .integer(event), .time(lesson.opened), .time(lesson.last), .time(lesson.completed),
            .int(lesson.place.section), .text(orNull: lesson.place.exercise))
        for (name, exercise) in lesson.exercises {
            try run(
                """
                INSERT OR REPLACE INTO exercises (course, lesson, exercise, tries, runs, hints, started, last, done, solution)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                .text(id.course), .text(id.lesson), .text(name), .int(exercise.tries), .int(exercise.runs), .int(exercise.hints),
                .time(exercise.started), .time(exercise.last), .time(exercise.done), .time(exercise.solutionShown))
        }
        for (question, answer) in lesson.answers {
            try run(
                "INSERT OR REPLACE INTO answers (course, lesson, question, is_right, tries) VALUES (?, ?, ?, ?, ?)",
                .text(id.course), .text(id.lesson), .int(question), .integer(answer.isRight ? 1 : 0), .int(answer.tries))
        }
    }
}

extension Value {
    /// A moment, or NULL.
    static func time(_ time: Timestamp?) -> Value { time.map { .integer($0.milliseconds) } ?? .null }
}
