import Primitives
import Testing

@testable import Course
@testable import Progress

/// Values derived from events.
struct DerivedTests {
    let lesson = LessonID(course: "c", lesson: "l")

    func events(_ kinds: Event.Kind..., exercise: String? = "e") -> LessonProgress {
        var progress = LessonProgress()
        for (index, kind) in kinds.enumerated() {
            progress.note(Event(kind, in: lesson, exercise: exercise, at: Timestamp(milliseconds: Int64(index))))
        }
        return progress
    }

    @Test func `a failed check starts an exercise and a passed one solves it`() {
        let started = events(.tried(.fail)).exercises["e"]
        #expect(started?.status == .started)
        #expect(started?.tries == 1)
        let done = events(.tried(.fail), .tried(.pass)).exercises["e"]
        #expect(done?.status == .done)
        #expect(done?.done == Timestamp(milliseconds: 1))
    }

    @Test func `a solved exercise stays solved after a failed check`() {
        #expect(events(.tried(.pass), .tried(.fail)).exercises["e"]?.status == .done)
    }

    @Test func `a day counts the failed checks that its exercises count`() {
        let kinds: [Event.Kind] = [.tried(.fail), .tried(.fail), .tried(.pass), .tried(.fail)]
        let record = DayRecord(day: 0, events: kinds.map { Event($0, in: lesson, exercise: "e", at: Timestamp(milliseconds: 0)) })
        #expect(record.work.map(\.failures) == [2])
    }

    @Test func `a try is a failed check, until the exercise is solved and in its reviews`() {
        #expect(events(.tried(.fail), .tried(.fail)).exercises["e"]?.tries == 2)
        for pass in [Event.Kind.tried(.pass), .ran(passed: true)] {
            #expect(events(.ran(passed: false), .tried(.fail), .tried(.error), pass, .tried(.fail)).exercises["e"]?.tries == 1)
            var progress = ExerciseProgress()
            // Solved on the first day, practiced on the second, and due on the third.
            for (day, kind) in [(0, pass), (1, .tried(.fail)), (2, .tried(.fail)), (2, .tried(.fail)), (2, .tried(.fail))] {
                progress.note(Event(kind, in: lesson, at: Timestamp(milliseconds: Int64(day) * 86_400_000)), spent: 0)
            }
            #expect(progress.tries == 2)
        }
    }

    @Test func `a correct run solves the exercise`() {
        let exercise = events(.ran(passed: false), .ran(passed: true)).exercises["e"]
        #expect(exercise?.status == .done)
        #expect(exercise?.runs == 2)
    }

    @Test func `a hint shown twice counts once`() {
        #expect(events(.hintShown(1), .hintShown(2), .hintShown(1)).exercises["e"]?.hints == 2)
    }

    @Test func `showing the solution does not solve the exercise`() {
        let exercise = events(.solutionShown).exercises["e"]
        #expect(exercise?.solutionShown != nil)
        #expect(exercise?.status == .started)
    }

    @Test func `restarting a lesson restarts its exercises, and keeps which were solved`() {
        let before = events(.tried(.pass)).exercises["e"]
        let after = events(.tried(.pass), .restarted).exercises["e"]
        #expect(before?.started != nil && after?.started != before?.started)
        #expect(after?.status == .done)
    }

    @Test func `an exercise that the lesson no longer has does not count`() {
        #expect(events(.tried(.fail), exercise: "deleted").status(of: summary(["e"])) == .started)
        #expect(events(.tried(.pass), exercise: "deleted").solvedCount(of: ["e"]) == 0)
    }

    @Test func `the saved position is the section last seen and the exercise last worked on`() {
        #expect(events(.reached(section: 3), exercise: nil).place == LessonProgress.Place(section: 3))
        #expect(events(.reached(section: 3), .ran(passed: false)).place == LessonProgress.Place(section: 3, exercise: "e"))
    }

    @Test func `forgetting a lesson removes all of its progress`() {
        #expect(events(.tried(.pass), .forgotten) == LessonProgress())
    }

    @Test func `the last answer to a question counts`() {
        let progress = events(
            .quizAnswered(question: 0, right: false, answer: "a row"), .quizAnswered(question: 0, right: true, answer: "a table"),
            exercise: nil)
        let answer = progress.answers[0]
        #expect(answer?.text == "a table" && answer?.isRight == true && answer?.tries == 2)
    }

    @Test func `time counts for an exercise until it is solved`() {
        var progress = LessonProgress()
        for kind in [Event.Kind.tried(.fail), .tried(.pass), .ran(passed: true)] {
            progress.note(Event(kind, in: lesson, exercise: "e", at: Timestamp(milliseconds: 0)), spent: 90_000)
        }
        #expect(progress.exercises["e"]?.milliseconds == 180_000)
        #expect(progress.exercises["e"]?.minutes == 3)
    }
}

struct LessonStatusTests {
    /// A lesson with three exercises and two questions, and a learner's events in it.
    struct Case: CustomTestStringConvertible {
        var testDescription: String
        var solved: [String] = []
        var answered: [Int] = []
        var isRead = false
        var status: LessonStatus
        var left: String?
    }

    static let cases = [
        Case(testDescription: "opened", status: .started, left: "2 required exercises left"),
        Case(testDescription: "read, all skipped", isRead: true, status: .read, left: "2 required exercises left"),
        Case(testDescription: "required exercises solved", solved: ["a", "b"], status: .started, left: "checkpoint left"),
        Case(
            testDescription: "read, checkpoint open", solved: ["a", "b", "c"], answered: [0], isRead: true, status: .read,
            left: "checkpoint left"),
        Case(
            testDescription: "checkpoint answered, exercise open", solved: ["a"], answered: [0, 1], isRead: true, status: .read,
            left: "1 required exercise left"),
        Case(testDescription: "last exercise skipped", solved: ["a", "b"], answered: [0, 1], isRead: true, status: .done),
        Case(
            testDescription: "last exercise in place of the first", solved: ["b", "c"], answered: [0, 1], status: .started,
            left: "1 exercise left"),
    ]

    @Test(arguments: cases)
    func `a lesson is done once its required exercises and its checkpoint are`(_ example: Case) {
        let progress = progress(solved: example.solved, answered: example.answered, isRead: example.isRead)
        let lesson = summary(["a", "b", "c"], optional: ["c"], questions: 2)
        #expect(progress.status(of: lesson) == example.status)
        #expect(progress.left(in: lesson) == example.left)
    }

    @Test func `every exercise is required that isn't optional`() {
        #expect(progress(solved: ["a", "b"]).status(of: summary(["a", "b", "c"])) == .started)
        #expect(progress(solved: ["a"]).status(of: summary(["a", "b", "c"], optional: ["b", "c"])) == .done)
    }

    @Test func `what is done of a lesson shortens what is left of it`() {
        // Two exercises of five minutes, two questions of one, and the text.
        var lesson = summary(["a", "b", "c"], optional: ["c"], questions: 2, minutes: 30)
        lesson.minutesLeft = [30, 20, 10, 0]
        var read = progress()
        #expect(LessonProgress().minutesLeft(in: lesson) == 30 && read.minutesLeft(in: lesson) == 30)
        #expect(progress(solved: ["a"]).minutesLeft(in: lesson) == 25)
        #expect(progress(solved: ["c"]).minutesLeft(in: lesson) == 30)
        #expect(progress(solved: ["a", "b"], answered: [0]).minutesLeft(in: lesson) == 19)
        read.place.section = 2
        #expect(read.minutesLeft(in: lesson) == 18)
        #expect(progress(solved: ["a"], isRead: true).minutesLeft(in: lesson) == 7)
        #expect(progress(solved: ["a", "b"], answered: [0, 1]).minutesLeft(in: lesson) == 0)
        // More exercises than minutes.
        #expect(progress(solved: ["a"]).minutesLeft(in: summary(["a", "b", "c", "d"], minutes: 10)) == 7)
    }

    @Test func `a lesson without exercises and questions is done once it is read`() {
        #expect(LessonProgress().status(of: summary([])) == .untouched)
        #expect(progress().status(of: summary([])) == .started)
        #expect(progress(isRead: true).status(of: summary([])) == .done)
    }

    private func progress(solved: [String] = [], answered: [Int] = [], isRead: Bool = false) -> LessonProgress {
        var progress = LessonProgress()
        func note(_ kind: Event.Kind, _ exercise: String? = nil) {
            progress.note(Event(kind, in: nil, exercise: exercise, at: Timestamp(milliseconds: 0)))
        }
        note(.opened)
        for exercise in solved { note(.tried(.pass), exercise) }
        for question in answered { note(.quizAnswered(question: question, right: false, answer: "")) }
        if isRead { note(.completed) }
        return progress
    }
}

struct HardestTests {
    @Test func `exercises solved without effort aren't among the hardest`() {
        var easy = ExerciseProgress()
        easy.tries = 1
        var long = ExerciseProgress()
        long.milliseconds = 15 * 60_000
        var shown = ExerciseProgress()
        shown.tries = 2
        shown.solutionShown = Timestamp(milliseconds: 0)
        var lesson = LessonProgress()
        lesson.exercises = ["easy": easy, "long": long, "shown": shown]
        let id = LessonID(course: "c", lesson: "l")
        #expect(ExerciseCost.hardest(in: [id: lesson]).map(\.exercise) == ["shown", "long"])
    }

    @Test func `an exercise that was hard only in its reviews is among the hardest`() {
        let id = LessonID(course: "c", lesson: "l")
        var lesson = LessonProgress()
        for (day, kind) in [(0, Event.Kind.ran(passed: true)), (9, .tried(.fail)), (9, .tried(.fail))] {
            lesson.note(Event(kind, in: id, exercise: "e", at: Timestamp(milliseconds: Int64(day) * 86_400_000)))
        }
        #expect(ExerciseCost.hardest(in: [id: lesson]).map(\.exercise) == ["e"])
    }
}

struct SkillTests {
    private let id = LessonID(course: "c", lesson: "l")

    /// The states of two skills on day 3, of which the exercises `a` and `b` show one each.
    private func states(_ events: (day: Int, exercise: String, kind: Event.Kind)...) -> [Skill.State] {
        var lesson = summary(["a", "b"])
        lesson.skills = [TaughtSkill(name: "count", exercises: ["a"]), TaughtSkill(name: "sum", exercises: ["a", "b"])]
        var progress = LessonProgress()
        for event in events {
            let time = Timestamp(milliseconds: Int64(event.day) * 86_400_000)
            progress.note(Event(event.kind, in: id, exercise: event.exercise, at: time))
        }
        return Skill.taught(by: [lesson], progress: [id: progress], today: 3).map(\.state)
    }

    @Test func `a solved exercise shows what its solution uses, and nothing else`() {
        #expect(states() == [.notYet, .notYet])
        #expect(states((3, "b", .ran(passed: true))) == [.notYet, .known])
        #expect(states((3, "a", .tried(.pass))) == [.known, .known])
    }

    @Test func `a solution that was looked up shows nothing, until a review`() {
        #expect(states((3, "a", .solutionShown), (3, "a", .tried(.pass))) == [.notYet, .notYet])
        #expect(states((1, "a", .solutionShown), (1, "a", .tried(.pass)), (2, "a", .tried(.pass))) == [.known, .known])
        #expect(states((3, "a", .tried(.pass)), (3, "a", .solutionShown)) == [.known, .known])
    }

    @Test func `a skill fades when everything that showed it is due`() {
        #expect(states((1, "a", .ran(passed: true)), (2, "b", .ran(passed: true))) == [.fading, .known])
        #expect(states((0, "a", .ran(passed: true)), (1, "b", .ran(passed: true))) == [.fading, .fading])
    }

    @Test func `a placement proves all skills of a lesson`() { #expect(states((0, "a", .proven)) == [.known, .known]) }
}

/// A lesson with these exercises and this many questions.
private func summary(_ exercises: [String], optional: [String] = [], questions: Int = 0, minutes: Int = 1) -> LessonSummary {
    var lesson = LessonSummary(
        course: "c", module: "m", id: "l", number: 1, title: "l", idea: "", minutes: minutes, engine: .postgresql, exercises: exercises,
        path: "/l.md")
    lesson.questions = Array(repeating: "Why?", count: questions)
    lesson.optionalExercises = optional
    return lesson
}

struct NextLessonTests {
    let lessons = ["a", "b", "c"].map { id in
        LessonSummary(
            course: "k", module: "m", id: id, number: 1, title: id, idea: "", minutes: 1, engine: .postgresql, exercises: ["e"],
            path: "/\(id).md")
    }

    func done(_ ids: String...) -> [LessonID: LessonProgress] {
        var progress = LessonProgress()
        progress.note(Event(.tried(.pass), in: nil, exercise: "e", at: Timestamp(milliseconds: 0)))
        return Dictionary(uniqueKeysWithValues: ids.map { (LessonID(course: "k", lesson: $0), progress) })
    }

    func next(after last: String?, _ progress: [LessonID: LessonProgress]) -> String? {
        LessonSummary.next(in: lessons, after: last.map { LessonID(course: "k", lesson: $0) }, progress: progress)?.id
    }

    @Test func `the first lesson is next at the start`() { #expect(next(after: nil, [:]) == "a") }
    @Test func `an unfinished lesson is next`() { #expect(next(after: "b", done("a")) == "b") }
    @Test func `the lesson after one that is done is next`() { #expect(next(after: "b", done("a", "b")) == "c") }
    @Test func `the lesson after one that is done is next, even if earlier ones were skipped`() {
        #expect(next(after: "b", done("b")) == "c")
    }

    @Test func `a lesson whose required lessons aren't done is not next`() {
        var lessons = lessons
        lessons[1].requires = ["c"]
        #expect(LessonSummary.next(in: lessons, after: nil, progress: done("a"))?.id == "c")
        #expect(LessonSummary.next(in: lessons, after: nil, progress: done("a", "c"))?.id == "b")
    }

    @Test func `the last lesson is next until it is done, whatever was skipped or it requires`() {
        var lessons = lessons
        lessons[2].requires = ["a"]
        #expect(LessonSummary.next(in: lessons, after: LessonID(course: "k", lesson: "c"), progress: [:])?.id == "c")
        #expect(LessonSummary.next(in: lessons, after: LessonID(course: "k", lesson: "c"), progress: done("b", "c"))?.id == "a")
    }

    @Test func `skipped lessons of the same module come before those of the next one`() {
        var lessons = lessons
        lessons[2].module = "n"
        #expect(LessonSummary.next(in: lessons, after: LessonID(course: "k", lesson: "b"), progress: done("b"))?.id == "a")
        #expect(LessonSummary.next(in: lessons, after: LessonID(course: "k", lesson: "b"), progress: done("a", "b"))?.id == "c")
    }

    @Test func `skipped lessons are next at the end`() { #expect(next(after: "c", done("c")) == "a") }
    @Test func `nothing is next when everything is done`() { #expect(next(after: "c", done("a", "b", "c")) == nil) }
    @Test func `after a deleted lesson, the first open one is next`() { #expect(next(after: "gone", done("a")) == "b") }

    @Test func `a course counts its lessons and exercises`() {
        let course = CourseProgress(of: lessons, in: done("a"))
        #expect(course.lessons == 3)
        #expect(course.lessonsDone == 1)
        #expect(course.exercises == 3)
        #expect(course.exercisesDone == 1)
    }
}

struct ActivityTests {
    /// The streak on day 102, a Monday, or on another day.
    func streak(_ days: Int..., today: Int = 102) -> Streak {
        Activity(days: days.map { Activity.Day(day: $0, milliseconds: 0, isLearning: true) }, today: today).streak
    }

    @Test func `consecutive days are a streak`() { #expect(streak(102, 101, 100).days == [102, 101, 100]) }
    @Test func `a streak isn't broken before today is over`() { #expect(streak(101, 100).days == [101, 100]) }
    @Test func `without days there is no streak`() { #expect(streak() == streak(200)) }

    @Test func `two days without learning are free in each week, and don't count`() {
        let streak = streak(101, 98, 97, 96, 95, 94, 91, 90)
        #expect(streak.days == [101, 98, 97, 96, 95, 94, 91, 90])
        #expect(streak.freeDays == [100, 99, 93, 92])
    }

    @Test func `a third day without learning in a week ends a streak, once it is over`() {
        #expect(streak(98, 97, today: 101).days == [98, 97])
        #expect(streak(98, 97, today: 101).freeDaysLeft(inWeekOf: 101) == 0)
        #expect(streak(98, 97).days == [])
        #expect(streak(101, 97).days == [101])
        #expect(streak(101, 97).freeDaysLeft(inWeekOf: 102) == 2)
    }

    @Test func `opening a lesson alone isn't a day of learning`() {
        let days = [Activity.Day(day: 100, milliseconds: 60_000, isLearning: false), .init(day: 99, milliseconds: 0, isLearning: true)]
        #expect(Activity(days: days, today: 100).streak.days == [99])
        #expect(Activity(days: days, today: 100).minutesToday == 1)
    }

    @Test func `a week starts on Monday`() {
        // Day 4 was a Monday, 5 January 1970.
        let days = (0...6).reversed().map { Activity.Day(day: $0, milliseconds: 60_000, isLearning: true) }
        #expect(Activity(days: days, today: 6).minutesThisWeek == 3)
    }

    @Test func `long pauses and the time after leaving do not count as learning`() {
        let start = Timestamp(milliseconds: 0)
        #expect(Activity.spent(from: start, earlierLeft: false, to: Timestamp(milliseconds: 60_000)) == 60_000)
        #expect(Activity.spent(from: start, earlierLeft: true, to: Timestamp(milliseconds: 60_000)) == 0)
        #expect(Activity.spent(from: start, earlierLeft: false, to: Timestamp(milliseconds: 3_600_000)) == 0)
        #expect(Activity.spent(from: start, earlierLeft: false, to: Timestamp(milliseconds: -5)) == 0)
    }
}
