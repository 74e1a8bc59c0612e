import Glibc
import SQLite
import TestSupport
import Testing

@testable import Progress

/// Opening, migrating, refusing and sharing files.
struct OpeningTests {
    let scratch = ScratchFolder()
    var file: String { scratch.path + "/deep/progress.sqlite" }
    let lesson = LessonID(course: "data", lesson: "joins")

    @Test func `a file of an older version migrates with its content`() async throws {
        try await ProgressLog(path: file).append(.completed, in: lesson)
        let later = Schema(steps: Schema.current.steps + ["CREATE TABLE skills (skill TEXT)"])
        let log = try ProgressLog(path: file, schema: later)
        #expect(try await log.lesson(lesson).completed != nil)
        try await log.attempt("INSERT INTO skills VALUES ('sql')")
    }

    @Test func `a new file has its tables on disk before anything is recorded`() throws {
        let log = try ProgressLog(path: file)
        // Read without the write-ahead log.
        let header = try #require(try FileHeader(path: file))
        #expect(header.isWAL)
        #expect(header.version == Schema.current.version && header.application == Schema.application)
        withExtendedLifetime(log) {}
    }

    @Test func `a file of a newer version is refused and left unchanged`() async throws {
        let later = Schema(steps: Schema.current.steps + ["CREATE TABLE skills (skill TEXT)"])
        do {
            let log = try ProgressLog(path: file, schema: later)
            try await log.append(.completed, in: lesson)
        }
        let before = scratch.bytes(of: "deep/progress.sqlite")
        #expect(throws: ProgressError.newer(path: file, version: Schema.current.version + 1, known: Schema.current.version)) {
            try ProgressLog(path: file)
        }
        #expect(scratch.bytes(of: "deep/progress.sqlite") == before)
        #expect(access(file + "-wal", F_OK) != 0)
    }

    @Test func `a file of a version that can't be read any more is refused and left unchanged`() throws {
        let path = scratch.path + "/progress.sqlite"
        try Database(path: path).execute(
            "CREATE TABLE events (id INTEGER PRIMARY KEY); PRAGMA application_id = \(Schema.application); PRAGMA user_version = 6")
        let before = scratch.bytes(of: "progress.sqlite")
        #expect(throws: ProgressError.older(path: path, version: 6)) { try ProgressLog(path: path) }
        #expect(scratch.bytes(of: "progress.sqlite") == before)
    }

    @Test func `a file that has courses recorded by their folders is refused, unless folder and course have the same name`() throws {
        let path = scratch.path + "/progress.sqlite"
        _ = try ProgressLog(path: path)
        try Database(path: path).execute(
            """
            CREATE TABLE folders (name TEXT, last INTEGER, course TEXT);
            INSERT INTO folders VALUES ('port', 1, 'port'), ('quay', 1, NULL);
            """)
        _ = try ProgressLog(path: path)
        try Database(path: path).execute("INSERT INTO folders VALUES ('shop', 2, 'harbor-shop')")
        #expect(throws: ProgressError.older(path: path, version: 1)) { try ProgressLog(path: path) }
    }

    @Test(arguments: [1, 99, 5000])
    func `a file that is not a database is named and left unchanged`(length: Int) throws {
        let text = String(repeating: "x", count: length)
        let path = scratch.write(text.utf8, to: "progress.sqlite")
        #expect {
            try ProgressLog(path: path)
        } throws: {
            if case ProgressError.damaged(path, _) = $0 { true } else { false }
        }
        #expect(scratch.bytes(of: "progress.sqlite") == Array(text.utf8))
    }

    @Test func `a damaged file is named and left unchanged`() async throws {
        do {
            let log = try ProgressLog(path: file)
            for _ in 0..<200 { try await log.append(.tried(.fail), in: lesson, exercise: "e") }
        }
        var bytes = scratch.bytes(of: "deep/progress.sqlite")
        for index in 4096..<bytes.count { bytes[index] = 0x5A }
        scratch.write(bytes, to: "deep/progress.sqlite")
        await #expect {
            let log = try ProgressLog(path: file)
            try await log.append(.opened, in: lesson)
        } throws: {
            if case ProgressError.damaged(file, _) = $0 { true } else { false }
        }
        #expect(scratch.bytes(of: "deep/progress.sqlite")[4096...] == bytes[4096...])
    }

    @Test func `the database of another program is refused`() throws {
        let path = scratch.path + "/other.sqlite"
        try Database(path: path).execute("CREATE TABLE t (x)")
        #expect(throws: ProgressError.foreign(path: path)) { try ProgressLog(path: path) }
    }

    @Test func `an empty file, left by a crash during creation, is initialized`() async throws {
        let path = scratch.write([], to: "progress.sqlite")
        try await ProgressLog(path: path).append(.completed, in: lesson)
    }

    @Test func `a folder that cannot be created is named`() throws {
        scratch.write([], to: "file")
        #expect {
            try ProgressLog(path: scratch.path + "/file/progress.sqlite")
        } throws: {
            if case ProgressError.unreachable = $0 { true } else { false }
        }
    }

    @Test(.timeLimit(.minutes(10))) func `concurrent writers lose nothing`() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    let log = try ProgressLog(path: file)
                    for _ in 0..<25 { try await log.append(.tried(.fail), in: lesson, exercise: "e\(writer)") }
                }
            }
            try await group.waitForAll()
        }
        let exercises = try await ProgressLog(path: file).lesson(lesson).exercises
        #expect(exercises.count == 8)
        #expect(exercises.values.allSatisfy { $0.tries == 25 })
    }
}
