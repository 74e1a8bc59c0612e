// MARK: - Whole rows

extension Canvas {
    /// A canvas with these cells, row by row. Missing cells at the end are blank.
    package init(size: Size, cells: [Cell]) {
        self.init(size: size)
        precondition(cells.count <= self.cells.count, "more cells than the canvas has")
        self.cells.replaceSubrange(0..<cells.count, with: cells)
    }

    /// Draws a row of cells, clipped to `clip` (the canvas if `nil`). Half of a wide character at an edge becomes a blank.
    package mutating func put(_ row: some Sequence<Cell>, at point: Point, in clip: Rect? = nil) {
        let clip = clip.map { $0.intersection(bounds) } ?? bounds
        guard point.y >= clip.y, point.y < clip.maxY else { return }
        var x = point.x
        for cell in row {
            if x >= clip.maxX { break }
            // Already drawn with its head.
            if cell.glyph.isTail { continue }
            if x + cell.glyph.width > clip.x { place(cell.glyph, style: cell.style, x: x, y: point.y, in: clip) }
            x += cell.glyph.width
        }
    }

    /// Draws as much of another canvas as fits into an area, starting at its upper left corner.
    package mutating func put(_ other: Canvas, in area: Rect) {
        for y in 0..<min(area.height, other.size.height) {
            put(other.cells[y * other.size.width..<(y + 1) * other.size.width], at: Point(x: area.x, y: area.y + y), in: area)
        }
    }
}
