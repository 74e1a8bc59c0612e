import Glibc
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

    @Test func `every due day is the one that the fsrs package computes`() throws {
        var dice = Dice(seed: 6)
        var histories: [[(day: Int64, rating: Memory.Rating)]] = []
        var dues: [[Int]] = []
        for _ in 0..<300 {
            var schedule = ReviewSchedule()
            var history: [(day: Int64, rating: Memory.Rating)] = []
            var due: [Int] = []
            var day = Int64(dice.below(20_000))
            for number in 0..<12 {
                let rating = dice.pick(number == 0 ? [.again, .hard, .good] : Memory.Rating.allCases)
                for kind in try #require(Self.ways[rating]) {
                    schedule.note(event(kind, on: day), spent: rating == .easy ? 60_000 : 200_000, first: 540_000)
                }
                history.append((day, rating))
                due.append(try #require(schedule.due))
                // Usually on the due day or somewhat later, sometimes a year later.
                day = Int64(due[number]) + Int64(dice.pick([0, 0, 0, 1, 2, 9, 365]))
            }
            histories.append(history)
            dues.append(due)
        }
        #expect(try fsrsDueDays(of: histories) == dues)
    }

    /// The due days after each review, computed by the package that `Tests/run` installs.
    private func fsrsDueDays(of histories: [[(day: Int64, rating: Memory.Rating)]]) throws -> [[Int]] {
        let scratch = ScratchFolder()
        let lists = histories.map { "[" + $0.map { "(\($0.day), \($0.rating.rawValue))" }.joined(separator: ",") + "]" }
        let script = scratch.write(
            """
            from datetime import datetime, timedelta, timezone
            from fsrs import Card, Rating, Scheduler
            scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
            start = datetime(1970, 1, 1, tzinfo=timezone.utc)
            for history in [\(lists.joined(separator: ",\n"))]:
                card, dues = Card(), []
                for day, rating in history:
                    card, _ = scheduler.review_card(card, Rating(rating), start + timedelta(days=day))
                    dues.append(str((card.due - start).days))
                print(" ".join(dues))
            """.utf8, to: "dues.py")
        let folder = #filePath.split(separator: "/").prefix { $0 != "Tests" }.map { "/" + $0 }.joined()
        let python = "\(folder)/.build/fsrs/bin/python"
        try #require(access(python, X_OK) == 0, "\(python) is missing; Tests/run installs it")
        try #require(system("\(python) \(script) > \(scratch.path)/dues") == 0)
        return try String(decoding: scratch.bytes(of: "dues"), as: UTF8.self).split(separator: "\n").map { line in
            try line.split(separator: " ").map { try #require(Int($0)) }
        }
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

    @Test func `a prediction is rated by its first verdict`() {
        #expect(schedule((0, .predicted(example: 0, right: true))).due == 2)
        #expect(schedule((0, .predicted(example: 0, right: false))).due == 1)
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
