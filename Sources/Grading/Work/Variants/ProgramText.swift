/// A Python program or shell script, split into its strings and its code.
struct ProgramText: Sendable, Equatable {
    /// The contents of its strings: statements, values, names.
    private(set) var strings: [String] = []
    /// Everything but strings and comments.
    private(set) var code = ""

    init(_ text: String) {
        var rest = text[...]
        while let next = rest.first {
            if next == "#" {
                rest = rest.drop { !$0.isNewline }
            } else if next == "\"" || next == "'" {
                take(string: &rest, quote: next)
            } else {
                code.append(next)
                rest.removeFirst()
            }
        }
    }

    /// Reads a string that starts here; an unterminated one ends with the text.
    private mutating func take(string rest: inout Substring, quote: Character) {
        let three = String(repeating: quote, count: 3)
        let fence = rest.hasPrefix(three) ? three : String(quote)
        rest.removeFirst(fence.count)
        var content = ""
        while let next = rest.first, !rest.hasPrefix(fence) {
            rest.removeFirst()
            // Escaped newlines and tabs become spaces, so that they separate words; any other escaped character is kept as it is.
            let escaped = next == "\\" ? rest.popFirst() : nil
            content.append(escaped.map { "nt".contains($0) ? " " : $0 } ?? next)
        }
        rest = rest.dropFirst(fence.count)
        strings.append(content)
        code += " "
    }
}
