import Course
import EngineValues
import Postgres
import Primitives
import Progress
import Sandbox
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorView

struct ReadingTests {
    @Test func `the notes are last among the commands, because they aren't for learners`() throws {
        let text = Stage.text.replacing("## Counting\n", with: "## Counting\n\n```text notes\nAsk who has seen one.\n```\n")
        let stage = try Stage(text: text)
        let enabled = Command.listed(in: stage.model).filter { $0.availability(in: stage.model) == .now }
        #expect(enabled.last == .notes)
    }

    @Test func `the help's lines continue under what a key does`() throws {
        var stage = try Stage(width: 80, height: 50)
        stage.press("F1")
        let lines = stage.screen.split(separator: "\n")
        let long = try #require(lines.firstIndex { $0.contains("Your answer, while a question waits in view.") })
        #expect(lines[long + 1].contains("│" + String(repeating: " ", count: 17)), "\(lines[long + 1])")
        var tall = try Stage(width: 80, height: 100)
        tall.press("F1")
        let all = tall.screen.split(separator: "\n")
        let enter = try #require(all.firstIndex { $0.contains("At the end of a line that ends a statement") })
        let rest = all[enter + 1...enter + 1]
        #expect(rest.allSatisfy { $0.contains("│" + String(repeating: " ", count: 17)) && $0.count == all[enter].count }, "\(rest)")
    }

    @Test func `a breadcrumb that is too long loses the course first, and the title is cut between words`() throws {
        var stage = try Stage(width: 100, height: 30)
        stage.model.lesson?.courseTitle = "Everything that can be said about the islands in the sea"
        stage.model.lesson?.moduleTitle = "Boats"
        #expect(stage.frame.canvas.row(0).hasPrefix(" calf   4 Boats › 11 Ferries  "), "\(stage.screen)")
        stage.model.lesson?.moduleTitle = "The harbors of all the islands, and their boats and ferries"
        #expect(stage.frame.canvas.row(0).hasPrefix(" calf   11 Ferries  "), "\(stage.screen)")
    }

    @Test func `an instructor can see the notes of a section, and hide them again`() throws {
        let text = Stage.text.replacing("## Counting\n", with: "## Counting\n\n```text notes\nAsk who has seen `ferries`.\n```\n")
        var stage = try Stage(width: 80, height: 24, text: text)
        stage.press("n")
        #expect(!stage.screen.contains("Ask who has seen"))
        stage.press("^G", "*")
        #expect(stage.screen.contains("Note for the instructor:"))
        #expect(stage.screen.contains("Ask who has seen ferries."))
        stage.press("^G", "*")
        #expect(!stage.screen.contains("Ask who has seen"))
        var other = try Stage(width: 80, height: 24)
        other.press("^G")
        #expect(!other.screen.contains("Notes for the instructor"))
    }

    /// The lesson, with more text before its example than fits on a screen.
    private let longStory = Stage.text.replacing(
        "How many are there?", with: String(repeating: "Long ago.\n\n", count: 20) + "How many are there?")

    @Test(arguments: [(80, 24), (120, 40), (200, 60)])
    func `a lesson's page matches its reviewed snapshot`(width: Int, height: Int) throws {
        var stage = try Stage(width: width, height: height)
        stage.press("n")
        expectSnapshot(stage.screen, named: "lesson-\(width)x\(height)")
    }

    /// Answers the example's query with these rows.
    private func run(_ stage: inout Stage, _ rows: [[String?]]) throws { try stage.answer(["name"], rows, tag: "SELECT \(rows.count)") }

    @Test(arguments: [(80, 24), (120, 40), (160, 48)])
    func `a prediction is typed in a prompt, and appears with the result under the example`(width: Int, height: Int) throws {
        var stage = try Stage(width: width, height: height)
        stage.press("n")
        #expect(stage.screen.contains("Predict: How many rows?"))
        #expect(stage.screen.contains("Type a number"))
        #expect(!stage.screen.contains("Two. One for each island."))
        #expect(stage.frame.canvas.cursor == nil)
        stage.press("Enter")
        #expect(stage.screen.contains("Enter submit · Esc close"))
        #expect(stage.screen.contains("SELECT name FROM ferries;"))
        stage.press("3", "Enter")
        #expect(stage.effects.contains { if case .run(_, "SELECT name FROM ferries;\n", _) = $0 { true } else { false } })
        try run(&stage, [["Ada"], ["Bo"]])
        #expect(stage.screen.contains("✗ Not quite: you predicted 3. The query returned 2 rows."))
        #expect(stage.screen.contains("2 rows · 0.6 ms"))
        #expect(stage.screen.contains("Two. One for each island."))
        expectSnapshot(stage.screen, named: "predicted-\(width)x\(height)")
    }

    @Test func `who looks something up in another lesson finds results, answers, and verdicts again`() throws {
        var stage = try Stage()
        let fresh = try stage.lesson
        stage.press("n", "Enter", "3", "Enter")
        try run(&stage, [["Ada"], ["Bo"]])
        stage.press("n", "e", "F5")
        try run(&stage, [["Cleo"]])
        var other = fresh
        other.summary.id = "tides"
        for state in [other, fresh] { stage.step(.lessonOpened(OpenedLesson(state: state, drafts: [:]))) }
        stage.press("n")
        #expect(stage.screen.contains("✗ Not quite: you predicted 3. The query returned 2 rows."), "\(stage.screen)")
        stage.press("n")
        #expect(stage.screen.contains("Cleo"), "\(stage.screen)")
    }

    @Test func `a number can be predicted in words`() throws {
        for (words, isRight) in [("twenty-one", false), ("two", true)] {
            var stage = try Stage()
            stage.press("n", "Enter", words, "Enter")
            try run(&stage, [["Ada"], ["Bo"]])
            #expect(stage.screen.contains(isRight ? "Correct: you predicted two" : "you predicted twenty-one"), "\(stage.screen)")
        }
    }

    @Test func `a sum that someone types as a prediction counts as its result`() throws {
        var stage = try Stage()
        stage.press("n", "Enter", "3 - 1 = 2", "Enter")
        try run(&stage, [["Ada"], ["Bo"]])
        #expect(stage.screen.contains("Correct: you predicted 3 - 1 = 2"), "\(stage.screen)")
    }

    @Test(arguments: [(80, 24), (120, 40)])
    func `F5 on a page without an example shows the scratchpad that it runs`(width: Int, height: Int) throws {
        var stage = try Stage(width: width, height: height)
        stage.press("n", "^G", "N", "e", "Escape", "F5")
        #expect(stage.effects.contains { if case .run = $0 { true } else { false } })
        #expect(stage.screen.contains("SELECT name FROM ferries;"))
    }

    @Test(arguments: ["no rows", "none", "never", "not a bean", "b", "nepes /?q s"])
    func `printable keys go only to the open prompt`(text: String) throws {
        var stage = try Stage()
        stage.press("n", "Enter")
        for character in text { stage.step(.key(.character(character))) }
        #expect(try stage.lesson.section == 1)
        #expect(try stage.lesson.prompt?.input.text == text)
        let field = try #require(stage.frame.canvas.cursor)
        #expect(stage.frame.canvas.row(field.y).contains(text))
        stage.press("Esc")
        #expect(try stage.lesson.prompt == nil)
        #expect(stage.frame.canvas.cursor == nil)
        #expect(stage.screen.contains(text))
        stage.press("Enter", "x")
        #expect(try stage.lesson.prompt?.input.text == text + "x")
    }

    @Test(arguments: [
        ("2", "✓ Correct: you predicted 2."), ("two rows", "✓ Correct: you predicted two rows."),
        ("no rows", "✗ Not quite: you predicted no rows. The query returned"),
        ("none", "✗ Not quite: you predicted none. The query returned"),
        ("1,000", "✗ Not quite: you predicted 1,000."),
    ])
    func `a prediction is compared with what the query returned`(prediction: String, comment: String) throws {
        var stage = try Stage()
        stage.press("n", "Enter")
        stage.step(.paste(prediction))
        stage.press("Enter")
        try run(&stage, [["Ada"], ["Bo"]])
        #expect(stage.screen.contains(comment))
    }

    /// The lesson, with another prediction about its first query.
    private func stage(predicting prediction: String) throws -> Stage {
        var stage = try Stage(text: Stage.text.replacing("```sql run predict=rows", with: "```sql run \(prediction)"))
        stage.press("n")
        return stage
    }

    @Test func `a value is no verdict on a text that says no number`() throws {
        var stage = try stage(predicting: "predict=\"How many?\" expect=value")
        stage.press("Enter")
        stage.step(.paste("SELECT 7;"))
        stage.press("Enter")
        try run(&stage, [["7"]])
        #expect(stage.screen.contains("You predicted: SELECT 7; The answer is 7."))
    }

    @Test(arguments: [
        ("no idea", "predict=rows", "Type a whole number"), ("not 2", "predict=rows", "Type a whole number"),
        ("2 or 3", "predict=rows", "Type a whole number"), ("twenty two", "predict=rows", "Type a whole number"),
        ("SELECT 2;", "predict=\"How many?\" expect=2", "Type a number"), ("-5", "predict=rows", "Type a whole number"),
        ("many", "predict=\"How many?\" expect=2", "Type a number"),
        ("fast", "predict=plan", "Name a step"), ("not a seq scan", "predict=plan", "Name a step"),
    ])
    func `a prediction that can't be compared runs nothing`(text: String, prediction: String, refusal: String) throws {
        var stage = try stage(predicting: prediction)
        stage.press("Enter")
        stage.step(.paste(text))
        stage.press("Enter")
        #expect(stage.screen.contains(refusal))
        #expect(!stage.effects.contains { if case .run = $0 { true } else { false } })
        #expect(try stage.lesson.prompt?.input.text == text)
    }

    @Test(arguments: [
        ("expect=2", "two", "✓ Correct: you predicted two."), ("expect=2", "5", "✗ Not quite: you predicted 5. The answer is 2."),
        ("expect=\"Ada Lovelace|Ada\"", "ada", "✓ Correct: you predicted ada."),
        ("expect=8.50", "it's 8.5!", "✓ Correct: you predicted it's"),
        ("expect=rows", "2", "✓ Correct: you predicted 2."),
        ("answer=\"Ask them.\"", "alone", "You predicted: alone. The answer: Ask them."),
    ])
    func `every typed prediction gets a verdict, or the answer`(keys: String, typed: String, comment: String) throws {
        var stage = try stage(predicting: "predict=\"Who knows?\" \(keys)")
        stage.press("Enter")
        stage.step(.paste(typed))
        stage.press("Enter")
        try run(&stage, [["Ada"], ["Bo"]])
        #expect(stage.screen.contains(comment), "\(stage.screen)")
    }

    @Test(arguments: [
        ("b", "✓ Correct: you predicted Two."), ("A", "✗ Not quite: you predicted Three. The answer is Two."),
    ])
    func `a prediction with choices is answered with a letter and Enter`(key: String, comment: String) throws {
        var stage = try stage(predicting: "predict=\"How many?\" choices=\"Three|Two|None\" expect=\"Two\"")
        #expect(stage.screen.contains("Predict: How many?"))
        #expect(stage.screen.contains("a  Three") && stage.screen.contains("c  None"))
        #expect(stage.screen.contains("Type a–c, and Enter submits.") && !stage.screen.contains("Two. One for each island."))
        stage.press(key, "Enter")
        try run(&stage, [["Ada"], ["Bo"]])
        #expect(stage.screen.contains(comment))
        #expect(stage.screen.contains("Two. One for each island."))
    }

    @Test func `Enter pressed twice after a choice's letter doesn't roll back an open transaction`() throws {
        var stage = try stage(predicting: "predict=\"Any?\" choices=\"Many|None\" expect=\"None\"")
        stage.step(.transactionStands(try stage.lesson.id, .a, .inTransaction))
        stage.press("b", "Enter")
        #expect(stage.screen.contains("Roll back, then run it"), "\(stage.screen)")
        stage.press("Enter")
        #expect(stage.model.overlay == nil && stage.effects.isEmpty)
    }

    @Test func `an answer that is marked wrong isn't given again`() throws {
        var stage = try Stage()
        var id: ExampleID? { stage.model.lesson?.items.lazy.compactMap { if case .quiz(let id) = $0 { id } else { nil } }.first }
        while id == nil { stage.press("^G", "N") }
        let question = try #require(id)
        let quiz = try #require(try stage.lesson.quiz(question))
        let state = try stage.lesson.quizState(question)
        let place = try #require(state.order.firstIndex { !quiz.choices[$0].isCorrect })
        let key = ["a", "b", "c", "d"][place]
        stage.press(key, "Enter")
        #expect(try stage.lesson.quizState(question).isRight == false)
        stage.press(key, "Enter")
        #expect(stage.screen.contains("\(key) is already marked wrong. Choose another answer."), "\(stage.screen)")
        #expect(!stage.effects.contains { if case .record = $0 { true } else { false } })
    }

    @Test func `a prediction that was only passed is asked again after a restart, until the lesson is done`() throws {
        for isDone in [false, true] {
            var stage = try Stage()
            var again = try stage.lesson
            again.progress.place = LessonProgress.Place(section: 2)
            if isDone { again.progress.completed = .now }
            stage.step(.lessonOpened(OpenedLesson(state: again, drafts: [:])))
            stage.press("p")
            #expect(stage.screen.contains("Type a number") != isDone, "\(stage.screen)")
            #expect(stage.screen.contains("Prediction: How many rows?") == isDone, "\(stage.screen)")
        }
    }

    @Test func `after a restart, a prediction that was answered shows its question`() throws {
        var stage = try Stage()
        var again = try stage.lesson
        again.progress.predictions = [0]
        again.progress.place = LessonProgress.Place(section: 2)
        stage.step(.lessonOpened(OpenedLesson(state: again, drafts: [:])))
        stage.press("p")
        #expect(stage.screen.contains("Predicted earlier: How many rows?"), "\(stage.screen)")
        #expect(stage.screen.contains("Two. One for each island."))
    }

    @Test func `after a restart in the same section, only a prediction that wasn't answered asks again`() throws {
        for isAnswered in [true, false] {
            var stage = try Stage()
            var again = try stage.lesson
            if isAnswered { again.progress.predictions = [0] }
            again.progress.place = LessonProgress.Place(section: 1)
            stage.step(.lessonOpened(OpenedLesson(state: again, drafts: [:])))
            #expect(stage.screen.contains("Predicted earlier: How many rows?") == isAnswered, "\(stage.screen)")
            #expect(stage.screen.contains("Type a number") != isAnswered, "\(stage.screen)")
        }
    }

    @Test func `zooming the only pane says why nothing happens`() throws {
        var stage = try Stage(width: 80, height: 24)
        stage.press("^G", "Z")
        #expect(stage.screen.contains("The lesson already fills the screen."))
    }

    @Test func `an answer that the lesson declares is no verdict on another result`() throws {
        var stage = try stage(predicting: "predict=\"How many?\" expect=2")
        stage.press("Enter", "5", "Enter")
        try run(&stage, [["Ada"]])
        #expect(stage.screen.contains("You predicted: 5. The lesson was written for another"))
    }

    @Test(arguments: [("3", "You predicted: 3. The answer is 84."), ("84", "✓ Correct: you predicted 84.")])
    func `the only value of a result is compared with the prediction, which isn't wrong if the lesson has another result`(
        text: String, verdict: String
    ) throws {
        var stage = try stage(predicting: "predict=\"Which?\" expect=value")
        stage.press("Enter", text, "Enter")
        try run(&stage, [["84"]])
        #expect(stage.screen.contains(verdict) && !stage.screen.contains("Not quite"), "\(stage.screen)")
    }

    @Test func `the output of an example appears after its run, and not before`() throws {
        let stage = try stage(predicting: "")
        #expect(stage.screen.contains("Two. One for each island."))
        #expect(!stage.screen.contains("(2 rows)") && !stage.screen.contains("(1 row)"))
    }

    @Test func `a result that differs from the lesson's is reported`() throws {
        var stage = try Stage()
        stage.press("n", "s", "Enter", "Enter")
        try run(&stage, [["Ada"]])
        #expect(stage.screen.contains("! This lesson was written for 2 rows. Your database"))
    }

    @Test func `a result with other values than the lesson's is reported, whatever the order of its rows`() throws {
        var stage = try Stage()
        stage.press("n", "s", "Enter", "Enter")
        try run(&stage, [["Bo"], ["Ada"]])
        #expect(!stage.screen.contains("differs from"))
        stage.press("Backtab", "Enter")
        try run(&stage, [["Bo"], ["Cleo"]])
        #expect(stage.screen.contains("! Your result differs from the lesson's. Did you skip an"), "\(stage.screen)")
    }

    @Test func `a NULL, which psql prints as nothing, is the lesson's result`() throws {
        var stage = try Stage(
            text: Stage.text.replacing("```sql run predict=rows", with: "```sql run predict=\"Known?\" choices=Yes|No expect=No")
                .replacing(" Ada\n Bo\n(2 rows)", with: "\n(1 row)"))
        stage.press("n", "b", "Enter")
        try run(&stage, [[nil]])
        #expect(stage.screen.contains("✓ Correct: you predicted No.") && !stage.screen.contains("differs from"), "\(stage.screen)")
    }

    @Test func `a skipped prediction's example is selected, and Enter runs it`() throws {
        var stage = try Stage()
        stage.press("n", "s", "Enter", "Enter")
        #expect(stage.effects.sentSQL.map(\.trimmed) == ["SELECT name FROM ferries;"])
    }

    @Test func `only an example that changes data is called a reason for another result below it`() throws {
        var stage = try Stage()
        stage.press("n", "s", "Enter", "Tab", "Enter")
        try run(&stage, [["7"]])
        #expect(stage.screen.contains("differs from") && !stage.screen.contains("Run the examples above first."), "\(stage.screen)")
    }

    /// A lesson with an example that creates an index, and one with a plan, before the prediction.
    private static let planText = Stage.text.replacing(
        "```sql run predict=rows",
        with: """
            ```sql run
            CREATE INDEX tonnage ON ferries (tonnes);
            ```

            ```sql run
            EXPLAIN (COSTS OFF) SELECT name FROM ferries WHERE tonnes = 1;
            ```

            ```text output
                           QUERY PLAN
            ------------------------------------
             Index Scan using tonnage on ferries
               Index Cond: (tonnes = 1)
            (2 rows)
            ```

            ```sql run predict=rows
            """)

    @Test func `where an example's plan or error differs, the cause is named: it ran before, or an example above hasn't`() throws {
        var stage = try Stage(width: 120, height: 60, text: Self.planText)
        func explain(_ scan: String) throws { try stage.answer(["QUERY PLAN"], [[scan], ["  Filter: (tonnes = 1)"]], tag: "EXPLAIN") }
        stage.press("n", "Tab", "Enter", "o")
        try explain("Seq Scan on ferries")
        #expect(stage.screen.contains("! Your plan differs from the lesson's. Run the examples"), "\(stage.screen)")
        stage.press("Backtab", "Backtab", "Enter")
        try stage.answer([], [], tag: "CREATE INDEX")
        #expect(stage.screen.contains("The examples above"), "\(stage.screen)")
        stage.press("Backtab", "Enter")
        try #require(stage.effects.sentSQL.map(\.trimmed) == ["CREATE INDEX tonnage ON ferries (tonnes);"])
        let run = try #require(stage.model.lesson?.pad.activity.run)
        stage.step(.runFinished(run, Trouble(headline: "No.", sqlstate: "42P07", message: "It already exists.")))
        #expect(stage.screen.contains("You ran this"), "\(stage.screen)")
        stage.step(.dataReset(try stage.lesson.id, copy: nil, canUndo: true))
        #expect(!stage.screen.contains("It already exists.") && !stage.screen.contains("Your plan differs"), "\(stage.screen)")
        stage.step(.dataResetUndone(try stage.lesson.id))
        #expect(stage.screen.contains("It already exists."))
    }

    @Test func `an example that failed has changed nothing, and is still to do once the one above it has run`() throws {
        let query = "EXPLAIN (COSTS OFF) SELECT name FROM ferries WHERE tonnes = 1;"
        let text = Self.planText.replacing(query, with: "UPDATE docks SET id = 1;")
        var stage = try Stage(width: 120, height: 60, text: text)
        stage.press("n", "Tab", "Enter", "o")
        for _ in 0..<2 {
            let run = try #require(stage.model.lesson?.pad.activity.run)
            stage.step(.runFinished(run, Trouble(headline: "No.", sqlstate: "42P01", message: "There is no table docks.")))
            #expect(stage.screen.contains("Run the examples"), "\(stage.screen)")
            stage.press("Backtab", "Enter")
        }
        let run = try #require(stage.model.lesson?.pad.activity.run)
        stage.step(.runFinished(run, Trouble(headline: "No.", sqlstate: "42P01", message: "There is no table docks.")))
        stage.press("Backtab", "Backtab", "Enter")
        try stage.answer([], [], tag: "CREATE INDEX")
        #expect(stage.screen.contains("▸ │ UPDATE docks"), "\(stage.screen)")
    }

    @Test func `a key of the scratchpad says on a page where it works`() throws {
        var stage = try Stage()
        stage.press("n", "^G", "N", "^R")
        #expect(stage.screen.contains("History works in the scratchpad."))
    }

    @Test func `an example's plan may differ in details from the lesson's`() throws {
        var stage = try Stage(width: 120, height: 60, text: Self.planText)
        stage.press("n", "Tab", "Enter", "o")
        try stage.answer(
            ["QUERY PLAN"], [["Index Scan using tonnage on ferries"], ["  Index Cond: (tonnes = 1)"], ["  Buffers: shared hit=1"]],
            tag: "EXPLAIN")
        #expect(!stage.screen.contains("differs from the lesson's"), "\(stage.screen)")
    }

    @Test(arguments: [60, 12]) func `Space passes no example that hasn't run while a prediction below it is open`(height: Int) throws {
        var stage = try Stage(width: 120, height: height, text: Self.planText)
        stage.press("n")
        for _ in 0..<9 where !stage.screen.contains("hasn't run yet") { stage.press("Space") }
        #expect(stage.screen.contains("This example hasn't run yet: Enter runs it, Tab skips it."), "\(stage.screen)")
        stage.press("Enter")
        #expect(stage.effects.sentSQL.map(\.trimmed) == ["CREATE INDEX tonnage ON ferries (tonnes);"])
    }

    @Test func `a number that answers the open prediction goes into its field, even if the example above it is selected`() throws {
        let text = Stage.text.replacing(
            "```sql run predict=rows\nSELECT name FROM ferries;",
            with: "```sql run\nSELECT 1;\n```\n\n```sql run predict=rows\nSELECT name FROM ferries;")
        var stage = try Stage(text: text)
        stage.press("n")
        #expect(try stage.lesson.markedField == nil)
        stage.press("5", "Enter")
        try run(&stage, [["Ada"], ["Bo"]])
        #expect(stage.screen.contains("✗ Not quite: you predicted 5."), "\(stage.screen)")
    }

    @Test func `above another result of a later run, a verdict on a prediction is said to be of an earlier one`() throws {
        var stage = try Stage()
        stage.press("n", "3", "Enter")
        try run(&stage, [["Ada"], ["Bo"]])
        #expect(stage.screen.contains("✗ Not quite: you predicted 3. The query returned 2 rows."))
        stage.press("Backtab", "Enter")
        try run(&stage, [["Ada"], ["Bo"], ["Cleo"]])
        #expect(stage.screen.contains("  Earlier run: Not quite: you predicted 3."), "\(stage.screen)")
    }

    @Test func `an error in an example is shown under it`() throws {
        var stage = try Stage()
        stage.press("n", "s", "Enter", "Enter")
        let run = try #require(try stage.lesson.pad.activity.run)
        stage.step(
            .runFinished(run, Trouble(headline: "The server could not run this statement.", sqlstate: "42P01", message: "No table.")))
        #expect(stage.screen.contains("✗ The server could not run this statement."))
        #expect(stage.screen.contains("42P01"))
    }

    @Test func `a prediction can be skipped, and what was typed for it is none`() throws {
        var stage = try Stage()
        stage.press("n", "Enter", "two", "Esc", "Enter", "^U", "s", "Enter")
        #expect(try stage.lesson.openPrediction == nil && !stage.screen.contains("You predicted"))
    }

    @Test func `Esc goes back one level at a time`() throws {
        var stage = try Stage()
        stage.press("n", "Enter", "^G", "Esc")
        #expect(stage.model.overlay == nil)
        #expect(try stage.lesson.prompt != nil)
        stage.press("Esc")
        #expect(try stage.lesson.prompt == nil)
        #expect(stage.model.location == .lesson)
        stage.press("^G", "E", "Esc")
        #expect(try stage.lesson.focus == .text)
        stage.press("Esc")
        #expect(stage.model.location == .map)
    }

    @Test func `Space pages to the end of a section and then to the next one`() throws {
        var stage = try Stage()
        #expect(try stage.lesson.section == 0)
        stage.press("Space")
        #expect(try stage.lesson.section == 1)
        #expect(stage.effects.contains { if case .record(let event) = $0 { event.kind == .reached(section: 1) } else { false } })
    }

    @Test func `Space stays on an exercise that isn't solved, and says which key skips it`() throws {
        var stage = try Stage(width: 160, height: 48)
        stage.press("n", "^G", "N")
        try #require(stage.lesson.exercise != nil)
        stage.press("Space", "Space")
        #expect(try stage.lesson.section == 2)
        #expect(stage.screen.contains("This exercise isn't solved yet. n skips it."))
        var progress = try stage.lesson.progress
        let exercise = try #require(try stage.lesson.exercise).id
        progress.exercises[exercise, default: ExerciseProgress()].done = Timestamp(milliseconds: 0)
        stage.step(.progressChanged(try stage.lesson.id, progress, Activity(days: [], today: 0)))
        stage.press("Space")
        #expect(try stage.lesson.section == 3)
    }

    @Test func `a solution that is longer than the page is shown from its first line on`() throws {
        let long = (1...40).map { "-- line \($0)\n" }.joined()
        var stage = try Stage(width: 80, height: 24, text: Stage.text.replacing("```sql solution\n", with: "```sql solution\n" + long))
        stage.press("n", "^G", "N")
        var progress = try stage.lesson.progress
        let exercise = try #require(try stage.lesson.exercise).id
        progress.exercises[exercise, default: ExerciseProgress()].done = Timestamp(milliseconds: 0)
        stage.step(.progressChanged(try stage.lesson.id, progress, Activity(days: [], today: 0)))
        stage.press("^G", "A")
        #expect(stage.screen.contains("Author's solution") && stage.screen.contains("-- line 2"))
    }

    @Test(arguments: [(120, 40), (164, 48)])
    func `the page shows its keys only while it has the focus, and doesn't move`(width: Int, height: Int) throws {
        var stage = try Stage(width: width, height: height)
        stage.press("n")
        let column = { (stage: Stage) in stage.screen.split(separator: "\n").map { $0.prefix(width / 2 - 4) } }
        let text = column(stage)
        #expect(stage.screen.contains("Type a number"))
        stage.press("^G", "E")
        #expect(!stage.screen.contains("Type a number"))
        #expect(column(stage).firstIndex { $0.contains("SELECT name") } == text.firstIndex { $0.contains("SELECT name") })
        stage.press("Esc", "^G", "N")
        #expect(stage.screen.contains("Open the scratchpad"))
        stage.press("e")
        #expect(!stage.screen.contains(/Open the scratchpad +Enter/))
    }

    @Test func `a narrower window still shows the example that was visible`() throws {
        var stage = try Stage(width: 120, height: 24, text: longStory)
        stage.press("n", "^G", "I", "Tab")
        for _ in 0..<20 where !stage.screen.contains("Enter Run") { stage.press("Enter") }
        stage.press("Enter")
        try run(&stage, (1...40).map { ["ship \($0)"] })
        #expect(stage.screen.contains("SELECT count(*) FROM ferries;"))
        stage.step(.resize(Size(width: 80, height: 24)))
        #expect(stage.screen.contains("SELECT count(*) FROM ferries;"), "\(stage.screen)")
    }

    @Test func `Space doesn't skip a required prediction`() throws {
        var stage = try Stage()
        stage.press("n", "Space")
        #expect(try stage.lesson.section == 1)
        #expect(stage.screen.contains("Type a number, and Enter submits. s and Enter skip this question."))
    }

    /// A lesson whose predicted example changes data.
    private static let changingText = Stage.text.replacing(
        "predict=rows\nSELECT name FROM ferries;", with: "predict=rows\nUPDATE ferries SET name = trim(name) RETURNING name;")

    @Test func `Space stays at an example that hasn't run, and says so when Tab passes one that changes data`() throws {
        var stage = try Stage(text: Self.changingText)
        stage.press("n", "s", "Enter")
        for _ in 0..<9 { stage.press("Space") }
        #expect(try stage.lesson.section == 1)
        #expect(stage.screen.contains("This example hasn't run yet: Enter runs it, Tab skips it."))
        stage.press("Tab", "Tab", "Space")
        for _ in 0..<9 where try stage.lesson.section == 1 { stage.press("Space") }
        #expect(try stage.lesson.section == 2)
        #expect(stage.screen.contains("You passed an example that hasn't run."))
    }

    @Test func `an example that may need a passed one asks first, and leads back to it`() throws {
        let more = Self.changingText.replacing(
            "## Checkpoint", with: "## After it\n\n```sql run\nSELECT 3;\n```\n\n```sql run\nSELECT 4;\n```\n\n## Checkpoint")
        var stage = try Stage(text: more)
        stage.press("n", "s", "Enter", "n", "n", "n", "Enter")
        #expect(stage.screen.contains("This example may need one that hasn't run: in section 2"), "\(stage.screen)")
        var back = stage
        back.press("Enter")
        #expect(try back.lesson.section == 1 && back.screen.contains("Enter Run"), "\(back.screen)")
        stage.press("o")
        #expect(stage.effects.sentSQL.map(\.trimmed) == ["SELECT 3;"])
        try stage.answer(["?column?"], [["3"]], tag: "SELECT 1")
        stage.press("Enter")
        #expect(stage.effects.sentSQL.map(\.trimmed) == ["SELECT 4;"])
    }

    @Test func `Enter pages down to a distant prediction and opens it with question and code visible`() throws {
        var stage = try Stage(width: 80, height: 24, text: longStory)
        stage.press("n")
        #expect(!stage.screen.contains("How many rows?"))
        while stage.screen.contains("Enter Page down") { stage.press("Enter") }
        #expect(stage.screen.contains("Enter Predict"))
        stage.press("Enter")
        #expect(stage.screen.contains("How many rows?"))
        #expect(stage.screen.contains("SELECT name FROM ferries;"))
        #expect(stage.screen.contains("Enter submit · Esc close"))
    }

    @Test func `Enter pages down first, and goes to the next section only from the end`() throws {
        var stage = try Stage(width: 80, height: 24, text: longStory)
        stage.press("n", "^G", "I")
        stage.press("Home")
        var presses = 0
        while try stage.lesson.section == 1 {
            if stage.screen.contains("Enter Run") {
                stage.press("Enter")
                try run(&stage, [["Rosa"], ["Vera"]])
                stage.press("Home")
            }
            let isAtEnd = stage.screen.contains("Enter Next section")
            #expect(isAtEnd != stage.screen.contains("Enter Page down"))
            #expect(isAtEnd != stage.screen.contains("↓"))
            stage.press("Enter")
            #expect(try stage.lesson.section == (isAtEnd ? 2 : 1))
            presses += 1
        }
        #expect(presses > 2)
    }

    private static func section(_ blocks: String...) -> String {
        let text = blocks.map { "```sql run\n\($0)\n```\n" }.joined(separator: "\n")
        return Stage.text.replacing("## Checkpoint", with: "## More\n\n\(text)\n## Checkpoint")
    }

    @Test func `the results of an example are shown in the order of its statements`() throws {
        var stage = try Stage(text: Self.section("BEGIN; SELECT 4 AS copies; COMMIT;"))
        stage.press("n", "^G", "N", "n", "n", "Enter")
        let run = try #require(try stage.lesson.pad.activity.run)
        for (tag, rows) in [("BEGIN", nil), ("SELECT 1", "4"), ("COMMIT", nil)] as [(String, String?)] {
            stage.step(.statementBegan(run))
            if let rows {
                stage.step(.columnsArrived(run, [Column(name: "copies")]))
                stage.step(.rowsArrived(run, RowBatch(rows: [[rows]], columnCount: 1)))
            }
            stage.step(.statementFinished(run, tag: tag, milliseconds: 1))
        }
        stage.step(.runFinished(run, nil))
        let screen = stage.screen
        let places = ["    BEGIN ", "    copies", "    1 row", "    COMMIT "].map { screen.firstRange(of: $0)?.lowerBound }
        #expect(places == places.sorted { ($0 ?? screen.endIndex) < ($1 ?? screen.endIndex) } && !places.contains(nil), "\(screen)")
    }

    @Test func `plan lines are never cut`() throws {
        var stage = try Stage(width: 80, height: 24, text: Self.section("EXPLAIN SELECT 1;"))
        stage.press("n", "^G", "N", "n", "n", "Enter")
        let line = "  ->  Seq Scan on orders  (cost=0.00..15406.00 rows=32 width=4) (actual rows=1626 loops=1) END"
        try stage.answer(["QUERY PLAN"], [["Aggregate"], [line]], tag: "EXPLAIN")
        #expect(stage.screen.contains("END") && stage.screen.contains("rows=1626"))
    }

    @Test func `a drawing wider than the page keeps its lines, scrolls sideways as a whole, and is whole when zoomed`() throws {
        let drawing = ["top ──┐", String(repeating: " ", count: 60) + "└─── leaf", "      end"]
        let text = Stage.text.replacing("Nobody counted.", with: "Nobody counted.\n\n```text\n\(drawing.joined(separator: "\n"))\n```")
        for width in [80, 100, 160] {
            var stage = try Stage(width: width, height: 30, text: text)
            let rows = { (stage: Stage) in stage.screen.split(separator: "\n").filter { $0.hasPrefix("  │ ") || $0.hasPrefix("  ‹ ") } }
            #expect(rows(stage).count == drawing.count, "\(stage.screen)")
            if width == 80 {
                #expect(stage.screen.contains("leaf") && !stage.screen.contains("Sideways"))
                stage.press("Right")
                #expect(stage.screen.contains("Everything in view fits"))
                continue
            }
            #expect(rows(stage)[0].contains("top ──┐") && rows(stage)[1].contains("›") && !stage.screen.contains("leaf"))
            #expect(stage.screen.contains("←→ Sideways"))
            stage.press("Right")
            #expect(rows(stage)[1].hasPrefix("  ‹ ") && rows(stage)[1].contains("└─── leaf"), "\(stage.screen)")
            #expect(rows(stage)[0].contains("  ‹") && !rows(stage)[0].contains("top"), "\(stage.screen)")
            stage.press("Left")
            #expect(rows(stage)[0].contains("top ──┐"))
            stage.press("^G", "Z")
            #expect(stage.screen.contains("│ top ──┐") && stage.screen.contains("└─── leaf") && !stage.screen.contains("Sideways"))
        }
    }

    @Test func `every column of an example's result can be reached from the page`() throws {
        var stage = try Stage(width: 80, height: 24)
        stage.press("n", "s", "Enter", "Enter")
        let names = (1...12).map { "column_\($0)" }
        try stage.answer(names, [names.map { "\($0)!" }], tag: "SELECT 1")
        #expect(stage.screen.contains("column_1!") && !stage.screen.contains("column_12!") && stage.screen.contains("›"))
        stage.press("Right", "Right", "Right")
        #expect(stage.screen.contains("column_12!") && stage.screen.contains("1 row"), "\(stage.screen)")
        stage.press("n")
        stage.press("p")
        #expect(stage.screen.contains("column_1!"))
    }

    @Test func `a result that needs the example before it says so`() throws {
        var stage = try Stage(
            text: Self.section("CREATE TABLE t (a int);", "SELECT 1;").replacing(
                "SELECT 1;\n```\n", with: "SELECT 1;\n```\n\n```text output\n a\n---\n 1\n(1 row)\n```\n"))
        stage.press("n", "^G", "N", "n", "n", "Tab", "Enter", "o")
        try stage.answer(["a"], [], tag: "SELECT 0")
        #expect(stage.screen.contains("Run the examples above first."))
    }

    @Test func `a result that differs because an example changed the data twice says so`() throws {
        var stage = try Stage(
            text: Self.section("INSERT INTO t VALUES (1);", "SELECT 1;").replacing(
                "SELECT 1;\n```\n", with: "SELECT 1;\n```\n\n```text output\n a\n---\n 1\n(1 row)\n```\n"))
        stage.press("n", "^G", "N", "n", "n", "Enter")
        try stage.answer([], [], tag: "INSERT 0 1")
        stage.press("Backtab", "Enter")
        try stage.answer([], [], tag: "INSERT 0 1")
        stage.press("Enter")
        try stage.answer(["a"], [], tag: "SELECT 0")
        #expect(stage.screen.contains("An example that changes the data ran twice."), "\(stage.screen)")
    }

    @Test func `Enter and the arrows answer no question with choices`() throws {
        var stage = try Stage()
        stage.press("n", "^G", "N", "n", "n")
        #expect(stage.screen.contains("Enter Answer"))
        stage.press("Enter", "Enter")
        #expect(stage.model.notice?.text == "Type a–b, and Enter submits. s and Enter skip this question.")
        let id = ExampleID(section: 4, element: 0)
        #expect(try stage.lesson.quizState(id).chosen == nil)
        stage.press("Down", "Down", "Up", "Enter")
        #expect(try stage.lesson.quizState(id).chosen == nil)
    }

    /// A section whose question is below the visible edge.
    private func stageAboveQuestion() throws -> Stage {
        let story = (1...60).map { "Ship number \($0) is at sea.\n\n" }.joined()
        return try Stage(text: Stage.text.replacing("```yaml quiz", with: story + "```yaml quiz"))
    }

    @Test(arguments: ["F1", "F2", "F7", "F9"]) func `another screen leaves the page where it is`(key: String) throws {
        var stage = try stageAboveQuestion()
        stage.press("n", "^G", "N", "n", "n", "Down", "Down", "Down")
        let marked = try stage.lesson.marked
        stage.press(key, "Esc")
        #expect(try stage.model.location == .lesson && stage.lesson.focus == .text && stage.lesson.marked == marked)
        #expect(stage.frame.map.page.top == 3)
    }

    @Test func `n goes on where a choice only starts with No`() throws {
        var stage = try stage(predicting: "predict=\"Why?\" choices=\"No unique constraint|A foreign key\" expect=\"A foreign key\"")
        #expect(!stage.screen.contains("n No"))
        stage.press("^G", "N")
        #expect(try stage.lesson.section == 2)
    }

    @Test func `letters leave the help open, and q closes it`() throws {
        var stage = try Stage()
        stage.press("F1", "1", "x")
        #expect(stage.model.overlay != nil)
        stage.press("q")
        #expect(stage.model.overlay == nil)
    }

    @Test func `after scrolling, Tab selects what is on the screen`() throws {
        let story = (1...60).map { "Ship number \($0) is at sea.\n\n" }.joined()
        var stage = try Stage(text: Stage.text.replacing("Two. One for each island.", with: story))
        stage.press("n", "s", "Enter", "End")
        stage.press("Home", "Tab", "End", "Backtab")
        let marked = try #require(stage.lesson.marked)
        #expect(stage.frame.map.page.items[marked].item.overlaps(stage.frame.map.page.visible))
    }

    @Test func `back on a page that is done, Tab selects its first example`() throws {
        let story = (1...60).map { "Ship number \($0) is at sea.\n\n" }.joined()
        var stage = try Stage(text: Stage.text.replacing("Two. One for each island.", with: story))
        stage.press("n", "s", "Enter", "Enter")
        try run(&stage, [["Ada"], ["Bo"]])
        stage.press("n", "p", "Tab")
        #expect(try stage.lesson.markedExample != nil)
    }

    @Test func `questions are answered one after the other, each in view, with its words, after the one before it`() throws {
        let question = { (number: Int) in
            """
            ```yaml quiz
            question: Which ferry has number \(number)? It is painted on the bow, in white digits that can be read from the pier.
            choices:
              - text: Ferry \(number)
                correct: true
                why: Yes. It is painted on its bow.
              - text: Ferry \(number + 10)
                why: That one has another number.
            ```


            """
        }
        let text = Stage.text.replacing("```yaml quiz", with: (1...5).map(question).joined() + "```yaml quiz")
        var stage = try Stage(width: 80, height: 24, text: text)
        stage.press("n", "^G", "N", "n", "n")
        stage.step(.mouse(MouseEvent(.wheelDown, at: Point(x: 5, y: 5))))
        let (first, page) = (try #require(stage.frame.map.page.items.first?.item), stage.frame.map.page.visible)
        #expect(first.overlaps(page) && first.lowerBound < page.lowerBound)
        stage.press("a")
        #expect(try stage.lesson.quizState(ExampleID(section: 4, element: 0)).chosen == nil)
        stage.press("^U")
        #expect(stage.screen.contains("Type a–b, and Enter submits. s and Enter skip this question."))
        for element in 0..<5 {
            let id = ExampleID(section: 4, element: element)
            let quiz = try #require(try stage.lesson.quiz(id))
            let right = try #require(try stage.lesson.quizState(id).order.firstIndex { quiz.choices[$0].isCorrect })
            stage.press(right == 0 ? "a" : "b", "Enter")
            #expect(try stage.lesson.quizState(id).isRight == true, "\(stage.screen)")
        }
    }

    @Test func `n past an open prediction, or an example that changes data and hasn't run, says so`() throws {
        var stage = try Stage(text: Self.changingText)
        stage.press("n", "^G", "N")
        #expect(try stage.lesson.section == 2)
        #expect(stage.screen.contains("You skipped a prediction. Ctrl-G # leads back."))
        stage.press("p", "s", "Enter", "n")
        #expect(stage.screen.contains("You passed an example that hasn't run."))
    }

    @Test func `Space stays at a question that is still open, until s and Enter skip it`() throws {
        var stage = try Stage()
        stage.press("n", "^G", "N", "n", "n")
        for _ in 0..<9 { stage.press("Space") }
        #expect(stage.screen.contains("Type a–b, and Enter submits. s and Enter skip this question."))
        #expect(try stage.lesson.section == 4)
        stage.press("s", "Enter", "Space")
        #expect(try stage.lesson.section == 5)
    }

    @Test func `the output that the lesson has for an example in the shell is called recorded`() throws {
        let text = Stage.text.replacing("```sql run predict=rows\nSELECT name FROM ferries;", with: "```sh run\nls")
        var stage = try Stage(width: 200, height: 40, text: text)
        stage.step(.trusted(try stage.lesson.id))
        stage.press("n")
        #expect(!stage.screen.contains("Recorded"))
        stage.press("Enter")
        #expect(stage.screen.contains("Recorded with the lesson; yours is in the shell:"))
        stage.step(.engine(try stage.lesson.id, .holds(Inventory(standIns: ["busybox:1.36"]))))
        #expect(stage.screen.contains("Recorded with the real images; yours is in the shell:"))
    }

    @Test func `a question in view takes what is typed, and one further down doesn't`() throws {
        let long = (1...60).map { "Ferry \($0) sails.\n\n" }.joined()
        var stage = try Stage(width: 80, height: 24, text: Stage.text.replacing("## Checkpoint\n", with: "## Checkpoint\n\n" + long))
        stage.press("n", "^G", "N", "n", "n", "PageDown", "PageDown")
        let id = ExampleID(section: 4, element: 1)
        try #require(stage.lesson.quiz(id) != nil && !stage.screen.contains("What is a row?"))
        stage.press("b")
        #expect(try stage.lesson.quizState(id).chosen == nil)
        while !stage.screen.contains("An island") { stage.press("Space") }
        let top = stage.frame.map.page.top
        stage.press("b", "Enter")
        #expect(try stage.lesson.quizState(id).chosen != nil)
        #expect(stage.frame.map.page.top >= top)
        stage.press("PageUp")
        #expect(stage.frame.map.page.top < top)
    }

    @Test func `a right choice is confirmed with the reason, and a wrong one is explained and not submitted again`() throws {
        var stage = try Stage()
        stage.press("n", "^G", "N", "n", "n")
        let order = try stage.lesson.quizState(ExampleID(section: 4, element: 0)).order
        let wrong = order.firstIndex(of: 1) == 0 ? "a" : "b"
        stage.press(wrong, "Enter")
        #expect(stage.screen.contains("Islands have no table here."))
        #expect(stage.screen.contains("✗\(wrong)"))
        stage.press("Enter", "Enter")
        #expect(stage.screen.contains("Type a–b, and Enter submits. s and Enter skip this question."))
        stage.press(wrong == "a" ? "b" : "a", "Enter")
        #expect(stage.screen.contains("Yes. One row, one ferry."))
        #expect(
            stage.effects.contains {
                if case .record(let event) = $0, case .quizAnswered(question: 0, right: true, _) = event.kind { true } else { false }
            })
        // Once the question is answered, the right choice is marked, and each has its reason.
        #expect(stage.screen.contains("✓\(wrong == "a" ? "b" : "a")"))
        #expect(stage.screen.contains("Islands have no table here."))
        let islands = try #require(stage.lesson.quiz(ExampleID(section: 4, element: 0))).choices
        var again = try Stage().lesson
        again.progress.answers[0] = LessonProgress.Answer(text: islands[0].text, isRight: islands[0].isCorrect, tries: 2)
        let restored = again.quizState(ExampleID(section: 4, element: 0))
        #expect(restored.chosen == 0)
        #expect(restored.isRight == islands[0].isCorrect)
        #expect(restored.order == order)
    }

    @Test func `the page keeps its width when the tables arrive and another tab is shown`() throws {
        var stage = try Stage(width: 180, height: 40)
        let width = stage.frame.map.page.width
        stage.step(.tablesRead(try stage.lesson.id, []))
        #expect(stage.frame.map.page.width == width)
        stage.press("^G", "$", "^G", "T")
        #expect(stage.frame.map.page.width == width)
    }

    @Test func `an example leaves the page for the shell where both don't fit, and says how to come back`() throws {
        let text = Stage.text.replacing("```sql run predict=rows\nSELECT name FROM ferries;", with: "```sh run\nls")
            .replacing("```text output\n name\n------\n Ada\n Bo\n(2 rows)\n```\n", with: "")
        for (width, focus) in [(80, LessonState.Focus.shell), (142, .shell), (143, .text)] {
            var stage = try Stage(width: width, height: 30, text: text)
            stage.step(.trusted(try stage.lesson.id))
            stage.press("n", "Enter")
            #expect(try stage.lesson.focus == focus, "\(width)")
            #expect(stage.screen.contains("Ctrl-G T returns to the lesson.") == (focus == .shell))
        }
    }

    @Test func `an open exercise at the end of a lesson that is done is called optional`() throws {
        let more = "\n\n## Exercise: Small ferries\n\nList them.\n\n```sql solution\nSELECT 1;\n```\n"
        var stage = try Stage(text: Stage.text + more)
        stage.model.lesson?.summary.exercises = ["big-ferries", "all-ferries", "small-ferries"]
        stage.model.lesson?.summary.optionalExercises = ["small-ferries"]
        stage.press("n", "^G", "N", "n", "n", "^G", "N", "n")
        var progress = try stage.lesson.progress
        for exercise in ["big-ferries", "all-ferries"] {
            progress.exercises[exercise, default: ExerciseProgress()].done = Timestamp(milliseconds: 0)
        }
        stage.step(.progressChanged(try stage.lesson.id, progress, Activity(days: [], today: 0)))
        #expect(stage.screen.contains("This exercise is optional: the lesson is done without it."))
        #expect(!stage.screen.contains("✓ This lesson is done."))
        progress.exercises["small-ferries", default: ExerciseProgress()].done = Timestamp(milliseconds: 0)
        stage.step(.progressChanged(try stage.lesson.id, progress, Activity(days: [], today: 0)))
        #expect(stage.screen.contains("✓ This lesson is done."))
    }

    @Test func `the end of the lesson says what is left, or that it is done`() throws {
        var stage = try Stage()
        stage.press("n", "^G", "N", "n", "n", "^G", "N")
        #expect(stage.screen.contains("This lesson isn't done yet: 2 exercises left."))
        #expect(stage.screen.contains("10/21"))
        var progress = try stage.lesson.progress
        for exercise in ["big-ferries", "all-ferries"] {
            progress.exercises[exercise, default: ExerciseProgress()].done = Timestamp(milliseconds: 0)
        }
        stage.step(.progressChanged(try stage.lesson.id, progress, Activity(days: [], today: 0)))
        #expect(stage.screen.contains("✓ This lesson is done.") && stage.screen.contains("11/21"))
    }

    @Test func `in plain mode, Markdown isn't read out, and a number goes to a section or an exercise`() throws {
        var stage = try Stage()
        func type(_ line: String) throws { for message in try #require(stage.model.messages(for: line)) { stage.step(message) } }
        func read() throws -> String { try #require(PlainPage(stage.model)).words(of: stage.model, after: nil).joined(separator: "\n") }
        try type("section 2")
        #expect(try stage.lesson.section == 1)
        #expect(try read().contains("A row is a ferry. How many are there?"))
        try type("Exercise 1")
        #expect(try stage.lesson.section == 2)
        #expect(try read().contains("List the name of each ferry of more than 100 tonnes."))
        stage.press("Enter")
        #expect(try stage.lesson.isAtWork && !stage.model.wantsMore(after: "exercise 2"))
        try type("exercise 2")
        #expect(try stage.lesson.section == 3)
    }

    @Test func `in plain mode, a solved exercise says how to work on it again, and quit leaves a dialog`() throws {
        var stage = try Stage()
        func type(_ line: String) throws { for message in try #require(stage.model.messages(for: line)) { stage.step(message) } }
        var progress = try stage.lesson.progress
        progress.exercises["big-ferries", default: ExerciseProgress()].done = Timestamp(milliseconds: 0)
        stage.step(.progressChanged(try stage.lesson.id, progress, Activity(days: [], today: 0)))
        try type("exercise 1")
        let task = try #require(PlainPage(stage.model)).words(of: stage.model, after: nil).joined(separator: "\n")
        #expect(task.contains("Solved. Type work to work on it again.") && !task.contains("Type SQL"), "\(task)")
        try type("solution")
        #expect(stage.model.messages(for: "lessons") == nil && PlainText.help(stage.model) == ["That isn't one of the answers."])
        try type("quit")
        #expect(stage.effects.contains(.quit))
    }

    @Test func `help is about what the lesson has: a scratchpad, a shell, an engine`() throws {
        var sql = try Stage(height: 100)
        sql.press("F1")
        #expect(sql.screen.contains("Scratchpad") && !sql.screen.contains("Engine"))
        #expect(sql.screen.contains("practice database."))
        var docker = try Stage(height: 100, text: PortsLesson.opening)
        docker.press("F1")
        #expect(docker.screen.contains("Shell") && docker.screen.contains("Engine"))
        #expect(!docker.screen.contains("Scratchpad") && !docker.screen.contains("database"))
        #expect(docker.screen.contains("only what this lesson created."))
    }

    @Test func `reading on to the last section completes the lesson, and jumping there doesn't`() throws {
        func isCompleted(_ stage: Stage) -> Bool {
            stage.effects.contains { if case .record(let event) = $0 { event.kind == .completed } else { false } }
        }
        var stage = try Stage()
        stage.press("#", "End", "Enter")
        #expect(try stage.lesson.section == stage.lesson.lesson.sections.count - 1 && !isCompleted(stage))
        stage.press("p", "^G", "N")
        #expect(isCompleted(stage))
    }

    @Test(arguments: [(0, 0), (1, 1), (39, 12), (40, 11)])
    func `a window that is too small shows a message and nothing breaks`(width: Int, height: Int) throws {
        var stage = try Stage()
        stage.step(.resize(Size(width: width, height: height)))
        #expect(stage.frame.canvas.size == Size(width: width, height: height))
        stage.press("n", "Enter", "^G", "Esc")
        stage.step(.resize(Size(width: 80, height: 24)))
        #expect(stage.screen.contains("Lesson"))
    }

    @Test func `a tutor on a lesson that is open in another one says so, and how to find what that one has typed`() throws {
        var stage = try Stage()
        let id = try stage.lesson.id
        stage.step(.otherTutorFound(id, isSuspended: false))
        #expect(stage.model.notice?.text.hasPrefix("This lesson is open in another calf. ") == true)
        #expect(stage.model.notice?.text.hasSuffix(" in the scratchpad finds text that the other calf replaced.") == true)
        stage.step(.otherTutorFound(id, isSuspended: true))
        #expect(stage.model.notice?.text == "This lesson is open in a suspended calf. To return to it, type fg in its shell.")
        stage.step(.otherTutorFound(nil, isSuspended: true))
        #expect(stage.model.notice?.text == "Another calf is suspended. To return to it, type fg in its shell.")
    }
}
