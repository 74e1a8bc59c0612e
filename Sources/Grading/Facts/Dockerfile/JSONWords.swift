/// The exec form: a JSON list of texts. Anything else, single quotes included, is the shell form.
enum JSONWords {
    static func read(_ text: String) -> [String]? {
        var rest = text[...]
        skipBlanks(&rest)
        guard rest.popFirst() == "[" else { return nil }
        var words: [String] = []
        skipBlanks(&rest)
        if rest.first == "]" {
            rest.removeFirst()
        } else {
            while true {
                skipBlanks(&rest)
                guard let word = word(&rest) else { return nil }
                words.append(word)
                skipBlanks(&rest)
                guard let separator = rest.popFirst() else { return nil }
                if separator == "]" { break }
                guard separator == "," else { return nil }
            }
        }
        skipBlanks(&rest)
        return rest.isEmpty ? words : nil
    }

    private static func skipBlanks(_ rest: inout Substring) { rest = rest.drop(while: \.isWhitespace) }

    private static func word(_ rest: inout Substring) -> String? {
        guard rest.popFirst() == "\"" else { return nil }
        var word = ""
        while let character = rest.popFirst() {
            if character == "\"" { return word }
            guard character == "\\" else {
                word.append(character)
                continue
            }
            guard let escaped = rest.popFirst() else { return nil }
            switch escaped {
            case "\"", "\\", "/": word.append(escaped)
            case "n": word.append("\n")
            case "t": word.append("\t")
            case "r": word.append("\r")
            case "b": word.append("\u{8}")
            case "f": word.append("\u{C}")
            case "u":
                guard rest.count >= 4, let code = UInt32(rest.prefix(4), radix: 16), let scalar = Unicode.Scalar(code) else { return nil }
                word.unicodeScalars.append(scalar)
                rest = rest.dropFirst(4)
            default: return nil
            }
        }
        return nil
    }
}
