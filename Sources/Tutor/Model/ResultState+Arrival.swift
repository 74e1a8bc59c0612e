import Postgres
import Terminal

extension ResultState {
    /// How many bytes of rows are kept to look at; the rest is counted.
    static let mostBytes = 48 << 20
    /// How many notices are kept.
    static let mostNotices = 200

    mutating func take(_ columns: [Column]) {
        if parts.isEmpty { parts.append(Part()) }
        parts[parts.count - 1].columns = columns
        grid = GridState()
    }

    mutating func take(_ batch: RowBatch) {
        guard !parts.isEmpty else { return }
        let last = parts.count - 1
        parts[last].arrivedRows += batch.rowCount
        guard parts.reduce(0, { $0 + $1.table.byteCount }) < Self.mostBytes else { return }
        parts[last].table.append(batch)
    }

    mutating func hear(_ words: String) {
        if notices.count < Self.mostNotices { notices.append(words) }
    }

    mutating func finishPart(tag: String, milliseconds: Double) {
        guard !parts.isEmpty else { return }
        parts[parts.count - 1].tag = tag
        parts[parts.count - 1].milliseconds = milliseconds
    }
}

extension ResultState.Part: GridRows {
    package var rowCount: Int { table.count }

    package func text(row: Int, column: Int) -> String? { table[row, column] }
}
