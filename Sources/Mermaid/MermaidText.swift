import Primitives

/// Decodes Mermaid's labels: quotes, line breaks, and entities.
enum MermaidText {
    /// The label as displayed: without outer quotes, with `<br>` as a line feed, entities decoded, and spaces collapsed. In
    /// backquotes, it is Markdown, whose asterisks for bold and italic text aren't displayed either. Other tags are displayed as they are.
    static func label(_ raw: String) -> String {
        var text = raw.trimmed
        for quote in ["\"", "`"] where text.count >= 2 && text.hasPrefix(quote) && text.hasSuffix(quote) {
            text = String(text.dropFirst().dropLast())
            if quote == "`" { text.removeAll { $0 == "*" } }
        }
        var result = ""
        var rest = Substring(text)
        while let character = rest.first {
            if let lineBreak = ["<br>", "<br/>", "<br />"].first(where: rest.hasPrefix) {
                result += "\n"
                rest = rest.dropFirst(lineBreak.count)
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

    /// The words that start a text for screen readers in Mermaid. calf writes that text itself, so they are errors, not names.
    static let reserved: Set<String> = ["accTitle", "accDescr"]

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
