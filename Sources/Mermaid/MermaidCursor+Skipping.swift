extension MermaidCursor {
    /// Skips a title or description for screen readers, which isn't drawn: `accTitle: …`, `accDescr: …`, or `accDescr { … }` over several
    /// lines. Returns whether there was one.
    mutating func skipAccessibilityText() throws(MermaidError) -> Bool {
        for word in ["accTitle", "accDescr"] where starts(with: word) {
            var ahead = self
            ahead.advance(word.count)
            ahead.skipBlanks()
            if ahead.next == ":" {
                ahead.skipLine()
            } else if ahead.next == "{" {
                _ = try ahead.braced()
            } else {
                continue
            }
            self = ahead
            return true
        }
        return false
    }

    /// Parses the text between braces, which may span lines; the cursor must be at the opening one. Braces between quotes don't count.
    mutating func braced() throws(MermaidError) -> String {
        let opening = error(.unclosed("{"))
        advance()
        var text = ""
        var isQuoted = false
        while let character = next, character != "}" || isQuoted {
            if character == "\"" { isQuoted.toggle() }
            text.append(character)
            advance()
        }
        guard take("}") else { throw opening }
        return text
    }
}
