import Primitives

/// Writes rows as a JSON array of objects: numbers, booleans, and JSON unchanged, everything else as strings.
///
/// Duplicate column names get a number, so that no value is lost: `count`, `count_2`.
package struct JSONWriter: ~Copyable {
    private var output = OutputBuffer()
    private let columns: [Column]
    /// Each column name with its quotes and colon.
    private var keys: [[UInt8]] = []
    private var isFirst = true

    package init(_ columns: [Column]) {
        self.columns = columns
        var seen: Set<String> = []
        for column in columns {
            var name = column.name
            var number = 2
            while !seen.insert(name).inserted {
                name = "\(column.name)_\(number)"
                number += 1
            }
            keys.append(Array(JSONText.quoted(name).utf8) + [UInt8(ascii: ":")])
        }
        output.append(UInt8(ascii: "["))
    }

    /// Writes some rows, and passes on the buffer when it is full.
    package mutating func write<E: Error>(_ batch: RowBatch, to sink: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
        for row in 0..<batch.rowCount {
            if isFirst { output.append("\n{") } else { output.append(",\n{") }
            isFirst = false
            batch.withCells { cells in
                for column in columns.indices {
                    if column > 0 { output.append(UInt8(ascii: ",")) }
                    output.append(keys[column])
                    writeValue(cells[row, column], isNull: cells.isNull(row, column), of: columns[column])
                }
            }
            output.append(UInt8(ascii: "}"))
            try output.flushIfFull(to: sink)
        }
    }

    /// Writes the end, and passes on what is left in the buffer.
    package mutating func finish<E: Error>(to sink: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
        output.append("\n]\n")
        try output.flush(to: sink)
    }

    private mutating func writeValue(_ bytes: UnsafeRawBufferPointer, isNull: Bool, of column: Column) {
        if isNull {
            output.append("null")
        } else if column.isBoolean {
            if bytes.first == UInt8(ascii: "t") { output.append("true") } else { output.append("false") }
        } else if column.isJSON || (column.isNumber && isFinite(bytes)) {
            output.append(bytes)
        } else {
            output.append(Array(JSONText.quoted(String(decoding: bytes, as: UTF8.self)).utf8))
        }
    }

    /// `NaN` and `Infinity` aren't valid JSON numbers.
    private func isFinite(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.last.map { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } ?? false
    }
}
