import Course
import DockerCLI
import EngineValues
import Grading
import Progress
import Sandbox
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorView
import VTerm
import Verdicts

/// The notes below the facts of a container lesson.
@Suite struct AsidesTests {
    /// A container lesson with an exercise, with the shell in front and an engine that answers.
    private struct Stage: TutorStage {
        var tutor: DrawnModel
        var effects: [Effect] = []
        let id: LessonID
        let shell: ShellID

        init(width: Int = 120, height: Int = 40) throws {
            tutor = DrawnModel(size: Size(width: width, height: height))
            let (lesson, messages) = LessonReader.lesson(
                text: Self.text, path: "3-ports.md", name: LessonReader.Name(course: "docker", module: "run", id: "ports", number: 3))
            try #require(messages.isEmpty, "\(messages)")
            let summary = LessonSummary(
                course: "docker", module: "run", id: "ports", number: 3, title: "Ports", idea: "", minutes: 20, engine: .docker,
                exercises: ["open-the-door"], path: "3-ports.md")
            var state = LessonState(
                summary: summary, lesson: try #require(lesson), courseTitle: "Docker", moduleTitle: "Run", moduleNumber: 5, index: 2,
                siblings: 22, siblingsDone: Array(repeating: false, count: 22), next: nil)
            state.progress.place.section = 1
            id = state.id
            _ = tutor.model.update(.lessonOpened(OpenedLesson(state: state, drafts: [:])))
            tutor.model.lesson?.focus = .shell
            let started = tutor.model.update(.drawn(tutor.frame.map))
            let starts = started.compactMap { effect -> (ShellID, Size)? in
                if case .shell(let shell, .start(let size)) = effect { (shell, size) } else { nil }
            }
            guard let (shell, size) = starts.first else { throw NoShell() }
            self.shell = shell
            let emulator = TerminalEmulator(size: size)
            emulator.feed(Array("$ docker ps\r\n$ ".utf8))
            step(.shell(shell, .shows(emulator.frame)))
            step(.engine(id, .holds(EngineViewTests.inventory)))
            step(.factsLooked(id, exercise: "open-the-door", .known(FactsState(items: Self.items))))
        }

        private struct NoShell: Error {}

        static let items = [
            FactsState.Item(wording: "web runs nginx:alpine", standing: .fails),
            FactsState.Item(wording: "port 8080 leads to 80", standing: .fails),
        ]

        private static let text = """
            ---
            title: Ports
            minutes: 20
            engine: docker
            images: [nginx:alpine]
            objectives:
              - Publish a port
            ---

            # Ports

            A shop has a door. A container has ports.

            ## Exercise: Open the door

            Let `web` answer on port 8080.

            ```sh solution
            docker run -d --name web -p 8080:80 nginx:alpine
            ```

            ```yaml check
            containers:
              web: { image: "nginx:alpine", ports: { 80: 8080 } }
            ```
            """
    }

    private func container(_ id: String, _ name: String) -> EngineObject { EngineObject(.container, id: id, name: name) }

    private func conflict(_ name: String = "web", id: String = "u1", _ owner: NameConflict.Owner = .user) -> NameConflict {
        NameConflict(object: container(id, name), owner: owner)
    }

    @Test func `foreign names can't draw outside their area`() throws {
        var stage = try Stage()
        var inventory = EngineViewTests.inventory
        inventory.conflicts = [conflict("\u{1B}]0;x\u{7}")]
        stage.step(.engine(stage.id, .holds(inventory)))
        stage.step(.troubled("Removing container a\u{1B}[2Jb\u{202E} isn't allowed here."))
        #expect(!stage.screen.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
    }

    // MARK: - Taken names

    @Test func `a name of the lesson's that someone else has is reported as soon as it is open, until it is free`() throws {
        var stage = try Stage(width: 210)
        var inventory = EngineViewTests.inventory
        inventory.conflicts = [conflict()]
        stage.step(.engine(stage.id, .holds(inventory)))
        #expect(
            stage.screen.contains("The name web is already in use by a container created outside calf.")
                && stage.screen.contains("In another terminal, docker rename web web-mine frees the name."))
        stage.press("d", "o", "c")
        #expect(stage.screen.contains("The name web is already in use by"))
        inventory.conflicts = []
        stage.step(.engine(stage.id, .holds(inventory)))
        #expect(!stage.screen.contains("The name web is already in use by"))
    }

    @Test func `in plain mode, the checklist comes after the task`() throws {
        var stage = try Stage()
        let before = stage.model
        let items = [FactsState.Item(wording: "web runs nginx:alpine", standing: .holds)]
        stage.step(.factsLooked(stage.id, exercise: "open-the-door", .known(FactsState(items: items))))
        let held = "✓ web runs nginx:alpine"
        #expect(PlainChanges.words(from: before, to: stage.model, isTaskRead: false).isEmpty)
        #expect(PlainChanges.words(from: before, to: stage.model) == [held])
        #expect(try #require(PlainPage(stage.model)).words(of: stage.model, after: nil).last == held)
    }

    @Test func `a taken name that the exercise needs is reported once, before anything is typed`() throws {
        var stage = try Stage()
        let state = FactsState(items: Stage.items, conflicts: [conflict()])
        stage.step(.factsLooked(stage.id, exercise: "open-the-door", .known(state)))
        #expect(stage.screen.contains("○ web runs nginx:alpine"))
        #expect(stage.screen.contains("! The name web is already in use by a container created outside calf"))
        var inventory = EngineViewTests.inventory
        inventory.conflicts = [conflict()]
        stage.step(.engine(stage.id, .holds(inventory)))
        #expect(stage.screen.split(separator: "The name web is already in use").count == 2)
        stage.step(.factsLooked(stage.id, exercise: "open-the-door", .known(FactsState(items: Stage.items))))
        stage.step(.engine(stage.id, .holds(Inventory())))
        #expect(!stage.screen.contains("already in use"))
    }

    // MARK: - Stand-ins

    @Test func `stand-in images are mentioned once when the lesson opens, and always in the engine pane`() throws {
        var stage = try Stage()
        var other = EngineViewTests.inventory
        other.standIns = ["nginx:alpine"]
        var opened = OpenedLesson(state: try #require(stage.model.lesson), drafts: [:])
        opened.state.engine = EngineState()
        stage.step(.lessonOpened(opened))
        stage.step(.engine(stage.id, .holds(other)))
        #expect(stage.model.notice?.text == "Small images stand in for 1 real one. ^G V shows which.")
        stage.press("Tab")
        stage.step(.engine(stage.id, .holds(other)))
        #expect(stage.model.notice == nil)
        stage.press("^G", "V")
        #expect(stage.screen.contains("43.2MB  a stand-in"))
        #expect(stage.screen.contains("sizes, layers and versions differ."))
    }

    // MARK: - Appearance

    @Test(arguments: [(80, 24), (210, 48)])
    func `a taken name appears below the facts`(width: Int, height: Int) throws {
        var stage = try Stage(width: width, height: height)
        let state = FactsState(items: Stage.items, conflicts: [conflict()])
        stage.step(.factsLooked(stage.id, exercise: "open-the-door", .known(state)))
        expectSnapshot(stage.screen, named: "asides-\(width)x\(height)")
    }
}
