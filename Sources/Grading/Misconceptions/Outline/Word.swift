import Postgres
import SQLText

/// A token of a statement, with its position.
struct Word: Sendable {
    let text: String
    let kind: SQLToken.Kind
    /// Offsets in UTF-8.
    let range: Range<Int>
    /// The number of brackets around it; for a bracket itself, of those outside it. CASE and END count as brackets.
    var depth = 0
    /// For a bracket, the index of its counterpart.
    var partner: Int?
    /// Whether its position makes it a name, whatever it spells: after a dot or after AS.
    var isNamed = false

    /// Keywords in lowercase, names as the server folds them, and everything else as written.
    let folded: String

    init(text: String, kind: SQLToken.Kind, range: Range<Int>) {
        self.text = text
        self.kind = kind
        self.range = range
        let isQuoted = text.utf8.first == UInt8(ascii: "\"")
        switch kind {
        case .keyword(isReserved: _): folded = text.lowercased()
        case .identifier: folded = isQuoted ? Self.unquoted(text) : text.lowercased()
        default: folded = text
        }
    }

    /// Whether it is this keyword, bracket, or operator.
    func `is`(_ word: String) -> Bool {
        if isNamed || folded != word { return false }
        switch kind {
        case .keyword(isReserved: _), .operator, .punctuation: return true
        default: return false
        }
    }

    /// Whether it is one of these keywords, brackets, or operators.
    func isOne(of words: Set<String>) -> Bool { words.contains(folded) && self.is(folded) }

    /// Whether it may be a name: any identifier, and keywords that are not reserved or are in a position where only a name can be.
    var mayBeName: Bool {
        switch kind {
        case .identifier: true
        case .keyword(let isReserved): isNamed || !isReserved
        default: false
        }
    }

    var isKeyword: Bool {
        if case .keyword(isReserved: _) = kind { return true }
        return false
    }

    var isString: Bool { kind == .string }
    var isNumber: Bool { kind == .number }

    /// The name without its quotes.
    private static func unquoted(_ text: String) -> String {
        var name = ""
        var isQuote = false
        for character in text.dropFirst().dropLast(text.utf8.count > 1 && text.utf8.last == UInt8(ascii: "\"") ? 1 : 0) {
            if character == "\"" {
                isQuote.toggle()
                if isQuote { continue }
            } else {
                isQuote = false
            }
            name.append(character)
        }
        return name
    }
}
