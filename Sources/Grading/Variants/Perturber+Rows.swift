import Course

/// Adding and removing rows.
extension Perturber {
    /// Removes some rows of each table, and what refers to them; with `nearby`, also from neighbors of the tables that the reference uses.
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

    /// Removes all rows with one of the values of a column that has few, so that their number changes.
    mutating func removeKinds() {
        for table in focus where !table.isHeld {
            for column in table.columns.indices where mentioned.contains(table.columns[column].name) {
                let before = state
                let kinds = Swift.Set(before[table.name].map { $0.values[column] }).sorted()
                guard (3...Self.fewKinds).contains(kinds.count) else { continue }
                let kind = kinds[random.below(kinds.count)]
                state[table.name].removeAll { $0.values[column] == kind && !named.holds($0, of: table) }
                dropOrphans()
                closeGaps()
                if !isSound { state = before }
            }
            removeKindsFromDocuments(of: table)
        }
    }

    /// Leaves half of the parents with one child each: one kind of child after the other.
    mutating func thinChildren() {
        for table in focus where !table.isHeld {
            let kinds = table.columns.indices.filter { column in
                mentioned.contains(table.columns[column].name) && !table.references.contains { $0.columns.contains(column) }
                    && (2...Self.fewKinds).contains(Swift.Set(state[table.name].map { $0.values[column] }).count)
            }
            for reference in table.references where reference.columns.count == 1 && reference.table != table.name {
                let before = state
                let rows = before[table.name]
                let families = Dictionary(grouping: rows.indices) { rows[$0].values[reference.columns[0]] }.sorted { $0.key < $1.key }
                var gone: Swift.Set<Int> = []
                for (place, family) in families.map(\.value).shuffled(using: &random).enumerated() where place % 2 == 0 {
                    let kind = kinds.shuffled(using: &random).first
                    let alike = Dictionary(grouping: family) { row in kind.map { rows[row].values[$0] } ?? 0 }.sorted { $0.key < $1.key }
                    let kept = alike[place / 2 % alike.count].value[0]
                    gone.formUnion(family.filter { $0 != kept && !named.holds(rows[$0], of: table) })
                }
                state[table.name] = rows.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
                dropOrphans()
                closeGaps()
                if !isSound { state = before }
            }
        }
    }

    /// Tables that refer to those being varied, or that those refer to.
    var neighbours: [DataTable] {
        let names = Swift.Set(focus.map(\.name))
        return model.tables.filter { table in
            !names.contains(table.name)
                && (table.references.contains { names.contains($0.table) }
                    || focus.contains { $0.references.contains { $0.table == table.name } })
        }
    }

    /// Rows that no other row of the table refers to; for a table without gaps, the last ones.
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

    /// Removes rows that refer to removed rows, and rows that lost all referring rows where every row had some.
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

    /// Renumbers columns that had no gaps, and what refers to them.
    mutating func closeGaps() {
        for table in model.tables where !table.isReferenced || table.mayRebuild && !table.isHeld {
            for property in profile.properties[table.name] ?? [] {
                switch property {
                case .gapless(let column): number(column, of: table, within: [])
                case .numbered(let group, let column): number(column, of: table, within: group)
                default: break
                }
            }
        }
    }

    /// Numbers the rows with the same values in `group`, in the order that they have.
    private mutating func number(_ column: Int, of table: DataTable, within group: [Int]) {
        let least = model.base[table.name].compactMap { codes.measure($0.values[column]) }.min() ?? 1
        let rows = state[table.name]
        for members in Dictionary(grouping: rows.indices, by: { rows[$0].key(group) }).values.sorted(by: { $0[0] < $1[0] }) {
            let order = members.sorted { (codes.measure(rows[$0].values[column]) ?? 0) < (codes.measure(rows[$1].values[column]) ?? 0) }
            var numbers: [Int: Int] = [:]
            for (place, row) in order.enumerated() {
                let number = codes.code("\(Int(least) + place)")
                numbers[rows[row].values[column]] = number
                state[table.name][row].values[column] = number
            }
            for (child, reference) in model.referrers(to: table.name) where reference.targets == [column] {
                for row in state[child.name].indices {
                    guard let number = numbers[state[child.name][row].values[reference.columns[0]]] else { continue }
                    state[child.name][row].values[reference.columns[0]] = number
                }
            }
        }
    }

    /// Adds some rows similar to existing ones.
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
            // A parent that needs children gets one.
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

    /// A row like an existing one, with new values where they must be unique, and possibly other parents.
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

    /// A value that no row has yet; `nil` if none can be generated.
    mutating func newValue(of column: Int, in table: DataTable, _ rows: [DataState.Row]) -> Int? {
        // The values of a foreign key come from the referenced table.
        if let reference = table.references.first(where: { $0.columns == [column] }) {
            let taken = Set(rows.map { $0.values[column] })
            let free = state[reference.table].map { $0.values[reference.targets[0]] }.filter { !taken.contains($0) }
            return free.isEmpty ? nil : free[random.below(free.count)]
        }
        let known = rows.compactMap { codes.measure($0.values[column]) }
        switch table.columns[column].family {
        case .number, .float:
            guard let most = known.max() else { return nil }
            // After the maximum, or in a gap if the next number would not fit the profile.
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

    /// A number that is not used yet; greater than all others, if allowed.
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

    /// The text of an existing value with this measure.
    private func values(of column: Int, in table: DataTable, measuring measure: Double) -> String? {
        state[table.name].first { codes.measure($0.values[column]) == measure }.flatMap { codes.text($0.values[column]) }
    }

    static func written(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    }
}
