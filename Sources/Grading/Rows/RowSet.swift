package import Postgres
import Verdicts

/// The rows of one result, stored in one block of memory.
package struct RowSet: Sendable, Equatable, Codable {
    package var columns: [Column]
    package private(set) var count = 0
    /// The text of all values, one after the other.
    private var arena: [UInt8] = []
    /// The end of each value in `arena`; for NULL, the previous end, marked by `~` (so that it is negative).
    private var ends: [Int] = []

    package init(columns: [Column]) { self.columns = columns }

    /// Adds a row, which must have one value for each column.
    package mutating func append(_ row: [String?]) {
        precondition(row.count == columns.count, "a row has one value for each column")
        for value in row { appendValue(value?.utf8) }
        finishRow()
    }

    /// Adds the next value of the current row; `nil` is NULL.
    mutating func appendValue(_ value: (some Collection<UInt8>)?) {
        guard let value else {
            ends.append(~arena.count)
            return
        }
        arena.append(contentsOf: value)
        ends.append(arena.count)
    }

    /// Completes the row built by `appendValue`.
    mutating func finishRow() {
        count += 1
        assert(ends.count == count * columns.count)
    }

    /// Adds all rows of a batch with the same columns.
    mutating func append(_ batch: RowBatch) {
        batch.forEachCell { _, _, bytes in appendValue(bytes) }
        count += batch.rowCount
    }

    /// Whether both have the same values in the same order, as the server prints them.
    func hasSameValues(as other: RowSet) -> Bool { count == other.count && ends == other.ends && arena == other.arena }

    /// The number of bytes that the values take.
    var size: Int { arena.count + ends.count * MemoryLayout<Int>.size }

    /// The value as a string; `nil` is NULL.
    func text(_ row: Int, _ column: Int) -> String? { self[row, column].map { String(decoding: $0, as: UTF8.self) } }

    /// The bytes of a value; `nil` is NULL.
    subscript(row: Int, column: Int) -> ArraySlice<UInt8>? {
        let index = row * columns.count + column
        let end = ends[index]
        guard end >= 0 else { return nil }
        let start = index == 0 ? 0 : ends[index - 1]
        return arena[(start >= 0 ? start : ~start)..<end]
    }

    /// The values of a row, labeled with their column names.
    func cells(of row: Int, differing: [Int] = []) -> [DifferingRow.Cell] {
        columns.indices.map { column in
            .init(column: columns[column].name, value: text(row, column), differs: differing.contains(column))
        }
    }

    /// Copies a result that was kept in full.
    init(_ result: QueryResult) {
        self.init(columns: result.columns)
        for batch in result.rows.batches { append(batch) }
    }
}
