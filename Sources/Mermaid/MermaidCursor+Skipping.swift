extension MermaidCursor {
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
