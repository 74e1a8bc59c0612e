import Course

/// Values at boundaries.
extension Perturber {
    /// Puts values on, just below, and just above the reference's boundaries, exact ones first, each into a row of its own: every second one
    /// into a row that meets other conditions, since only there does it decide.
    mutating func shift(to boundaries: [BoundaryValue]) {
        var taken: [String: Set<Int>] = [:]
        var fits: [String: [Int]] = [:]
        let shuffled = boundaries.shuffled(using: &random)
        for value in shuffled.filter(\.isExact) + shuffled.filter({ !$0.isExact }) {
            guard let table = focus.first(where: { $0.name == value.table }) else { continue }
            let free = state[table.name].indices.filter { taken[table.name]?.contains($0) != true }
            if fits[table.name] == nil { fits[table.name] = conditionsMet(by: table, boundaries) }
            var rows = free.shuffled(using: &random)
            if random.below(2) == 0, let fits = fits[table.name] { rows.sort { fits[$0] > fits[$1] } }
            for row in rows.prefix(4) where put(value, into: row, of: table) || take(value, into: row, of: table) {
                taken[table.name, default: []].insert(row)
                break
            }
        }
    }

    /// How many values of each row, and of the rows that it refers to, are NULL or exactly what their column is compared with.
    private func conditionsMet(by table: DataTable, _ boundaries: [BoundaryValue], depth: Int = 0) -> [Int] {
        let rows = state[table.name]
        var met = rows.map { _ in 0 }
        for (column, definition) in table.columns.enumerated() where mentioned.contains(definition.name) {
            let wanted = boundaries.filter { $0.table == table.name && $0.column == column && $0.isExact }.map(\.text)
            for row in rows.indices where codes.text(rows[row].values[column]).map(wanted.contains) ?? true { met[row] += 1 }
        }
        guard depth < 2 else { return met }
        for reference in table.references where reference.table != table.name {
            guard let parent = focus.first(where: { $0.name == reference.table }) else { continue }
            let fits = conditionsMet(by: parent, boundaries, depth: depth + 1)
            for pair in pairs(reference, of: table) { met[pair.child] += fits[pair.parent] }
        }
        return met
    }

    /// Makes some rows meet as many conditions as possible: puts into each column one of the values that it's compared with.
    mutating func satisfy(_ boundaries: [BoundaryValue]) {
        for table in focus {
            for row in state[table.name].indices.shuffled(using: &random).prefix(Self.mostSatisfied) {
                for (column, definition) in table.columns.enumerated() where mentioned.contains(definition.name) {
                    let compared = (self.boundaries.values[definition.name] ?? []).shuffled(using: &random)
                    if let reference = table.references.first(where: { $0.columns == [column] }) {
                        let parents = Set(state[reference.table].map { $0.values[reference.targets[0]] })
                        guard let text = compared.first(where: { parents.contains(codes.code($0)) }) else { continue }
                        _ = put(BoundaryValue(table: table.name, column: column, text: text), into: row, of: table)
                    } else if definition.boundFamily != nil {
                        if let middle = compared.lazy.compactMap(ValueCodes.measure).first { center(row, column, of: table, at: middle) }
                    } else {
                        let values = boundaries.filter { $0.table == table.name && $0.column == column && $0.isExact && !$0.isPart }
                        if let value = values.shuffled(using: &random).first { _ = put(value, into: row, of: table) }
                    }
                }
            }
        }
    }

    private static let mostSatisfied = 3

    /// Returns `false` if the table would lose one of its properties.
    ///
    /// - Parameter alone: columns with a fixed order don't move along.
    mutating func put(_ value: BoundaryValue, into row: Int, of table: DataTable, alone: Bool = false) -> Bool {
        let before = state[table.name]
        let old = before[row].values[value.column]
        if value.isPart, old == ValueCodes.null { return false }
        if value.way == BoundaryValue.inDocument,
            !documentPaths(of: value.column, in: table).allow(value.text, at: value.path, in: codes.text(old) ?? "")
        {
            return false
        }
        // A CHECK on several columns keeps holding if its other columns move by the same amount; that requires a number or date.
        if table.checked.contains(where: { $0.contains(value.column) }), codes.measure(old) == nil { return false }
        let new = value.isPart ? value.text(around: codes.text(old) ?? "") : value.text
        if value.isPart, new == codes.text(old) { return false }
        state[table.name][row].values[value.column] = codes.code(new)
        var columns: Set<Int> = [value.column]
        // Columns with a fixed order move along.
        if !alone, let from = codes.measure(old), let to = codes.measure(state[table.name][row].values[value.column]) {
            for other in companions(of: value.column, in: table) where before[row].values[other] != ValueCodes.null {
                guard let measure = codes.measure(before[row].values[other]) else { continue }
                let moved = measure + to - from
                let text =
                    switch table.columns[other].family {
                    case .date: CanonicalMoment.date(day: Int((moved / 86_400_000_000).rounded(.down)))
                    case .timestamp: CanonicalMoment.moment(moved)
                    case .timestampWithZone: CanonicalMoment.moment(moved) + "+00"
                    default: Self.written(moved)
                    }
                state[table.name][row].values[other] = codes.code(text)
                columns.insert(other)
            }
        }
        if keeps(table, columns) { return true }
        state[table.name] = before
        return false
    }

    /// Exchanges a value that only one row can have, and those that move along, with the row that has it.
    private mutating func take(_ value: BoundaryValue, into row: Int, of table: DataTable) -> Bool {
        let code = codes.code(value.text)
        let before = state[table.name]
        guard !value.isPart, profile.has(.unique(value.column), table.name), before[row].values[value.column] != ValueCodes.null,
            let owner = before.indices.first(where: { before[$0].values[value.column] == code }), owner != row
        else { return false }
        let columns = Set([value.column] + companions(of: value.column, in: table))
        move(columns, from: before[owner], to: row, of: table)
        move(columns, from: before[row], to: owner, of: table)
        if keeps(table, columns) { return true }
        state[table.name] = before
        return false
    }

    func companions(of column: Int, in table: DataTable) -> [Int] {
        var found: Set<Int> = []
        for property in profile.properties[table.name] ?? [] {
            guard case .ordered(let first, let second) = property, table.columns[first].family == table.columns[second].family else {
                continue
            }
            guard table.checked.contains(where: { $0.contains(first) && $0.contains(second) }) else { continue }
            if first == column { found.insert(second) }
            if second == column { found.insert(first) }
        }
        return found.filter { !table.isInKey($0) }.sorted()
    }
}

extension ValueCodes {
    /// The date this many days after one given in microseconds since 1970.
    mutating func shifted(date: Double, days: Int) -> Int {
        code(CanonicalMoment.date(day: Int(date / 86_400_000_000) + days))
    }

    /// The same time on another day.
    mutating func shifted(moment: String, days: Int) -> Int? {
        guard let day = CanonicalMoment(moment.prefix(10).utf8)?.day else { return nil }
        return code(CanonicalMoment.date(day: day + days) + moment.dropFirst(10))
    }
}
