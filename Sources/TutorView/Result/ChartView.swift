import Terminal
import TutorCore

/// A chart as lines of text: bars with their labels and values, or a line of dots between two axes. Shapes and numbers tell everything that
/// colors do.
struct ChartView {
    let chart: Chart
    let theme: Theme

    /// One line for each bar, or a line chart that fills `height`.
    func lines(width: Int, height: Int) -> [Line] {
        chart.kind == .line ? plot(width: width, height: height) : barLines(width: width)
    }

    // MARK: - Bars

    private func barLines(width: Int) -> [Line] {
        let labels = chart.bars.map { shown($0.label) }
        let heading = chart.kind == .histogram ? (chart.name, "rows") : (chart.labelName, chart.name)
        let labelWidth = max(shown(heading.0).cellWidth, labels.map(\.cellWidth).max() ?? 0, 1)
        let names = min(labelWidth, max(8, width / 3))
        let values = min(max(1, chart.bars.map { shown($0.text).cellWidth }.max() ?? 1), max(6, width / 4))
        let room = max(1, width - names - values - 3)
        let known = chart.bars.map(\.value).filter(\.isFinite)
        let (least, greatest) = (min(0, known.min() ?? 0), max(0, known.max() ?? 0))
        let span = greatest > least ? greatest - least : 1
        let left = least < 0 ? max(1, Int((-least / span * Double(room)).rounded())) : 0
        var lines = [
            Line([
                Span(shown(heading.0).truncated(toCells: names).padded(toCells: names), theme[.header]), Span("  "),
                Span(shown(heading.1).truncated(toCells: max(1, room + values)), theme[.header]),
            ])
        ]
        for (label, bar) in zip(labels, chart.bars) {
            let name = label.truncated(toCells: names).padded(toCells: names)
            let value = shown(bar.text).truncated(toCells: values)
            var spans = [Span(name), Span(" "), Span("│", theme[.border])]
            if left > 0 {
                let cells = bar.value < 0 ? max(1, Int((-bar.value / -least * Double(left)).rounded())) : 0
                spans[1].text += String(repeating: " ", count: left - cells)
                spans.insert(Span(String(repeating: "█", count: cells), theme[.accent]), at: 2)
            }
            if bar.value > 0 { spans.append(Span(Self.bar(bar.value / greatest, width: room - left), theme[.accent])) }
            spans.append(Span(" " + value, bar.value.isFinite ? theme[.text] : theme[.null]))
            lines.append(Line(spans))
        }
        if chart.hidden > 0 { lines.append(Line("… \(chart.hidden.grouped) more rows. A filter or LIMIT shows fewer.", theme[.muted])) }
        return lines
    }

    /// A bar without the rest that ``Bar`` draws, to an eighth of a cell. A value above 0 is always visible.
    private static func bar(_ share: Double, width: Int) -> String {
        let eighths = max(1, Int((share * Double(max(1, width) * 8)).rounded()))
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    }

    // MARK: - A line

    private func plot(width: Int, height: Int) -> [Line] {
        let ys = chart.points.map(\.y)
        guard let least = ys.min(), let greatest = ys.max(), let first = chart.points.first, let last = chart.points.last else { return [] }
        let rows = max(2, height - 4)
        let size = greatest > least ? (greatest - least) / Double(max(1, min(4, rows / 2))) : abs(greatest) / 10
        let step = ChartScale.roundStep(atLeast: max(size, abs(greatest) * 1e-12))
        // An axis that would start near zero starts there.
        let bottom = least >= 0 && least < greatest / 2 ? 0 : (least / step).rounded(.down) * step
        let top = max(bottom + step, (greatest / step).rounded(.up) * step)
        var ticks: [Int: String] = [:]
        for count in 0...max(1, Int(((top - bottom) / step).rounded())) {
            let value = bottom + Double(count) * step
            ticks[rows - 1 - Int(((value - bottom) / (top - bottom) * Double(rows - 1)).rounded())] = ChartScale.text(value)
        }
        let gutter = ticks.values.map(\.cellWidth).max() ?? 1
        let columns = max(2, width - gutter - 2)
        var dots = Dots(columns: columns, rows: rows)
        let range = last.x > first.x ? last.x - first.x : 1
        dots.draw(chart.points.map { (($0.x - first.x) / range, ($0.y - bottom) / (top - bottom)) })

        var lines = [Line(shown(chart.name).truncated(toCells: width), theme[.header])]
        for row in 0..<rows {
            let tick = ticks[row]
            let space = String(repeating: " ", count: gutter - (tick?.cellWidth ?? 0))
            lines.append(
                Line([
                    Span(space + (tick ?? ""), theme[.muted]), Span(tick == nil ? " │" : " ┤", theme[.border]),
                    Span(dots.text(row: row), theme[.accent]),
                ]))
        }
        let indent = String(repeating: " ", count: gutter + 1)
        lines.append(Line(indent + "└" + String(repeating: "─", count: columns), theme[.border]))
        let half = max(1, (columns - 1) / 2)
        let (start, end) = (shown(chart.ends.0).truncated(toCells: half), shown(chart.ends.1).truncated(toCells: half))
        let gap = max(1, columns - start.cellWidth - end.cellWidth)
        lines.append(Line(indent + " " + start + String(repeating: " ", count: gap) + end, theme[.muted]))
        let name = shown(chart.labelName).truncated(toCells: columns)
        let margin = String(repeating: " ", count: max(0, (columns - name.cellWidth) / 2))
        lines.append(Line(indent + " " + margin + name, theme[.header]))
        return lines
    }

    private func shown(_ text: String) -> String { SafeText(String(text.prefix(200))).string }
}

/// A drawing of dots, two by four in each cell, as braille characters.
private struct Dots {
    private let columns: Int
    private let rows: Int
    private var cells: [UInt32]
    /// The bits of a braille character, by column and row.
    private static let bits: [[UInt32]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]

    init(columns: Int, rows: Int) {
        (self.columns, self.rows) = (columns, rows)
        cells = Array(repeating: 0, count: columns * rows)
    }

    /// Draws a line through points between (0, 0), bottom left, and (1, 1).
    mutating func draw(_ points: [(x: Double, y: Double)]) {
        let places = points.map { point in
            (x: Int((point.x * Double(columns * 2 - 1)).rounded()), y: Int(((1 - point.y) * Double(rows * 4 - 1)).rounded()))
        }
        if let first = places.first { set(first.x, first.y) }
        for (from, to) in zip(places, places.dropFirst()) {
            let steps = max(abs(to.x - from.x), abs(to.y - from.y), 1)
            for step in 1...steps { set(from.x + (to.x - from.x) * step / steps, from.y + (to.y - from.y) * step / steps) }
        }
    }

    private mutating func set(_ x: Int, _ y: Int) {
        let (x, y) = (max(0, min(columns * 2 - 1, x)), max(0, min(rows * 4 - 1, y)))
        cells[y / 4 * columns + x / 2] |= Self.bits[x % 2][y % 4]
    }

    func text(row: Int) -> String {
        var text = ""
        for cell in cells[row * columns..<(row + 1) * columns] {
            text.unicodeScalars.append(cell == 0 ? " " : Unicode.Scalar(0x2800 + cell) ?? " ")
        }
        return text
    }
}
