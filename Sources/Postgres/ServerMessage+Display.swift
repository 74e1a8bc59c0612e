extension ServerMessage {
    /// The message as psql prints it: severity and text, the relevant line with a caret under the position, then DETAIL, HINT, QUERY, and
    /// (for errors) CONTEXT. `sql` is the statement as it was sent. There is no trailing line end.
    ///
    /// - Parameter linesBefore: How many lines are before the statement in the text that it is part of.
    package func formatted(sql: String?, linesBefore: Int = 0) -> String {
        var lines = ["\(severity):  \(message)"]
        if let position {
            if let sql {
                lines += Excerpt(of: sql, at: position, linesBefore: linesBefore)?.lines ?? []
            } else {
                lines[0] += " at character \(position)"
            }
        } else if let internalPosition {
            if let internalQuery {
                lines += Excerpt(of: internalQuery, at: internalPosition)?.lines ?? []
            } else {
                lines[0] += " at character \(internalPosition)"
            }
        }
        if let detail { lines.append("DETAIL:  \(detail)") }
        if let hint { lines.append("HINT:  \(hint)") }
        if let internalQuery { lines.append("QUERY:  \(internalQuery)") }
        if isError, let context { lines.append("CONTEXT:  \(context)") }
        return lines.joined(separator: "\n")
    }
}

/// The line of a statement that an error refers to, shortened to fit, and a caret. The rule is libpq's (reportErrorPosition).
private struct Excerpt {
    var lines: [String]

    /// The maximum number of columns shown.
    private static let width = 60
    /// The minimum number of columns shown to the right of the position, if necessary by cutting on the left.
    private static let margin = 10

    init?(of sql: String, at position: Int, linesBefore: Int = 0) {
        let scalars = Array(sql.unicodeScalars)
        let place = position - 1
        guard place >= 0, place <= scalars.count else { return nil }
        var lineNumber = linesBefore + 1
        var start = 0
        var end = scalars.count
        for (index, scalar) in scalars.enumerated() where scalar == "\r" || scalar == "\n" {
            if index >= place {
                end = index
                break
            }
            if scalar == "\r" || index == 0 || scalars[index - 1] != "\r" { lineNumber += 1 }
            start = index + 1
        }
        // The column at which each character of the line starts, and where the last one ends.
        var columns = [0]
        for scalar in scalars[start..<end] { columns.append(columns[columns.count - 1] + max(1, DisplayText.plainWidth(of: scalar))) }
        let caret = place - start
        var from = 0
        var to = end - start
        if columns[to] > Self.width {
            if Self.width >= columns[caret] + Self.margin {
                while columns[to] > Self.width { to -= 1 }
            } else {
                while columns[caret] + Self.margin < columns[to] { to -= 1 }
                while columns[to] - columns[from] > Self.width { from += 1 }
            }
        }
        let prefix = "LINE \(lineNumber): " + (from > 0 ? "..." : "")
        var line = String.UnicodeScalarView()
        for scalar in scalars[start + from..<start + to] { line.append(scalar == "\t" ? " " : scalar) }
        lines = [prefix + String(line) + (to < end - start ? "..." : "")]
        lines.append(String(repeating: " ", count: prefix.count + columns[caret] - columns[from]) + "^")
    }
}
