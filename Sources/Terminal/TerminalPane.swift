/// A terminal within the screen: a program's screen, with optional messages over its last rows.
package struct TerminalPane {
    package var screen: Canvas
    package var foot: [Line]
    package var isFocused: Bool
    package var theme: Theme

    /// The cursor is shown only if the pane has the focus.
    package init(screen: Canvas, foot: [Line] = [], isFocused: Bool, theme: Theme) {
        self.screen = screen
        self.foot = foot
        self.isFocused = isFocused
        self.theme = theme
    }

    package func draw(into canvas: inout Canvas, in area: Rect) {
        let area = area.intersection(canvas.bounds)
        if area.isEmpty { return }
        canvas.put(screen, in: area)
        if isFocused {
            let place = screen.cursor.map { Point(x: area.x + $0.x, y: area.y + $0.y) }
            canvas.cursor = place.flatMap { area.contains($0) ? $0 : nil }
        }
        let rows = Rect(x: area.x, y: area.maxY - foot.count, width: area.width, height: foot.count).intersection(area)
        canvas.fill(rows)
        for (index, line) in foot.enumerated() { canvas.put(line, at: Point(x: rows.x, y: area.maxY - foot.count + index), in: rows) }
    }
}
