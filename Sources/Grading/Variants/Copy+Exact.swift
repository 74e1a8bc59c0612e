extension Copy {
    /// New values of one column.
    private struct Change {
        let table: DataTable
        /// The columns that change together, and the place of the changed one among them.
        let columns: [Int]
        let place: Int
        let values: [(row: Int, text: String?)]
    }

    /// Changes one column, so that rows have exactly what answers compare it with, half of a text that they search it for, or NULL. The number
    /// chooses the change: the first of each column, then the second of each.
    mutating func setExact(_ number: Int) {
        let byColumn = source.focus.flatMap { table in
            groups(of: table).flatMap { group in group.sorted().map { changes(of: $0, with: group.sorted(), in: table) } }
        }
        let turns = 0..<(byColumn.map(\.count).max() ?? 0)
        let ordered = turns.flatMap { turn in byColumn.compactMap { turn < $0.count ? $0[turn] : nil } }
        guard number < ordered.count else { return }
        let change = ordered[number]
        var values = state[change.table.name].map { $0.key(change.columns) }
        for (row, text) in change.values { values[row][change.place] = codes.code(text) }
        put(values, change.columns, in: change.table)
    }

    /// - All rows get the same value, so that those which meet the other conditions have it, too; or all rows of every second group do.
    /// - Where no two rows have the same value, those that seem to meet the other conditions get it and the values around it.
    /// - Every second row that has a text keeps half of it, which a shorter pattern finds.
    /// - Every second row gets NULL, if answers handle it, whatever the row has in other columns.
    /// - All rows get the values around one that answers compare with, in turn, whether or not any row has such values.
    private func changes(of column: Int, with columns: [Int], in table: DataTable) -> [Change] {
        let all = state[table.name]
        let (compared, searched) = (near.exact(of: column, in: table), near.searched(of: column, in: table))
        var new: [[(row: Int, text: String?)]] = []
        if !compared.isEmpty, isUnique(column, in: table) {
            let rows = likeliest(in: table, besides: column)
            new = compared.map { Array(zip(rows, $0)) }
        } else if !compared.isEmpty {
            let half = halfOfGroups(of: table, besides: column)
            new = compared.flatMap { values in [Array(all.indices), half].map { rows in rows.map { ($0, values[0]) } } }
        }
        new += searched.map { searched in
            let found = all.enumerated().compactMap { row, values in
                codes.text(values.values[column]).flatMap { $0.contains(searched.text) ? (row, searched.halved(in: $0)) : nil }
            }
            return found.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
        }
        if source.nullHandled.contains(table.columns[column].name), all.contains(where: { $0.values[column] == ValueCodes.null }) {
            new.append(stride(from: 0, to: all.count, by: 2).map { ($0, nil) })
        }
        if !isUnique(column, in: table) {
            new += compared.filter { $0.count > 1 }.map { values in all.indices.map { ($0, values[1 + $0 % (values.count - 1)]) } }
        }
        return new.filter { !$0.isEmpty }.map {
            Change(table: table, columns: columns, place: columns.firstIndex(of: column) ?? 0, values: $0)
        }
    }

    /// The rows of a table, those first that meet the most conditions on other columns, as far as these are searched or compared for equality.
    private func likeliest(in table: DataTable, besides column: Int) -> [Int] {
        let met = state[table.name].map { row in
            table.columns.indices.count { other in
                let (compared, searched) = (near.exact(of: other, in: table), near.searched(of: other, in: table))
                guard other != column, !compared.isEmpty || !searched.isEmpty, let text = codes.text(row.values[other]) else {
                    return false
                }
                let measure = ValueCodes.measure(text)
                return compared.contains { $0[0] == text || measure != nil && ValueCodes.measure($0[0]) == measure }
                    || searched.contains { text.contains($0.text) }
            }
        }
        return met.indices.sorted { (-met[$0], $0) < (-met[$1], $1) }
    }

    /// The rows of every second group, if the result shows a column with several values that repeat; otherwise every second row.
    private func halfOfGroups(of table: DataTable, besides column: Int) -> [Int] {
        let rows = state[table.name]
        let grouping = table.columns.indices.first { other in
            other != column && source.shown.contains(table.columns[other].name) && !isUnique(other, in: table)
                && rows.contains { $0.values[other] != rows[0].values[other] }
        }
        var groups: [Int: Int] = [:]
        return rows.enumerated().compactMap { row, values in
            let value = grouping.map { values.values[$0] } ?? row
            let group = groups[value] ?? groups.count
            groups[value] = group
            return group.isMultiple(of: 2) ? row : nil
        }
    }
}
