/// The text after a fence: language, role, words, keys with values, and messages, each with its offset.
///
/// Parsed from the raw line. Inside quotes, `\"` and `\\` are the only escapes. The value of `match` is taken raw: `\"` does not end it,
/// and stays as it is.
struct InfoString: Equatable {
    /// A part of the info string.
    struct Word: Equatable {
        var text: String
        /// In characters from the start of the info string, counted from 0.
        var offset: Int
    }

    /// `key=value`.
    struct Attribute: Equatable {
        var key: Word
        var value: Word
    }

    /// A syntax error.
    struct Failure: Error, Equatable {
        var message: String
        var offset: Int
    }

    var language = Word(text: "", offset: 0)
    var role: Word?
    /// Bare words after the role, such as an SQLSTATE.
    var words: [Word] = []
    var attributes: [Attribute] = []
    /// Quoted texts.
    var messages: [Word] = []

    init() {}

    init(_ raw: String) throws(Failure) {
        var scanner = InfoScanner(raw)
        scanner.skipBlanks()
        language = scanner.word()
        while scanner.skipBlanks(), !scanner.isAtEnd {
            try scanner.refuseCurlyQuote()
            if scanner.isAtQuote {
                messages.append(try scanner.quoted(raw: false))
            } else {
                let word = scanner.word(until: "=")
                guard scanner.skip("=") else {
                    try add(word)
                    continue
                }
                try add(word, try scanner.value(raw: word.text == "match"))
            }
            guard scanner.isAtEnd || scanner.isAtBlank else {
                throw Failure(message: "a space is missing here", offset: scanner.offset)
            }
        }
    }

    /// The value of a key; `nil` if the key is absent.
    subscript(key: String) -> Word? { attributes.first { $0.key.text == key }?.value }

    private mutating func add(_ word: Word) throws(Failure) {
        if word.text.contains("\"") {
            throw Failure(message: "a quotation mark can only come at the start of a value", offset: word.offset)
        }
        if role == nil, attributes.isEmpty, messages.isEmpty { role = word } else { words.append(word) }
    }

    private mutating func add(_ key: Word, _ value: Word) throws(Failure) {
        if key.text.isEmpty { throw Failure(message: "a key is missing before '='", offset: key.offset) }
        if self[key.text] != nil { throw Failure(message: "'\(key.text)' appears twice", offset: key.offset) }
        attributes.append(Attribute(key: key, value: value))
    }
}

/// Steps through the characters of an info string.
private struct InfoScanner {
    private let characters: [Unicode.Scalar]
    private(set) var offset = 0

    init(_ text: String) { characters = Array(text.unicodeScalars) }

    var isAtEnd: Bool { offset == characters.count }
    var isAtQuote: Bool { !isAtEnd && characters[offset] == "\"" }
    var isAtBlank: Bool { !isAtEnd && isBlank(characters[offset]) }

    @discardableResult mutating func skipBlanks() -> Bool {
        while isAtBlank { offset += 1 }
        return true
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard !isAtEnd, characters[offset] == character else { return false }
        offset += 1
        return true
    }

    /// The characters up to whitespace, the end, or `stop`.
    mutating func word(until stop: Unicode.Scalar? = nil) -> InfoString.Word {
        let start = offset
        while !isAtEnd, !isBlank(characters[offset]), characters[offset] != stop { offset += 1 }
        return InfoString.Word(text: text(characters[start..<offset]), offset: start)
    }

    /// Each word after a curly quote would be an error of its own.
    func refuseCurlyQuote() throws(InfoString.Failure) {
        guard !isAtEnd, "‘’‚“”„«»".unicodeScalars.contains(characters[offset]) else { return }
        throw InfoString.Failure(message: "text needs straight quotes, not curly ones: \"…\"", offset: offset)
    }

    mutating func value(raw: Bool) throws(InfoString.Failure) -> InfoString.Word {
        try refuseCurlyQuote()
        if isAtQuote { return try quoted(raw: raw) }
        let word = word()
        if word.text.isEmpty { throw InfoString.Failure(message: "a value is missing after '='", offset: offset) }
        if word.text.contains("\"") {
            throw InfoString.Failure(message: "a quotation mark can only come at the start of a value", offset: word.offset)
        }
        return word
    }

    mutating func quoted(raw: Bool) throws(InfoString.Failure) -> InfoString.Word {
        let start = offset
        var content: [Unicode.Scalar] = []
        offset += 1
        while !isAtEnd {
            let character = characters[offset]
            offset += 1
            if character == "\"" { return InfoString.Word(text: text(content[...]), offset: start) }
            guard character == "\\" else {
                content.append(character)
                continue
            }
            guard !isAtEnd else { break }
            let escaped = characters[offset]
            if raw {
                content += [character, escaped]
            } else if escaped == "\"" || escaped == "\\" {
                content.append(escaped)
            } else {
                throw InfoString.Failure(message: "only \\\" and \\\\ are escapes here, not \\\(escaped)", offset: offset - 1)
            }
            offset += 1
        }
        throw InfoString.Failure(message: "this quoted text is not closed: a \" is missing", offset: start)
    }

    private func isBlank(_ character: Unicode.Scalar) -> Bool { character == " " || character == "\t" }

    private func text(_ characters: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: characters)
        return String(text)
    }
}
