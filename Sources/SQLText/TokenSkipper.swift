/// Finds the end of one token with `ScriptScanner`, without checking that it is well formed.
///
/// https://www.postgresql.org/docs/current/sql-syntax-lexical.html
struct TokenSkipper {
    let text: UnsafeBufferPointer<UInt8>

    /// The token at `start`, or the first one after whitespace; an empty one at the end if only whitespace is left.
    func token(at start: Int) -> RawToken {
        var start = start
        while start < text.count && text[start].isBlank { start += 1 }
        if start == text.count { return RawToken(start: start, end: start, code: RawToken.userOperator, keyword: 0) }
        var scanner = ScriptScanner()
        let (piece, inside) = scanner.next(text, at: start)
        let opened = scanner
        var end = inside
        while scanner.isInQuotes && end < text.count {
            end = scanner.next(text, at: end).end
            if !scanner.isInQuotes, text[inside - 1] == UInt8(ascii: "'"), let further = continuation(after: end) {
                (scanner, end) = (opened, further)
            }
        }
        let code: UInt32
        switch piece {
        case .lineComment: code = RawToken.lineComment
        case .blockComment: code = RawToken.blockComment
        case .word: code = RawToken.identifier
        default:
            if opened.isInQuotes {
                code = quotedCode(start, inside)
            } else {
                (code, end) = otherToken(start, end)
            }
        }
        return RawToken(start: start, end: end, code: code, keyword: 0, isOpen: scanner.isInQuotes)
    }

    /// The code of a string or a quoted identifier, whose content starts at `inside`.
    private func quotedCode(_ start: Int, _ inside: Int) -> UInt32 {
        let isIdentifier = text[inside - 1] == UInt8(ascii: "\"")
        switch text[start] {
        case UInt8(ascii: "b"), UInt8(ascii: "B"): return RawToken.bitString
        case UInt8(ascii: "x"), UInt8(ascii: "X"): return RawToken.hexString
        case UInt8(ascii: "u"), UInt8(ascii: "U"): return isIdentifier ? RawToken.unicodeIdentifier : RawToken.unicodeString
        default: return isIdentifier ? RawToken.identifier : RawToken.string
        }
    }

    /// The code and the end of a number, a parameter, an operator, or a single character.
    private func otherToken(_ start: Int, _ end: Int) -> (code: UInt32, end: Int) {
        let first = text[start]
        let isParameter = first == UInt8(ascii: "$") && end > start + 1
        if isParameter || first.isDigit || (first == UInt8(ascii: ".") && end > start + 1) {
            // The rest of a malformed number belongs to it.
            let wordEnd = text[end...].firstIndex { !$0.isIdentifierPart } ?? text.count
            return (isParameter ? RawToken.parameter : RawToken.float, wordEnd)
        }
        return first.isOperatorPart ? (RawToken.userOperator, end) : (UInt32(first), start + 1)
    }

    /// The offset after the quote that continues a string, if only whitespace with a newline, and comments, come before it.
    private func continuation(after end: Int) -> Int? {
        var scanner = ScriptScanner()
        var place = end
        var isNewLine = false
        while place < text.count {
            let (piece, next) = scanner.next(text, at: place)
            switch piece {
            case .blank: isNewLine = isNewLine || text[place..<next].contains { $0 == 0x0A || $0 == 0x0D }
            case .lineComment: break
            default: return isNewLine && text[place] == UInt8(ascii: "'") ? place + 1 : nil
            }
            place = next
        }
        return nil
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
