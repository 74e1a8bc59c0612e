import Course
import EngineValues
import Grading
import Sandbox
import Terminal
import Testing
import TutorCore
import TutorView
import Verdicts

/// The facts of a container exercise, while the engine stops and restarts.
struct FactsPaneTests {
    private static let text =
        PortsLesson.opening + """
            ## Exercise: A door

            Open one.

            ```sh solution
            docker run -d --name shop -p 8080:80 nginx:alpine
            ```

            ```yaml check
            containers:
              shop: { running: true }
            ```
            """

    private static let trouble = EngineTrouble(headline: "No container engine answers.", explanation: "It is stopped.")

    /// In the exercise, with an engine that answers.
    private func stage(width: Int = 120, height: Int = 40) throws -> Stage {
        var stage = try Stage(width: width, height: height, text: Self.text)
        stage.press("n")
        let id = try stage.lesson.id
        stage.step(.engine(id, .holds(Inventory())))
        return stage
    }

    private func looks(_ stage: Stage) -> Bool {
        stage.effects.contains { if case .lookAtFacts(exercise: "a-door", _) = $0 { true } else { false } }
    }

    @Test func `when the engine is back, the exercise is prepared and checked without a key press`() throws {
        var stage = try stage()
        let id = try stage.lesson.id
        stage.step(.engine(id, .lost(Self.trouble)))
        #expect(stage.effects == [.invalidateFacts])
        stage.step(.engine(id, .lost(Self.trouble)))
        #expect(stage.effects.isEmpty)
        stage.step(.engine(id, .holds(Inventory())))
        #expect(looks(stage))
        stage.step(.engine(id, .holds(Inventory())))
        #expect(stage.effects.isEmpty)
    }

    @Test func `a lesson's commands run before its text is read, also if no exercise looks at facts`() throws {
        let text = Stage.text.replacing("## Checkpoint", with: "## Files\n\n```sh run\ncat greeting\n```\n\n## Checkpoint")
        var stage = try Stage(text: text)
        stage.press("n")
        #expect(stage.effects.contains { if case .lookAtFacts(exercise: nil, _) = $0 { true } else { false } }, "\(stage.effects)")
    }

    @Test func `the checklist says how to get back a container that the exercise starts with, and Reset offers it`() throws {
        let text = Self.text.replacing(
            "Open one.\n", with: "Open one.\n\n```sh setup\ndocker run -d --name radio busybox:1.36 sleep 1d\n```\n")
        var stage = try Stage(text: text)
        stage.press("n")
        let id = try stage.lesson.id
        var inventory = Inventory(containers: [LiveContainer(id: "r", name: "radio", image: "busybox:1.36", state: .running)])
        stage.step(.engine(id, .holds(inventory)))
        stage.step(
            .factsLooked(id, exercise: "a-door", .known(FactsState(items: [FactsState.Item(wording: "shop runs", standing: .fails)]))))
        stage.press("^G", "$")
        #expect(stage.screen.contains("shop runs") && !stage.screen.contains("No longer there"))
        inventory.containers = []
        stage.step(.engine(id, .holds(inventory)))
        #expect(stage.screen.contains("! No longer there: radio. ^G O (Reset) starts the exercise again."))
        stage.press("^G", "O")
        #expect(stage.screen.contains("none; brings back radio"))
        stage.press("Enter")
        #expect(stage.effects.contains { if case .lookForLeftovers(_, .startOver) = $0 { true } else { false } })
    }

    @Test func `changes in the workspace are checked if the exercise depends on them`() throws {
        var stage = try stage()
        let id = try stage.lesson.id
        stage.step(.files(id, .touched))
        #expect(stage.effects == [.invalidateFactsByFiles])
        stage.press("p")
        stage.step(.files(id, .touched))
        #expect(stage.effects.isEmpty)
    }

    @Test func `when the engine pane is hidden, the status line reports a lost engine`() throws {
        for width in [80, 120] {
            var stage = try stage(width: width, height: 24)
            stage.step(.engine(try stage.lesson.id, .lost(Self.trouble)))
            #expect(stage.screen.contains("No container engine answers. Ctrl-G V shows why"))
        }
        var wide = try stage(width: 210, height: 50)
        wide.step(.engine(try wide.lesson.id, .lost(Self.trouble)))
        #expect(wide.model.notice == nil && wide.screen.contains("✗ No container engine answers."))
    }

    @Test func `the reason why facts can't be checked is shown line by line`() throws {
        var stage = try stage(width: 80, height: 24)
        let id = try stage.lesson.id
        stage.step(.factsLooked(id, exercise: "a-door", .failed("Nobody answers.\nTo mend it: start it")))
        let rows = stage.screen.split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(rows.contains("Nobody answers.") && rows.contains("To mend it: start it"))
        stage.step(.troubled("It said:\nno"))
        #expect(stage.screen.contains("It said: no"))
    }

    @Test func `a check and its verdict are visible below a checklist that is too long for the screen`() throws {
        var stage = try stage(width: 80, height: 24)
        let items = (1...30).map { FactsState.Item(wording: "the shop follows rule \($0)", standing: .unknown) }
        stage.step(.factsLooked(try stage.lesson.id, exercise: "a-door", .known(FactsState(items: items))))
        stage.press("F6")
        #expect(stage.screen.contains("◐ checking") && stage.screen.contains("Your answer is being checked."))
        let run = try #require(try stage.lesson.pad.activity.run)
        let feedback = [Feedback(kind: .rows, message: "The door is closed.")]
        stage.step(.judged(run, exercise: "a-door", Judgement(verdict: .fail, feedback: feedback), wasAsked: true))
        #expect(stage.screen.contains("the shop follows rule 1 ") && stage.screen.contains("✗ Not yet. The door is closed."))
    }

    @Test func `what only a check tries isn't claimed any more after another command in the shell`() throws {
        var stage = try stage()
        let id = try stage.lesson.id
        stage.step(.factsLooked(id, exercise: "a-door", .known(state(.fails, .unknown))))
        try fail(&stage, state(.fails, .holds))
        #expect(stage.screen.contains("✓ fact 1") && !stage.screen.contains("before your last"))
        stage.press("^G", "$", "Enter")
        #expect(stage.screen.contains("· fact 1") && stage.screen.contains("From before your last command:"))
    }

    /// Checks the exercise, with a verdict on facts that a check saw.
    private func fail(_ stage: inout Stage, _ seen: FactsState) throws {
        stage.press("^G", "C")
        let run = try #require(try stage.lesson.pad.activity.run)
        let messages = ["The door is closed."] + (1...9).map { "Window \($0) is closed." }
        let feedback = messages.map { Feedback(kind: .facts, message: $0) }
        let judgement = Judgement(verdict: .fail, feedback: feedback, facts: seen)
        stage.step(.judged(run, exercise: "a-door", judgement, wasAsked: true))
    }

    private func state(_ standings: FactsState.Standing...) -> FactsState {
        FactsState(items: standings.enumerated().map { FactsState.Item(wording: "fact \($0)", standing: $1) })
    }

    @Test func `after a check, the checklist shows what the check has tried, until something else is seen`() throws {
        var stage = try stage(width: 80, height: 24)
        let id = try stage.lesson.id
        stage.step(.factsLooked(id, exercise: "a-door", .known(state(.holds, .fails, .unknown))))
        try fail(&stage, state(.holds, .fails, .holds))
        #expect(stage.screen.contains("✓ fact 0   ○ fact 1   ✓ fact 2"))
        // The next look tries nothing, and contradicts nothing.
        stage.step(.factsLooked(id, exercise: "a-door", .known(state(.holds, .fails, .unknown))))
        #expect(stage.screen.contains("✓ fact 2") && stage.screen.contains("The door is closed."))
        stage.step(.factsLooked(id, exercise: "a-door", .known(state(.holds, .holds, .unknown))))
        #expect(stage.screen.contains("· fact 2") && !stage.screen.contains("The door is closed."))
    }

    @Test func `after the servers were reset, nothing that was found before is shown`() throws {
        var stage = try stage(width: 80, height: 24)
        let id = try stage.lesson.id
        stage.step(.factsLooked(id, exercise: "a-door", .known(state(.holds, .fails))))
        try fail(&stage, state(.holds, .fails))
        stage.step(.servers(id, .ready(afterReset: true)))
        #expect(!stage.screen.contains("✓ fact 0") && !stage.screen.contains("The door is closed."))
        #expect(stage.effects.contains { if case .lookAtFacts = $0 { true } else { false } })
    }

    @Test func `servers start when a shell is opened, a pane is used, or an answer is checked, not when their lesson is read`() throws {
        let text = Self.text.replacing("engine: docker", with: "engine: none\nservers:\n  a: { is: postgres }")
        var stage = try Stage(width: 120, height: 40, text: text)
        stage.step(.trusted(try stage.lesson.id))
        stage.press("n")
        #expect(!looks(stage))
        #expect(stage.screen.contains("The servers of this lesson start when you"))
        var reading = stage
        stage.press("^G", "$")
        #expect(looks(stage) && stage.effects.contains { if case .shell(_, .start) = $0 { true } else { false } })
        reading.press("^G", "C")
        #expect(looks(reading))
    }

    @Test func `what is pasted beside a shell goes to the shell`() throws {
        var stage = try stage()
        stage.step(.paste("docker ps"))
        #expect(try stage.lesson.focus == .shell)
        #expect(stage.effects.contains { if case .shell(_, .paste("docker ps")) = $0 { true } else { false } })
    }

    @Test func `servers are reset only after a yes, which says that nothing brings back what was done on them`() throws {
        let text = Self.text.replacing("engine: docker", with: "engine: none\nservers:\n  a: { is: postgres }")
        var stage = try Stage(text: text)
        func resets() -> Bool { stage.effects.contains { if case .resetServers = $0 { true } else { false } } }
        stage.press("^G", "O")
        #expect(stage.screen.contains("but not the servers."))
        stage.press("s")
        #expect(!resets() && stage.screen.contains("It can't be brought back."))
        stage.press("y")
        #expect(resets())
    }

    @Test func `while servers start, the shell's pane says so, and what is missing is said until they run`() throws {
        var stage = try stage(width: 120, height: 40)
        let id = try stage.lesson.id
        stage.step(.servers(id, .starting))
        stage.step(.servers(id, .state(node: "a", "loading data")))
        #expect(stage.screen.contains("The shell opens once the servers run.") && stage.screen.contains("a is loading data"))
        stage.step(.servers(id, .failed("this lesson's servers need etcd, which isn't installed")))
        stage.press("Esc")
        #expect(stage.screen.contains("The servers don't run: this lesson's servers need etcd"))
        #expect(!stage.screen.contains("The shell opens"))
    }

    @Test func `while a setup runs, the tutor says so`() throws {
        var stage = try stage(width: 80, height: 24)
        let id = try stage.lesson.id
        stage.step(.preparing(id, true))
        #expect(stage.screen.contains("calf is preparing this section."))
        stage.step(.preparing(id, false))
        #expect(!stage.screen.contains("calf is preparing this section."))
    }

    @Test func `a verdict on other facts than those seen meanwhile replaces them, and they are looked at again`() throws {
        var stage = try stage(width: 80, height: 24)
        let id = try stage.lesson.id
        stage.step(.factsLooked(id, exercise: "a-door", .known(state(.fails))))
        stage.press("^G", "C")
        let run = try #require(try stage.lesson.pad.activity.run)
        stage.step(.factsLooked(id, exercise: "a-door", .known(state(.holds))))
        let feedback = [Feedback(kind: .facts, message: "The door is closed.")]
        stage.step(.judged(run, exercise: "a-door", Judgement(verdict: .fail, feedback: feedback, facts: state(.fails)), wasAsked: true))
        #expect(stage.screen.contains("○ fact 0") && stage.screen.contains("The door is closed."))
        #expect(stage.effects.contains(.invalidateFacts))
        stage.step(.factsLooked(id, exercise: "a-door", .known(state(.holds))))
        #expect(stage.screen.contains("✓ fact 0") && !stage.screen.contains("The door is closed."))
    }

    @Test func `if an object is missing and the last command failed, the verdict says why it failed`() throws {
        let why = "Docker took Closed as the image name, but image names are lowercase."
        var stage = try stage(width: 100, height: 30)
        stage.press("^G", "$")
        let shell = try #require(try stage.lesson.shells.tab?.id)
        func check(_ feedback: Feedback) throws -> String {
            stage.press("^G", "C")
            let run = try #require(try stage.lesson.pad.activity.run)
            stage.step(.judged(run, exercise: "a-door", Judgement(verdict: .fail, feedback: [feedback]), wasAsked: true))
            return stage.screen
        }
        var missing = Feedback(kind: .facts, message: "There is no container named shop.")
        missing.isAboutMissingObject = true
        #expect(try check(missing).contains("There is no container named shop."))
        stage.step(.shell(shell, .commandEnded(failure: why)))
        #expect(try check(missing).contains("Your last command in the shell failed. Docker took Closed as the image name"))
        #expect(try !check(Feedback(kind: .facts, message: "shop uses another image.")).contains("Your last command"))
        stage.step(.shell(shell, .commandEnded(failure: nil)))
        #expect(try !check(missing).contains("Your last command"))
    }

    @Test func `every line of a long checklist can be reached, while the task stays`() throws {
        var stage = try stage(width: 100, height: 30)
        let items = (1...40).map { FactsState.Item(wording: "the shop follows rule \($0).", standing: .fails) }
        stage.step(.factsLooked(try stage.lesson.id, exercise: "a-door", .known(FactsState(items: items))))
        stage.press("^G", "$")
        try fail(&stage, FactsState(items: items))
        #expect(stage.screen.contains("^G , ↓ ") && stage.screen.contains("The door is closed."))
        // A verdict that takes the whole area hides no fact for good.
        stage.press("^G", "D")
        #expect(stage.screen.contains("Window 1 is closed."))
        var seen: Set<Int> = []
        for _ in 0..<8 {
            for number in 1...40 where stage.screen.contains("rule \(number).") { seen.insert(number) }
            #expect(stage.screen.contains("Open one."))
            stage.press("^G", ",")
        }
        #expect(seen.count == 40)
        // The mouse scrolls, too.
        stage.press("^G", "C")
        let point = try #require(stage.point(of: .checklist))
        stage.step(.mouse(MouseEvent(.wheelDown, at: point)))
        #expect(!stage.screen.contains("rule 1."))
    }

    @Test func `the checklist says when the facts are checked that are not checked as you type`() throws {
        var stage = try stage(width: 80, height: 24)
        let id = try stage.lesson.id
        func look(_ standings: FactsState.Standing...) {
            let items = standings.enumerated().map { FactsState.Item(wording: "fact \($0)", standing: $1) }
            stage.step(.factsLooked(id, exercise: "a-door", .known(FactsState(items: items))))
        }
        look(.holds, .fails)
        #expect(stage.screen.contains(" checked as you type "))
        look(.holds, .fails, .unknown)
        #expect(stage.screen.contains(" checked as you type, · when the rest is ✓ "))
        look(.holds, .unknown)
        #expect(stage.screen.contains(" checked as you type, · when you press F6 "))
        look(.unknown, .unknown)
        #expect(stage.screen.contains(" checked when you press F6 "))
        stage.press("F6")
        let run = try #require(try stage.lesson.pad.activity.run)
        stage.step(.judged(run, exercise: "a-door", Judgement(verdict: .pass, feedback: []), wasAsked: true))
        #expect(stage.screen.contains("✓ fact 1") && stage.screen.contains(" checked as you type "))
    }
}
