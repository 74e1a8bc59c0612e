extension Copy {
    /// Gives rows exactly what answers compare a column with, half of a text that they search it for, or NULL. For each number, the change is
    /// another.
    mutating func setExact(_ number: Int) {
        var number = number
        for table in source.focus {
            for group in groups(of: table).map({ $0.sorted() }) {
                for (place, column) in group.enumerated() {
                    let changes = exactChanges(of: column, in: table)
                    if number >= changes.count {
                        number -= changes.count
                        continue
                    }
                    var values = state[table.name].map { $0.key(group) }
                    for (row, text) in changes[number] { values[row][place] = codes.code(text) }
                    put(values, group, in: table)
                    return
                }
            }
        }
    }

    /// The changes of a column, each with the new values by row:
    ///
    /// - All rows get the same value, so that those which meet the other conditions have it, too; or all rows of every second group do.
    /// - Where no two rows have the same value, those that seem to meet the other conditions get it and the values around it.
    /// - Every second row that has a text keeps half of it, which a shorter pattern finds.
    /// - Every second row gets NULL, if a CASE tests for it, whatever the row has in other columns.
    private func exactChanges(of column: Int, in table: DataTable) -> [[(row: Int, text: String?)]] {
        let exact = near.exact(of: column, in: table).flatMap { values in
            isUnique(column, in: table)
                ? [Array(zip(likeliest(in: table, besides: column), values))]
                : [Array(state[table.name].indices), halfOfGroups(of: table, besides: column)].map { $0.map { ($0, values[0]) } }
        }
        let halved = near.searched(of: column, in: table).map { searched in
            let found = state[table.name].enumerated().compactMap { row, values in
                codes.text(values.values[column]).flatMap { $0.contains(searched.text) ? (row, searched.halved(in: $0)) : nil }
            }
            return found.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
        }
        let isTested = source.testedForNull.contains(table.columns[column].name) && !table.columns[column].isNotNull
        let without = stride(from: 0, to: isTested ? state[table.name].count : 0, by: 2).map { (row: $0, text: String?.none) }
        return exact + halved + (isTested ? [without] : [])
    }

    /// The rows of a table, those first that meet the most conditions on other columns, as far as these are searched or compared for equality.
    private func likeliest(in table: DataTable, besides column: Int) -> [Int] {
        let met = state[table.name].map { row in
            table.columns.indices.count { other in
                guard other != column, let text = codes.text(row.values[other]) else { return false }
                return near.exact(of: other, in: table).contains { $0[0] == text }
                    || near.searched(of: other, in: table).contains { text.contains($0.text) }
            }
        }
        return met.indices.sorted { (-met[$0], $0) < (-met[$1], $1) }
    }

    /// The rows of every second group, if the result shows a column whose values repeat; otherwise every second row.
    private func halfOfGroups(of table: DataTable, besides column: Int) -> [Int] {
        let grouping = table.columns.indices.first { other in
            other != column && source.shown.contains(table.columns[other].name) && !isUnique(other, in: table)
        }
        var groups: [Int: Int] = [:]
        return state[table.name].enumerated().compactMap { row, values in
            let value = grouping.map { values.values[$0] } ?? row
            let group = groups[value] ?? groups.count
            groups[value] = group
            return group.isMultiple(of: 2) ? row : nil
        }
    }
}
