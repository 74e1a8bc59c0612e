// MARK: - Changes

extension Canvas {
    /// Calls `body` with each cell within `size` that differs from the other canvas, row by row. Tails of wide characters are reported
    /// with their heads. Cells outside the other canvas count as different.
    package func forEachChange(from other: Canvas, within size: Size, _ body: (_ x: Int, _ y: Int, _ cell: Cell) -> Void) {
        let width = min(self.size.width, size.width)
        for y in 0..<max(0, min(self.size.height, size.height)) {
            let row = y * self.size.width
            let otherRow = y * other.size.width
            let known = y < other.size.height ? min(width, other.size.width) : 0
            for x in 0..<width {
                let cell = cells[row + x]
                if x < known, cell == other.cells[otherRow + x] { continue }
                if cell.glyph.isTail { continue }
                // Half of a wide character at the edge is replaced by a blank.
                body(x, y, x + cell.glyph.width > width ? Cell(glyph: .blank, style: cell.style) : cell)
            }
        }
    }
}
