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

/// The notes below the facts of a container lesson: taken names, and objects created outside calf.
@Suite struct AsidesTests {
    /// A container lesson with an exercise, with the shell in front and an engine that answers.
    private struct Stage: TutorStage {
        var model = Model()
        var size: Size
        var effects: [Effect] = []
        let renderer = Renderer()
        let id: LessonID
        let shell: ShellID

        init(width: Int = 120, height: Int = 40) throws {
            size = Size(width: width, height: height)
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
            _ = model.update(.lessonOpened(OpenedLesson(state: state, drafts: [:])))
            model.lesson?.focus = .shell
            let started = model.update(.drawn(renderer.frame(of: model, size: self.size, theme: .mono).map))
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

        /// Reports these objects as created outside calf, and puts them into the engine's lists.
        mutating func bring(_ objects: EngineObject...) {
            var inventory = EngineViewTests.inventory
            for object in objects where object.kind == .container {
                inventory.containers.append(
                    LiveContainer(id: object.id, name: object.name, image: "nginx:alpine", state: .running, isLessons: false))
            }
            for object in objects where object.kind == .volume {
                inventory.volumes.append(LiveVolume(name: object.name, isLessons: false))
            }
            step(.engine(id, .holds(inventory)))
            step(.engine(id, .newcomers(objects)))
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

    private func container(_ id: String, _ name: String, project: String = "") -> EngineObject {
        var object = EngineObject(.container, id: id, name: name)
        object.project = project
        return object
    }

    private func conflict(_ name: String = "web", id: String = "u1", _ owner: NameConflict.Owner = .user) -> NameConflict {
        NameConflict(object: container(id, name), owner: owner)
    }

    // MARK: - Objects created outside calf

    @Test func `objects created outside calf are asked about below the shell, which keeps its keys`() throws {
        var stage = try Stage()
        stage.bring(container("u1", "web"))
        #expect(stage.screen.contains("? A container web was created outside calf. Is it part of this lesson?"))
        #expect(stage.screen.contains("Yes: checks count it") && stage.screen.contains("^G 1 yes  ^G 2 no  ^G 3 never"))
        #expect(stage.model.overlay == nil)
        for name in ["y", "n", "1", "Enter", "Esc"] {
            let key = try #require(KeyName(name)).event
            stage.press(name)
            #expect(stage.effects == [.shell(stage.shell, .key(key))], "\(name)")
        }
        #expect(stage.screen.contains("Is it part of this lesson?"))
    }

    @Test func `no object is claimed without a yes, and only the objects in the question are`() throws {
        var stage = try Stage()
        let (web, other) = (container("u1", "web"), container("u2", "other"))
        stage.bring(web, other)
        #expect(stage.screen.contains("A container web was created") && stage.screen.contains("then 1 more"))
        stage.press("^G", "1")
        #expect(stage.asked == [.adopt([web])])
        #expect(stage.screen.contains("A container other was created") && !stage.screen.contains("then 1 more"))
        stage.press("^G", "2")
        #expect(stage.asked == [])
        #expect(!stage.screen.contains("Is it part of this lesson?"))
        #expect(stage.model.notice?.text == "other was left alone. Ctrl-G 4 takes that back.")
    }

    @Test func `every answer can be taken back, and a name can be left unasked for good`() throws {
        var stage = try Stage()
        let web = container("u1", "web")
        stage.bring(web)
        stage.press("^G", "2")
        #expect(stage.asked == [] && !stage.screen.contains("Is it part"))
        stage.press("^G", "4")
        #expect(stage.screen.contains("A container web was created outside calf."))
        stage.press("^G", "3")
        #expect(stage.asked == [.neverAsk([web])])
        stage.press("^G", "4")
        #expect(stage.asked == [.mayAsk([web])])
        stage.press("^G", "1")
        #expect(stage.asked == [.adopt([web])])
        stage.press("^G", "4")
        #expect(stage.asked == [.disown([web])])
        #expect(!stage.screen.contains("Is it part"))
        stage.step(.engine(stage.id, .newcomers([web])))
        #expect(stage.screen.contains("A container web was created outside calf."))
    }

    @Test func `the objects of one Compose project are asked about together`() throws {
        var stage = try Stage()
        let (web, db) = (container("u1", "shop-web-1", project: "shop"), container("u3", "shop-db-1", project: "shop"))
        stage.bring(web, container("u2", "other"), db)
        #expect(stage.screen.contains("2 objects of the Compose project shop were created outside calf. Are they part of this lesson?"))
        stage.press("^G", "1")
        #expect(stage.asked == [.adopt([web, db])])
    }

    @Test func `a question disappears with its object, or once the object is known to be the lesson's`() throws {
        var stage = try Stage()
        let volume = EngineObject(.volume, id: "data", name: "data")
        stage.bring(container("u1", "web"), volume)
        var inventory = EngineViewTests.inventory
        inventory.volumes.append(LiveVolume(name: "data", isLessons: false))
        stage.step(.engine(stage.id, .holds(inventory)))
        #expect(try stage.engine.newcomers == [volume])
        inventory.volumes[inventory.volumes.count - 1].isLessons = true
        stage.step(.engine(stage.id, .holds(inventory)))
        #expect(try stage.engine.newcomers.isEmpty)
        #expect(!stage.screen.contains("created outside calf"))
    }

    @Test func `an answer to a question that has gone is swallowed, and says so`() throws {
        var stage = try Stage()
        stage.bring(container("u1", "web"))
        stage.press("^G")
        stage.step(.engine(stage.id, .holds(EngineViewTests.inventory)))
        stage.press("1")
        #expect(stage.effects == [] && stage.model.overlay == nil)
        #expect(stage.model.notice?.text == "The question about web no longer applies. Nothing was changed.")
        #expect(stage.model.messages(for: "yes")?.count == 1)
        stage.bring(container("u2", "till"))
        stage.press("^G", "1")
        #expect(stage.asked == [.adopt([container("u2", "till")])])
    }

    @Test func `a click answers too, and the answers are in the menu only while the question is open`() throws {
        var stage = try Stage()
        stage.press("^G")
        #expect(!stage.screen.contains("Yes, part of this lesson"))
        stage.press("Esc")
        let web = container("u1", "web")
        stage.bring(web)
        stage.press("^G")
        #expect(stage.screen.contains("Yes, part of this lesson") && stage.screen.contains("No, leave it alone"))
        stage.press("Esc")
        let rows = stage.screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let y = try #require(rows.firstIndex { $0.contains("^G 1 yes") })
        let place = try #require(rows[y].firstRange(of: "1 yes"))
        stage.step(.mouse(MouseEvent(.press, at: Point(x: String(rows[y][..<place.lowerBound]).cellWidth, y: y))))
        #expect(stage.asked == [.adopt([web])])
    }

    @Test func `foreign names can't draw outside their area`() throws {
        var stage = try Stage()
        stage.bring(container("u1", "a\u{1B}[2Jb\u{202E}"))
        stage.step(.engine(stage.id, .nameTaken(conflict("\u{1B}]0;x\u{7}"))))
        #expect(stage.screen.contains("was created outside calf"))
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

    @Test func `a name isn't called taken while its owner is being asked about`() throws {
        var stage = try Stage()
        stage.bring(container("u1", "web"))
        stage.step(.engine(stage.id, .nameTaken(conflict())))
        #expect(!stage.screen.contains("already in use"))
        stage.press("^G", "2")
        #expect(stage.screen.contains("The name web is already in use"))
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
    func `a taken name and a question appear below the facts`(width: Int, height: Int) throws {
        var stage = try Stage(width: width, height: height)
        let state = FactsState(items: Stage.items, conflicts: [conflict()])
        stage.step(.factsLooked(stage.id, exercise: "open-the-door", .known(state)))
        stage.bring(container("u2", "till"), EngineObject(.volume, id: "receipts", name: "receipts"))
        expectSnapshot(stage.screen, named: "asides-\(width)x\(height)")
    }
}
