import Course
import Postgres
import Terminal
import TutorCore

/// An example's result, statement by statement, as shown below its block.
struct InlineResult: Equatable {
    /// The result of one statement.
    struct Part: Equatable {
        var columns: [Column] = []
        /// The first rows.
        var rows: [[String?]] = []
        var totalCount = 0
        var milliseconds: Double?
        var tag: String?
        /// Whether its rows are lines of a text.
        var isText = false
    }

    var parts: [Part]
    var notices: [String]
    var trouble: Trouble?
    /// The plan, if an EXPLAIN was run.
    var plan: Plan?
    var isComplete: Bool
    /// What happens until the first result arrives.
    var waiting = "running"

    /// More rows than this are only counted.
    private static let maxRows = 30

    init(_ result: ResultState) {
        isComplete = result.isComplete
        trouble = result.trouble
        notices = result.notices
        plan = result.shown?.columns.isEmpty == false ? result.plan?.plan : nil
        parts = result.parts.map { part in
            Part(
                columns: part.columns, rows: (0..<min(part.rows.count, Self.maxRows)).map { part.rows.row($0) },
                totalCount: part.arrivedRows, milliseconds: part.milliseconds, tag: part.tag, isText: part.isText)
        }
    }

    /// Blocks of lines that belong together; a table can be wider than `width`.
    ///
    /// - Parameter note: Says that the result differs from the one in the lesson.
    func blocks(width: Int, theme: Theme, note: String? = nil) -> [[Line]] {
        var blocks = notices.map { indented(Line($0, theme[.muted]), width: width) }
        for part in parts {
            if part.columns.isEmpty {
                if let tag = part.tag { blocks.append(indented(Line(tag, theme[.muted]), width: width)) }
            } else {
                blocks += part.blocks(width: max(1, width - 2), theme: theme)
            }
        }
        if let trouble { blocks.append(TroubleText(trouble: trouble, width: width, theme: theme).lines) }
        if blocks.isEmpty, !isComplete { return [[Line("  ◐ " + waiting, theme[.accent])]] }
        if let note, trouble == nil || trouble?.sqlstate != nil {
            blocks.append(TextWrap.lines(Line("! " + note, theme[.warning]), width: width, rest: Line("  ")))
        }
        return blocks
    }

    private func indented(_ line: Line, width: Int) -> [Line] {
        TextWrap.lines(line, width: width, first: Line("  "), rest: Line("  "))
    }
}

extension InlineResult.Part {
    fileprivate func blocks(width: Int, theme: Theme) -> [[Line]] {
        var words = isText ? [] : [LessonText.counted(totalCount)]
        if let milliseconds { words.append(milliseconds.shortTime) }
        if totalCount > rows.count { words.append("the first \(rows.count) are shown") }
        return [
            isText ? textLines(width: width, theme: theme) : table(width: width, theme: theme),
            [Line("  " + words.joined(separator: " · "), theme[.muted])],
        ]
    }

    /// Lines of text are never truncated, because all of each line matters.
    private func textLines(width: Int, theme: Theme) -> [Line] {
        rows.map { $0[0] ?? "" }.flatMap { line in
            let text = SafeText(line).string
            let depth = text.prefix { $0 == " " }.count
            return TextWrap.lines(
                Line(String(text.dropFirst(depth))), width: width + 2, first: Line(String(repeating: " ", count: depth + 2)),
                rest: Line(String(repeating: " ", count: depth + 6)))
        }
    }

    /// Columns beyond this width are only shown in the scratchpad.
    private static let maxWidth = 500

    /// The rows as a table like the grid's, as lines of a page, with all columns.
    private func table(width: Int, theme: Theme) -> [Line] {
        let columns = columns.map { GridView.Column(name: $0.name, isNumeric: $0.isRightAligned) }
        let grid = GridView(columns: columns, rows: self, state: GridState(), theme: theme)
        let height = rows.count + 2
        var canvas = Canvas(width: max(width, min(grid.fullWidth(height: height), Self.maxWidth)), height: height)
        grid.draw(into: &canvas, in: canvas.bounds)
        return (0..<canvas.size.height).map { y in Line([Span("  ")] + canvas.line(y).spans) }
    }
}

extension InlineResult.Part: GridRows {
    package var rowCount: Int { rows.count }
    package func text(row: Int, column: Int) -> String? { rows[row][column] }
}
