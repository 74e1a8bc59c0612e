/// Fields of comma-separated values (RFC 4180).
enum CSV {
    /// A field, quoted if necessary.
    static func field(_ text: String) -> String {
        guard text.contains(where: { [",", "\"", "\n", "\r", "\r\n"].contains($0) }) else { return text }
        return "\"" + text.reduce(into: "") { $0 += $1 == "\"" ? "\"\"" : String($1) } + "\""
    }
}
