/// Rows in memory, in the batches in which they arrived: accessed by index without copying.
package struct RowTable: Sendable, Equatable {
    package private(set) var batches: [RowBatch] = []
    /// The number of each batch's first row.
    private var starts: [Int] = []
    package private(set) var count = 0
    /// The size of all cells, including their end offsets.
    package private(set) var byteCount = 0

    package init() {}

    /// Creates rows from text.
    package init(_ rows: [[String?]], columnCount: Int) {
        append(RowBatch(rows: rows, columnCount: columnCount))
    }

    package var isEmpty: Bool { count == 0 }

    /// Appends a batch.
    package mutating func append(_ batch: RowBatch) {
        if batch.rowCount == 0 { return }
        starts.append(count)
        count += batch.rowCount
        batches.append(batch)
        byteCount += batch.byteCount + 4 * batch.rowCount * batch.columnCount
    }

    /// The text of a cell; `nil` for NULL.
    package subscript(row: Int, column: Int) -> String? {
        let (batch, row) = place(row)
        return batches[batch].text(row: row, column: column)
    }

    /// A whole row.
    package func row(_ row: Int) -> [String?] {
        let (batch, row) = place(row)
        return (0..<batches[batch].columnCount).map { batches[batch].text(row: row, column: $0) }
    }

    /// The batch that contains a row, and the row's index in it.
    func place(_ row: Int) -> (batch: Int, row: Int) {
        precondition(row >= 0 && row < count, "the row exists")
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= row { low = middle } else { high = middle }
        }
        return (low, row - starts[low])
    }

    /// All rows as text. Only for results known to be small.
    package var all: [[String?]] { (0..<count).map(row) }
}

extension RowTable {
    /// Passes all rows to `body` in batches, in the given order or, if `order` is `nil`, in the server's.
    package func forEachBatch<E: Error>(in order: [UInt32]?, _ body: (RowBatch) throws(E) -> Void) throws(E) {
        guard let order, let columnCount = batches.first?.columnCount else {
            for batch in batches { try body(batch) }
            return
        }
        var arena = RowArena(columnCount: columnCount)
        for row in order {
            let (index, place) = place(Int(row))
            for column in 0..<columnCount {
                if batches[index].isNull(row: place, column: column) {
                    arena.appendNull()
                } else {
                    batches[index].withBytes(row: place, column: column) { arena.append($0) }
                }
            }
            arena.endRow()
            if arena.isFull { try body(arena.take()) }
        }
        if !arena.isEmpty { try body(arena.take()) }
    }
}
