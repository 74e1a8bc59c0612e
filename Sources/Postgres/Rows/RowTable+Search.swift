/// Searches, filters, and sorts fetched rows. Call these off the loop's thread: many rows take a while.
extension RowTable {
    /// A filtered or sorted view of the rows.
    package struct Arrangement: Sendable, Equatable {
        /// Show only rows with this text in a cell; empty for all rows.
        package var filter = ""
        package var sortColumn: Int?
        package var isDescending = false

        package init() {}

        package var isNatural: Bool { filter.isEmpty && sortColumn == nil }
    }

    /// The rows with this text in a cell, ignoring ASCII case.
    private func rows(containing text: String) -> [UInt32] {
        let needle = Needle(text)
        var found: [UInt32] = []
        var start: UInt32 = 0
        for batch in batches {
            batch.withCells { cells in
                for row in 0..<batch.rowCount where (0..<batch.columnCount).contains(where: { needle.isIn(cells[row, $0]) }) {
                    found.append(start + UInt32(row))
                }
            }
            start += UInt32(batch.rowCount)
        }
        return found
    }

    /// The rows of an arrangement, in its order.
    package func rows(in arrangement: Arrangement) -> [UInt32] {
        let rows = arrangement.filter.isEmpty ? (0..<count).map { UInt32($0) } : rows(containing: arrangement.filter)
        guard let column = arrangement.sortColumn else { return rows }
        let keys = keys(column)
        return rows.sorted { left, right in
            let (a, b) = (keys[Int(left)], keys[Int(right)])
            // Equal values keep their order.
            return a == b ? left < right : (a < b) != arrangement.isDescending
        }
    }

    private func keys(_ column: Int) -> [SortKey] {
        var keys: [SortKey] = []
        keys.reserveCapacity(count)
        for batch in batches {
            batch.withCells { cells in
                for row in 0..<batch.rowCount {
                    keys.append(cells.isNull(row, column) ? .null : SortKey(cells[row, column]))
                }
            }
        }
        return keys
    }

    /// The next row with this text in a cell, searching forward or backward from a row and wrapping around.
    ///
    /// - Parameters:
    ///   - order: The order of the rows on the screen; `nil` for the server's order.
    ///   - place: The index in that order from which to search.
    package func place(of text: String, from place: Int, backward: Bool, in order: [UInt32]?) -> Int? {
        let total = order?.count ?? count
        guard total > 0, !text.isEmpty else { return nil }
        let needle = Needle(text)
        for step in 1...total {
            let candidate = ((place + (backward ? -step : step)) % total + total) % total
            let (index, row) = self.place(order.map { Int($0[candidate]) } ?? candidate)
            let batch = batches[index]
            let isHit = batch.withCells { cells in (0..<batch.columnCount).contains { needle.isIn(cells[row, $0]) } }
            if isHit { return candidate }
        }
        return nil
    }
}

/// A text to search for.
private struct Needle {
    private let bytes: [UInt8]

    init(_ text: String) { bytes = text.utf8.map(Self.folded) }

    func isIn(_ cell: UnsafeRawBufferPointer) -> Bool {
        guard let first = bytes.first, cell.count >= bytes.count else { return false }
        for start in 0...(cell.count - bytes.count) where Self.folded(cell[start]) == first {
            var place = 1
            while place < bytes.count, Self.folded(cell[start + place]) == bytes[place] { place += 1 }
            if place == bytes.count { return true }
        }
        return false
    }

    @inline(__always)
    private static func folded(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}

/// A value as it is sorted: numbers by value, then texts, then NULL.
private enum SortKey: Comparable {
    case number(Double)
    case text(String)
    case null

    init(_ bytes: UnsafeRawBufferPointer) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let first = bytes.first, bytes.count < 40, first == 0x2D || (first >= 0x30 && first <= 0x39), let value = Double(text) {
            self = .number(value)
        } else {
            self = .text(text)
        }
    }
}
