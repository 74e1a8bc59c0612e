import Primitives
import SQLite

/// Reads the derived tables.
extension Database {
    private static let lessonColumns = "course, lesson, opened, last, completed, section, exercise, proven"
    private static let exerciseColumns = """
        exercise, tries, runs, hints, milliseconds, started, last, done, solution, stability, difficulty, reviewed,
        new_failures, new_hints, new_solution, new_milliseconds, fingerprint, solved_alone
        """

    func lessonRow(_ id: LessonID) throws(SQLiteError) -> LessonProgress? {
        try rows("SELECT \(Database.lessonColumns) FROM lessons WHERE course = ? AND lesson = ?", id.values) { $0.lesson.progress }.first
    }

    func exerciseRows(_ id: LessonID, only exercise: String? = nil) throws(SQLiteError) -> [String: ExerciseProgress] {
        let condition = exercise == nil ? "" : " AND exercise = ?"
        let found = try rows(
            "SELECT \(Database.exerciseColumns) FROM exercises WHERE course = ? AND lesson = ?\(condition)",
            id.values + (exercise.map { [.text($0)] } ?? [])
        ) { $0.exercise }
        return Dictionary(found) { $1 }
    }

    func answerRows(_ id: LessonID, only question: Int? = nil) throws(SQLiteError) -> [Int: LessonProgress.Answer] {
        let condition = question == nil ? "" : " AND question = ?"
        let found = try rows(
            """
            SELECT question, text, is_right, tries, stability, difficulty, reviewed, new_failures FROM answers
            WHERE course = ? AND lesson = ?\(condition)
            """,
            id.values + (question.map { [.int($0)] } ?? [])
        ) { row in
            var answer = LessonProgress.Answer(text: row.text(1), isRight: row.int(2) != 0, tries: row.int(3))
            answer.review.memory = row.isNull(4) ? nil : Memory(stability: row.double(4), difficulty: row.double(5))
            answer.review.reviewed = row.int(6)
            answer.review.effort.failures = row.int(7)
            return (row.int(0), answer)
        }
        return Dictionary(found) { $1 }
    }

    func predictionRows(_ id: LessonID, only example: Int? = nil) throws(SQLiteError) -> [Int: ReviewSchedule] {
        let condition = example == nil ? "" : " AND example = ?"
        let found = try rows(
            "SELECT example, stability, difficulty, reviewed FROM predictions WHERE course = ? AND lesson = ?\(condition)",
            id.values + (example.map { [.int($0)] } ?? [])
        ) { row in
            var review = ReviewSchedule()
            review.memory = Memory(stability: row.double(1), difficulty: row.double(2))
            review.reviewed = row.int(3)
            return (row.int(0), review)
        }
        return Dictionary(found) { $1 }
    }

    /// A lesson with its exercises, answers, and predictions.
    func lesson(_ id: LessonID) throws(SQLiteError) -> LessonProgress? {
        guard var lesson = try lessonRow(id) else { return nil }
        lesson.exercises = try exerciseRows(id)
        lesson.answers = try answerRows(id)
        lesson.predictions = try predictionRows(id)
        return lesson
    }

    /// The opened lessons of one course, or of all.
    func lessons(course: String?) throws(SQLiteError) -> [(id: LessonID, progress: LessonProgress)] {
        let condition = course == nil ? "" : " WHERE course = ?"
        return try rows(
            "SELECT \(Database.lessonColumns) FROM lessons\(condition) ORDER BY course, lesson", course.map { [.text($0)] } ?? []
        ) { $0.lesson }
    }

    /// Exercises and questions due by that day, longest overdue first.
    func dueReviews(on day: Int) throws(SQLiteError) -> [DueReview] {
        try rows(
            """
            SELECT course, lesson, exercise, NULL, due, milliseconds, NULL FROM exercises WHERE due <= ?1
            UNION ALL SELECT course, lesson, NULL, question, due, 0, NULL FROM answers WHERE due <= ?1
            UNION ALL SELECT course, lesson, NULL, NULL, due, 0, example FROM predictions WHERE due <= ?1
            ORDER BY 5, 1, 2, 3, 4, 7
            """, [.int(day)]
        ) {
            let subject: DueReview.Subject = $0.isNull(6) ? .question($0.int(3)) : .prediction($0.int(6))
            return DueReview(
                lesson: LessonID(course: $0.text(0), lesson: $0.text(1)), subject: $0.optionalText(2).map { .exercise($0) } ?? subject,
                due: $0.int(4), minutes: DueReview.minutes(first: $0.int(5) / 60_000))
        }
    }

    /// The solved exercises that aren't due by that day, as reviews that would be, with the fingerprints of what was solved.
    func solvedExercises(notDueOn day: Int) throws(SQLiteError) -> [(review: DueReview, fingerprint: String)] {
        try rows(
            """
            SELECT course, lesson, exercise, milliseconds, fingerprint FROM exercises
            WHERE fingerprint IS NOT NULL AND due > ? ORDER BY 1, 2, 3
            """, [.int(day)]
        ) {
            let review = DueReview(
                lesson: LessonID(course: $0.text(0), lesson: $0.text(1)), subject: .exercise($0.text(2)), due: day,
                minutes: DueReview.minutes(first: $0.int(3) / 60_000))
            return (review, $0.text(4))
        }
    }

    /// The lesson that was read last. One that was only proven doesn't count.
    func newestLesson() throws(SQLiteError) -> (id: LessonID, progress: LessonProgress)? {
        try rows("SELECT \(Database.lessonColumns) FROM lessons WHERE opened IS NOT NULL ORDER BY event DESC LIMIT 1") { $0.lesson }.first
    }

    /// The course in whose list a lesson was opened last, if that wasn't the lesson's home.
    func newestPath() throws(SQLiteError) -> String? {
        try rows("SELECT text FROM events WHERE kind = 'opened' ORDER BY place DESC, uid DESC LIMIT 1") { $0.optionalText(0) }.first ?? nil
    }
}

extension LessonID {
    fileprivate var values: [Value] { [.text(course), .text(lesson)] }
}

extension Statement {
    fileprivate var lesson: (id: LessonID, progress: LessonProgress) {
        var progress = LessonProgress()
        progress.opened = time(2)
        progress.last = time(3)
        progress.completed = time(4)
        progress.proven = time(7)
        progress.place = LessonProgress.Place(section: int(5), exercise: optionalText(6))
        return (LessonID(course: text(0), lesson: text(1)), progress)
    }

    fileprivate var exercise: (String, ExerciseProgress) {
        var progress = ExerciseProgress()
        progress.tries = int(1)
        progress.runs = int(2)
        progress.hints = int(3)
        progress.milliseconds = int64(4)
        progress.started = time(5)
        progress.last = time(6)
        progress.done = time(7)
        progress.solutionShown = time(8)
        progress.review.memory = isNull(9) ? nil : Memory(stability: double(9), difficulty: double(10))
        progress.review.reviewed = int(11)
        progress.review.effort = ReviewSchedule.Effort(
            failures: int(12), hints: int(13), sawSolution: int(14) != 0, milliseconds: int64(15))
        progress.fingerprint = optionalText(16)
        progress.review.isSolvedAlone = int(17) != 0
        return (text(0), progress)
    }

    private func time(_ column: Int) -> Timestamp? { isNull(column) ? nil : Timestamp(milliseconds: int64(column)) }
}
