import TestSupport
import Testing

@testable import Terminal

struct EditorViewTests {
    @Test func `the view shows line numbers, text and cursor`() {
        var canvas = Canvas(width: 24, height: 4)
        var state = EditorState(text: "SELECT title\nFROM books;")
        state.move(to: EditorState.Position(line: 1, offset: 4))
        Editor(state: state, theme: .dark).draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.plainText == " 1  SELECT title".dropFirst(0) + "\n 2  FROM books;\n\n")
        #expect(canvas.cursor == Point(x: 8, y: 1))
    }

    /// A body of 16 columns next to the line numbers, 15 of them for text.
    private func longLine() -> (EditorState, Rect) {
        let area = Rect(x: 0, y: 0, width: 20, height: 5)
        var state = EditorState(text: "SELECT title, price FROM books\nx")
        state.settle(in: Editor(state: state, theme: .mono).body(of: area).size)
        state.move(to: EditorState.Position(line: 0, offset: 30))
        return (state, area)
    }

    @Test func `a long line wraps, with its number on the first row`() {
        let (state, area) = longLine()
        var canvas = Canvas(size: area.size)
        Editor(state: state, theme: .mono).draw(into: &canvas, in: area)
        #expect(canvas.plainText == " 1  SELECT title,\n    price FROM\n    books\n 2  x\n")
        #expect(canvas.cursor == Point(x: 9, y: 2))
    }

    @Test func `Up and Down move by screen rows and keep the column`() throws {
        var (state, _) = longLine()
        state.history = ["earlier"]
        for (key, place) in [("Up", 19), ("Up", 5), ("Down", 19), ("Down", 30), ("Down", 32), ("Up", 30), ("PageUp", 0), ("PageDown", 32)] {
            try state.press(key)
            #expect(state.cursorOffset == place, "\(key)")
        }
        try state.press("PageUp")
        #expect(state.refusesHistory(KeyEvent(.up)))
        try state.press("Down")
        #expect(!state.refusesHistory(KeyEvent(.up)))
    }

    @Test func `a click finds its position in a wrapped line`() {
        let (state, area) = longLine()
        let editor = Editor(state: state, theme: .mono)
        for (point, offset) in [(Point(x: 6, y: 1), 16), (Point(x: 19, y: 0), 13), (Point(x: 4, y: 2), 25), (Point(x: 15, y: 2), 30)] {
            #expect(editor.position(at: point, in: area) == EditorState.Position(line: 0, offset: offset), "\(point)")
        }
        #expect(editor.position(at: Point(x: 9, y: 4), in: area) == EditorState.Position(line: 1, offset: 1))
    }

    @Test func `text without blanks wraps anywhere, and wide characters stay whole`() {
        var canvas = Canvas(width: 8, height: 4)
        Editor(state: EditorState(text: "漢字漢字漢\n0123456789"), theme: .mono).draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.plainText == "漢字漢\n字漢\n0123456\n789")
    }

    @Test func `a text longer than the pane scrolls to the cursor`() {
        var canvas = Canvas(width: 10, height: 3)
        var state = EditorState(text: String(repeating: "word ", count: 40))
        Editor(state: state, theme: .mono).draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.cursor.map { canvas.bounds.contains($0) } == true)
        state.settle(in: canvas.size)
        state.move(to: EditorState.Position(line: 0, offset: 0))
        canvas = Canvas(width: 10, height: 3)
        Editor(state: state, theme: .mono).draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.cursor == Point(x: 0, y: 0))
    }

    @Test func `an error is marked in the text and in the margin`() {
        var canvas = Canvas(width: 24, height: 2)
        Editor(state: EditorState(text: "SELECT\n  titel"), errorMark: 9, theme: .mono).draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.plainText == " 1  SELECT\n✗2    titel")
        #expect(canvas[6, 1].style.attributes.contains(.underline))
        #expect(!canvas[7, 1].style.attributes.contains(.underline))
    }

    @Test func `highlighting and the selection are both visible`() {
        var state = EditorState(text: "SELECT 'a\nb' x")
        state.move(to: EditorState.Position(line: 0, offset: 3))
        state.move(to: EditorState.Position(line: 1, offset: 1), selecting: true)
        var canvas = Canvas(width: 24, height: 3)
        let highlights = [
            Editor.Highlight(range: 0..<6, style: Theme.dark[.keyword]), Editor.Highlight(range: 7..<12, style: Theme.dark[.string]),
        ]
        Editor(state: state, highlights: highlights, theme: .dark).draw(into: &canvas, in: canvas.bounds)
        expectSnapshot(canvas, named: "editor")
    }

    @Test func `a click moves the cursor`() {
        let state = EditorState(text: "a漢b\tc\nxy")
        let editor = Editor(state: state, theme: .dark)
        let area = Rect(x: 3, y: 2, width: 30, height: 5)
        #expect(editor.position(at: Point(x: 7, y: 2), in: area) == EditorState.Position(line: 0, offset: 0))
        #expect(editor.position(at: Point(x: 10, y: 2), in: area) == EditorState.Position(line: 0, offset: 4))
        #expect(editor.position(at: Point(x: 30, y: 2), in: area) == EditorState.Position(line: 0, offset: 7))
        #expect(editor.position(at: Point(x: 8, y: 3), in: area) == EditorState.Position(line: 1, offset: 1))
        #expect(editor.position(at: Point(x: 3, y: 6), in: area) == EditorState.Position(line: 1, offset: 0))
    }

    @Test func `an empty editor shows a hint`() {
        var canvas = Canvas(width: 30, height: 1)
        Editor(state: EditorState(), placeholder: "SQL, then Enter", theme: .dark).draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.plainText == " 1  SQL, then Enter")
        #expect(canvas.cursor == Point(x: 4, y: 0))
    }
}
