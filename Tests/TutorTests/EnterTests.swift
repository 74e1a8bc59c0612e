import Grading
import Postgres
import Primitives
import Progress
import Terminal
import Testing
import TutorCore
import TutorView
import Verdicts

/// What Enter and F5 run, and what counts as the answer.
struct EnterTests {
    /// In an empty scratchpad: the lesson's own, or an exercise's.
    private func atWork(inExercise: Bool = false) throws -> Stage {
        var stage = try Stage()
        stage.press("n", "^G", inExercise ? "N" : "E")
        if inExercise { stage.press("n", "e") }
        return stage
    }

    /// Types a statement and Enter, and lets it run.
    private func run(_ statement: String, on stage: inout Stage, then state: TransactionState = .idle) throws -> [String] {
        stage.press(statement, "Enter")
        let sent = stage.effects.sentSQL.map(\.trimmed)
        let run = try #require(stage.lesson.pad.activity.run)
        stage.step(.statementBegan(run))
        stage.step(.statementFinished(run, tag: "DONE", milliseconds: 1))
        stage.step(.transactionStands(try stage.lesson.id, try stage.lesson.shownSession, state))
        stage.step(.runFinished(run, nil))
        return sent
    }

    private func fail(on stage: inout Stage, in state: TransactionState) throws {
        let run = try #require(stage.lesson.pad.activity.run)
        stage.step(.statementBegan(run))
        stage.step(.transactionStands(try stage.lesson.id, try stage.lesson.shownSession, state))
        stage.step(.runFinished(run, Trouble(headline: "No.", sqlstate: "22012", message: "division by zero")))
    }

    private func judged(_ effects: [Effect]) -> [String] {
        effects.compactMap { if case .judge(_, let answer, _, _, _, wasAsked: false) = $0 { answer } else { nil } }
    }

    private func marks(_ stage: Stage) -> [String] {
        stage.screen.split(separator: "\n").compactMap { line in line.firstIndex(of: "•").map { String(line[$0...]).trimmed } }
    }

    @Test func `Enter runs no statement a second time`() throws {
        var stage = try atWork()
        #expect(try run("UPDATE ferries SET tonnes = tonnes - 1 WHERE id = 1;", on: &stage).count == 1)
        #expect(try run("SELECT 1;", on: &stage) == ["SELECT 1;"])
        #expect(try stage.lesson.pad.editor.text.hasSuffix("\nSELECT 1;\n"))
        stage.press("Enter")
        #expect(stage.effects.sentSQL.isEmpty)
    }

    @Test func `Enter also runs a statement that begins on an earlier line and ends on this one`() throws {
        var stage = try atWork()
        stage.press("SELECT 1", "Enter", "; SELECT 2; SELECT", "Enter", "3;", "Enter")
        #expect(stage.effects.sentSQL == ["SELECT 1\n; SELECT 2; SELECT\n3;"])
    }

    @Test func `F5 asks before a COMMIT that has run ends another transaction`() throws {
        var stage = try atWork()
        stage.step(.paste("BEGIN; COMMIT;"))
        stage.press("F5")
        let first = try #require(stage.lesson.pad.activity.run)
        stage.step(.runFinished(first, nil))
        stage.press("Enter")
        #expect(try run("BEGIN;", on: &stage, then: .inTransaction) == ["BEGIN;"])
        stage.press("F5")
        #expect(stage.effects.sentSQL.isEmpty && stage.screen.contains("Open transaction"), "\(stage.screen)")
        stage.press("Up", "Enter")
        #expect(stage.effects.sentSQL.count == 1)
    }

    @Test func `Enter in the middle of the text runs the statement that ends there, and the line below stays empty once`() throws {
        var stage = try atWork()
        stage.step(.paste("SELECT 1; -- one\nSELECT 2;"))
        stage.press("Up", "End", "Enter")
        #expect(stage.effects.sentSQL == ["SELECT 1;"])
        #expect(try stage.lesson.pad.editor.text == "SELECT 1; -- one\n\nSELECT 2;")
        try fail(on: &stage, in: .idle)
        stage.press("Up", "End", "Enter")
        #expect(try stage.lesson.pad.editor.text == "SELECT 1; -- one\n\nSELECT 2;")
        #expect(try stage.lesson.pad.editor.cursor == EditorState.Position(line: 1, offset: 0))
    }

    @Test func `Enter below a BEGIN that hasn't run adds a line, so that nothing runs outside the transaction`() throws {
        var stage = try atWork()
        stage.step(.paste("BEGIN;\nUPDATE ferries SET tonnes = 1 WHERE id = 1;\nCOMMIT;"))
        stage.press("Up", "End", "Enter")
        #expect(stage.effects.sentSQL.isEmpty)
        #expect(stage.model.notice?.text == "The BEGIN above hasn't run. Enter adds a line. F5 runs the whole text.")
    }

    @Test func `a backslash command and the data of a COPY run with Enter, too`() throws {
        var stage = try atWork()
        stage.step(.paste("SELECT 1;\n\\d ferries"))
        stage.press("Enter")
        #expect(stage.effects.sentSQL == ["\n\\d ferries"])
        try fail(on: &stage, in: .idle)
        stage.step(.paste("COPY ferries FROM stdin;\n1\tAda\n\\."))
        stage.press("Enter")
        #expect(stage.effects.sentSQL == ["\n\nCOPY ferries FROM stdin;\n1\tAda\n\\."])
    }

    @Test(arguments: ["\\d ferries", "\\i a.sql", "  \\echo it's 1;", "AND name = 'Bo' \\x"])
    func `a backslash command below an unfinished statement runs alone, and the statement later without it`(line: String) throws {
        var stage = try atWork()
        stage.step(.paste("DELETE FROM ferries\n  WHERE id > 50\n\(line)"))
        stage.press("Enter")
        let command = line.drop { $0 != "\\" }
        #expect(stage.effects.sentSQL == ["\n\n\(command)"])
        try fail(on: &stage, in: .idle)
        stage.press("AND id < 60;", "Enter")
        let blank = String(repeating: " ", count: command.count)
        #expect(stage.effects.sentSQL == ["DELETE FROM ferries\n  WHERE id > 50\n\(line.dropLast(command.count))\(blank)\nAND id < 60;"])
        try fail(on: &stage, in: .idle)
        stage.press("Up", "Up", "End", "Alt-r")
        #expect(stage.effects.sentSQL == ["\n\n\(command)"])
    }

    @Test func `a backslash command that uses the statement above it runs it`() throws {
        var stage = try atWork()
        stage.step(.paste("SELECT name FROM ferries\n\\gx"))
        stage.press("Enter")
        #expect(stage.effects.sentSQL == ["SELECT name FROM ferries\n\\gx"])
    }

    @Test func `a text that arrives key by key keeps its lines, and its statements run in order`() throws {
        var stage = try atWork()
        stage.press("SELECT 1;", "Enter")
        let run = try #require(stage.lesson.pad.activity.run)
        stage.press("SELECT 2;", "Enter", "SELECT 3;", "Enter", "SELECT 4;")
        #expect(stage.effects.sentSQL.isEmpty)
        #expect(try stage.lesson.pad.editor.text == "SELECT 1;\nSELECT 2;\nSELECT 3;\nSELECT 4;")
        stage.step(.statementBegan(run))
        stage.step(.statementFinished(run, tag: "SELECT 1", milliseconds: 1))
        stage.step(.runFinished(run, nil))
        stage.press("Enter")
        #expect(stage.effects.sentSQL.map(\.trimmed) == ["SELECT 2;\nSELECT 3;\nSELECT 4;"])
        try fail(on: &stage, in: .idle)
        stage.press("SELECT 5;", "Enter")
        #expect(stage.effects.sentSQL.map(\.trimmed) == ["SELECT 5;"])
    }

    @Test func `Enter during a check leaves the answer unchanged, and after it adds a line before it runs anything`() throws {
        var stage = try atWork(inExercise: true)
        stage.press("SELECT 1;", "F6", "Enter")
        #expect(try stage.lesson.pad.editor.text == "SELECT 1;")
        let run = try #require(stage.lesson.pad.activity.run)
        stage.step(.judged(run, exercise: "all-ferries", Judgement(verdict: .fail, feedback: []), wasAsked: true))
        #expect(try stage.lesson.focus == .verdict)
        stage.press("Enter", "Enter")
        #expect(stage.effects.sentSQL.isEmpty)
        #expect(stage.model.notice?.text == "You ran or checked this already. Enter adds a line. Alt-r runs it again.")
        #expect(stage.screen.contains("✗ Not yet.") && !stage.screen.contains("before your last edit"))
    }

    @Test func `Enter runs a statement that a failed check may not have reached`() throws {
        var stage = try atWork(inExercise: true)
        stage.press("oops;", "Alt-Enter")
        stage.press("^U", "SELECT 1;", "F6")
        let run = try #require(stage.lesson.pad.activity.run)
        let feedback = [Feedback(kind: .misconception, message: "Why?"), Feedback(kind: .error, message: "oops is not a keyword.")]
        stage.step(.judged(run, exercise: "all-ferries", Judgement(verdict: .fail, feedback: feedback), wasAsked: true))
        stage.press("Enter", "Enter")
        #expect(stage.effects.sentSQL.map(\.trimmed) == ["SELECT 1;"])
    }

    @Test func `Enter first runs the statements before on the line, but none that has run`() throws {
        var stage = try atWork()
        #expect(try run("BEGIN; UPDATE ferries SET tonnes = 1 WHERE id = 1;", on: &stage, then: .inTransaction).count == 1)
        stage.press("Up", "End", "SELECT 2; SELECT 3;", "Enter")
        #expect(stage.effects.sentSQL == ["SELECT 2; SELECT 3;"])
    }

    @Test func `a statement that has run is left out even between two that have not`() throws {
        var stage = try atWork()
        _ = try run("SELECT 1;", on: &stage)
        stage.press("Up", "Home", "BEGIN; ", "End", " SELECT 2;", "Enter")
        #expect(stage.effects.sentSQL == ["BEGIN;           SELECT 2;"])
        #expect(try stage.lesson.pad.editor.text.contains("BEGIN; SELECT 1; SELECT 2;"))
        let run = try #require(stage.lesson.pad.activity.run)
        for _ in 0..<2 {
            stage.step(.statementBegan(run))
            stage.step(.statementFinished(run, tag: "DONE", milliseconds: 1))
        }
        stage.step(.runFinished(run, nil))
        stage.press("Up", "End", "Enter")
        #expect(stage.effects.sentSQL == ["                 SELECT 2;".trimmed])
    }

    @Test(arguments: [
        "DELETE FROM ferries;", "DELETE FROM ferries \\g", "SELECT 1 \\; DELETE FROM ferries;", "DELETE FROM\n\\d ferries\nferries;",
    ])
    func `a change of all rows is asked about however it is sent`(text: String) throws {
        for keys in [["Enter"], ["F5"], ["Alt-Enter"], ["Alt-r"], ["^A", "F5"]] {
            var stage = try atWork()
            stage.step(.paste(text))
            for key in keys { stage.press(key) }
            #expect(stage.effects.sentSQL.isEmpty)
            #expect(stage.screen.contains("DELETE without WHERE"), "\(keys)")
        }
    }

    @Test func `Enter after a COPY without data says how to give some`() throws {
        var stage = try atWork()
        stage.press("COPY ferries FROM stdin csv;", "Enter")
        #expect(stage.effects.sentSQL.isEmpty)
        #expect(stage.screen.contains("Type the data below"))
        stage.press("1,Ada,2", "Enter", "\\.", "Enter")
        #expect(stage.effects.sentSQL == ["COPY ferries FROM stdin csv;\n1,Ada,2\n\\."])
    }

    @Test func `a file that fails leaves its line unmarked, however many of its statements ran`() throws {
        var stage = try atWork()
        stage.step(.paste("SELECT 1;\n\\i a.sql\nSELECT 2;"))
        stage.press("F5")
        let run = try #require(stage.lesson.pad.activity.run)
        for _ in 0..<3 {
            stage.step(.statementBegan(run))
            stage.step(.statementFinished(run, tag: "DONE", milliseconds: 1))
        }
        var trouble = Trouble(headline: "Line 3 of a.sql failed.", message: "No.")
        trouble.stoppedAt = 12
        stage.step(.runFinished(run, trouble))
        #expect(marks(stage).count == 1)
        #expect(marks(stage).first?.contains("SELECT 1;") == true)
        #expect(stage.screen.contains { $0 == "✗" })
    }

    @Test func `a failed transaction ends with ROLLBACK, typed or as a key`() throws {
        var stage = try atWork()
        _ = try run("BEGIN;", on: &stage, then: .inTransaction)
        #expect(!stage.screen.contains("Roll back"))
        stage.press("SELECT 1/0;", "Enter")
        #expect(stage.effects.sentSQL.map(\.trimmed) == ["SELECT 1/0;"])
        try fail(on: &stage, in: .failed)
        #expect(stage.screen.contains("Alt-z Roll back"))
        let text = try stage.lesson.pad.editor.text
        stage.press("Alt-z")
        #expect(stage.effects.sentSQL == ["ROLLBACK;"])
        #expect(try stage.lesson.pad.editor.text == text)
        let back = try #require(stage.lesson.pad.activity.run)
        stage.step(.transactionStands(try stage.lesson.id, try stage.lesson.shownSession, .idle))
        stage.step(.runFinished(back, nil))
        #expect(!stage.screen.contains("Roll back"))
        #expect(try run("ROLLBACK;", on: &stage) == ["ROLLBACK;"])
    }

    @Test func `F5 says how many statements it runs, and runs only the selection if there is one`() throws {
        var stage = try atWork()
        stage.step(.paste("SELECT 1;\nSELECT 2;\nSELECT 3;"))
        stage.press("F5")
        #expect(stage.screen.contains("3 statements run in order."))
        try fail(on: &stage, in: .idle)
        stage.press("Shift-Up", "Shift-Home")
        #expect(stage.screen.contains("F5 Run selection"))
        stage.press("F5")
        #expect(stage.effects.sentSQL == ["\nSELECT 2;\nSELECT 3;"])
        #expect(stage.screen.contains("The selection has 2 statements. They run in order."))
    }

    @Test func `F5 says that it may change the data again`() throws {
        var stage = try atWork()
        _ = try run("SELECT 1;", on: &stage)
        stage.press("F5")
        #expect(!stage.screen.contains("before"))
        try fail(on: &stage, in: .idle)
        _ = try run("UPDATE ferries SET tonnes = tonnes - 1 WHERE id = 1;", on: &stage)
        stage.press("F5")
        #expect(stage.screen.contains("2 statements run in order. 1 ran before, so the data may change again."))
    }

    @Test(arguments: [
        ("SELECT (1 + 2;", "Line 2: (1 + 2; isn't closed."), ("SELECT (1 + (2;", "Line 2: (2; isn't closed."),
        ("SELECT 'a', 'b;", "Line 2: 'b; isn't closed."),
        ("SELECT \"a quoted name that is long;", "Line 2: \"a quoted n… isn't closed."),
        ("SELECT 1 -- one;", "The semicolon is inside the comment:"), ("SELECT (1", "No semicolon yet:"),
        ("SELECT 'it's 1' FROM a;\nSELECT 'b';", "Line 2: ' FROM a; isn't closed."),
    ])
    func `Enter says what is open, and the error of a statement that is gone goes`(text: String, why: String) throws {
        var stage = try atWork()
        stage.press("SELEC;", "Enter")
        try fail(on: &stage, in: .idle)
        #expect(stage.screen.contains("division by zero"))
        stage.press("Backspace", "Backspace")
        stage.step(.paste("?\n" + text))
        stage.press("Enter")
        #expect(stage.screen.contains("\(why) Enter adds a line."))
        #expect(!stage.screen.contains("division by zero"))
    }

    @Test func `Enter inside a complete statement says that it adds a line`() throws {
        var stage = try atWork()
        stage.step(.paste("SELECT 1,\n  2;"))
        let says = "Enter runs a statement at the end of its last line. Here, it adds a line."
        stage.press("Up", "End", "Enter")
        #expect(stage.effects.sentSQL.isEmpty && stage.screen.contains(says))
        stage.press("^Z", "Home", "Right")
        #expect(!stage.screen.contains(says))
        stage.press("Enter")
        #expect(stage.effects.sentSQL.isEmpty && stage.screen.contains(says))
    }

    @Test func `an error stays while its statement stays in the editor`() throws {
        var stage = try atWork()
        stage.press("SELEC;", "Enter")
        try fail(on: &stage, in: .idle)
        stage.step(.paste("SELECT (1"))
        stage.press("Enter")
        #expect(stage.screen.contains("No semicolon yet: Enter adds a line."))
        #expect(stage.screen.contains("division by zero"))
    }

    @Test func `statements that ran have a mark until they are edited`() throws {
        var stage = try atWork()
        _ = try run("SELECT 1;", on: &stage)
        _ = try run("SELECT 2;", on: &stage)
        stage.press("SELECT 3;", "Enter")
        try fail(on: &stage, in: .idle)
        #expect(marks(stage).count == 2)
        stage.press("Ctrl-Home", "-- first", "Enter")
        #expect(marks(stage).count == 2)
        #expect(marks(stage).first?.contains("SELECT 1") == true)
        stage.press("Up", "^K", "SELECT 0 UNION")
        #expect(marks(stage).map { $0.contains("SELECT 2") } == [true])
        stage.press("Down", "Down", "End", "Left", "0")
        #expect(marks(stage).isEmpty)
    }

    @Test func `after an error, only the statements before it are marked`() throws {
        var stage = try atWork()
        stage.step(.paste("SELECT 1;\nSELECT 1/0;\nSELECT 3;"))
        stage.press("F5")
        let run = try #require(stage.lesson.pad.activity.run)
        stage.step(.statementBegan(run))
        stage.step(.statementFinished(run, tag: "SELECT 1", milliseconds: 1))
        try fail(on: &stage, in: .idle)
        #expect(marks(stage).count == 1)
        #expect(marks(stage).first?.contains("SELECT 1;") == true)
    }

    @Test func `after an error, a statement that the run didn't get to stays marked if it ran before`() throws {
        var stage = try atWork()
        _ = try run("SELECT 1;", on: &stage)
        stage.press("Alt-<", "Enter", "Up", "SELECT 1/0;", "Enter")
        try fail(on: &stage, in: .idle)
        stage.press("F5")
        try fail(on: &stage, in: .idle)
        #expect(marks(stage).count == 1 && marks(stage).first?.contains("SELECT 1;") == true, "\(stage.screen)")
    }

    @Test func `Enter says what isn't closed, even if an empty line follows`() throws {
        var stage = try atWork()
        stage.press("Enter", "Up", "SELECT (5;", "Enter")
        #expect(stage.screen.contains("Line 1: (5; isn't closed."), "\(stage.screen)")
    }

    @Test func `an earlier statement that replaces what has run says so`() throws {
        var stage = try atWork()
        _ = try run("SELECT 1;", on: &stage)
        for _ in 0..<12 { stage.press("Backspace") }
        _ = try run("SELECT 2;", on: &stage)
        stage.press("Up", "Up")
        #expect(try stage.lesson.pad.editor.text == "SELECT 1;")
        #expect(stage.screen.contains("Up shows an earlier statement. ↓ or Ctrl-N brings yours back."), "\(stage.screen)")
    }

    @Test func `a result of another text says that it is the last run's`() throws {
        var stage = try atWork(inExercise: true)
        _ = try run("SELECT * FROM ferries;", on: &stage)
        #expect(!stage.screen.contains("Result of your last run"))
        stage.press("SELECT 2;")
        #expect(stage.screen.contains("Result of your last run"))
    }

    @Test func `a result of a selected part says so`() throws {
        var stage = try atWork(inExercise: true)
        stage.step(.paste("SELECT 1;\nSELECT 2;"))
        stage.press("Shift-Home", "F5")
        try stage.answer(["n"], [["2"]], tag: "SELECT 1")
        #expect(stage.screen.contains("Result of selection"), "\(stage.screen)")
        stage.press("Right", "Alt-r")
        try stage.answer(["n"], [["2"]], tag: "SELECT 1")
        #expect(!stage.screen.contains("Result of"), "\(stage.screen)")
    }

    @Test func `an error of another text says that it is the last run's`() throws {
        var stage = try atWork(inExercise: true)
        stage.press("SELECT nam FROM ferries;", "F5")
        try fail(on: &stage, in: .idle)
        #expect(!stage.screen.contains("Result of your last run"))
        stage.press("Backspace")
        #expect(stage.screen.contains("Result of your last run"))
    }

    @Test func `Enter behind a statement that isn't the last on its line says that it only breaks the line`() throws {
        var stage = try atWork()
        stage.step(.paste("SELECT 1; SELECT 2;"))
        stage.press("Home")
        for _ in "SELECT 1;" { stage.press("Right") }
        stage.press("Enter")
        #expect(stage.screen.contains("Enter runs a statement at the end of its last line."))
        #expect(try stage.lesson.pad.activity.run == nil)
        #expect(try stage.lesson.pad.editor.text == "SELECT 1;\n SELECT 2;")
    }

    @Test func `a right statement passes although earlier attempts are still in the text`() throws {
        var stage = try atWork(inExercise: true)
        stage.press("SELECT nam FROM ferries;", "Enter")
        try fail(on: &stage, in: .idle)
        _ = try run("SELECT * FROM ferries;", on: &stage)
        #expect(judged(stage.effects) == ["SELECT * FROM ferries;"])
        let run = try #require(stage.lesson.pad.activity.run)
        stage.step(.judged(run, exercise: "all-ferries", Judgement(verdict: .pass, feedback: []), wasAsked: false))
        #expect(stage.screen.contains("✓ Correct."))
        #expect(!stage.screen.contains("before your last edit"))
    }

    @Test func `an answer of several statements is judged as a whole, once all of them have run`() throws {
        var stage = try atWork(inExercise: true)
        _ = try run("BEGIN;", on: &stage, then: .inTransaction)
        #expect(judged(stage.effects) == ["BEGIN;\n"])
        _ = try run("SELECT 1;", on: &stage, then: .inTransaction)
        _ = try run("COMMIT;", on: &stage)
        #expect(judged(stage.effects) == ["BEGIN;\nSELECT 1;\nCOMMIT;\n"])
    }

    @Test(arguments: [("SELECT 7;", true), ("UPDATE ferries SET tonnes = 7;", false), ("BEGIN;", false)])
    func `a statement alone isn't called wrong below another one that can be a part of the answer`(above: String, isCalled: Bool) throws {
        var stage = try atWork(inExercise: true)
        stage.press("^U", "SELEC 1;", "Enter")
        try fail(on: &stage, in: .idle)
        _ = try run(above, on: &stage)
        if let judging = try stage.lesson.pad.activity.run {
            stage.step(.judged(judging, exercise: "all-ferries", Judgement(verdict: .fail, feedback: []), wasAsked: false))
        }
        _ = try run("SELECT 2;", on: &stage)
        let judging = try #require(try stage.lesson.pad.activity.run)
        stage.step(.judged(judging, exercise: "all-ferries", Judgement(verdict: .fail, feedback: []), wasAsked: false))
        #expect(stage.screen.contains("not the answer yet") == isCalled, "\(stage.screen)")
    }

    @Test func `where the solution has several statements, one of them alone isn't called wrong`() throws {
        let solution = "SELECT name FROM ferries WHERE tonnes > 100;"
        var stage = try Stage(
            text: Stage.text.replacing(
                "```sql solution\n\(solution)", with: "```sql solution\nUPDATE ferries SET tonnes = 200 WHERE id = 1;\n\(solution)"))
        stage.press("n", "^G", "N", "e", "^U", "SELEC 1;", "Enter")
        try fail(on: &stage, in: .idle)
        _ = try run(solution, on: &stage)
        #expect(judged(stage.effects).isEmpty)
        #expect(!stage.screen.contains("not the answer yet"))
    }

    @Test func `after a reset of the data, Enter runs again what ran or was checked before`() throws {
        var stage = try atWork(inExercise: true)
        _ = try run("UPDATE ferries SET tonnes = 1;", on: &stage)
        #expect(!marks(stage).isEmpty)
        stage.press("F8", "d")
        stage.step(.dataReset(try stage.lesson.id, copy: "all-ferries", canUndo: false))
        #expect(marks(stage).isEmpty)
        stage.press("Up", "End", "Enter")
        #expect(stage.effects.sentSQL.map(\.trimmed) == ["UPDATE ferries SET tonnes = 1;"])
    }

    @Test(arguments: ["23505", "42P07"])
    func `an error about what exists says that an earlier run may have added it, if one changed data since the last reset`(
        code: String
    ) throws {
        let advice = "Left over from an earlier run?"
        var stage = try atWork(inExercise: true)
        let fails = { (stage: inout Stage) in
            stage.press("INSERT INTO ferries VALUES (9);", "Enter")
            let run = try #require(stage.lesson.pad.activity.run)
            stage.step(.statementBegan(run))
            stage.step(.runFinished(run, Trouble(headline: "No.", sqlstate: code, message: "It exists.")))
        }
        try fails(&stage)
        #expect(stage.screen.contains("It exists.") && !stage.screen.contains(advice))
        _ = try run("INSERT INTO ferries VALUES (8);", on: &stage)
        try fails(&stage)
        #expect(stage.screen.contains(advice))
        stage.press("F8", "d")
        stage.step(.dataReset(try stage.lesson.id, copy: "all-ferries", canUndo: false))
        stage.press("^End")
        try fails(&stage)
        #expect(stage.screen.contains("It exists.") && !stage.screen.contains(advice))
    }

    @Test func `if the whole text isn't the answer, a change that ran last is judged alone`() throws {
        let solution = "DELETE FROM ferries WHERE tonnes > 100;"
        var stage = try Stage(
            text: Stage.text.replacing("SELECT * FROM ferries;\n```\n\n## Checkpoint", with: solution + "\n```\n\n## Checkpoint"))
        stage.press("n", "^G", "N", "n", "e")
        _ = try run("DELETE FROM ferries WHERE tonnes > 200;", on: &stage)
        let first = try #require(stage.lesson.pad.activity.run)
        stage.step(.judged(first, exercise: "all-ferries", Judgement(verdict: .fail, feedback: []), wasAsked: false))
        _ = try run(solution, on: &stage)
        let answers = stage.effects.compactMap { if case .judge(_, let whole, let last, _, _, false) = $0 { [whole, last] } else { nil } }
        #expect(answers.map { $0.map { $0?.trimmed } } == [["DELETE FROM ferries WHERE tonnes > 200;\n\(solution)", solution]])
    }

    @Test func `a BEGIN that ran before a reset keeps nothing below it from running, nor does one that hasn't run stop another`() throws {
        var stage = try atWork()
        _ = try run("BEGIN;", on: &stage)
        stage.step(.dataReset(try stage.lesson.id, copy: nil, canUndo: false))
        #expect(try run("SELECT 2;", on: &stage) == ["SELECT 2;"])
        stage.press("^U")
        stage.step(.paste("BEGIN;\nSELECT 1;"))
        stage.press("Enter")
        #expect(stage.effects.sentSQL.isEmpty)
        stage.press("BEGIN;", "Enter")
        #expect(stage.effects.sentSQL.map(\.trimmed) == ["BEGIN;"])
    }

    @Test func `a statement inside a transaction is never judged without what came before it`() throws {
        var stage = try atWork(inExercise: true)
        stage.press("SELEC;", "Enter")
        try fail(on: &stage, in: .idle)
        _ = try run("BEGIN;", on: &stage, then: .inTransaction)
        #expect(judged(stage.effects).isEmpty)
        _ = try run("UPDATE ferries SET tonnes = 1 WHERE id = 1;", on: &stage, then: .inTransaction)
        #expect(judged(stage.effects).isEmpty)
    }

    @Test func `Enter in session B runs its last statement only`() throws {
        var stage = try atWork()
        stage.press("^O", "SELECT 1;", "Enter")
        let run = try #require(stage.lesson.pad.activity.run)
        #expect(run.session == .b)
        stage.step(.runFinished(run, nil))
        stage.press("SELECT 2;", "Enter")
        #expect(stage.effects.sentSQL == ["\nSELECT 2;"])
    }

    @Test func `a letter of a command is text once the command list is filtered`() throws {
        var stage = try atWork()
        stage.press("^G", "undo", "R")
        #expect(stage.effects.sentSQL.isEmpty)
        #expect(stage.screen.contains("undoR"))
    }
}
