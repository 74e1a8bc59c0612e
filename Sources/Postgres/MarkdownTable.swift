/// A result as a Markdown table; NULL is empty.
enum MarkdownTable {
    /// The header, and the rule with the columns' alignment.
    static func header(_ columns: [Column]) -> String {
        joined(columns.map { escaped($0.name) }) + joined(columns.map { $0.isRightAligned ? "---:" : "---" })
    }

    /// One row.
    static func line(_ cells: [String?]) -> String { joined(cells.map { escaped($0 ?? "") }) }

    private static func joined(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

    /// Puts a cell on one line, and escapes characters with a meaning in Markdown.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "|": result += "\\|"
            case "\\": result += "\\\\"
            case "\n", "\r\n": result += "<br>"
            case "<": result += "&lt;"
            case "&": result += "&amp;"
            case "*", "_", "`", "[", "]": result += "\\\(character)"
            default: result.append(character)
            }
        }
        return result
    }
}
