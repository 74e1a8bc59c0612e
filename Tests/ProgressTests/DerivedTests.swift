import Course
import Testing

@testable import Progress

/// What is derived from events, as values.
struct DerivedTests {
    let lesson = LessonID(course: "c", lesson: "l")

    func events(_ kinds: Event.Kind..., exercise: String? = "e") -> LessonProgress {
        var progress = LessonProgress()
        for (index, kind) in kinds.enumerated() {
            progress.note(Event(kind, in: lesson, exercise: exercise, at: Timestamp(milliseconds: Int64(index))))
        }
        return progress
    }

    @Test func `a try that failed leaves an exercise begun, one that passed makes it done`() {
        let begun = events(.tried(.fail)).exercises["e"]
        #expect(begun?.state == .started)
        #expect(begun?.tries == 1)
        let done = events(.tried(.fail), .tried(.pass)).exercises["e"]
        #expect(done?.state == .done)
        #expect(done?.tries == 2)
        #expect(done?.done == Timestamp(milliseconds: 1))
    }

    @Test func `what is done stays done, whatever is tried later`() {
        #expect(events(.tried(.pass), .tried(.fail)).exercises["e"]?.state == .done)
    }

    @Test func `a check that could not judge is no try`() {
        #expect(events(.tried(.error)).exercises["e"]?.tries == 0)
    }

    @Test func `a run that is right passes and is no try`() {
        let exercise = events(.ran(passed: false), .ran(passed: true)).exercises["e"]
        #expect(exercise?.state == .done)
        #expect(exercise?.tries == 0)
        #expect(exercise?.runs == 2)
    }

    @Test func `a hint that is looked at twice counts once`() {
        #expect(events(.hintShown(1), .hintShown(2), .hintShown(1)).exercises["e"]?.hints == 2)
    }

    @Test func `a solution that was shown is remembered, and is not an answer`() {
        let exercise = events(.solutionShown).exercises["e"]
        #expect(exercise?.solutionShown != nil)
        #expect(exercise?.state == .started)
    }

    @Test func `a lesson is done with its last exercise, or when it was read to its end`() {
        #expect(events(.tried(.pass)).state(exercises: ["e"]) == .done)
        #expect(events(.tried(.pass)).state(exercises: ["e", "f"]) == .started)
        #expect(events(.completed, exercise: nil).state(exercises: ["e", "f"]) == .done)
        #expect(events(.opened, exercise: nil).state(exercises: []) == .started)
        #expect(LessonProgress().state(exercises: []) == .untouched)
    }

    @Test func `an exercise that the lesson no longer has is not waited for`() {
        #expect(events(.tried(.fail), exercise: "gone").state(exercises: ["e"]) == .started)
        #expect(events(.tried(.pass), exercise: "gone").doneCount(of: ["e"]) == 0)
    }

    @Test func `the place is the section last seen and the exercise last worked on`() {
        #expect(events(.reached(section: 3), exercise: nil).place == LessonProgress.Place(section: 3))
        #expect(events(.reached(section: 3), .ran(passed: false)).place == LessonProgress.Place(section: 3, exercise: "e"))
    }

    @Test func `nothing is left of a lesson that was forgotten`() {
        #expect(events(.tried(.pass), .forgotten) == LessonProgress())
    }

    @Test func `the last answer to a question counts`() {
        let progress = events(.quizAnswered(question: 0, right: false), .quizAnswered(question: 0, right: true), exercise: nil)
        #expect(progress.answers[0] == LessonProgress.Answer(isRight: true, tries: 2))
    }
}

struct NextLessonTests {
    let lessons = ["a", "b", "c"].map { id in
        LessonSummary(
            course: "k", module: "m", id: id, number: 1, title: id, idea: "", minutes: 1, engine: .postgresql, exercises: ["e"],
            path: "/\(id).md")
    }

    func done(_ ids: String...) -> [LessonID: LessonProgress] {
        var progress = LessonProgress()
        progress.note(Event(.completed, in: nil, at: Timestamp(milliseconds: 0)))
        return Dictionary(uniqueKeysWithValues: ids.map { (LessonID(course: "k", lesson: $0), progress) })
    }

    func next(after last: String?, _ progress: [LessonID: LessonProgress]) -> String? {
        LessonSummary.next(in: lessons, after: last.map { LessonID(course: "k", lesson: $0) }, progress: progress)?.id
    }

    @Test func `the first lesson is next at the beginning`() { #expect(next(after: nil, [:]) == "a") }
    @Test func `a lesson that was left unfinished is next`() { #expect(next(after: "b", done("a")) == "b") }
    @Test func `the lesson after one that is done is next`() { #expect(next(after: "b", done("b")) == "c") }
    @Test func `what was skipped is next at the end`() { #expect(next(after: "c", done("c")) == "a") }
    @Test func `nothing is next when all is done`() { #expect(next(after: "c", done("a", "b", "c")) == nil) }
    @Test func `a lesson that is gone is no place to go on from`() { #expect(next(after: "gone", done("a")) == "b") }

    @Test func `a course counts its lessons and exercises`() {
        let course = CourseProgress(of: lessons, in: done("a"))
        #expect(course.lessons == 3)
        #expect(course.lessonsDone == 1)
        #expect(course.exercises == 3)
        #expect(course.exercisesDone == 0)
    }
}

struct ActivityTests {
    func streak(_ days: Int...) -> Int {
        Activity(days: days.map { Activity.Day(day: $0, milliseconds: 0, isLearning: true) }, today: 100).streak
    }

    @Test func `days in a row are a streak`() { #expect(streak(100, 99, 98, 96) == 3) }
    @Test func `a day that has just begun breaks no streak`() { #expect(streak(99, 98) == 2) }
    @Test func `a day without learning does`() { #expect(streak(98, 97) == 0) }
    @Test func `nothing is no streak`() { #expect(streak() == 0) }

    @Test func `a day of only looking is no day of learning`() {
        let days = [Activity.Day(day: 100, milliseconds: 60_000, isLearning: false), .init(day: 99, milliseconds: 0, isLearning: true)]
        #expect(Activity(days: days, today: 100).streak == 1)
        #expect(Activity(days: days, today: 100).minutesToday == 1)
    }

    @Test func `a week begins on Monday`() {
        // Day 4 was a Monday, 5 January 1970.
        let days = (0...6).reversed().map { Activity.Day(day: $0, milliseconds: 60_000, isLearning: true) }
        #expect(Activity(days: days, today: 6).minutesThisWeek == 3)
    }

    @Test func `a long pause, and the time after leaving, are not spent learning`() {
        let start = Timestamp(milliseconds: 0)
        #expect(Activity.spent(from: start, earlierLeft: false, to: Timestamp(milliseconds: 60_000)) == 60_000)
        #expect(Activity.spent(from: start, earlierLeft: true, to: Timestamp(milliseconds: 60_000)) == 0)
        #expect(Activity.spent(from: start, earlierLeft: false, to: Timestamp(milliseconds: 3_600_000)) == 0)
        #expect(Activity.spent(from: start, earlierLeft: false, to: Timestamp(milliseconds: -5)) == 0)
    }
}
