import SQLText

/// A statement split up for editing: its words, how brackets nest, and the queries in it.
struct Outline: Sendable {
    let text: String
    /// All tokens except comments.
    let words: [Word]

    private let bytes: [UInt8]

    init(_ text: String, columns: [String: [String]]) {
        self.text = text
        bytes = Array(text.utf8)
        var words: [Word] = []
        for token in SQLScanner.tokens(in: text) where token.kind != .comment {
            words.append(Word(text: String(decoding: bytes[token.range], as: UTF8.self), kind: token.kind, range: token.range))
        }
        Self.findNames(&words)
        Self.findBrackets(&words)
        self.words = words
    }

    // MARK: Places

    /// The words of a range at its top level, not inside any nested brackets.
    func level(_ range: Range<Int>) -> [Int] {
        guard let first = range.first else { return [] }
        let depth = words[first].depth
        return range.filter { words[$0].depth == depth }
    }

    /// The parts of a list.
    func parts(_ range: Range<Int>, by separator: String = ",") -> [Range<Int>] {
        if range.isEmpty { return [] }
        return split(range, at: level(range).filter { words[$0].is(separator) })
    }

    func split(_ range: Range<Int>, at separators: [Int]) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        for separator in separators {
            parts.append(start..<separator)
            start = separator + 1
        }
        return parts + [start..<range.upperBound]
    }

    /// The words between a bracket and its counterpart.
    func inside(_ bracket: Int) -> Range<Int>? {
        guard bracket < words.count, let partner = words[bracket].partner, partner > bracket else { return nil }
        return bracket + 1..<partner
    }

    /// Whether the word at this index is this one.
    func has(_ word: String, at index: Int) -> Bool { index >= 0 && index < words.count && words[index].is(word) }

    // MARK: Text and edits

    func text(of range: Range<Int>) -> String { String(decoding: bytes[bytes(of: range)], as: UTF8.self) }

    /// The range of these words, as offsets in UTF-8.
    func bytes(of range: Range<Int>) -> Range<Int> {
        guard let first = range.first, let last = range.last else { return 0..<0 }
        return words[first].range.lowerBound..<words[last].range.upperBound
    }

    func insert(_ text: String, before index: Int) -> Edit {
        let place = words[index].range.lowerBound
        return Edit(range: place..<place, text: text)
    }
    func insert(_ text: String, after index: Int) -> Edit {
        let place = words[index].range.upperBound
        return Edit(range: place..<place, text: text)
    }

    // MARK: Reading

    private static let afterAs: Set<String> = [
        "select", "with", "values", "table", "insert", "update", "delete", "not", "materialized", "(", "execute",
    ]

    private static func findNames(_ words: inout [Word]) {
        for index in words.indices.dropFirst() {
            let before = words[index - 1]
            if before.is(".") || (before.is("as") && !afterAs.contains(words[index].folded)) { words[index].isNamed = true }
        }
    }

    private static func findBrackets(_ words: inout [Word]) {
        var open: [Int] = []
        for index in words.indices {
            let isClosing = words[index].isOne(of: [")", "]", "end"])
            if isClosing, let last = open.last, partners[words[last].folded] == words[index].folded {
                open.removeLast()
                words[last].partner = index
                words[index].partner = last
            }
            words[index].depth = open.count
            if words[index].isOne(of: ["(", "[", "case"]) { open.append(index) }
        }
    }

    private static let partners = ["(": ")", "[": "]", "case": "end"]

    /// The calls of these functions.
    func calls(of names: Set<String>) -> [Call] {
        words.indices.compactMap { index in
            guard names.contains(words[index].folded), !words[index].isString, !has(".", at: index - 1), has("(", at: index + 1),
                let inside = inside(index + 1), !inside.isEmpty
            else { return nil }
            return Call(name: index, inside: inside)
        }
    }

    /// A function call: the index of its name, and its arguments.
    struct Call {
        var name: Int
        var inside: Range<Int>
    }
}

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

/// An edit of a text: replaces a range of bytes.
struct Edit: Sendable {
    /// Offsets in UTF-8.
    var range: Range<Int>
    var text: String
}

extension [Edit] {
    /// The text with these edits; `nil` if they overlap.
    func applied(to text: String) -> String? {
        let bytes = Array<UInt8>(text.utf8)
        var result: [UInt8] = []
        var place = 0
        for edit in sorted(by: { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }) {
            guard edit.range.lowerBound >= place else { return nil }
            result += bytes[place..<edit.range.lowerBound]
            result += edit.text.utf8
            place = edit.range.upperBound
        }
        return String(decoding: result + bytes[place...], as: UTF8.self)
    }
}
