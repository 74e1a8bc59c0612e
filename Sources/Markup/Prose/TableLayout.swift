import Markdown
import Terminal

/// Lays out a table: columns as wide as their text if there is room, or else with wrapped cells, or, if those would be unreadable, with
/// each cell on its own lines.
enum TableLayout {
    /// The number of columns between two table columns.
    private static let gap = 2
    private static let minimalColumn = 5

    static func lines(_ table: Block.Table, width: Int, look: Look) -> [Line] {
        let header = table.header.map { Paragraph($0, base: look[.heading], look: look) }
        let rows = table.rows.map { $0.map { Paragraph($0, base: look[.text], look: look) } }
        let count = header.count
        guard count > 0, width > 0 else { return [] }
        var natural = header.map { max(1, $0.naturalWidth) }
        for row in rows {
            for (index, cell) in row.prefix(count).enumerated() { natural[index] = max(natural[index], cell.naturalWidth) }
        }
        guard let widths = columns(natural, room: width - gap * (count - 1)) else {
            return records(header, rows, width: width, look: look)
        }
        var lines = row(header, widths, table.alignments)
        lines.append(Line(widths.map { Span(String(repeating: "\u{2500}", count: $0), look[.muted]) }.joined(by: blanks(gap))))
        let wraps = rows.contains { $0.enumerated().contains { $0.offset < count && $0.element.naturalWidth > widths[$0.offset] } }
        for (index, cells) in rows.enumerated() {
            if wraps, index > 0 { lines.append(Line()) }
            lines += row(cells, widths, table.alignments)
        }
        return lines
    }

    /// The column widths: columns narrower than a fair share keep their width, and the others share the rest.
    private static func columns(_ natural: [Int], room: Int) -> [Int]? {
        if natural.reduce(0, +) <= room { return natural }
        var widths = natural
        var open = Array(natural.indices)
        var left = room
        while !open.isEmpty {
            let share = left / open.count
            if share < minimalColumn { return nil }
            let narrow = open.filter { natural[$0] <= share }
            if narrow.isEmpty {
                for (place, index) in open.enumerated() { widths[index] = share + (place < left % open.count ? 1 : 0) }
                break
            }
            for index in narrow { left -= natural[index] }
            open.removeAll { natural[$0] <= share }
        }
        return widths
    }

    private static func row(_ cells: [Paragraph], _ widths: [Int], _ alignments: [Block.Table.Alignment]) -> [Line] {
        var columns: [[[Span]]] = []
        for (index, width) in widths.enumerated() {
            var lines: [[Span]] = []
            if index < cells.count {
                cells[index].fill(width: width) { spans in
                    lines.append(spans)
                    return []
                }
            }
            columns.append(lines)
        }
        let height = columns.map(\.count).max() ?? 0
        return (0..<height).map { y in
            var spans: [Span] = []
            // Spaces that are written only if text follows, so that no line ends with them.
            var pending = 0
            for (index, width) in widths.enumerated() {
                let cell = y < columns[index].count ? columns[index][y] : []
                let free = max(0, width - Line(cell).cellWidth)
                let before = indent(index < alignments.count ? alignments[index] : .none, free)
                if !cell.isEmpty {
                    if pending + before > 0 { spans.append(blanks(pending + before)) }
                    spans += cell
                    pending = free - before + gap
                } else {
                    pending += free + gap
                }
            }
            return Line(spans)
        }
    }

    /// How many of a cell's free columns are on its left.
    private static func indent(_ alignment: Block.Table.Alignment, _ free: Int) -> Int {
        switch alignment {
        case .right: free
        case .center: free / 2
        case .left, .none: 0
        }
    }

    /// Each cell on its own lines, after its column's name.
    private static func records(_ header: [Paragraph], _ rows: [[Paragraph]], width: Int, look: Look) -> [Line] {
        var lines: [Line] = []
        for (index, row) in rows.enumerated() {
            if index > 0 { lines.append(Line()) }
            for (column, cell) in row.prefix(header.count).enumerated() {
                add(header[column], width: width, indent: 0, to: &lines)
                add(cell, width: width, indent: width > 8 ? 2 : 0, to: &lines)
            }
        }
        if rows.isEmpty { for cell in header { add(cell, width: width, indent: 0, to: &lines) } }
        return lines
    }

    private static func add(_ cell: Paragraph, width: Int, indent: Int, to lines: inout [Line]) {
        let prefix = indent > 0 ? [blanks(indent)] : []
        cell.fill(width: width - indent, prefix: prefix) { spans in
            lines.append(Line(spans))
            return prefix
        }
    }

    private static func blanks(_ count: Int) -> Span { Span(String(repeating: " ", count: count)) }
}

extension [Span] {
    /// The spans with `separator` between adjacent cells.
    fileprivate func joined(by separator: Span) -> [Span] {
        Array(map { [$0] }.joined(separator: [separator]))
    }
}
