/// Styled lines with scrolling. The lines should be wrapped to the width; longer ones are truncated with `…`.
package struct TextView {
    package var lines: [Line]
    package var state: ScrollState

    package init(lines: [Line], state: ScrollState = ScrollState()) {
        self.lines = lines
        self.state = state
    }

    package func draw(into canvas: inout Canvas, in area: Rect) {
        if area.isEmpty { return }
        let top = state.top(of: lines.count, height: area.height)
        for y in 0..<min(area.height, lines.count - top) {
            canvas.put(truncating: lines[top + y], at: Point(x: area.x, y: area.y + y), in: area)
        }
    }

    /// The line under a point of the area, if there is one.
    package func line(at point: Point, in area: Rect) -> Int? {
        guard area.contains(point) else { return nil }
        let index = state.top(of: lines.count, height: area.height) + point.y - area.y
        return index < lines.count ? index : nil
    }
}
