import Markup
import Postgres
import SQLText
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorView

/// Editing in the scratchpad.
struct SQLEditorTests {
    private func stage(_ text: String, width: Int = 80, height: Int = 24) throws -> Stage {
        var stage = try Stage(width: width, height: height)
        stage.press("e")
        stage.step(.paste(text))
        return stage
    }

    @Test(arguments: [(80, 24), (160, 48)])
    func `the statement at the cursor is marked if there are several`(width: Int, height: Int) throws {
        var stage = try stage("SELECT (1);\n\nSELECT 2,\n  ((3));\nSELECT 4", width: width, height: height)
        stage.press("Up", "Left", "Left")
        expectSnapshot(stage.screen, named: "editor-\(width)x\(height)")
        let marked = stage.screen.split(separator: "\n").filter { $0.contains("▏") }
        #expect(marked.map { $0.contains("SELECT 2") || $0.contains("((3))") } == [true, true])
        stage.press("Ctrl-Home")
        #expect(stage.screen.contains("▏SELECT (1)"))
    }

    @Test func `Alt-R runs the statement at the cursor and F5 all, and errors are marked at their position`() throws {
        var stage = try stage("SELECT 'é';\nSELECT nme FROM ferries;\n")
        stage.press("Up", "Alt-r")
        let run = try #require(stage.model.lesson?.pad.activity.run)
        #expect(stage.effects.sentSQL == ["\nSELECT nme FROM ferries;"])
        stage.step(.runFinished(run, Trouble(headline: "No", offset: 1 + 7, message: "no column")))
        #expect(try stage.lesson.pad.errorMark == 19)
        stage.press("F5")
        #expect(stage.effects.sentSQL == ["SELECT 'é';\nSELECT nme FROM ferries;\n"])
    }

    @Test func `undo after a run takes back only what was typed since`() throws {
        var stage = try stage("")
        stage.press("SELECT name", "F5")
        let run = try #require(stage.model.lesson?.pad.activity.run)
        stage.step(.runFinished(run, nil))
        stage.press("x", "Ctrl-Z")
        #expect(try stage.lesson.pad.editor.text == "SELECT name")
    }

    @Test func `Alt-R runs the selected text`() throws {
        var stage = try stage("SELECT 1; SELECT 2;")
        stage.press(
            "^A", "Shift-Right", "Shift-Right", "Shift-Right", "Shift-Right", "Shift-Right", "Shift-Right", "Shift-Right", "Shift-Right")
        stage.press("Alt-r")
        #expect(stage.effects.sentSQL == ["SELECT 1"])
    }

    @Test func `a sweeping change among several statements is asked about alone, and BEGIN goes before it`() throws {
        var stage = try stage("SELECT 1;\nDELETE FROM ferries;\nSELECT 2;")
        stage.press("Up", "Alt-r")
        #expect(stage.screen.contains("DELETE without WHERE"))
        #expect(stage.effects.sentSQL.isEmpty)
        stage.press("Up", "Enter")
        #expect(stage.effects.sentSQL == ["\nBEGIN;\nDELETE FROM ferries;"])
        #expect(try stage.lesson.pad.editor.text == "SELECT 1;\nBEGIN;\nDELETE FROM ferries;\nSELECT 2;")
    }

    @Test func `who types on over a question is told, and the Enter at the end runs nothing`() throws {
        var stage = try stage("DELETE FROM ferries;")
        stage.press("Alt-r", "SELECT 1;")
        #expect(stage.screen.contains("What you type is lost until you answer the question."))
        stage.step(.key(KeyEvent(.enter)))
        #expect(stage.effects.sentSQL.isEmpty)
    }

    @Test func `dropping a column outside a transaction is asked about`() throws {
        var stage = try stage("ALTER TABLE ferries RENAME COLUMN name TO title;\nALTER TABLE ferries ADD COLUMN a int, DROP COLUMN b;")
        stage.press("F5")
        #expect(stage.screen.contains("DROP COLUMN"))
        #expect(stage.screen.contains("This would drop column b"))
        #expect(stage.effects.sentSQL.isEmpty)
        stage.press("Up", "Up", "Enter")
        #expect(stage.effects.sentSQL.count == 1)
    }

    @Test func `selected text is cut and copied to the clipboard, and typing replaces it`() throws {
        var stage = try stage("SELECT 1;")
        stage.press("Ctrl-Home", "Shift-End", "^C")
        #expect(stage.effects.contains(.copy("SELECT 1;")))
        stage.press("^X")
        #expect(stage.effects.contains(.copy("SELECT 1;")))
        #expect(try stage.lesson.pad.editor.isEmpty)
        stage.press("^V", "^V")
        #expect(try stage.lesson.pad.editor.text == "SELECT 1;SELECT 1;")
        stage.press("Ctrl-Home", "Shift-End", "x")
        #expect(try stage.lesson.pad.editor.text == "x")
        stage.press("^C")
        #expect(stage.screen.contains("Nothing is running."))
    }

    @Test func `the mouse selects by dragging, and a double click selects a word`() throws {
        var stage = try stage("SELECT title FROM ferries;")
        let point = try #require(stage.point(of: .editor(EditorState.Position(line: 0, offset: 7))))
        stage.step(.mouse(MouseEvent(.press, at: point)))
        stage.step(.mouse(MouseEvent(.drag, at: Point(x: point.x + 3, y: point.y))))
        #expect(try stage.lesson.pad.editor.selectedText == "tit")
        stage.step(.mouse(MouseEvent(.doubleClick, at: point)))
        #expect(try stage.lesson.pad.editor.selectedText == "title")
    }

    @Test func `a line isn't marked as run while another statement on it hasn't`() {
        let state = EditorState(text: "SELECT 1; SELECT 2;\nSELECT 3;")
        let ranges = state.positions(ofRanges: SQLSplitter.places(in: state.text).map(\.sentRange))
        var scan = SQLScan()
        scan.update(state.lines, through: 1)
        #expect(scan.firstLines(ofStatementsAt: [ranges[1], ranges[2]]) == [1])
        #expect(scan.firstLines(ofStatementsAt: Array(ranges[..<2])) == [0])
    }

    /// An updated scan gives the same results as a new scan, after every change.
    @Test func `highlighting, brackets and statements after edits equal those of a freshly opened text`() {
        var dice = Dice(seed: 11)
        let pieces = [
            "SELECT ", "'", "\"", "(", ")", ";", "\n", "/*", "*/", "--", "$$", " f(", "x", "[1]", "é", "\\d\n", "COPY t FROM stdin;\n",
            "\\.\n",
        ]
        for _ in 0..<60 {
            var state = EditorState(text: (0..<40).map { _ in pieces[dice.below(pieces.count)] }.joined())
            var scan = SQLScan()
            for _ in 0..<25 {
                let line = dice.below(state.lines.count)
                state.move(to: EditorState.Position(line: line, offset: dice.below(state.lines[line].utf8.count + 1)))
                if dice.below(4) == 0 { _ = state.handle(KeyEvent(.backspace)) } else { state.insert(pieces[dice.below(pieces.count)]) }
                let last = dice.below(state.lines.count)
                scan.update(state.lines, through: last)
                var new = SQLScan()
                new.update(state.lines, through: state.lines.count - 1)
                #expect(scan.highlights(0...last, theme: .dark) == new.highlights(0...last, theme: .dark), "\(state.text)")
                let lines = scan.statementLines(at: state.cursor)
                #expect(lines == new.statementLines(at: state.cursor), "\(state.text)")
                let places = SQLSplitter.places(in: state.text).filter { !$0.isEmpty }
                let starts = Set(places.map { state.position(ofOffset: $0.sentRange.lowerBound).line })
                #expect(scan.firstLines(ofStatementsAt: state.positions(ofRanges: places.map(\.sentRange))) == starts, "\(state.text)")
                let found = SQLSplitter.statement(at: state.cursorOffset, in: state.text)
                if let lines, let found {
                    #expect(lines.lowerBound == state.position(ofOffset: found.sentRange.lowerBound).line, "\(state.text)")
                }
            }
        }
    }

    @Test func `a paste of 5 MB arrives complete`() throws {
        let text = String(repeating: "INSERT INTO ferries VALUES (1, 'Ada', 120); -- one more\n", count: (5 << 20) / 56)
        var stage = try stage(text)
        #expect(try stage.lesson.pad.editor.text == text)
        stage.press("x", "Ctrl-Home", "y")
        #expect(stage.screen.contains("yINSERT INTO ferries"))
        stage.press("^Z", "^Z", "^Z")
        #expect(try stage.lesson.pad.editor.isEmpty)
    }
}

extension [Effect] {
    /// The statements sent to the server.
    var sentSQL: [String] { compactMap { if case .run(_, let sql, _) = $0 { sql } else { nil } } }
}
