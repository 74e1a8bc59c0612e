import Course

/// Ranges that touch each other.
extension Perturber {
    /// Moves the start of some ranges to where another one of the same parent ends, and a range of another table across that boundary.
    mutating func chainRanges() {
        for table in focus {
            for column in ranges(of: table) where !table.isInKey(column) {
                for reference in table.references where reference.columns.count == 1 {
                    let parent = reference.columns[0]
                    let families = Dictionary(grouping: state[table.name].indices) { state[table.name][$0].values[parent] }
                    for rows in families.values.filter({ $0.count > 1 }).sorted(by: { $0[0] < $1[0] }).prefix(Self.mostMoved) {
                        let first = codes.text(state[table.name][rows[0]].values[column])
                        guard let end = first.flatMap({ RangeText($0) })?.upper else { continue }
                        let isMoved = put(
                            BoundaryValue(table: table.name, column: column, text: end, isPart: true, way: BoundaryValue.lowerBound),
                            into: rows[1], of: table)
                        if isMoved { cross(end, reference, state[table.name][rows[0]].values[parent], besides: table) }
                    }
                }
            }
        }
    }

    private func ranges(of table: DataTable) -> [Int] {
        table.columns.indices.filter { table.columns[$0].boundFamily != nil && mentioned.contains(table.columns[$0].name) }
    }

    /// Moves a range of another table's row with the same parent, so that its middle is at this value.
    private mutating func cross(_ middle: String, _ reference: DataTable.Reference, _ parent: Int, besides table: DataTable) {
        guard let middle = ValueCodes.measure(middle) else { return }
        for other in focus where other.name != table.name {
            let own = other.references.first { $0.table == reference.table && $0.targets == reference.targets }?.columns.first
            guard let own, let row = state[other.name].indices.first(where: { state[other.name][$0].values[own] == parent }) else {
                continue
            }
            for column in ranges(of: other) { center(row, column, of: other, at: middle) }
        }
    }

    /// Moves a range that has both bounds, so that its middle is at this value.
    mutating func center(_ row: Int, _ column: Int, of table: DataTable, at middle: Double) {
        guard let family = table.columns[column].boundFamily, let old = codes.text(state[table.name][row].values[column]),
            let range = RangeText(old)
        else { return }
        let half = ((range.span.upper - range.span.lower) / 2).rounded()
        guard half.isFinite, let new = range.with(lower: text(middle - half, 0, of: family), upper: text(middle + half, 0, of: family))
        else {
            return
        }
        _ = put(BoundaryValue(table: table.name, column: column, text: new), into: row, of: table)
    }
}
