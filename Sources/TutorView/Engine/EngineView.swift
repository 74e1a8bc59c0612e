import EngineValues
import Markup
package import Terminal
package import TutorCore

/// The engine pane: the list, the network diagram or a log below it (or beside it, if there is room), and the last action.
package struct EngineView {
    package var state: EngineState
    package var theme: Theme
    package var isFocused: Bool
    /// The model's clock, for container uptimes.
    package var now: Int64
    private let cache: LayoutCache

    package init(state: EngineState, theme: Theme, isFocused: Bool, now: Int64, cache: LayoutCache = LayoutCache()) {
        self.cache = cache
        self.state = state
        self.theme = theme
        self.isFocused = isFocused
        self.now = now
    }

    /// The areas of the pane.
    struct Layout: Equatable {
        var list = Rect.zero
        /// The diagram or a log.
        var side = Rect.zero
        var report = Rect.zero
        /// The line between list and side.
        var rule: Rect = .zero
    }

    /// From this width on, the side is placed beside the list.
    static let wide = 100

    package func draw(into frame: inout Frame, in area: Rect) {
        guard !area.isEmpty else { return }
        switch state.standing {
        case .looking:
            frame.canvas.put(" … looking for a container engine", at: Point(x: area.x, y: area.y), style: theme[.muted], in: area)
            return
        case .gone(let trouble):
            draw(trouble, into: &frame.canvas, in: area)
            return
        case .here: break
        }
        let layout = layout(in: area)
        drawList(into: &frame, in: layout.list)
        if !layout.rule.isEmpty {
            frame.canvas.fill(layout.rule, style: theme[.border], with: layout.rule.width == 1 ? "│" : "─")
        }
        if let log = state.log {
            draw(log, into: &frame.canvas, in: layout.side)
            frame.addTarget(layout.side, .engine(.log))
        } else {
            drawPicture(into: &frame.canvas, in: layout.side)
        }
        drawReport(into: &frame.canvas, in: layout.report)
    }

    func layout(in area: Rect) -> Layout {
        var layout = Layout()
        let reportHeight = min(reportLines(width: area.width - 2).count, area.height / 3)
        layout.report = Rect(x: area.x, y: area.maxY - reportHeight, width: area.width, height: reportHeight)
        let rest = area.inset(bottom: reportHeight)
        if area.width >= EngineView.wide {
            let left = area.width * 55 / 100
            layout.list = Rect(x: rest.x, y: rest.y, width: left, height: rest.height)
            layout.rule = Rect(x: rest.x + left, y: rest.y, width: 1, height: rest.height)
            layout.side = Rect(x: rest.x + left + 1, y: rest.y, width: rest.width - left - 1, height: rest.height)
            return layout
        }
        let rows = max(1, state.rows.count)
        var height: Int
        if state.log != nil {
            height = min(rows, max(3, rest.height * 2 / 5))
        } else {
            let lines = sideLines(width: area.width - 2).count
            let hasContent = state.shown.containers.contains(where: \.isAlive) || !state.inventory.standIns.isEmpty
            height = min(rows, max(3, rest.height - min(hasContent ? lines + 2 : 0, rest.height * 3 / 5)))
        }
        height = min(height, rest.height)
        layout.list = Rect(x: rest.x, y: rest.y, width: rest.width, height: height)
        let below = rest.inset(top: height)
        guard state.log != nil else {
            layout.side = below.inset(top: 1)
            return layout
        }
        layout.rule = Rect(x: below.x, y: below.y, width: below.width, height: min(1, below.height))
        layout.side = below.inset(top: 1)
        return layout
    }

    // MARK: - No engine

    private func draw(_ trouble: EngineTrouble, into canvas: inout Canvas, in area: Rect) {
        let inner = area.inset(left: 1, right: 1)
        var lines = TextWrap.lines(Line("✗ " + trouble.headline, theme[.wrong]), width: inner.width)
        lines.append(Line())
        for paragraph in trouble.explanation.split(separator: "\n") {
            lines += TextWrap.lines(Line(naming: String(paragraph), theme: theme), width: inner.width)
        }
        if let command = trouble.command {
            lines.append(Line())
            for line in command.split(separator: "\n") {
                lines += TextWrap.lines(Line(String(line), theme[.code]), width: inner.width, first: Line("  "), rest: Line("    "))
            }
        }
        lines.append(Line())
        lines += TextWrap.lines(
            Line(
                "calf tries again every few seconds; t tries now. You can read the lesson and answer its questions without an engine.",
                theme[.muted]), width: inner.width)
        TextView(lines: lines).draw(into: &canvas, in: inner)
    }

    // MARK: - Diagram

    private func drawPicture(into canvas: inout Canvas, in area: Rect) {
        let inner = area.inset(left: 1, right: 1)
        let lines = sideLines(width: inner.width)
        guard area.height > 2 else { return }
        TextView(lines: lines).draw(into: &canvas, in: inner)
        if lines.count > inner.height {
            canvas.put("…", endingAt: inner.maxX, y: inner.maxY - 1, style: theme[.muted], in: inner)
        }
    }

    /// The diagram, or why there is none, and the stand-ins.
    private func sideLines(width: Int) -> [Line] {
        let picture = picture(width: width)
        let none = state.showsAll ? "No container is running." : "No container of this lesson is running."
        let words = "\(none) Running containers are drawn here, with their networks and published ports."
        return (picture.isEmpty ? TextWrap.lines(Line(words, theme[.muted]), width: width) : picture) + standInLines(width: width)
    }

    /// Says how many lines there are below an area.
    func drawMore(_ hidden: Int, into canvas: inout Canvas, in area: Rect) {
        canvas.putMore(hidden, endingAt: area.maxX, y: area.maxY - 1, style: theme[.muted], in: area)
    }

    private func picture(width: Int) -> [Line] {
        let alive = state.shown.containers.filter(\.isAlive)
        if alive.count > EnginePicture.maxContainers {
            return TextWrap.lines(Line("\(alive.count) containers are running: too many to draw.", theme[.muted]), width: width)
        }
        return alive.isEmpty || width <= 0 ? [] : cache.enginePicture(of: alive, width: width, theme: theme)
    }

    /// Names the images that are stand-ins, below a blank line.
    private func standInLines(width: Int) -> [Line] {
        guard let words = EngineWords.standIns(state.inventory.standIns) else { return [] }
        return [Line()] + TextWrap.lines(Line(words, theme[.muted]), width: width)
    }

    // MARK: - Last action

    private func drawReport(into canvas: inout Canvas, in area: Rect) {
        let inner = area.inset(left: 1, right: 1)
        TextView(lines: reportLines(width: inner.width)).draw(into: &canvas, in: inner)
    }

    /// The last command and what it changed, below a blank line.
    private func reportLines(width: Int) -> [Line] {
        if let doing = state.doing {
            return [Line(), Line([Span("$ ", theme[.muted]), Span(doing.command, theme[.code]), Span("   ◐", theme[.accent])])]
        }
        guard let report = state.reports.last else { return [] }
        var lines = [Line(), Line([Span("$ ", theme[.muted]), Span(report.action.command, theme[.code])])]
        if let error = report.error {
            lines += TextWrap.lines(Line("✗ " + EngineWords.about(error), theme[.wrong]), width: width).prefix(2)
            if let why = EngineWords.explanation(of: error) {
                lines += TextWrap.lines(Line(naming: why, theme: theme), width: width).prefix(4)
            }
            return lines
        }
        let differences = report.change.differences
        if differences.isEmpty { return lines + [Line("  changed nothing", theme[.muted])] }
        for difference in differences.prefix(3) { lines.append(Line("  " + EngineWords.difference(difference))) }
        if differences.count > 3 { lines.append(Line("  and \(differences.count - 3) more", theme[.muted])) }
        return lines
    }
}
