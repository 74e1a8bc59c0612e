/// A position in a Mermaid text, with its line and column.
struct MermaidCursor {
    private let characters: [Character]
    private(set) var offset = 0
    private(set) var line = 1
    private(set) var column = 1

    init(_ text: String) { characters = Array(text) }

    var isAtEnd: Bool { offset == characters.count }
    var next: Character? { peek(0) }

    /// Whether the cursor is at the end of a line, or of the text.
    var isAtLineEnd: Bool { next?.isNewline ?? true }

    func peek(_ distance: Int) -> Character? {
        let place = offset + distance
        return place < characters.count ? characters[place] : nil
    }

    func starts(with text: String) -> Bool {
        var place = offset
        for character in text {
            guard place < characters.count, characters[place] == character else { return false }
            place += 1
        }
        return true
    }

    mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where offset < characters.count {
            if characters[offset].isNewline {
                line += 1
                column = 1
            } else {
                column += 1
            }
            offset += 1
        }
    }

    /// Skips `text` if it is next; returns whether it was.
    mutating func take(_ text: String) -> Bool {
        guard starts(with: text) else { return false }
        advance(text.count)
        return true
    }

    /// Consumes characters while they match.
    mutating func take(while wanted: (Character) -> Bool) -> String {
        let start = offset
        while let character = next, wanted(character) { advance() }
        return String(characters[start..<offset])
    }

    /// Consumes the rest of the line up to a symbol, or to its end.
    mutating func take(until closer: String) -> String {
        let start = offset
        while !isAtLineEnd, !starts(with: closer) { advance() }
        return String(characters[start..<offset])
    }

    /// Skips whitespace, and comments at the end of a line.
    mutating func skipBlanks() {
        while let character = next {
            if character.isWhitespace && !character.isNewline {
                advance()
            } else if character == "%", peek(1) == "%" {
                skipLine()
            } else {
                return
            }
        }
    }

    /// Skips whitespace, comments, line ends, and semicolons.
    mutating func skipToStatement() {
        while true {
            skipBlanks()
            guard let character = next, character.isNewline || character == ";" else { return }
            advance()
        }
    }

    /// Skips to the end of the line.
    mutating func skipLine() {
        while !isAtLineEnd { advance() }
    }

    /// The next word or symbol, for a message.
    var found: String? {
        guard let first = next, !first.isNewline else { return nil }
        var copy = self
        if first.isLetter || first.isNumber || first == "_" {
            return String(copy.take { $0.isLetter || $0.isNumber || $0 == "_" }.prefix(40))
        }
        return String(copy.take { !$0.isWhitespace && !$0.isLetter && !$0.isNumber }.prefix(12))
    }

    func error(_ problem: MermaidError.Problem) -> MermaidError {
        MermaidError(problem: problem, line: line, column: column)
    }

    func missing(_ expected: MermaidError.Expected) -> MermaidError {
        error(.missing(expected, found: found))
    }

    /// Parses the text between double quotes; the cursor must be at the first quote.
    mutating func quoted() throws(MermaidError) -> String {
        let opening = error(.unclosed("\""))
        advance()
        let text = take { $0 != "\"" }
        guard take("\"") else { throw opening }
        return text
    }

    /// The symbols that Mermaid doesn't take for text outside quotes.
    private static let symbols = "()[]{}|\""

    /// Parses a text before its closing symbol, which can be in double quotes.
    mutating func text(until closer: String) throws(MermaidError) -> String {
        guard next == "\"" else {
            let text = take { !$0.isNewline && !Self.symbols.contains($0) }
            if let symbol = next, !symbol.isNewline, !closer.contains(symbol) { throw error(.unquoted(symbol)) }
            return text
        }
        let text = try quoted()
        skipBlanks()
        return text
    }
}
