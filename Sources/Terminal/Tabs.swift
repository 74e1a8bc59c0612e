/// Pane names in one row, for screens with room for one pane: ` Lesson │ SQL │ Result `.
package struct Tabs {
    package var titles: [String]
    package var selected: Int
    package var theme: Theme

    package init(titles: [String], selected: Int, theme: Theme) {
        self.titles = titles
        self.selected = selected
        self.theme = theme
    }

    package func draw(into canvas: inout Canvas, in area: Rect) {
        for (index, place) in places(in: area).enumerated() {
            let style = index == selected ? theme[.accent].with([.bold, .reverse]) : theme[.text]
            canvas.put(" \(titles[index]) ", at: Point(x: place.lowerBound, y: area.y), style: style, in: area)
            if index + 1 < titles.count {
                canvas.put("│", at: Point(x: place.upperBound, y: area.y), style: theme[.border], in: area)
            }
        }
    }

    /// The tab under a point of the area, if there is one.
    package func index(at point: Point, in area: Rect) -> Int? {
        area.contains(point) && point.y == area.y ? places(in: area).firstIndex { $0.contains(point.x) } : nil
    }

    private func places(in area: Rect) -> [Range<Int>] {
        var x = area.x
        return titles.map { title in
            let width = title.cellWidth + 2
            defer { x += width + 1 }
            return x..<(x + width)
        }
    }
}
