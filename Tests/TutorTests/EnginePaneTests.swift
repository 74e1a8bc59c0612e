import Course
import EngineValues
import Progress
import Sandbox
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorView

/// The engine pane in a container lesson: keys and clicks in, screens and effects out.
struct EnginePaneTests {
    private struct Stage: TutorStage {
        var tutor: DrawnModel
        var effects: [Effect] = []
        let id: LessonID

        init(width: Int = 120, height: Int = 40) throws {
            tutor = DrawnModel(size: Size(width: width, height: height))
            let text =
                PortsLesson.opening + """
                    ## Doors

                    A **port** is a door with a number.
                    """
            let (lesson, messages) = LessonReader.lesson(
                text: text, path: "3-ports.md", name: LessonReader.Name(course: "docker", module: "run", id: "ports", number: 3))
            try #require(messages.isEmpty, "\(messages)")
            let summary = LessonSummary(
                course: "docker", module: "run", id: "ports", number: 3, title: "Ports", idea: "", minutes: 20, engine: .docker,
                exercises: [], path: "3-ports.md")
            let state = LessonState(
                summary: summary, lesson: try #require(lesson), courseTitle: "Docker", moduleTitle: "Run", moduleNumber: 5, index: 2,
                siblings: 22, siblingsDone: Array(repeating: false, count: 22), next: nil)
            id = state.id
            step(.lessonOpened(OpenedLesson(state: state, drafts: [:])))
        }

        /// The requests to the engine.
        var asked: [EngineEffect] { effects.compactMap { if case .engine(let effect) = $0 { effect } else { nil } } }
        var engine: EngineState { get throws { try #require(model.lesson).engine } }
    }

    /// In the pane, with an engine that has objects.
    private func atEngine(width: Int = 120, height: Int = 40) throws -> Stage {
        var stage = try Stage(width: width, height: height)
        stage.model.lesson?.focus = .engine
        stage.step(.engine(stage.id, .holds(EngineViewTests.inventory)))
        return stage
    }

    @Test func `a container lesson watches the engine until the learner leaves it`() throws {
        var stage = try Stage()
        #expect(stage.asked.contains(.watch(stage.id, images: [], names: [])))
        stage.press("F10")
        let summary = try #require(stage.model.lesson?.summary)
        stage.step(.leftoversFound(Leftovers(lesson: summary, reason: .quit, objects: [])))
        #expect(stage.asked.contains(.leave))
    }

    @Test(arguments: [(80, 24), (120, 40), (210, 50)])
    func `the pane shows the lesson's objects`(width: Int, height: Int) throws {
        var stage = try atEngine(width: width, height: height)
        stage.step(.engine(stage.id, .uses([ContainerUsage(id: "c1", processor: 2, memory: "5.1MiB")])))
        expectSnapshot(stage.screen, named: "engine-lesson-\(width)x\(height)")
    }

    @Test func `stats are measured only while the pane is visible`() throws {
        var stage = try Stage()
        #expect(stage.model.lesson?.engine.sight.isSeen == false)
        stage.press("^G", "V")
        #expect(stage.asked.contains { if case .look(let sight) = $0 { sight.isSeen } else { false } })
        stage.press("Esc", "F2")
        #expect(stage.asked.contains { if case .look(let sight) = $0 { !sight.isSeen } else { false } })
    }

    @Test func `Stop acts on the lesson's objects without a question`() throws {
        var stage = try atEngine()
        stage.press("x")
        #expect(stage.asked == [.act(EngineAction(.stop, .container, "shop"))])
        #expect(stage.screen.contains("$ docker stop shop"))
        stage.press("r")
        #expect(stage.asked.isEmpty)
        #expect(stage.screen.contains("docker stop shop is still running."))
    }

    @Test func `the pane's commands are in the menu with their targets while it is in front`() throws {
        var stage = try atEngine()
        stage.press("^G")
        let lines = stage.screen.split(separator: "\n")
        #expect(lines.contains { $0.contains("Stop shop") && $0.contains(" x ") })
        #expect(!stage.screen.contains("Start shop"))
        stage.press("s", "t", "a", "r", "t")
        #expect(stage.screen.contains("Start shop: shop is already running."))
        stage.press("^U", "x", "Enter")
        #expect(stage.asked == [.act(EngineAction(.stop, .container, "shop"))])
        stage.press("Esc", "^G")
        #expect(!stage.screen.contains("Stop shop") && stage.screen.contains("Engine"))
    }

    @Test func `Remove asks first and says what is lost`() throws {
        var stage = try atEngine()
        stage.press("Down", "Down", "d")
        #expect(stage.asked.isEmpty)
        #expect(stage.screen.contains("docker rm once"))
        stage.press("n")
        #expect(stage.asked.isEmpty)
        stage.press("d", "y")
        #expect(stage.asked == [.act(EngineAction(.remove, .container, "once"))])
    }

    @Test(arguments: ["x", "r", "e", "d"]) func `a foreign object is left alone, and its log can be read`(key: String) throws {
        var stage = try atEngine()
        stage.press("a")
        #expect(try stage.engine.showsAll)
        stage.press("Down", "Down", "Down", key)
        #expect(stage.asked.isEmpty)
        #expect(stage.model.notice?.text == "theirs isn't part of this lesson. Use another terminal for it.")
        stage.press("l")
        #expect(try stage.engine.log != nil)
    }

    @Test(arguments: [
        ("s", 0, "shop is already running."), ("d", 0, "shop is running. Stop it first: x."), ("x", 2, "once is not running."),
        ("e", 2, "s starts once."), ("d", 5, "busybox:1.36 isn't part of this lesson."),
        ("s", 5, "Start works on containers. busybox:1.36 is an image."),
        ("Enter", 5, "Logs works on containers. busybox:1.36 is an image."), ("d", 6, "The container db uses this volume."),
        ("d", 9, "bridge isn't part of this lesson."),
    ])
    func `an unavailable key says why`(key: String, down: Int, why: String) throws {
        var stage = try atEngine(width: 210, height: 50)
        for _ in 0..<down { stage.press("Down") }
        stage.press(key)
        #expect(stage.asked.isEmpty)
        #expect(stage.model.notice?.text.contains(why) == true, "\(stage.model.notice?.text ?? "nothing")")
    }

    @Test func `Enter opens the log of a container, and Esc closes it`() throws {
        var stage = try atEngine()
        stage.press("Enter")
        #expect(stage.asked.contains { if case .look(let sight) = $0 { sight.log == "c1" } else { false } })
        stage.step(.engine(stage.id, .logs(LogTail(container: "c1", lines: ["ready for customers"]))))
        #expect(stage.screen.contains("ready for customers"))
        stage.press("Tab", "Enter")
        #expect(stage.screen.contains("ready for customers"))
        stage.press("Esc")
        #expect(stage.asked.contains { if case .look(let sight) = $0 { sight.log == nil } else { false } })
        #expect(!stage.screen.contains("ready for customers"))
        stage.press("Esc")
        #expect(stage.model.lesson?.focus == .text)
    }

    @Test func `the selection stays on its object while others come and go`() throws {
        var stage = try atEngine()
        stage.press("Down", "Down")
        #expect(try stage.engine.marked == .init(.container, "c3"))
        var later = EngineViewTests.inventory
        later.containers.removeFirst()
        stage.step(.engine(stage.id, .holds(later)))
        #expect(try stage.engine.marked == .init(.container, "c3"))
        later.containers.removeAll { $0.id == "c3" }
        stage.step(.engine(stage.id, .holds(later)))
        #expect(try stage.engine.marked != nil)
        #expect(try stage.engine.marked != .init(.container, "c3"))
    }

    @Test func `a click selects an object, and a second one opens it`() throws {
        var stage = try atEngine(width: 210, height: 50)
        let rows = stage.screen.split(separator: "\n", omittingEmptySubsequences: false)
        let y = try #require(rows.firstIndex { $0.contains("○ once") })
        stage.step(.mouse(MouseEvent(.press, at: Point(x: 165, y: y))))
        #expect(try stage.engine.marked == .init(.container, "c3"))
        stage.step(.mouse(MouseEvent(.press, at: Point(x: 165, y: y))))
        #expect(try stage.engine.log?.container == "c3")
    }

    @Test func `a lost engine is reported, and t retries`() throws {
        var stage = try atEngine()
        stage.step(.engine(stage.id, .lost(EngineTrouble(headline: "No container engine answers.", explanation: "It is stopped."))))
        #expect(stage.screen.contains("✗ No container engine answers."))
        stage.press("x")
        #expect(stage.model.notice?.text.contains("No container engine can be used") == true)
        stage.press("t")
        #expect(stage.asked == [.tryAgain])
        stage.step(.engine(stage.id, .holds(EngineViewTests.inventory)))
        #expect(stage.screen.contains("● shop"))
    }

    @Test func `the key bar shows one meaning of Esc at a time`() throws {
        var stage = try atEngine(width: 80, height: 24)
        func bar() -> Substring { stage.screen.split(separator: "\n").last ?? "" }
        #expect(bar().contains("Esc Lesson"))
        stage.press("Enter")
        #expect(bar().contains("Esc Close") && !bar().contains("Esc Lesson"))
    }

    @Test func `the networks are drawn as soon as the pane is visible`() throws {
        var stage = try Stage(width: 80, height: 24)
        stage.step(.engine(stage.id, .holds(EngineViewTests.inventory)))
        #expect(!stage.screen.contains("shop :80"))
        stage.press("^G", "V")
        #expect(stage.screen.contains("shop :80"))
    }

    @Test func `once the engine pane was used, the key bar names e as the way to it`() throws {
        var stage = try Stage(width: 80, height: 24)
        #expect(stage.screen.contains("Work  e"))
        stage.press("^G", "V", "Esc")
        #expect(stage.model.lesson?.tab == .engine)
        stage.press("x")
        #expect(stage.model.notice?.text.contains("e opens the engine") == true)
    }

    @Test func `the key bar shows the actions for the selected object`() throws {
        let stage = try atEngine(width: 210, height: 50)
        let bar = try #require(stage.screen.split(separator: "\n").last)
        for word in ["x Stop", "l Logs", "e Shell", "d (Remove)", "a All"] { #expect(bar.contains(word), "\(bar)") }
    }
}
