import Course
import DockerCLI
import EngineValues
import Grading
import Sandbox
import Terminal
import Testing
import TutorCore
import TutorView
import Verdicts

@Suite struct LeftoversTests {
    /// In a container lesson.
    private func stage(_ engine: Lesson.Engine = .docker) throws -> Stage {
        var stage = try Stage()
        stage.model.lesson?.lesson.engine = engine
        return stage
    }

    private func leftovers(_ stage: Stage, _ reason: Leftovers.Reason, count: Int = 2) throws -> Leftovers {
        let objects = (0..<count).map { number in
            OwnedObject(lesson: "islands/ferries", object: EngineObject(.container, id: "\(number)", name: "web\(number)\u{1B}[31m"))
        }
        return Leftovers(lesson: try #require(stage.model.lesson?.summary), reason: reason, objects: objects)
    }

    @Test func `quitting a container lesson looks for leftover objects, and exits if there are none`() throws {
        var stage = try stage()
        stage.press("q")
        let summary = try #require(stage.model.lesson?.summary)
        #expect(stage.effects.contains(.lookForLeftovers(summary, .quit)) && !stage.effects.contains(.quit))
        stage.step(.leftoversFound(try leftovers(stage, .quit, count: 0)))
        #expect(stage.effects.contains(.quit))
    }

    @Test func `quitting again doesn't wait for the engine, and keeps everything`() throws {
        var stage = try stage()
        stage.press("F10")
        #expect(!stage.effects.contains(.quit))
        #expect(stage.model.notice?.text == "Looking for leftover objects … Quit again to keep them all.")
        stage.press("F10")
        #expect(stage.effects.contains(.quit))
    }

    @Test func `an engine that doesn't answer is reported, and quitting again leaves`() throws {
        var stage = try stage()
        let summary = try #require(stage.model.lesson?.summary)
        stage.press("q")
        stage.step(.leftoversFound(Leftovers(lesson: summary, reason: .quit, objects: nil)))
        #expect(!stage.effects.contains(.quit))
        #expect(stage.model.notice?.text.contains("leftovers of Ferries can't be checked. Quit again to leave.") == true)
        stage.press("q")
        #expect(stage.effects.contains(.quit))
        var resetting = try self.stage()
        resetting.step(.leftoversFound(Leftovers(lesson: summary, reason: .startOver, objects: nil)))
        #expect(resetting.model.notice?.text.contains("'calf reset ferries' tries again.") == true)
    }

    @Test func `a lesson without containers exits immediately`() throws {
        var stage = try stage(.postgresql)
        stage.press("q")
        #expect(stage.effects.contains(.quit))
    }

    @Test func `leftover objects are named safely and removed only after a yes`() throws {
        var stage = try stage()
        let found = try leftovers(stage, .quit, count: 12)
        stage.step(.leftoversFound(found))
        let screen = stage.screen
        #expect(screen.contains("Left over from Ferries: 12 containers.") && screen.contains("container web0"))
        #expect(screen.contains("and 4 more") && !screen.contains("\u{1B}"))
        // What is selected first changes nothing.
        #expect(screen.contains("▸ k  Keep them") && screen.contains("Enter Choose") && screen.contains("↑↓ Select"))
        var keeping = stage
        keeping.press("k")
        #expect(keeping.effects.contains(.quit))
        stage.press("r")
        #expect(stage.effects == [.removeLeftovers(found)])
        stage.step(.leftoversRemoved(found, RemovalReport(removed: found.objects)))
        #expect(stage.effects.contains(.quit))
    }

    @Test func `the question says which objects have data that will be lost, and lists those first`() throws {
        var stage = try stage()
        let kinds: [EngineObject.Kind] = [.network] + Array(repeating: .image, count: 7) + [.container, .volume]
        let objects = kinds.enumerated().map { number, kind in
            OwnedObject(lesson: "islands/ferries", object: EngineObject(kind, id: "\(number)", name: "\(kind.rawValue)\(number)"))
        }
        stage.step(.leftoversFound(Leftovers(lesson: try #require(stage.model.lesson?.summary), reason: .startOver, objects: objects)))
        let lines = stage.screen.split(separator: "\n").map(String.init)
        let texts = ["volume volume9: its data will be lost", "container container8: files changed in it will be lost", "image image1"]
        let places = try texts.map { text in try #require(lines.firstIndex { $0.contains(text) }, "\(stage.screen)") }
        #expect(places == places.sorted() && stage.screen.contains("and 2 more"), "\(stage.screen)")
        #expect(!stage.screen.contains("image1:"))
    }

    @Test func `objects that couldn't be removed are reported, and the tutor stays open`() throws {
        var stage = try stage()
        let found = try leftovers(stage, .quit)
        let kept = RemovalReport.Kept(object: found.objects[0], reason: "volume is in use\u{1B}[0m")
        stage.step(.leftoversRemoved(found, RemovalReport(kept: [kept])))
        #expect(!stage.effects.contains(.quit))
        let notice = try #require(stage.model.notice)
        #expect(notice.text.contains("stays: volume is in use") && notice.isTrouble && !notice.text.contains("\u{1B}"))
    }

    @Test func `an image that existed before stays, and the tutor exits`() throws {
        var stage = try stage()
        let found = try leftovers(stage, .quit)
        let image = OwnedObject(lesson: "islands/ferries", object: EngineObject(.image, id: "1", name: "shop:1"))
        stage.step(.leftoversRemoved(found, RemovalReport(kept: [.init(object: image, reason: "someone else has or needs it")])))
        #expect(stage.effects.contains(.quit))
        #expect(stage.model.notice?.text.contains("someone else has or needs it") == true)
    }

    @Test func `another lesson opens immediately, and the previous one's objects are asked about`() throws {
        var stage = try stage()
        let before = try #require(stage.model.lesson)
        var next = before
        next.summary = try #require(before.next)
        stage.step(.lessonOpened(OpenedLesson(state: next, drafts: [:])))
        #expect(stage.effects.contains(.lookForLeftovers(before.summary, .left)))
        #expect(stage.model.lesson?.id == next.id)
        stage.step(.leftoversFound(Leftovers(lesson: before.summary, reason: .left, objects: [])))
        #expect(stage.model.overlay == nil && stage.effects.isEmpty)
    }

    /// The stage after the learner has left the lesson for the next one, and what was found then.
    private func left() throws -> (Stage, Leftovers) {
        var stage = try stage()
        let found = try leftovers(stage, .left)
        var next = try stage.lesson
        next.summary = try #require(next.next)
        stage.step(.lessonOpened(OpenedLesson(state: next, drafts: [:])))
        return (stage, found)
    }

    @Test func `a question that opens unprompted isn't answered by letters, nor by the Enter that ends them`() throws {
        var (stage, found) = try left()
        stage.step(.leftoversFound(found))
        #expect(stage.screen.contains("▸    Keep them") && stage.screen.contains("Enter Choose"))
        stage.press("r", "k", "R")
        #expect(stage.effects.isEmpty && stage.screen.contains("Left over from Ferries"))
        stage.press("Enter")
        #expect(stage.model.overlay != nil && !stage.screen.contains("Enter Choose"))
        stage.press("Up", "Enter")
        #expect(stage.model.overlay == nil && stage.effects.isEmpty)
        #expect(stage.model.notice?.text == "Kept: 2 containers. 'calf reset ferries' removes them.")
        stage.step(.leftoversFound(found))
        stage.press("Down", "Enter")
        #expect(stage.effects == [.removeLeftovers(found)])
    }

    @Test func `the question about another lesson's objects waits while the learner types or looks at another screen`() throws {
        var (stage, found) = try left()
        stage.press("e")
        stage.step(.leftoversFound(found))
        #expect(stage.model.overlay == nil)
        stage.press("F2")
        #expect(stage.model.overlay == nil && !stage.screen.contains("Left over"))
        stage.press("Esc")
        #expect(stage.model.overlay == nil)
        stage.press("Esc")
        #expect(stage.screen.contains("Left over from Ferries"))
    }

    @Test func `what a lesson has left isn't asked about once that lesson is open again`() throws {
        var (stage, found) = try left()
        let next = try stage.lesson
        stage.press("F2")
        stage.step(.leftoversFound(found))
        var again = next
        again.summary = found.lesson
        stage.step(.lessonOpened(OpenedLesson(state: again, drafts: [:])))
        #expect(stage.model.overlay == nil)
    }

    @Test func `a failed check offers a reset of the containers that the exercise starts with, if one is missing`() throws {
        let exercise = """
            ## Exercise: Rescue

            Rescue what `old-book` has.

            ```sh setup
            docker run --name old-book busybox:1.36 true
            ```

            ```sh solution
            docker rm old-book
            ```

            ```yaml check
            containers:
              old-book: { exists: false }
            ```
            """
        var stage = try Stage(text: PortsLesson.opening + exercise)
        stage.press("n")
        let lesson = try stage.lesson
        let failed = Judgement(verdict: .fail, feedback: [Feedback(kind: .mistake, message: "It is gone.")])
        func offer() throws -> Bool {
            stage.press("^G", "C")
            let runs = stage.effects.compactMap { if case .judge(let run, _, _, _, _, _) = $0 { run } else { nil } }
            stage.step(.judged(try #require(runs.first), exercise: "rescue", failed, wasAsked: true))
            let feedback = try stage.lesson.pad.verdict?.judgement.feedback ?? []
            return feedback.contains { $0.message.hasPrefix("This exercise starts with old-book") }
        }
        stage.step(.engine(lesson.id, .holds(Inventory())))
        #expect(try offer())
        var inventory = Inventory()
        inventory.containers = [LiveContainer(id: "o", name: "old-book", image: "busybox", state: .exited)]
        stage.step(.engine(lesson.id, .holds(inventory)))
        #expect(try !offer())
    }

    @Test func `a reset removes the lesson's objects`() throws {
        var stage = try stage()
        stage.press("F8", "c")
        let summary = try #require(stage.model.lesson?.summary)
        #expect(stage.effects.contains(.lookForLeftovers(summary, .startOver)) && !stage.effects.contains(.resetData(summary, copy: nil)))
    }
}
