import Postgres
import Primitives
import Terminal
import TutorCore

/// The rows of a result.
extension Painter {
    func drawRows(_ part: ResultState.Part, _ result: ResultState, _ lesson: LessonState, in area: Rect, into frame: inout Frame) {
        if let detail = result.detail { return drawDetail(detail, part, result, in: area, into: &frame) }
        let sorted = part.arranged?.arrangement
        let columns = part.columns.enumerated().map { index, column in
            let mark = sorted?.sortColumn == index ? (sorted?.isDescending == true ? " ▼" : " ▲") : ""
            return GridView.Column(name: column.name + mark, isNumeric: column.isRightAligned)
        }
        let isFocused = lesson.focus == .result && overlay == nil
        var grid = GridView(columns: columns, rows: part, state: result.grid, theme: theme, isFocused: isFocused)
        grid.null = part.null ?? GridView.null
        grid.hasHeader = !part.isPrinted
        grid.draw(into: &frame.canvas, in: area)
    }

    /// Draws one value or one row in full.
    private func drawDetail(
        _ detail: ResultDetail, _ part: ResultState.Part, _ result: ResultState, in area: Rect, into frame: inout Frame
    ) {
        guard let cursor = result.grid.cursor, cursor.row < part.rowCount else { return }
        let lines: [Line]
        switch detail.kind {
        case .chart(let chart): lines = ChartView(chart: chart, theme: theme).lines(width: area.width, height: area.height)
        case .value:
            let value = ValueText(part.text(row: cursor.row, column: cursor.column))
            lines = value.lines(width: area.width, theme: theme)
        case .row: lines = ValueText.record(part.row(cursor.row), of: part.columns, width: area.width, theme: theme)
        }
        frame.map.resultLines = lines.count
        TextView(lines: lines, state: detail.scroll).draw(into: &frame.canvas, in: area)
    }

    /// The line below the rows: an open field, or else the cursor's position.
    func drawResultFoot(_ result: ResultState, words: String, in foot: Rect, into frame: inout Frame) {
        if let field = result.field {
            let isFocused = lesson?.focus == .result && overlay == nil
            InputField(prompt: field.prompt, state: field.input, theme: theme, isFocused: isFocused).draw(into: &frame.canvas, in: foot)
        } else {
            let words = words.truncated(toCells: max(0, foot.width))
            frame.canvas.put(words, at: Point(x: foot.x, y: foot.y), style: theme[.muted], in: foot)
        }
    }

    /// The words about the rows shown.
    func rowWords(_ part: ResultState.Part, _ result: ResultState, isFocused: Bool) -> [String] {
        var words: [String] = []
        if case .chart(let chart)? = result.detail?.kind {
            words.append("\(chart.kind.rawValue) of \(LessonText.counted(chart.rowCount))")
            if chart.leftOut > 0 { words.append("\(chart.leftOut.grouped) without a number") }
        } else if isFocused, let cursor = result.grid.cursor, cursor.row < part.rowCount, part.columns.indices.contains(cursor.column) {
            words.append("\(part.isText ? "line" : "row") \((cursor.row + 1).grouped) of \(part.rowCount.grouped)")
            if result.detail?.kind == .value, !part.isPrinted { words.append(SafeText(part.columns[cursor.column].name).string) }
        } else if !part.isText {
            let all = LessonText.counted(part.arrivedRows)
            words.append(part.rowCount < part.arrivedRows - part.dropped ? "\(part.rowCount.grouped) of \(all)" : all)
        }
        // A change that returns rows has a count of its own.
        if let tag = part.tag, ["INSERT", "UPDATE", "DELETE", "MERGE"].contains(where: tag.hasPrefix) { words.append(tag) }
        if let filter = part.arranged?.arrangement.filter, !filter.isEmpty { words.append("with \(SafeText(filter).string)") }
        if part.dropped > 0 { words.append("\(part.rows.count.grouped) kept; \\o FILE saves all") }
        if result.isWorking { words.append("working …") }
        return words
    }
}

/// A value in full: JSON with one line per member, long text wrapped.
struct ValueText {
    private let value: String?
    /// Longer values are truncated on the screen, but not in saved files.
    private static let maxCharacters = 100_000

    init(_ value: String?) { self.value = value }

    func lines(width: Int, theme: Theme) -> [Line] {
        guard let value else { return [Line("NULL", theme[.null])] }
        if value.first == "{" || value.first == "[", value.utf8.count <= Self.maxCharacters {
            do throws(JSONError) {
                return try JSONValue(parsing: value).prettyLines.flatMap {
                    TextWrap.lines(Line(SafeText($0).string), width: width, rest: Line("    "))
                }
            } catch {
                // It only looks like JSON.
            }
        }
        var lines = SafeText.lines(String(value.prefix(Self.maxCharacters))).flatMap { TextWrap.lines(Line($0.string), width: width) }
        if value.utf8.count > Self.maxCharacters, value.count > Self.maxCharacters {
            lines.append(Line("… \((value.count - Self.maxCharacters).grouped) more characters. s saves all.", theme[.muted]))
        }
        return lines
    }

    /// A row with one line for each value, and the column's name before it.
    static func record(_ row: [String?], of columns: [Column], indent: String = "", width: Int, theme: Theme) -> [Line] {
        let names = columns.map { SafeText($0.name).string.truncated(toCells: max(8, width / 3)) }
        let longest = names.map(\.cellWidth).max() ?? 0
        return zip(names, row).flatMap { name, value in
            let gap = String(repeating: " ", count: longest - name.cellWidth + 2)
            return TextWrap.lines(
                ValueText(value).line(theme: theme), width: width, first: Line([Span(indent + name, theme[.header]), Span(gap)]),
                rest: Line(String(repeating: " ", count: indent.count + longest + 2)))
        }
    }

    /// The start of the value, on one line.
    private func line(theme: Theme) -> Line {
        guard let value else { return Line("NULL", theme[.null]) }
        return Line(SafeText(String(value.prefix(1000))).string + (value.utf8.count > 1000 ? " …" : ""))
    }
}
