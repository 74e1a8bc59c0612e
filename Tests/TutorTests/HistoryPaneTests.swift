import Course
import Postgres
import Primitives
import Progress
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorView
import Verdicts

@testable import TutorRuntime

/// The history of the scratchpad.
struct HistoryPaneTests {
    private func stage(_ text: String = "", width: Int = 80, height: Int = 24) throws -> Stage {
        var stage = try Stage(width: width, height: height)
        stage.press("e")
        stage.step(.paste(text))
        return stage
    }

    private func entry(_ text: String, _ outcome: HistoryEntry.Outcome) throws -> HistoryEntry {
        HistoryEntry(lesson: LessonID(course: "islands", lesson: "ferries"), text: text, outcome: outcome)
    }

    /// What the stage's last step adds to the history.
    private func kept(by stage: Stage) throws -> [HistoryEntry] {
        try #require(stage.effects.compactMap { if case .keepHistory(let entries) = $0 { entries } else { nil } }.first)
    }

    /// Finishes the run that was started, in which these statements were sent.
    private func finish(_ stage: inout Stage, sent: [String], tag: String) throws {
        let run = try #require(stage.model.lesson?.pad.activity.run)
        for statement in sent {
            stage.step(.statementBegan(run, statement))
            stage.step(.statementFinished(run, tag: tag, milliseconds: 0.5))
        }
        stage.step(.runFinished(run, nil))
    }

    @Test func `each statement of a run is kept with its outcome`() throws {
        var stage = try stage("SELECT 1; SELEC 2;")
        stage.press("F5")
        let run = try #require(stage.model.lesson?.pad.activity.run)
        stage.step(.statementBegan(run, "SELECT 1;"))
        stage.step(.columnsArrived(run, [Column(name: "n")]))
        stage.step(.rowsArrived(run, RowBatch(rows: (1...30).map { ["\($0)"] }, columnCount: 1)))
        stage.step(.statementFinished(run, tag: "SELECT 30", milliseconds: 0.5))
        stage.step(.statementBegan(run, "SELEC 2;"))
        stage.step(.runFinished(run, Trouble(headline: "The server could not run this statement.", message: "SELEC is no word.")))
        let kept = try kept(by: stage)
        #expect(kept.map(\.text) == ["SELECT 1;", "SELEC 2;"])
        #expect(kept[0].outcome == .done(tag: "SELECT 30", milliseconds: 0.5))
        #expect(kept[1].outcome == .failed("The server could not run this statement. SELEC is no word."))
    }

    @Test func `the history keeps an example that was run, whose text the learner's own text keeps out of the scratchpad`() throws {
        var stage = try stage("SELECT 1;")
        stage.press("Escape", "n", "s", "Enter", "Enter")
        try finish(&stage, sent: ["SELECT name FROM ferries;"], tag: "SELECT 2")
        let kept = try kept(by: stage)
        #expect(kept.map(\.text) == ["SELECT name FROM ferries;"])
    }

    @Test func `the history keeps what was checked, as a whole`() throws {
        var stage = try Stage()
        stage.press("n", "^G", "N", "e", "^U", "SELECT 1;\nSELECT 2;", "F6")
        let run = try #require(stage.lesson.pad.activity.run)
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: []), wasAsked: true))
        let kept = try kept(by: stage)
        #expect(kept.map(\.outcome) == [.checked(isRight: false)])
        #expect(try kept[0].text == stage.lesson.pad.editor.text.trimmed)
    }

    @Test func `the history keeps backslash commands after a statement`() throws {
        var stage = try stage("SELECT 1;\nSELECT 2 AS n \\gset")
        stage.press("F5")
        try finish(&stage, sent: ["SELECT 1;", "SELECT 2 AS n "], tag: "SELECT 1")
        let kept = try kept(by: stage)
        #expect(kept.map(\.text) == ["SELECT 1;", "SELECT 2 AS n \\gset"])
    }

    @Test func `the history keeps a statement with its variables, as it was typed`() throws {
        var stage = try stage("SELECT 1;\n\\set least 3\nSELECT :least;")
        stage.press("F5")
        try finish(&stage, sent: ["SELECT 1;", "SELECT 3;"], tag: "SELECT 1")
        let kept = try kept(by: stage)
        #expect(kept.map(\.text) == ["SELECT 1;", "SELECT :least;"])
    }

    @Test func `the history keeps the copy command as it was typed`() throws {
        var stage = try stage("\\copy ferries to 'ferries.csv' csv")
        stage.press("F5")
        try finish(&stage, sent: ["COPY ferries to STDOUT csv"], tag: "COPY 3")
        let kept = try kept(by: stage)
        #expect(kept.map(\.text) == ["\\copy ferries to 'ferries.csv' csv"])
        #expect(stage.screen.contains("COPY 3"))
    }

    @Test(arguments: [(80, 24), (160, 48)])
    func `Ctrl-R searches the history and inserts the match`(width: Int, height: Int) throws {
        var stage = try stage("SELECT 0;", width: width, height: height)
        stage.press("^R", "s", "e")
        let id = try stage.lesson.id
        #expect(stage.effects.contains(.searchHistory("se", in: id, isGlobal: false)))
        let found = [
            try entry("SELECT name\nFROM ferries;", .done(tag: "SELECT 2", milliseconds: 0.6)), try entry("SELEC 1;", .failed("No")),
        ]
        stage.step(.historyFound(query: "s", isGlobal: false, []))
        #expect(stage.screen.contains("Searching …"))
        stage.step(.historyFound(query: "se", isGlobal: false, found))
        expectSnapshot(stage.screen, named: "history-\(width)x\(height)")
        stage.press("Tab")
        #expect(stage.effects.contains(.searchHistory("se", in: id, isGlobal: true)))
        #expect(stage.screen.contains("┌─ All history"))
        stage.step(.historyFound(query: "se", isGlobal: true, found))
        stage.press("^R", "Enter")
        #expect(try stage.lesson.pad.editor.text == "SELECT 0;\nSELEC 1;")
        stage.press("^Z", "^R", "Esc")
        #expect(try stage.lesson.pad.editor.text == "SELECT 0;")
        // Inside a statement, it isn't cut in two.
        stage.press("Left", "Left", "^R", "s")
        stage.step(.historyFound(query: "s", isGlobal: false, found))
        stage.press("Enter")
        #expect(try stage.lesson.pad.editor.text == "SELECT 0;\nSELECT name\nFROM ferries;")
        stage.press("Home", "^R", "s")
        stage.step(.historyFound(query: "s", isGlobal: false, [found[1]]))
        stage.press("Enter")
        #expect(try stage.lesson.pad.editor.text == "SELECT 0;\nSELECT name\nFROM ferries;\nSELEC 1;")
    }

    @Test func `Ctrl-R opens the history from a verdict, too`() throws {
        var stage = try Stage()
        stage.press("n", "^G", "N", "e", "F6")
        let run = try #require(stage.lesson.pad.activity.run)
        stage.step(.judged(run, exercise: "big-ferries", Judgement(verdict: .fail, feedback: []), wasAsked: true))
        stage.press("^R")
        #expect(stage.screen.contains("History of this lesson"))
    }

    @Test func `one undo takes back what was inserted from the history, with the line that it opened`() throws {
        var stage = try stage("SELECT 1;")
        stage.press("Home", "^R")
        stage.step(.historyFound(query: "", isGlobal: false, [try entry("SELECT 2;", .done(tag: "SELECT 1", milliseconds: 0.5))]))
        stage.press("Enter")
        #expect(try stage.lesson.pad.editor.text == "SELECT 2;\nSELECT 1;")
        stage.press("^Z")
        #expect(try stage.lesson.pad.editor.text == "SELECT 1;")
    }

    @Test func `Enter runs a statement inserted from the history`() throws {
        for text in ["SELECT 0;\n", "SELECT 1;"] {
            var stage = try stage(text)
            if text == "SELECT 1;" { stage.press("Home") }
            stage.press("^R")
            stage.step(.historyFound(query: "", isGlobal: false, [try entry("SELECT 2;", .done(tag: "SELECT 1", milliseconds: 0.5))]))
            stage.press("Enter", "Enter")
            #expect(try stage.lesson.pad.result?.statements == ["SELECT 2;"], "\(stage.screen)")
        }
    }

    @Test func `an external edit is one undo step, and a failed editor changes nothing`() throws {
        var stage = try stage("SELECT 1;")
        stage.press("Alt-e")
        let pad = try stage.lesson.padID
        #expect(stage.effects.contains(.editOutside(pad, "SELECT 1;")))
        stage.step(.editedOutside(pad, .text("SELECT 2;\nSELECT 3;")))
        #expect(try stage.lesson.pad.editor.text == "SELECT 2;\nSELECT 3;")
        stage.press("^Z")
        #expect(try stage.lesson.pad.editor.text == "SELECT 1;")
        stage.step(.editedOutside(pad, .failed("'vi' was not found.")))
        #expect(stage.screen.contains("'vi' was not found."))
        #expect(try stage.lesson.pad.editor.text == "SELECT 1;")
    }
}
