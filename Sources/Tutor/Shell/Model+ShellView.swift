import Terminal
import VTerm

/// The shell's pane.
extension Model {
    func drawShell(_ lesson: LessonState, _ plan: ScreenPlan, into picture: inout Picture) {
        guard !plan.shell.isEmpty, let tab = lesson.shells.tab else { return }
        let area = shellArea
        if area != plan.shell {
            let strip = Rect(x: plan.shell.x, y: plan.shell.y, width: plan.shell.width, height: 1)
            shellTabs(lesson.shells).draw(into: &picture.canvas, in: strip)
        }
        let isFocused = lesson.focus == .shell && overlay == nil
        if let look = tab.lookback { return draw(look, in: area, isFocused: isFocused, into: &picture) }
        var foot: [Line] = []
        if case .over(let why) = tab.life { foot = TextWrap.lines(Line(why, theme[.warning]), width: area.width) }
        TerminalPane(screen: tab.frame?.canvas ?? Canvas(size: area.size), foot: foot, isFocused: isFocused && foot.isEmpty, theme: theme)
            .draw(into: &picture.canvas, in: area)
    }

    /// The shells' names: their windows' titles where programs give them one.
    func shellTabs(_ shells: ShellState) -> Tabs {
        let titles = shells.tabs.enumerated().map { index, tab in
            let title = tab.frame?.title ?? ""
            return "\(index + 1)\(tab.hasRung ? "!" : "")" + (title.isEmpty ? "" : " " + title.prefix(14))
        }
        return Tabs(titles: titles, selected: shells.shown, theme: theme)
    }

    private func draw(_ look: Lookback, in area: Rect, isFocused: Bool, into picture: inout Picture) {
        let rows = area.inset(bottom: 1)
        for y in 0..<rows.height {
            let number = look.top + y
            guard let line = look.lines.element(at: number) else { break }
            picture.canvas.put(line.cells, at: Point(x: rows.x, y: rows.y + y), in: rows)
            for columns in [look.found(on: number), look.marked(on: number)].compactMap(\.self) {
                let start = min(columns.lowerBound, rows.width)
                let mark = Rect(x: rows.x + start, y: rows.y + y, width: min(columns.upperBound, rows.width) - start, height: 1)
                picture.canvas.restyle(mark) { theme.marked($0) }
            }
        }
        let foot = Rect(x: area.x, y: area.maxY - 1, width: area.width, height: 1)
        picture.canvas.fill(foot)
        if let query = look.query {
            InputField(prompt: " /", placeholder: "search upwards", state: query, theme: theme, isFocused: isFocused)
                .draw(into: &picture.canvas, in: foot)
            return
        }
        let keys = look.anchor == nil ? "↑↓ PgUp  / search  v mark  Esc back" : "↑↓ to there  ⏎ copy  Esc no"
        let below = max(0, look.lines.count - look.top - rows.height)
        picture.canvas.put(Line(" \(below) below  \(keys)", theme[.accent]), at: Point(x: foot.x, y: foot.y), in: foot)
        let cursor = Point(x: rows.x + look.cursor.column, y: rows.y + look.cursor.line - look.top)
        if isFocused, rows.contains(cursor) { picture.canvas.cursor = cursor }
    }
}
