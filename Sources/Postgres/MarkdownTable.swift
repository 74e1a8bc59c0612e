/// A result as a table in Markdown; NULL is empty.
package enum MarkdownTable {
    /// The whole table: names, the rule with the columns' alignment, and a line a row.
    package static func format(_ result: QueryResult) -> String {
        var text = line(result.columns.map { escaped($0.name) })
        text += line(result.columns.map { $0.isRightAligned ? "---:" : "---" })
        for row in 0..<result.rows.count { text += line(result.rows.row(row).map { escaped($0 ?? "") }) }
        return text
    }

    private static func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

    /// A cell is one line, and its bars and backslashes are no Markdown.
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
