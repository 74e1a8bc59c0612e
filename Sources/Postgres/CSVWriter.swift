/// Rows as `psql --csv` prints them: a line of names, then a line a row; NULL is empty.
package struct CSVWriter: ~Copyable {
    private var output = OutputBuffer()

    package init() {}

    /// A whole result.
    package static func format(_ result: QueryResult) -> String {
        var text: [UInt8] = []
        var writer = CSVWriter()
        writer.writeHeader(result.columns)
        for batch in result.rows.batches { writer.write(batch) { text.append(contentsOf: $0) } }
        writer.finish { text.append(contentsOf: $0) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Writes the line of names.
    package mutating func writeHeader(_ columns: [Column]) {
        for (index, column) in columns.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            Array(column.name.utf8).withUnsafeBytes { writeField($0) }
        }
        output.append(UInt8(ascii: "\n"))
    }

    /// Writes some rows, handing on what becomes full.
    package mutating func write<E: Error>(_ batch: RowBatch, to sink: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
        // As in psql, rows of no columns leave no trace.
        if batch.columnCount == 0 { return }
        for row in 0..<batch.rowCount {
            batch.withCells { cells in
                for column in 0..<batch.columnCount {
                    if column > 0 { output.append(UInt8(ascii: ",")) }
                    writeField(cells[row, column])
                }
            }
            output.append(UInt8(ascii: "\n"))
            try output.flushIfFull(to: sink)
        }
    }

    /// Hands on what is left.
    package mutating func finish<E: Error>(to sink: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
        try output.flush(to: sink)
    }

    private mutating func writeField(_ field: UnsafeRawBufferPointer) {
        if !needsQuotes(field) { return output.append(field) }
        output.append(UInt8(ascii: "\""))
        for byte in field {
            if byte == UInt8(ascii: "\"") { output.append(byte) }
            output.append(byte)
        }
        output.append(UInt8(ascii: "\""))
    }

    private func needsQuotes(_ field: UnsafeRawBufferPointer) -> Bool {
        for byte in field {
            switch byte {
            case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n"): return true
            default: continue
            }
        }
        // The server's COPY would take this for the end of its data.
        return field.count == 2 && field[0] == UInt8(ascii: "\\") && field[1] == UInt8(ascii: ".")
    }
}
