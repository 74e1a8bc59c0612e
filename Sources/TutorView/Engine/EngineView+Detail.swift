import EngineValues
import Terminal
import TutorCore

/// The details of one object.
extension EngineView {
    func draw(_ detail: EngineDetail, into canvas: inout Canvas, in area: Rect) {
        let inner = area.inset(left: 1, right: 1)
        guard !inner.isEmpty else { return }
        var y = inner.y
        for line in head(of: detail, width: inner.width) {
            canvas.put(line, at: Point(x: inner.x, y: y), in: inner)
            y += 1
        }
        let body = inner.inset(top: y - inner.y)
        if let trouble = detail.trouble {
            TextView(lines: TextWrap.lines(Line(trouble, theme[.warning]), width: body.width)).draw(into: &canvas, in: body)
            return
        }
        switch detail.view {
        case .logs: drawLog(detail, into: &canvas, in: body)
        case .layers: drawLayers(detail, into: &canvas, in: body)
        case .files, .inspect, .disk: drawTree(detail, into: &canvas, in: body)
        }
    }

    /// How many lines of the details fit below their header.
    func detailHeight(in area: Rect) -> Int {
        guard let detail = state.detail else { return 0 }
        let side = layout(in: area).side
        return max(0, side.height - head(of: detail, width: side.width - 2).count)
    }

    /// The object's name, its views, and the command that shows the same; for a container, also its resource usage.
    private func head(of detail: EngineDetail, width: Int) -> [Line] {
        let name = detail.subject.map { SafeText(state.name(of: $0)).string } ?? "engine"
        var title = Line(name.truncated(toCells: max(8, width / 2)), theme[.strong])
        title.spans.append(Span("  "))
        for view in EngineDetail.views(of: detail.subject?.kind) {
            title.spans.append(
                Span(" \(view.rawValue) ", theme[view == detail.view ? .accent : .muted].with(view == detail.view ? .bold : [])))
        }
        let command = "$ " + detail.view.command(for: name)
        let room = width - title.cellWidth - command.cellWidth
        var lines = [title]
        if room >= 2 {
            lines[0].spans.append(Span(String(repeating: " ", count: room) + command, theme[.muted]))
        } else {
            lines.append(Line(command.truncated(toCells: width), theme[.muted]))
        }
        guard let container = state.container(detail.subject), let usage = state.usage[container.id], width >= 40 else { return lines }
        let bars = width >= 60 ? 14 : 6
        var line = Line("cpu ", theme[.muted])
        line.spans += [
            Span(Sparkline.text(usage.processor, width: bars, full: 20), theme[.accent]), Span(" \(usage.percent)", theme[.muted]),
            Span("   memory ", theme[.muted]), Span(Sparkline.text(usage.memoryBytes, width: bars, full: 1), theme[.accent]),
            Span(" \(usage.memory)", theme[.muted]),
        ]
        return lines + [line]
    }

    private func drawLog(_ detail: EngineDetail, into canvas: inout Canvas, in area: Rect) {
        guard let log = detail.log else {
            canvas.put("… reading", at: Point(x: area.x, y: area.y), style: theme[.muted], in: area)
            return
        }
        if log.lines.isEmpty {
            canvas.put("No output yet.", at: Point(x: area.x, y: area.y), style: theme[.muted], in: area)
            return
        }
        var body = area
        if log.isFlood, area.height > 2 {
            body = area.inset(top: 1)
            canvas.put(
                "Too fast to read: showing the newest lines, once a second.", at: Point(x: area.x, y: area.y),
                style: theme[.warning], in: area)
        }
        if let search = detail.search {
            body = body.inset(bottom: 1)
            InputField(prompt: "Search: ", state: search, theme: theme, isFocused: isFocused)
                .draw(into: &canvas, in: Rect(x: body.x, y: body.maxY, width: body.width, height: 1))
        }
        let lines = log.lines.map { Line($0, detail.isMatch($0) ? theme[.accent] : theme[.text]) }
        var scroll = detail.scroll
        if detail.followsEnd { scroll.top = lines.count }
        TextView(lines: lines, state: scroll).draw(into: &canvas, in: body)
        drawMore(lines.count - scroll.top(of: lines.count, height: body.height) - body.height, into: &canvas, in: body)
    }

    private func drawLayers(_ detail: EngineDetail, into canvas: inout Canvas, in area: Rect) {
        guard let layers = detail.layers else {
            canvas.put("… reading", at: Point(x: area.x, y: area.y), style: theme[.muted], in: area)
            return
        }
        let knowsLines = layers.contains { $0.line != nil }
        if area.height > 0 {
            let words = knowsLines ? "Dockerfile line, and what it added" : "build steps, oldest first"
            canvas.put(words, at: Point(x: area.x, y: area.y), style: theme[.muted], in: area)
        }
        let body = area.inset(top: 1)
        let top = detail.scroll.top(of: layers.count, height: body.height)
        for (offset, layer) in layers.dropFirst(top).prefix(max(0, body.height)).enumerated() {
            let row = Rect(x: body.x, y: body.y + offset, width: body.width, height: 1)
            let number = layer.line.map(String.init) ?? (knowsLines ? "·" : "")
            canvas.put(number, endingAt: row.x + 4, y: row.y, style: theme[layer.line == nil ? .muted : .accent], in: row)
            let size = layer.isEmpty ? "" : layer.size
            let room = row.inset(left: 5, right: size.cellWidth + 2)
            let step = layer.createdBy.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let style = theme[knowsLines && layer.line == nil ? .muted : .text]
            canvas.put(SafeText(step).string.truncated(toCells: room.width), at: Point(x: room.x, y: row.y), style: style, in: room)
            canvas.put(size, endingAt: row.maxX, y: row.y, style: theme[.strong], in: row)
        }
        drawMore(layers.count - top - body.height, into: &canvas, in: body)
    }

    private func drawTree(_ detail: EngineDetail, into canvas: inout Canvas, in area: Rect) {
        guard let tree = detail.tree else {
            let size = state.inventory.images.first { $0.id == detail.subject?.id }?.size
            let words = detail.view == .files ? EngineWords.about(detail.readingFiles, of: size) : "… reading"
            TextView(lines: TextWrap.lines(Line(words, theme[.muted]), width: area.width)).draw(into: &canvas, in: area)
            return
        }
        var scroll = detail.scroll
        scroll.reveal(tree.selected..<(tree.selected + 1), of: tree.rows.count, height: area.height)
        for (offset, row) in tree.rows.dropFirst(scroll.top).prefix(max(0, area.height)).enumerated() {
            let line = Rect(x: area.x, y: area.y + offset, width: area.width, height: 1)
            let indent = String(repeating: "  ", count: min(row.depth, 12))
            let sign = row.value != nil ? "  " : row.isOpen ? "▾ " : "▸ "
            var text = Line(indent + sign, theme[.muted])
            text.spans.append(Span(SafeText(row.name).string.truncated(toCells: line.width - text.cellWidth), theme[.text]))
            if let value = row.value {
                let room = line.width - text.cellWidth - 2
                text.spans += [Span(": ", theme[.muted]), Span(SafeText(value).string.truncated(toCells: room), theme[.code])]
            }
            canvas.put(text, at: Point(x: line.x, y: line.y), in: line)
            if scroll.top + offset == tree.selected, state.isInDetail, isFocused {
                canvas.restyle(line, theme.marked)
                canvas.cursor = Point(x: line.x, y: line.y)
            }
        }
        drawMore(tree.rows.count - scroll.top - area.height, into: &canvas, in: area)
    }
}
