import Glibc

/// Scans a text token by token and records where statements start and end.
struct StatementCutter: ~Copyable {
    private let text: UnsafeBufferPointer<UInt8>
    private let hasNUL: Bool
    private var stream: TokenStream
    private var cuts: [StatementPlace] = []
    private var rule = StatementRule()
    /// Where the statement's extent starts.
    private var extentStart = 0
    /// Where its text starts, once there is some.
    private var textStart: Int?
    private var isEmpty = true

    init(_ text: UnsafeBufferPointer<UInt8>) {
        self.text = text
        hasNUL = text.baseAddress.map { memchr($0, 0, text.count) != nil } ?? false
        stream = TokenStream(text)
    }

    mutating func cut() -> [StatementPlace] {
        while let token = stream.next() {
            if token.code == RawToken.lineComment && textStart == nil { continue }
            if textStart == nil { textStart = token.start }
            if token.isComment {
                if token.isOpen { isEmpty = false }
                continue
            }
            if token.code == RawToken.backslash {
                endAtCommand(token)
            } else if token.code == RawToken.semicolon && rule.isOutside {
                endAtSemicolon(token)
            } else {
                isEmpty = false
                rule.take(token, isQuoted: text[token.start] == UInt8(ascii: "\""))
            }
        }
        if extentStart < text.count {
            var end = text.count
            while let start = textStart, end > start, text[end - 1].isBlank { end -= 1 }
            add(textEnd: end, extentEnd: text.count, isTerminated: false)
        }
        return cuts
    }

    private mutating func endAtSemicolon(_ token: RawToken) {
        let data = rule.isCopyFromInput ? self.data(after: token.end) : nil
        guard let data else { return add(textEnd: token.end, extentEnd: token.end, isTerminated: true) }
        add(textEnd: token.end, extentEnd: data.end, isTerminated: data.isTerminated, data: data.range)
        stream.seek(to: data.end)
    }

    /// A backslash command extends to the end of its line; its name ends at whitespace or another backslash.
    private mutating func endAtCommand(_ token: RawToken) {
        let lineEnd = stream.lineEnd(from: token.start)
        var nameEnd = token.end
        while nameEnd < lineEnd && !text[nameEnd].isBlank && text[nameEnd] != UInt8(ascii: "\\") { nameEnd += 1 }
        add(textEnd: lineEnd, extentEnd: min(lineEnd + 1, text.count), isTerminated: true, command: token.start..<nameEnd)
        stream.skip(from: token.start, to: extentStart)
    }

    /// The data after a COPY: from the next line to `\.`, or to the end. `nil` if more text follows on the statement's line.
    private func data(after end: Int) -> (range: Range<Int>, end: Int, isTerminated: Bool)? {
        var place = end
        while place < text.count && text[place] != UInt8(ascii: "\n") && text[place].isBlank { place += 1 }
        if place + 1 < text.count && text[place] == UInt8(ascii: "-") && text[place + 1] == UInt8(ascii: "-") {
            place = stream.lineEnd(from: place)
        }
        guard place + 1 < text.count, text[place] == UInt8(ascii: "\n") else { return nil }
        let start = place + 1
        var line = start
        while line < text.count {
            let lineEnd = stream.lineEnd(from: line)
            var contentEnd = lineEnd
            if contentEnd > line && text[contentEnd - 1] == UInt8(ascii: "\r") { contentEnd -= 1 }
            if contentEnd - line == 2 && text[line] == UInt8(ascii: "\\") && text[line + 1] == UInt8(ascii: ".") {
                return (start..<line, min(lineEnd + 1, text.count), true)
            }
            line = lineEnd + 1
        }
        return (start..<text.count, text.count, false)
    }

    private mutating func add(
        textEnd: Int, extentEnd: Int, isTerminated: Bool, data: Range<Int>? = nil, command: Range<Int>? = nil
    ) {
        let start = textStart ?? textEnd
        let extent = extentStart..<extentEnd
        cuts.append(
            StatementPlace(
                range: start..<textEnd, extent: extent, isTerminated: isTerminated, isEmpty: isEmpty && command == nil,
                hasNUL: hasNUL && text[extent].contains(0), data: data, command: command))
        extentStart = extentEnd
        textStart = nil
        isEmpty = true
        rule = StatementRule()
    }
}
