package import Postgres
import Terminal

extension ResultState {
    /// How many bytes of rows are kept to look at; the rest is counted.
    static let maxBytes = 48 << 20
    /// How many notices are kept.
    static let maxNotices = 200

    package mutating func receive(_ columns: [Column]) {
        if parts.isEmpty { parts.append(Part()) }
        parts[parts.count - 1].columns = columns
        grid = GridState()
    }

    package mutating func receive(_ batch: RowBatch) {
        guard !parts.isEmpty else { return }
        let last = parts.count - 1
        parts[last].arrivedRows += batch.rowCount
        guard parts.reduce(0, { $0 + $1.table.byteCount }) < Self.maxBytes else { return }
        parts[last].table.append(batch)
    }

    mutating func hear(_ words: String) {
        if notices.count < Self.maxNotices { notices.append(words) }
    }

    mutating func finishPart(tag: String, milliseconds: Double) {
        guard !parts.isEmpty else { return }
        parts[parts.count - 1].tag = tag
        parts[parts.count - 1].milliseconds = milliseconds
        readPlan()
    }
}

extension ResultState.Part: GridRows {
    package var rowCount: Int { table.count }

    package func text(row: Int, column: Int) -> String? { table[row, column] }
}
