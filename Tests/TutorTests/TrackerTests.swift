import Primitives
import Progress
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorView

@testable import Course

/// The progress screen (F7).
struct TrackerTests {
    private struct Stage: TutorStage {
        var tutor: DrawnModel
        var effects: [Effect] = []
    }

    /// Thursday, November 19, 2026.
    private static let today = 20_776

    /// A learner in the middle of the first of two modules.
    private static func tracker(goal: Goal? = .minutes(20)) -> Tracker {
        let modules = [("postgresql", "PostgreSQL", 12), ("docker", "Docker", 10)].enumerated().map { index, module in
            ModuleSummary(
                course: "islands", id: module.0, number: index + 4, title: module.1, summary: "", parts: [],
                firstLesson: 12 * index, lessonCount: module.2)
        }
        let lessons = (0..<22).map { index in
            var lesson = LessonSummary(
                course: "islands", module: index < 12 ? "postgresql" : "docker", id: "lesson-\(index)",
                number: index < 12 ? index + 1 : index - 11, title: "Lesson \(index)", idea: "", minutes: 25, engine: .postgresql,
                exercises: ["a", "b"], path: "/\(index).md")
            lesson.requires = index == 0 || index == 12 ? [] : ["lesson-\(index % 4 == 0 ? index - 2 : index - 1)"]
            if index == 7 { lesson.requires.append("lesson-3") }
            lesson.skills = [
                TaughtSkill(name: "skill \(index)", exercises: ["a"]), TaughtSkill(name: "trick \(index)", exercises: ["a", "b"]),
            ]
            return lesson
        }
        var progress: [LessonID: LessonProgress] = [:]
        for index in 0..<8 {
            var lesson = LessonProgress()
            lesson.opened = Timestamp(milliseconds: 0)
            for name in index < 7 ? ["a", "b"] : ["a"] {
                var exercise = ExerciseProgress()
                exercise.done = Timestamp(milliseconds: 0)
                exercise.review.memory = Memory(first: .good)
                exercise.review.reviewed = today - 7 + index
                exercise.review.isSolvedAlone = true
                lesson.exercises[name] = exercise
            }
            progress[lessons[index].progressID] = lesson
        }
        let days = (0..<60).filter { $0 % 4 != 1 }.map {
            Activity.Day(day: today - $0, milliseconds: 60_000 * Int64($0 * 7 % 50), isLearning: true)
        }
        let due = ["a", "b"].map { DueReview(lesson: lessons[0].progressID, subject: .exercise($0), due: today - 1, minutes: 3) }
        return Tracker(
            activity: Activity(days: days, today: today), goal: goal, modules: modules, lessons: lessons,
            courses: [.init(title: "Islands", lessons: lessons), .init(title: "Rivers", lessons: Array(lessons.suffix(3)))],
            progress: progress, due: ReviewQueue(due), last: lessons[7].progressID)
    }

    private func stage(width: Int = 80, height: Int = 24, _ tracker: Tracker = tracker()) -> Stage {
        var stage = Stage(tutor: DrawnModel(size: Size(width: width, height: height)))
        stage.press("F7")
        #expect(stage.effects.contains(.loadTracker))
        stage.step(.trackerLoaded(tracker))
        return stage
    }

    /// What was done on a day.
    private func record(_ day: Int) -> DayRecord {
        let lesson = LessonID(course: "islands", lesson: "lesson-6")
        let time = Timestamp(milliseconds: Int64(day) * 86_400_000)
        return DayRecord(
            day: day,
            events: [
                Event(.tried(.fail), in: lesson, exercise: "a", at: time), Event(.tried(.pass), in: lesson, exercise: "a", at: time),
                Event(.quizAnswered(question: 0, right: true, answer: "x"), in: lesson, at: time),
            ])
    }

    @Test(arguments: [(80, 24), (100, 30), (160, 48)])
    func `the tracker answers three questions`(width: Int, height: Int) {
        var stage = stage(width: width, height: height)
        stage.step(.dayRead(record(Self.today)))
        expectSnapshot(stage.screen, named: "tracker-\(width)x\(height)")
    }

    @Test func `a small window shows every figure without the year`() {
        let screen = stage(width: 40, height: 16).screen
        for figure in Figure.allCases where figure != .days { #expect(screen.contains(figure.title), "\(screen)") }
    }

    @Test func `the arrow keys select a day, and the tracker says what was done on it`() {
        var stage = stage()
        #expect(stage.effects.contains(.readDay(Self.today)))
        stage.press("Left", "Up")
        #expect(stage.effects == [.readDay(Self.today - 7), .readDay(Self.today - 8)])
        stage.step(.dayRead(record(Self.today - 8)))
        #expect(stage.screen.contains("Wed Nov 11  6 min"), "\(stage.screen)")
        stage.press("Enter")
        #expect(stage.screen.contains("4.7 Lesson 6: 1 solved, 1 failed check, 1 question answered"), "\(stage.screen)")
        #expect(stage.screen.contains("█ 45 min or more"), "\(stage.screen)")
        #expect(stage.screen.contains("except gaps of more than 10"), "\(stage.screen)")
        stage.press("Esc", "Right", "Right", "Down")
        #expect(stage.effects.last == .readDay(Self.today))
        // A record that arrives late is of another day.
        stage.step(.dayRead(record(Self.today - 8)))
        #expect(!stage.screen.contains("failed"))
        stage.press("Home", "Left")
        #expect(stage.effects == [.readDay(Self.today - 364)])
        #expect(stage.screen.contains("Thu Nov 20, 2025"), "\(stage.screen)")
    }

    @Test func `a click selects a day, and a second one opens it`() {
        var stage = stage()
        stage.click(.figure(.days, day: Self.today - 9))
        #expect(stage.effects.contains(.readDay(Self.today - 9)))
        stage.click(.figure(.days, day: Self.today - 9))
        #expect(stage.model.overlay == .figure(.days, ScrollState()))
    }

    @Test(arguments: [
        (Figure.week, "Mon Nov 16   21 min"), (.week, "A daily goal counts for five days"), (.streak, "a free day isn't counted"),
        (.goal, "This week: 35 of 100 min, so 65 are left."),
        (.streak, "Wed Nov 18   free"),
        (.skills, "Fading: trick 0   lesson 4.1, 2 exercises, 2 due"), (.skills, "Not yet: skill 12, trick 12   lesson 5.1"),
        (.skills, "Known: skill 7, trick 7   lesson 4.8, 1 exercise"),
        (.due, "Wed Nov 18  3 min  4.1 Lesson 0 › a"),
        (.next, "Of the lesson's 25 min, 20 are left."),
    ])
    func `every figure opens into what it was derived from`(figure: Figure, words: String) {
        var stage = stage(width: 100, height: 60)
        while stage.model.tracker?.figure != figure { stage.press("Tab") }
        stage.press("Enter")
        #expect(stage.screen.contains(words), "\(stage.screen)")
        stage.press("Esc")
        #expect(stage.model.overlay == nil && stage.model.location == .progress)
    }

    @Test func `two keys set a goal, and it is recorded`() {
        var stage = stage()
        stage.press("g", "2")
        #expect(stage.effects == [.record(Event(.goalSet(.minutes(15)), in: nil, at: stage.recorded))])
        #expect(stage.screen.contains("15 min a day") && stage.screen.contains("of 75 min"), "\(stage.screen)")
        stage.press("g", "8")
        let goal = Goal.module(course: "islands", module: "postgresql", by: Self.today + 28)
        #expect(stage.effects == [.record(Event(.goalSet(goal), in: nil, at: stage.recorded))])
        #expect(stage.screen.contains("4 PostgreSQL by Thu Dec 17") && stage.screen.contains("of 29 min"), "\(stage.screen)")
        stage.press("g", "0")
        #expect(stage.screen.contains("none yet"), "\(stage.screen)")
    }

    @Test func `the goal's choices start at the present one, and say what they cost`() {
        var stage = stage(width: 100, height: 40)
        stage.press("g")
        #expect(stage.model.overlay.map { if case .question(_, let state) = $0 { state.selected } else { -1 } } == 2)
        #expect(stage.screen.contains("4 PostgreSQL by Thu Dec 3, "), "\(stage.screen)")
    }

    @Test func `what is due or next can be started where it is explained`() {
        var stage = stage()
        while stage.model.tracker?.figure != .due { stage.press("Tab") }
        stage.press("Enter")
        #expect(stage.screen.contains("r Review"), "\(stage.screen)")
        stage.press("r")
        #expect(stage.effects.contains(.startReview))
        stage.press("Tab", "Enter", "Enter")
        #expect(stage.effects.contains(.openLesson(Self.tracker().lessons[7])), "\(stage.screen)")
    }

    @Test func `once the day of a goal has passed, the tracker says so`() {
        for (day, words) in [(0, "4 PostgreSQL by Thu Nov 19"), (-1, "Overdue (Wed Nov 18): 4 ")] {
            let goal = Goal.module(course: "islands", module: "postgresql", by: Self.today + day)
            let tracker = Self.tracker(goal: goal)
            #expect(stage(tracker).screen.contains("Goal         \(words)"))
            #expect(tracker.lines.contains { $0.contains("Goal         \(words)") })
        }
        // Lessons 0 to 6 are done.
        var tracker = Self.tracker(goal: .module(course: "islands", module: "postgresql", by: Self.today - 1))
        tracker.lessons = Array(tracker.lessons[..<7] + tracker.lessons[12...])
        #expect(tracker.words(for: .goal) == "4 PostgreSQL: done")
    }

    @Test func `at 80 columns, the key bar offers the review`() {
        var stage = stage()
        for _ in Figure.allCases {
            let bar = stage.frame.canvas.row(23)
            #expect(bar.contains("Tab Figure") && bar.contains("g Goal") && bar.contains("r Review") && bar.contains("^G"), "\(bar)")
            stage.press("Tab")
        }
    }

    @Test func `the key bar and the help name the tracker's keys`() {
        var stage = stage(width: 120, height: 60)
        let bar = stage.frame.canvas.row(59)
        #expect(bar.contains("Enter Open") && bar.contains("←↑↓→ Day") && bar.contains("g Goal"), "\(bar)")
        stage.press("F1")
        #expect(
            stage.screen.contains("Set a goal") && stage.screen.contains("Time between actions counts"), "\(stage.screen)")
    }

    @Test func `Esc returns, and the selection stays when the progress is read again`() {
        var stage = stage()
        stage.press("Tab", "Tab", "Esc")
        #expect(stage.model.location == .map)
        stage.press("F7")
        stage.step(.trackerLoaded(Self.tracker()))
        #expect(stage.model.tracker?.day == Self.today)
    }

    @Test func `plain mode prints every figure`() {
        var model = Model()
        _ = model.update(.press(.command(.progress)))
        let before = model
        _ = model.update(.trackerLoaded(Self.tracker()))
        let words = PlainChanges.words(from: before, to: model).joined(separator: "\n")
        #expect(words == Self.tracker().lines.joined(separator: "\n"))
    }
}

extension TutorStage {
    /// When the last recorded event happened.
    fileprivate var recorded: Timestamp {
        for case .record(let event) in effects { return event.time }
        return Timestamp(milliseconds: 0)
    }
}
