import Markdown
import Terminal

/// Text in several styles that has not been broken into lines yet.
///
/// Stored as bytes, so that filling lines takes one pass over them; only text that isn't plain ASCII is read glyph by glyph.
struct Paragraph {
    /// Safe text in UTF-8. `Mark.fixedBlank` is a space at which lines don't break; a line feed is a line break.
    var bytes: [UInt8] = []
    /// The style of the bytes up to `end`.
    var runs: [(end: Int, style: Style)] = []
    /// The width in columns of the character that starts at each byte.
    private var cells: [UInt8] = []

    enum Mark {
        static let blank: UInt8 = 0x20
        static let fixedBlank: UInt8 = 0x01
        static let lineFeed: UInt8 = 0x0A
    }

    init() {}

    init(_ inlines: [Inline], base: Style, look: Look) {
        append(inlines, style: base, look: look, depth: 0)
    }

    /// Appends text in one style.
    ///
    /// - Parameter keepsBlanks: Whether to keep all spaces and not to break lines at them; lines may then break anywhere in the text.
    mutating func append(_ text: String, style: Style, keepsBlanks: Bool = false) {
        if text.isEmpty { return }
        let start = bytes.count
        var text = text
        let isPlain = text.withUTF8 { utf8 in
            guard GlyphReader.isPlain(utf8) else { return false }
            bytes.append(contentsOf: utf8)
            return true
        }
        if isPlain {
            cells.append(contentsOf: repeatElement(1, count: bytes.count - start))
        } else {
            let safe = SafeText(text)
            bytes.append(contentsOf: safe.string.utf8)
            measure(safe, from: start)
        }
        if keepsBlanks { fixBlanks(from: start) }
        close(style)
    }

    /// Appends a line of code; lines never break inside its indentation.
    mutating func append(code spans: ArraySlice<Span>) {
        var isIndent = true
        for span in spans {
            let start = bytes.count
            append(span.text, style: span.style)
            guard isIndent, let end = bytes[start...].firstIndex(where: { $0 != Mark.blank }) ?? Optional(bytes.count) else { continue }
            for index in start..<end { bytes[index] = Mark.fixedBlank }
            isIndent = end == bytes.count
        }
    }

    private mutating func close(_ style: Style) {
        if let last = runs.last, last.style == style { runs[runs.count - 1].end = bytes.count } else { runs.append((bytes.count, style)) }
    }

    private mutating func fixBlanks(from start: Int) {
        for index in start..<bytes.count where bytes[index] == Mark.blank { bytes[index] = Mark.fixedBlank }
    }

    private mutating func measure(_ safe: SafeText, from start: Int) {
        cells.append(contentsOf: repeatElement(0, count: bytes.count - start))
        GlyphReader.read(safe.string) { glyph, offset in
            cells[start + offset] = UInt8(glyph.width)
            return true
        }
    }

    private mutating func appendSign(_ byte: UInt8, _ style: Style) {
        bytes.append(byte)
        cells.append(1)
        close(style)
    }

    // MARK: - Inlines

    /// Styles nested deeper than this are ignored.
    private static let maximalDepth = 60

    private mutating func append(_ inlines: [Inline], style: Style, look: Look, depth: Int) {
        guard depth < Self.maximalDepth else { return append(inlines.map(\.plain).joined(), style: style) }
        for inline in inlines {
            switch inline {
            case .text(let text): append(text, style: style)
            case .code(let text): appendCode(text, style: style, look: look)
            case .emphasis(let inner): appendMarked(inner, "*", style.adding(look[.emphasis]), look, depth)
            case .strong(let inner): appendMarked(inner, "**", style.adding(look[.strong]), look, depth)
            case .strikethrough(let inner):
                // Not all terminals support this attribute, so characters are used.
                append("~", style: style)
                append(inner, style: style, look: look, depth: depth + 1)
                append("~", style: style)
            case .link(let inner, let destination):
                append(inner, style: style.adding(look[.link]), look: look, depth: depth + 1)
                appendDestination(destination, of: inner, style: style, look: look)
            case .image(let inner, let destination):
                append("[", style: look[.muted])
                append(inner.isEmpty ? [.text(destination)] : inner, style: style, look: look, depth: depth + 1)
                append("]", style: look[.muted])
            case .html: continue
            case .softBreak: appendSign(Mark.blank, style)
            case .lineBreak: appendSign(Mark.lineFeed, style)
            }
        }
    }

    private mutating func appendMarked(_ inner: [Inline], _ mark: String, _ style: Style, _ look: Look, _ depth: Int) {
        if look.hasMarks { append(mark, style: style) }
        append(inner, style: style, look: look, depth: depth + 1)
        if look.hasMarks { append(mark, style: style) }
    }

    /// Short code spans stay on one line.
    private mutating func appendCode(_ text: String, style: Style, look: Look) {
        let code = style.adding(look[.code])
        if look.hasMarks { append("`", style: code) }
        append(text, style: code, keepsBlanks: text.utf8.count <= 24)
        if look.hasMarks { append("`", style: code) }
    }

    /// Appends a link's destination, unless the text already contains it, or it is inside the course.
    private mutating func appendDestination(_ destination: String, of inner: [Inline], style: Style, look: Look) {
        let text = inner.map(\.plain).joined()
        let shown = destination.hasPrefix("mailto:") ? String(destination.dropFirst(7)) : destination
        guard shown.contains("://") || destination.hasPrefix("mailto:"), shown != text, shown != "http://" + text else { return }
        append(" (", style: look[.muted])
        append(shown, style: style.adding(look[.muted]))
        append(")", style: look[.muted])
    }
}

extension Style {
    /// This style, overridden by another style's colors, with its attributes added.
    func adding(_ other: Style) -> Style {
        Style(
            foreground: other.foreground ?? foreground, background: other.background ?? background,
            attributes: attributes.union(other.attributes))
    }
}

// MARK: - Filling lines

extension Paragraph {
    /// The width of the widest line if lines break only at line feeds.
    var naturalWidth: Int {
        var widest = 0
        var width = 0
        for (index, byte) in bytes.enumerated() {
            if byte == Mark.lineFeed {
                widest = max(widest, width)
                width = 0
            } else {
                width += Int(cells[index])
            }
        }
        return max(widest, width)
    }

    /// Calls `body` with each line of at most `width` columns; an empty paragraph is one empty line.
    ///
    /// - Parameter prefix: Precedes the first line's spans; the result of `body` precedes those of the next line.
    func fill(width: Int, prefix: [Span] = [], _ body: ([Span]) -> [Span]) {
        let room = max(1, width)
        var run = 0
        var prefix = prefix
        var breaker = LineBreaker(room: room)
        bytes.withUnsafeBufferPointer { buffer in
            func emit(_ range: Range<Int>) { prefix = body(spans(in: range, of: buffer, run: &run, room: room, prefix: prefix)) }
            cells.withUnsafeBufferPointer { breaker.walk(buffer, widths: $0, emit) }
        }
    }

    /// The spans of a range; ranges are in ascending order, so `run` only increases.
    private func spans(
        in range: Range<Int>, of buffer: UnsafeBufferPointer<UInt8>, run: inout Int, room: Int, prefix: [Span]
    ) -> [Span] {
        var start = range.lowerBound
        while run < runs.count - 1, runs[run].end <= start { run += 1 }
        var last = run
        while last < runs.count - 1, runs[last].end < range.upperBound { last += 1 }
        var spans: [Span] = []
        spans.reserveCapacity(prefix.count + last - run + 1)
        spans += prefix
        while start < range.upperBound {
            if runs[run].end <= start { run += 1 }
            let end = min(range.upperBound, runs[run].end)
            spans.append(Span(text(of: buffer, start, end, room: room), runs[run].style))
            start = end
        }
        return spans
    }

    private func text(of buffer: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, room: Int) -> String {
        let slice = UnsafeBufferPointer(rebasing: buffer[start..<end])
        // A wide character doesn't fit into one column.
        if room == 1, slice.first.map({ $0 >= 0x80 }) == true {
            let text = String(decoding: slice, as: UTF8.self)
            return text.cellWidth > 1 ? "\u{2026}" : text
        }
        guard slice.contains(Mark.fixedBlank) else { return String(decoding: slice, as: UTF8.self) }
        return String(decoding: slice.map { $0 == Mark.fixedBlank ? Mark.blank : $0 }, as: UTF8.self)
    }
}
