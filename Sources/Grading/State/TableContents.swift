/// What a table contains, or a digest of it if the table is too large to be fetched.
enum TableContents: Sendable, Equatable, Codable {
    /// All rows, with the columns sorted by name.
    case rows(RowSet)
    /// The number of rows, and a sum of their hashes.
    case digest(count: Int, sum: String)

    /// A table with more rows is compared by its digest.
    static let maxRows = 50_000

    var count: Int {
        switch self {
        case .rows(let rows): rows.count
        case .digest(let count, _): count
        }
    }

    /// The same contents with other rows, if they are known.
    func changingRows(_ change: (RowSet) -> RowSet) -> TableContents {
        if case .rows(let rows) = self { .rows(change(rows)) } else { self }
    }

    /// Whether two tables with the same columns contain the same rows.
    func holdsTheSame(as other: TableContents) -> Bool {
        switch (self, other) {
        case (.rows(let first), .rows(let second)):
            first.columns.count == second.columns.count
                && RowComparison(
                    reference: first, answer: second, columns: ColumnPair.byPosition(first, second), isBrief: true
                ).difference == nil
        case (.digest, .digest): self == other
        default: false
        }
    }
}
