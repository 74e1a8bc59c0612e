import Primitives
import SQLite

/// Reads the derived tables.
extension Database {
    private static let lessonColumns = "course, lesson, opened, last, completed, section, exercise, proven"
    private static let exerciseColumns = """
        exercise, tries, runs, hints, milliseconds, started, last, done, solution, stability, difficulty, reviewed,
        new_failures, new_hints, new_solution, new_milliseconds, fingerprint, solved_alone, remembered
        """

    func lessonRow(_ id: LessonID) throws(SQLiteError) -> LessonProgress? {
        try rows("SELECT \(Database.lessonColumns) FROM lessons WHERE course = ? AND lesson = ?", id.values) { $0.lesson.progress }.first
    }

    func exerciseRows(_ id: LessonID, only exercise: String? = nil) throws(SQLiteError) -> [String: ExerciseProgress] {
        try rows(Database.exerciseColumns, in: "exercises", of: id, only: exercise.map(Value.text)) { $0.exercise }
    }

    func answerRows(_ id: LessonID, only question: Int? = nil) throws(SQLiteError) -> [Int: LessonProgress.Answer] {
        let columns = "question, text, is_right, tries, stability, difficulty, reviewed, new_failures"
        return try rows(columns, in: "answers", of: id, only: question.map(Value.int)) { row in
            var answer = LessonProgress.Answer(text: row.text(1), isRight: row.int(2) != 0, tries: row.int(3))
            answer.review = row.review(4)
            answer.review.effort.failures = row.int(7)
            return (row.int(0), answer)
        }
    }

    /// What a table has of a lesson, by its first column.
    private func rows<Key: Hashable, Row>(
        _ columns: String, in table: String, of id: LessonID, only key: Value?, _ row: (Statement) -> (Key, Row)
    ) throws(SQLiteError) -> [Key: Row] {
        let condition = key == nil ? "" : " AND \(columns.prefix { $0 != "," }) = ?"
        let sql = "SELECT \(columns) FROM \(table) WHERE course = ? AND lesson = ?\(condition)"
        return Dictionary(try rows(sql, id.values + (key.map { [$0] } ?? []), row)) { $1 }
    }

    /// A lesson with its exercises, answers, and predictions.
    func lesson(_ id: LessonID) throws(SQLiteError) -> LessonProgress? {
        guard var lesson = try lessonRow(id) else { return nil }
        lesson.exercises = try exerciseRows(id)
        lesson.answers = try answerRows(id)
        lesson.predictions = Set(try rows("example", in: "predictions", of: id, only: nil) { ($0.int(0), ()) }.keys)
        return lesson
    }

    /// The opened lessons of one course, or of all.
    func lessons(course: String?) throws(SQLiteError) -> [(id: LessonID, progress: LessonProgress)] {
        let condition = course == nil ? "" : " WHERE course = ?"
        return try rows(
            "SELECT \(Database.lessonColumns) FROM lessons\(condition) ORDER BY course, lesson", course.map { [.text($0)] } ?? []
        ) { $0.lesson }
    }

    /// All exercises and questions that are to be reviewed at some time, in an order that stays the same.
    func scheduledReviews() throws(SQLiteError) -> [ScheduledReview] {
        try rows(
            """
            SELECT course, lesson, stability, difficulty, reviewed, due, exercise, NULL, milliseconds, fingerprint, remembered
            FROM exercises WHERE due IS NOT NULL
            UNION ALL SELECT course, lesson, stability, difficulty, reviewed, due, NULL, question, 0, NULL, NULL
            FROM answers WHERE due IS NOT NULL
            ORDER BY 1, 2, 7, 8
            """
        ) {
            let review = DueReview(
                lesson: LessonID(course: $0.text(0), lesson: $0.text(1)),
                subject: $0.optionalText(6).map { .exercise($0) } ?? .question($0.int(7)), due: $0.int(5),
                minutes: DueReview.minutes(first: $0.int(8) / 60_000))
            var known = ScheduledReview(review: review, schedule: $0.review(2), fingerprint: $0.optionalText(9))
            known.schedule.remembered = $0.isNull(10) ? nil : $0.int(10)
            return known
        }
    }

    /// The lesson that was read last. One that was only proven doesn't count.
    func newestLesson() throws(SQLiteError) -> (id: LessonID, progress: LessonProgress)? {
        try rows("SELECT \(Database.lessonColumns) FROM lessons WHERE opened IS NOT NULL ORDER BY event DESC LIMIT 1") { $0.lesson }.first
    }

    /// The lesson with which a placement said to begin, and its list, if no lesson was read since, and not all progress was erased.
    func placedLesson() throws(SQLiteError) -> (id: LessonID, path: String?)? {
        let newest = """
            SELECT course, lesson, text FROM events
            WHERE place > (SELECT coalesce(max(event), -1) FROM lessons WHERE opened IS NOT NULL)
                AND (kind = 'placed' OR kind = 'forgotten' AND lesson IS NULL)
            ORDER BY place DESC, uid DESC LIMIT 1
            """
        return try rows(newest) {
            $0.isNull(0) ? nil : (LessonID(course: $0.text(0), lesson: $0.text(1)), $0.optionalText(2))
        }.first ?? nil
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
        progress.review = review(9)
        progress.review.effort = ReviewSchedule.Effort(
            failures: int(12), hints: int(13), sawSolution: int(14) != 0, milliseconds: int64(15))
        progress.fingerprint = optionalText(16)
        progress.review.isSolvedAlone = int(17) != 0
        progress.review.remembered = isNull(18) ? nil : int(18)
        return (text(0), progress)
    }

    /// A schedule from three columns: stability, difficulty, and the day.
    fileprivate func review(_ column: Int) -> ReviewSchedule {
        var review = ReviewSchedule()
        review.memory = isNull(column) ? nil : Memory(stability: double(column), difficulty: double(column + 1))
        review.reviewed = int(column + 2)
        return review
    }

    private func time(_ column: Int) -> Timestamp? { isNull(column) ? nil : Timestamp(milliseconds: int64(column)) }
}
