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
}
