import Progress
import Terminal
import Testing
import TutorCore
import TutorView

/// While a question waits in view, letters belong to it; and no key that walks answers it.
struct LetterTests {
    /// The second section, where the lesson asks this before its first query runs.
    private func stage(asking question: String, code: String = "SELECT name FROM ferries;", width: Int = 120) throws -> Stage {
        var stage = try Stage(
            width: width,
            text: Stage.text.replacing("```sql run predict=rows\nSELECT name FROM ferries;", with: "```sql run \(question)\n\(code)"))
        stage.press("n")
        return stage
    }

    private static let yesOrNo = "predict=\"Any?\" choices=\"Yes|No\" expect=\"No\""
    private static let text = "predict=\"Who?\" expect=\"Ada Lovelace|Ada\""

    /// The lesson's section with a question, at its end.
    private func atQuiz() throws -> (Stage, ExampleID) {
        var stage = try Stage()
        func quiz() -> ExampleID? { stage.model.lesson?.items.lazy.compactMap { if case .quiz(let id) = $0 { id } else { nil } }.first }
        while quiz() == nil { stage.press("^G", "N") }
        return (stage, try #require(quiz()))
    }

    private func runs(_ stage: Stage) -> Bool { !stage.effects.sentSQL.isEmpty }

    @Test func `n and n on the way answer nothing, and n at a Yes/No question neither answers nor walks`() throws {
        var stage = try stage(asking: Self.yesOrNo)
        for _ in 0..<3 {
            stage.press("n")
            #expect(try stage.lesson.section == 1 && stage.lesson.openPrediction != nil && !runs(stage))
            #expect(stage.screen.contains("Letters belong to this question: a–b answer, s skips."), "\(stage.screen)")
        }
        stage.press("b")
        #expect(try stage.lesson.openPrediction == nil && runs(stage))
    }

    @Test(arguments: [yesOrNo, "predict=rows", text])
    func `keys that walk answer nothing`(question: String) throws {
        var stage = try stage(asking: question)
        for key in ["Space", "Up", "Down", "PageDown", "PageUp", "Backspace", "Left", "Right", "Home", "End"] {
            stage.press(key)
            #expect(try stage.lesson.section == 1 && stage.lesson.openPrediction != nil && stage.lesson.prompt == nil && !runs(stage))
        }
        if question == Self.yesOrNo { stage.press("Enter") }
        #expect(try stage.lesson.openPrediction != nil && !runs(stage))
    }

    @Test(arguments: ["p", "e", "r", "l", "q", "/", "#", "?", "y", "x", "1"])
    func `a letter that answers nothing only says what the letters are`(letter: String) throws {
        var stage = try stage(asking: Self.yesOrNo, width: 80)
        stage.press(letter)
        #expect(try stage.lesson.section == 1 && stage.lesson.focus == .text && stage.model.overlay == nil && stage.effects.isEmpty)
        #expect(stage.frame.canvas.row(stage.size.height - 2).contains("a–b answer, s skips."), "\(stage.screen)")
        let bar = stage.frame.canvas.row(stage.size.height - 1)
        #expect(bar.contains("a–b Answer") && bar.contains("s Skip") && !bar.contains(" n Next") && !bar.contains(" e "), "\(bar)")
    }

    @Test(arguments: ["2", "-", "."]) func `what a number begins with opens the field for it`(typed: String) throws {
        var stage = try stage(asking: "predict=rows")
        stage.press(typed)
        #expect(try stage.lesson.prompt?.input.text == typed)
    }

    @Test func `another letter at a field for a number says that it takes one, and s skips it`() throws {
        var stage = try stage(asking: "predict=rows")
        stage.press("n", "t")
        #expect(try stage.lesson.prompt == nil && stage.lesson.section == 1)
        #expect(stage.screen.contains("type a number, s skips."), "\(stage.screen)")
        stage.press("s")
        #expect(try stage.lesson.openPrediction == nil && !runs(stage))
    }

    @Test(arguments: ["none of them", "select", "/quit?"])
    func `in a field for text, everything typed is the answer`(typed: String) throws {
        var stage = try stage(asking: Self.text)
        stage.press(typed)
        #expect(try stage.lesson.prompt?.input.text == typed && stage.lesson.section == 1)
    }

    @Test func `Enter on an empty field skips the question, and the field says so`() throws {
        var stage = try stage(asking: Self.text)
        stage.press("Enter")
        #expect(stage.screen.contains("Enter skip · Esc close"), "\(stage.screen)")
        stage.press("Enter")
        #expect(try stage.lesson.openPrediction == nil && stage.lesson.prompt == nil && !runs(stage))
        #expect(stage.screen.contains("Prediction skipped."))
    }

    @Test func `a question that was skipped gives the letters back, and selecting it takes them again`() throws {
        var (stage, id) = try atQuiz()
        let section = try stage.lesson.section
        stage.press("n")
        #expect(try stage.lesson.section == section && stage.lesson.quizState(id).chosen == nil)
        stage.press("s", "Backtab", "p")
        #expect(try stage.lesson.section == section)
        stage.press("s", "p")
        #expect(try stage.lesson.section == section - 1)
    }

    @Test func `an answer to an example that removes something runs it only after Enter`() throws {
        let code = "DELETE FROM ferries WHERE id = 1;"
        var chosen = try stage(asking: Self.yesOrNo, code: code, width: 80)
        chosen.press("a")
        #expect(!runs(chosen) && chosen.screen.contains("This example resets or removes something. Enter runs it."), "\(chosen.screen)")
        #expect(chosen.screen.contains("Enter Run"), "\(chosen.screen)")
        chosen.press("b", "Enter")
        #expect(runs(chosen) && chosen.model.lesson?.examples.values.first?.prediction == "No")
        var typed = try stage(asking: "predict=rows", code: code)
        typed.press("1", "Enter")
        #expect(!runs(typed) && typed.screen.contains("Enter runs it."), "\(typed.screen)")
        typed.press("Enter")
        #expect(runs(typed))
    }

    @Test func `of two questions in view, the upper one that waits has the letters`() throws {
        let choices = "  - text: It is\n    correct: true\n    why: So.\n  - text: It isn't\n    why: It is.\n"
        let quiz = { (name: String) in "```yaml quiz\nquestion: \(name)?\nchoices:\n\(choices)```\n" }
        var stage = try Stage(text: Stage.text.replacing("## Counting\n", with: "## Counting\n\n\(quiz("One"))\n\(quiz("Two"))\n"))
        stage.press("n")
        let ids = try stage.lesson.items.compactMap { if case .quiz(let id) = $0 { id } else { nil } }
        let right = try ["a", "b"][#require(stage.lesson.quizState(ids[0]).order.firstIndex(of: 0))]
        stage.press(right)
        #expect(try stage.lesson.quizState(ids[0]).isRight == true && stage.lesson.quizState(ids[1]).chosen == nil)
        stage.press("n")
        #expect(try stage.lesson.section == 1 && stage.lesson.quizState(ids[1]).chosen == nil)
    }
}
