/// Some rows of a result, in one array of bytes.
///
/// A cell is the text that the server sent, located by its end offset. It is decoded only when it is accessed.
package struct RowBatch: Sendable, Equatable {
    package let columnCount: Int
    package let rowCount: Int
    let bytes: [UInt8]
    /// The end offset of each cell; the top bit marks a NULL.
    let ends: [UInt32]

    static let nullMark: UInt32 = 1 << 31

    /// The total size of all cells.
    package var byteCount: Int { bytes.count }

    /// Whether the cell is NULL.
    package func isNull(row: Int, column: Int) -> Bool {
        ends[index(row, column)] & Self.nullMark != 0
    }

    /// The cell's text; `nil` for NULL. Invalid UTF-8 (possible only in SQL_ASCII databases) becomes U+FFFD.
    package func text(row: Int, column: Int) -> String? {
        if isNull(row: row, column: column) { return nil }
        return withBytes(row: row, column: column) { String(decoding: $0, as: UTF8.self) }
    }

    /// Passes the cell's bytes to `body`; empty for NULL.
    package func withBytes<Result>(row: Int, column: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        _ = index(row, column)
        return withCells { body($0[row, column]) }
    }

    /// Passes each cell to `body`, row by row, with `nil` for NULL: the fastest way to visit all cells.
    package func forEachCell(_ body: (_ row: Int, _ column: Int, _ bytes: UnsafeRawBufferPointer?) -> Void) {
        withCells { cells in
            for row in 0..<rowCount {
                for column in 0..<columnCount { body(row, column, cells.isNull(row, column) ? nil : cells[row, column]) }
            }
        }
    }

    /// The same rows, with other bytes in the cells for which `change` returns any. It gets `nil` for NULL.
    package func changingCells(_ change: (UnsafeRawBufferPointer?) -> [UInt8]?) -> RowBatch {
        if columnCount == 0 { return self }
        var arena = RowArena(columnCount: columnCount)
        forEachCell { _, column, bytes in
            if let changed = change(bytes) {
                changed.withUnsafeBytes { arena.append($0) }
            } else if let bytes {
                arena.append(bytes)
            } else {
                arena.appendNull()
            }
            if column == columnCount - 1 { arena.endRow() }
        }
        return arena.take()
    }

    /// The first rows, at most this many.
    package func prefix(_ rows: Int) -> RowBatch {
        if rows >= rowCount { return self }
        let ends = Array(ends[..<(rows * columnCount)])
        let bytes = Array(bytes[..<Int((ends.last ?? 0) & ~Self.nullMark)])
        return RowBatch(columnCount: columnCount, rowCount: rows, bytes: bytes, ends: ends)
    }

    /// Passes each row to `body`, with `nil` for NULL.
    func forEachRow<E: Error>(_ body: ([String?]) throws(E) -> Void) throws(E) {
        for row in 0..<rowCount { try body((0..<columnCount).map { text(row: row, column: $0) }) }
    }

    private func index(_ row: Int, _ column: Int) -> Int {
        precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount, "the cell is in the batch")
        return row * columnCount + column
    }
}

extension RowBatch {
    /// Creates rows from text, for tests and fixed tables. Each row must have `columnCount` cells.
    package init(rows: [[String?]], columnCount: Int) {
        var arena = RowArena(columnCount: columnCount)
        for row in rows {
            precondition(row.count == columnCount, "a row has as many cells as the batch has columns")
            for cell in row {
                if let cell { Array(cell.utf8).withUnsafeBytes { arena.append($0) } } else { arena.appendNull() }
            }
            arena.endRow()
        }
        self = arena.take()
    }
}
