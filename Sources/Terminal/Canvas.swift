/// A grid of cells to draw on: the output of a view, shown by the screen.
///
/// Drawing outside the canvas is clipped. Each row always has exactly its width: a wide character is a cell with the glyph followed by
/// a tail cell, and when one half is overwritten or cut off, the other becomes a blank.
package struct Canvas: Sendable, Hashable {
    package let size: Size
    /// Row by row.
    package internal(set) var cells: [Cell]
    /// The position of the terminal's own cursor; `nil` hides it.
    package var cursor: Point?

    package init(size: Size) {
        self.size = Size(width: max(0, size.width), height: max(0, size.height))
        self.cells = Array(repeating: .blank, count: self.size.width * self.size.height)
    }

    package init(width: Int, height: Int) { self.init(size: Size(width: width, height: height)) }

    package var bounds: Rect { Rect(size: size) }

    /// The cell at a position; a blank outside the canvas.
    package subscript(x: Int, y: Int) -> Cell {
        bounds.contains(Point(x: x, y: y)) ? cells[y * size.width + x] : .blank
    }
}

// MARK: - Cells

extension Canvas {
    /// Draws a glyph within the canvas, and blanks out the other halves of wide characters that it overlaps. A wide glyph needs room for
    /// both halves.
    mutating func set(_ glyph: Glyph, style: Style, x: Int, y: Int) {
        let index = y * size.width + x
        if cells[index].glyph.width != 1 { split(at: index) }
        cells[index] = Cell(glyph: glyph, style: style)
        if glyph.isWide {
            if cells[index + 1].glyph.isWide { cells[index + 2].glyph = .blank }
            cells[index + 1] = Cell(glyph: .tail, style: style)
        }
    }

    /// Blanks out the other half of a wide character.
    private mutating func split(at index: Int) {
        if cells[index].glyph.isTail {
            cells[index - 1].glyph = .blank
        } else if cells[index].glyph.isWide {
            cells[index + 1].glyph = .blank
        }
    }

    /// Fills an area with blanks of a style, or with another narrow character.
    package mutating func fill(_ area: Rect, style: Style = .plain, with character: Unicode.Scalar = " ") {
        let area = area.intersection(bounds)
        if area.isEmpty { return }
        let glyph = ScalarClass(character) == .narrow ? Glyph(character, wide: false) : .blank
        for y in area.y..<area.maxY {
            let row = y * size.width
            if cells[row + area.x].glyph.isTail { cells[row + area.x - 1].glyph = .blank }
            if cells[row + area.maxX - 1].glyph.isWide { cells[row + area.maxX].glyph = .blank }
            for index in (row + area.x)..<(row + area.maxX) { cells[index] = Cell(glyph: glyph, style: style) }
        }
    }

    /// Changes the style of an area but not its text. A wide character changes as a whole.
    package mutating func restyle(_ area: Rect, _ change: (Style) -> Style) {
        let area = area.intersection(bounds)
        if area.isEmpty { return }
        for y in area.y..<area.maxY {
            var range = (y * size.width + area.x)..<(y * size.width + area.maxX)
            if cells[range.lowerBound].glyph.isTail { range = (range.lowerBound - 1)..<range.upperBound }
            if cells[range.upperBound - 1].glyph.isWide { range = range.lowerBound..<(range.upperBound + 1) }
            for index in range { cells[index].style = change(cells[index].style) }
        }
    }
}

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
