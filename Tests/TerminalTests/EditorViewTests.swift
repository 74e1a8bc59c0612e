import TestSupport
import Testing

@testable import Terminal

struct EditorViewTests {
    @Test func `line numbers, text and cursor`() {
        var canvas = Canvas(width: 24, height: 4)
        var state = EditorState(text: "SELECT title\nFROM books;")
        state.move(to: EditorState.Position(line: 1, offset: 4))
        Editor(state: state, theme: .dark).draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.plainText == " 1  SELECT title".dropFirst(0) + "\n 2  FROM books;\n\n")
        #expect(canvas.cursor == Point(x: 8, y: 1))
    }

    @Test func `a long line scrolls so that the cursor shows`() {
        var canvas = Canvas(width: 20, height: 1)
        let state = EditorState(text: "0123456789012345678901234567890123456789")
        let editor = Editor(state: state, theme: .dark)
        editor.draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.cursor.map { canvas.bounds.contains($0) } == true)
        #expect(canvas.row(0).hasSuffix("789"))
        #expect(editor.position(at: canvas.cursor ?? Point(x: 0, y: 0), in: canvas.bounds) == state.cursor)
    }

    @Test func `an error is marked in the text and beside it`() {
        var canvas = Canvas(width: 24, height: 2)
        Editor(state: EditorState(text: "SELECT\n  titel"), errorMark: 9, theme: .mono).draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.plainText == " 1  SELECT\n✗2    titel")
        #expect(canvas[6, 1].style.attributes.contains(.underline))
        #expect(!canvas[7, 1].style.attributes.contains(.underline))
    }

    @Test func `highlights and the selection show together`() {
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

    @Test func `a click puts the cursor under it`() {
        let state = EditorState(text: "a漢b\tc\nxy")
        let editor = Editor(state: state, theme: .dark)
        let area = Rect(x: 3, y: 2, width: 30, height: 5)
        #expect(editor.position(at: Point(x: 7, y: 2), in: area) == EditorState.Position(line: 0, offset: 0))
        #expect(editor.position(at: Point(x: 10, y: 2), in: area) == EditorState.Position(line: 0, offset: 4))
        #expect(editor.position(at: Point(x: 30, y: 2), in: area) == EditorState.Position(line: 0, offset: 7))
        #expect(editor.position(at: Point(x: 8, y: 3), in: area) == EditorState.Position(line: 1, offset: 1))
        #expect(editor.position(at: Point(x: 3, y: 6), in: area) == EditorState.Position(line: 1, offset: 0))
    }

    @Test func `an empty editor shows what it is for`() {
        var canvas = Canvas(width: 30, height: 1)
        Editor(state: EditorState(), placeholder: "SQL, then Enter", theme: .dark).draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.plainText == " 1  SQL, then Enter")
        #expect(canvas.cursor == Point(x: 4, y: 0))
    }
}
