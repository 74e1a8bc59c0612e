import Glibc
import Primitives
import SQLite
import TestSupport
import Testing

@testable import Progress

/// The progress log with a real file.
struct ProgressLogTests {
    let scratch = ScratchFolder()
    var file: String { scratch.path + "/deep/progress.sqlite" }
    let lesson = LessonID(course: "data", lesson: "joins")

    @Test func `reopening the file restores all progress`() async throws {
        let before = try ProgressLog(path: file)
        try await before.append(.opened, in: lesson)
        try await before.append(.tried(.fail), in: lesson, exercise: "titles")
        try await before.append(.hintShown(1), in: lesson, exercise: "titles")
        try await before.append(.tried(.pass), in: lesson, exercise: "titles")
        try await before.append(.reached(section: 4), in: lesson)
        try await before.append(.quizAnswered(question: 1, right: true, answer: "a table"), in: lesson)
        let progress = try await before.lesson(lesson)

        let after = try ProgressLog(path: file)
        #expect(try await after.lesson(lesson) == progress)
        #expect(progress.exercises["titles"]?.status == .done)
        #expect(progress.exercises["titles"]?.tries == 1)
        #expect(progress.exercises["titles"]?.hints == 1)
        let answer = progress.answers[1]
        #expect(answer?.text == "a table" && answer?.isRight == true && answer?.tries == 1)
        let last = try await after.last()
        #expect(last?.lesson == lesson)
        #expect(last?.place == LessonProgress.Place(section: 4))
    }

    @Test func `the derived tables agree with a fold over the whole log`() async throws {
        let log = try ProgressLog(path: file)
        let kinds: [Event.Kind] = [
            .opened, .reached(section: 2), .ran(passed: false), .tried(.fail), .tried(.error), .hintShown(2),
            .predicted(example: 0, right: false), .tried(.pass), .solutionShown, .quizAnswered(question: 0, right: false, answer: "é\n"),
            .completed, .restarted, .left, .forgotten, .ran(passed: true),
        ]
        for (index, kind) in kinds.enumerated() {
            let exercise = index % 3 == 0 ? nil : "e\(index % 2)"
            try await log.append(kind, in: lesson, exercise: exercise, at: Timestamp(milliseconds: Int64(index) * 1000))
        }
        var folded = LessonProgress()
        var seen: [Event.Kind] = []
        try await log.events { event in
            let left = seen.last == .left || seen.isEmpty
            seen.append(event.kind)
            folded.note(event, spent: left ? 0 : 1000)
        }
        #expect(seen == kinds)
        #expect(try await log.lesson(lesson) == folded)
        try await log.rebuild()
        #expect(try await log.lesson(lesson) == folded)
    }

    @Test func `the time between a program that ended without a word and the next start isn't learning`() async throws {
        let log = try ProgressLog(path: file)
        for (kind, minute) in [(Event.Kind.opened, 0), (.reached(section: 1), 1), (.opened, 8), (.reached(section: 2), 9)] {
            try await log.append(kind, in: lesson, at: Timestamp(milliseconds: Int64(minute) * 60_000))
        }
        #expect(try await log.activity(today: Timestamp(milliseconds: 0)).minutesToday == 2)
    }

    @Test func `an important event is synced to disk`() async throws {
        let log = try ProgressLog(path: file)
        #expect(try await log.synchronous() == 2)
        try await log.append(.opened, in: lesson)
        #expect(try await log.synchronous() == 1)
        for kind in [Event.Kind.ran(passed: true), .tried(.fail), .quizAnswered(question: 0, right: true, answer: ""), .completed] {
            try await log.append(.opened, in: lesson)
            try await log.append(kind, in: lesson, exercise: "e")
            #expect(try await log.synchronous() == 2)
        }
    }

    @Test func `a verdict is on disk before append returns`() async throws {
        let log = try ProgressLog(path: file)
        try await log.append(.opened, in: lesson)
        try await log.append(.tried(.pass), in: lesson, exercise: "e")
        // Copies the files as a crash at this moment would leave them; the log still has them open.
        for suffix in ["", "-wal"] { scratch.write(scratch.bytes(of: "deep/progress.sqlite" + suffix), to: "crashed.sqlite" + suffix) }
        let after = try await ProgressLog(path: scratch.path + "/crashed.sqlite").lesson(lesson)
        #expect(after.exercises["e"]?.status == .done)
    }

    @Test func `due reviews are listed with their estimated times`() async throws {
        let log = try ProgressLog(path: file)
        let day: Int64 = 86_400_000
        try await log.append(.opened, in: lesson, at: Timestamp(milliseconds: 0))
        try await log.append(.tried(.fail), in: lesson, exercise: "b", at: Timestamp(milliseconds: 180_000))
        try await log.append(.tried(.pass), in: lesson, exercise: "b", at: Timestamp(milliseconds: 200_000))
        try await log.append(.ran(passed: true), in: lesson, exercise: "a", at: Timestamp(milliseconds: day))
        #expect(try await log.dueReviews(today: Timestamp(milliseconds: 0)).isEmpty)
        #expect(
            try await log.dueReviews(today: Timestamp(milliseconds: 3 * day)) == [
                DueReview(lesson: lesson, subject: .exercise("b"), due: 1, minutes: 3),
                DueReview(lesson: lesson, subject: .exercise("a"), due: 3, minutes: 1),
            ])
        try await log.append(.tried(.pass), in: lesson, exercise: "b", at: Timestamp(milliseconds: 3 * day))
        #expect(try await log.dueReviews(today: Timestamp(milliseconds: 3 * day)).map(\.exercise) == ["a"])
    }

    @Test func `an answered question is due like an exercise, and sooner after a wrong answer`() async throws {
        let log = try ProgressLog(path: file)
        let day: Int64 = 86_400_000
        for (question, answers) in [[true], [false, true], [false]].enumerated() {
            for right in answers {
                try await log.append(
                    .quizAnswered(question: question, right: right, answer: "x"), in: lesson, at: Timestamp(milliseconds: 0))
            }
        }
        let due = try await log.dueReviews(today: Timestamp(milliseconds: 9 * day))
        #expect(Set(due.prefix(2).map(\.question)) == [1, 2] && due.map(\.due) == [1, 1, 2] && due.allSatisfy { $0.minutes == 1 })
        let again = Event.Kind.quizAnswered(question: 1, right: true, answer: "x")
        try await log.append(again, in: lesson, at: Timestamp(milliseconds: day))
        #expect(try await log.dueReviews(today: Timestamp(milliseconds: 2 * day)).map(\.question) == [2, 0])
    }

    @Test func `a review leaves the lesson that was read last, and the place in the reviewed one`() async throws {
        let log = try ProgressLog(path: file)
        let other = LessonID(course: "data", lesson: "rows")
        try await log.append(.reached(section: 4), in: other)
        try await log.append(.opened, in: lesson)
        try await log.append(.reviewing(question: 2), in: other)
        try await log.append(.quizAnswered(question: 2, right: true, answer: "x"), in: other)
        try await log.append(.left, in: other)
        #expect(try await log.last()?.lesson == lesson)
        #expect(try await log.lesson(other).place.section == 4)
    }

    @Test func `on a full disk, the log says so, keeps what it has, and goes on once there is room`() async throws {
        let log = try ProgressLog(path: file)
        try await log.append(.opened, in: lesson)
        try await log.attempt("PRAGMA max_page_count = 1")
        let answer = Event.Kind.answerKept(file: nil, text: String(repeating: "x", count: 150_000))
        await #expect(throws: ProgressError.full(path: log.path)) {
            try await log.append([Event(.tried(.pass), in: lesson, exercise: "e"), Event(answer, in: lesson, exercise: "e")])
        }
        #expect(try await log.lesson(lesson).exercises.isEmpty)
        try await log.attempt("PRAGMA max_page_count = 1000000")
        try await log.append([Event(.tried(.pass), in: lesson, exercise: "e"), Event(answer, in: lesson, exercise: "e")])
        #expect(try await log.lesson(lesson).exercises["e"]?.done != nil)
        #expect(try await log.answers(ofCourse: lesson.course)[lesson]?["e"]?.files.first?.text.count == 150_000)
    }

    @Test func `an event can't be changed or removed`() async throws {
        let log = try ProgressLog(path: file)
        try await log.append(.opened, in: lesson)
        await #expect(throws: ProgressError.self) { try await log.attempt("DELETE FROM events") }
        await #expect(throws: ProgressError.self) { try await log.attempt("UPDATE events SET kind = 'x'") }
    }

    @Test func `forgetting one lesson leaves the others, forgetting all leaves none`() async throws {
        let log = try ProgressLog(path: file)
        let other = LessonID(course: "data", lesson: "rows")
        for id in [lesson, other] { try await log.append(.tried(.pass), in: id, exercise: "e") }
        try await log.append(.forgotten, in: lesson)
        #expect(try await log.lesson(lesson) == LessonProgress())
        #expect(try await log.lessons(ofCourse: "data").keys.sorted { $0.lesson < $1.lesson } == [other])
        try await log.append(.forgotten, in: nil)
        #expect(try await log.lessons().isEmpty)
        #expect(try await log.last() == nil)
        #expect(try await log.activity().days.isEmpty)
    }

    @Test func `of two programs that save one draft, the history keeps the text that was replaced`() async throws {
        let key = Draft.Key(lesson: lesson, exercise: "big")
        let (first, second) = (try ProgressLog(path: file), try ProgressLog(path: file))
        for log in [first, second] { #expect(try await log.draft(for: key) == nil) }
        for text in ["SELECT 1", "SELECT 1;"] { try await first.save(Draft(text: text, cursor: 0), for: key) }
        #expect(try await first.history(containing: "").isEmpty)
        for text in ["TABLE t", "TABLE tides;"] { try await second.save(Draft(text: text, cursor: 0), for: key) }
        let kept = try await second.history(containing: "", in: lesson)
        #expect(kept.map(\.text) == ["SELECT 1;"])
        #expect(kept.map(\.outcome) == [.replaced])
        #expect(try await first.draft(for: key)?.text == "TABLE tides;")
        // What it has just read is no longer foreign.
        try await first.save(Draft(text: "TABLE tides", cursor: 0), for: key)
        #expect(try await first.history(containing: "").count == 1)
    }

    @Test func `a draft is kept until it is discarded, even if progress is forgotten`() async throws {
        let key = Draft.Key(lesson: lesson, exercise: "titles")
        let draft = Draft(text: "SELECT 'é\u{0}\u{1F600}';\n", cursor: 9)
        let log = try ProgressLog(path: file)
        #expect(try await log.draft(for: key) == nil)
        try await log.save(Draft(text: "SEL", cursor: 3), for: key)
        try await log.save(draft, for: key)
        try await log.append(.forgotten, in: nil)
        let again = try ProgressLog(path: file)
        #expect(try await again.draft(for: key) == draft)
        #expect(try await again.draft(for: Draft.Key(lesson: lesson)) == nil)
        try await again.discardDraft(for: key)
        #expect(try await again.draft(for: key) == nil)
    }

    @Test func `time between events counts until the lesson is left`() async throws {
        let log = try ProgressLog(path: file)
        let minute: Int64 = 60_000
        let kinds: [(Int64, Event.Kind)] = [(0, .opened), (4, .ran(passed: false)), (9, .left), (10, .opened), (12, .tried(.fail))]
        for (at, kind) in kinds {
            try await log.append(kind, in: lesson, at: Timestamp(milliseconds: at * minute))
        }
        let activity = try await log.activity(today: Timestamp(milliseconds: 13 * minute))
        #expect(activity.minutesToday == 11)
        #expect(activity.streak.days.count == 1)
    }

    @Test func `the file and the folders created for it are private`() throws {
        _ = try ProgressLog(path: file)
        for (path, mode) in [(file, 0o600), (scratch.path + "/deep", 0o700)] as [(String, mode_t)] {
            var status = stat()
            #expect(stat(path, &status) == 0)
            #expect(status.st_mode & 0o777 == mode)
        }
    }
}

extension ProgressLog {
    /// Rebuilds all derived tables.
    func rebuild() throws(ProgressError) { try write(.full) { (database) throws(SQLiteError) in try database.rebuildDerived() } }

    /// SQLite's durability: 1 is NORMAL, 2 is FULL.
    func synchronous() throws(ProgressError) -> Int64? {
        let value = try with { (database) throws(SQLiteError) in try database.value("PRAGMA synchronous") }
        return if case .integer(let level)? = value { level } else { nil }
    }

    /// Runs a statement on the file.
    func attempt(_ sql: String) throws(ProgressError) { try write(.full) { (database) throws(SQLiteError) in try database.execute(sql) } }
}
