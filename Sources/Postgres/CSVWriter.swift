/// Writes rows in the format of `psql --csv`: a header line, then one line per row; NULL is empty.
package struct CSVWriter: ~Copyable {
    private var output = OutputBuffer()

    package init() {}

    /// Writes the header line.
    package mutating func writeHeader(_ columns: [Column]) {
        for (index, column) in columns.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            Array(column.name.utf8).withUnsafeBytes { writeField($0) }
        }
        output.append(UInt8(ascii: "\n"))
    }

    /// Writes some rows, and passes on the buffer when it is full.
    package mutating func write<E: Error>(_ batch: RowBatch, to sink: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
        // As in psql, rows without columns produce no output.
        if batch.columnCount == 0 { return }
        let mayNeedQuotes = batch.bytes.withUnsafeBytes { hasSpecialByte($0) }
        batch.withCells { cells in
            for row in 0..<batch.rowCount {
                for column in 0..<batch.columnCount {
                    if column > 0 { output.append(UInt8(ascii: ",")) }
                    writeField(cells[row, column], mayNeedQuotes: mayNeedQuotes)
                }
                output.append(UInt8(ascii: "\n"))
            }
        }
        try output.flushIfFull(to: sink)
    }

    /// Passes on what is left in the buffer. More rows may follow.
    package mutating func finish<E: Error>(to sink: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
        try output.flush(to: sink)
    }

    /// - Parameter mayNeedQuotes: `false` if no field of the batch has a byte that does.
    @inline(__always)
    private mutating func writeField(_ field: UnsafeRawBufferPointer, mayNeedQuotes: Bool = true) {
        // The server's COPY would read `\.` as the end of its data.
        let isEndMark = field.count == 2 && field[0] == UInt8(ascii: "\\") && field[1] == UInt8(ascii: ".")
        if !isEndMark, !mayNeedQuotes || !hasSpecialByte(field) { return output.append(field) }
        writeQuoted(field)
    }

    private mutating func writeQuoted(_ field: UnsafeRawBufferPointer) {
        output.append(UInt8(ascii: "\""))
        for byte in field {
            if byte == UInt8(ascii: "\"") { output.append(byte) }
            output.append(byte)
        }
        output.append(UInt8(ascii: "\""))
    }

    /// Whether there is a comma, a quote, or a line end.
    private func hasSpecialByte(_ bytes: UnsafeRawBufferPointer) -> Bool {
        typealias Piece = SIMD16<UInt8>
        let (comma, quote) = (Piece(repeating: UInt8(ascii: ",")), Piece(repeating: UInt8(ascii: "\"")))
        let (lineFeed, carriageReturn) = (Piece(repeating: UInt8(ascii: "\n")), Piece(repeating: UInt8(ascii: "\r")))
        var found = SIMDMask<Piece.MaskStorage>(repeating: false)
        var start = 0
        // Looks at all pieces, because a loop that doesn't branch is faster.
        while start + Piece.scalarCount <= bytes.count {
            let piece = bytes.loadUnaligned(fromByteOffset: start, as: Piece.self)
            found .|= (piece .== comma) .| (piece .== quote) .| (piece .== lineFeed) .| (piece .== carriageReturn)
            start += Piece.scalarCount
        }
        if any(found) { return true }
        return bytes[start...].contains { byte in
            byte == comma[0] || byte == quote[0] || byte == lineFeed[0] || byte == carriageReturn[0]
        }
    }
}
