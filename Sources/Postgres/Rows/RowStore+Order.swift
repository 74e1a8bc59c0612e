extension RowStore {
    /// The number of rows that are reordered in memory at a time.
    private static let window = 10_000

    /// Passes all rows to `body` in batches, in the given order or, if `order` is `nil`, in the server's.
    package func forEachBatch(in order: [UInt32]?, _ body: (RowBatch) throws -> Void) throws {
        guard let order else {
            for index in 0..<batchCount { try body(try batch(index)) }
            return
        }
        for start in stride(from: 0, to: order.count, by: Self.window) {
            // Rows are read in file order, so that each spilled batch is read only once per window.
            let rows = order[start..<min(order.count, start + Self.window)]
            let byPlace = rows.indices.sorted { order[$0] < order[$1] }
            var found = RowStore()
            try gather(byPlace.map { Int(order[$0]) }) { found.append($0) }
            var places = Array(repeating: 0, count: rows.count)
            for (place, index) in byPlace.enumerated() { places[index - start] = place }
            try found.gather(places, body)
        }
    }

    /// Copies rows into batches.
    private func gather(_ rows: [Int], _ body: (RowBatch) throws -> Void) throws {
        guard let first = rows.first else { return }
        var arena = RowArena(columnCount: try batch(place(first).batch).columnCount)
        for row in rows {
            let (index, place) = place(row)
            let batch = try batch(index)
            for column in 0..<batch.columnCount {
                if batch.isNull(row: place, column: column) {
                    arena.appendNull()
                } else {
                    batch.withBytes(row: place, column: column) { arena.append($0) }
                }
            }
            arena.endRow()
            if arena.isFull { try body(arena.take()) }
        }
        if !arena.isEmpty { try body(arena.take()) }
    }
}
