import Course

/// Versions of the data that break, one at a time, the assumptions that an answer may silently rely on.
struct AdverseData {
    let model: DataModel
    /// The data that the versions are made from.
    private let base: DataState
    let profile: DataProfile
    let focus: [DataTable]
    private(set) var codes: ValueCodes
    /// The names that the author's answers use.
    private let mentioned: Set<String>
    private static let mostDuplicates = 200

    /// The names of columns that are compared by LIKE (and possibly others).
    private let patterned: Set<String>

    /// - Parameter start: the mild variant that they are made from; `nil` for the given data.
    init(_ set: VariantSet, from start: Variant?) {
        mentioned = set.mentioned
        patterned = set.patterned
        model = set.model
        base = start?.state ?? set.model.base
        profile = set.profile
        focus = set.focus
        codes = start?.codes ?? set.model.codes
    }

    /// The most relevant ones first. Some may violate constraints, which only the server can tell.
    mutating func versions() -> [(assumption: Assumption, state: DataState)] {
        var random = SeededRandom(seed: 0xCA1F)
        var versions: [(Assumption, DataState)] = []
        for table in focus {
            versions += childless(table) + letters(table) + arrays(table) + otherKinds(table, &random) + apart(table, &random)
            versions += documents(table, &random)
            versions += columns(of: table, &random)
        }
        for table in focus { versions += duplicates(table) + gaps(table) }
        for table in focus { versions += emptied(table) }
        return versions
    }

    /// NULLs, ties, and extremes in columns that have none.
    private mutating func columns(of table: DataTable, _ random: inout SeededRandom) -> [(Assumption, DataState)] {
        var versions: [(Assumption, DataState)] = []
        let rows = base[table.name]
        guard rows.count > 1 else { return [] }
        for (index, column) in table.columns.enumerated() where !column.isGenerated && !table.isInKey(index) && !table.fixed.contains(index)
        {
            let places = rows.indices.shuffled(using: &random)
            if profile.has(.neverNull(index), table.name), !column.isNotNull {
                let state = changing(table, index, places.prefix(max(2, rows.count / 8)), to: ValueCodes.null)
                versions.append((.noNulls(table: table.name, column: column.name), state))
            }
            if table.references.contains(where: { $0.columns.contains(index) }) { continue }
            if [.date, .timestamp, .timestampWithZone, .number].contains(column.family)
                || column.family == .text && mentioned.contains(column.name)
            {
                let value = rows[rows.count / 2].values[index]
                versions.append((.noTies(table: table.name, column: column.name), changing(table, index, rows.indices, to: value)))
                versions += unordered(changing(table, index, rows.indices, to: value), in: index, of: table)
            }
            if profile.has(.unique(index), table.name) {
                // Ties at both ends, where a LIMIT or maximum would notice, and one elsewhere.
                let sorted = rows.indices.sorted {
                    (codes.measure(rows[$0].values[index]) ?? 0) < (codes.measure(rows[$1].values[index]) ?? 0)
                }
                var state = base
                for pair in [(sorted[0], sorted[1]), (sorted[sorted.count - 2], sorted[sorted.count - 1]), (places[0], places[1])] {
                    state[table.name][pair.0].values[index] = state[table.name][pair.1].values[index]
                }
                versions.append((.noTies(table: table.name, column: column.name), state))
                versions += unordered(state, in: index, of: table) + letters(state, in: index, of: table)
            }
            switch column.family {
            case .number where profile.has(.neverZero(index), table.name):
                let zero = changing(table, index, places.prefix(max(2, rows.count / 2)), to: codes.code("0"))
                versions.append((.noExtremes(table: table.name, column: column.name), zero))
            case .text where profile.has(.neverBlank(index), table.name):
                versions.append(
                    (.noExtremes(table: table.name, column: column.name), changing(table, index, places.prefix(2), to: codes.code(""))))
            default: break
            }
        }
        return versions
    }

    /// Ties of rows that are not in the order of their keys, where that was the order of another column.
    private func unordered(_ ties: DataState, in column: Int, of table: DataTable) -> [(Assumption, DataState)] {
        guard mentioned.contains(table.columns[column].name), table.primary.count == 1, let key = table.primary.first else { return [] }
        let rows = base[table.name]
        func measures(_ column: Int) -> [Double] { rows.map { codes.measure($0.values[column]) ?? .infinity } }
        let numbers = measures(key)
        let order = rows.indices.sorted { numbers[$0] < numbers[$1] }
        return table.columns.indices.compactMap { other in
            let values = measures(other)
            guard other != column, other != key, mentioned.contains(table.columns[other].name), !table.fixed.contains(other),
                zip(order, order.dropFirst()).allSatisfy({ values[$0] < values[$1] })
            else { return nil }
            var state = ties
            for (row, source) in zip(order, order.reversed()) { state[table.name][row].values[other] = rows[source].values[other] }
            let (name, otherName) = (table.columns[column].name, table.columns[other].name)
            return (.tiesInOrder(table: table.name, column: name, other: otherName), state)
        }
    }

    /// Texts that would be ties in the same letter case, where the author's answers convert it.
    private mutating func letters(_ ties: DataState, in column: Int, of table: DataTable) -> [(Assumption, DataState)] {
        guard table.columns[column].family == .text, !mentioned.isDisjoint(with: ["lower", "upper"]) else { return [] }
        var state = ties
        for (row, before) in base[table.name].enumerated() {
            guard ties[table.name][row] != before, let text = codes.text(ties[table.name][row].values[column]) else { continue }
            let other = text == text.uppercased() ? text.lowercased() : text.uppercased()
            state[table.name][row].values[column] = codes.code(other)
        }
        return [(.sameLetters(table: table.name, column: table.columns[column].name), state)]
    }

    /// Lowercase and uppercase versions of text that is matched against a pattern.
    private mutating func letters(_ table: DataTable) -> [(Assumption, DataState)] {
        table.columns.indices.filter { patterned.contains(table.columns[$0].name) && table.columns[$0].family == .text }.map { column in
            var number = 0
            let state = changing(table, column) { text in
                number += 1
                return number % 2 == 1 ? text.lowercased() : text.uppercased()
            }
            return (.usualLetters(table: table.name, column: table.columns[column].name), state)
        }
    }

    /// Arrays with reversed, additional or longer elements, and with those of another row. Arrays that would need quotes are skipped.
    private mutating func arrays(_ table: DataTable) -> [(Assumption, DataState)] {
        table.columns.indices.filter { if case .array = table.columns[$0].family { !table.isInKey($0) } else { false } }.flatMap {
            (column) -> [(Assumption, DataState)] in
            let name = table.columns[column].name
            func changed(_ change: ([Substring]) -> [Substring]) -> DataState {
                changing(table, column) { text in
                    guard text.hasPrefix("{"), !text.dropFirst().contains(where: { "{\"\\".contains($0) }) else { return nil }
                    return "{" + change(text.dropFirst().dropLast().split(separator: ",")).joined(separator: ",") + "}"
                }
            }
            var last: [Substring] = []
            func joined(_ elements: [Substring]) -> [Substring] {
                defer { if !elements.isEmpty { last = elements } }
                return elements + last.filter { !elements.contains($0) }
            }
            var number = 0
            func longer(_ elements: [Substring]) -> [Substring] {
                number += 1
                return number % 2 == 1 ? elements.map { $0 + ($0.allSatisfy(\.isNumber) ? "0" : "s") } : elements
            }
            return [
                (.usualElements(table: table.name, column: name), changed { $0.reversed() }),
                (.fewElements(table: table.name, column: name), changed { $0 + $0 }),
                (.fewElements(table: table.name, column: name), changed(joined)),
                (.shortElements(table: table.name, column: name), changed(longer)),
            ]
        }
    }

    /// Values that are not among the few that a column has.
    private mutating func otherKinds(_ table: DataTable, _ random: inout SeededRandom) -> [(Assumption, DataState)] {
        table.columns.indices.compactMap { column in
            let kinds = Set(base[table.name].map { $0.values[column] }.filter { $0 != ValueCodes.null })
            guard table.columns[column].family == .text, (2...Perturber.fewKinds).contains(kinds.count), !table.isInKey(column),
                mentioned.contains(table.columns[column].name), !table.references.contains(where: { $0.columns.contains(column) })
            else { return nil }
            let state = changing(table, column) { text in
                random.below(3) == 0 ? TextShape.other(than: text, number: 1) : nil
            }
            return (.fewKinds(table: table.name, column: table.columns[column].name), state)
        }
    }

    /// Values that were always the same for the same value of another column, shuffled.
    private func apart(_ table: DataTable, _ random: inout SeededRandom) -> [(Assumption, DataState)] {
        var versions: [(Assumption, DataState)] = []
        for case .determines(let first, let second) in (profile.properties[table.name] ?? [])
        where mentioned.isSuperset(of: [table.columns[first].name, table.columns[second].name]) && !table.isInKey(second) {
            var state = base
            let values = state[table.name].map { $0.values[second] }.shuffled(using: &random)
            for (row, value) in values.enumerated() { state[table.name][row].values[second] = value }
            versions.append((.together(table: table.name, column: table.columns[second].name, other: table.columns[first].name), state))
        }
        return versions
    }

    /// Documents with numbers of more digits, with longer lists, and with lists in reverse.
    private mutating func documents(_ table: DataTable, _ random: inout SeededRandom) -> [(Assumption, DataState)] {
        table.columns.indices.filter { table.columns[$0].family == .json && mentioned.contains(table.columns[$0].name) }.flatMap {
            (column) -> [(Assumption, DataState)] in
            let name = table.columns[column].name
            let numbers = changing(table, column) { text in
                let values = DocumentPaths.values(in: text).compactMapValues { Int($0).map { "\($0 * 10)" } }
                return random.below(3) > 0 || values.isEmpty ? nil : DocumentScalars.replacing(values, in: text)
            }
            let lists = changing(table, column) { text in
                text.contains("[") ? text.replacing(#/\[([^\[\]]+)\]/#) { "[\($0.1), \($0.1)]" } : nil
            }
            let reversed = changing(table, column) { text in
                text.replacing(#/\[([^\[\]{}]+)\]/#) { "[" + $0.1.split(separator: ", ").reversed().joined(separator: ", ") + "]" }
            }
            return [
                (.fewDigits(table: table.name, column: name), numbers), (.fewElements(table: table.name, column: name), lists),
                (.usualElements(table: table.name, column: name), reversed),
            ]
        }
    }

    /// Changes the texts of a column; `nil` leaves a text as it is.
    private mutating func changing(_ table: DataTable, _ column: Int, _ change: (String) -> String?) -> DataState {
        var state = base
        for row in state[table.name].indices where !table.isInKey(column) {
            guard let text = codes.text(state[table.name][row].values[column]), let changed = change(text) else { continue }
            state[table.name][row].values[column] = codes.code(changed)
        }
        return state
    }

    private func changing(_ table: DataTable, _ column: Int, _ rows: some Sequence<Int>, to code: Int) -> DataState {
        var state = base
        for row in rows { state[table.name][row].values[column] = code }
        return state
    }

    /// Parents without any children, where every parent had some.
    private func childless(_ table: DataTable) -> [(Assumption, DataState)] {
        table.references.filter { profile.has(.everyParentHasChild($0), table.name) && $0.table != table.name }.compactMap { reference in
            let parents = base[reference.table]
            guard parents.count > 1, !table.isHeld else { return nil }
            var state = base
            for parent in [parents[0], parents[parents.count / 2]] {
                let key = parent.key(reference.targets)
                state[table.name].removeAll { row in row.key(reference.columns) == key }
            }
            return (.everyParentHasChild(parent: reference.table, child: table.name), model.withoutOrphans(state))
        }
    }

    /// Rows that are equal in everything but their key.
    private mutating func duplicates(_ table: DataTable) -> [(Assumption, DataState)] {
        let rows = base[table.name]
        guard let key = table.keys.first, key.count == 1, table.keys.count == 1, let column = key.first,
            case .number = table.columns[column].family, let most = rows.compactMap({ codes.measure($0.values[column]) }).max()
        else { return [] }
        var state = base
        for (number, row) in rows.prefix(Self.mostDuplicates).enumerated() {
            var lease = row
            lease.origin = nil
            lease.values[column] = codes.code(Perturber.written(most + Double(number + 1)))
            state[table.name].append(lease)
        }
        return [(.noDuplicates(table: table.name), state)]
    }

    /// A gap in the middle of numbers that had none.
    private func gaps(_ table: DataTable) -> [(Assumption, DataState)] {
        let rows = base[table.name]
        let columns = (profile.properties[table.name] ?? []).compactMap { property in
            switch property {
            case .gapless(let column), .numbered(_, let column): column
            default: nil
            }
        }
        guard let column = columns.first, rows.count > 2, !table.isHeld else { return [] }
        let numbers = Set(rows.compactMap { codes.measure($0.values[column]) }).sorted()
        guard numbers.count > 2 else { return [] }
        let middle = numbers[numbers.count / 2]
        var state = base
        state[table.name].removeAll { codes.measure($0.values[column]) == middle }
        return [(.noGaps(table: table.name, column: table.columns[column].name), model.withoutOrphans(state))]
    }

    private func emptied(_ table: DataTable) -> [(Assumption, DataState)] {
        guard !base[table.name].isEmpty, !table.isHeld else { return [] }
        var state = base
        state[table.name] = []
        return [(.notEmpty(table: table.name), model.withoutOrphans(state))]
    }
}
