/// What a result shows throughout.
struct ResultProfile {
    private let isEmpty: Bool
    private let withNull: Set<Int>
    private let hasRepeats: Bool
    private let hasTies: Bool

    init(_ rows: RowSet, order: RowComparison.Order) {
        isEmpty = rows.count == 0
        withNull = Set(rows.columns.indices.filter { column in (0..<rows.count).contains { rows[$0, column] == nil } })
        var seen: Set<[ArraySlice<UInt8>?]> = []
        hasRepeats = !(0..<rows.count).allSatisfy { row in seen.insert(rows.columns.indices.map { rows[row, $0] }).inserted }
        if case .peers(let starts) = order { hasTies = starts.count < rows.count } else { hasTies = false }
    }

    /// Whether another result shows nothing that this one never does.
    func isKept(by other: ResultProfile) -> Bool {
        (isEmpty || !other.isEmpty) && other.withNull.isSubset(of: withNull) && (hasRepeats || !other.hasRepeats)
            && (hasTies || !other.hasTies)
    }
}
