/// Decodes Mermaid's labels: quotes, line breaks, and entities.
enum MermaidText {
    /// The label as displayed: without outer quotes, with `<br>` as a line feed, entities decoded, and spaces collapsed.
    static func label(_ raw: String) -> String {
        var text = raw.trimmed
        for quote in ["\"", "`"] where text.count >= 2 && text.hasPrefix(quote) && text.hasSuffix(quote) {
            text = String(text.dropFirst().dropLast())
        }
        var result = ""
        var rest = Substring(text)
        while let character = rest.first {
            if character == "<", let length = breakLength(rest) {
                result += "\n"
                rest = rest.dropFirst(length)
            } else if character == "\\", rest.hasPrefix("\\n") {
                result += "\n"
                rest = rest.dropFirst(2)
            } else if character == "#" || character == "&", let (decoded, length) = entity(rest) {
                result.append(decoded)
                rest = rest.dropFirst(length)
            } else {
                result.append(character.isNewline ? "\n" : character)
                rest.removeFirst()
            }
        }
        return result.split(separator: "\n", omittingEmptySubsequences: true)
            .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func breakLength(_ text: Substring) -> Int? {
        for form in ["<br/>", "<br />", "<br>"] where text.prefix(form.count).lowercased() == form { return form.count }
        return nil
    }

    /// Decodes `#35;`, `#quot;`, `&lt;`, and similar entities.
    private static func entity(_ text: Substring) -> (Character, Int)? {
        let name = text.dropFirst().prefix(8).prefix { $0 != ";" }
        guard !name.isEmpty, text.dropFirst(1 + name.count).first == ";" else { return nil }
        let digits = name.first == "#" ? name.dropFirst() : name
        if let code = UInt32(digits), let scalar = Unicode.Scalar(code) { return (Character(scalar), name.count + 2) }
        let names: [Substring: Character] = ["quot": "\"", "amp": "&", "lt": "<", "gt": ">", "apos": "'", "nbsp": " ", "semi": ";"]
        return names[name].map { ($0, name.count + 2) }
    }
}

extension String {
    /// The text without leading and trailing whitespace.
    var trimmed: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
