/// Fields of comma-separated values, as RFC 4180 has them.
enum CSV {
    /// Quoted where it has to be.
    static func field(_ text: String) -> String {
        guard text.contains(where: { [",", "\"", "\n", "\r", "\r\n"].contains($0) }) else { return text }
        return "\"" + text.reduce(into: "") { $0 += $1 == "\"" ? "\"\"" : String($1) } + "\""
    }
}
