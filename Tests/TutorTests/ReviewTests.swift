import Grading
import Primitives
import Progress
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorView
import Verdicts

@testable import Course

struct ReviewTests {
    private static let ferries = LessonID(course: "islands", lesson: "ferries")
    private static let exercise = DueReview(lesson: ferries, subject: .exercise("big-ferries"), due: 20, minutes: 4)
    private static let question = DueReview(lesson: ferries, subject: .question(0), due: 20, minutes: 1)
    private static let end = Timestamp(milliseconds: 600_000)

    /// The lesson list, with these reviews due.
    private func list(_ due: [DueReview] = [exercise, question], width: Int = 120, height: Int = 40) throws -> Stage {
        var stage = try Stage(width: width, height: height)
        stage.press("F2")
        stage.step(.mapLoaded(try contents(due)))
        return stage
    }

    private func contents(_ due: [DueReview]) throws -> MapContents { try contents(ReviewQueue(due)) }

    private func contents(_ queue: ReviewQueue) throws -> MapContents {
        let entry = MapState.Entry(
            course: "islands", courseTitle: "Islands", module: "sea", number: 4, title: "Sea", lessonCount: 11)
        return MapContents(
            entries: [entry], open: 0, window: [try Stage().lesson.summary], windowStart: 10, next: nil, nextIndex: 10, progress: [:],
            activity: Activity(days: [], today: 20), due: queue, troubles: [])
    }

    /// What the runner posts when a review is to be opened: the lesson, with everything that is known of earlier work.
    private func opened(_ due: DueReview, hasNewValues: Bool = false) throws -> Message {
        var state = try Stage().lesson
        state.progress.exercises["big-ferries"] = ExerciseProgress()
        state.progress.exercises["big-ferries"]?.done = Timestamp(milliseconds: 0)
        state.progress.exercises["big-ferries"]?.solutionShown = Timestamp(milliseconds: 0)
        state.progress.exercises["big-ferries"]?.hints = 2
        state.progress.answers[0] = LessonProgress.Answer(text: "A ferry", isRight: true, tries: 1)
        state.next = nil
        let isKnown = state.begin(due, hasNewValues: hasNewValues)
        #expect(isKnown)
        return .lessonOpened(OpenedLesson(state: state, drafts: [:]))
    }

    /// In the first of these reviews.
    private func reviewing(_ due: [DueReview] = [exercise, question], width: Int = 120, height: Int = 40) throws -> Stage {
        var stage = try list(due, width: width, height: height)
        stage.press("r")
        #expect(stage.effects.contains(.startReview))
        stage.step(.reviewStarted(due, until: Self.end))
        #expect(stage.effects.contains(.openReview(due[0], until: Self.end)))
        #expect(!stage.model.isReviewWaiting, "it opens")
        stage.step(try opened(due[0]))
        return stage
    }

    private func judge(
        _ stage: inout Stage, _ verdict: Verdict, of answer: String = "SELECT 1;", kind: Feedback.Kind = .rows, taughtIn: Teaching? = nil
    ) throws {
        stage.model.lesson?.pad.editor.replaceAll(with: answer)
        stage.press("F6")
        let run = try #require(stage.model.lesson?.pad.activity.run)
        var feedback = Feedback(kind: kind, message: "1 row differs.")
        feedback.taughtIn = taughtIn
        stage.step(
            .judged(run, exercise: "big-ferries", Judgement(verdict: verdict, feedback: verdict == .pass ? [] : [feedback]), wasAsked: true)
        )
    }

    @Test(arguments: [(80, 24), (120, 40)]) func `the lesson list says at its top what is due`(width: Int, height: Int) throws {
        let stage = try list(width: width, height: height)
        #expect(stage.frame.canvas.row(2).hasPrefix(" Due today: 2 reviews, 5 min   r Review"), "\(stage.screen)")
        var other = try list([])
        #expect(!other.screen.contains("Due today"))
        other.press("r")
        #expect(other.model.notice?.text == "No reviews are due today." && other.effects.isEmpty)
    }

    @Test(arguments: [(80, 24), (100, 30), (160, 48)])
    func `a review shows the task, and nothing of earlier work`(width: Int, height: Int) throws {
        let stage = try reviewing(width: width, height: height)
        #expect(try stage.lesson.focus == .editor && stage.lesson.pad.editor.text == "SELECT name FROM ferries;")
        #expect(stage.screen.contains("Review 1 of 2"))
        #expect(stage.screen.contains("of more than 100 tonnes"))
        for hidden in ["tonnes > 100;", "Which rows should stay", "Solved"] { #expect(!stage.screen.contains(hidden), "\(stage.screen)") }
        expectSnapshot(stage.screen, named: "review-\(width)x\(height)")
    }

    @Test func `a review doesn't count as reading, and is prepared as a review`() throws {
        var stage = try list()
        stage.press("r")
        stage.step(.reviewStarted([Self.exercise], until: Self.end))
        stage.step(try opened(Self.exercise))
        let kinds = stage.effects.compactMap { if case .record(let event) = $0 { event.kind } else { nil } }
        #expect(kinds == [.left, .reviewing(question: nil)])
        #expect(stage.effects.contains(.prepareLesson(try stage.lesson.summary, review: Self.exercise)))
    }

    @Test func `a review's text is kept apart from the exercise's own, and is fresh once solved`() throws {
        var stage = try reviewing()
        stage.press("Esc", "e", "x")
        let own = try stage.lesson.draftKey(of: stage.lesson.padID)
        #expect(own.file == "review")
        #expect(stage.effects.contains { if case .keepDraft(own, let draft) = $0 { draft.text.hasSuffix("x") } else { false } })
        try judge(&stage, .pass)
        stage.press("Enter")
        #expect(stage.effects.last { if case .keepDraft = $0 { true } else { $0 == .discardDraft(own) } } == .discardDraft(own))
    }

    @Test func `one review follows another, and then a summary of two lines`() throws {
        var stage = try reviewing()
        try judge(&stage, .pass)
        #expect(stage.screen.contains("Next: Review 2 of 2"))
        stage.press("Enter")
        #expect(stage.effects.contains(.openReview(Self.question, until: Self.end)))
        stage.step(try opened(Self.question))
        #expect(stage.screen.contains("What is a row?") && !stage.screen.contains("One row, one ferry"))
        stage.press("^G", "N")
        #expect(stage.model.lesson == nil && stage.effects.contains(.loadMap))
        #expect(stage.frame.canvas.row(2).hasPrefix(" ✓ Review done: 1 of 2 remembered. 1 stays due."), "\(stage.screen)")
        #expect(stage.frame.canvas.row(3).hasPrefix(" Due today:"))
    }

    @Test func `a forgotten review returns at the end of the session, and on another day`() throws {
        var stage = try reviewing()
        for _ in 0..<2 { try judge(&stage, .fail) }
        stage.press("Esc", "n")
        #expect(stage.effects.contains(.openReview(Self.question, until: Self.end)))
        stage.step(try opened(Self.question))
        #expect(stage.screen.contains("Review 2 of 3"), "\(stage.screen)")
        stage.press("^G", "N")
        var again = Self.exercise
        again.turn = 1
        #expect(stage.effects.contains(.openReview(again, until: Self.end)) && again.seed == Self.exercise.seed + 1)
        stage.step(try opened(again))
        try judge(&stage, .pass)
        stage.press("Enter")
        #expect(stage.screen.contains("Review done: 0 of 2 remembered. 1 stays due. 1 comes back on another"), "\(stage.screen)")
    }

    @Test func `a solution that was shown counts as forgotten, and one failed check doesn't`() throws {
        var stage = try reviewing([Self.exercise])
        try judge(&stage, .fail)
        stage.press("Esc", "n")
        #expect(stage.screen.contains("Review done: 0 of 1 remembered. 1 stays due."), "\(stage.screen)")
    }

    @Test(arguments: [(80, 24), (120, 40)])
    func `of a long backlog, the lesson list names what is for today`(width: Int, height: Int) throws {
        let backlog = (0..<149).map { DueReview(lesson: Self.ferries, subject: .question($0), due: 20 + $0, minutes: 1) }
        let stage = try list(backlog, width: width, height: height)
        let words = " Due today: 10 reviews, 10 min; the rest can wait   r Review"
        #expect(stage.frame.canvas.row(2).hasPrefix(words) && !stage.screen.contains("149"), "\(stage.screen)")
    }

    @Test func `where calf opens a lesson, one line says what is due, until the learner goes on`() throws {
        var stage = try Stage(width: 80, height: 24)
        stage.step(.mapLoaded(try contents([Self.exercise, Self.question])))
        #expect(stage.frame.canvas.row(22).hasPrefix(" Due today: 2 reviews, 5 min   r Review"), "\(stage.screen)")
        var other = stage
        other.press("r")
        #expect(other.effects.contains(.startReview))
        stage.press("n")
        stage.step(.mapLoaded(try contents([Self.exercise, Self.question])))
        #expect(!stage.screen.contains("Due today"), "\(stage.screen)")
        // At the end of the lesson, the line is there again. r always works where no question has the letters.
        other = stage
        other.press("s", "Enter", "r")
        #expect(other.effects.contains(.startReview))
        while try stage.lesson.section + 1 < stage.lesson.lesson.sections.count { stage.press("^G", "N") }
        #expect(stage.screen.contains("Due today: 2 reviews, 5 min   r Review"), "\(stage.screen)")
        var quiet = try Stage(width: 80, height: 24)
        quiet.step(.mapLoaded(try contents([])))
        #expect(!quiet.screen.contains("Due today"))
    }

    @Test func `an exercise that has changed since it was solved says so`() throws {
        for (width, height) in [(80, 24), (160, 48)] {
            var stage = try Stage(width: width, height: height)
            var state = try stage.lesson
            state.summary.fingerprints = ["new", "other"]
            state.progress.exercises["big-ferries"] = ExerciseProgress()
            state.progress.exercises["big-ferries"]?.done = Timestamp(milliseconds: 0)
            state.progress.exercises["big-ferries"]?.fingerprint = "old"
            stage.step(.lessonOpened(OpenedLesson(state: state, drafts: [:])))
            stage.press("n", "^G", "N", "e")
            #expect(stage.screen.contains("hanged since you solved it"), "\(stage.screen)")
            stage.press("Esc", "n")
            #expect(!stage.screen.contains("hanged since"))
        }
    }

    @Test func `where a review ends, it says what else is refreshed`() throws {
        var stage = try reviewing([Self.exercise])
        try judge(&stage, .pass)
        stage.press("Enter")
        var lesson = try Stage().lesson.summary
        lesson.exercises = ["big-ferries", "small-ferries"]
        lesson.skills = [TaughtSkill(name: "where", exercises: lesson.exercises)]
        let scheduled = lesson.exercises.map { exercise in
            var schedule = ReviewSchedule()
            schedule.memory = Memory(first: .good)
            schedule.reviewed = exercise == "big-ferries" ? 20 : 2
            schedule.remembered = schedule.reviewed
            let review = DueReview(lesson: Self.ferries, subject: .exercise(exercise), due: 0, minutes: 1)
            return ScheduledReview(review: review, schedule: schedule)
        }
        stage.step(.mapLoaded(try contents(ReviewQueue(scheduled, lessons: [Self.ferries: lesson], today: 20))))
        #expect(stage.screen.contains("Review done: 1 of 1 remembered."), "\(stage.screen)")
        #expect(stage.screen.contains("1 other review can wait: your answers used the same skills."), "\(stage.screen)")
    }

    @Test func `when the time is up, no other review begins`() throws {
        var stage = try reviewing()
        try judge(&stage, .pass)
        stage.press("Enter")
        stage.step(.reviewEnded)
        #expect(stage.screen.contains("Review done: 1 of 1 remembered."))
    }

    @Test func `Esc leaves a review, and r returns to it`() throws {
        var stage = try reviewing()
        stage.press("Ctrl-E", "x", "Esc", "Esc")
        #expect(stage.model.location == .map)
        #expect(stage.screen.contains("Review: 2 of 2 left   r Back to the review"))
        stage.press("r")
        #expect(try stage.model.location == .lesson && stage.lesson.pad.editor.text.hasSuffix("x"))
    }

    @Test func `a question has its choices in another order, and no answer`() throws {
        let usual = try Stage().lesson.quizState(ExampleID(section: 4, element: 0)).order
        let stage = try reviewing([Self.question])
        let state = try stage.lesson.quizState(ExampleID(section: 0, element: 0))
        #expect(state.order == usual.reversed() && state.isRight == nil && state.chosen == nil)
    }

    @Test func `an answer in a review is recorded as one to the lesson's question`() throws {
        var stage = try reviewing([Self.question])
        let order = try stage.lesson.quizState(ExampleID(section: 0, element: 0)).order
        stage.press(order == [0, 1] ? "a" : "b", "Enter")
        let kinds = stage.effects.compactMap { if case .record(let event) = $0 { event.kind } else { nil } }
        #expect(kinds == [.quizAnswered(question: 0, right: true, answer: "A ferry")])
        #expect(try stage.lesson.review?.isSolved == true)
    }

    @Test(arguments: [("SELECT name FROM ferries;", Feedback.Kind.rows), ("", .empty)])
    func `checking the unchanged starter or nothing is no failed try of a review`(answer: String, kind: Feedback.Kind) throws {
        var stage = try reviewing()
        try judge(&stage, .fail, of: answer, kind: kind)
        #expect(stage.screen.contains("1 row differs.") && !stage.screen.contains("Look it up"), "\(stage.screen)")
    }

    @Test func `a failed review leads to the section that explains it, and back`() throws {
        var stage = try reviewing()
        stage.press("Esc", "l")
        #expect(stage.model.notice?.text.hasPrefix("Try it first.") == true)
        stage.press("e")
        try judge(&stage, .fail)
        #expect(stage.screen.contains("^G / Look it up"))
        stage.press("^G", "/")
        #expect(stage.effects.contains(.openLesson(try stage.lesson.summary, section: 1)))
        var read = OpenedLesson(state: try Stage().lesson, drafts: [:])
        read.section = 1
        stage.step(.lessonOpened(read))
        #expect(stage.screen.contains("^G ! Back to the review"), "\(stage.screen)")
        stage.press("^G", "!")
        #expect(stage.effects.contains(.openReview(Self.exercise, until: Self.end)))
        // The verdict is still there, and so are its keys.
        stage.step(try opened(Self.exercise))
        #expect(stage.screen.contains("1 row differs."), "\(stage.screen)")
        stage.press("Esc", "l")
        #expect(stage.effects.contains(.openLesson(try stage.lesson.summary, section: 1)))
    }

    @Test func `a key that would be typed isn't offered by a verdict`() throws {
        var stage = try reviewing()
        try judge(&stage, .fail)
        for keys in [["Enter"], ["x"]] {
            stage.press(keys[0])
            #expect(!stage.screen.contains("l Look it up") && stage.screen.contains("^G W Expected result"), "\(stage.screen)")
        }
        stage.press("l")
        #expect(try stage.lesson.pad.editor.text.hasSuffix("xl"))
    }

    @Test func `a solved review says when it comes back`() throws {
        var stage = try reviewing()
        try judge(&stage, .pass)
        #expect(!stage.screen.contains("comes back"))
        var progress = LessonProgress()
        progress.exercises["big-ferries"] = ExerciseProgress()
        progress.exercises["big-ferries"]?.review.memory = Memory(stability: 9, difficulty: 5)
        progress.exercises["big-ferries"]?.review.reviewed = 20
        stage.step(.progressChanged(Self.ferries, progress, Activity(days: [], today: 20)))
        #expect(stage.screen.contains("This exercise comes back on Fri Jan 30 at the earliest."), "\(stage.screen)")
    }

    @Test func `a reviewed question says when it comes back, and so does the summary`() throws {
        var stage = try reviewing([Self.question])
        let right = try #require(try stage.lesson.quizState(ExampleID(section: 0, element: 0)).order.firstIndex(of: 0))
        stage.press(String(LessonText.letters[1 - right]), "Enter", String(LessonText.letters[right]), "Enter")
        var progress = try stage.lesson.progress
        progress.answers[0]?.review.memory = Memory(stability: 1, difficulty: 5)
        progress.answers[0]?.review.reviewed = 20
        stage.step(.progressChanged(Self.ferries, progress, Activity(days: [], today: 20)))
        #expect(stage.screen.contains("This question counts as forgotten and comes back tomorrow"), "\(stage.screen)")
        stage.press("^G", "N")
        #expect(stage.screen.contains("Review done: 0 of 1 remembered. 1 comes back tomorrow."), "\(stage.screen)")
    }

    @Test func `the time since the last key isn't counted after a long pause, and the place stays`() throws {
        let last = Timestamp(milliseconds: 5)
        func kinds(_ stage: Stage) -> [Event] { stage.effects.compactMap { if case .record(let event) = $0 { event } else { nil } } }
        var stage = try Stage()
        stage.step(.returned(since: last))
        let section = try stage.lesson.section
        #expect(kinds(stage).first.map { $0.kind == .left && $0.time == last } == true)
        #expect(kinds(stage).contains { $0.kind == .reached(section: section) })
        stage = try reviewing()
        stage.step(.returned(since: last))
        #expect(kinds(stage).map(\.kind) == [.left])
    }

    @Test func `feedback that names another lesson leads there`() throws {
        var stage = try reviewing()
        try judge(&stage, .fail, taughtIn: Teaching(lesson: "harbours", title: "Harbours", concept: "where", isHere: false))
        stage.press("^G", "/")
        let solution = "SELECT name FROM ferries WHERE tonnes > 100;\n"
        #expect(stage.effects.contains(.openExplanation(of: solution, in: LessonID(course: "islands", lesson: "harbours"))))
    }

    @Test func `a review stays at its exercise`() throws {
        var stage = try reviewing()
        stage.press("Esc", "p")
        #expect(stage.model.notice?.text == "This is a review. Ctrl-G N opens the next one. F2 leaves.")
        #expect(try stage.lesson.exercise?.id == "big-ferries")
    }

    @Test func `the screen says that the data is new, and only then`() throws {
        var stage = try reviewing(width: 80, height: 24)
        #expect(!stage.screen.contains("invented"))
        stage.step(.reviewDataChanged(Self.exercise))
        #expect(stage.screen.contains("Some rows were added for this review."))
        try judge(&stage, .fail)
        #expect(stage.screen.contains("your whole text, on the data of this review"))
        var wide = try reviewing(width: 160, height: 48)
        wide.step(.reviewDataChanged(Self.exercise))
        #expect(wide.screen.contains("Added rows. Earlier answers are hidden."))
    }

    @Test func `the screen says that the task asks for other values`() throws {
        var stage = try list(width: 80, height: 24)
        stage.press("r")
        stage.step(.reviewStarted([Self.exercise], until: Self.end))
        stage.step(try opened(Self.exercise, hasNewValues: true))
        #expect(stage.screen.contains("This task uses different values from the lesson's."), "\(stage.screen)")
        #expect(stage.screen.contains("New values. Earlier answers are hidden."))
    }
}
