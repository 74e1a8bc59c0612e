import Terminal
import Testing
import TutorCore
import TutorView
import Verdicts

/// A key that the user has assigned in `config.yaml` is the one that every screen names.
struct AssignedKeyTests {
    /// The lesson's first exercise, with other keys for what is pressed there most.
    private func atWork() throws -> Stage {
        var stage = try Stage(width: 100, height: 30)
        stage.model.keys = [.run: KeyEvent(.function(2)), .check: KeyEvent(.function(7)), .hint: KeyEvent(.function(12))]
        stage.press("^G", "X", "e")
        return stage
    }

    /// The names of the default keys of these commands, which no longer run them.
    private static let defaults = ["F4", "F5", "F6"]

    private func expectNoDefaults(_ stage: Stage) {
        for key in Self.defaults { #expect(!stage.screen.contains(key), "\(key)\n\(stage.screen)") }
    }

    @Test func `the key bar, a result, and a verdict name it, and it does what they say`() throws {
        var stage = try atWork()
        #expect(
            stage.screen.contains("F2 Run") && stage.screen.contains("F7 Check") && stage.screen.contains("F12 Hint"), "\(stage.screen)")
        expectNoDefaults(stage)
        #expect(try ScreenPromise(stage).broken == [])
        stage.press("F7")
        let run = try #require(stage.model.lesson?.pad.activity.run)
        let feedback = Feedback(kind: .rows, message: "Your query returns 2 rows.")
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: [feedback]), wasAsked: true))
        #expect(stage.screen.contains("F12 Hint (0 of 2)") && stage.screen.contains("F2 Your result"), "\(stage.screen)")
        expectNoDefaults(stage)
        #expect(try ScreenPromise(stage).broken == [])
        stage.press("F12")
        #expect(stage.screen.contains("Which rows should stay?"))
    }

    @Test func `a sentence names it`() throws {
        var stage = try atWork()
        stage.press("Alt-Down")
        #expect(stage.model.notice?.text == "Nothing has run here yet. F2 runs the scratchpad.")
        stage.press("^G", "W")
        #expect(stage.model.notice?.text == "To see this, check your answer with F7 or Ctrl-G C.")
        stage.model.keys[.map] = nil
        stage.press("Esc")
        for _ in 0..<9 { stage.press("^G", "N") }
        stage.press("s", "Enter", "Space")
        #expect(stage.screen.contains("This is the end of the lesson. Ctrl-G M shows all lessons."), "\(stage.screen)")
    }
}
