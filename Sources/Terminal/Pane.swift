/// A region of the screen with a title in its top line. The focused pane has heavy lines in the accent color and a bold title; all others
/// have thin, dim lines, so that the focus is visible without color.
///
/// Neighbors share the line between them: their areas overlap by one row or column. Draw the focused pane last, so that its lines
/// are on top.
package struct Pane {
    /// The sides with a line. None is needed at the edge of the screen.
    package struct Edges: OptionSet, Sendable {
        package let rawValue: Int
        package init(rawValue: Int) { self.rawValue = rawValue }
        package static let top = Edges(rawValue: 1)
        package static let right = Edges(rawValue: 2)
        package static let bottom = Edges(rawValue: 4)
        package static let left = Edges(rawValue: 8)
    }

    package var title: String
    /// Shown at the right end of the top line if there is room for it.
    package var detail: String
    package var edges: Edges
    package var isFocused: Bool
    package var theme: Theme

    package init(title: String, detail: String = "", edges: Edges = .top, isFocused: Bool, theme: Theme) {
        self.title = title
        self.detail = detail
        self.edges = edges
        self.isFocused = isFocused
        self.theme = theme
    }

    package func draw(into canvas: inout Canvas, in area: Rect) {
        let area = area.intersection(canvas.bounds)
        if area.isEmpty { return }
        let style = theme[isFocused ? .focusedBorder : .border]
        let weight: LineWeight = isFocused ? .heavy : .light
        if edges.contains(.top) { canvas.horizontalLine(y: area.y, from: area.x, to: area.maxX, style: style, weight: weight) }
        if edges.contains(.bottom) { canvas.horizontalLine(y: area.maxY - 1, from: area.x, to: area.maxX, style: style, weight: weight) }
        if edges.contains(.left) { canvas.verticalLine(x: area.x, from: area.y, to: area.maxY, style: style, weight: weight) }
        if edges.contains(.right) { canvas.verticalLine(x: area.maxX - 1, from: area.y, to: area.maxY, style: style, weight: weight) }
        drawTitle(into: &canvas, in: area)
    }

    private func drawTitle(into canvas: inout Canvas, in area: Rect) {
        // A piece of line remains at both ends, to show that the title belongs to it.
        let line = Rect(x: area.x, y: area.y, width: area.width, height: 1)
            .inset(left: edges.contains(.left) ? 2 : 1, right: edges.contains(.right) ? 2 : 1)
        let detailWidth = detail.cellWidth + 2
        let titleWidth = title.cellWidth + 2
        let hasDetail = !detail.isEmpty && titleWidth + detailWidth + 1 <= line.width
        if hasDetail {
            canvas.put(" \(detail) ", endingAt: line.maxX, y: line.y, style: theme[.muted], in: line)
        }
        if title.isEmpty || line.width < 3 { return }
        let room = line.width - (hasDetail ? detailWidth + 1 : 0)
        let style = isFocused ? theme[.title] : theme[.muted]
        canvas.put(" \(title.truncated(toCells: room - 2)) ", at: Point(x: line.x, y: line.y), style: style, in: line)
    }

    /// The area inside the lines.
    package func content(of area: Rect) -> Rect {
        area.inset(
            left: edges.contains(.left) ? 1 : 0, top: edges.contains(.top) ? 1 : 0, right: edges.contains(.right) ? 1 : 0,
            bottom: edges.contains(.bottom) ? 1 : 0)
    }
}
