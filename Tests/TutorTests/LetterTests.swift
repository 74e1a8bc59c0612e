import Progress
import Terminal
import Testing
import TutorCore
import TutorView

/// While a question waits in view, what is typed is its answer, which Enter submits; and no key that walks answers it.
struct LetterTests {
    /// The second section, where the lesson asks this before its first query runs.
    private func stage(asking question: String, width: Int = 120) throws -> Stage {
        var stage = try Stage(width: width, text: Stage.text.replacing("```sql run predict=rows", with: "```sql run \(question)"))
        stage.press("n")
        return stage
    }

    private static let yesOrNo = "predict=\"Any?\" choices=\"Yes|No\" expect=\"No\""
    private static let text = "predict=\"Who?\" expect=\"Ada Lovelace|Ada\""
    private static let rule = "Type a–b, and Enter submits. s and Enter skip this question."

    /// The lesson's section with a question, at its end.
    private func atQuiz() throws -> (Stage, ExampleID) {
        var stage = try Stage()
        func quiz() -> ExampleID? { stage.model.lesson?.items.lazy.compactMap { if case .quiz(let id) = $0 { id } else { nil } }.first }
        while quiz() == nil { stage.press("^G", "N") }
        return (stage, try #require(quiz()))
    }

    private func runs(_ stage: Stage) -> Bool { !stage.effects.sentSQL.isEmpty }

    @Test(arguments: [("b", "No"), ("A", "Yes"), ("yes", "Yes"), ("n", "No")])
    func `a letter alone answers nothing; a choice's letter or its words and Enter do`(typed: String, chosen: String) throws {
        var stage = try stage(asking: Self.yesOrNo)
        for letter in typed { stage.press(String(letter)) }
        #expect(try stage.lesson.openPrediction != nil && stage.lesson.prompt?.input.text == typed && !runs(stage))
        #expect(stage.screen.contains("›  \(typed)"), "\(stage.screen)")
        stage.press("Enter")
        #expect(runs(stage) && stage.model.lesson?.examples.values.first?.prediction == chosen)
    }

    @Test(arguments: ["n", "p", "e", "r", "l", "q", "/", "#", "?", "y ", "x", "1", "seven", "bb", "7 and 6"])
    func `what names no choice stays on the answer's line, however often Enter is pressed`(typed: String) throws {
        var stage = try stage(
            asking: Self.yesOrNo.replacing("Yes|No", with: "Some|Not a one").replacing("\"No\"", with: "\"Some\""), width: 80)
        #expect(stage.frame.canvas.row(stage.size.height - 2).contains(Self.rule), "\(stage.screen)")
        stage.press(typed, typed, "Enter", "Enter")
        #expect(try stage.lesson.section == 1 && stage.lesson.focus == .text && stage.model.overlay == nil && !runs(stage))
        #expect(try stage.lesson.openPrediction != nil && stage.lesson.prompt?.input.text == typed + typed)
        #expect(stage.frame.canvas.row(stage.size.height - 2).contains(Self.rule), "\(stage.screen)")
        stage.press("^U", "Enter", "Enter", "Enter")
        #expect(try stage.lesson.openPrediction != nil && !runs(stage))
    }

    @Test(arguments: [yesOrNo, "predict=rows", text])
    func `keys that walk answer nothing, and s and Enter skip the question`(question: String) throws {
        var stage = try stage(asking: question)
        for key in ["Space", "Up", "Down", "PageDown", "PageUp", "Backspace", "Left", "Right", "Home", "End"] {
            stage.press(key)
            #expect(try stage.lesson.section == 1 && stage.lesson.openPrediction != nil && stage.lesson.prompt == nil && !runs(stage))
        }
        stage.press("Enter", "Enter", "s")
        #expect(try stage.lesson.openPrediction != nil && !runs(stage))
        stage.press("Enter")
        #expect(try stage.lesson.openPrediction == nil && stage.lesson.prompt == nil && !runs(stage))
        #expect(stage.screen.contains("Prediction skipped."))
    }

    @Test func `a word at a number's field says that it takes a number`() throws {
        var stage = try stage(asking: "predict=rows")
        stage.press("many", "Enter")
        #expect(try stage.lesson.openPrediction != nil && stage.lesson.prompt?.input.text == "many" && !runs(stage))
        #expect(stage.screen.contains("Type a"), "\(stage.screen)")
    }

    @Test(arguments: ["none of them", "select", "/quit?"])
    func `in a field for text, everything typed is the answer`(typed: String) throws {
        var stage = try stage(asking: Self.text)
        stage.press(typed)
        #expect(try stage.lesson.prompt?.input.text == typed && stage.lesson.section == 1)
    }

    @Test func `a question that was skipped gives the letters back, and selecting it takes them again`() throws {
        var (stage, id) = try atQuiz()
        let section = try stage.lesson.section
        stage.press("n", "Enter", "^U", "Esc")
        #expect(try stage.lesson.section == section && stage.lesson.quizState(id).chosen == nil)
        stage.press("s", "Enter", "Backtab", "p")
        #expect(try stage.lesson.section == section)
        stage.press("^U", "s", "Enter", "p")
        #expect(try stage.lesson.section == section - 1)
    }

    @Test func `of two questions in view, the upper one that waits takes what is typed`() throws {
        let choices = "  - text: It is\n    correct: true\n    why: So.\n  - text: Not at all\n    why: It is.\n"
        let quiz = { (name: String) in "```yaml quiz\nquestion: \(name)?\nchoices:\n\(choices)```\n" }
        var stage = try Stage(text: Stage.text.replacing("## Counting\n", with: "## Counting\n\n\(quiz("One"))\n\(quiz("Two"))\n"))
        stage.press("n")
        let ids = try stage.lesson.items.compactMap { if case .quiz(let id) = $0 { id } else { nil } }
        let right = try ["a", "b"][#require(stage.lesson.quizState(ids[0]).order.firstIndex(of: 0))]
        stage.press(right, "Enter")
        #expect(try stage.lesson.quizState(ids[0]).isRight == true && stage.lesson.quizState(ids[1]).chosen == nil)
        // A key that is pressed twice answers nothing that wasn't read.
        stage.press(right)
        #expect(try stage.lesson.section == 1 && stage.lesson.quizState(ids[1]).chosen == nil)
    }
}
