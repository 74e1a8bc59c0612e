/// A multi-line editor: line numbers, highlighted text, selection, and a mark where the server found an error. Long lines are wrapped.
package struct Editor {
    /// The style of a range of the text.
    package struct Highlight: Sendable, Hashable {
        /// UTF-8 offsets into the text.
        package var range: Range<Int>
        package var style: Style

        package init(range: Range<Int>, style: Style) {
            self.range = range
            self.style = style
        }
    }

    package var state: EditorState
    /// In the text's order, not overlapping.
    package var highlights: [Highlight]
    /// The position of an error, in characters (Unicode scalars) from 0: the server's position minus one.
    package var errorMark: Int?
    /// Shown in a muted style while the text is empty.
    package var placeholder: String
    /// The line with a ▸ next to its number, from 0.
    package var markedLine: Int?
    /// The lines with a • next to their numbers, from 0.
    package var dottedLines: Set<Int> = []
    /// The lines with a bar next to their text, from 0.
    package var barredLines: ClosedRange<Int>?
    /// Single bytes to emphasize, such as matching brackets.
    package var emphasized: [EditorState.Position]
    package var theme: Theme
    package var isFocused: Bool

    package init(
        state: EditorState, highlights: [Highlight] = [], errorMark: Int? = nil, placeholder: String = "", markedLine: Int? = nil,
        barredLines: ClosedRange<Int>? = nil, emphasized: [EditorState.Position] = [], theme: Theme, isFocused: Bool = true
    ) {
        self.state = state
        self.highlights = highlights
        self.errorMark = errorMark
        self.placeholder = placeholder
        self.markedLine = markedLine
        self.barredLines = barredLines
        self.emphasized = emphasized
        self.theme = theme
        self.isFocused = isFocused
    }

    package func draw(into canvas: inout Canvas, in area: Rect) {
        if area.isEmpty { return }
        let gutter = gutterWidth(area)
        let body = area.inset(left: gutter)
        let top = state.top(in: body.size)
        let error = errorMark.map(state.position(ofCharacter:))
        var start = state.offset(of: EditorState.Position(line: top.line, offset: 0))
        var line = top.line
        var y = body.y - top.row
        while line < state.lines.count, y < body.maxY {
            let rows = state.wrapped(line, width: body.width)
            if gutter > 0 {
                if y >= body.y { drawNumber(line, hasError: error?.line == line, into: &canvas, x: area.x, y: y, width: gutter) }
                if barredLines?.contains(line) == true {
                    let bar = Rect(x: body.x - 1, y: y, width: 1, height: rows.rows.count).intersection(area)
                    canvas.fill(bar, style: theme[isFocused ? .focusedBorder : .border], with: "▏")
                }
            }
            draw(line: line, rows: rows, at: start, y: y, error: error, into: &canvas, in: body)
            if isFocused, line == state.cursor.line { placeCursor(rows, y: y, on: &canvas, in: body) }
            start += state.lines[line].utf8.count + 1
            y += rows.rows.count
            line += 1
        }
        if state.isEmpty, !placeholder.isEmpty {
            canvas.put(truncating: Line(placeholder, theme[.muted]), at: Point(x: body.x, y: body.y), in: body)
        }
    }

    private func placeCursor(_ rows: WrappedLine, y: Int, on canvas: inout Canvas, in body: Rect) {
        let column = state.columnInRow(of: state.cursor, width: body.width)
        let point = Point(x: min(body.x + column, body.maxX - 1), y: y + rows.row(of: state.cursor.offset))
        if body.contains(point) { canvas.cursor = point }
    }

    private func drawNumber(_ number: Int, hasError: Bool, into canvas: inout Canvas, x: Int, y: Int, width: Int) {
        let clip = Rect(x: x, y: y, width: width, height: 1)
        let style = theme[hasError ? .wrong : .gutter]
        canvas.put("\(number + 1)", endingAt: x + width - 2, y: y, style: style, in: clip)
        if hasError {
            canvas.put("✗", at: Point(x: x, y: y), style: style, in: clip)
        } else if number == markedLine {
            canvas.put("▸", at: Point(x: x, y: y), style: theme[.accent], in: clip)
        } else if dottedLines.contains(number) {
            canvas.put("•", at: Point(x: x, y: y), style: theme[.gutter], in: clip)
        }
    }

    /// Draws the visible rows of a line.
    private func draw(
        line number: Int, rows: WrappedLine, at start: Int, y firstY: Int, error: EditorState.Position?, into canvas: inout Canvas,
        in body: Rect
    ) {
        let clip = body.intersection(canvas.bounds)
        var (x, y, row) = (body.x, firstY, 0)
        var next = firstHighlight(endingAfter: start)
        let selection = state.selection
        var errorOffset = error?.line == number ? error?.offset : nil
        GlyphReader.read(state.lines[number], tab: EditorState.tab) { glyph, offset in
            while row + 1 < rows.rows.count, offset >= rows.rows[row + 1].lowerBound { (x, y, row) = (body.x, y + 1, row + 1) }
            if y >= clip.maxY { return false }
            if y >= clip.y, x < clip.maxX {
                while next < highlights.count, highlights[next].range.upperBound <= start + offset { next += 1 }
                let isHighlit = next < highlights.count && highlights[next].range.contains(start + offset)
                var style = isHighlit ? highlights[next].style : theme[.text]
                if emphasized.contains(EditorState.Position(line: number, offset: offset)) {
                    style = theme[.accent].with([.bold, .underline])
                }
                if errorOffset == offset { style = theme[.wrong].with([.underline, .bold]) }
                if selection?.contains(EditorState.Position(line: number, offset: offset)) == true { style = style.with(.reverse) }
                canvas.place(glyph, style: style, x: x, y: y, in: clip)
            }
            if let place = errorOffset, place < offset { errorOffset = nil }
            x += glyph.width
            return true
        }
        // After the end of the line: an error there, or a selected line feed.
        let end = EditorState.Position(line: number, offset: state.lines[number].utf8.count)
        if body.contains(Point(x: x, y: y)) {
            if error == end { canvas.put(" ", at: Point(x: x, y: y), style: theme[.wrong].with([.underline]), in: body) }
            if selection?.contains(end) == true { canvas.put(" ", at: Point(x: x, y: y), style: Style(attributes: .reverse), in: body) }
        }
    }

    private func firstHighlight(endingAfter offset: Int) -> Int {
        var low = 0
        var high = highlights.count
        while low < high {
            let middle = (low + high) / 2
            if highlights[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The position in the text under a point of the area, or the nearest one; for clicks and drags.
    package func position(at point: Point, in area: Rect) -> EditorState.Position {
        let body = area.inset(left: gutterWidth(area))
        let top = state.top(in: body.size)
        let found = state.row(top, advancedBy: point.y - body.y, width: body.width)
        // Below the last line or above the first one: the nearest end of the text.
        return state.position(in: found.row, column: max(0, point.x - body.x), width: body.width)
    }

    /// The lines that are at least partly visible in an area.
    package func shownLines(in area: Rect) -> ClosedRange<Int> {
        let top = state.top(in: body(of: area).size).line
        return top...min(state.lines.count - 1, top + max(0, area.height))
    }

    /// The text area within an area: what ``EditorState/settle(in:)`` needs.
    package func body(of area: Rect) -> Rect { area.inset(left: gutterWidth(area)) }

    private func gutterWidth(_ area: Rect) -> Int {
        // A mark, the number, and two spaces.
        let width = "\(state.lines.count)".utf8.count + 3
        return area.width >= width + 12 ? width : 0
    }
}
