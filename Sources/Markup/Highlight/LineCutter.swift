import Terminal

/// Splits a colored text into lines, with a prefix before each line.
enum LineCutter {
    static func lines(_ text: String, spans: [SyntaxSpan], look: Look, prefix: [Span] = []) -> [Line] {
        var text = text
        return text.withUTF8 { bytes in
            var lines: [Line] = []
            var current = prefix
            /// Adds a piece of text, which may contain line feeds.
            func add(_ range: Range<Int>, _ style: Style) {
                var start = range.lowerBound
                for index in range where bytes[index] == 0x0A {
                    if index > start { current.append(Span(String(decoding: bytes[start..<index], as: UTF8.self), style)) }
                    lines.append(Line(current))
                    current = prefix
                    start = index + 1
                }
                if start < range.upperBound {
                    current.append(Span(String(decoding: bytes[start..<range.upperBound], as: UTF8.self), style))
                }
            }
            var offset = 0
            for span in spans where span.range.lowerBound >= offset && span.range.upperBound <= bytes.count {
                add(offset..<span.range.lowerBound, look[.text])
                add(span.range, look[span.syntax])
                offset = span.range.upperBound
            }
            add(offset..<bytes.count, look[.text])
            // A trailing line feed doesn't start another line.
            if current.count > prefix.count || (!bytes.isEmpty && bytes[bytes.count - 1] != 0x0A) { lines.append(Line(current)) }
            return lines
        }
    }
}
