import Primitives
import TestSupport
import Testing

@testable import Progress

struct ReviewScheduleTests {
    /// An exercise that took nine minutes when it was solved for the first time.
    private func schedule(_ events: (day: Int64, kind: Event.Kind)..., spent: Int64 = 300_000) -> ReviewSchedule {
        var schedule = ReviewSchedule()
        for (day, kind) in events { schedule.note(event(kind, on: day), spent: spent, first: 540_000) }
        return schedule
    }

    private func event(_ kind: Event.Kind, on day: Int64) -> Event {
        Event(kind, in: nil, exercise: "e", at: Timestamp(milliseconds: day * 86_400_000))
    }

    /// The events with which an exercise is solved, by the rating that they mean.
    private static let ways: [Memory.Rating: [Event.Kind]] = [
        .again: [.solutionShown, .tried(.pass)], .hard: [.hintShown(1), .tried(.pass)], .good: [.tried(.pass)], .easy: [.tried(.pass)],
    ]

    /// A review in `Tests/Fixtures/fsrs/due-days`.
    private struct Review {
        var day: Int64
        var rating: Memory.Rating
        var due: Int

        init(_ text: Substring) throws {
            let parts = text.split(separator: "/")
            try #require(parts.count == 3, "\(text)")
            day = try #require(Int64(parts[0]))
            rating = try #require(Int(parts[1]).flatMap(Memory.Rating.init))
            due = try #require(Int(parts[2]))
        }
    }

    @Test func `every due day is the one that the fsrs package computes`() throws {
        let table = #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/Fixtures/fsrs/due-days"
        let histories = try String(decoding: ScratchFolder.bytes(at: table), as: UTF8.self).split(separator: "\n").dropFirst().map {
            try $0.split(separator: " ").map(Review.init)
        }
        #expect(histories.count == 300 && histories.allSatisfy { $0.count == 12 })
        for history in histories {
            var schedule = ReviewSchedule()
            let dues = try history.map { review in
                for kind in try #require(Self.ways[review.rating]) {
                    schedule.note(event(kind, on: review.day), spent: review.rating == .easy ? 60_000 : 200_000, first: 540_000)
                }
                return try #require(schedule.due)
            }
            #expect(dues == history.map(\.due), "\(history)")
        }
    }

    @Test func `a question that was answered wrong comes back at once, whether or not the right answer followed`() {
        let wrong = Event.Kind.quizAnswered(question: 0, right: false, answer: "x")
        let right = Event.Kind.quizAnswered(question: 0, right: true, answer: "y")
        #expect(schedule((0, wrong)).due == 1)
        #expect(schedule((0, wrong), (0, right)).due == 1)
        let known = schedule((0, right))
        #expect(known.due ?? 0 > 1)
        let forgotten = schedule((0, right), (42, wrong), (42, right))
        #expect((43...45).contains(forgotten.due ?? 0))
    }

    @Test func `an exercise is not due before it is solved`() {
        #expect(schedule((0, .tried(.fail)), (3, .hintShown(1))).due == nil)
    }

    @Test func `practice before the due day changes nothing`() {
        let solved = schedule((0, .tried(.pass)))
        #expect(solved.due == 2)
        #expect(schedule((0, .tried(.pass)), (0, .tried(.fail)), (1, .solutionShown), (1, .tried(.pass))) == solved)
    }

    @Test(arguments: [[Event.Kind.tried(.fail), .tried(.fail)], [.solutionShown], [.hintShown(1), .tried(.fail), .tried(.fail)]])
    func `a review that fails is rated then, and what follows that day is practice`(kinds: [Event.Kind]) {
        var schedule = schedule((0, .tried(.pass)))
        for kind in kinds { schedule.note(event(kind, on: 2), spent: 1000, first: 540_000) }
        #expect(schedule.reviewed == 2 && schedule.due == 3)
        let failed = schedule
        schedule.note(event(.tried(.pass), on: 2), spent: 1000, first: 540_000)
        #expect(schedule == failed)
    }

    @Test func `a review with one failed check stays due`() {
        let tried = schedule((0, .tried(.pass)), (2, .tried(.fail)))
        #expect(tried.due == 2 && tried.effort.failures == 1)
    }

    @Test(
        "what solving it took decides the rating",
        arguments: [
            (ReviewSchedule.Effort(sawSolution: true), Memory.Rating.again), (.init(failures: 2), .again), (.init(failures: 1), .hard),
            (.init(hints: 3), .hard), (.init(milliseconds: 400_000), .good), (.init(milliseconds: 180_000), .easy),
            (.init(milliseconds: 0), .good), (.init(failures: 1, milliseconds: 1000), .hard),
        ])
    func rating(_ effort: ReviewSchedule.Effort, _ rating: Memory.Rating) {
        #expect(effort.rating(first: 540_000) == rating)
    }

    @Test func `the first time is never easy, however short`() {
        #expect(ReviewSchedule.Effort(milliseconds: 1000).rating(first: nil) == .good)
    }

    @Test func `a clock that was a year ahead doesn't stop reviews for a year`() throws {
        let ahead = schedule((400, .tried(.pass)), (30, .tried(.pass)))
        #expect(ahead.reviewed == 30)
        #expect(try #require(ahead.due) < 40)
    }

    @Test func `a day gained by a journey to the west changes nothing`() {
        #expect(schedule((10, .tried(.pass)), (9, .tried(.fail))) == schedule((10, .tried(.pass))))
    }
}
