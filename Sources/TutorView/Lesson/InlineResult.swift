import Course
import Postgres
import Terminal
import TutorCore

/// What an example returned, as it is shown under its block.
struct InlineResult: Equatable {
    var columns: [Column] = []
    /// The first rows.
    var rows: [[String?]] = []
    var totalCount = 0
    var milliseconds: Double?
    var messages: [String] = []
    var trouble: Trouble?
    /// Where an EXPLAIN was run.
    var plan: Plan?
    var isComplete: Bool

    /// More rows than this are counted, not shown.
    private static let maxRows = 30

    init(_ result: ResultState) {
        isComplete = result.isComplete
        trouble = result.trouble
        messages = result.notices + result.parts.compactMap { $0.columns.isEmpty ? $0.tag : nil }
        guard let part = result.shown, !part.columns.isEmpty else { return }
        columns = part.columns
        plan = result.plan?.plan
        totalCount = part.arrivedRows
        milliseconds = part.milliseconds
        rows = (0..<min(part.rows.count, Self.maxRows)).map { part.rows.row($0) }
    }

    /// - Parameter written: The number of rows in the output that the lesson shows.
    func lines(width: Int, theme: Theme, written: Int?) -> [Line] {
        if let trouble { return TroubleText(trouble: trouble, width: width, theme: theme).lines }
        var lines = messages.flatMap { TextWrap.lines(Line($0, theme[.muted]), width: width, first: Line("  "), rest: Line("  ")) }
        if columns.isEmpty { return isComplete || !lines.isEmpty ? lines : [Line("  ◐ running", theme[.accent])] }
        lines += table(width: max(1, width - 2), theme: theme)
        var words = [LessonText.counted(totalCount)]
        if let milliseconds { words.append(milliseconds.shortTime) }
        if totalCount > rows.count { words.append("the first \(rows.count) are shown") }
        lines.append(Line("  " + words.joined(separator: " · "), theme[.muted]))
        if let written, isComplete, written != totalCount {
            lines += TextWrap.lines(
                Line("! " + LessonText.divergence(expected: written, returned: totalCount), theme[.warning]), width: width, rest: Line("  ")
            )
        }
        return lines
    }

    /// The rows as the grid draws them, as lines of a page.
    private func table(width: Int, theme: Theme) -> [Line] {
        var canvas = Canvas(width: width, height: rows.count + 2)
        let columns = columns.map { GridView.Column(name: $0.name, isNumeric: $0.isRightAligned) }
        GridView(columns: columns, rows: self, state: GridState(), theme: theme).draw(into: &canvas, in: canvas.bounds)
        return (0..<canvas.size.height).map { y in Line([Span("  ")] + spans(of: canvas, row: y)) }
    }

    private func spans(of canvas: Canvas, row y: Int) -> [Span] {
        var spans: [Span] = []
        var scalars = String.UnicodeScalarView()
        var style = canvas[0, y].style
        for x in 0..<canvas.size.width {
            let cell = canvas[x, y]
            if cell.style != style, !cell.glyph.isTail {
                spans.append(Span(String(scalars), style))
                scalars = String.UnicodeScalarView()
                style = cell.style
            }
            cell.glyph.append(to: &scalars)
        }
        return spans + [Span(String(scalars), style)]
    }
}

extension InlineResult: GridRows {
    package var rowCount: Int { rows.count }
    package func text(row: Int, column: Int) -> String? { rows[row][column] }
}
