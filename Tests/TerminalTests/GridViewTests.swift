import TestSupport
import Testing

@testable import Terminal

struct GridViewTests {
    /// Rows of values.
    struct Table: GridRows {
        var values: [[String?]]
        var rowCount: Int { values.count }
        func text(row: Int, column: Int) -> String? { values[row][column] }
    }

    /// A million rows, generated on request.
    struct Endless: GridRows {
        var rowCount: Int { 1_000_000 }
        func text(row: Int, column: Int) -> String? { column == 0 ? "\(row)" : "row \(row)" }
    }

    private let columns = [GridView.Column(name: "id", isNumeric: true), GridView.Column(name: "title"), GridView.Column(name: "note")]

    @Test func `numbers are right-aligned, and NULL differs from text and from an empty value`() {
        let rows = Table(values: [["1", "Beloved", nil], ["12", "NULL", ""], [nil, "漢字", "a\nb"]])
        var canvas = Canvas(width: 30, height: 5)
        GridView(columns: columns, rows: rows, state: GridState(), theme: .mono).draw(into: &canvas, in: canvas.bounds)
        #expect(
            canvas.plainText == """
                  id  title    note
                ────  ───────  ────
                   1  Beloved  NULL
                  12  'NULL'
                NULL  漢字     a␊b
                """)
        expectSnapshot(canvas, named: "grid")
    }

    @Test func `columns that don't fit are scrolled out of view, with arrows that show it`() {
        let rows = Table(values: [["1", String(repeating: "x", count: 50), "end"]])
        var state = GridState()
        var canvas = Canvas(width: 24, height: 3)
        GridView(columns: columns, rows: rows, state: state, theme: .dark).draw(into: &canvas, in: canvas.bounds)
        #expect(
            canvas.plainText == """
                id  title
                ──  ───────────────────›
                 1  xxxxxxxxxxxxxxxxxxx…
                """)
        expect(state.handle(KeyEvent(.right), rowCount: 1, columnCount: 3, height: 3), is: true)
        expect(state.handle(KeyEvent(.right), rowCount: 1, columnCount: 3, height: 3), is: true)
        canvas = Canvas(width: 24, height: 3)
        GridView(columns: columns, rows: rows, state: state, theme: .dark).draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.plainText == "note\n‹───\nend")
    }

    @Test func `a number cut off by the edge never looks like a smaller one`() {
        let rows = Table(values: [["Kindred", "1979"]])
        let columns = [columns[1], GridView.Column(name: "year", isNumeric: true)]
        var canvas = Canvas(width: 11, height: 3)
        GridView(columns: columns, rows: rows, state: GridState(), theme: .mono).draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.plainText == "title    y…\n───────  ──\nKindred  1…")
    }

    @Test func `a million rows can be scrolled from end to end`() {
        var state = GridState()
        _ = state.handle(KeyEvent(.end), rowCount: 1_000_000, columnCount: 2, height: 5)
        var canvas = Canvas(width: 24, height: 5)
        let grid = GridView(columns: Array(columns.prefix(2)), rows: Endless(), state: state, theme: .dark)
        grid.draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.row(2) == "999997  row 999997")
        #expect(canvas.row(4) == "999999  row 999999")
        // Scrolled back to the start, the columns keep their widths.
        state = grid.settled(in: canvas.size)
        _ = state.handle(KeyEvent(.home), rowCount: 1_000_000, columnCount: 2, height: 5)
        canvas = Canvas(width: 24, height: 5)
        GridView(columns: Array(columns.prefix(2)), rows: Endless(), state: state, theme: .dark).draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.row(2) == "     0  row 0")
    }

    @Test func `only the visible part of a huge value is drawn`() {
        let rows = Table(values: [["1", String(repeating: "\u{1B}[2J漢", count: 1_000_000), nil]])
        var canvas = Canvas(width: 40, height: 4)
        GridView(columns: columns, rows: rows, state: GridState(), theme: .dark).draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.row(2).contains("[2J漢"))
        expectWhole(canvas)
    }
}
