import Primitives
import SQLite

/// Keeps the derived tables up to date with the log.
extension Database {
    /// Updates the derived tables for the next event. Reads and writes only the affected rows.
    ///
    /// - Parameter previous: the event before.
    func derive(from event: Event, at place: Int64, after previous: Moment?) throws(SQLiteError) {
        if event.kind == .forgotten {
            try clearDerived(of: event.lesson)
            if event.lesson == nil { return }
        }
        var known = Derivation(after: previous)
        if let id = event.lesson, event.kind != .forgotten, var lesson = try lessonRow(id) {
            if let exercise = event.exercise { lesson.exercises = try exerciseRows(id, only: exercise) }
            if case .restarted = event.kind { lesson.exercises = try exerciseRows(id) }
            if case .quizAnswered(let question, _, _) = event.kind { lesson.answers = try answerRows(id, only: question) }
            known.lessons[id] = lesson
        }
        known.note(event, at: place)
        try store(known)
    }

    /// Derives all tables from the whole log.
    func rebuildDerived() throws(SQLiteError) {
        var all = Derivation(after: nil)
        try events { (event, place) throws(SQLiteError) in all.note(event, at: place) }
        try clearDerived(of: nil)
        try store(all)
    }

    /// - Parameter lesson: `nil` for everything.
    private func clearDerived(of lesson: LessonID?) throws(SQLiteError) {
        guard let lesson else {
            try execute("DELETE FROM lessons; DELETE FROM exercises; DELETE FROM answers; DELETE FROM predictions; DELETE FROM days")
            return
        }
        for table in ["lessons", "exercises", "answers", "predictions"] {
            try run("DELETE FROM \(table) WHERE course = ? AND lesson = ?", .text(lesson.course), .text(lesson.lesson))
        }
    }

    private func store(_ derived: Derivation) throws(SQLiteError) {
        for day in derived.days.values {
            try run(
                """
                INSERT INTO days (day, milliseconds, is_learning) VALUES (?, ?, ?) ON CONFLICT (day) DO UPDATE
                SET milliseconds = milliseconds + excluded.milliseconds, is_learning = max(is_learning, excluded.is_learning)
                """,
                .int(day.day), .integer(day.milliseconds), .integer(day.isLearning ? 1 : 0))
        }
        for (id, lesson) in derived.lessons { try store(lesson, as: id, place: derived.places[id] ?? 0) }
    }

    private func store(_ lesson: LessonProgress, as id: LessonID, place: Int64) throws(SQLiteError) {
        try run(
            """
            INSERT INTO lessons (course, lesson, event, opened, last, completed, proven, section, exercise) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (course, lesson) DO UPDATE
            SET event = max(event, excluded.event), opened = excluded.opened, last = excluded.last, completed = excluded.completed,
                proven = excluded.proven, section = excluded.section, exercise = excluded.exercise
            """,
            .text(id.course), .text(id.lesson), .integer(place), .time(lesson.opened), .time(lesson.last), .time(lesson.completed),
            .time(lesson.proven), .int(lesson.place.section), .text(orNull: lesson.place.exercise))
        for (name, exercise) in lesson.exercises {
            let effort = exercise.review.effort
            try replace(
                in: "exercises", of: id, exercise.review,
                [
                    "exercise": .text(name), "tries": .int(exercise.tries), "runs": .int(exercise.runs), "hints": .int(exercise.hints),
                    "milliseconds": .integer(exercise.milliseconds), "started": .time(exercise.started), "last": .time(exercise.last),
                    "done": .time(exercise.done), "solution": .time(exercise.solutionShown), "new_failures": .int(effort.failures),
                    "new_hints": .int(effort.hints), "new_solution": .integer(effort.sawSolution ? 1 : 0),
                    "new_milliseconds": .integer(effort.milliseconds), "fingerprint": .text(orNull: exercise.fingerprint),
                    "solved_alone": .integer(exercise.review.isSolvedAlone ? 1 : 0),
                    "remembered": exercise.review.remembered.map(Value.int) ?? .null,
                ])
        }
        for example in lesson.predictions {
            try run("INSERT OR IGNORE INTO predictions VALUES (?, ?, ?)", .text(id.course), .text(id.lesson), .int(example))
        }
        for (question, answer) in lesson.answers {
            try replace(
                in: "answers", of: id, answer.review,
                [
                    "question": .int(question), "text": .text(answer.text), "is_right": .integer(answer.isRight ? 1 : 0),
                    "tries": .int(answer.tries), "new_failures": .int(answer.review.effort.failures),
                ])
        }
    }

    /// Writes the row of something that is reviewed.
    private func replace(
        in table: String, of id: LessonID, _ review: ReviewSchedule, _ columns: KeyValuePairs<String, Value>
    ) throws(SQLiteError) {
        let names = ["course", "lesson", "stability", "difficulty", "reviewed", "due"] + columns.map(\.key)
        let marks = repeatElement("?", count: names.count).joined(separator: ", ")
        let values: [Value] = [
            .text(id.course), .text(id.lesson), review.memory.map { .real($0.stability) } ?? .null,
            review.memory.map { .real($0.difficulty) } ?? .null, .int(review.reviewed), review.due.map(Value.int) ?? .null,
        ]
        try run(
            "INSERT OR REPLACE INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(marks))", values + columns.map(\.value))
    }
}

extension Value {
    /// A timestamp, or NULL.
    static func time(_ time: Timestamp?) -> Value { time.map { .integer($0.milliseconds) } ?? .null }
}
