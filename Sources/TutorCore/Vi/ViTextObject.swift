import Terminal

/// vi's text objects.
enum ViTextObject {
    /// - Parameter isWhole: Whether it includes what surrounds it: blanks, brackets or quotes.
    typealias Finder = @Sendable (EditorState, _ isWhole: Bool, _ count: Int) -> ViSpan?

    static let all: [Character: Finder] = [
        "w": { word(in: $0, isBig: false, isWhole: $1, count: $2) }, "W": { word(in: $0, isBig: true, isWhole: $1, count: $2) },
        "(": { block("(", ")", in: $0, isWhole: $1, count: $2) }, ")": { block("(", ")", in: $0, isWhole: $1, count: $2) },
        "b": { block("(", ")", in: $0, isWhole: $1, count: $2) },
        "[": { block("[", "]", in: $0, isWhole: $1, count: $2) }, "]": { block("[", "]", in: $0, isWhole: $1, count: $2) },
        "\"": { text, isWhole, _ in quoted("\"", in: text, isWhole: isWhole) },
        "'": { text, isWhole, _ in quoted("'", in: text, isWhole: isWhole) },
    ]

    private static func word(in text: EditorState, isBig: Bool, isWhole: Bool, count: Int) -> ViSpan? {
        let runs = ViWords(text: text, isBig: isBig).runs(inLine: text.cursor.line)
        guard let first = runs.firstIndex(where: { $0.range.contains(text.cursor) }) else { return nil }
        let startsBlank = runs[first].kind == .blank
        var last = first - 1
        for _ in 0..<count {
            last += isWhole && startsBlank ? 2 : 1
            // The blanks after a word may be missing.
            if isWhole, !startsBlank, runs.element(at: last + 1)?.kind == .blank { last += 1 }
        }
        guard runs.indices.contains(last) else { return nil }
        var start = runs[first].range.lowerBound
        if isWhole, !startsBlank, runs[last].kind != .blank, let blanks = runs.element(at: first - 1), blanks.kind == .blank,
            blanks.range.lowerBound.offset > 0
        {
            start = blanks.range.lowerBound
        }
        return ViSpan(lines: false, start..<runs[last].range.upperBound)
    }

    private static func block(_ open: Character, _ close: Character, in text: EditorState, isWhole: Bool, count: Int) -> ViSpan? {
        let isOnOpen = text.character(at: text.cursor) == open
        var first: EditorState.Position? = text.cursor
        for _ in (isOnOpen ? 1 : 0)..<count { first = first.flatMap { text.bracket(open, close, from: $0, forward: false) } }
        guard let first, let last = text.bracket(open, close, from: first, forward: true) else { return nil }
        if isWhole { return ViSpan(lines: false, first..<text.after(last)) }
        var start = text.after(first)
        if text.character(at: start) == nil { start = text.after(start) }
        guard start < last else { return ViSpan(lines: false, last..<last) }
        // A closing bracket on a line of its own stays there.
        let isOwnLine = last.offset > 0 && last == text.firstNonblank(last.line)
        let end = isOwnLine ? EditorState.Position(line: last.line, offset: 0) : last
        return start < end ? ViSpan(.exclusive, from: start, to: end, in: text, deletes: false) : ViSpan(lines: false, start..<start)
    }

    private static func quoted(_ quote: Character, in text: EditorState, isWhole: Bool) -> ViSpan? {
        let line = text.cursor.line
        var places: [EditorState.Position] = []
        var place = EditorState.Position(line: line, offset: 0)
        while let character = text.character(at: place) {
            if character == "\\" { place = text.after(place) } else if character == quote { places.append(place) }
            if place.line == line { place = text.after(place) }
            if place.line != line { break }
        }
        let cursor = text.cursor
        let first: Int?
        if let index = places.firstIndex(of: cursor) {
            first = index - index % 2
        } else {
            first = places.lastIndex { $0 < cursor } ?? places.indices.first
        }
        guard let first, first + 1 < places.count else { return nil }
        var (start, end) = (places[first], places[first + 1])
        if !isWhole { return ViSpan(lines: false, text.after(start)..<end) }
        end = text.after(end)
        let last = end
        while end.line == line, text.character(at: end)?.isWhitespace == true { end = text.after(end) }
        while end == last, start.offset > 0, text.character(at: text.before(start))?.isWhitespace == true { start = text.before(start) }
        return ViSpan(lines: false, start..<end)
    }
}
