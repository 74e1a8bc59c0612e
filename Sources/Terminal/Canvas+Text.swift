// MARK: - Text

extension Canvas {
    /// Writes text on one row, clipped to `clip` (the canvas if `nil`), and returns the column after it.
    ///
    /// Any text is allowed: it is interpreted by the rules of ``SafeText``. Half of a wide character at an edge becomes a blank.
    @discardableResult
    package mutating func put(
        _ text: String, at point: Point, style: Style = .plain, in clip: Rect? = nil, column: Int = 0
    ) -> Int {
        let clip = clip.map { $0.intersection(bounds) } ?? bounds
        guard point.y >= clip.y, point.y < clip.maxY else { return point.x + text.cellWidth }
        var x = point.x
        GlyphReader.read(text, column: column) { glyph, _ in
            if x >= clip.maxX { return false }
            place(glyph, style: style, x: x, y: point.y, in: clip)
            x += glyph.width
            return true
        }
        return x
    }

    /// Writes the spans of a line one after the other and returns the column after them.
    @discardableResult
    package mutating func put(_ line: Line, at point: Point, in clip: Rect? = nil) -> Int {
        var x = point.x
        for span in line.spans {
            x = put(span.text, at: Point(x: x, y: point.y), style: span.style, in: clip, column: x - point.x)
        }
        return x
    }

    /// Writes a line so that it ends within `clip`, truncated with `…` if it does not fit, and returns the column after it.
    @discardableResult
    package mutating func put(truncating line: Line, at point: Point, in clip: Rect) -> Int {
        put(line.truncated(toCells: clip.maxX - point.x), at: point, in: clip)
    }

    /// Writes text that ends before column `maxX`, cut off at the left edge of `clip` if necessary, and returns the column where it starts.
    @discardableResult
    package mutating func put(_ text: String, endingAt maxX: Int, y: Int, style: Style = .plain, in clip: Rect? = nil) -> Int {
        let x = maxX - text.cellWidth
        put(text, at: Point(x: x, y: y), style: style, in: clip)
        return x
    }

    /// Says how many lines there are below the visible ones, if there are any.
    package mutating func putMore(_ hidden: Int, endingAt maxX: Int, y: Int, style: Style, in clip: Rect? = nil) {
        if hidden > 0 { put(" ↓ \(hidden) more ", endingAt: maxX, y: y, style: style, in: clip) }
    }

    /// Says that more follows the last visible line of an area. Text is never covered: if there is no room for the label, only the arrow is
    /// shown, in the margin.
    package mutating func putMore(after last: Line, in area: Rect, style: Style) {
        let words = last.cellWidth < area.width - 8 ? " ↓ more " : "↓"
        put(words, endingAt: area.maxX + 1, y: area.maxY - 1, style: style)
    }

    /// Draws the part of a glyph that is within `clip`. `clip` must be within the canvas and contain row `y`.
    mutating func place(_ glyph: Glyph, style: Style, x: Int, y: Int, in clip: Rect) {
        if x >= clip.x, x + glyph.width <= clip.maxX {
            set(glyph, style: style, x: x, y: y)
        } else {
            for half in x..<(x + glyph.width) where half >= clip.x && half < clip.maxX { set(.blank, style: style, x: half, y: y) }
        }
    }
}
