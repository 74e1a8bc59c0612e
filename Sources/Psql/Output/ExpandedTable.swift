import Postgres

/// A result in psql's expanded format (`\x`): one line for each column of each row.
enum ExpandedTable {
    static func format(_ report: Report, _ style: OutputStyle) -> String {
        let names = report.result.columns.map { DisplayText.lines($0.name) }
        let rows = report.result.rows.all.map { row in row.map { DisplayText.lines($0 ?? "") } }
        let title = report.title.isEmpty || style.hasOnlyRows ? "" : report.title + "\n"
        if rows.isEmpty { return title + (style.hasOnlyRows ? "" : "(0 rows)\n") + "\n" }
        let nameWidth = widest(names)
        let valueWidth = rows.map(widest).max() ?? 0
        var text = title
        for (index, row) in rows.enumerated() {
            if !style.hasOnlyRows { text += header(index + 1, nameWidth, valueWidth) + "\n" }
            for (name, value) in zip(names, row) {
                for line in 0..<max(name.count, value.count) {
                    let label = line < name.count ? name[line] : ""
                    let part = line < value.count ? value[line] : ""
                    text += padded(label, nameWidth) + (line + 1 < name.count ? "+|" : " |")
                    if line < value.count {
                        text += " " + (line + 1 < value.count ? padded(part, valueWidth) + "+" : part)
                    }
                    text += "\n"
                }
            }
            if style.hasOnlyRows, index + 1 < rows.count { text += "\n" }
        }
        return text + "\n"
    }

    /// `-[ RECORD 1 ]---+----`.
    private static func header(_ number: Int, _ nameWidth: Int, _ valueWidth: Int) -> String {
        var line = Array("-[ RECORD \(number) ]")
        let width = nameWidth + valueWidth + 3
        while line.count < width { line.append(line.count == nameWidth + 1 ? "+" : "-") }
        return String(line)
    }

    private static func widest(_ cells: [[String]]) -> Int { cells.joined().map(DisplayText.width).max() ?? 0 }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - DisplayText.width(text)))
    }
}
