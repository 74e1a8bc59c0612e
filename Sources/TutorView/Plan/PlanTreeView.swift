package import Postgres
package import Terminal
import TutorCore

/// A plan as a tree, one node per line: its name, its own share as a bar, its rows, and what is noteworthy.
package struct PlanTreeView {
    package var analysis: PlanAnalysis
    /// The node whose details are shown; `nil` if none is selected.
    package var selected: Int?
    package var scroll: ScrollState
    package var theme: Theme

    package init(analysis: PlanAnalysis, selected: Int? = nil, scroll: ScrollState = ScrollState(), theme: Theme) {
        self.analysis = analysis
        self.selected = selected
        self.scroll = scroll
        self.theme = theme
    }

    /// How much is shown next to a node's name.
    private struct Detail {
        var bar: Int
        var rows: Rows
        var buffers = false
        var mark: Mark

        enum Rows { case none, returned, estimated, removed }
        enum Mark { case long, short, sign }

        /// From the most detailed to the least.
        static let all = [
            Detail(bar: 9, rows: .removed, buffers: true, mark: .long), Detail(bar: 9, rows: .removed, mark: .long),
            Detail(bar: 9, rows: .estimated, mark: .long), Detail(bar: 9, rows: .estimated, mark: .short),
            Detail(bar: 5, rows: .estimated, mark: .short), Detail(bar: 5, rows: .estimated, mark: .sign),
            Detail(bar: 5, rows: .returned, mark: .sign), Detail(bar: 0, rows: .returned, mark: .sign),
            Detail(bar: 0, rows: .none, mark: .sign),
        ]
    }

    /// In larger plans, only the visible nodes are measured.
    private static let maxMeasured = 300

    package func draw(into canvas: inout Canvas, in area: Rect) {
        if area.isEmpty { return }
        let count = analysis.plan.nodes.count
        let top = scroll.top(of: count, height: area.height)
        let visible = top..<min(count, top + area.height)
        let measured = count <= Self.maxMeasured ? 0..<count : visible
        let plain = longestName(measured, width: area.width, hasCondition: false)
        let required = min(plain, area.width * 45 / 100)
        let cells = Detail.all.lazy.map { detail in (detail, Columns(measured.map { self.cells($0, detail) })) }
        let (detail, columns) =
            cells.first { required + $0.1.width <= area.width } ?? (Detail.all[Detail.all.count - 1], Columns([]))
        let room = max(8, area.width - columns.width)
        let full = longestName(measured, width: area.width, hasCondition: true)
        let hasCondition = full <= room
        let longest = min(hasCondition ? full : plain, room)
        for node in visible {
            let y = area.y + node - top
            var line = name(node, width: area.width, hasCondition: hasCondition).truncated(toCells: room)
            line.spans.append(Span(String(repeating: " ", count: max(0, longest - line.cellWidth))))
            line.spans += self.cells(node, detail).spans(in: columns)
            canvas.put(truncating: line, at: Point(x: area.x, y: y), in: area)
            if node == selected {
                canvas.restyle(Rect(x: area.x, y: y, width: area.width, height: 1)) { theme.marked($0) }
            }
        }
    }

    // MARK: - The tree

    private func longestName(_ nodes: Range<Int>, width: Int, hasCondition: Bool) -> Int {
        nodes.map { name($0, width: width, hasCondition: hasCondition).cellWidth }.max() ?? 0
    }

    /// The lines of the tree, and the node's name with its condition.
    private func name(_ index: Int, width: Int, hasCondition: Bool) -> Line {
        let node = analysis.plan.nodes[index]
        var line = Line(branches(index, width: width), theme[.border])
        if let role = node.role { line.spans.append(Span("\(role): ", theme[.muted])) }
        let isHeaviest = analysis.heaviest == index
        line.spans.append(Span(node.line, isHeaviest ? theme[.strong] : theme[.text]))
        if hasCondition, let condition = condition(node) { line.spans.append(Span("  \(condition)", theme[.muted])) }
        return line
    }

    /// `│  └─ `; only the innermost part in a deep tree, so that names stay visible.
    private func branches(_ index: Int, width: Int) -> String {
        var parts: [String] = []
        var node = index
        let most = max(2, width / 8)
        while let parent = analysis.parents[node] {
            let isOwn = node == index
            parts.append(isOwn ? (analysis.hasNextSibling[node] ? "├─ " : "└─ ") : analysis.hasNextSibling[node] ? "│  " : "   ")
            node = parent
            if parts.count > most { return "…" + parts.dropLast().reversed().joined() }
        }
        return parts.reversed().joined()
    }

    /// The condition of a join, or the key of a sort, without the surrounding parentheses.
    private func condition(_ node: PlanNode) -> String? {
        for word in ["Hash Cond", "Merge Cond", "Index Cond", "Sort Key", "Group Key"] {
            guard var text = node.detail(word) else { continue }
            if text.first == "(", text.last == ")" { text = String(text.dropFirst().dropLast()) }
            return text.truncated(toCells: 32)
        }
        return nil
    }

    // MARK: - Columns

    /// The contents of the columns next to a node's name.
    private struct Cells {
        var bar = Line()
        var percent = Line()
        var rows = Line()
        var buffers = Line()
        var mark = Line()

        var all: [Line] { [bar, percent, rows, buffers, mark] }
        var width: Int { all.reduce(0) { $0 + ($1.spans.isEmpty ? 0 : $1.cellWidth + 2) } }

        func spans(in columns: Columns) -> [Span] {
            var spans: [Span] = []
            for (line, width) in zip(all, columns.widths) where width > 0 {
                spans.append(Span("  "))
                let gap = Span(String(repeating: " ", count: max(0, width - line.cellWidth)))
                spans += line.spans + [gap]
            }
            return spans
        }
    }

    private struct Columns {
        var widths: [Int]
        var width: Int { widths.reduce(0) { $0 + ($1 > 0 ? $1 + 2 : 0) } }

        init(_ cells: [Cells]) {
            widths = (0..<5).map { column in cells.map { $0.all[column].cellWidth }.max() ?? 0 }
        }
    }

    private func cells(_ index: Int, _ detail: Detail) -> Cells {
        let node = analysis.plan.nodes[index]
        var cells = Cells()
        if let share = analysis.share(of: index) {
            if detail.bar > 0 { cells.bar = Bar(share: share, theme: theme).line(width: detail.bar) }
            let percent = "\(Int((share * 100).rounded()))"
            cells.percent = Line(String(repeating: " ", count: max(0, 3 - percent.count)) + percent + " %")
        }
        cells.rows = Line(rows(node, detail.rows), theme[.text])
        if detail.buffers, let count = node.pages?.count {
            cells.buffers = Line("\(count.grouped) buffer\(count == 1 ? "" : "s")", theme[.muted])
        }
        cells.mark = Line(mark(index, detail.mark), theme[.warning])
        return cells
    }

    private func rows(_ node: PlanNode, _ detail: Detail.Rows) -> String {
        if detail == .none { return "" }
        if node.wasNeverExecuted { return "never executed" }
        guard let rows = node.rows else {
            return node.estimatedRows.map { "est \(Int($0).grouped)" } ?? ""
        }
        var words = "rows \(Int(rows).grouped)"
        if node.loops > 1 { words += " × \(node.loops.grouped)" }
        if detail == .removed, let removed = node.removedRows {
            words += ", \(Int(removed.rows).grouped) removed by the \(removed.word)"
        } else if detail != .returned, let estimate = node.estimatedRows, estimate != rows {
            words += " (est \(Int(estimate).grouped))"
        }
        return words
    }

    private func mark(_ index: Int, _ detail: Detail.Mark) -> String {
        var words: [String] = []
        if analysis.heaviest == index { words.append(heaviest) }
        if let worst = analysis.worstEstimate, worst.node == index {
            words.append("\(detail == .long ? "worst estimate: " : "")\(worst.words)")
        }
        if words.isEmpty { return "" }
        return detail == .sign ? "◄" : "◄ " + words.joined(separator: ", ")
    }

    private var heaviest: String {
        switch analysis.measure {
        case .milliseconds: "slowest"
        case .buffers: "most buffers"
        case .cost, .none: "highest cost"
        }
    }
}

extension PlanAnalysis.WrongEstimate {
    /// `21× too low`
    var words: String { "\(Int(factor.rounded()).grouped)× too \(isTooLow ? "low" : "high")" }
}
