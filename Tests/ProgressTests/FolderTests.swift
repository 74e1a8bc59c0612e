import Primitives
import SQLite
import TestSupport
import Testing

@testable import Progress

/// Progress files of version 1, which identified courses by their folders.
struct FolderTests {
    let scratch = ScratchFolder()
    var file: String { scratch.path + "/progress.sqlite" }

    /// A file of version 1 with a draft and a solved exercise in the folder `shop`, and another solved exercise in `port`.
    private func makeOldFile() async throws {
        let log = try ProgressLog(path: file, schema: Schema(steps: [Schema.current.steps[0]]))
        for (course, time) in [("shop", 1), ("port", 2)] {
            try await log.attempt(
                """
                INSERT INTO events (time, offset, course, lesson, exercise, kind, outcome)
                VALUES (\(time), 0, '\(course)', 'joins', 'titles', 'tried', 'pass')
                """)
        }
        try await log.attempt("INSERT INTO drafts VALUES ('shop', 'joins', '', '', 'SELECT', 6)")
    }

    @Test func `migration keeps progress until its course is known, and then moves it to the course's id`() async throws {
        try await makeOldFile()
        let log = try ProgressLog(path: file)
        #expect(try await log.lesson(LessonID(course: "shop", lesson: "joins")).exercises["titles"]?.status == .done)

        try await log.adoptFolders { ["shop": "harbor-shop"] }
        let id = LessonID(course: "harbor-shop", lesson: "joins")
        #expect(try await log.lesson(id).exercises["titles"]?.done == Timestamp(milliseconds: 1))
        #expect(try await log.lesson(LessonID(course: "shop", lesson: "joins")) == LessonProgress())
        #expect(try await log.draft(for: Draft.Key(lesson: id))?.text == "SELECT")
        #expect(try await log.lesson(LessonID(course: "port", lesson: "joins")).exercises["titles"]?.status == .done)
        var courses: [String?] = []
        try await log.events { courses.append($0.event.lesson?.course) }
        #expect(courses == ["harbor-shop", "port"])
    }

    @Test func `each of several courses gets its own progress`() async throws {
        try await makeOldFile()
        let log = try ProgressLog(path: file)
        try await log.adoptFolders { ["shop": "quay", "port": "mole"] }
        #expect(try await log.lesson(LessonID(course: "quay", lesson: "joins")).exercises["titles"]?.done == Timestamp(milliseconds: 1))
        #expect(try await log.lesson(LessonID(course: "mole", lesson: "joins")).exercises["titles"]?.done == Timestamp(milliseconds: 2))
    }

    @Test func `a course with a recorded id keeps it when its folder is renamed`() async throws {
        try await makeOldFile()
        let log = try ProgressLog(path: file)
        try await log.adoptFolders { ["anywhere": "shop", "shop": "other"] }
        #expect(try await log.lesson(LessonID(course: "shop", lesson: "joins")).exercises["titles"]?.status == .done)
        #expect(try await log.lesson(LessonID(course: "other", lesson: "joins")) == LessonProgress())
    }

    @Test func `a later course in a folder of the same name inherits nothing`() async throws {
        try await makeOldFile()
        let log = try ProgressLog(path: file)
        try await log.adoptFolders { ["shop": "harbor-shop", "port": "port"] }
        try await log.adoptFolders { ["shop": "another-shop"] }
        #expect(try await log.lesson(LessonID(course: "another-shop", lesson: "joins")) == LessonProgress())
        try await log.append(.opened, in: LessonID(course: "shop", lesson: "joins"))
        #expect(try await log.lesson(LessonID(course: "shop", lesson: "joins")).opened != nil)
    }

    @Test func `a file without folder names is migrated without reading courses`() async throws {
        let log = try ProgressLog(path: file)
        try await log.append(.opened, in: LessonID(course: "shop", lesson: "joins"))
        try await log.adoptFolders {
            Issue.record("courses are read, though nothing has to be adopted")
            return [:]
        }
    }
}
