import Course

/// Rows that go, and rows that come.
extension Perturber {
    /// Removes some rows of each table, and what refers to them; also of those next to the tables of which the reference speaks.
    mutating func removeRows(share: Double, nearby: Bool = false) {
        for table in nearby ? focus + neighbours : focus { removeRows(share: share, of: table) }
    }

    /// Removes some rows of one of the tables.
    mutating func removeRowsOfOne(share: Double) {
        if let table = focus.shuffled(using: &random).first { removeRows(share: share, of: table) }
    }

    mutating func removeRows(share: Double, of table: DataTable) {
        if !table.isHeld, state[table.name].count > 1 {
            let before = state
            let wanted = max(1, Int(Double(state[table.name].count) * share))
            let gone = removable(from: table, wanted)
            state[table.name] = state[table.name].enumerated().filter { !gone.contains($0.offset) }.map(\.element)
            dropOrphans()
            closeGaps()
            if !isSound { state = before }
        }
    }

    /// Tables that refer to those that are varied, or are referred to by them.
    var neighbours: [DataTable] {
        let names = Swift.Set(focus.map(\.name))
        return model.tables.filter { table in
            !names.contains(table.name)
                && (table.references.contains { names.contains($0.table) }
                    || focus.contains { $0.references.contains { $0.table == table.name } })
        }
    }

    /// Rows to which no other row of the table refers; of a table without gaps, the last ones.
    mutating func removable(from table: DataTable, _ wanted: Int) -> Swift.Set<Int> {
        let rows = state[table.name]
        let selves = table.references.filter { $0.table == table.name }
        /// Whether a row outside of these refers to one of them.
        func isNeeded(_ gone: Swift.Set<Int>) -> Bool {
            selves.contains { reference in
                let keys = Swift.Set(gone.map { row in rows[row].key(reference.targets) })
                return rows.indices.contains { row in
                    !gone.contains(row) && keys.contains(rows[row].key(reference.columns))
                }
            }
        }
        if table.isReferenced, let column = table.columns.indices.first(where: { profile.has(.gapless($0), table.name) }) {
            let last = rows.indices.sorted {
                (codes.measure(rows[$0].values[column]) ?? 0) > (codes.measure(rows[$1].values[column]) ?? 0)
            }
            for count in stride(from: min(wanted, rows.count - 1), to: 0, by: -1) where !isNeeded(Swift.Set(last.prefix(count))) {
                return Swift.Set(last.prefix(count))
            }
            return []
        }
        var gone: Swift.Set<Int> = []
        for row in rows.indices.shuffled(using: &random)
        where gone.count < wanted && (selves.isEmpty || !isNeeded(gone.union([row]))) && !named.holds(rows[row], of: table) {
            gone.insert(row)
        }
        return gone
    }

    /// Removes rows that refer to what is gone, and those that would be the first to which nothing refers.
    mutating func dropOrphans() {
        var before: DataState
        repeat {
            before = state
            state = model.withoutOrphans(state)
            for table in model.tables {
                for (other, reference) in model.referrers(to: table.name)
                where profile.has(.everyParentHasChild(reference), other.name) {
                    let children = Set(state[other.name].map { $0.key(reference.columns) })
                    state[table.name].removeAll { !children.contains($0.key(reference.targets)) }
                }
            }
        } while state != before
    }

    /// Numbers anew what had no gaps, where nothing refers to it.
    mutating func closeGaps() {
        for table in model.tables where !table.isReferenced {
            for column in table.columns.indices where profile.has(.gapless(column), table.name) {
                let least = model.base[table.name].compactMap { codes.measure($0.values[column]) }.min() ?? 1
                let order = state[table.name].indices.sorted {
                    (codes.measure(state[table.name][$0].values[column]) ?? 0) < (codes.measure(state[table.name][$1].values[column]) ?? 0)
                }
                for (place, row) in order.enumerated() { state[table.name][row].values[column] = codes.code("\(Int(least) + place)") }
            }
        }
    }

    /// Adds some rows that are like those that are there.
    mutating func addRows(share: Double) {
        guard mayAdd else { return }
        for table in focus where !state[table.name].isEmpty && !table.needsChildren {
            let wanted = min(20, max(1, Int(Double(state[table.name].count) * share)))
            for _ in 0..<wanted { addRow(to: table) }
        }
    }

    mutating func addRow(to table: DataTable) {
        let before = state
        for _ in 0..<8 {
            guard let row = newRow(of: table) else { return }
            state[table.name].append(row)
            // A parent without children comes with one.
            for (child, reference) in model.referrers(to: table.name)
            where child.name != table.name && profile.has(.everyParentHasChild(reference), child.name) {
                guard var other = newRow(of: child) else { continue }
                for (column, target) in zip(reference.columns, reference.targets) { other.values[column] = row.values[target] }
                state[child.name].append(other)
            }
            if isSound { return }
            state = before
        }
    }

    /// A row like one that is there, with values of its own where they must be unique, and other parents.
    mutating func newRow(of table: DataTable) -> DataState.Row? {
        let rows = state[table.name]
        guard !rows.isEmpty else { return nil }
        var row = rows[random.below(rows.count)]
        row.origin = nil
        for group in groups(of: table) {
            let other = rows[random.below(rows.count)]
            for column in group { row.values[column] = other.values[column] }
        }
        for reference in table.references where reference.columns.count == 1 {
            let column = reference.columns[0]
            let parents = state[reference.table]
            guard row.values[column] != ValueCodes.null, !parents.isEmpty, !isBound(column, in: table) else { continue }
            row.values[column] = parents[random.below(parents.count)].values[reference.targets[0]]
        }
        for column in table.columns.indices where profile.has(.unique(column), table.name) || table.isUnique(column) {
            guard let value = newValue(of: column, in: table, rows) else { return nil }
            row.values[column] = value
        }
        return row
    }

    func isBound(_ column: Int, in table: DataTable) -> Bool {
        table.checked.contains { $0.contains(column) }
            || (profile.properties[table.name] ?? []).contains { $0.bound.contains(column) && !$0.bound.contains(where: table.isUnique) }
    }

    /// A value that no row has yet; `nil` where none can be made up.
    mutating func newValue(of column: Int, in table: DataTable, _ rows: [DataState.Row]) -> Int? {
        // A key that refers elsewhere has its values from there.
        if let reference = table.references.first(where: { $0.columns == [column] }) {
            let taken = Set(rows.map { $0.values[column] })
            let free = state[reference.table].map { $0.values[reference.targets[0]] }.filter { !taken.contains($0) }
            return free.isEmpty ? nil : free[random.below(free.count)]
        }
        let known = rows.compactMap { codes.measure($0.values[column]) }
        switch table.columns[column].family {
        case .number, .float:
            guard let most = known.max() else { return nil }
            // Past the last one, or in a gap where the next number would have more digits.
            if let next = Self.next(after: most, among: known, fits: { fits($0, column, table) }) { return codes.code(Self.written(next)) }
            return nil
        case .text, .paddedText:
            let values = rows.map { $0.values[column] }.filter { $0 != ValueCodes.null }
            guard !values.isEmpty, let text = codes.text(values[random.below(values.count)]) else { return nil }
            for number in 1..<80 {
                let code = codes.code(TextShape.other(than: text, number: number))
                if !rows.contains(where: { $0.values[column] == code }) { return code }
            }
            return nil
        case .timestamp, .timestampWithZone:
            guard let most = known.max(), let last = values(of: column, in: table, measuring: most) else { return nil }
            return codes.shifted(moment: last, days: 1)
        case .date: return known.max().flatMap { codes.shifted(date: $0, days: 1) }
        default: return nil
        }
    }

    /// A number that is not there; above all others, if it may be.
    private static func next(after most: Double, among known: [Double], fits: (Double) -> Bool) -> Double? {
        if fits(most + 1) { return most + 1 }
        let taken = Swift.Set(known)
        return stride(from: most - 1, through: 1, by: -1).prefix(5_000).first { !taken.contains($0) && fits($0) }
    }

    /// Whether the profile allows this number in the column.
    private func fits(_ number: Double, _ column: Int, _ table: DataTable) -> Bool {
        (profile.properties[table.name] ?? []).allSatisfy { property in
            switch property {
            case .digits(column, let most): abs(number) < most.powerOfTen
            case .within(column, let range): range.contains(number)
            default: true
            }
        }
    }

    /// The text of a value that has this measure.
    private func values(of column: Int, in table: DataTable, measuring measure: Double) -> String? {
        state[table.name].first { codes.measure($0.values[column]) == measure }.flatMap { codes.text($0.values[column]) }
    }

    static func written(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    }
}
