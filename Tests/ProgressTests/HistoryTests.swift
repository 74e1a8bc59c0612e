import Primitives
import Progress
import TestSupport
import Testing

/// The history of statements that were run.
struct HistoryTests {
    private let joins = LessonID(course: "shop", lesson: "joins")
    private let plans = LessonID(course: "shop", lesson: "plans")

    private func log() async throws -> (ProgressLog, ScratchFolder) {
        let folder = ScratchFolder()
        let log = try ProgressLog(path: "\(folder.path)/progress.sqlite")
        func entry(_ lesson: LessonID, _ time: Int64, _ text: String, _ outcome: HistoryEntry.Outcome) -> HistoryEntry {
            HistoryEntry(lesson: lesson, time: Timestamp(milliseconds: time), text: text, outcome: outcome)
        }
        try await log.append([
            entry(joins, 1, "SELECT 1;", .failed("No")), entry(plans, 2, "EXPLAIN SELECT 2;", .done(tag: "EXPLAIN", milliseconds: 2)),
            entry(joins, 3, "select 3;", .done(tag: "SELECT 1", milliseconds: 0.5)),
        ])
        try await log.append([entry(joins, 4, "SELECT 1;", .done(tag: "SELECT 1", milliseconds: 1))])
        return (log, folder)
    }

    @Test func `statements are found by any part, newest first, with their last outcome`() async throws {
        let (log, folder) = try await log()
        #expect(try await log.history(containing: "", in: joins).map(\.text) == ["SELECT 1;", "select 3;"])
        #expect(try await log.history(containing: "Select").map(\.text) == ["SELECT 1;", "select 3;", "EXPLAIN SELECT 2;"])
        #expect(try await log.history(containing: "%").isEmpty)
        let first = try #require(try await log.history(containing: "1", in: joins).first)
        #expect(first.outcome == .done(tag: "SELECT 1", milliseconds: 1))
        for isRight in [nil, true, false] {
            try await log.append([HistoryEntry(lesson: joins, text: "SELECT 9;", outcome: .checked(isRight: isRight))])
            #expect(try await log.history(containing: "9", in: joins).map(\.outcome) == [.checked(isRight: isRight)])
        }
        withExtendedLifetime(folder) {}
    }
}
