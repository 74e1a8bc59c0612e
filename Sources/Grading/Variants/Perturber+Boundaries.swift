import Course

/// Values at a boundary.
extension Perturber {
    /// Puts values on, just below and just above what the reference compares with, each into a row of its own; those on it first.
    mutating func shift(to boundaries: [BoundaryValue]) {
        var taken: [String: Set<Int>] = [:]
        let shuffled = boundaries.shuffled(using: &random)
        for value in shuffled.filter(\.isExact) + shuffled.filter({ !$0.isExact }) {
            guard let table = focus.first(where: { $0.name == value.table }) else { continue }
            let free = state[table.name].indices.filter { taken[table.name]?.contains($0) != true }
            for row in free.shuffled(using: &random).prefix(4) where put(value, into: row, of: table) {
                taken[table.name, default: []].insert(row)
                break
            }
        }
    }

    /// `false` where the table would not show any more what it does throughout.
    mutating func put(_ value: BoundaryValue, into row: Int, of table: DataTable) -> Bool {
        let before = state[table.name]
        let old = before[row].values[value.column]
        if value.isPattern, old == ValueCodes.null { return false }
        // A condition on several columns holds if what is bound by it moves by as much, and not otherwise.
        if table.checked.contains(where: { $0.contains(value.column) }), codes.measure(old) == nil { return false }
        let new = value.isPattern ? value.text(around: codes.text(old) ?? "") : value.text
        state[table.name][row].values[value.column] = codes.code(new)
        var columns: Set<Int> = [value.column]
        // What is bound by an order moves along.
        if let from = codes.measure(old), let to = codes.measure(state[table.name][row].values[value.column]) {
            for other in companions(of: value.column, in: table) where before[row].values[other] != ValueCodes.null {
                guard let measure = codes.measure(before[row].values[other]) else { continue }
                let days = Int(((to - from) / 86_400_000_000).rounded())
                let moved = table.columns[other].family == .date ? codes.shifted(date: measure, days: days) : nil
                state[table.name][row].values[other] = moved ?? codes.code(Self.written(measure + to - from))
                columns.insert(other)
            }
        }
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
    /// The date so many days after one that is given in microseconds since 1970.
    mutating func shifted(date: Double, days: Int) -> Int {
        code(CanonicalMoment.date(day: Int(date / 86_400_000_000) + days))
    }

    /// The same time of another day.
    mutating func shifted(moment: String, days: Int) -> Int? {
        guard let day = CanonicalMoment(moment.prefix(10).utf8)?.day else { return nil }
        return code(CanonicalMoment.date(day: day + days) + moment.dropFirst(10))
    }
}
