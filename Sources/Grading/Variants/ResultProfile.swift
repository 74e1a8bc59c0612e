import Postgres

/// The properties of a result.
struct ResultProfile {
    private let isEmpty: Bool
    private let withNull: Set<Int>
    /// The columns of a single row that are zero: sums and counts of nothing.
    private let withZero: Set<Int>
    private let hasRepeats: Bool
    private let hasTies: Bool

    init(_ rows: RowSet, order: RowComparison.Order) {
        isEmpty = rows.count == 0
        withNull = Set(rows.columns.indices.filter { column in (0..<rows.count).contains { rows[$0, column] == nil } })
        withZero = Set(rows.count == 1 ? rows.columns.indices.filter { rows.text(0, $0).flatMap(Double.init) == 0 } : [])
        var seen: Set<[ArraySlice<UInt8>?]> = []
        hasRepeats = !(0..<rows.count).allSatisfy { row in seen.insert(rows.columns.indices.map { rows[row, $0] }).inserted }
        if case .peers(let starts) = order { hasTies = starts.count < rows.count } else { hasTies = false }
    }

    /// Whether another result has no NULLs, repeats, or ties that this one doesn't have, and is not empty, or computed from nothing, unless
    /// this one is.
    func isKept(by other: ResultProfile, mayRepeat: Bool) -> Bool {
        (isEmpty || !other.isEmpty) && other.withNull.isSubset(of: withNull) && other.withZero.isSubset(of: withZero)
            && (mayRepeat || (hasRepeats || !other.hasRepeats) && (hasTies || !other.hasTies))
    }
}

extension RowSet {
    /// Whether one of the columns has the key of each row of the table, exactly once.
    func lists(_ table: DataTable, _ state: DataState, _ codes: ValueCodes) -> Bool {
        let rows = state[table.name]
        guard table.primary.count == 1, rows.count == count, count > 0 else { return false }
        let keys = Set(rows.map { codes.text($0.values[table.primary[0]]) })
        return columns.indices.contains { column in Set((0..<count).map { text($0, column) }) == keys }
    }
}
