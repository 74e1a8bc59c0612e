import Postgres
import SQLText
package import Terminal

/// The highlighting of the SQL in an editor, kept between frames: only the lines from a change to the last visible line are scanned.
package struct SQLScan {
    private struct ScannedLine {
        /// Offsets from the line's start.
        var spans: [SyntaxSpan] = []
        /// Parentheses and square brackets outside strings and comments.
        var brackets: [(offset: Int, byte: UInt8)] = []
        var isBlank = true
        /// Whether a string, a name, or a comment continues on the next line.
        var endsOpen = false
    }

    /// The text that was scanned.
    var text: [String] = []
    private var lines: [ScannedLine] = []
    /// The statements found so far that end before the first change.
    var statements: [ScannedStatement] = []

    package init() {}

    /// Sets the text, and scans the visible lines that have changed.
    ///
    /// - Parameter last: The last visible line.
    package mutating func update(_ text: [String], through last: Int) {
        let last = min(last, text.count - 1)
        var valid = 0
        let known = min(self.text.count, text.count)
        while valid < known, self.text[valid] == text[valid] { valid += 1 }
        self.text = text
        while let end = statements.last?.end, end.line >= valid { statements.removeLast() }
        if lines.count > valid { lines.removeSubrange(valid...) }
        var piece = SQLScan.piece
        while lines.count <= last {
            scan(through: min(last, lines.count + piece))
            // A token that isn't over is scanned again from its start.
            if lines.last?.endsOpen == true { piece *= 2 }
        }
    }

    /// A long text is scanned in pieces of this many lines, so that what a scan needs for a moment stays small.
    static let piece = 2000

    private mutating func scan(through last: Int) {
        // A token must be scanned from its start, and its meaning may depend on the previous token.
        while let end = lines.last, end.endsOpen { lines.removeLast() }
        var start = lines.count
        while start > 0 {
            start -= 1
            if !lines[start].isBlank, start == 0 || !lines[start - 1].endsOpen { break }
        }
        let scanned = SQLScan.scan(text[start...last])
        lines += scanned.dropFirst(lines.count - start)
    }

    private static func scan(_ text: ArraySlice<String>) -> [ScannedLine] {
        // A token that contains a line feed continues on the next line.
        let joined = text.joined(separator: "\n") + "\n"
        let tokens = SQLScanner.tokens(in: joined)
        let bytes = joined.utf8
        var lines: [ScannedLine] = []
        lines.reserveCapacity(text.count)
        var (token, span, start) = (0, 0, 0)
        let spans = SQLSyntax.spans(tokens, in: joined)
        var place = bytes.startIndex
        for line in text {
            let end = start + line.utf8.count
            var scanned = ScannedLine()
            while token < tokens.count, tokens[token].range.lowerBound <= end {
                let range = tokens[token].range
                scanned.isBlank = false
                if tokens[token].kind == .punctuation, range.count == 1 {
                    let byte = bytes[bytes.index(place, offsetBy: range.lowerBound - start)]
                    if SQLScan.pairs.contains(where: { $0.open == byte || $0.close == byte }) {
                        scanned.brackets.append((range.lowerBound - start, byte))
                    }
                }
                if range.upperBound > end {
                    scanned.endsOpen = true
                    break
                }
                token += 1
            }
            while span < spans.count, spans[span].range.lowerBound < end {
                let range = spans[span].range
                // Whether a name is called can only be seen after its end, which may not have been scanned.
                if spans[span].syntax == .function, range.lowerBound < start || range.upperBound > end {
                    if range.upperBound > end { break }
                    span += 1
                    continue
                }
                let shown = max(range.lowerBound, start)..<min(range.upperBound, end)
                if !shown.isEmpty {
                    if scanned.spans.isEmpty { scanned.spans.reserveCapacity(8) }
                    let inLine = shown.lowerBound - start..<shown.upperBound - start
                    scanned.spans.append(SyntaxSpan(range: inLine, syntax: spans[span].syntax))
                }
                if range.upperBound > end { break }
                span += 1
            }
            lines.append(scanned)
            place = bytes.index(place, offsetBy: end + 1 - start)
            start = end + 1
        }
        return lines
    }

    /// The colors of some lines, in the form that an editor with this text needs.
    package func highlights(_ shown: ClosedRange<Int>, theme: Theme) -> [Editor.Highlight] {
        let look = Look(theme: theme, hasMarks: false)
        var start = text[..<min(shown.lowerBound, text.count)].reduce(0) { $0 + $1.utf8.count + 1 }
        var highlights: [Editor.Highlight] = []
        for number in shown where number < lines.count {
            for span in lines[number].spans {
                let range = start + span.range.lowerBound..<start + span.range.upperBound
                highlights.append(Editor.Highlight(range: range, style: look[span.syntax]))
            }
            start += text[number].utf8.count + 1
        }
        return highlights
    }
}

// MARK: - Brackets

extension SQLScan {
    private static let pairs: [(open: UInt8, close: UInt8)] = [(0x28, 0x29), (0x5B, 0x5D)]

    /// The bracket at the cursor, or else the one before it, with its counterpart; empty if there is none in the scanned lines.
    package func bracketPair(at cursor: EditorState.Position) -> [EditorState.Position] {
        guard lines.indices.contains(cursor.line) else { return [] }
        let here = lines[cursor.line].brackets
        guard
            let index = here.firstIndex(where: { $0.offset == cursor.offset })
                ?? here.firstIndex(where: { $0.offset == cursor.offset - 1 }),
            let pair = SQLScan.pairs.first(where: { $0.open == here[index].byte || $0.close == here[index].byte })
        else { return [] }
        let isOpening = here[index].byte == pair.open
        var depth = 0
        var line = cursor.line
        var rest = isOpening ? here[index...] : here[...index]
        while true {
            while let bracket = isOpening ? rest.popFirst() : rest.popLast() {
                if bracket.byte == pair.open { depth += isOpening ? 1 : -1 }
                if bracket.byte == pair.close { depth += isOpening ? -1 : 1 }
                if depth == 0 {
                    return [
                        EditorState.Position(line: cursor.line, offset: here[index].offset),
                        EditorState.Position(line: line, offset: bracket.offset),
                    ]
                }
            }
            line += isOpening ? 1 : -1
            guard lines.indices.contains(line) else { return [] }
            rest = lines[line].brackets[...]
        }
    }
}
