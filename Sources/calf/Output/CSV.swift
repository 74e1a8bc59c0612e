/// Fields of comma-separated values (RFC 4180).
enum CSV {
    /// A field, quoted if necessary. A spreadsheet would run a text that starts as a formula, so it gets an apostrophe; a sign alone is none.
    static func field(_ text: String) -> String {
        let isFormula = text.count > 1 && text.first.map { "=+-@".contains($0) } == true
        let text = isFormula ? "'" + text : text
        guard text.contains(where: { [",", "\"", "\n", "\r", "\r\n"].contains($0) }) else { return text }
        return "\"" + text.reduce(into: "") { $0 += $1 == "\"" ? "\"\"" : String($1) } + "\""
    }
}
