/// Splits a command line into words as a shell does: at whitespace outside quotes.
enum ShellWords {
    /// The words with their quotes.
    static func raw(_ text: String) -> [Substring] { pieces(text).map(\.raw) }

    /// The words without quotes and escapes.
    static func split(_ text: String) -> [String] { pieces(text).map(\.plain) }

    private static func pieces(_ text: String) -> [(raw: Substring, plain: String)] {
        var pieces: [(raw: Substring, plain: String)] = []
        var start: String.Index?
        var plain = ""
        var quote: Character?
        var isEscaped = false
        for index in text.indices {
            let character = text[index]
            if start == nil {
                if character.isWhitespace { continue }
                start = index
                plain = ""
            }
            if isEscaped {
                isEscaped = false
                plain.append(character)
            } else if let open = quote {
                if character == open {
                    quote = nil
                } else if character == "\\", open == "\"" {
                    isEscaped = true
                } else {
                    plain.append(character)
                }
            } else if character == "\\" {
                isEscaped = true
            } else if character == "'" || character == "\"" {
                quote = character
            } else if character.isWhitespace, let begun = start {
                pieces.append((text[begun..<index], plain))
                start = nil
            } else {
                plain.append(character)
            }
        }
        if let begun = start { pieces.append((text[begun...], plain)) }
        return pieces
    }
}
