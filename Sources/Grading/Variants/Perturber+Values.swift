import Course

/// Moving values between rows and changing how often they occur.
extension Perturber {
    /// Shuffles the values of each column among the rows, and what is in its documents; columns that belong together move together.
    mutating func permute() {
        recombineDocuments()
        for table in focus where state[table.name].count > 1 {
            for group in groups(of: table) {
                let before = state[table.name]
                // If the task mentions several values of a row, they stay with it.
                let movable = before.indices.filter { !named.isLinked(before[$0], of: table, columns: group) }
                for (row, source) in zip(movable, movable.shuffled(using: &random)) {
                    move(group, from: before[source], to: row, of: table)
                }
                if keeps(table, group) { continue }
                state[table.name] = before
                for _ in 0..<8 { swap(group, of: table) }
            }
        }
    }

    mutating func move(_ group: Set<Int>, from source: DataState.Row, to row: Int, of table: DataTable) {
        for column in group { state[table.name][row].values[column] = source.values[column] }
    }

    mutating func swap(_ group: Set<Int>, of table: DataTable) {
        let before = state[table.name]
        let (first, second) = (random.below(before.count), random.below(before.count))
        move(group, from: before[first], to: second, of: table)
        move(group, from: before[second], to: first, of: table)
        if !keeps(table, group) { state[table.name] = before }
    }

    /// Rotates references to parents, so that parents without children get some.
    mutating func exchangeParents() {
        for table in focus {
            for reference in table.references where reference.columns.count == 1 && reference.table != table.name {
                let column = reference.columns[0]
                guard !table.fixed.contains(column), !profile.has(.unique(column), table.name) else { continue }
                let before = state[table.name]
                let parents = Swift.Set(state[reference.table].map { $0.values[reference.targets[0]] }).sorted()
                let others = Dictionary(uniqueKeysWithValues: zip(parents, parents.shuffled(using: &random)))
                for row in before.indices {
                    guard let other = others[before[row].values[column]] else { continue }
                    state[table.name][row].values[column] = other
                }
                if !keeps(table, [column]) || !profile.holdsTogether(table, state, codes) { state[table.name] = before }
            }
        }
    }

    /// Copies some values of one column into a similar column of another table, so that both contain them.
    mutating func mingle() {
        for table in focus {
            for (column, definition) in table.columns.enumerated() where isFree(column, of: table) && mentioned.contains(definition.name) {
                let sources = focus.flatMap { other in
                    other.name == table.name
                        ? []
                        : other.columns.indices.filter {
                            other.columns[$0].family == definition.family && mentioned.contains(other.columns[$0].name)
                        }.flatMap { place in state[other.name].map { $0.values[place] } }
                }.filter { $0 != ValueCodes.null }
                guard !sources.isEmpty, !state[table.name].isEmpty else { continue }
                for _ in 0..<3 {
                    let row = random.below(state[table.name].count)
                    let before = state[table.name][row]
                    guard before.values[column] != ValueCodes.null else { continue }
                    state[table.name][row].values[column] = sources[random.below(sources.count)]
                    if !keeps(table, [column]) { state[table.name][row] = before }
                }
            }
        }
    }

    /// Whether only the profile restricts what the column may contain.
    private func isFree(_ column: Int, of table: DataTable) -> Bool {
        !table.isInKey(column) && !table.columns[column].isGenerated && !table.fixed.contains(column)
            && !table.references.contains { $0.columns.contains(column) }
            && (table.columns[column].family == .text || !isBound(column, in: table))
    }

    /// Makes rare values as frequent as others, in columns with few different values.
    mutating func balance() {
        for table in focus {
            for group in groups(of: table) {
                let column = group.sorted().first { column in
                    (2...Self.fewKinds).contains(Swift.Set(state[table.name].map { $0.values[column] }).count)
                }
                guard let column else { continue }
                let sources = Dictionary(grouping: state[table.name]) { $0.values[column] }
                let kinds = sources.keys.sorted()
                for row in state[table.name].indices.shuffled(using: &random).prefix(3 * Self.mostMoved) {
                    let source = sources[kinds[random.below(kinds.count)]] ?? []
                    copy(group, from: source[random.below(source.count)], to: row, of: table)
                }
            }
        }
    }

    /// Sets more values to NULL in columns that already have NULLs: here and there, and in all rows of one kind.
    mutating func loseValues() {
        for table in focus {
            let kinds = table.columns.indices.filter { column in
                (2...Self.fewKinds).contains(Swift.Set(state[table.name].map { $0.values[column] }).count)
            }
            let kind = kinds.isEmpty ? nil : kinds[random.below(kinds.count)]
            let rare = Dictionary(grouping: state[table.name].indices) { row in kind.map { state[table.name][row].values[$0] } ?? 0 }
                .filter { $0.value.count * 3 <= state[table.name].count }.sorted { $0.key < $1.key }.map(\.value)
            let alike = rare.isEmpty ? [] : rare[random.below(rare.count)]
            for column in table.columns.indices
            where !table.isInKey(column) && !profile.has(.neverNull(column), table.name) && !table.columns[column].isGenerated
                && !table.checked.contains(where: { $0.contains(column) }) && !table.fixed.contains(column)
            {
                let some = state[table.name].indices.shuffled(using: &random).prefix(min(2 * Self.mostMoved, state[table.name].count / 4))
                for row in some + (kind == column ? [] : alike) {
                    let before = state[table.name][row]
                    state[table.name][row].values[column] = ValueCodes.null
                    if !keeps(table, [column]) { state[table.name][row] = before }
                }
            }
        }
    }

    /// Makes NULLs about as frequent as values, in columns that have both.
    ///
    /// - Parameter place: the index of one of the values that the author's answers compare with. Rows with that value get no NULLs.
    mutating func mixNulls(exceptAt place: Int) {
        for table in focus {
            let compared = table.columns.indices.flatMap { column in
                (boundaries.values[table.columns[column].name] ?? []).map { (column: column, value: codes.code($0)) }
            }.filter { kind in state[table.name].contains { $0.values[kind.column] == kind.value } }
            let full = compared.isEmpty ? nil : compared[place % compared.count]
            for group in groups(of: table) where !(full.map { group.contains($0.column) } ?? false) {
                guard let column = group.sorted().first(where: { mentioned.contains(table.columns[$0].name) }) else { continue }
                let sources = Dictionary(grouping: state[table.name]) { $0.values[column] == ValueCodes.null }
                guard let (unknown, known) = sources[true].flatMap({ unknown in sources[false].map { (unknown, $0) } }) else { continue }
                for row in state[table.name].indices.shuffled(using: &random).prefix(Self.mostMixed) {
                    let isFull = full.map { state[table.name][row].values[$0.column] == $0.value } ?? false
                    let isKnown = isFull || random.below(2) == 0
                    let before = state[table.name]
                    if isKnown != (before[row].values[column] == ValueCodes.null) { continue }
                    if profile.has(.unique(column), table.name) {
                        let value = isKnown ? newValue(of: column, in: table, before) : ValueCodes.null
                        state[table.name][row].values[column] = value ?? ValueCodes.null
                        if !keeps(table, [column]) { state[table.name] = before }
                    } else {
                        let kind = isKnown ? known : unknown
                        copy(group, from: kind[random.below(kind.count)], to: row, of: table)
                    }
                }
            }
        }
    }

    /// Puts many rows of each table on the same day; those with a time keep it, and their day is in another month.
    mutating func gatherDays() {
        for table in focus {
            let days = table.columns.indices.filter { column in
                switch table.columns[column].family {
                case .date: !table.isInKey(column)
                case .timestamp: mentioned.contains(table.columns[column].name) && (!table.isInKey(column) || table.isPartOfKeyOnly(column))
                default: false
                }
            }
            // Prefer dates that every row has.
            let always = days.filter { profile.has(.neverNull($0), table.name) }
            guard let column = (always.isEmpty ? days : always).shuffled(using: &random).first else { continue }
            let known = state[table.name].map { $0.values[column] }.filter { $0 != ValueCodes.null }
            guard !known.isEmpty, let day = codes.text(known[random.below(known.count)]) else { continue }
            let later = table.columns[column].family == .timestamp ? codes.shifted(moment: day, days: 40).flatMap { codes.text($0) } : day
            guard let later else { continue }
            for row in state[table.name].indices.shuffled(using: &random).prefix(min(Self.mostMoved, known.count / 2)) {
                guard let old = codes.text(state[table.name][row].values[column]) else { continue }
                let text = table.columns[column].family == .timestamp ? String(later.prefix(10) + old.dropFirst(10)) : later
                _ = put(BoundaryValue(table: table.name, column: column, text: text), into: row, of: table)
            }
        }
    }

    /// Gives many rows of each table the same value in one column, or in several that belong together.
    mutating func gather() {
        for table in focus where state[table.name].count > 1 {
            guard let group = groups(of: table).shuffled(using: &random).first else { continue }
            let rows = state[table.name]
            let source = rows[random.below(rows.count)]
            for row in rows.indices.shuffled(using: &random).prefix(min(Self.mostMoved, rows.count / 2)) {
                copy(group, from: source, to: row, of: table)
            }
        }
    }

    /// Copies the rest of a key from a row with one compared value to a row with another. An UPDATE that changes one value to the other
    /// then violates the key.
    mutating func collide() {
        for table in focus {
            for key in table.keys where key.count > 1 {
                for column in key {
                    let values = Swift.Set((boundaries.values[table.columns[column].name] ?? []).map { codes.code($0) })
                    let rows = state[table.name].indices.filter { values.contains(state[table.name][$0].values[column]) }
                        .shuffled(using: &random).prefix(Self.mostMoved)
                    let rest = Swift.Set(key).subtracting([column])
                    let before = state[table.name]
                    // The first row that the table's properties allow to change.
                    for row in rows where state[table.name] == before {
                        for other in rows where before[other].values[column] != before[row].values[column] && state[table.name] == before {
                            copy(rest, from: before[row], to: other, of: table)
                        }
                    }
                }
            }
        }
    }

    /// Makes all children of some parents alike in one respect: in a column with few different values, or in having a value at all.
    mutating func gatherFamilies() {
        for table in focus {
            for reference in table.references where reference.columns.count == 1 {
                let parent = reference.columns[0]
                let kinds = groups(of: table).filter { !$0.contains(parent) }.compactMap { group -> (Swift.Set<Int>, [[DataState.Row]])? in
                    let column = group.sorted().first { mentioned.contains(table.columns[$0].name) }
                    guard let column else { return nil }
                    let kinds = Dictionary(grouping: state[table.name]) { $0.values[column] }
                    let known = kinds.filter { $0.key != ValueCodes.null }
                    if (2...Self.fewKinds).contains(kinds.count) { return (group, kinds.sorted { $0.key < $1.key }.map(\.value)) }
                    guard let unknown = kinds[ValueCodes.null], !known.isEmpty else { return nil }
                    return (group, [unknown, known.sorted { $0.key < $1.key }.flatMap(\.value)])
                }
                if kinds.isEmpty { continue }
                let (group, rows) = kinds[random.below(kinds.count)]
                let families = Dictionary(grouping: state[table.name].indices) { state[table.name][$0].values[parent] }
                for family in families.sorted(by: { $0.key < $1.key }).map(\.value).shuffled(using: &random).prefix(families.count / 3 + 1)
                {
                    let kind = rows[random.below(rows.count)]
                    for row in family { copy(group, from: kind[random.below(kind.count)], to: row, of: table) }
                }
            }
        }
    }

    static let fewKinds = 8
    private static let mostMixed = 200
    /// How many rows are changed one by one.
    static let mostMoved = 24

    mutating func copy(_ group: Swift.Set<Int>, from source: DataState.Row, to row: Int, of table: DataTable) {
        let before = state[table.name][row]
        move(group, from: source, to: row, of: table)
        if !keeps(table, group) { state[table.name][row] = before }
    }

    /// Spreads the numbers of one column of each table evenly around one of them, which is then their mean.
    mutating func level() {
        for table in focus where state[table.name].count > 2 {
            let columns = groups(of: table).filter { $0.count == 1 }.compactMap(\.first).filter { column in
                table.columns[column].family == .number && mentioned.contains(table.columns[column].name)
                    && !table.references.contains { $0.columns.contains(column) }
            }
            guard let column = columns.shuffled(using: &random).first else { continue }
            let before = state[table.name]
            let rows = before.indices.filter { before[$0].values[column] != ValueCodes.null }.shuffled(using: &random)
            guard let row = rows.first, let middle = codes.measure(before[row].values[column])?.rounded() else { continue }
            let distance = max(1, (middle / 4).rounded())
            for (place, row) in rows.enumerated() {
                let isInThrees = place < rows.count / 3 * 3
                let number = middle + (isInThrees ? Double(place % 3 - 1) * distance : 0)
                state[table.name][row].values[column] = codes.code(Self.written(number))
            }
            if !keeps(table, [column]) { state[table.name] = before }
        }
    }
}
