import Course
import Grading
import Postgres
import Progress
import Terminal
import Testing
import TutorCore
import TutorView
import Verdicts

/// Every command in every state: an available command works, and an unavailable one says why.
struct CommandTests {
    /// The states that a learner can be in.
    enum State: String, CaseIterable, CustomTestStringConvertible {
        case list, progress, page, prediction, prompt, editor, running, failed, passed, result, firstSection, lastSection, undo, zoomed

        var testDescription: String { rawValue }
    }

    private func stage(_ state: State) throws -> Stage {
        var stage = try Stage()
        func judged(_ verdict: Verdict) throws {
            stage.press("n", "^G", "N", "e", "F6")
            let run = try #require(try stage.lesson.pad.activity.run)
            let feedback = verdict == .pass ? [] : [Feedback(kind: .rows, message: "1 row differs.")]
            stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: verdict, feedback: feedback), wasAsked: true))
        }
        switch state {
        case .list: stage.press("F2")
        case .progress: stage.press("F7")
        case .page: stage.press("n", "^G", "N")
        case .prediction: stage.press("n")
        case .prompt: stage.press("n", "Enter", "2")
        case .editor: stage.press("n", "^G", "N", "e")
        case .running: stage.press("n", "^G", "N", "e", "Enter")
        case .failed: try judged(.fail)
        case .passed: try judged(.pass)
        case .result:
            stage.press("n", "^G", "N", "e", "Enter")
            try stage.answer(["name"], [["Ada"]], tag: "SELECT 1")
            stage.click(.result)
        case .firstSection: break
        case .lastSection: stage.press("n", "^G", "N", "n", "n", "^G", "N")
        case .undo: stage.press("n", "^G", "N", "e", "x", "F8", "t")
        case .zoomed: stage.press("n", "^G", "N", "e", "^G", "Z")
        }
        return stage
    }

    @Test(arguments: State.allCases)
    func `an available command works, and an unavailable one says why`(state: State) throws {
        let start = try stage(state)
        for command in Command.listed(in: start.model) {
            var stage = start
            let availability = command.availability(in: stage.model)
            stage.step(.input(.pointer(Pointer(.press, on: .command(command))), on: stage.frame.map))
            switch availability {
            case .now:
                let isAnswer = stage.model.notice?.isTrouble != true
                #expect(isAnswer, "\(command) in \(state): \(stage.model.notice?.text ?? "")")
            case .not(let why):
                #expect(stage.model.notice?.text == why, "\(command) in \(state)")
                #expect(stage.model.overlay == nil, "\(command) in \(state)")
                #expect(stage.effects.isEmpty, "\(command) in \(state)")
            }
        }
    }

    @Test(arguments: [(40, 12), (80, 24), (100, 30), (160, 48)])
    func `the menu leaves the key bar visible, with the menu's own keys, and the notice above it`(width: Int, height: Int) throws {
        var stage = try Stage(width: width, height: height)
        stage.press("n", "^G", "N", "e", "^G")
        let bar = try #require(stage.screen.split(separator: "\n", omittingEmptySubsequences: false).last)
        #expect(bar.contains("Esc Close") && bar.contains("Enter Choose"))
        let cancel = try #require(Command.listed(in: stage.model).first { $0.availability(in: stage.model) != .now })
        guard case .not(let why) = cancel.availability(in: stage.model) else { return }
        for letter in cancel.label(in: stage.model).lowercased() { stage.press(letter == " " ? "Space" : String(letter)) }
        stage.press("Enter")
        let line = stage.screen.split(separator: "\n", omittingEmptySubsequences: false).dropLast().last ?? ""
        #expect(stage.model.notice?.text == why)
        #expect(line.contains(why.prefix(30)), "\(stage.screen)")
    }

    @Test func `the task is folded only where it is shown above the work`() throws {
        for (width, height) in [(80, 24), (100, 30), (160, 48)] {
            var stage = try Stage(width: width, height: height)
            stage.press("n", "^G", "N")
            #expect(!Command.listed(in: stage.model).contains(.foldTask))
            stage.press("e")
            #expect(Command.listed(in: stage.model).contains(.foldTask) == (width < 120))
            stage.press("^G", "Z")
            #expect(!Command.listed(in: stage.model).contains(.foldTask))
        }
    }

    @Test(arguments: State.allCases)
    func `the menu lists available commands first, including Quit`(state: State) throws {
        let stage = try stage(state)
        let listed = Command.listed(in: stage.model)
        let enabled = listed.map { $0.availability(in: stage.model) == .now }
        #expect(enabled == enabled.filter { $0 } + enabled.filter { !$0 })
        #expect(listed.contains(.quit) && Command.quit.availability(in: stage.model) == .now)
        #expect(Set(listed).count == listed.count)
    }

    @Test(arguments: State.allCases)
    func `a key in the key bar does the same as a click on it`(state: State) throws {
        let start = try stage(state)
        let y = start.size.height - 1
        for x in 0..<start.size.width {
            guard case .command(let command)? = start.frame.target(at: Point(x: x, y: y)), let key = command.key,
                command.availability(in: start.model) == .now
            else { continue }
            var (clicked, pressed) = (start, start)
            clicked.step(.mouse(MouseEvent(.press, at: Point(x: x, y: y))))
            pressed.step(.key(key))
            #expect(clicked.screen == pressed.screen, "\(command) in \(state)")
        }
    }

    @Test func `the reason why there are no differences to show is the true one`() throws {
        var stage = try stage(.editor)
        func reason() -> String { if case .not(let why) = Command.differences.availability(in: stage.model) { why } else { "" } }
        #expect(reason() == "To see this, check your answer with F6 or Ctrl-G C.")
        stage.press("F6")
        #expect(reason() == "Your answer is still being checked.")
        #expect(Command.expected.availability(in: stage.model) == .not(reason()))
        stage = try self.stage(.passed)
        #expect(reason() == "Your answer is correct, so nothing differs.")
    }
}
