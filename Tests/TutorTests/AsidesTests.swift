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

/// The notes below the facts of a container lesson: taken names, and questions about requests to the engine.
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

        /// A request to the engine waits for an answer.
        mutating func ask(_ id: Int, _ text: String, canAdopt: Bool = true) {
            step(.engine(self.id, .asked(GuardQuestion(id: id, text: text, detail: "It was created outside calf.", canAdopt: canAdopt))))
        }

        /// The requests to the engine.
        var asked: [EngineEffect] { effects.compactMap { if case .engine(let effect) = $0 { effect } else { nil } } }
        var engine: EngineState { get throws { try #require(model.lesson).engine } }

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

    // MARK: - Requests that wait

    @Test func `a request that would change a foreign object is asked about, and Enter answers no`() throws {
        var stage = try Stage()
        stage.ask(1, "Allow removing container web?")
        #expect(stage.screen.contains("Allow removing container web?") && stage.screen.contains("It was created outside calf."))
        // The letter was meant for the shell.
        stage.press("y")
        #expect(stage.asked.isEmpty)
        stage.press("Enter")
        #expect(stage.asked == [.answer(1, .no)] && stage.model.overlay == nil)
        stage.ask(2, "Allow removing container web?")
        stage.press("Esc")
        #expect(stage.asked == [.answer(2, .no)])
    }

    @Test func `a yes can make the object part of the lesson, unless it is another lesson's`() throws {
        var stage = try Stage()
        stage.ask(1, "Allow stopping container web?")
        stage.press("Down", "Enter")
        #expect(stage.asked == [.answer(1, .yes)])
        stage.ask(2, "Allow stopping container web?")
        stage.press("Down", "Down", "Enter")
        #expect(stage.asked == [.answer(2, .adopt)])
        stage.ask(3, "Allow stopping container web?", canAdopt: false)
        #expect(!stage.screen.contains("part of this lesson"))
    }

    @Test func `requests that come together are asked about together, and one that is withdrawn no longer`() throws {
        var stage = try Stage()
        for id in 1...3 { stage.ask(id, "Allow stopping container web\(id)?") }
        #expect(stage.screen.contains("container web1?") && stage.screen.contains("container web3?"))
        stage.step(.engine(stage.id, .withdrawn(2)))
        #expect(!stage.screen.contains("container web2?"))
        stage.press("Down", "Enter")
        #expect(stage.asked == [.answer(1, .yes), .answer(3, .yes)])
        stage.ask(4, "Allow stopping container web4?")
        stage.step(.engine(stage.id, .withdrawn(4)))
        #expect(stage.model.overlay == nil)
    }

    @Test func `Ctrl-C ends the command, which may have hundreds of questions, and with it the questions`() throws {
        var stage = try Stage(width: 80, height: 24)
        for id in 1...50 { stage.ask(id, "Allow removing container web\(id)?") }
        #expect(stage.screen.contains("container web10?") && stage.screen.contains("… and 40 more") && stage.screen.contains("Yes, all"))
        stage.press("^C")
        #expect(stage.effects == [.shell(stage.shell, .key(.control("c")))])
        for id in 1...50 { stage.step(.engine(stage.id, .withdrawn(id))) }
        #expect(stage.asked.isEmpty && stage.model.overlay == nil)
    }

    @Test func `a question waits until another dialog is closed`() throws {
        var stage = try Stage()
        stage.press("^G")
        stage.ask(1, "Allow removing container web?")
        #expect(!stage.screen.contains("Allow removing"))
        stage.press("Esc")
        #expect(stage.screen.contains("Allow removing container web?"))
    }

    @Test func `a request of a lesson that isn't open is refused`() throws {
        var stage = try Stage()
        let question = GuardQuestion(id: 7, text: "Allow removing container web?", detail: "", canAdopt: true)
        stage.step(.engine(LessonID(course: "docker", lesson: "other"), .asked(question)))
        #expect(stage.asked == [.answer(7, .no)] && stage.model.overlay == nil)
    }

    @Test func `foreign names can't draw outside their area`() throws {
        var stage = try Stage()
        stage.step(.engine(stage.id, .nameTaken(conflict("\u{1B}]0;x\u{7}"))))
        stage.ask(1, "Allow removing container a\u{1B}[2Jb\u{202E}?")
        #expect(!stage.screen.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
    }

    // MARK: - Taken names

    @Test func `a name conflict in the shell is shown with the owner until it is resolved`() throws {
        var stage = try Stage(width: 210)
        stage.step(.shell(stage.shell, .nameRefused(.container, name: "web")))
        #expect(stage.effects == [.engine(.findOwner(.container, name: "web"))])
        var inventory = EngineViewTests.inventory
        inventory.containers.append(LiveContainer(id: "u1", name: "web", image: "nginx", state: .running, isLessons: false))
        stage.step(.engine(stage.id, .holds(inventory)))
        stage.step(.engine(stage.id, .nameTaken(conflict())))
        #expect(
            stage.screen.contains("The name web is already in use by")
                && stage.screen.contains("docker rename web web-mine frees the name."))
        // It stays while the learner types the fix.
        stage.press("d", "o", "c")
        stage.step(.engine(stage.id, .holds(inventory)))
        #expect(stage.screen.contains("The name web is already in use by"))
        var renamed = stage
        inventory.containers[inventory.containers.count - 1].name = "web-mine"
        renamed.step(.engine(stage.id, .holds(inventory)))
        #expect(!renamed.screen.contains("The name web is already in use by"))
        inventory.containers[inventory.containers.count - 1].name = "web"
        inventory.containers.append(LiveContainer(id: "new", name: "web2", image: "nginx", state: .running))
        stage.step(.engine(stage.id, .holds(inventory)))
        #expect(!stage.screen.contains("The name web is already in use by"))
    }

    @Test func `a taken name that the exercise needs is reported once, before anything is typed`() throws {
        var stage = try Stage()
        let state = FactsState(items: Stage.items, conflicts: [conflict()])
        stage.step(.factsLooked(stage.id, exercise: "open-the-door", .known(state)))
        #expect(stage.screen.contains("○ web runs nginx:alpine"))
        #expect(stage.screen.contains("! The name web is already in use by a container created outside calf"))
        stage.step(.engine(stage.id, .nameTaken(conflict())))
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
