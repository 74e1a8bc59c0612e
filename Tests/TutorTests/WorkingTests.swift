import Grading
import Postgres
import Primitives
import Progress
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorView
import Verdicts

@testable import Course

struct WorkingTests {
    /// In the first exercise, with the cursor in the scratchpad.
    private func atExercise(width: Int = 120, height: Int = 40) throws -> Stage {
        var stage = try Stage(width: width, height: height)
        stage.press("n", "^G", "N", "e")
        return stage
    }

    @Test func `an exercise starts with its starter text`() throws {
        #expect(try atExercise().lesson.pad.editor.text == "SELECT name FROM ferries;")
    }

    @Test func `on 40 columns and 12 lines, a result and a verdict have lines to be read`() throws {
        var stage = try atExercise(width: 40, height: 12)
        stage.press("F5")
        try stage.answer(["name"], [["Ada"]], tag: "SELECT 1")
        #expect(stage.screen.contains("Ada"))
        stage.press("F6")
        let run = try #require(try stage.lesson.pad.activity.run)
        let feedback = [Feedback(kind: .facts, message: "Ada is small.")]
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: feedback), wasAsked: true))
        #expect(stage.screen.contains("Ada is small.") && stage.screen.contains("SELECT name"))
    }

    @Test(arguments: [("BEGIN;\n\nCOMMIT;", 1), ("BEGIN;\nCOMMIT;", 1), ("1\n2\n3\n4\n5\n6\n7", 0), ("1\n2\n3\n4\n5\n\n7", 5)])
    func `the cursor starts in a starter's empty line, or else at its end`(starter: String, line: Int) throws {
        let text = Stage.text.replacing("```sql starter\nSELECT name FROM ferries;", with: "```sql starter\n\(starter)")
        var stage = try Stage(text: text)
        stage.press("n", "^G", "N", "e")
        let editor = try stage.lesson.pad.editor
        #expect(editor.text == starter && editor.cursor.line == line)
    }

    @Test func `a beginner's key bar in an exercise names the key that checks the answer`() throws {
        var stage = try Stage(width: 80, height: 24)
        stage.model.lesson?.moduleNumber = 1
        stage.model.lesson?.summary.number = 1
        stage.press("n", "^G", "N", "e")
        #expect(stage.frame.canvas.row(23).contains("F5 Run  F6 Check  F4 Hint  Esc Lesson"), "\(stage.screen)")
    }

    @Test func `a section without an exercise has nothing to compare`() throws {
        let stage = try Stage()
        for command in [Command.check, .expected, .differences] {
            guard case .not(let why) = command.availability(in: stage.model) else {
                Issue.record("\(command.name) is available")
                continue
            }
            #expect(why.hasPrefix("This section has no exercise."), "\(command.name): \(why)")
        }
    }

    @Test func `a narrow status line marks every exercise`() throws {
        let more = (3...14).map { "## Exercise: Number \($0)\n\nList all.\n\n```sql solution\nSELECT * FROM ferries;\n```\n\n" }.joined()
        var stage = try Stage(width: 80, height: 24, text: Stage.text.replacing("## Checkpoint", with: more + "## Checkpoint"))
        stage.press("n", "^G", "N", "n", "e")
        #expect(stage.frame.canvas.row(22).hasPrefix(" Exercise 2 of 14  All ferries   ○▸○○○ ○○○○○ ○○○○   failed checks 0 · hints 0"))
    }

    @Test(arguments: [80, 120]) func `the status line says how many checks failed before an exercise was solved`(width: Int) throws {
        var stage = try atExercise(width: width, height: 24)
        var progress = try stage.lesson.progress
        for isDone in [false, true] {
            progress.exercises["big-ferries", default: ExerciseProgress()].tries = 12
            if isDone { progress.exercises["big-ferries"]?.done = Timestamp(milliseconds: 0) }
            stage.step(.progressChanged(try stage.lesson.id, progress, stage.model.activity))
            let words = isDone ? "solved after 12 failed checks" + (width > 80 ? " · hints 0" : "") : "failed checks 12 · hints 0"
            #expect(stage.screen.contains("   \(words)"), "\(stage.screen)")
        }
    }

    @Test func `Enter runs a complete statement when the cursor is at its end`() throws {
        var stage = try atExercise()
        stage.press("Enter")
        #expect(stage.effects.contains { if case .run(_, "SELECT name FROM ferries;", _) = $0 { true } else { false } })
    }

    @Test func `Enter starts a new line while the statement is incomplete`() throws {
        var stage = try atExercise()
        stage.press("Backspace", "Enter")
        #expect(stage.screen.contains("No semicolon yet: Enter adds a line. F5 runs the text anyway."))
        stage.press("WHERE")
        #expect(try stage.lesson.pad.editor.text == "SELECT name FROM ferries\nWHERE")
        #expect(!stage.effects.contains { if case .run = $0 { true } else { false } })
    }

    @Test func `Enter starts a new line after a comment`() throws {
        var stage = try atExercise()
        stage.press("Ctrl-U", "-- all", "Enter")
        #expect(!stage.screen.contains("No semicolon"))
        stage.press("SELECT 1;", "Enter")
        #expect(try stage.lesson.pad.editor.text == "-- all\nSELECT 1;\n")
        #expect(stage.effects.sentSQL == ["\nSELECT 1;"])
    }

    @Test(arguments: [(80, 24), (120, 40), (200, 60)])
    func `a run shows its rows and a short note that they aren't the answer yet`(width: Int, height: Int) throws {
        var stage = try atExercise(width: width, height: height)
        stage.press("Enter")
        try stage.answer(["name"], [["Ada"], ["Bo"]], tag: "SELECT 2")
        let run = try #require(try stage.lesson.pad.activity.run)
        #expect(
            stage.effects.contains {
                if case .judge(run, "SELECT name FROM ferries;\n", _, "big-ferries", _, false) = $0 { true } else { false }
            })
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: []), wasAsked: false))
        #expect(stage.screen.contains("not the answer yet"))
        var solved = stage
        solved.model.lesson?.progress.exercises["big-ferries", default: ExerciseProgress()].done = Timestamp(milliseconds: 0)
        #expect(!solved.screen.contains("not the answer yet"))
        #expect(!stage.screen.contains("Not yet."))
        expectSnapshot(stage.screen, named: "run-\(width)x\(height)")
    }

    @Test func `a run doesn't wait for the previous run's verdict, but does wait for a check`() throws {
        var stage = try atExercise()
        stage.press("F5")
        try stage.answer(["name"], [["Ada"]], tag: "SELECT 1")
        let judged = try #require(try stage.lesson.pad.activity.run)
        stage.press("F5")
        let run = try #require(try stage.lesson.pad.activity.run)
        #expect(run != judged && stage.effects.contains(.cancel(judged)))
        stage.step(.judged(judged, exercise: "big-ferries", Judgement(verdict: .fail, feedback: []), wasAsked: false))
        #expect(try stage.lesson.pad.activity.run == run)
        try stage.answer(["name"], [["Ada"]], tag: "SELECT 1")
        stage.press("F6")
        let check = try #require(try stage.lesson.pad.activity.run)
        #expect(stage.effects.contains(.cancel(run)))
        stage.press("F5")
        #expect(try stage.lesson.pad.activity.run == check)
        #expect(stage.screen.contains("Something is running. Ctrl-C cancels it."))
        stage.step(.judged(check, exercise: "big-ferries", Judgement(verdict: .fail, feedback: []), wasAsked: true))
        #expect(stage.screen.contains("Run is possible now: press F5 again."))
    }

    @Test func `a check that has to wait says so until it is possible, and then says that`() throws {
        var stage = try atExercise()
        stage.press("F5", "F6")
        #expect(stage.screen.contains("Your answer is still running. Check it when it ends, or cancel it with Ctrl-C."))
        try stage.answer(["name"], [["Ada"]], tag: "SELECT 1")
        #expect(stage.screen.contains("Check is possible now: press F6 again."))
        stage.press("F6")
        #expect(try stage.lesson.pad.activity.run != nil && !stage.screen.contains("possible now"))
    }

    @Test func `a verdict that arrives during typing leaves the focus and every letter to the text`() throws {
        var stage = try atExercise()
        stage.press("F6", "x")
        let run = try #require(try stage.lesson.pad.activity.run)
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .pass, feedback: []), wasAsked: true))
        #expect(try stage.lesson.focus == .editor)
        #expect(stage.screen.contains("^G A Author's solution"))
        stage.press("a", "e", "d")
        #expect(try stage.lesson.pad.editor.text == "SELECT name FROM ferries;\nxaed")
        #expect(try !stage.lesson.showsAlternative)
        #expect(stage.screen.contains("From before your last edit:"))
        stage.press("F6")
        #expect(!stage.screen.contains("before your last edit"))
    }

    @Test(arguments: [(true, Verdict.pass), (false, .pass), (true, .fail)])
    func `after a verdict, Enter continues or returns to the text, and all letters are text`(wasAsked: Bool, verdict: Verdict) throws {
        var stage = try atExercise()
        stage.press(wasAsked ? "F6" : "F5")
        if !wasAsked { try stage.answer(["name"], [["Ada"]], tag: "SELECT 1") }
        let run = try #require(try stage.lesson.pad.activity.run)
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: verdict, feedback: []), wasAsked: wasAsked))
        #expect(try stage.lesson.focus == .verdict)
        var typing = stage
        typing.press("a", "d", "e", "l", "n", "w", " ", "b")
        #expect(try typing.lesson.pad.editor.text == "SELECT name FROM ferries;\nadelnw b")
        #expect(try typing.lesson.focus == .editor && typing.lesson.section == 2 && !typing.lesson.showsAlternative)
        // No time passes: F5 isn't pressed twice for a new line.
        stage.step(.key(KeyEvent(.enter)))
        #expect(try stage.lesson.section == (verdict == .pass ? 3 : 2))
        #expect(try verdict == .pass || stage.lesson.focus == .editor)
    }

    @Test(arguments: ["Ctrl-Home", "Ctrl-Shift-End", "Left", "Backspace", "Home", "End"])
    func `keys that don't scroll a long verdict edit the text`(key: String) throws {
        var stage = try atExercise(width: 80, height: 24)
        stage.press("F6")
        let run = try #require(try stage.lesson.pad.activity.run)
        let feedback = Feedback(kind: .rows, message: String(repeating: "Some rows are missing. ", count: 60))
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: [feedback]), wasAsked: true))
        var scrolling = stage
        scrolling.press("Down")
        #expect(try scrolling.lesson.focus == .verdict && scrolling.lesson.pad.verdict?.scroll != stage.lesson.pad.verdict?.scroll)
        var further = scrolling
        further.press(" ")
        #expect(try further.lesson.focus == .verdict && further.lesson.pad.verdict?.scroll != scrolling.lesson.pad.verdict?.scroll)
        #expect(!further.screen.contains("Verdict from before your last edit"))
        further.press("x")
        #expect(further.screen.contains("Verdict from before your last edit"))
        scrolling.press("Up")
        #expect(try scrolling.lesson.focus == .verdict && scrolling.lesson.pad.verdict?.scroll == stage.lesson.pad.verdict?.scroll)
        scrolling.press("Up")
        #expect(try scrolling.lesson.focus == .editor)
        var paging = stage
        paging.press(" ")
        #expect(try paging.lesson.focus == .verdict && paging.lesson.pad.verdict?.scroll != stage.lesson.pad.verdict?.scroll)
        for text in [" or", " 5"] {
            var typing = stage
            for letter in text { typing.step(.key(.character(letter))) }
            #expect(try typing.lesson.focus == .editor && typing.lesson.pad.editor.text.hasSuffix(text.dropFirst()))
        }
        stage.press(key)
        #expect(try stage.lesson.focus == .editor)
    }

    @Test func `the expected result is in sight however long the verdict is`() throws {
        var stage = try atExercise(width: 80, height: 24)
        stage.press("F6")
        let run = try #require(try stage.lesson.pad.activity.run)
        let feedback = (1...20).map { Feedback(kind: .rows, message: "Difference \($0).") }
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: feedback), wasAsked: true))
        stage.press("^G", "D", "^G", "W")
        stage.step(.expectedRows(exercise: "big-ferries", ExpectedRows(columns: ["name"], rows: [["Ada"]], count: 1)))
        #expect(stage.screen.contains("Expected: 1 row of name."))
    }

    @Test func `a verdict on other data says so before anything else, with the data and the rows that show it`() throws {
        var stage = try atExercise(width: 120, height: 40)
        stage.press("F6")
        let run = try #require(try stage.lesson.pad.activity.run)
        var data = Feedback(kind: .data, message: "Your result is right for this data, but not for other data.")
        data.data = [DataTableExcerpt(name: "ferries", columns: ["name", "seats"], rows: [["Zoe", nil]])]
        data.rows = [DifferingRow(kind: .unexpected, cells: [.init(column: "name", value: "Zoe")])]
        let cause = Feedback(kind: .misconception, message: "Only the boundary of seats is off.")
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: [data, cause]), wasAsked: true))
        #expect(stage.screen.contains("your whole text, on changed data"))
        var rest = Substring(stage.screen)
        for words in ["right for this data", "ferries:", "Zoe", "Only the boundary"] {
            rest = rest[try #require(rest.firstRange(of: words), "\(words): \(stage.screen)").upperBound...]
        }
        // What the sentence calls the rows below are still below it.
        stage.press("^G", "W")
        stage.step(.expectedRows(exercise: "big-ferries", ExpectedRows(columns: ["name"], rows: [["Ada"]], count: 1)))
        rest = Substring(stage.screen)
        for words in ["Expected on the original data: 1 row", "right for this", "ferries:", "Zoe"] {
            rest = rest[try #require(rest.firstRange(of: words), "\(words): \(stage.screen)").upperBound...]
        }
    }

    @Test func `a verdict that a run has hidden is shown again with its expected result, until the text changes`() throws {
        var stage = try atExercise(width: 80, height: 24)
        stage.press("F6")
        let check = try #require(try stage.lesson.pad.activity.run)
        let judgement = Judgement(verdict: .fail, feedback: [Feedback(kind: .rows, message: "1 row is missing.")])
        stage.step(.judged(check, exercise: "big-ferries", judgement, wasAsked: true))
        stage.press("F5")
        try stage.answer(["name"], [["Ada"]], tag: "SELECT 1")
        let run = try #require(try stage.lesson.pad.activity.run)
        stage.step(.judged(run, exercise: "big-ferries", judgement, wasAsked: false))
        #expect(!stage.screen.contains("1 row is missing.") && stage.screen.contains("Ada"), "\(stage.screen)")
        var edited = stage
        edited.press("x", "^G", "W")
        #expect(edited.screen.contains("To see this, check your answer with F6 or Ctrl-G C."))
        var all = stage
        all.press("^G", "D")
        #expect(all.screen.contains("1 row is missing."), "\(all.screen)")
        stage.press("^G", "W")
        stage.step(.expectedRows(exercise: "big-ferries", ExpectedRows(columns: ["name"], rows: [["Bo"]], count: 1)))
        #expect(stage.screen.contains("1 row is missing.") && stage.screen.contains("Expected: 1 row of name."), "\(stage.screen)")
    }

    @Test func `all differences are shown instead of the expected result`() throws {
        var stage = try atExercise(width: 80, height: 24)
        stage.press("F6")
        let run = try #require(try stage.lesson.pad.activity.run)
        let feedback = (1...3).map { Feedback(kind: .rows, message: "Difference \($0).") }
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: feedback), wasAsked: true))
        stage.press("^G", "W")
        stage.step(.expectedRows(exercise: "big-ferries", ExpectedRows(columns: ["name"], rows: [["Ada"]], count: 1)))
        stage.press("^G", "D")
        #expect(stage.screen.contains("Difference 3.") && !stage.screen.contains("Expected: 1 row"), "\(stage.screen)")
    }

    @Test func `of several queries in the editor, the verdict is about the last, and says so`() throws {
        var stage = try atExercise(width: 80, height: 24)
        stage.press("Ctrl-Home", "SELECT 1;", "F6")
        let run = try #require(try stage.lesson.pad.activity.run)
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: []), wasAsked: true))
        #expect(stage.screen.contains("the last result of your text, on the original data"), "\(stage.screen)")
        var error = Feedback(kind: .error, message: "There is no column b.")
        error.sqlstate = "42703"
        stage.press("F6")
        let second = try #require(try stage.lesson.pad.activity.run)
        stage.step(.judged(second, exercise: "big-ferries", Judgement(verdict: .fail, feedback: [error]), wasAsked: true))
        #expect(stage.screen.contains("your whole text, on the original data"), "\(stage.screen)")
        #expect(stage.screen.contains("A check runs your whole text, up to the first error."), "\(stage.screen)")
    }

    @Test(arguments: [80, 120]) func `a verdict says what was checked, and only that text's result is beside it`(width: Int) throws {
        var stage = try atExercise(width: width, height: 40)
        stage.press("F5")
        try stage.answer(["name"], [["Cleo"]], tag: "SELECT 1")
        func check(_ stage: inout Stage) throws {
            stage.press("F6")
            let run = try #require(try stage.lesson.pad.activity.run)
            stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: []), wasAsked: true))
        }
        try check(&stage)
        #expect(stage.screen.contains("your whole text, on the original data"))
        #expect(stage.screen.contains("Cleo"))
        stage.press("Enter")
        stage.step(.paste("\nSELECT 1;"))
        #expect(stage.screen.contains("Cleo"))
        try check(&stage)
        #expect(stage.screen.contains("Not yet."))
        #expect(!stage.screen.contains("Cleo"))
        stage.press("Alt-Down")
        #expect(stage.screen.contains("Result of your last run"))
        #expect(stage.screen.contains("Cleo"))
    }

    @Test func `Alt-Down goes to the verdict where the last run left no result`() throws {
        var stage = try atExercise(width: 80, height: 24)
        stage.press("F5")
        let failed = try #require(try stage.lesson.pad.activity.run)
        stage.step(.statementBegan(failed))
        stage.step(.runFinished(failed, Trouble(headline: "No.", sqlstate: "42703", message: "There is no column b.")))
        stage.press("F6")
        let run = try #require(try stage.lesson.pad.activity.run)
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: []), wasAsked: true))
        stage.press("Enter", "Alt-Down")
        #expect(try stage.lesson.focus == .verdict)
    }

    @Test func `the expected result is offered only where there is one`() throws {
        let text = Stage.text.replacing("SELECT name FROM ferries WHERE tonnes > 100;", with: "DELETE FROM ferries WHERE tonnes > 100;")
        for (text, isOffered) in [(Stage.text, true), (text, false)] {
            var stage = try Stage(width: 80, height: 24, text: text)
            stage.press("n", "^G", "N", "Enter", "F6")
            let run = try #require(try stage.lesson.pad.activity.run)
            stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: []), wasAsked: true))
            #expect(stage.screen.contains("^G W Expected result") == isOffered, "\(stage.screen)")
        }
    }

    @Test func `at 80 × 24, a text gets the room that a short result leaves free`() throws {
        var stage = try atExercise(width: 80, height: 24)
        stage.step(.paste("\nSELECT 2;\nSELECT 3;\nSELECT 4;\nSELECT 5;\nSELECT 6;\nSELECT 7;"))
        #expect(stage.screen.contains("SELECT name FROM ferries;") && stage.screen.contains("SELECT 7;"))
        stage.press("F5")
        try stage.answer(["name"], [["Ada"], ["Bo"]], tag: "SELECT 2")
        #expect(stage.screen.contains("SELECT name FROM ferries;") && stage.screen.contains("SELECT 7;"))
        #expect(stage.screen.contains("Bo") && stage.screen.contains("2 rows"))
        stage.press("F5")
        try stage.answer(["name"], (1...50).map { ["Ferry \($0)"] }, tag: "SELECT 50")
        #expect(stage.screen.contains("Ferry 5"))
    }

    @Test func `Up says how to reach the history instead of replacing what was typed`() throws {
        var stage = try atExercise()
        stage.press("F5")
        try stage.answer(["name"], [["Ada"]], tag: "SELECT 1")
        stage.press("x", "Up", "Up")
        #expect(try stage.lesson.pad.editor.text == "SELECT name FROM ferries;\nx")
        #expect(stage.screen.contains("Your text wasn't replaced. Ctrl-R opens the history."))
    }

    @Test func `columns of a row that no result shows are named`() throws {
        var stage = try atExercise()
        stage.press("F6")
        let run = try #require(try stage.lesson.pad.activity.run)
        var feedback = Feedback(kind: .state, message: "In the table ferries, the value of `tonnes` is wrong in 1 of 3 rows.")
        feedback.rows = [
            DifferingRow(kind: .missing, cells: [.init(column: "id", value: "13"), .init(column: "tonnes", value: "6", differs: true)])
        ]
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: [feedback]), wasAsked: true))
        #expect(stage.screen.contains("id: 13  tonnes: 6"))
        // Set off as in the lesson's text, not between backticks.
        #expect(stage.screen.contains("the value of tonnes is"))
    }

    @Test func `beside a long starter and a short result, a small window shows most of the text and the whole result`() throws {
        let starter = (1...10).map { "-- line \($0)" }.joined(separator: "\n")
        let text = Stage.text.replacing("```sql starter\nSELECT name FROM ferries;", with: "```sql starter\n\(starter)\nSELECT 1;")
        var stage = try Stage(width: 80, height: 24, text: text)
        stage.press("n", "^G", "N", "e", "F5")
        try stage.answer(["name"], [["Wilhelmina"]], tag: "SELECT 1")
        let shown = stage.screen.split(separator: "\n").count { $0.contains("-- line ") }
        #expect(shown >= 8, "\(stage.screen)")
        #expect(stage.screen.contains("Wilhelmina") && stage.screen.contains("1 row"), "\(stage.screen)")
    }

    @Test func `in a differing row, only the values that differ have the warning's color`() throws {
        var stage = try atExercise()
        stage.press("F6")
        let run = try #require(try stage.lesson.pad.activity.run)
        var feedback = Feedback(kind: .rows, message: "In 1 row, only the value of `tonnes` is wrong.")
        feedback.rows = [
            DifferingRow(
                kind: .missing, cells: [.init(column: "name", value: "Wilhelmina"), .init(column: "tonnes", value: "31415", differs: true)])
        ]
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: [feedback]), wasAsked: true))
        let canvas = stage.tutor.renderer.frame(of: stage.model, size: stage.size, theme: .dark).canvas
        func style(of value: String) throws -> Style {
            let y = try #require((0..<stage.size.height).first { canvas.row($0).contains(value) })
            let row = canvas.row(y)
            let start = try #require(row.firstRange(of: value)).lowerBound
            return canvas[row.distance(from: row.startIndex, to: start), y].style
        }
        #expect(try style(of: "31415") == Theme.dark[.warning])
        #expect(try style(of: "Wilhelmina") == Theme.dark[.text])
    }

    @Test func `names in an error's explanation are set off as in the lesson's text`() throws {
        var stage = try atExercise()
        stage.press("F5")
        let run = try #require(try stage.lesson.pad.activity.run)
        let trouble = Trouble(
            headline: "The server could not run this statement.", message: "There is no column `titel`.", advice: "Did you mean `title`?",
            original: ["ERROR:  column \"titel\" does not exist", "LINE 1: SELECT `titel`"])
        stage.step(.runFinished(run, trouble))
        #expect(stage.screen.contains("There is no column titel."))
        #expect(stage.screen.contains("Did you mean title?"))
        #expect(stage.screen.contains("LINE 1: SELECT `titel`"))
    }

    @Test(arguments: [(80, 24), (120, 40), (200, 60)])
    func `a wrong answer shows the most telling rows and the section to reread`(width: Int, height: Int) throws {
        var stage = try atExercise(width: width, height: height)
        stage.press("F6")
        let run = try #require(try stage.lesson.pad.activity.run)
        var feedback = Feedback(
            kind: .rows, message: "The columns are right, and so is 1 of 2 rows. In one other, only the value of `tonnes` is wrong.")
        feedback.rows = [
            DifferingRow(
                kind: .missing, cells: [.init(column: "name", value: "Bo"), .init(column: "tonnes", value: "300", differs: true)]),
            DifferingRow(
                kind: .unexpected, cells: [.init(column: "name", value: "Bo"), .init(column: "tonnes", value: nil, differs: true)]),
        ]
        feedback.taughtIn = Teaching(lesson: "missing-values", title: "Missing values", concept: "coalesce", isHere: false)
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: [feedback]), wasAsked: true))
        expectSnapshot(stage.screen, named: "wrong-\(width)x\(height)")
        #expect(try stage.lesson.focus == .verdict)
    }

    @Test(arguments: [100, 104, 108, 112, 116, 120])
    func `a verdict never separates a key from its label`(width: Int) throws {
        var stage = try atExercise(width: width, height: 40)
        stage.press("F5")
        try stage.answer(["name"], [["Ada"]], tag: "SELECT 1")
        stage.press("F6")
        let run = try #require(try stage.lesson.pad.activity.run)
        let feedback = [Feedback(kind: .rows, message: "1 of 2 rows is missing."), Feedback(kind: .rows, message: "Bo is missing.")]
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: feedback), wasAsked: true))
        for words in ["^G D All differences", "^G W Expected result", "Result of your last run"] { #expect(stage.screen.contains(words)) }
    }

    @Test func `more differences are offered only if there are more than in sight, and not for a run that wasn't checked`() throws {
        func differences(_ feedback: [Feedback], wasAsked: Bool = true) throws -> Command.Availability {
            var stage = try atExercise(width: 120, height: 40)
            stage.press("F6")
            let run = try #require(try stage.lesson.pad.activity.run)
            stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: feedback), wasAsked: wasAsked))
            return Command.differences.availability(in: stage.model)
        }
        var (rows, cause) = (Feedback(kind: .rows, message: "1 row is missing."), Feedback(kind: .misconception, message: "The limit."))
        rows.rows = [DifferingRow(kind: .missing, cells: [.init(column: "name", value: "Bo")])]
        let none = Command.Availability.not("There are no more differences to show.")
        for feedback in [[rows], [rows, cause], [cause, rows]] { #expect(try differences(feedback) == none, "\(feedback)") }
        #expect(try differences([rows, cause, Feedback(kind: .order, message: "The order differs.")]) == .now)
        rows.rows += rows.rows + rows.rows
        #expect(try differences([rows]) == .now)
        // Two rows that belong together, and another one.
        var pair = Feedback(kind: .rows, message: "1 row is wrong, and 1 is unexpected.")
        let cells = ["6", "2"].map { [DifferingRow.Cell(column: "count", value: $0, differs: true)] }
        pair.rows = [DifferingRow(kind: .missing, cells: cells[0]), DifferingRow(kind: .unexpected, cells: cells[1]), rows.rows[0]]
        pair.rows[2].kind = .unexpected
        #expect(try differences([pair]) == none)
        #expect(try differences([rows], wasAsked: false) == .not("To see this, check your answer with F6 or Ctrl-G C."))
        cause = Feedback(kind: .error, message: "FROM is missing.")
        #expect(try differences([cause]) == .not("Your statement failed, so there are no rows to compare."))
        cause = Feedback(kind: .empty, message: "Your answer is empty. There is nothing to run.")
        #expect(try differences([cause]) == none)
    }

    @Test func `F6 during a check says that it is under way, and nothing more when the verdict is there`() throws {
        var stage = try atExercise()
        stage.press("F6")
        let run = try #require(try stage.lesson.pad.activity.run)
        #expect(!stage.screen.contains("practice database"))
        stage.press("F6")
        #expect(stage.screen.contains("Your answer is already being checked."))
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: []), wasAsked: true))
        #expect(!stage.screen.contains("possible now") && !stage.screen.contains("already being checked"))
    }

    @Test func `a run that waits for the database is shown as waiting`() throws {
        var stage = try atExercise()
        let id = try stage.lesson.id
        stage.step(.databaseChanged(id, .preparing))
        stage.press("F5")
        #expect(stage.screen.contains("◐ preparing the database"))
    }

    @Test func `a verdict that arrives after an edit is labeled as being for the earlier answer`() throws {
        var stage = try atExercise()
        stage.press("F6")
        let run = try #require(try stage.lesson.pad.activity.run)
        stage.press("x")
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: []), wasAsked: true))
        #expect(stage.screen.contains("From before your last edit:"), "\(stage.screen)")
    }

    @Test func `after a correct answer, Enter continues instead of running again`() throws {
        var stage = try atExercise()
        stage.press("F6")
        let run = try #require(try stage.lesson.pad.activity.run)
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .pass, feedback: []), wasAsked: true))
        #expect(stage.screen.contains("✓ Correct."))
        stage.press("Enter")
        #expect(try stage.lesson.section == 3)
        #expect(!stage.effects.contains { if case .run = $0 { true } else { false } })
    }

    @Test func `a verdict for anything but the latest request is discarded`() throws {
        var stage = try atExercise()
        stage.press("F6")
        stage.step(.judged(RunID(999), exercise: "big-ferries", Judgement(verdict: .pass, feedback: []), wasAsked: true))
        #expect(!stage.screen.contains("Correct."))
    }

    @Test func `an error is marked at its position in the scratchpad`() throws {
        var stage = try atExercise()
        stage.press("Enter")
        let run = try #require(try stage.lesson.pad.activity.run)
        stage.step(
            .runFinished(
                run,
                Trouble(
                    headline: "The server could not run this statement.", sqlstate: "42703", line: "SELECT nam FROM ferries;", column: 7,
                    offset: 7,
                    message: "column nam does not exist. Did you mean name?", original: ["ERROR:  column \"nam\" does not exist"])))
        expectSnapshot(stage.screen, named: "error-120x40")
    }

    @Test func `hints are shown one by one and remembered`() throws {
        var stage = try atExercise()
        stage.press("F4")
        #expect(stage.screen.contains("Which rows should stay?"))
        #expect(!stage.screen.contains("WHERE tonnes …"))
        #expect(stage.effects.contains { if case .record(let event) = $0 { event.kind == .hintShown(1) } else { false } })
        stage.press("F4", "F4")
        #expect(stage.screen.contains("No more hints."))
    }

    @Test(arguments: [(80, 24), (100, 30)])
    func `a hint appears below the task, which stays visible`(width: Int, height: Int) throws {
        let task = String(repeating: "Leave out the ones that carry nothing but mail and cattle. ", count: 4)
        let text = Stage.text.replacing("of more than 100 tonnes.", with: "of more than 100 tonnes. \(task)")
        var stage = try Stage(width: width, height: height, text: text)
        stage.press("n", "^G", "N", "Enter")
        #expect(try stage.lesson.focus == .editor)
        for hint in ["Which rows should stay?", "WHERE tonnes …"] {
            stage.press("F4")
            #expect(stage.screen.contains("Big ferries. List the name of each ferry"))
            #expect(stage.screen.contains(hint))
            #expect(stage.frame.map.editor.height >= 5)
        }
    }

    @Test func `a task that is cut off has a key that shows the rest`() throws {
        let task = (1...12).map { "- rule \($0)" }.joined(separator: "\n")
        let text = Stage.text.replacing("of more than 100 tonnes.", with: "of more than 100 tonnes:\n\n\(task)")
        var stage = try Stage(width: 80, height: 24, text: text)
        stage.press("n", "^G", "N", "Enter")
        #expect(!stage.screen.contains("rule 12"))
        #expect(stage.screen.contains("▾ Task · ^G . ↓"))
        stage.press("^G", ".", "^G", ".")
        #expect(stage.screen.contains("rule 12"))
        stage.press("^G", ".")
        #expect(stage.screen.contains("Big ferries."))
    }

    @Test(arguments: ["F4", "F5", "F6"]) func `what a zoomed pane hides is named, and shown before it is used`(key: String) throws {
        var stage = try Stage(width: 80, height: 24)
        stage.press("n", "^G", "N", "Enter", "^G", "Z")
        #expect(stage.screen.contains("Zoom hides the task and result. Ctrl-G Z shows them."))
        #expect(!stage.screen.contains("Big ferries. List"))
        stage.press(key)
        #expect(stage.screen.contains("Big ferries. List"))
        #expect(try !stage.lesson.isZoomed)
    }

    @Test func `the solution is shown only after confirmation`() throws {
        var stage = try atExercise()
        stage.press("^G", "S", "Enter")
        #expect(!stage.screen.contains("tonnes > 100"), "Enter alone keeps trying")
        stage.press("^G", "S")
        stage.press("y")
        #expect(stage.screen.contains("tonnes > 100"))
        #expect(stage.effects.contains { if case .record(let event) = $0 { event.kind == .solutionShown } else { false } })
    }

    @Test func `another solution is hidden in the next exercise, and still shown in its own`() throws {
        var stage = try atExercise()
        stage.press("^G", "S", "y", "^G", "A")
        #expect(stage.screen.contains("NOT says the same from the other side."))
        stage.press("n")
        #expect(stage.screen.contains("List all."))
        #expect(!stage.screen.contains("Author's solution"))
        stage.press("p")
        #expect(stage.screen.contains("NOT says the same from the other side."))
    }

    @Test func `resetting the text can be undone`() throws {
        var stage = try atExercise()
        stage.press("Enter", "x")
        stage.press("F8", "t")
        #expect(try stage.lesson.pad.editor.text == "SELECT name FROM ferries;")
        stage.press("^G", "U")
        #expect(try stage.lesson.pad.editor.text == "SELECT name FROM ferries;\nx")
    }

    @Test func `a correct answer's verdict stays while its text is edited, and comes back when a reset is undone`() throws {
        var stage = try atExercise()
        stage.press("F6")
        let run = try #require(try stage.lesson.pad.activity.run)
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .pass, feedback: []), wasAsked: true))
        stage.press("x")
        #expect(stage.screen.contains("✓ Correct.") && stage.screen.contains("From before your last edit:"))
        stage.press("F8", "t")
        #expect(!stage.screen.contains("✓ Correct."))
        stage.press("^G", "U")
        #expect(stage.screen.contains("✓ Correct."))
    }

    @Test func `an example's text in the scratchpad doesn't count as typed`() throws {
        var stage = try Stage()
        stage.press("n", "s", "Enter", "Enter")
        try stage.answer(["name"], [["Ada"]], tag: "SELECT 1")
        #expect(try stage.lesson.pad.editor.text == "SELECT name FROM ferries;\n")
        stage.press("F8")
        #expect(!stage.screen.contains("The text you typed here"))
    }

    @Test func `after a try, the page leads back to the scratchpad`() throws {
        var stage = try Stage()
        stage.press("n", "^G", "N")
        #expect(stage.screen.contains("Open the scratchpad"))
        var progress = try stage.lesson.progress
        progress.exercises["big-ferries", default: ExerciseProgress()].tries = 1
        stage.step(.progressChanged(try stage.lesson.id, progress, Activity(days: [], today: 0)))
        #expect(stage.screen.contains("Continue in the scratchpad") && stage.screen.contains("Enter Continue"))
    }

    @Test func `an answer that is only begun is gone on with, not started`() throws {
        var stage = try atExercise()
        stage.press("Enter", "S")
        #expect(stage.screen.contains("Continue in the scratchpad"))
        stage.press("C-z")
        #expect(stage.screen.contains("Open the scratchpad"))
    }

    @Test func `a reset of what was typed is never selected at first`() throws {
        var stage = try atExercise()
        stage.press("Enter", "x", "F8")
        #expect(stage.screen.contains("▸ d  The data of this exercise"))
        #expect(stage.screen.contains("  t  The text you typed here: 2 lines"))
    }

    @Test func `a reset of the text puts the cursor where the answer goes, and removes what was said about the old text`() throws {
        var stage = try Stage(text: Stage.text.replacing("```sql starter\nSELECT name", with: "```sql starter\nBEGIN;\n\nSELECT name"))
        stage.press("n", "^G", "N", "e", "SELEC;", "F5")
        let run = try #require(stage.lesson.pad.activity.run)
        var trouble = Trouble(headline: "No.", message: "syntax error")
        trouble.offset = 0
        stage.step(.runFinished(run, trouble))
        #expect(stage.screen.contains { $0 == "✗" } && stage.screen.contains("syntax error"))
        stage.press("F8", "t")
        #expect(!stage.screen.contains { $0 == "✗" } && !stage.screen.contains("syntax error"))
        #expect(try stage.lesson.pad.editor.cursor == EditorState.Position(line: 1, offset: 0))
    }

    @Test func `resetting the data recreates the database`() throws {
        var stage = try atExercise()
        stage.press("F8", "d")
        #expect(stage.effects.contains { if case .resetData = $0 { true } else { false } })
    }

    @Test(arguments: [("x", "\nx"), (" ", " "), ("-", "-")])
    func `what is typed directly after the starter's semicolon gets a line of its own, if it is a word`(key: String, added: String) throws {
        var stage = try atExercise()
        stage.press(key)
        #expect(try stage.lesson.pad.editor.text == "SELECT name FROM ferries;" + added)
        stage.press("x")
        #expect(try stage.lesson.pad.editor.text == "SELECT name FROM ferries;" + added + "x")
    }

    @Test func `what is typed directly after the semicolon of a checked text gets a line of its own`() throws {
        var stage = try atExercise()
        stage.press("^U", "SELECT 1;", "F6")
        let run = try #require(stage.lesson.pad.activity.run)
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: []), wasAsked: true))
        stage.press("x")
        #expect(try stage.lesson.pad.editor.text == "SELECT 1;\nx")
    }

    @Test func `after a reset from the result, text goes to the scratchpad`() throws {
        var stage = try atExercise()
        stage.press("Enter", "y")
        try stage.answer(["name"], [["Ada"]], tag: "SELECT 1")
        stage.press("Alt-Down")
        #expect(try stage.lesson.focus == .result)
        stage.press("F8", "t", "x")
        #expect(try stage.lesson.focus == .editor && stage.lesson.pad.editor.text.hasSuffix("x"))
    }

    @Test func `Ctrl-P in an empty text says that nothing is earlier`() throws {
        var stage = try atExercise()
        stage.press("^U", "^P")
        #expect(stage.model.notice?.text == "You ran nothing earlier here. Ctrl-R opens the history.")
    }

    @Test func `Ctrl-P doesn't move the cursor in a text that it must not replace`() throws {
        var stage = try atExercise()
        stage.press("Enter")
        try stage.answer(["name"], [["Ada"]], tag: "SELECT 1")
        stage.press("one", "Enter", "two")
        let cursor = try stage.lesson.pad.editor.cursor
        stage.press("^P")
        #expect(try stage.lesson.pad.editor.cursor == cursor)
        #expect(stage.model.notice?.text == "Your text wasn't replaced. Ctrl-R opens the history.")
    }

    @Test func `typed text is kept as a draft, with the cursor's place in it`() throws {
        var stage = try atExercise()
        stage.press("Left")
        #expect(stage.effects.isEmpty)
        stage.press("Right", "x")
        #expect(
            stage.effects.contains {
                if case .keepDraft(let key, let draft) = $0 { key.exercise == "big-ferries" && draft.text.hasSuffix(";\nx") } else { false }
            })
        stage.press("Left")
        #expect(
            stage.effects.contains {
                if case .keepDraft(_, let draft) = $0 { draft.cursor == draft.text.utf8.count - 1 } else { false }
            })
        stage.press("F1", "Escape")
        #expect(stage.effects.isEmpty)
    }

    @Test func `the first Up in a text from before goes up a row of a wrapped line`() throws {
        var stage = try atExercise(width: 80, height: 24)
        let again = try stage.lesson
        let text = "SELECT 1;\nSELECT " + (1...60).map { "\($0)" }.joined(separator: ", ")
        let key = again.draftKey(of: again.padID)
        let draft = Draft(text: text, cursor: text.utf8.count)
        stage.step(.lessonOpened(OpenedLesson(state: again, drafts: [key: draft], section: again.section)))
        stage.press("Up")
        let cursor = try stage.lesson.pad.editor.cursor
        #expect(cursor.line == 1 && cursor.offset > 80, "\(cursor)")
    }

    @Test func `undo reaches back to before a visit to another lesson`() throws {
        var stage = try atExercise()
        let starter = try stage.lesson.pad.editor.text
        stage.press("x")
        let again = try stage.lesson
        let draft = Draft(text: again.pad.editor.text, cursor: again.pad.editor.cursorOffset)
        stage.step(.lessonOpened(OpenedLesson(state: again, drafts: [again.draftKey(of: again.padID): draft], section: again.section)))
        stage.press("^Z")
        #expect(try stage.lesson.pad.editor.text == starter)
    }

    @Test func `Ctrl-C cancels the running statement`() throws {
        var stage = try atExercise()
        stage.press("Enter")
        let run = try #require(try stage.lesson.pad.activity.run)
        stage.press("^C")
        #expect(stage.effects == [.cancel(run)])
    }

    @Test func `Tab completes names of tables and columns`() throws {
        var stage = try atExercise()
        stage.press("^U", "SELECT na", "Tab")
        #expect(try stage.lesson.pad.editor.text == "SELECT name")
    }

    @Test(arguments: [("SELECT f.na", "SELECT f.name"), ("SELECT ferries.to", "SELECT ferries.tonnes"), ("SELECT x.na", "SELECT x.na")])
    func `Tab completes columns of the table before a dot`(typed: String, completed: String) throws {
        var stage = try atExercise()
        stage.press("^U")
        stage.step(.paste("\(typed) FROM ferries AS f"))
        for _ in " FROM ferries AS f" { stage.press("Left") }
        stage.press("Tab")
        #expect(try stage.lesson.pad.editor.text == "\(completed) FROM ferries AS f")
    }

    @Test(arguments: [(80, 24), (100, 30)])
    func `the task stays visible while the learner types`(width: Int, height: Int) throws {
        var stage = try atExercise(width: width, height: height)
        #expect(stage.screen.contains("ferry of more than 100"))
        stage.press("Enter")
        try stage.answer(["name"], [["Ada"], ["Bo"]], tag: "SELECT 2")
        #expect(stage.screen.contains("ferry of more than 100"))
        #expect(stage.screen.contains("2 rows · 0.6 ms"))
        #expect(stage.screen.contains("SELECT name FROM ferries;"))
        #expect(stage.frame.canvas.cursor != nil)
    }

    @Test(arguments: [100, 119, 120, 160]) func `the longest code line of the lessons doesn't wrap beside the work`(width: Int) {
        let plan = ScreenPlan(size: Size(width: width, height: 30))
        #expect(plan.work.isShown)
        // The margins, the bar, and the code.
        #expect(plan.lesson.body.width >= 4 + 2 + 56)
    }

    @Test(arguments: [(100, false), (119, false), (120, true)])
    func `focused work has the full width where code would wrap in both panes`(width: Int, hasLesson: Bool) {
        var contents = ScreenPlan.Contents()
        contents.focus = .editor
        let plan = ScreenPlan(size: Size(width: width, height: 30), contents)
        #expect(plan.lesson.isShown == hasLesson)
        #expect(hasLesson || plan.work.body.width == width)
    }

    @Test func `zoom toggles a pane between full screen and its place`() throws {
        var stage = try atExercise()
        let before = stage.screen
        stage.press("^G", "Z")
        #expect(!stage.screen.contains("┬"))
        stage.press("^G", "Z")
        #expect(stage.screen == before)
    }

    @Test func `tables and columns are listed, with which may be NULL`() throws {
        var stage = try atExercise()
        stage.press("F9")
        #expect(stage.screen.contains("ferries"))
        #expect(stage.screen.contains("may be NULL"))
    }

    @Test func `an open transaction is shown on a page that hides the scratchpad`() throws {
        var stage = try atExercise(width: 80, height: 24)
        stage.press("Escape")
        #expect(!stage.screen.contains("in transaction"))
        stage.step(.transactionStands(try stage.lesson.id, try stage.lesson.shownSession, .inTransaction))
        #expect(stage.screen.contains("Work  e  ● in transaction"), "\(stage.screen)")
    }

    @Test func `an open transaction is shown above a narrow scratchpad, too`() throws {
        var stage = try atExercise(width: 100, height: 30)
        stage.press("Escape")
        stage.step(.transactionStands(try stage.lesson.id, try stage.lesson.shownSession, .inTransaction))
        #expect(stage.screen.contains("● in transaction"), "\(stage.screen)")
    }

    @Test func `an open or failed transaction is shown above the scratchpad`() throws {
        var stage = try atExercise()
        stage.step(.transactionStands(try stage.lesson.id, try stage.lesson.shownSession, .inTransaction))
        #expect(stage.screen.contains("● in transaction: COMMIT; or ROLLBACK;"))
        stage.step(.transactionStands(try stage.lesson.id, try stage.lesson.shownSession, .failed))
        #expect(stage.screen.contains("✗ transaction failed: ROLLBACK;"))
        stage.step(.transactionStands(try stage.lesson.id, try stage.lesson.shownSession, .idle))
        #expect(stage.screen.contains("idle · PostgreSQL 15"))
    }
}
