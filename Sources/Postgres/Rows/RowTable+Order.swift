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
