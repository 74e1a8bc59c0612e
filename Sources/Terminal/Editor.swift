/// A multi-line editor: line numbers, highlighted text, selection, and a mark where the server found an error.
package struct Editor {
    /// How a part of the text looks.
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
    /// Where an error is, in characters (Unicode scalars) from 0, as the server's positions less one.
    package var errorMark: Int?
    /// Shown, dimmed, while there is no text.
    package var placeholder: String
    package var theme: Theme
    package var isFocused: Bool

    package init(
        state: EditorState, highlights: [Highlight] = [], errorMark: Int? = nil, placeholder: String = "", theme: Theme,
        isFocused: Bool = true
    ) {
        self.state = state
        self.highlights = highlights
        self.errorMark = errorMark
        self.placeholder = placeholder
        self.theme = theme
        self.isFocused = isFocused
    }

    package func draw(into canvas: inout Canvas, in area: Rect) {
        if area.isEmpty { return }
        let gutter = gutterWidth(area)
        let body = area.inset(left: gutter)
        let scroll = state.scroll(in: body.size)
        let error = errorMark.map(state.position(ofCharacter:))
        var start = state.offset(of: EditorState.Position(line: scroll.top, offset: 0))
        for y in 0..<max(0, min(area.height, state.lines.count - scroll.top)) {
            let number = scroll.top + y
            let row = Rect(x: body.x, y: body.y + y, width: body.width, height: 1)
            if gutter > 0 { drawNumber(number, hasError: error?.line == number, into: &canvas, x: area.x, y: row.y, width: gutter) }
            draw(line: number, at: start, left: scroll.left, error: error, into: &canvas, in: row)
            start += state.lines[number].utf8.count + 1
        }
        if state.isEmpty, !placeholder.isEmpty {
            canvas.put(placeholder, at: Point(x: body.x, y: body.y), style: theme[.muted], in: body)
        }
        if isFocused, !body.isEmpty {
            let column = state.column(of: state.cursor)
            canvas.cursor = Point(x: body.x + column - scroll.left, y: body.y + state.cursor.line - scroll.top)
        }
    }

    private func drawNumber(_ number: Int, hasError: Bool, into canvas: inout Canvas, x: Int, y: Int, width: Int) {
        let clip = Rect(x: x, y: y, width: width, height: 1)
        let style = theme[hasError ? .wrong : .gutter]
        canvas.put("\(number + 1)", endingAt: x + width - 2, y: y, style: style, in: clip)
        if hasError { canvas.put("✗", at: Point(x: x, y: y), style: style, in: clip) }
    }

    private func draw(line number: Int, at start: Int, left: Int, error: EditorState.Position?, into canvas: inout Canvas, in row: Rect) {
        var x = row.x - left
        var next = firstHighlight(endingAfter: start)
        let selection = state.selection
        var errorOffset = error?.line == number ? error?.offset : nil
        GlyphReader.read(state.lines[number], tab: EditorState.tab) { glyph, offset in
            if x >= row.maxX { return false }
            if x + glyph.width > row.x {
                while next < highlights.count, highlights[next].range.upperBound <= start + offset { next += 1 }
                let isHighlit = next < highlights.count && highlights[next].range.contains(start + offset)
                var style = isHighlit ? highlights[next].style : theme[.text]
                if errorOffset == offset { style = theme[.wrong].with([.underline, .bold]) }
                if selection?.contains(EditorState.Position(line: number, offset: offset)) == true { style = style.with(.reverse) }
                canvas.place(glyph, style: style, x: x, y: row.y, in: row)
            }
            if let place = errorOffset, place < offset { errorOffset = nil }
            x += glyph.width
            return true
        }
        // Behind the line's end: an error there, or a selected line feed.
        let end = EditorState.Position(line: number, offset: state.lines[number].utf8.count)
        if x >= row.x, x < row.maxX {
            if error == end { canvas.put(" ", at: Point(x: x, y: row.y), style: theme[.wrong].with([.underline]), in: row) }
            if selection?.contains(end) == true { canvas.put(" ", at: Point(x: x, y: row.y), style: Style(attributes: .reverse), in: row) }
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

    /// The place in the text under a point of the area, the nearest there is; for clicks and drags.
    package func position(at point: Point, in area: Rect) -> EditorState.Position {
        let body = area.inset(left: gutterWidth(area))
        let scroll = state.scroll(in: body.size)
        return state.position(line: scroll.top + point.y - body.y, column: max(0, scroll.left + point.x - body.x))
    }

    /// The part of an area where the text is: what ``EditorState/settle(in:)`` wants to know.
    package func body(of area: Rect) -> Rect { area.inset(left: gutterWidth(area)) }

    private func gutterWidth(_ area: Rect) -> Int {
        let width = max(2, "\(state.lines.count)".utf8.count) + 2
        return area.width >= width + 12 ? width : 0
    }
}

extension EditorState {
    /// How far the text is scrolled in a body of this size: as remembered, or moved so that the cursor shows.
    package func scroll(in size: Size) -> ScrollState {
        var scroll = scroll
        scroll.reveal(cursor.line..<(cursor.line + 1), of: lines.count, height: size.height)
        let column = column(of: cursor)
        if column - scroll.left >= size.width {
            // A quarter of the width further, so that typing on doesn't scroll at each key.
            scroll.left = column - size.width + 1 + size.width / 4
        }
        if column < scroll.left { scroll.left = max(0, column - size.width / 4) }
        return scroll
    }

    /// Remembers the scrolling for a body of this size; after each change of text, cursor or size.
    package mutating func settle(in size: Size) {
        scroll = scroll(in: size)
        height = size.height
    }
}
