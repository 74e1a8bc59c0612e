import Course
import DockerCLI
import EngineValues
import Grading
import Primitives
import Progress
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorView
import Verdicts

struct PlacementTests {
    private static let end = Timestamp(milliseconds: 600_000)

    /// Ferries, which require tides.
    private func placement() throws -> Placement {
        var ferries = try Stage().lesson.summary
        ferries.requires = ["tides"]
        ferries.index = 1
        var tides = ferries
        (tides.id, tides.title, tides.requires, tides.index, tides.exercises) = ("tides", "Tides", [], 0, [])
        ferries.exercises = ["big-ferries"]
        return Placement(of: [tides, ferries], on: "Islands", known: [])
    }

    /// The lesson list of someone who has done nothing yet.
    private func list(width: Int = 120, height: Int = 40) throws -> Stage {
        var stage = try Stage(width: width, height: height)
        let summary = try stage.lesson.summary
        stage.model = Model()
        let entry = MapState.Entry(
            course: "islands", courseTitle: "Islands", module: "sea", number: 4, title: "Sea", lessonCount: 11)
        stage.step(
            .mapLoaded(
                MapContents(
                    entries: [entry], open: 0, window: [summary], windowStart: 10, next: nil, nextIndex: 10, progress: [:],
                    activity: Activity(days: [], today: 20), due: ReviewQueue(), troubles: [])))
        return stage
    }

    /// At the first exercise.
    private func placing(width: Int = 120, height: Int = 40) throws -> Stage {
        var stage = try list(width: width, height: height)
        stage.press("t")
        stage.step(.placementOffered(PlacementOffer([try placement()])))
        stage.press("1")
        #expect(stage.effects.contains(.startPlacement(try placement())))
        stage.step(.placementStarted(try placement(), until: Self.end))
        let due = DueReview(lesson: try Stage().lesson.id, subject: .exercise("big-ferries"), due: 0, minutes: 1)
        #expect(stage.effects.contains(.openReview(due, until: Self.end)))
        var state = try Stage().lesson
        state.next = nil
        let isKnown = state.begin(due)
        #expect(isKnown)
        stage.step(.lessonOpened(OpenedLesson(state: state, drafts: [:])))
        return stage
    }

    private func judge(_ stage: inout Stage, _ verdict: Verdict) throws {
        stage.press("F6")
        let run = try #require(stage.model.lesson?.pad.activity.run)
        let feedback = verdict == .pass ? [] : [Feedback(kind: .rows, message: "1 row differs.")]
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: verdict, feedback: feedback), wasAsked: true))
    }

    private func proven(_ effects: [Effect]) -> [String] {
        effects.compactMap { if case .record(let event) = $0, event.kind == .proven { event.lesson?.lesson } else { nil } }
    }

    @Test(arguments: [(80, 24), (100, 30), (160, 48)])
    func `the first lesson list offers a placement, in one line`(width: Int, height: Int) throws {
        let stage = try list(width: width, height: height)
        let line = " Know some of this already? Find out in 10 min   t Placement"
        #expect(stage.frame.canvas.row(2).hasPrefix(line), "\(stage.screen)")
    }

    @Test func `who has learned something is offered no placement, and can still begin one`() throws {
        var stage = try list()
        var progress = LessonProgress()
        progress.opened = Timestamp(milliseconds: 0)
        let tides = LessonID(course: "islands", lesson: "tides")
        stage.step(.progressChanged(tides, progress, Activity(days: [.init(day: 20, milliseconds: 9, isLearning: false)], today: 20)))
        #expect(stage.screen.contains("Know some of this"), "looking into a lesson takes the offer away")
        progress.exercises["waves"] = ExerciseProgress()
        progress.exercises["waves"]?.done = Timestamp(milliseconds: 0)
        stage.step(.progressChanged(tides, progress, Activity(days: [], today: 20)))
        #expect(!stage.screen.contains("Know some of this"))
        for keys in [["t"], ["^G", "placement", "Enter"]] {
            for key in keys { stage.press(key) }
            #expect(stage.effects.contains(.offerPlacement), "\(keys)")
        }
    }

    @Test func `a placement first says what it is, how long it takes, and asks for the subject`() throws {
        var stage = try list(width: 80, height: 24)
        var offer = PlacementOffer([try placement()])
        offer.withoutEngine = ["Docker"]
        stage.step(.placementOffered(offer))
        expectSnapshot(stage.screen, named: "placement-subjects-80x24")
        stage.press("Esc")
        #expect(stage.model.overlay == nil && stage.model.review == nil)
    }

    @Test(arguments: ["", "^G $", "Esc"]) func `a question names the keys that skip it and that end the placement, in every pane`(
        keys: String
    ) throws {
        for (key, summary) in [("N", "Placement done: 0 of 1 exercise"), ("0", "Begin with 'Tides', the first lesson")] {
            var stage = try placing(width: 80, height: 24)
            for key in keys.split(separator: " ") { stage.press(String(key)) }
            #expect(stage.screen.contains("Ctrl-G N skips, Ctrl-G 0 ends.") && stage.screen.contains("Skip exercise"), "\(stage.screen)")
            stage.press("^G", key)
            #expect(stage.model.location == .map && stage.screen.contains(summary), "\(stage.screen)")
        }
    }

    @Test func `who is new to a subject begins with its first lesson, without a question`() throws {
        var stage = try list()
        stage.step(.placementOffered(PlacementOffer([try placement()])))
        #expect(stage.screen.contains("I'm new to Islands: begin with 'Tides'"), "\(stage.screen)")
        stage.press("a")
        let beginning = try placement().withoutQuestions()
        #expect(stage.effects.contains(.startPlacement(beginning)))
        stage.step(.placementStarted(beginning, until: Self.end))
        #expect(stage.model.location == .map && stage.model.map.next?.id == "tides", "\(stage.screen)")
        #expect(stage.screen.contains("Begin with 'Tides', the first lesson that isn't done or proven."))
    }

    @Test func `what a placement made in the engine is removed without a question before the next exercise opens`() throws {
        var stage = try placing()
        stage.model.lesson?.lesson.engine = .docker
        let summary = try stage.lesson.summary
        let object = OwnedObject(lesson: "islands/ferries", object: EngineObject(.container, id: "1", name: "web"))
        let found = Leftovers(lesson: summary, reason: .placed, objects: [object])
        stage.press("^G", "N")
        #expect(stage.effects.contains(.lookForLeftovers(summary, .placed)) && stage.model.location == .lesson)
        stage.step(.leftoversFound(found))
        #expect(stage.effects.contains(.removeLeftovers(found)) && stage.model.overlay == nil)
        stage.step(.leftoversRemoved(found, RemovalReport(removed: [object])))
        #expect(stage.model.location == .map && stage.model.overlay == nil)
    }

    @Test func `quitting a placement asks first, and says that what was solved counts`() throws {
        var stage = try placing(width: 80, height: 24)
        try judge(&stage, .pass)
        stage.press("F10")
        #expect(stage.screen.contains("What you did so far counts: 1 of 1 exercise"), "\(stage.screen)")
        #expect(!stage.effects.contains(.quit))
        stage.press("s")
        #expect(stage.model.overlay == nil && stage.model.location == .lesson)
        stage.press("F10", "l")
        #expect(stage.effects.contains(.quit))
    }

    @Test func `what a review left over is named as the review's`() throws {
        let summary = try Stage().lesson.summary
        let object = OwnedObject(lesson: "islands/ferries", object: EngineObject(.container, id: "1", name: "web"))
        for (reason, words) in [(Leftovers.Reason.reviewed, "Left over from your review in Ferries:"), (.left, "Left over from Ferries:")] {
            #expect(Leftovers(lesson: summary, reason: reason, objects: [object]).text[0].plain.hasPrefix(words))
        }
    }

    @Test func `what is prepared for a placement is recorded as no reset`() throws {
        var stage = try placing()
        stage.step(.files(try stage.lesson.id, .startedOver(kept: "/kept")))
        #expect(!stage.effects.contains { if case .record(let event) = $0 { event.kind == .restarted } else { false } })
        #expect(stage.model.notice == nil)
    }

    @Test func `after a placement, the lesson to begin with is next and selected`() throws {
        var stage = try placing()
        stage.press("^G", "N")
        #expect(stage.frame.canvas.row(0).contains("Tides"), "\(stage.screen)")
        #expect(stage.model.map.next?.id == "tides" && stage.model.map.marked == 0)
    }

    @Test func `where a placement says to begin is recorded from its start, and again when a lesson is proven`() throws {
        func placed(_ effects: [Effect]) -> [String] {
            effects.compactMap { if case .record(let event) = $0, event.kind == .placed { event.lesson?.lesson } else { nil } }
        }
        var stage = try list()
        stage.step(.placementStarted(try placement(), until: Self.end))
        #expect(placed(stage.effects) == ["tides"])
        stage = try placing()
        try judge(&stage, .pass)
        #expect(placed(stage.effects).isEmpty, "every lesson is known")
    }

    @Test(arguments: [(80, 24), (100, 30), (160, 48)])
    func `a placement shows the task, and how to skip it`(width: Int, height: Int) throws {
        let stage = try placing(width: width, height: height)
        #expect(stage.screen.contains("Placement: 1 of at most 12"), "\(stage.screen)")
        expectSnapshot(stage.screen, named: "placement-\(width)x\(height)")
    }

    @Test func `a solved exercise proves its lesson and what that requires, before the next one opens`() throws {
        var stage = try placing()
        try judge(&stage, .pass)
        #expect(proven(stage.effects) == ["tides", "ferries"])
        #expect(stage.screen.contains("Next: End of the placement"), "\(stage.screen)")
        stage.press("Enter")
        #expect(proven(stage.effects).isEmpty && stage.model.location == .map)
        let lines = [
            "✓ Placement done: 1 of 1 exercise solved, 2 lessons proven.", "  You know all lessons on Islands.",
            "Try other exercises   t Placement",
        ]
        for (index, line) in lines.enumerated() { #expect(stage.frame.canvas.row(2 + index).hasPrefix(" \(line)"), "\(stage.screen)") }
    }

    @Test func `a skipped exercise proves nothing`() throws {
        var stage = try placing()
        stage.press("^G", "N")
        #expect(proven(stage.effects).isEmpty)
        #expect(stage.screen.contains("Placement done: 0 of 1 exercise solved, no lesson proven."), "\(stage.screen)")
        #expect(stage.screen.contains("  Begin with 'Tides': you skipped 'Ferries', which builds on it."), "\(stage.screen)")
    }

    @Test func `after a failed check, the exercise can be solved or skipped, but not looked up`() throws {
        var stage = try placing()
        try judge(&stage, .fail)
        #expect(!stage.screen.contains("Look it up") && proven(stage.effects).isEmpty)
        stage.press("Esc", "e")
        try judge(&stage, .pass)
        #expect(proven(stage.effects) == ["tides", "ferries"])
    }

    @Test func `with a hint, an exercise proves nothing, and what is shown says that`() throws {
        var stage = try placing()
        stage.press("^G", "S")
        #expect(stage.screen.contains("this exercise no longer proves its"), "\(stage.screen)")
        stage.press("Esc", "F4", "Esc")
        #expect(stage.screen.contains("With a hint or the solution,"), "\(stage.screen)")
        #expect(!stage.screen.contains("Solve this without hints") && !stage.screen.contains("Look it up"))
        stage.press("e")
        try judge(&stage, .pass)
        #expect(proven(stage.effects).isEmpty)
    }

    @Test func `Esc leaves a placement, and r returns to it`() throws {
        var stage = try placing()
        stage.press("Esc", "Esc")
        #expect(stage.model.location == .map)
        #expect(stage.screen.contains("Placement: 1 of at most 12, until 00:10   r Back to the placement"), "\(stage.screen)")
        stage.press("t")
        #expect(stage.model.notice?.text.contains("isn't over") == true)
        stage.press("r")
        #expect(stage.model.location == .lesson)
    }

    @Test func `x ends a placement in the lesson list`() throws {
        var stage = try placing()
        stage.press("Esc", "Esc")
        #expect(stage.screen.contains("x End the placement"), "\(stage.screen)")
        stage.press("x")
        #expect(stage.screen.contains("   Begin with 'Tides', the first lesson that isn't done or proven."), "\(stage.screen)")
    }

    @Test func `without anything to ask, a placement says so`() throws {
        var stage = try list()
        stage.step(.placementOffered(PlacementOffer([])))
        #expect(stage.model.notice?.text == "There is nothing to ask: every lesson is done or proven.")
        #expect(stage.model.review == nil)
    }

    @Test func `the lesson list marks proven lessons`() throws {
        var stage = try list(width: 80, height: 24)
        var progress = LessonProgress()
        progress.proven = Timestamp(milliseconds: 0)
        stage.step(.progressChanged(try Stage().lesson.id, progress, Activity(days: [], today: 20)))
        #expect(stage.screen.contains("proven  20 min  ◆"), "\(stage.screen)")
    }
}
