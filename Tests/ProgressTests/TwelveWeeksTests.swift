import Primitives
import TestSupport
import Testing

@testable import Course
@testable import Progress

/// Twelve weeks of one learner, on a clock of their own.
struct TwelveWeeksTests {
    private static let course = "islands"
    private static let modules = [(id: "sea", count: 8), (id: "land", count: 8)].enumerated().map { index, module in
        ModuleSummary(
            course: course, id: module.id, number: index + 1, title: module.id, summary: "", parts: [],
            firstLesson: 8 * index, lessonCount: module.count)
    }

    private static let lessons = lessons(isUpdated: false)

    /// The course before and after an update, in which an exercise gets another id and another one other text.
    private static func lessons(isUpdated: Bool) -> [LessonSummary] { (0..<16).map { lesson($0, isUpdated: isUpdated) } }

    private static func lesson(_ index: Int, isUpdated: Bool) -> LessonSummary {
        var lesson = LessonSummary(
            course: course, module: modules[index / 8].id, id: "lesson-\(index)", number: index % 8 + 1, title: "Lesson \(index)", idea: "",
            minutes: 20 + 5 * (index % 3), engine: .postgresql,
            exercises: index % 5 == 4 ? [] : [index == 1 && isUpdated ? "first" : "a", "b", "c"], path: "/\(index).md")
        lesson.requires = index > 2 ? ["lesson-\(index - 2)", "lesson-\(index / 2)"] : []
        lesson.optionalExercises = lesson.exercises.isEmpty ? [] : ["c"]
        lesson.skills = zip(["skill \(index)", "skills \(index / 2)"], [lesson.exercises.prefix(1), lesson.exercises.dropFirst()])
            .filter { !$1.isEmpty }.map { TaughtSkill(name: $0, exercises: Array($1)) }
        lesson.questions = Array(repeating: "Why?", count: index % 3)
        lesson.fingerprints = lesson.exercises.map { _ in index == 2 && isUpdated ? "new" : "old" }
        // The others are used by a single exercise, and these by all of the next lesson, too.
        if index % 2 == 1, !lesson.exercises.isEmpty {
            lesson.earlierSkills = [TaughtSkill(name: "skill \(index - 1)", exercises: lesson.exercises)]
        }
        return lesson
    }

    /// Records what a learner does, at the time of a clock that can be set.
    private struct Learner {
        var log: ProgressLog
        var dice = Dice(seed: 12)
        /// Wednesday, January 7, 2026.
        var day = 20_460
        /// Added to the days of the clock.
        var error = 0
        var offset = 3600
        var time = Timestamp(milliseconds: 0)
        var lessons = TwelveWeeksTests.lessons

        var today: Timestamp {
            Timestamp(milliseconds: Int64(day + error) * 86_400_000 + 79_000_000 - Int64(offset) * 1000, offset: offset)
        }

        mutating func record(_ kind: Event.Kind, _ lesson: Int, _ exercise: String? = nil) async throws {
            // Sometimes longer than what counts.
            time.milliseconds += Int64(dice.below(12 * 60_000))
            var event = Event(
                kind, in: lessons[lesson].progressID, exercise: exercise, at: Timestamp(milliseconds: time.milliseconds, offset: offset))
            event.fingerprint = kind.isSolving ? exercise.flatMap { lessons[lesson].fingerprint(of: $0) } : nil
            try await log.append(event)
        }

        mutating func solve(_ lesson: Int, _ exercise: String) async throws {
            for _ in 0..<dice.below(3) { try await record(.tried(.fail), lesson, exercise) }
            if dice.below(3) == 0 { try await record(.hintShown(1), lesson, exercise) }
            if dice.below(8) == 0 { try await record(.solutionShown, lesson, exercise) }
            try await record(dice.below(2) == 0 ? .tried(.pass) : .ran(passed: true), lesson, exercise)
        }

        mutating func answer(_ question: Int, _ lesson: Int) async throws {
            try await record(.quizAnswered(question: question, right: dice.below(2) == 0, answer: "x"), lesson)
        }

        /// A placement, of someone who knows some lessons already.
        mutating func place(knowing known: Set<Int>) async throws {
            time = Timestamp(milliseconds: Int64(day) * 86_400_000 + 60_000_000 - Int64(offset) * 1000, offset: offset)
            var placement = Placement(of: TwelveWeeksTests.lessons, known: [])
            while let question = placement.next {
                let index = TwelveWeeksTests.lessons.firstIndex(of: question.lesson) ?? 0
                try await record(.reviewing(question: nil), index, question.exercise)
                try await record(.tried(known.contains(index) ? .pass : .fail), index, question.exercise)
                for lesson in placement.conclude(isSolved: known.contains(index)) {
                    try await record(.proven, TwelveWeeksTests.lessons.firstIndex(of: lesson) ?? 0)
                }
            }
        }

        /// Goes on with a new machine, which imports what the old one exported. The old one was used once more, and its log comes later.
        mutating func move(to path: String) async throws {
            let (old, new) = (log, try ProgressLog(path: path))
            _ = try await new.importEvents(old.exportedLines())
            try await learn(0)
            log = new
            try await learn(1)
            _ = try await new.importEvents(old.exportedLines())
            _ = try await new.importEvents(old.exportedLines())
        }

        func queue() async throws -> ReviewQueue {
            let summaries = Dictionary(uniqueKeysWithValues: lessons.map { ($0.progressID, $0) })
            return ReviewQueue(try await log.scheduledReviews(), lessons: summaries, today: today.day)
        }

        /// An evening: reviews, and then some of the next lesson.
        mutating func learn(_ lesson: Int) async throws {
            time = Timestamp(milliseconds: Int64(day + error) * 86_400_000 + 64_000_000 - Int64(offset) * 1000, offset: offset)
            for review in try await queue().reviews.prefix(3) {
                let index = lessons.firstIndex { $0.progressID == review.lesson } ?? 0
                if let exercise = review.exercise { try await solve(index, exercise) }
                if let question = review.question { try await answer(question, index) }
            }
            try await record(.opened, lesson)
            for exercise in lessons[lesson].exercises where dice.below(4) > 0 { try await solve(lesson, exercise) }
            for question in 0..<lessons[lesson].questions.count { try await answer(question, lesson) }
            if dice.below(3) > 0 { try await record(.completed, lesson) }
            if dice.below(3) > 0 { try await record(.left, lesson) }
        }
    }

    @Test func `after each week, every figure equals one that is computed from the raw log`() async throws {
        let scratch = ScratchFolder()
        var learner = Learner(log: try ProgressLog(path: scratch.path + "/progress.sqlite"))
        var lesson = 0
        var seen: Set<String> = []
        try await learner.place(knowing: Set(0...7))
        for week in 0..<12 {
            if week == 7 { try await learner.move(to: scratch.path + "/new.sqlite") }
            if week == 3 { try await learner.log.append(.goalSet(.minutes(20)), in: nil, at: learner.today) }
            if week == 9 {
                let goal = Goal.module(course: Self.course, module: "land", by: learner.day + 40)
                try await learner.log.append(.goalSet(goal), in: nil, at: learner.today)
            }
            // An update of the course.
            if week == 9 {
                learner.lessons = Self.lessons(isUpdated: true)
                var formerly = Formerly()
                formerly.exercises = ["a": "first"]
                try await learner.log.adopt([RenamedLesson(course: Self.course, id: "lesson-1", formerly: formerly)])
            }
            // A journey to the west.
            if week == 8 { learner.offset = -6 * 3600 }
            for day in 0..<7 {
                // For three days, the clock is behind by a year.
                learner.error = week == 6 && day < 3 ? -365 : 0
                // The fifth week is a holiday.
                if week != 4, learner.dice.below(10) < 8 {
                    try await learner.learn(lesson)
                    lesson = min(lesson + learner.dice.below(2), Self.lessons.count - 1)
                }
                if learner.error != 0 { try await expectAgreement(learner, "week \(week), the clock behind") }
                learner.day += 1
            }
            learner.day -= 1
            seen.formUnion(try await expectAgreement(learner, "week \(week)"))
            learner.day += 1
        }
        #expect(
            seen.isSuperset(of: [
                "goal", "proven", "streak", "no streak", "free days", "fading", "known", "due", "changed",
            ]),
            "\(seen)")
    }

    /// Compares all figures and returns which interesting cases there were.
    @discardableResult
    private func expectAgreement(_ learner: Learner, _ moment: String) async throws -> Set<String> {
        let today = learner.today
        let log = learner.log
        let tracker = Tracker(
            activity: try await log.activity(today: today, days: today.day + 1), goal: try await log.goal(), modules: Self.modules,
            lessons: learner.lessons, progress: try await log.lessons(), due: try await learner.queue(),
            last: try await log.last()?.lesson)
        var events: [Event] = []
        try await log.events { events.append($0) }
        let raw = RawFigures(events: events, lessons: learner.lessons, today: today.day)
        #expect(tracker.activity.minutesToday == raw.minutes(today.day...today.day), "\(moment)")
        #expect(tracker.activity.minutesThisWeek == raw.minutes(raw.monday(today.day)...today.day), "\(moment)")
        #expect(tracker.streak.days.sorted() == raw.streak, "\(moment)")
        #expect(tracker.streak.freeDays.sorted() == raw.freeDays, "\(moment)")
        #expect(tracker.goal == raw.goal, "\(moment)")
        #expect(tracker.minutesThisWeek == raw.minutesAsked, "\(moment)")
        #expect(tracker.next?.id == raw.next?.id, "\(moment)")
        #expect(tracker.finish?.minutesLeft == raw.minutesLeft, "\(moment)")
        let due = tracker.due.reviews.filter { !$0.isChanged }.map { review in
            let subject = review.exercise ?? review.question.map { "?\($0)" } ?? ""
            return "\(review.lesson.lesson) \(subject) \(review.due) \(review.minutes)"
        }
        #expect(due.sorted() == raw.due, "\(moment)")
        let changed = learner.lessons.flatMap { lesson in
            lesson.exercises.filter {
                tracker.progress[lesson.progressID]?.exercises[$0]?.hasChanged(from: lesson.fingerprint(of: $0)) == true
            }.map { "\(lesson.id) \($0)" }
        }
        #expect(changed == raw.changed, "\(moment)")
        #expect(tracker.skills.reduce(into: [:]) { $0[$1.name] = $1.state } == raw.skills, "\(moment)")
        for day in [today.day, today.day - 1, today.day - 5] {
            let record = try await log.record(ofDay: day)
            #expect(Set(record.work.map(\.lesson.lesson)) == raw.lessons(on: day), "\(moment)")
            #expect(record.work.map(\.solved.count).reduce(0, +) == raw.solved(on: day), "\(moment)")
        }
        let states = tracker.skills.map(\.state)
        return Set(
            [
                raw.goal == nil ? "" : "goal", raw.hasProven ? "proven" : "", raw.streak.isEmpty ? "no streak" : "streak",
                raw.freeDays.isEmpty ? "" : "free days",
                states.contains(.fading) ? "fading" : "", states.contains(.known) ? "known" : "", raw.due.isEmpty ? "" : "due",
                raw.changed.isEmpty ? "" : "changed",
            ])
    }
}

/// The figures again, each as simply as possible.
private struct RawFigures {
    let events: [Event]
    let lessons: [LessonSummary]
    let today: Int
    private let learned: Set<Int>
    private let done: Set<String>
    private var used: [String: Int] = [:]

    init(events: [Event], lessons: [LessonSummary], today: Int) {
        self.events = events
        self.lessons = lessons
        self.today = today
        learned = Self.learned(events, today: today)
        done = Set(lessons.filter { Self.isDone($0, events) }.map(\.id))
        used = Self.used(lessons, today: today) { memory(of: $0, in: $1) }
    }

    private func isDone(_ lesson: LessonSummary) -> Bool { done.contains(lesson.id) }

    private func isProven(_ lesson: LessonSummary) -> Bool {
        !isDone(lesson) && events.contains { $0.lesson == lesson.progressID && $0.kind == .proven }
    }

    private func isKnown(_ lesson: LessonSummary) -> Bool { isDone(lesson) || isProven(lesson) }

    func monday(_ day: Int) -> Int { (day + 3) / 7 * 7 - 3 }

    func minutes(_ days: ClosedRange<Int>) -> Int {
        var sums: [Int: Int64] = [:]
        for (before, event) in zip(events, events.dropFirst())
        where days.contains(event.time.day) && before.kind != .left && event.kind != .opened {
            let pause = event.time.milliseconds - before.time.milliseconds
            if pause > 0, pause <= 600_000 { sums[event.time.day, default: 0] += pause }
        }
        return sums.values.map { Int($0 / 60_000) }.reduce(0, +)
    }

    private static func learned(_ events: [Event], today: Int) -> Set<Int> {
        Set(
            events.filter {
                switch $0.kind {
                case .tried, .ran, .predicted, .quizAnswered, .completed: $0.time.day <= today
                default: false
                }
            }.map(\.time.day))
    }

    private func missed(since day: Int) -> [Int] { (day..<max(day, today)).filter { !learned.contains($0) } }

    /// From the earliest day since which no week has three days without learning.
    private var start: Int? {
        learned.sorted().first { day in Dictionary(grouping: missed(since: day), by: monday).values.allSatisfy { $0.count <= 2 } }
    }

    var streak: [Int] { start.map { start in learned.filter { $0 >= start }.sorted() } ?? [] }
    var freeDays: [Int] { start.map(missed) ?? [] }

    var goal: Goal? {
        events.compactMap { event -> Goal?? in if case .goalSet(let goal) = event.kind { .some(goal) } else { nil } }.last ?? nil
    }

    var minutesAsked: Int? {
        switch goal {
        case .minutes(let minutes): return minutes * 5
        case .module(_, _, let day):
            guard let left = minutesLeft, left > 0, day >= today else { return nil }
            return min(left, Int((Double(left) * 7 / Double(day - today + 1)).rounded(.up)))
        case nil: return nil
        }
    }

    private static func isDone(_ lesson: LessonSummary, _ events: [Event]) -> Bool {
        let mine = events.filter { $0.lesson == lesson.progressID }
        let passed = Set(mine.filter { $0.kind == .tried(.pass) || $0.kind == .ran(passed: true) }.compactMap(\.exercise))
        let answered = Set(mine.compactMap { if case .quizAnswered(let question, _, _) = $0.kind { question } else { nil } })
        if lesson.exercises.isEmpty, lesson.questions.count == 0 { return mine.contains { $0.kind == .completed } }
        return passed.isSuperset(of: lesson.exercises.prefix(2)) && answered.count == lesson.questions.count
    }

    var hasProven: Bool { lessons.contains { isProven($0) && !isDone($0) } }

    var next: LessonSummary? {
        let last = events.last { $0.kind == .opened }.flatMap { event in lessons.first { $0.progressID == event.lesson } }
        if let last, !isKnown(last) { return last }
        let start = lessons.firstIndex { $0.id == last?.id } ?? 0
        let ordered = lessons[start...] + lessons[..<start]
        let open = [true, false].flatMap { own in ordered.filter { ($0.module == ordered.first?.module) == own && !isKnown($0) } }
        return open.first { lesson in lesson.requires.allSatisfy { id in lessons.contains { $0.id == id && isKnown($0) } } } ?? open.first
    }

    private var module: String? { if case .module(_, let module, _) = goal { module } else { next?.module } }

    var minutesLeft: Int? {
        module.map { module in lessons.filter { $0.module == module && !isKnown($0) }.map(minutesLeft(in:)).reduce(0, +) }
    }

    /// Five for each required exercise, one for each question, and the others for reading.
    private func minutesLeft(in lesson: LessonSummary) -> Int {
        let mine = events.filter { $0.lesson == lesson.progressID }
        let passed = Set(mine.filter(\.kind.isSolving).compactMap(\.exercise)).intersection(lesson.exercises.prefix(2))
        let answered = Set(mine.compactMap { if case .quizAnswered(let question, _, _) = $0.kind { question } else { nil } })
        let reading = lesson.minutes - 5 * lesson.exercises.prefix(2).count - lesson.questions.count
        let isRead = mine.contains { $0.kind == .completed }
        return lesson.minutes - 5 * passed.count - answered.count - (isRead ? reading : 0)
    }

    func lessons(on day: Int) -> Set<String> { Set(events.filter { $0.time.day == day }.compactMap(\.lesson?.lesson)) }

    func solved(on day: Int) -> Int {
        let passed = events.filter { $0.time.day == day && ($0.kind == .tried(.pass) || $0.kind == .ran(passed: true)) }
        return Set(passed.map { "\($0.lesson?.lesson ?? "") \($0.exercise ?? "")" }).count
    }

    private func memory(of exercise: String, in lesson: LessonSummary) -> Remembered? {
        memory { $0.lesson == lesson.progressID && $0.exercise == exercise }
    }

    private func memory(of question: Int, in lesson: LessonSummary) -> Remembered? {
        memory { event in
            guard event.lesson == lesson.progressID, case .quizAnswered(question, _, _) = event.kind else { return false }
            return true
        }
    }

    /// The memory of what the events are about, the day it was last solved when due, the minutes until it was first solved, whether it
    /// was ever solved without its solution, and the day it was last remembered.
    private typealias Remembered = (memory: Memory, reviewed: Int, minutes: Int, isAlone: Bool, remembered: Int?)

    /// The day on which each skill was last used.
    private static func used(_ lessons: [LessonSummary], today: Int, _ memory: (String, LessonSummary) -> Remembered?) -> [String: Int] {
        var days: [String: Int] = [:]
        for lesson in lessons {
            for exercise in lesson.exercises {
                guard let day = memory(exercise, lesson)?.remembered, day <= today else { continue }
                for skill in lesson.skills(of: exercise) { days[skill] = max(day, days[skill] ?? day) }
            }
        }
        return days
    }

    /// The day an exercise is due, after what others refreshed.
    private func due(_ known: Remembered, _ exercise: String, _ lesson: LessonSummary) -> Int {
        let due = known.reviewed + known.memory.interval
        let days = lesson.skills(of: exercise).map { used[$0] ?? Int.min }
        guard let day = days.min(), day >= due else { return due }
        var memory = known.memory
        memory.repeated(.good, after: day - known.reviewed)
        return day + memory.interval
    }

    private func memory(of isMine: (Event) -> Bool) -> Remembered? {
        var known: (memory: Memory, reviewed: Int)?
        var first: Int64 = 0
        var isSolved = false
        var isAlone = false
        var remembered: Int?
        var effort = (failures: 0, hints: 0, solution: false, spent: Int64(0))
        for (index, event) in events.enumerated() where isMine(event) {
            let before = index > 0 ? events[index - 1] : event
            let pause = event.time.milliseconds - before.time.milliseconds
            let spent = before.kind == .left || event.kind == .opened || pause < 0 || pause > 600_000 ? 0 : pause
            if !isSolved { first += spent }
            let day = event.time.day
            if let known, day >= known.reviewed - 1, day < known.reviewed + known.memory.interval { continue }
            effort.spent += spent
            var isRated = false
            switch event.kind {
            case .quizAnswered(_, right: false, _):
                effort.failures = 2
                isRated = true
            case .tried(.fail): effort.failures += 1
            case .hintShown: effort.hints += 1
            case .solutionShown: effort.solution = true
            case .tried(.pass), .ran(passed: true), .quizAnswered(_, right: true, _):
                isRated = true
                isSolved = true
                isAlone = isAlone || !effort.solution
            default: break
            }
            // A review that fails is rated when it does.
            if isRated || known != nil && (effort.solution || effort.failures >= 2) {
                let isFast = event.exercise != nil && known != nil && effort.spent > 0 && effort.spent * 3 <= first
                let rating: Memory.Rating =
                    effort.solution || effort.failures >= 2
                    ? .again : effort.failures + effort.hints > 0 ? .hard : isFast ? .easy : .good
                if rating != .again { remembered = day }
                if var memory = known?.memory, let reviewed = known?.reviewed {
                    memory.repeated(rating, after: day - reviewed)
                    known = (memory, day)
                } else {
                    known = (Memory(first: rating), day)
                }
                effort = (0, 0, false, 0)
            }
        }
        return known.map { ($0.memory, $0.reviewed, Int(first / 60_000), isAlone, remembered) }
    }

    var due: [String] {
        lessons.flatMap { lesson in
            lesson.exercises.compactMap { exercise -> String? in
                guard let known = memory(of: exercise, in: lesson) else { return nil }
                let day = due(known, exercise, lesson)
                return day > today ? nil : "\(lesson.id) \(exercise) \(day) \(max(1, min(5, known.minutes)))"
            }
                + (0..<lesson.questions.count).compactMap { question in
                    guard let known = memory(of: question, in: lesson) else { return nil }
                    let day = known.reviewed + known.memory.interval
                    return day > today ? nil : "\(lesson.id) ?\(question) \(day) 1"
                }
        }.sorted()
    }

    /// The exercises whose last solved version isn't the present one.
    var changed: [String] {
        lessons.flatMap { lesson in
            lesson.exercises.filter { exercise in
                let solved = events.last { $0.lesson == lesson.progressID && $0.exercise == exercise && $0.fingerprint != nil }
                return solved.map { $0.fingerprint != lesson.fingerprint(of: exercise) } ?? false
            }.map { "\(lesson.id) \($0)" }
        }
    }

    var skills: [String: Skill.State] {
        var states: [String: Skill.State] = [:]
        for name in Set(lessons.flatMap(\.skills).map(\.name)) {
            let teachers = lessons.filter { $0.skills.contains { $0.name == name } }
            let shown = teachers.flatMap { lesson in
                lesson.skills.filter { $0.name == name }.flatMap(\.exercises).compactMap { exercise in
                    memory(of: exercise, in: lesson).flatMap { $0.isAlone ? due($0, exercise, lesson) : nil }
                }
            }
            let isProven = teachers.contains { lesson in events.contains { $0.lesson == lesson.progressID && $0.kind == .proven } }
            let isFresh = shown.contains { $0 > today }
            states[name] = isProven || isFresh ? .known : shown.isEmpty ? .notYet : .fading
        }
        return states
    }
}
