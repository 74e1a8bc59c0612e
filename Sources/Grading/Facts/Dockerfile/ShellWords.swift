/// Splits a command line into words as a shell does: at whitespace outside quotes.
enum ShellWords {
    /// The words without quotes and escapes.
    static func split(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isInWord = false
        var quote: Character?
        var isEscaped = false
        for character in text {
            if !isInWord, character.isWhitespace { continue }
            isInWord = true
            if isEscaped {
                isEscaped = false
                word.append(character)
            } else if let open = quote {
                if character == open {
                    quote = nil
                } else if character == "\\", open == "\"" {
                    isEscaped = true
                } else {
                    word.append(character)
                }
            } else if character == "\\" {
                isEscaped = true
            } else if character == "'" || character == "\"" {
                quote = character
            } else if character.isWhitespace {
                words.append(word)
                (word, isInWord) = ("", false)
            } else {
                word.append(character)
            }
        }
        return isInWord ? words + [word] : words
    }
}
