/// The forms in which rows are copied and saved, by the ending of a file's name.
package enum ExportFormat: String, Sendable, CaseIterable {
    case text = "txt"
    case csv
    case json
    case markdown = "md"
    case insert = "sql"

    /// Writes all rows, piece by piece.
    ///
    /// - Parameter table: what `INSERT` names.
    package func write(
        _ rows: RowStore, columns: [Column], table: String, to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        switch self {
        case .text: try AlignedTable.write(rows, columns: columns, to: sink)
        case .csv:
            var writer = CSVWriter()
            writer.writeHeader(columns)
            for index in 0..<rows.batchCount { try writer.write(try rows.batch(index), to: sink) }
            try writer.finish(to: sink)
        case .json:
            var writer = JSONWriter(columns)
            for index in 0..<rows.batchCount { try writer.write(try rows.batch(index), to: sink) }
            try writer.finish(to: sink)
        case .markdown:
            try Self.hand(MarkdownTable.header(columns), to: sink)
            for row in 0..<rows.count { try Self.hand(MarkdownTable.line(rows.row(row)), to: sink) }
        case .insert:
            let writer = InsertWriter(table: table, columns: columns)
            for row in 0..<rows.count { try Self.hand(writer.line(rows.row(row)), to: sink) }
        }
    }

    private static func hand(_ text: String, to sink: (UnsafeRawBufferPointer) throws -> Void) throws {
        try Array(text.utf8).withUnsafeBytes { try sink($0) }
    }
}

/// Rows as statements that insert them.
struct InsertWriter {
    private let head: String
    private let columns: [Column]

    init(table: String, columns: [Column]) {
        self.columns = columns
        head = "INSERT INTO \(Self.name(table)) (\(columns.map { Self.name($0.name) }.joined(separator: ", "))) VALUES ("
    }

    func line(_ row: [String?]) -> String {
        head + zip(row, columns).map { Self.literal($0, of: $1) }.joined(separator: ", ") + ");\n"
    }

    private static func name(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }

    /// Numbers as they are, all else quoted. A text with a backslash is marked, because servers can be set to read those in two ways.
    private static func literal(_ value: String?, of column: Column) -> String {
        guard let value else { return "NULL" }
        if column.isNumber, value.last?.isNumber == true { return value }
        let quoted = "'" + value.replacing("'", with: "''") + "'"
        return value.contains("\\") ? "E" + quoted.replacing("\\", with: "\\\\") : quoted
    }
}
