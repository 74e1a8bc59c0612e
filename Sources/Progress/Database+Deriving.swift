import Primitives
import SQLite

/// Keeps the derived tables up to date with the log.
extension Database {
    /// Updates the derived tables for the next event. Reads and writes only the affected rows.
    func derive(from event: Event, number: Int64, after previous: (time: Timestamp, left: Bool)?) throws(SQLiteError) {
        let spent = previous.map { Activity.spent(from: $0.time, earlierLeft: $0.left, to: event.time) } ?? 0
        try deriveDay(from: event, spent: spent)
        if let lesson = event.lesson {
            try deriveLesson(lesson, from: event, number: number, spent: spent)
        } else if case .forgotten = event.kind {
            try clearDerived()
        }
    }

    /// Derives all tables from the whole log.
    func rebuildDerived() throws(SQLiteError) {
        try clearDerived()
        var previous: (time: Timestamp, left: Bool)?
        try events { (number, event) throws(SQLiteError) in
            try derive(from: event, number: number, after: previous)
            previous = (event.time, event.kind == .left)
        }
    }

    private func clearDerived() throws(SQLiteError) {
        try execute("DELETE FROM lessons; DELETE FROM exercises; DELETE FROM answers; DELETE FROM days")
    }

    private func deriveDay(from event: Event, spent: Int64) throws(SQLiteError) {
        guard spent > 0 || event.kind.isLearning else { return }
        try run(
            """
            INSERT INTO days (day, milliseconds, is_learning) VALUES (?, ?, ?) ON CONFLICT (day) DO UPDATE
            SET milliseconds = milliseconds + excluded.milliseconds, is_learning = max(is_learning, excluded.is_learning)
            """,
            .int(event.time.day), .integer(spent), .integer(event.kind.isLearning ? 1 : 0))
    }

    private func deriveLesson(_ id: LessonID, from event: Event, number: Int64, spent: Int64) throws(SQLiteError) {
        if case .forgotten = event.kind {
            for table in ["lessons", "exercises", "answers"] {
                try run("DELETE FROM \(table) WHERE course = ? AND lesson = ?", .text(id.course), .text(id.lesson))
            }
            return
        }
        var lesson = try lessonRow(id) ?? LessonProgress()
        if let exercise = event.exercise { lesson.exercises[exercise] = try exerciseRows(id, only: exercise)[exercise] }
        if case .restarted = event.kind { lesson.exercises = try exerciseRows(id) }
        if case .quizAnswered(let question, _, _) = event.kind {
            lesson.answers[question] = try answerRows(id, only: question)[question]
        }
        lesson.note(event, spent: spent)
        try store(lesson, as: id, event: number)
    }

    private func store(_ lesson: LessonProgress, as id: LessonID, event: Int64) throws(SQLiteError) {
        try run(
            "INSERT OR REPLACE INTO lessons (course, lesson, event, opened, last, completed, section, exercise) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            .text(id.course), .text(id.lesson), .integer(event), .time(lesson.opened), .time(lesson.last), .time(lesson.completed),
            .int(lesson.place.section), .text(orNull: lesson.place.exercise))
        for (name, exercise) in lesson.exercises {
            let review = exercise.review
            try run(
                """
                INSERT OR REPLACE INTO exercises (
                    course, lesson, exercise, tries, runs, hints, milliseconds, started, last, done, solution,
                    repetitions, interval, ease, slips, due)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                .text(id.course), .text(id.lesson), .text(name), .int(exercise.tries), .int(exercise.runs), .int(exercise.hints),
                .integer(exercise.milliseconds), .time(exercise.started), .time(exercise.last), .time(exercise.done),
                .time(exercise.solutionShown), .int(review.repetitions), .int(review.interval), .real(review.ease), .int(review.slips),
                review.due.map(Value.int) ?? .null)
        }
        for (question, answer) in lesson.answers {
            try run(
                "INSERT OR REPLACE INTO answers (course, lesson, question, text, is_right, tries) VALUES (?, ?, ?, ?, ?, ?)",
                .text(id.course), .text(id.lesson), .int(question), .text(answer.text), .integer(answer.isRight ? 1 : 0),
                .int(answer.tries))
        }
    }
}

extension Value {
    /// A timestamp, or NULL.
    static func time(_ time: Timestamp?) -> Value { time.map { .integer($0.milliseconds) } ?? .null }
}
