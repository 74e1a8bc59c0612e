import Glibc
import Primitives
import TestSupport
import Testing

@testable import Course
@testable import Progress

/// Courses that change after a learner has begun them.
struct CourseChangeTests {
    private let scratch = ScratchFolder()
    private let joins = LessonID(course: "data", lesson: "joins")

    private func log() throws -> ProgressLog { try ProgressLog(path: scratch.path + "/progress.sqlite") }

    private func time(_ day: Int64) -> Timestamp { Timestamp(milliseconds: day * 86_400_000) }

    private func renamed(_ id: String, lessons: [String] = [], exercises: [String: String] = [:]) -> RenamedLesson {
        var formerly = Formerly()
        formerly.lessons = lessons
        formerly.exercises = exercises
        return RenamedLesson(course: "data", id: id, formerly: formerly)
    }

    /// A course with one lesson, whose exercise has this solution.
    private func catalog(_ solution: String) throws -> Catalog {
        for folder in ["courses", "courses/data", "courses/data/1-sql"] { mkdir("\(scratch.path)/\(folder)", 0o700) }
        scratch.write("id: data\ntitle: Data\nsummary: s\naudience: a\nmodules: [sql]\n".utf8, to: "courses/data/course.yaml")
        scratch.write("title: SQL\nsummary: s\n".utf8, to: "courses/data/1-sql/module.yaml")
        scratch.write(
            """
            ---
            title: Joins
            minutes: 5
            objectives: [Join]
            ---

            ## Looking

            ```sql run predict=rows
            SELECT 1;
            ```

            ## Exercise: Titles

            Show all titles.

            ```sql solution
            \(solution)
            ```
            """.utf8, to: "courses/data/1-sql/1-joins.md")
        let catalog = Catalog(root: try CourseRoot(directory: scratch.path + "/courses"), cache: scratch.path + "/cache")
        _ = catalog.refresh()
        return catalog
    }

    @Test func `a renamed exercise keeps its progress, its reviews, and its draft`() async throws {
        let log = try log()
        try await log.append(.tried(.fail), in: joins, exercise: "titles", at: time(0))
        try await log.append(.tried(.pass), in: joins, exercise: "titles", at: time(0))
        try await log.save(Draft(text: "SELECT", cursor: 6), for: Draft.Key(lesson: joins, exercise: "titles"))
        let before = try await log.lesson(joins).exercises["titles"]
        try await log.adopt([renamed("joins", exercises: ["titles": "all-titles"])])
        let after = try await log.lesson(joins)
        #expect(after.exercises == ["all-titles": try #require(before)])
        #expect(try await log.dueReviews(today: time(9)).map(\.exercise) == ["all-titles"])
        #expect(try await log.draft(for: Draft.Key(lesson: joins, exercise: "all-titles"))?.text == "SELECT")
        // The log itself is unchanged.
        #expect(
            String(decoding: try await log.exportedLines(), as: UTF8.self).split(separator: "\n").allSatisfy { $0.contains("\"titles\"") })
    }

    @Test func `a renamed lesson keeps its progress, even if events under its old name arrive later`() async throws {
        let log = try log()
        try await log.append(.opened, in: joins, at: time(0))
        try await log.append(.quizAnswered(question: 0, right: true, answer: "x"), in: joins, at: time(0))
        let all = [renamed("inner-joins", lessons: ["joins"], exercises: ["titles": "all-titles"])]
        try await log.adopt(all)
        let present = LessonID(course: "data", lesson: "inner-joins")
        #expect(try await log.lessons().keys.sorted { $0.lesson < $1.lesson } == [present])
        #expect(try await log.last()?.lesson == present)
        // From another machine, with an older course.
        let line = """
            {"id":"a","place":90000000,"time":90000000,"offset":0,"course":"data","lesson":"joins","exercise":"titles","kind":"tried",\
            "outcome":"pass"}
            """
        #expect(try await log.importEvents(Array(line.utf8)).new == 1)
        try await log.append(.tried(.fail), in: joins, exercise: "titles", at: time(2))
        let progress = try await log.lesson(present)
        #expect(progress.exercises["all-titles"]?.status == .done && progress.answers[0]?.isRight == true)
        #expect(try await log.lesson(joins) == LessonProgress())
        // A later course no longer mentions the names.
        try await log.adopt([])
        try await log.adopt(all)
        #expect(try await log.lesson(present) == progress)
        #expect(try await log.activity(today: time(2)).days.map(\.day) == [2, 1, 0])
    }

    @Test func `an exercise whose solution changes is marked and due, until it is solved again`() async throws {
        let log = try log()
        func solve(_ catalog: Catalog, _ day: Int64) async throws {
            try await log.append(Event(.tried(.pass), in: joins, exercise: "titles", at: time(day)).withFingerprint(from: catalog))
        }
        let old = try catalog("SELECT title FROM books;")
        let before = old.lesson(joins)?.fingerprint(of: "titles")
        try await solve(old, 0)
        #expect(try await log.reviewQueue(in: old, today: time(1)).reviews.isEmpty)
        let new = try catalog("SELECT title, price FROM books;")
        let due = try await log.reviewQueue(in: new, today: time(1)).reviews
        #expect(due.map(\.exercise) == ["titles"] && due.map(\.isChanged) == [true] && due.map(\.due) == [1])
        let fingerprint = new.lesson(joins)?.fingerprint(of: "titles")
        #expect(before != nil && fingerprint != nil && fingerprint != before)
        #expect(try await log.lesson(joins).exercises["titles"]?.hasChanged(from: fingerprint) == true)
        // Once it is due anyway, it is listed once.
        #expect(try await log.reviewQueue(in: new, today: time(9)).reviews.map(\.isChanged) == [false])
        try await log.append(Event(.tried(.fail), in: joins, exercise: "titles", at: time(1)).withFingerprint(from: new))
        #expect(try await log.reviewQueue(in: new, today: time(1)).reviews.count == 1)
        try await solve(new, 1)
        #expect(try await log.reviewQueue(in: new, today: time(1)).reviews.isEmpty)
        #expect(try await log.lesson(joins).exercises["titles"]?.hasChanged(from: fingerprint) == false)
        // It moves to other machines.
        let other = try ProgressLog(path: scratch.path + "/other.sqlite")
        _ = try await other.importEvents(try await log.exportedLines())
        #expect(try await other.lesson(joins) == (try await log.lesson(joins)))
    }

    @Test func `a prediction doesn't come back, and the lesson knows that it was answered`() async throws {
        let log = try log()
        try await log.append(.predicted(example: 0, right: false), in: joins, at: time(0))
        #expect(try await log.reviewQueue(in: try catalog("SELECT title FROM books;"), today: time(40)).reviews.isEmpty)
        #expect(try await log.lesson(joins).predictions == [0])
    }

    @Test func `what disappears from a course stays in the log and the totals`() async throws {
        let log = try log()
        try await log.append(.opened, in: joins, at: time(0))
        try await log.append(.tried(.pass), in: joins, exercise: "gone", at: Timestamp(milliseconds: 300_000))
        let catalog = try catalog("SELECT title FROM books;")
        #expect(try await log.reviewQueue(in: catalog, today: time(9)).reviews.isEmpty)
        #expect(try await log.activity(today: time(0)).minutesToday == 5)
        #expect(try await log.record(ofDay: 0).work.first?.solved == ["gone"])
    }
}
