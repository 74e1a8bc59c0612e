// MARK: - Whole rows

extension Canvas {
    /// A picture made elsewhere, row by row; what is missing at the end is blank.
    package init(size: Size, cells: [Cell]) {
        self.init(size: size)
        precondition(cells.count <= self.cells.count, "more cells than the canvas has")
        self.cells.replaceSubrange(0..<cells.count, with: cells)
    }

    /// Shows a row of cells, clipped to `clip` (the canvas if `nil`). Half a wide character at an edge is a blank.
    package mutating func put(_ row: some Sequence<Cell>, at point: Point, in clip: Rect? = nil) {
        let clip = clip.map { $0.intersection(bounds) } ?? bounds
        guard point.y >= clip.y, point.y < clip.maxY else { return }
        var x = point.x
        for cell in row {
            if x >= clip.maxX { break }
            // Its head has put it there.
            if cell.glyph.isTail { continue }
            if x + cell.glyph.width > clip.x { place(cell.glyph, style: cell.style, x: x, y: point.y, in: clip) }
            x += cell.glyph.width
        }
    }

    /// Shows another canvas with its upper left corner at the same corner of an area, as much of it as fits.
    package mutating func put(_ other: Canvas, in area: Rect) {
        for y in 0..<min(area.height, other.size.height) {
            put(other.cells[y * other.size.width..<(y + 1) * other.size.width], at: Point(x: area.x, y: area.y + y), in: area)
        }
    }
}
