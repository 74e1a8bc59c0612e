package import Postgres

/// The rows of one result, in one block of memory.
package struct RowSet: Sendable, Equatable {
    package var columns: [Column]
    package private(set) var count = 0
    /// The values of all rows, one after the other, as text.
    private var arena: [UInt8] = []
    /// Where each value ends in `arena`; NULL is the end before it, made negative by `~`.
    private var ends: [Int] = []

    package init(columns: [Column]) { self.columns = columns }

    /// Adds a row; it must have as many values as there are columns.
    package mutating func append(_ row: [String?]) {
        precondition(row.count == columns.count, "a row has one value for each column")
        for value in row { appendValue(value?.utf8) }
        finishRow()
    }

    /// Adds the next value of the row that is being made; `nil` is NULL.
    mutating func appendValue(_ value: (some Collection<UInt8>)?) {
        guard let value else {
            ends.append(~arena.count)
            return
        }
        arena.append(contentsOf: value)
        ends.append(arena.count)
    }

    /// Ends the row that `appendValue` has made.
    mutating func finishRow() {
        count += 1
        assert(ends.count == count * columns.count)
    }

    /// Adds all rows of a batch that has these columns.
    mutating func append(_ batch: RowBatch) {
        batch.forEachCell { _, _, bytes in appendValue(bytes) }
        count += batch.rowCount
    }

    /// How many bytes the values take.
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

    /// The values of a row under the names of their columns.
    func cells(of row: Int, differing: [Int] = []) -> [DifferingRow.Cell] {
        columns.indices.map { column in
            .init(column: columns[column].name, value: text(row, column), differs: differing.contains(column))
        }
    }

    /// A result that was kept.
    init(_ result: QueryResult) {
        self.init(columns: result.columns)
        for batch in result.rows.batches { append(batch) }
    }
}
