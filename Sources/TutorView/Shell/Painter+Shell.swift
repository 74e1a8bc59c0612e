import Terminal
import TutorCore

/// The shell pane.
extension Painter {
    func drawShell(_ lesson: LessonState, _ pane: Rect, into frame: inout Frame) {
        guard !pane.isEmpty else { return }
        let area = lesson.shells.tabs.count > 1 ? pane.inset(top: 1) : pane
        frame.map.shell = area.size
        frame.addTarget(area) { .shell(Point(x: $0.x - area.x, y: $0.y - area.y)) }
        if model.isInShell { frame.heldShell = area }
        guard let tab = lesson.shells.tab else {
            if lesson.waitsForNeed { say(ServersState.unneeded, in: area, into: &frame) }
            return
        }
        if area != pane {
            let strip = Rect(x: pane.x, y: pane.y, width: pane.width, height: 1)
            let tabs = shellTabs(lesson.shells)
            tabs.draw(into: &frame.canvas, in: strip)
            frame.addTarget(strip) { point in tabs.index(at: point, in: strip).map { .shellTab($0) } }
        }
        if let look = tab.copyMode { return draw(look, in: area, into: &frame) }
        frame.shellScreen = area
        frame.drawShell(tab, isFocused: model.isInShell, theme: theme)
        if tab.frame == nil, lesson.servers.isStarting, let words = lesson.servers.words {
            say("The shell opens once the servers run. \(words)", in: area, into: &frame)
        }
    }

    private func say(_ words: String, in area: Rect, into frame: inout Frame) {
        TextView(lines: TextWrap.lines(Line(words, theme[.muted]), width: area.width)).draw(into: &frame.canvas, in: area)
    }

    /// The tabs of the shells, labeled with the window titles that programs set.
    func shellTabs(_ shells: ShellState) -> Tabs {
        let titles = shells.tabs.enumerated().map { index, tab in
            let title = tab.frame?.title ?? ""
            return "\(index + 1)" + (title.isEmpty ? "" : " " + title.prefix(14))
        }
        return Tabs(titles, selected: shells.shown, theme: theme)
    }

    private func draw(_ look: CopyMode, in area: Rect, into frame: inout Frame) {
        let rows = area.inset(bottom: 1)
        for y in 0..<rows.height {
            let number = look.top + y
            guard let line = look.lines.element(at: number) else { break }
            frame.canvas.put(line.cells, at: Point(x: rows.x, y: rows.y + y), in: rows)
            if let columns = look.marked(on: number) {
                let start = min(columns.lowerBound, rows.width)
                let mark = Rect(x: rows.x + start, y: rows.y + y, width: min(columns.upperBound, rows.width) - start, height: 1)
                frame.canvas.restyle(mark) { theme.marked($0) }
            }
        }
        let foot = Rect(x: area.x, y: area.maxY - 1, width: area.width, height: 1)
        frame.canvas.fill(foot)
        let keys = look.anchor == nil ? "↑↓ PgUp  v mark  Esc back" : "↑↓ extend  ⏎ copy  Esc cancel"
        let below = max(0, look.lines.count - look.top - rows.height)
        frame.canvas.put(Line(" \(below) below  \(keys)", theme[.accent]), at: Point(x: foot.x, y: foot.y), in: foot)
        let cursor = Point(x: rows.x + look.cursor.column, y: rows.y + look.cursor.line - look.top)
        if model.isInShell, rows.contains(cursor) { frame.canvas.cursor = cursor }
    }
}

extension Frame {
    /// Draws the screen of the visible shell. Nothing else on the frame depends on it.
    mutating func drawShell(_ tab: ShellTab, isFocused: Bool, theme: Theme) {
        guard let area = shellScreen else { return }
        var foot: [Line] = []
        if case .over(let why) = tab.life { foot = TextWrap.lines(Line(why, theme[.warning]), width: area.width) }
        TerminalPane(screen: tab.frame?.canvas ?? Canvas(size: area.size), foot: foot, isFocused: isFocused && foot.isEmpty, theme: theme)
            .draw(into: &canvas, in: area)
    }
}
