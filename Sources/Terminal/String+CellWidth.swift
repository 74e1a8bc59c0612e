extension String {
    /// The width of the text on a canvas, in columns, starting at column 0.
    package var cellWidth: Int { cellWidth(tab: 8) }

    /// The width with other tab stops.
    func cellWidth(tab: Int) -> Int {
        var text = self
        let plain: Int? = text.withUTF8 { GlyphReader.isPlain($0) ? $0.count : nil }
        if let plain { return plain }
        var width = 0
        GlyphReader.read(text, tab: tab) { glyph, _ in
            width += glyph.width
            return true
        }
        return width
    }

    /// As much of the text as fits, ending in `…` if it was truncated.
    package func truncated(toCells limit: Int) -> String {
        if cellWidth <= limit { return self }
        if limit <= 0 { return "" }
        var scalars = String.UnicodeScalarView()
        var width = 0
        GlyphReader.read(self) { glyph, _ in
            guard width + glyph.width < limit else { return false }
            glyph.append(to: &scalars)
            width += glyph.width
            return true
        }
        scalars.append("\u{2026}")
        return String(scalars)
    }

    /// The beginning and the end of the text, with `…` between them if both don't fit: texts that begin alike often end differently.
    package func cutInTheMiddle(toCells limit: Int) -> String {
        let width = cellWidth
        if width <= limit { return self }
        let end = limit / 2
        return truncated(toCells: limit - end) + dropCells(width - end)
    }

    /// Without the characters in the first columns.
    package func dropCells(_ columns: Int) -> String {
        var left = columns
        return String(
            drop { character in
                guard left > 0 else { return false }
                left -= String(character).cellWidth
                return true
            })
    }

    /// The sentences that fit into this many columns or, if not even the first one fits, its words. An ellipsis stands for the rest.
    package func shortened(toCells limit: Int) -> String {
        if cellWidth <= limit { return self }
        var words = split(separator: " ", omittingEmptySubsequences: false)[...]
        while !words.isEmpty, words.joined(separator: " ").cellWidth + 2 > limit { words.removeLast() }
        if let end = words.lastIndex(where: { $0.hasSuffix(".") || $0.hasSuffix("?") }) { words = words[...end] }
        return words.isEmpty ? truncated(toCells: limit) : words.joined(separator: " ") + " …"
    }

    /// The text, padded with blanks to this many columns.
    package func padded(toCells width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - cellWidth))
    }
}

extension Line {
    /// The width of the line, in columns.
    package var cellWidth: Int { spans.reduce(0) { $0 + $1.text.cellWidth } }

    /// As much of the line as fits, ending in `…` if it was truncated.
    package func truncated(toCells limit: Int) -> Line {
        if cellWidth <= limit { return self }
        var line = Line()
        var room = max(0, limit)
        for span in spans {
            let width = span.text.cellWidth
            // The last span kept needs room for the ellipsis.
            if width >= room {
                let text = width > room || span != spans.last ? (span.text + "…").truncated(toCells: room) : span.text
                line.spans.append(Span(text, span.style))
                return line
            }
            line.spans.append(span)
            room -= width
        }
        return line
    }
}
