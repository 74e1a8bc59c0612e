import Course

/// Values of columns that are compared with each other.
extension Perturber {
    /// Makes some values equal to, or one apart from, those that they are compared with: in the same row, in a row that refers to it or that
    /// it refers to, or in one that is connected with it by a third.
    mutating func meet() {
        for comparison in boundaries.comparisons {
            for table in focus {
                for other in focus {
                    guard let column = self.column(comparison.first, of: table),
                        let target = self.column(comparison.second, like: column, of: table, in: other)
                    else { continue }
                    meet(column, of: table, target, of: other, offset: comparison.offset)
                }
            }
        }
    }

    private mutating func meet(_ column: Int, of table: DataTable, _ target: Int, of other: DataTable, offset: Int) {
        let links = Dictionary(grouping: links(from: table, to: other, isSame: column == target), by: \.row)
        for (row, links) in links.sorted(by: { $0.key < $1.key }).shuffled(using: &random).prefix(Self.mostMet) {
            // The largest and the smallest are those that decide.
            let values = links.map { state[other.name][$0.target].values[target] }.filter { $0 != ValueCodes.null }.sorted {
                (codes.measure($0) ?? 0) < (codes.measure($1) ?? 0)
            }
            guard let least = values.first, let most = values.last, let value = codes.measure(random.below(2) == 0 ? least : most) else {
                continue
            }
            let step = offset + [0, 0, 1, -1][random.below(4)]
            let text = text(value, step, of: table.columns[column].family)
            let isOwn = table.name == other.name && links.allSatisfy { $0.target == row }
            _ = put(BoundaryValue(table: table.name, column: column, text: text), into: row, of: table, alone: isOwn)
        }
    }

    private static let mostMet = 10

    /// Spaces timestamps of a group exactly one of the named intervals apart, or a second more or less.
    mutating func recur() {
        for table in focus where state[table.name].count > 1 && !boundaries.spans.isEmpty {
            guard
                let column = table.columns.indices.first(where: {
                    self.column(table.columns[$0].name, of: table) == $0 && isMoment($0, table)
                })
            else { continue }
            let group = table.references.flatMap(\.columns).filter { mentioned.contains(table.columns[$0].name) }
            let families = Dictionary(grouping: state[table.name].indices) { state[table.name][$0].key(group) }.values
                .filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
            for rows in families.shuffled(using: &random).prefix(2 * Self.mostMet) {
                let rows = rows.shuffled(using: &random)
                guard let start = codes.measure(state[table.name][rows[0]].values[column]) else { continue }
                let step = [0, 0, 1, -1][random.below(4)]
                let moment = start + Double(boundaries.spans[random.below(boundaries.spans.count)]) * 1_000_000
                let text = text(moment, table.columns[column].family == .date ? 0 : step, of: table.columns[column].family)
                let before = state[table.name]
                for other in table.columns.indices
                where other != column && mentioned.contains(table.columns[other].name) && !table.isInKey(other)
                    && !table.columns[other].isGenerated && table.columns[other].family == .text
                {
                    state[table.name][rows[1]].values[other] = before[rows[0]].values[other]
                }
                if !keeps(table, Swift.Set(table.columns.indices)) { state[table.name] = before }
                _ = put(BoundaryValue(table: table.name, column: column, text: text), into: rows[1], of: table)
            }
        }
    }

    private func isMoment(_ column: Int, _ table: DataTable) -> Bool {
        mentioned.contains(table.columns[column].name) && [.date, .timestamp, .timestampWithZone].contains(table.columns[column].family)
    }

    /// A column of that name whose values can be changed and measured.
    private func column(_ name: String, of table: DataTable) -> Int? {
        table.columns.indices.first { column in
            table.columns[column].name == name && !table.columns[column].isGenerated && !table.fixed.contains(column)
                && (!table.isInKey(column) || table.isPartOfKeyOnly(column))
                && !table.references.contains { $0.columns.contains(column) }
                && [.number, .date, .timestamp, .timestampWithZone].contains(table.columns[column].family)
        }
    }

    private func column(_ name: String, like column: Int, of table: DataTable, in other: DataTable) -> Int? {
        other.columns.indices.first { other.columns[$0].name == name && other.columns[$0].family == table.columns[column].family }
    }

    private func links(from table: DataTable, to other: DataTable, isSame: Bool) -> [(row: Int, target: Int)] {
        var links: [(row: Int, target: Int)] = []
        if table.name == other.name, !isSame { links += state[table.name].indices.map { ($0, $0) } }
        for reference in table.references where reference.table == other.name {
            links += pairs(reference, of: table).map { ($0.child, $0.parent) }
        }
        for reference in other.references where reference.table == table.name {
            links += pairs(reference, of: other).map { ($0.parent, $0.child) }
        }
        for third in focus where third.name != table.name && third.name != other.name {
            for first in third.references where first.table == table.name {
                for second in third.references where second.table == other.name && second != first {
                    let targets = Dictionary(grouping: pairs(second, of: third), by: \.child)
                    links += pairs(first, of: third).flatMap { pair in targets[pair.child, default: []].map { (pair.parent, $0.parent) } }
                }
            }
        }
        return links
    }

    func pairs(_ reference: DataTable.Reference, of table: DataTable) -> [(child: Int, parent: Int)] {
        let parents = Dictionary(state[reference.table].enumerated().map { ($1.key(reference.targets), $0) }) { first, _ in first }
        return state[table.name].indices.compactMap { row in parents[state[table.name][row].key(reference.columns)].map { (row, $0) } }
    }

    func text(_ measure: Double, _ step: Int, of family: ValueFamily) -> String {
        switch family {
        case .date: CanonicalMoment.date(day: Int(measure / 86_400_000_000) + step)
        case .timestamp: CanonicalMoment.moment(measure + Double(step) * 1_000_000)
        case .timestampWithZone: CanonicalMoment.moment(measure + Double(step) * 1_000_000) + "+00"
        default: Self.written(measure + Double(step))
        }
    }
}
