/// Rows kept, as the batches they came in: reading by index, nothing copied.
package struct RowTable: Sendable, Equatable {
    package private(set) var batches: [RowBatch] = []
    /// The index of each batch's first row.
    private var starts: [Int] = []
    /// How many rows there are.
    package private(set) var count = 0
    /// The bytes of all cells, and of what it takes to find them.
    package private(set) var byteCount = 0

    package init() {}

    /// Rows made by hand.
    package init(_ rows: [[String?]], columnCount: Int) {
        append(RowBatch(rows: rows, columnCount: columnCount))
    }

    package var isEmpty: Bool { count == 0 }

    /// Adds a batch at the end.
    package mutating func append(_ batch: RowBatch) {
        if batch.rowCount == 0 { return }
        starts.append(count)
        batches.append(batch)
        count += batch.rowCount
        byteCount += batch.byteCount + 4 * batch.rowCount * batch.columnCount
    }

    /// The text of a cell, `nil` for NULL.
    package subscript(row: Int, column: Int) -> String? {
        let (batch, row) = place(row)
        return batches[batch].text(row: row, column: column)
    }

    /// A whole row.
    package func row(_ row: Int) -> [String?] {
        let (batch, row) = place(row)
        return (0..<batches[batch].columnCount).map { batches[batch].text(row: row, column: $0) }
    }

    /// Whether the cell is NULL.
    package func isNull(row: Int, column: Int) -> Bool {
        let (batch, row) = place(row)
        return batches[batch].isNull(row: row, column: column)
    }

    /// The bytes of a cell while `body` runs; none for NULL.
    package func withBytes<Result>(row: Int, column: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let (batch, row) = place(row)
        return batches[batch].withBytes(row: row, column: column, body)
    }

    /// All rows, as text. For results known to be small.
    package var all: [[String?]] { (0..<count).map(row) }

    /// The batch that holds a row, and the row's place in it.
    private func place(_ row: Int) -> (batch: Int, row: Int) {
        precondition(row >= 0 && row < count, "the row is there")
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= row { low = middle } else { high = middle }
        }
        return (low, row - starts[low])
    }
}
