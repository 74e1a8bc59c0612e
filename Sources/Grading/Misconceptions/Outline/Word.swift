import Postgres

/// A token of a statement and where it stands.
struct Word: Sendable {
    let text: String
    let kind: SQLToken.Kind
    /// Offsets in UTF-8.
    let range: Range<Int>
    /// How many brackets enclose it; for a bracket itself, those around it. CASE and its END are brackets as well.
    var depth = 0
    /// The other bracket, where this is one.
    var partner: Int?
    /// Whether its place makes it a name, whatever it spells: behind a dot, or behind AS.
    var isNamed = false

    /// Words of SQL in lower case, names as the server folds them; all else as it is written.
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

    /// Whether it is this word of SQL, bracket or operator.
    func `is`(_ word: String) -> Bool {
        if isNamed || folded != word { return false }
        switch kind {
        case .keyword(isReserved: _), .operator, .punctuation: return true
        default: return false
        }
    }

    /// Whether it is one of these words of SQL, brackets or operators.
    func isOne(of words: Set<String>) -> Bool { words.contains(folded) && self.is(folded) }

    /// Whether it may be a name: any identifier, and keywords that are not reserved or stand where only a name can.
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
