import SQLText

/// The formats for copying and saving rows, by file extension.
package enum ExportFormat: String, Sendable, CaseIterable {
    case text = "txt"
    case csv
    case json
    case markdown = "md"
    case insert = "sql"

    /// Writes rows in pieces.
    ///
    /// - Parameters:
    ///   - order: The order in which to write the rows; `nil` for the server's order.
    ///   - table: The table name for `INSERT`.
    package func write<E: Error>(
        _ rows: RowTable, in order: [UInt32]? = nil, columns: [Column], table: String, to sink: (UnsafeRawBufferPointer) throws(E) -> Void
    ) throws(E) {
        switch self {
        case .text: try AlignedTable.write(QueryResult(columns: columns, rows: rows), in: order, to: sink)
        case .csv:
            var writer = CSVWriter()
            writer.writeHeader(columns)
            try rows.forEachBatch(in: order) { (batch) throws(E) in try writer.write(batch, to: sink) }
            try writer.finish(to: sink)
        case .json:
            var writer = JSONWriter(columns)
            try rows.forEachBatch(in: order) { (batch) throws(E) in try writer.write(batch, to: sink) }
            try writer.finish(to: sink)
        case .markdown:
            try Self.hand(MarkdownTable.header(columns), to: sink)
            try Self.writeLines(rows, in: order, to: sink, MarkdownTable.line)
        case .insert: try Self.writeLines(rows, in: order, to: sink, InsertWriter(table: table, columns: columns).line)
        }
    }

    /// A whole result.
    package func format(_ result: QueryResult) -> String {
        var text: [UInt8] = []
        write(result.rows, columns: result.columns, table: "") { text.append(contentsOf: $0) }
        return String(decoding: text, as: UTF8.self)
    }

    private static func writeLines<E: Error>(
        _ rows: RowTable, in order: [UInt32]?, to sink: (UnsafeRawBufferPointer) throws(E) -> Void, _ line: ([String?]) -> String
    ) throws(E) {
        try rows.forEachBatch(in: order) { (batch) throws(E) in
            try batch.forEachRow { (row) throws(E) in try hand(line(row), to: sink) }
        }
    }

    private static func hand<E: Error>(_ text: String, to sink: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
        try Array(text.utf8).withUnsafeBufferPointer { (bytes) throws(E) in try sink(UnsafeRawBufferPointer(bytes)) }
    }
}

/// Writes rows as INSERT statements.
struct InsertWriter {
    private let head: String
    private let columns: [Column]

    init(table: String, columns: [Column]) {
        self.columns = columns
        head = "INSERT INTO \(SQL.identifier(table)) (\(columns.map { SQL.identifier($0.name) }.joined(separator: ", "))) VALUES ("
    }

    func line(_ row: [String?]) -> String {
        head + zip(row, columns).map { Self.literal($0, of: $1) }.joined(separator: ", ") + ");\n"
    }

    /// Quotes everything except numbers.
    private static func literal(_ value: String?, of column: Column) -> String {
        guard let value else { return "NULL" }
        return column.isNumber && value.last?.isNumber == true ? value : SQL.literal(value)
    }
}
