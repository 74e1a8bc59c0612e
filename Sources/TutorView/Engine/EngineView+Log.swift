import EngineValues
import Terminal
import TutorCore

/// The log of one container.
extension EngineView {
    func draw(_ log: EngineLog, into canvas: inout Canvas, in area: Rect) {
        let inner = area.inset(left: 1, right: 1)
        guard !inner.isEmpty else { return }
        let head = head(of: log, width: inner.width)
        for (index, line) in head.enumerated() { canvas.put(line, at: Point(x: inner.x, y: inner.y + index), in: inner) }
        drawLines(of: log, into: &canvas, in: inner.inset(top: head.count))
    }

    /// How many lines of the log fit below its header.
    func logHeight(in area: Rect) -> Int {
        guard let log = state.log else { return 0 }
        let side = layout(in: area).side
        return max(0, side.height - head(of: log, width: side.width - 2).count)
    }

    /// The container's name, the command that shows the same, and the container's resource usage.
    private func head(of log: EngineLog, width: Int) -> [Line] {
        let name = SafeText(state.name(of: EngineState.Mark(.container, log.container))).string
        let title = Line(name.truncated(toCells: max(8, width / 2)), theme[.strong])
        let command = "$ " + CommandText.of(["docker", "logs", "--follow", name])
        let room = width - title.cellWidth - command.cellWidth
        var lines = [title]
        if room >= 2 {
            lines[0].spans.append(Span(String(repeating: " ", count: room) + command, theme[.muted]))
        } else {
            lines.append(Line(command.truncated(toCells: width), theme[.muted]))
        }
        guard let usage = state.usage[log.container], width >= 40 else { return lines }
        return lines + [Line("CPU \(EngineWords.percent(usage))   memory \(usage.memory)", theme[.muted])]
    }

    private func drawLines(of log: EngineLog, into canvas: inout Canvas, in area: Rect) {
        guard let tail = log.tail else {
            canvas.put("… reading", at: Point(x: area.x, y: area.y), style: theme[.muted], in: area)
            return
        }
        if tail.lines.isEmpty {
            canvas.put("No output yet.", at: Point(x: area.x, y: area.y), style: theme[.muted], in: area)
            return
        }
        var body = area
        if tail.isFlood, area.height > 2 {
            body = area.inset(top: 1)
            canvas.put(
                "Too fast to read: showing the newest lines, once a second.", at: Point(x: area.x, y: area.y),
                style: theme[.warning], in: area)
        }
        let lines = tail.lines.map { Line($0, theme[.text]) }
        var scroll = log.scroll
        if log.followsEnd { scroll.top = lines.count }
        TextView(lines: lines, state: scroll).draw(into: &canvas, in: body)
        drawMore(lines.count - scroll.top(of: lines.count, height: body.height) - body.height, into: &canvas, in: body)
    }
}
