/// Fits styled lines to a width.
package enum TextWrap {
    /// Wraps a line at blanks into lines of at most `width` columns. A word that is too long is broken anywhere, CJK text between
    /// its characters. The first line starts with `first`, the others with `rest` (a hanging indent, a bullet, a bar).
    package static func lines(_ line: Line, width: Int, first: Line = Line(), rest: Line = Line()) -> [Line] {
        let source = Source(line)
        let firstRoom = width - first.cellWidth
        let restRoom = width - rest.cellWidth
        if source.width <= firstRoom { return [Line(first.spans + source.spans)] }
        var lines: [Line] = []
        for range in breaks(source.text, firstRoom: firstRoom, restRoom: restRoom) {
            lines.append(Line((lines.isEmpty ? first : rest).spans + source.spans(in: range)))
        }
        return lines
    }

    /// The UTF-8 ranges of the lines. Blanks at a break belong to neither line.
    private static func breaks(_ text: String, firstRoom: Int, restRoom: Int) -> [Range<Int>] {
        var scan = Scan(room: max(1, firstRoom), restRoom: max(1, restRoom))
        GlyphReader.read(text) { glyph, offset in
            scan.take(glyph, at: offset)
            return true
        }
        return scan.finish(at: text.utf8.count)
    }

    /// Characters that can't start a line of CJK text.
    fileprivate static func closes(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "、", "。", "，", "．", "：", "；", "？", "！", "）", "］", "｝", "」", "』", "】", "〉", "》", "〕", "ー", "々", "…": true
        default: false
        }
    }
}

/// Scans a text for line breaks.
private struct Scan {
    var room: Int
    let restRoom: Int
    var ranges: [Range<Int>] = []
    /// The start of the current line, and its width so far.
    var start = 0
    var width = 0
    /// The last possible break: where the line would end, where the next one would start, and the width up to there.
    var lineEnd: Int?
    var nextStart = 0
    var widthAtNext = 0
    var previous = Glyph.blank
    var sawWord = false

    init(room: Int, restRoom: Int) {
        self.room = room
        self.restRoom = restRoom
    }

    mutating func take(_ glyph: Glyph, at offset: Int) {
        let isBlank = glyph.scalar == " "
        if isBlank {
            // Blanks can be broken after a word; leading blanks are indentation.
            if previous.scalar != " ", sawWord { lineEnd = offset }
            width += 1
            if sawWord { (nextStart, widthAtNext) = (offset + 1, width) } else if width > room { (start, width) = (offset + 1, 0) }
            previous = glyph
            return
        }
        if sawWord, previous.scalar != " ", mayBreak(before: glyph) { (lineEnd, nextStart, widthAtNext) = (offset, offset, width) }
        if width + glyph.width > room, offset > start {
            if let end = lineEnd {
                ranges.append(start..<end)
                start = nextStart
                width -= widthAtNext
                room = restRoom
                lineEnd = nil
            }
            if width + glyph.width > room, offset > start {
                ranges.append(start..<offset)
                start = offset
                width = 0
                room = restRoom
            }
        }
        width += glyph.width
        sawWord = true
        previous = glyph
    }

    private func mayBreak(before glyph: Glyph) -> Bool {
        // Not after a hyphen: a name such as redis-cli stays in one piece.
        (glyph.isWide || previous.isWide) && !TextWrap.closes(glyph.scalar)
    }

    mutating func finish(at end: Int) -> [Range<Int>] {
        // Trailing blanks that don't fit are dropped.
        if width > room, let lineEnd, nextStart == end { ranges.append(start..<lineEnd) } else { ranges.append(start..<end) }
        return ranges
    }
}

/// A line's text as a single safe string, and where its styles change.
private struct Source {
    var text = ""
    var width = 0
    var spans: [Span] = []
    /// Where each span ends, in UTF-8 offsets.
    var ends: [Int] = []

    init(_ line: Line) {
        for span in line.spans where !span.text.isEmpty {
            let safe = SafeText(span.text, column: width)
            text += safe.string
            width += safe.width
            spans.append(Span(safe.string, span.style))
            ends.append(text.utf8.count)
        }
    }

    func spans(in range: Range<Int>) -> [Span] {
        var result: [Span] = []
        var begin = 0
        for (span, end) in zip(spans, ends) {
            let part = max(begin, range.lowerBound)..<max(begin, range.lowerBound, min(end, range.upperBound))
            if !part.isEmpty {
                let utf8 = text.utf8
                let from = utf8.index(utf8.startIndex, offsetBy: part.lowerBound)
                result.append(Span(String(text[from..<utf8.index(from, offsetBy: part.count)]), span.style))
            }
            begin = end
            if begin >= range.upperBound { break }
        }
        return result
    }
}
