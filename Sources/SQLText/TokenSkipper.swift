/// Finds the end of one token by the server's lexical rules, without checking that it is well formed.
///
/// https://www.postgresql.org/docs/current/sql-syntax-lexical.html
struct TokenSkipper {
    let bytes: UnsafePointer<UInt8>
    let count: Int

    /// The token at `start`, or the first one after whitespace; an empty one at the end if only whitespace is left.
    func token(at start: Int) -> RawToken {
        var start = start
        while start < count && bytes[start].isBlank { start += 1 }
        let next = byte(start + 1)
        switch byte(start) {
        case 0: return RawToken(start: start, end: count, code: RawToken.userOperator, keyword: 0)
        case UInt8(ascii: "-") where next == UInt8(ascii: "-"):
            return RawToken(start: start, end: lineEnd(start), code: RawToken.lineComment, keyword: 0)
        case UInt8(ascii: "/") where next == UInt8(ascii: "*"): return blockComment(start)
        case UInt8(ascii: "'"): return quoted(start, from: start + 1, code: RawToken.string)
        case UInt8(ascii: "\""): return quoted(start, from: start + 1, code: RawToken.identifier)
        case UInt8(ascii: "$"): return dollar(start)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return number(start)
        case UInt8(ascii: ".") where next.isDigit: return number(start)
        case let first where first.isIdentifierStart: return word(start)
        case let first where first.isOperatorPart: return userOperator(start)
        case let first: return RawToken(start: start, end: start + 1, code: UInt32(first), keyword: 0)
        }
    }

    /// The byte at an offset; 0 after the end.
    private func byte(_ place: Int) -> UInt8 { place < count ? bytes[place] : 0 }

    private func lineEnd(_ start: Int) -> Int {
        var place = start
        while place < count && bytes[place] != 0x0A && bytes[place] != 0x0D { place += 1 }
        return place
    }

    /// Block comments nest.
    private func blockComment(_ start: Int) -> RawToken {
        var place = start + 2
        var depth = 1
        while place < count && depth > 0 {
            switch (bytes[place], byte(place + 1)) {
            case (UInt8(ascii: "/"), UInt8(ascii: "*")):
                depth += 1
                place += 2
            case (UInt8(ascii: "*"), UInt8(ascii: "/")):
                depth -= 1
                place += 2
            default: place += 1
            }
        }
        return RawToken(start: start, end: place, code: RawToken.blockComment, keyword: 0, isOpen: depth > 0)
    }

    /// A string or quoted identifier whose content starts at `inside`. Doubled quotes are escapes; strings can continue after a newline.
    private func quoted(_ start: Int, from inside: Int, code: UInt32, escapes: Bool = false) -> RawToken {
        let quote = bytes[inside - 1]
        var place = inside
        while place < count {
            if escapes && bytes[place] == UInt8(ascii: "\\") {
                place += 2
            } else if bytes[place] != quote {
                place += 1
            } else if byte(place + 1) == quote {
                place += 2
            } else if quote == UInt8(ascii: "'"), let further = continuation(after: place + 1) {
                place = further
            } else {
                return RawToken(start: start, end: place + 1, code: code, keyword: 0)
            }
        }
        return RawToken(start: start, end: count, code: code, keyword: 0, isOpen: true)
    }

    /// The offset after the quote that continues a string, if only whitespace with a newline, and comments, come before it.
    private func continuation(after end: Int) -> Int? {
        var place = end
        var isNewLine = false
        while place < count {
            if bytes[place].isBlank {
                isNewLine = isNewLine || bytes[place] == 0x0A || bytes[place] == 0x0D
                place += 1
            } else if bytes[place] == UInt8(ascii: "-") && byte(place + 1) == UInt8(ascii: "-") {
                place = lineEnd(place)
            } else {
                break
            }
        }
        return isNewLine && byte(place) == UInt8(ascii: "'") ? place + 1 : nil
    }

    /// A parameter, a dollar-quoted string, or a lone dollar sign.
    private func dollar(_ start: Int) -> RawToken {
        var place = start + 1
        if byte(place).isDigit {
            while byte(place).isIdentifierPart { place += 1 }
            return RawToken(start: start, end: place, code: RawToken.parameter, keyword: 0)
        }
        if byte(place).isIdentifierStart {
            while byte(place).isIdentifierPart && byte(place) != UInt8(ascii: "$") { place += 1 }
        }
        guard byte(place) == UInt8(ascii: "$") else {
            return RawToken(start: start, end: start + 1, code: UInt32(UInt8(ascii: "$")), keyword: 0)
        }
        let length = place + 1 - start
        place += 1
        while place < count {
            if bytes[place] == UInt8(ascii: "$") && matches(start, place, length) {
                return RawToken(start: start, end: place + length, code: RawToken.string, keyword: 0)
            }
            place += 1
        }
        return RawToken(start: start, end: count, code: RawToken.string, keyword: 0, isOpen: true)
    }

    /// Whether the bytes at both offsets are equal.
    private func matches(_ first: Int, _ second: Int, _ length: Int) -> Bool {
        if second + length > count { return false }
        for index in 0..<length where bytes[first + index] != bytes[second + index] { return false }
        return true
    }

    private func number(_ start: Int) -> RawToken {
        var place = start + 1
        while byte(place).isIdentifierPart || (byte(place) == UInt8(ascii: ".") && byte(place + 1).isDigit) { place += 1 }
        return RawToken(start: start, end: place, code: RawToken.float, keyword: 0)
    }

    /// A word, or a string or identifier with a letter before its quote.
    private func word(_ start: Int) -> RawToken {
        let next = byte(start + 1)
        let afterNext = byte(start + 2)
        switch bytes[start] | 0x20 {
        case UInt8(ascii: "e") where next == UInt8(ascii: "'"):
            return quoted(start, from: start + 2, code: RawToken.string, escapes: true)
        case UInt8(ascii: "b") where next == UInt8(ascii: "'"): return quoted(start, from: start + 2, code: RawToken.bitString)
        case UInt8(ascii: "x") where next == UInt8(ascii: "'"): return quoted(start, from: start + 2, code: RawToken.hexString)
        case UInt8(ascii: "u") where next == UInt8(ascii: "&") && afterNext == UInt8(ascii: "'"):
            return quoted(start, from: start + 3, code: RawToken.unicodeString)
        case UInt8(ascii: "u") where next == UInt8(ascii: "&") && afterNext == UInt8(ascii: "\""):
            return quoted(start, from: start + 3, code: RawToken.unicodeIdentifier)
        default: break
        }
        var place = start + 1
        while byte(place).isIdentifierPart { place += 1 }
        return RawToken(start: start, end: place, code: RawToken.identifier, keyword: 0)
    }

    /// Operator characters, up to the start of a comment.
    private func userOperator(_ start: Int) -> RawToken {
        var place = start + 1
        while byte(place).isOperatorPart {
            let next = byte(place + 1)
            if bytes[place] == UInt8(ascii: "-") && next == UInt8(ascii: "-") { break }
            if bytes[place] == UInt8(ascii: "/") && next == UInt8(ascii: "*") { break }
            place += 1
        }
        return RawToken(start: start, end: place, code: RawToken.userOperator, keyword: 0)
    }
}

extension UInt8 {
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
