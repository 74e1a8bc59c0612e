import Primitives
import SQLite
import TestSupport
import Testing

@testable import Progress

/// Logs that move between machines, each with a file of its own.
struct MovingTests {
    let scratch = ScratchFolder()
    let joins = LessonID(course: "data", lesson: "joins")
    let plans = LessonID(course: "data", lesson: "plans")

    private func log(_ name: String) throws -> ProgressLog { try ProgressLog(path: scratch.path + "/\(name).sqlite") }

    private func text(_ log: ProgressLog) async throws -> String { String(decoding: try await log.exportedLines(), as: UTF8.self) }

    /// Everything that is shown of a log.
    private func shown(_ log: ProgressLog) async throws -> String {
        let lessons = try await log.lessons().sorted { $0.key.lesson < $1.key.lesson }
        let exercises = lessons.map { $0.value.exercises.sorted { $0.key < $1.key } }
        let place = try await log.last()
        return "\(lessons.map { ($0.key, $0.value.place, $0.value.completed, $0.value.answers.sorted { $0.key < $1.key }) })"
            + "\(exercises) \(String(describing: place)) \(try await log.activity(today: at(0)))"
    }

    private func at(_ minute: Int64) -> Timestamp { Timestamp(milliseconds: 1_763_885_702_123 + minute * 60_000, offset: 3600) }

    private func work(_ log: ProgressLog, in lesson: LessonID, from minute: Int64) async throws {
        let kinds: [Event.Kind] = [
            .opened, .tried(.fail), .hintShown(1), .tried(.pass), .quizAnswered(question: 0, right: true, answer: "é \"\n"), .completed,
            .left,
        ]
        for (index, kind) in kinds.enumerated() {
            let isExercise = [1, 2, 3].contains(index)
            try await log.append(kind, in: lesson, exercise: isExercise ? "titles" : nil, at: at(minute + Int64(index)))
        }
    }

    @Test func `an imported log shows on a new machine what it showed on the old one`() async throws {
        let (old, new) = (try log("old"), try log("new"))
        try await work(old, in: joins, from: 0)
        try await work(old, in: plans, from: 90)
        #expect(try await new.importEvents(old.exportedLines()) == .init(new: 14, known: 0))
        #expect(try await shown(new) == shown(old))
        #expect(try await text(new) == text(old))
    }

    @Test func `importing twice counts nothing twice`() async throws {
        let (old, new) = (try log("old"), try log("new"))
        try await work(old, in: joins, from: 0)
        let file = try await old.exportedLines()
        _ = try await new.importEvents(file)
        let once = try await shown(new)
        #expect(try await new.importEvents(file) == .init(new: 0, known: 7))
        #expect(try await shown(new) == once)
    }

    @Test func `two machines that import each other show the same, also with clocks an hour apart`() async throws {
        let (desk, train) = (try log("desk"), try log("train"))
        try await work(desk, in: joins, from: 0)
        try await work(train, in: joins, from: 3)
        try await work(train, in: plans, from: -60)
        let (one, other) = (try await desk.exportedLines(), try await train.exportedLines())
        _ = try await desk.importEvents(other)
        _ = try await train.importEvents(one)
        #expect(try await shown(desk) == shown(train))
        #expect(try await text(desk) == text(train))
    }

    @Test func `events stay in the order they were recorded in when the clock is set back`() async throws {
        let (old, new) = (try log("old"), try log("new"))
        try await work(old, in: joins, from: 0)
        try await old.append(.forgotten, in: joins, at: at(-500_000))
        try await old.append(.opened, in: plans, at: at(-500_000))
        _ = try await new.importEvents(old.exportedLines())
        #expect(try await shown(new) == shown(old))
        #expect(try await new.lesson(joins) == LessonProgress())
    }

    @Test func `what a newer version wrote is kept and exported again`() async throws {
        let log = try log("old")
        let line = """
            {"id":"a1","place":5,"time":5,"offset":0,"course":"data","lesson":"joins","kind":"badge","outcome":"gold","stars":{"n":[1,null]}}

            """
        #expect(try await log.importEvents(Array(line.utf8)) == .init(new: 1, known: 0))
        #expect(try await text(log) == line)
    }

    @Test func `events of a newer version change no minutes, whether they came before or after`() async throws {
        let (one, other) = (try log("one"), try log("other"))
        let unknown = #"{"id":"u","place":1763885702500,"time":1763885702500,"offset":0,"kind":"badge"}"#
        _ = try await one.importEvents(Array(unknown.utf8))
        try await work(one, in: joins, from: 1)
        _ = try await other.importEvents(one.exportedLines())
        #expect(try await shown(one) == shown(other))
    }

    @Test func `an export that was cut is refused, and the whole one is imported later`() async throws {
        let (old, new) = (try log("old"), try log("new"))
        try await work(old, in: joins, from: 0)
        let file = try await old.exportedLines()
        await #expect(throws: ProgressLog.ImportError.unreadable(line: 7, reason: "it is not JSON")) {
            try await new.importEvents(Array(file.dropLast(9)))
        }
        #expect(try await new.exportedLines().isEmpty)
        // Cut at the end of a line, it is a shorter log.
        let last = try #require(file.dropLast().lastIndex(of: UInt8(ascii: "\n")))
        #expect(try await new.importEvents(Array(file[...last])) == .init(new: 6, known: 0))
        #expect(try await new.importEvents(file) == .init(new: 1, known: 6))
        #expect(try await shown(new) == shown(old))
    }

    @Test func `a line of more than 1 MB is refused`() async throws {
        let log = try log("new")
        let long = "{" + String(repeating: " ", count: 3_000_000) + "}"
        await #expect(throws: ProgressLog.ImportError.unreadable(line: 1, reason: "it is longer than 1 MB")) {
            try await log.importEvents(Array(long.utf8))
        }
    }

    @Test(
        "a line that is no event is named, and nothing is imported",
        arguments: [
            ("{}", #"it has no "id""#), ("[]", "it is not a JSON object"), ("{", "it is not JSON"),
            (#"{"id":"x","place":1,"time":1e3,"offset":0,"kind":"opened"}"#, #""time" must be a whole number from 0 to 253402300799999"#),
            (
                #"{"id":"x","place":9223372036854775807,"time":1,"offset":0,"kind":"left"}"#,
                #""place" must be a whole number from 0 to 253402300799999"#
            ),
            (#"{"id":"","place":1,"time":1,"offset":0,"kind":"opened"}"#, #""id" must be text"#),
            (#"{"id":"x","place":1,"time":1,"offset":0,"kind":"opened","course":7}"#, #""course" must be text"#),
        ])
    func unreadable(_ line: String, _ reason: String) async throws {
        let log = try log("new")
        let good = #"{"id":"g","place":1,"time":1,"offset":0,"course":"data","lesson":"joins","kind":"opened"}"#
        await #expect(throws: ProgressLog.ImportError.unreadable(line: 3, reason: reason)) {
            try await log.importEvents(Array("\(good)\r\n\n\(line)\n".utf8))
        }
        #expect(try await log.exportedLines().isEmpty)
        try await work(log, in: joins, from: 0)
    }
}
