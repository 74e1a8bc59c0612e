import Postgres

extension ResultState.Part {
    /// Limits on the rows kept with a statement, and on the characters of each value.
    private static let (maxRows, maxCharacters) = (20, 200)

    /// The first rows as a table, with the total row count.
    var firstRows: String {
        if columns.isEmpty { return "" }
        let shown = (0..<min(rows.count, Self.maxRows)).map { row in
            rows.row(row).map { $0.map { $0.count > Self.maxCharacters ? $0.prefix(Self.maxCharacters) + "…" : $0 } }
        }
        let table = AlignedTable.format(QueryResult(columns: columns, rows: RowTable(shown, columnCount: columns.count)))
        if arrivedRows == shown.count { return table }
        // Replaces the table's own last line.
        let lines = table.split(separator: "\n", omittingEmptySubsequences: false).dropLast(2)
        return lines.joined(separator: "\n") + "\n(first \(shown.count) of \(arrivedRows.grouped) rows)\n"
    }
}
