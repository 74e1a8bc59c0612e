// MARK: - Boxes

extension Canvas {
    /// Draws an empty box with a title in its top line. Returns the area inside, which is empty if there is no room.
    @discardableResult
    package mutating func box(_ area: Rect, title: String = "", isHeavy: Bool = false, theme: Theme) -> Rect {
        if area.width < 2 || area.height < 2 { return .zero }
        let style = theme[.focusedBorder]
        let (right, bottom) = (area.maxX - 1, area.maxY - 1)
        fill(area)
        for y in [area.y, bottom] { fill(Rect(x: area.x, y: y, width: area.width, height: 1), style: style, with: isHeavy ? "━" : "─") }
        for x in [area.x, right] { fill(Rect(x: x, y: area.y, width: 1, height: area.height), style: style, with: isHeavy ? "┃" : "│") }
        let places = [(area.x, area.y), (right, area.y), (area.x, bottom), (right, bottom)]
        for (corner, place) in zip(isHeavy ? "┏┓┗┛" : "┌┐└┘", places) {
            put(String(corner), at: Point(x: place.0, y: place.1), style: style)
        }
        let edge = area.inset(left: 2, right: 2)
        put(truncating: Line(title.isEmpty ? "" : " \(title) ", theme[.title]), at: Point(x: edge.x, y: edge.y), in: edge)
        return area.inset(left: 2, top: 1, right: 2, bottom: 1)
    }
}
