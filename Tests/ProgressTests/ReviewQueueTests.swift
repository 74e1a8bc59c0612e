import Primitives
import TestSupport
import Testing

@testable import Course
@testable import Progress

extension ProgressLog {
    /// What is due by then, longest overdue first, whatever else was solved.
    func dueReviews(today: Timestamp) throws(ProgressError) -> [DueReview] {
        try scheduledReviews().map(\.review).filter { $0.due <= today.day }.sorted { $0.due < $1.due }
    }
}

/// What a review asks, and in which order.
struct ReviewQueueTests {
    /// A learner's lessons, each with one exercise `e` and the skills that its solution uses; the first ones are its own.
    private struct Learner {
        var lessons: [LessonID: LessonSummary] = [:]
        var events: [Event] = []

        func id(_ lesson: String) -> LessonID { LessonID(course: "c", lesson: lesson) }

        mutating func add(_ name: String, teaches: [String] = [], uses: [String] = [], questions: Int = 0) {
            var lesson = LessonSummary(
                course: "c", module: "m", id: name, number: 1, title: name, idea: "", minutes: 9, engine: .postgresql, exercises: ["e"],
                path: "/\(name).md")
            lesson.skills = teaches.map { TaughtSkill(name: $0, exercises: ["e"]) }
            lesson.earlierSkills = uses.map { TaughtSkill(name: $0, exercises: ["e"]) }
            lesson.questions = (0..<questions).map { "Question \($0)?" }
            lessons[id(name)] = lesson
        }

        /// Works on a lesson's exercise for some minutes.
        mutating func work(_ lesson: String, on day: Int, minutes: Int = 2, _ kinds: [Event.Kind] = [.tried(.pass)]) {
            let time = Int64(day) * 86_400_000 + Int64(events.count) * 600_000
            events.append(Event(.opened, in: id(lesson), at: Timestamp(milliseconds: time)))
            for kind in kinds {
                events.append(Event(kind, in: id(lesson), exercise: "e", at: Timestamp(milliseconds: time + Int64(minutes) * 60_000)))
            }
        }

        func queue(on day: Int, minutes: Int = 10) async throws -> ReviewQueue {
            let scratch = ScratchFolder()
            let log = try ProgressLog(path: scratch.path + "/progress.sqlite")
            for event in events { try await log.append(event) }
            var uses: [String: Int] = [:]
            for skill in lessons.values.flatMap(\.earlierSkills) { uses[skill.name, default: 0] += 1 }
            return ReviewQueue(try await log.scheduledReviews(), lessons: lessons, uses: uses, today: day, minutes: minutes)
        }
    }

    private func names(_ reviews: [DueReview]) -> [String] { reviews.map(\.lesson.lesson) }

    /// `select` carries everything, `where` some of it, and `copy` nothing.
    private func learner() -> Learner {
        var learner = Learner()
        learner.add("1-select", teaches: ["select"])
        learner.add("2-where", teaches: ["where"], uses: ["select"])
        learner.add("3-joins", teaches: ["join"], uses: ["select", "where"])
        learner.add("4-copy", teaches: ["copy"])
        return learner
    }

    @Test func `what costs most to forget comes first, and what it implies comes last and isn't asked`() async throws {
        var learner = learner()
        for lesson in learner.lessons.keys { learner.work(lesson.lesson, on: 0) }
        let queue = try await learner.queue(on: 42)
        #expect(names(queue.reviews) == ["3-joins", "4-copy", "2-where", "1-select"])
        #expect(names(queue.today) == ["3-joins", "4-copy"] && queue.hasRest)
        // The longer something wasn't used, the more it costs.
        learner.work("3-joins", on: 42)
        learner.work("4-copy", on: 42)
        #expect(try await learner.queue(on: 42).reviews.isEmpty)
    }

    @Test func `what was used yesterday can wait longer than what wasn't used for weeks`() async throws {
        var learner = Learner()
        learner.add("a", teaches: ["a"])
        learner.add("b", teaches: ["b"])
        learner.work("a", on: 0)
        learner.work("b", on: 40)
        #expect(names(try await learner.queue(on: 43).reviews) == ["a", "b"])
    }

    @Test func `a solved exercise refreshes what is due only for what it uses`() async throws {
        var learner = learner()
        for lesson in learner.lessons.keys where lesson.lesson != "3-joins" { learner.work(lesson.lesson, on: 0) }
        #expect(try await learner.queue(on: 42).reviews.count == 3)
        learner.work("3-joins", on: 42)
        let queue = try await learner.queue(on: 42)
        #expect(names(queue.reviews) == ["4-copy"] && queue.refreshed == 2)
        #expect(queue.savings == "2 other reviews can wait: your answers used the same skills.")
        // They come back.
        #expect(names(try await learner.queue(on: 400).reviews).sorted() == ["1-select", "2-where", "3-joins", "4-copy"])
    }

    @Test(arguments: [
        [Event.Kind.solutionShown, .tried(.pass)], [.tried(.fail), .tried(.fail), .tried(.pass)],
    ])
    func `what was solved with the solution or after two failed checks refreshes nothing`(kinds: [Event.Kind]) async throws {
        var learner = learner()
        learner.work("1-select", on: 0)
        learner.work("2-where", on: 42, kinds)
        #expect(names(try await learner.queue(on: 42).reviews) == ["1-select"])
    }

    @Test func `several exercises together refresh what none of them does alone`() async throws {
        var learner = Learner()
        learner.add("both", teaches: ["a", "b"])
        learner.add("one", uses: ["a"])
        learner.add("other", uses: ["b"])
        learner.work("both", on: 0)
        learner.work("one", on: 30)
        #expect(names(try await learner.queue(on: 31).reviews) == ["both"])
        learner.work("other", on: 31)
        #expect(try await learner.queue(on: 31).reviews.isEmpty)
    }

    @Test func `a clock that was ahead refreshes nothing`() async throws {
        var learner = learner()
        learner.work("1-select", on: 0)
        learner.work("2-where", on: 400)
        #expect(names(try await learner.queue(on: 42).reviews).contains("1-select"))
    }

    @Test func `short reviews fill the time that a longer one doesn't fit in, and one is always asked`() {
        let lesson = LessonID(course: "c", lesson: "l")
        func reviews(_ limit: Int) -> [Int] {
            let reviews = [4, 5, 2, 1].map { DueReview(lesson: lesson, subject: .question($0), due: 0, minutes: $0) }
            return ReviewQueue(reviews, minutes: limit).today.map(\.minutes)
        }
        #expect(reviews(10) == [4, 5, 1] && reviews(12) == [4, 5, 2, 1] && reviews(3) == [2, 1] && reviews(1) == [1])
        let long = DueReview(lesson: lesson, subject: .question(0), due: 0, minutes: 5)
        #expect(ReviewQueue([long, long], minutes: 3).today.count == 1 && ReviewQueue().today.isEmpty)
    }

    @Test func `a day asks for no more than its minutes, and another session can be started`() async throws {
        var learner = Learner()
        for index in 0..<20 { learner.add("l\(index)", teaches: ["skill \(index)"]) }
        for index in 0..<20 { learner.work("l\(index)", on: 0) }
        var queue = try await learner.queue(on: 42)
        #expect(queue.today.count == 5 && queue.summary == "5 reviews, 10 min; the rest can wait")
        for review in queue.today.prefix(3) { learner.work(review.lesson.lesson, on: 42) }
        queue = try await learner.queue(on: 42)
        #expect(queue.minutesDone == 6 && queue.today.count == 2)
        for review in queue.today { learner.work(review.lesson.lesson, on: 42) }
        queue = try await learner.queue(on: 42)
        #expect(queue.today.isEmpty && queue.next.count == 5 && queue.summary == "enough for today; the rest can wait")
        #expect(try await learner.queue(on: 43).today.count == 5)
        // What is solved for the first time is no review.
        learner.add("new", teaches: ["new"])
        learner.work("new", on: 43, minutes: 9)
        #expect(try await learner.queue(on: 43).minutesDone == 0)
    }

    @Test func `ten thousand reviews can be ordered`() {
        var lessons: [LessonID: LessonSummary] = [:]
        var scheduled: [ScheduledReview] = []
        for index in 0..<10_000 {
            let id = LessonID(course: "c", lesson: "l\(index)")
            var lesson = LessonSummary(
                course: "c", module: "m", id: id.lesson, number: 1, title: "", idea: "", minutes: 9, engine: .none, exercises: ["e"],
                path: "")
            lesson.skills = (0..<8).map { TaughtSkill(name: "skill \(index * ($0 + 1) % 700)", exercises: ["e"]) }
            lessons[id] = lesson
            var schedule = ReviewSchedule()
            schedule.memory = Memory(first: .good)
            let review = DueReview(lesson: id, subject: .exercise("e"), due: 2, minutes: 1)
            scheduled.append(ScheduledReview(review: review, schedule: schedule))
        }
        let queue = ReviewQueue(scheduled, lessons: lessons, today: 42)
        #expect(queue.reviews.count == 10_000 && queue.today.count == 10)
    }
}
