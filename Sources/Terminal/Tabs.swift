/// The names of panes in one row, for when only one pane fits: ` Lesson │ Work `.
package struct Tabs {
    package var titles: [String]
    package var selected: Int
    package var theme: Theme

    package init(_ titles: [String], selected: Int, theme: Theme) {
        self.titles = titles
        self.selected = selected
        self.theme = theme
    }

    package func draw(into canvas: inout Canvas, in area: Rect) {
        if area.isEmpty { return }
        let places = places(in: area)
        for (title, place) in zip(titles, places) {
            let isSelected = place == places[min(selected, places.count - 1)]
            let style = isSelected ? theme[.accent].with([.bold, .reverse]) : theme[.text]
            canvas.put(" \(title) ", at: Point(x: place.lowerBound, y: area.y), style: style, in: area)
            if place != places.last {
                canvas.put("│", at: Point(x: place.upperBound, y: area.y), style: theme[.border], in: area)
            }
        }
        guard let first = places.first, let last = places.last else { return }
        if first.lowerBound < area.x { canvas.put("…", at: Point(x: area.x, y: area.y), style: theme[.muted], in: area) }
        if last.upperBound > area.maxX { canvas.put("…", at: Point(x: area.maxX - 1, y: area.y), style: theme[.muted], in: area) }
    }

    /// The tab under a point of the area, if there is one.
    package func index(at point: Point, in area: Rect) -> Int? {
        area.contains(point) && point.y == area.y ? places(in: area).firstIndex { $0.contains(point.x) } : nil
    }

    /// The columns of each tab, scrolled so that the selected one is visible.
    private func places(in area: Rect) -> [Range<Int>] {
        var x = area.x
        let places = titles.map { title in
            let start = x
            x += title.cellWidth + 3
            return start..<(x - 1)
        }
        guard places.indices.contains(selected) else { return places }
        // Unless it is the last one, a tab leaves a column for the mark that shows there are more.
        let end = places[selected].upperBound + (selected + 1 < places.count ? 1 : 0)
        let scrolled = max(0, min(end - area.maxX, places[selected].lowerBound - area.x))
        return places.map { ($0.lowerBound - scrolled)..<($0.upperBound - scrolled) }
    }
}
