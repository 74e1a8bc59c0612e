/// Scans a script with psql's rules, a line at a time.
///
/// libpg_query's scanner needs the complete text. psql scans lines as they come: a quote or comment may start in one text, such as the value of
/// a variable, and end in another, and `standard_conforming_strings` may change between lines.
struct ScriptScanner {
    enum Piece {
        case blank
        case lineComment
        /// A part of a block comment.
        case blockComment
        case word
        case semicolon
        case openParenthesis
        case closeParenthesis
        case backslash
        /// A colon that may start a reference to a variable.
        case colon
        /// Anything else, such as a part of a string.
        case other
    }

    private enum State {
        case plain
        case string(hasEscapes: Bool)
        /// A bit string, in which two quotes aren't one.
        case bitString
        case identifier
        case comment(depth: Int)
        case dollarString(tag: [UInt8])
    }

    private var state = State.plain
    /// Whether a backslash is an escape in a string without a prefix.
    var hasEscapes = false

    /// Whether a string, a quoted name, or a block comment is open.
    var isInQuotes: Bool { if case .plain = state { false } else { true } }
    /// Whether a block comment is open.
    var isInComment: Bool { if case .comment = state { true } else { false } }

    /// Returns the piece at `start`, which must be before the end, and where it ends: after a newline at the latest.
    mutating func next(_ text: [UInt8], at start: Int) -> (piece: Piece, end: Int) {
        text.withUnsafeBufferPointer { next($0, at: start) }
    }

    mutating func next(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> (piece: Piece, end: Int) {
        let rest = ScriptRest(text: text, start: start)
        switch state {
        case .plain: return plain(rest)
        case .string(let hasEscapes): return (.other, end(of: rest, quote: UInt8(ascii: "'"), hasEscapes: hasEscapes))
        case .bitString: return (.other, end(of: rest, quote: UInt8(ascii: "'"), doubles: false))
        case .identifier: return (.other, end(of: rest, quote: UInt8(ascii: "\"")))
        case .comment(let depth): return (.blockComment, end(of: rest, depth: depth))
        case .dollarString(let tag): return (.other, end(of: rest, tag: tag))
        }
    }

    private mutating func plain(_ rest: ScriptRest) -> (Piece, Int) {
        let start = rest.start
        switch rest[start] {
        case UInt8(ascii: "\n"): return (.blank, start + 1)
        case let first where first.isBlank: return (.blank, rest.end(from: start + 1) { $0.isBlank && $0 != UInt8(ascii: "\n") })
        case UInt8(ascii: ";"): return (.semicolon, start + 1)
        case UInt8(ascii: "("): return (.openParenthesis, start + 1)
        case UInt8(ascii: ")"): return (.closeParenthesis, start + 1)
        case UInt8(ascii: "\\"): return (.backslash, start + 1)
        case UInt8(ascii: ":"):
            if rest[start + 1] == UInt8(ascii: ":") || rest[start + 1] == UInt8(ascii: "=") { return (.other, start + 2) }
            return (.colon, start + 1)
        case UInt8(ascii: "-") where rest[start + 1] == UInt8(ascii: "-"):
            return (.lineComment, rest.end(from: start) { $0 != 0x0A && $0 != 0x0D })
        case UInt8(ascii: "/") where rest[start + 1] == UInt8(ascii: "*"): return (.blockComment, open(.comment(depth: 1), start + 2).1)
        case UInt8(ascii: "'"): return open(.string(hasEscapes: hasEscapes), start + 1)
        case UInt8(ascii: "\""): return open(.identifier, start + 1)
        case UInt8(ascii: "$"): return dollar(rest)
        case let first where first.isIdentifierStart: return word(rest)
        case let first where first.isDigit || (first == UInt8(ascii: ".") && rest[start + 1].isDigit): return (.other, rest.numberEnd)
        case let first where first.isOperatorPart: return (.other, rest.operatorEnd)
        default: return (.other, start + 1)
        }
    }

    private mutating func open(_ state: State, _ end: Int) -> (Piece, Int) {
        self.state = state
        return (.other, end)
    }

    /// A word, or the start of a string or identifier with a letter before its quote.
    private mutating func word(_ rest: ScriptRest) -> (Piece, Int) {
        let start = rest.start
        switch (rest[start] | 0x20, rest[start + 1], rest[start + 2]) {
        case (UInt8(ascii: "e"), UInt8(ascii: "'"), _): return open(.string(hasEscapes: true), start + 2)
        case (UInt8(ascii: "b"), UInt8(ascii: "'"), _), (UInt8(ascii: "x"), UInt8(ascii: "'"), _): return open(.bitString, start + 2)
        case (UInt8(ascii: "u"), UInt8(ascii: "&"), UInt8(ascii: "'")): return open(.string(hasEscapes: false), start + 3)
        case (UInt8(ascii: "u"), UInt8(ascii: "&"), UInt8(ascii: "\"")): return open(.identifier, start + 3)
        default: return (.word, rest.end(from: start + 1, while: \.isIdentifierPart))
        }
    }

    /// A parameter, the start of a dollar-quoted string, or a lone dollar sign.
    private mutating func dollar(_ rest: ScriptRest) -> (Piece, Int) {
        let name = rest.start + 1
        if rest[name].isDigit {
            let end = rest.end(from: name, while: \.isDigit)
            return (.other, rest[end].isIdentifierStart ? end + 1 : end)
        }
        var end = name
        if rest[name].isIdentifierStart { end = rest.end(from: name) { $0.isIdentifierPart && $0 != UInt8(ascii: "$") } }
        guard rest[end] == UInt8(ascii: "$") else { return (.other, name) }
        return open(.dollarString(tag: Array(rest.text[rest.start...end])), end + 1)
    }

    // MARK: - Inside quotes and comments

    private mutating func end(of rest: ScriptRest, quote: UInt8, hasEscapes: Bool = false, doubles: Bool = true) -> Int {
        var place = rest.start
        while place < rest.end {
            let byte = rest[place]
            place += 1
            if byte == UInt8(ascii: "\n") { return place }
            if byte == quote {
                guard doubles, rest[place] == quote else {
                    state = .plain
                    return place
                }
                place += 1
            } else if hasEscapes, byte == UInt8(ascii: "\\"), place < rest.end {
                place += 1
            }
        }
        return place
    }

    private mutating func end(of rest: ScriptRest, depth: Int) -> Int {
        var depth = depth
        var place = rest.start
        while place < rest.end {
            switch (rest[place], rest[place + 1]) {
            case (UInt8(ascii: "\n"), _):
                state = .comment(depth: depth)
                return place + 1
            case (UInt8(ascii: "/"), UInt8(ascii: "*")):
                depth += 1
                place += 2
            case (UInt8(ascii: "*"), UInt8(ascii: "/")):
                depth -= 1
                place += 2
                if depth == 0 {
                    state = .plain
                    return place
                }
            default: place += 1
            }
        }
        state = .comment(depth: depth)
        return place
    }

    private mutating func end(of rest: ScriptRest, tag: [UInt8]) -> Int {
        var place = rest.start
        while place < rest.end {
            place += 1
            if rest.text[place - 1] == UInt8(ascii: "\n") { return place }
            if rest.text[place - 1] == UInt8(ascii: "$"), rest.text[(place - 1)...].starts(with: tag) {
                state = .plain
                return place - 1 + tag.count
            }
        }
        return place
    }
}

/// The rest of a text.
private struct ScriptRest {
    let text: UnsafeBufferPointer<UInt8>
    let start: Int

    var end: Int { text.count }

    /// The byte at an offset; 0 after the end.
    subscript(place: Int) -> UInt8 { place < end ? text[place] : 0 }

    func end(from start: Int, while isPart: (UInt8) -> Bool) -> Int {
        var place = start
        while place < end, isPart(text[place]) { place += 1 }
        return place
    }

    /// Where the number at the start ends. A letter right after it belongs to it, but not the rest of that word.
    var numberEnd: Int {
        var place = end(from: start, while: \.isDigit)
        if self[place] == UInt8(ascii: "."), place == start || self[place + 1] != UInt8(ascii: ".") {
            place = end(from: place + 1, while: \.isDigit)
        }
        guard self[place].isIdentifierStart else { return place }
        guard self[place] | 0x20 == UInt8(ascii: "e") else { return place + 1 }
        let hasSign = self[place + 1] == UInt8(ascii: "+") || self[place + 1] == UInt8(ascii: "-")
        let digits = place + (hasSign ? 2 : 1)
        let exponentEnd = end(from: digits, while: \.isDigit)
        return exponentEnd > digits && self[exponentEnd].isIdentifierStart ? exponentEnd + 1 : exponentEnd
    }

    /// No operator is longer.
    private static let longestOperator = 63

    /// Where the operator at the start ends: at the start of a comment at the latest. Only with one of some characters in it, it can end in a
    /// plus or minus sign: `= -1` can be written without a space.
    var operatorEnd: Int {
        var place = start + 1
        while self[place].isOperatorPart, place < start + Self.longestOperator {
            if self[place] == UInt8(ascii: "-"), self[place + 1] == UInt8(ascii: "-") { break }
            if self[place] == UInt8(ascii: "/"), self[place + 1] == UInt8(ascii: "*") { break }
            place += 1
        }
        if text[start..<place].contains(where: { "~!@#^&|`?%".utf8.contains($0) }) { return place }
        while place > start + 1, self[place - 1] == UInt8(ascii: "+") || self[place - 1] == UInt8(ascii: "-") { place -= 1 }
        return place
    }
}

extension UInt8 {
    /// Whether the server's scanner treats the byte as whitespace.
    var isBlank: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D && self != 0x0B) }
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isIdentifierStart: Bool {
        (self | 0x20 >= 0x61 && self | 0x20 <= 0x7A) || self == UInt8(ascii: "_") || self >= 0x80
    }
    var isIdentifierPart: Bool { isIdentifierStart || isDigit || self == UInt8(ascii: "$") }
    /// Whether the byte is an operator character.
    var isOperatorPart: Bool {
        switch self {
        case UInt8(ascii: "~"), UInt8(ascii: "!"), UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "^"), UInt8(ascii: "&"),
            UInt8(ascii: "|"), UInt8(ascii: "`"), UInt8(ascii: "?"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"),
            UInt8(ascii: "/"), UInt8(ascii: "%"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="):
            true
        default: false
        }
    }
}
