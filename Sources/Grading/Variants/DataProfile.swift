/// A property that holds for all the data of a table, whether or not its definition requires it.
///
/// An answer may rely on it: if no two titles are the same, the learner need not handle duplicates. Mild variants preserve it.
enum DataProperty: Sendable, Hashable, Codable {
    case neverEmpty
    case neverNull(Int)
    case unique(Int)
    case uniquePair(Int, Int)
    case neverZero(Int)
    case neverNegative(Int)
    case neverBlank(Int)
    /// Rows with the same value in the first column have the same value in the second.
    case determines(Int, Int)
    /// The first is never greater than the second.
    case ordered(Int, Int)
    /// The first is never equal to the second.
    case apart(Int, Int)
    /// If the first is NULL, so is the second.
    case nullTogether(Int, Int)
    /// Whole numbers with at most this many digits.
    case digits(Int, most: Int)
    /// Text of at most this many bytes.
    case longest(Int, Int)
    /// Text in one of a few shapes, in which 9 stands for any digit and a or A for any letter.
    case shaped(Int, Set<String>)
    /// Text that is all in the same letter case.
    case cased(Int, TextCase)
    /// One of a few values, each of which occurs in many rows.
    case oneOf(Int, Set<Int>)
    /// Within the range of a few numbers, each of which occurs in many rows.
    case within(Int, ClosedRange<Double>)
    /// The third is the sum, or the product, of the first two.
    case sum(Int, Int, Int)
    case product(Int, Int, Int)
    /// Every row of the referenced table is referred to at least once.
    case everyParentHasChild(DataTable.Reference)
    /// No row of the other table refers to a row with one of these values.
    case childless(Int, Set<Int>, child: String, DataTable.Reference)
    /// Rows that refer to others of their table never do so in a circle.
    case acyclic(DataTable.Reference)
    /// Among the rows with the same values in the first columns, the last is numbered without gaps, from the same number on.
    case numbered(within: [Int], Int)

    /// Among the rows with the same values in the first columns, the ranges in the last never overlap.
    case disjoint(within: [Int], Int)
    /// Among the rows with the same values in the first columns, the spans from one column to another, where NULL is no limit, never
    /// overlap. They may begin where others end, or not even that.
    case separate(within: [Int], from: Int, to: Int, touching: Bool)

    /// Whether changes to these columns can break it.
    func concerns(_ columns: Set<Int>) -> Bool {
        switch self {
        case .neverEmpty: false
        case .neverNull(let column), .unique(let column), .neverZero(let column), .neverNegative(let column),
            .neverBlank(let column), .digits(let column, _), .longest(let column, _), .shaped(let column, _), .cased(let column, _),
            .oneOf(let column, _), .within(let column, _), .childless(let column, _, _, _):
            columns.contains(column)
        case .uniquePair(let first, let second), .determines(let first, let second), .ordered(let first, let second),
            .apart(let first, let second), .nullTogether(let first, let second):
            columns.contains(first) || columns.contains(second)
        case .sum(let first, let second, let third), .product(let first, let second, let third):
            !columns.isDisjoint(with: [first, second, third])
        case .everyParentHasChild(let reference), .acyclic(let reference): !columns.isDisjoint(with: reference.columns)
        case .numbered(let group, let column), .disjoint(let group, let column): !columns.isDisjoint(with: group + [column])
        case .separate(let group, let from, let to, _): !columns.isDisjoint(with: group + [from, to])
        }
    }

    /// The columns that must be changed together to preserve it.
    var bound: [Int] {
        switch self {
        case .determines(let first, let second), .ordered(let first, let second), .nullTogether(let first, let second): [first, second]
        case .sum(let first, let second, let third), .product(let first, let second, let third): [first, second, third]
        default: []
        }
    }
}

/// The properties of all tables.
struct DataProfile: Sendable, Codable {
    private(set) var properties: [String: [DataProperty]] = [:]

    init() {}

    /// The properties of the given data.
    ///
    /// - Parameters:
    ///   - nullable: the names of columns for which the author's answers handle NULL, whether or not there are any.
    ///   - searched: the names of columns whose texts are searched, so they may have the searched text anywhere, whatever their form.
    init(of model: DataModel, nullable: Set<String> = [], searched: Set<String> = []) {
        for table in model.tables {
            properties[table.name] = Self.candidates(table, model).filter {
                switch $0 {
                case .neverNull(let column) where nullable.contains(table.columns[column].name): return false
                case .shaped(let column, _) where searched.contains(table.columns[column].name): return false
                case .longest(let column, _) where searched.contains(table.columns[column].name): return false
                default: break
                }
                return Self.holds($0, table, model.base, model.codes) && Self.isSupported($0, by: model.base[table.name], model.codes)
            }
        }
    }

    /// Whether a table still has its properties, as far as they concern these columns; `nil` for all columns.
    func holds(_ table: DataTable, _ state: DataState, _ codes: ValueCodes, columns: Set<Int>? = nil) -> Bool {
        (properties[table.name] ?? []).allSatisfy { property in
            if let columns, !property.concerns(columns) { return true }
            return Self.holds(property, table, state, codes)
        }
    }

    /// Whether all rows that a table refers to are still referred to, if they were before.
    func holdsTogether(_ table: DataTable, _ state: DataState, _ codes: ValueCodes) -> Bool {
        (properties[table.name] ?? []).allSatisfy { property in
            guard case .everyParentHasChild = property else { return true }
            return Self.holds(property, table, state, codes)
        }
    }

    /// Whether the rows of a table that were never referred to still aren't.
    func keepsChildless(_ table: DataTable, _ state: DataState, _ codes: ValueCodes) -> Bool {
        (properties[table.name] ?? []).allSatisfy { property in
            guard case .childless = property else { return true }
            return Self.holds(property, table, state, codes)
        }
    }

    func has(_ property: DataProperty, _ table: String) -> Bool { properties[table]?.contains(property) ?? false }

    /// All properties to test; those that hold on the given data are kept.
    private static func candidates(_ table: DataTable, _ model: DataModel) -> [DataProperty] {
        var all: [DataProperty] = [.neverEmpty]
        // The server computes generated columns, whatever happens to the others.
        let columns = table.columns.indices.filter { !table.columns[$0].isGenerated }
        let unique = columns.filter { holds(.unique($0), table, model.base, model.codes) }
        for column in columns {
            all += [.neverNull(column), .unique(column)]
            all += RangeProperties(of: column, in: table, model).all
            if table.columns[column].boundFamily != nil {
                all += groups(of: column, besides: unique, in: table).map { .disjoint(within: $0, column) }
            }
            switch table.columns[column].family {
            case .number, .float: all += [.neverZero(column), .neverNegative(column)]
            case .text, .paddedText: all.append(.neverBlank(column))
            default: break
            }
            for other in columns where other != column {
                if column < other, !unique.contains(column), !unique.contains(other) { all.append(.uniquePair(column, other)) }
                if !unique.contains(column) { all.append(.determines(column, other)) }
                if isComparable(column, other, in: table) {
                    all.append(.ordered(column, other))
                    if holds(.ordered(column, other), table, model.base, model.codes) {
                        let groups = groups(of: column, besides: unique + [other], in: table)
                        all += ([[]] + groups).flatMap { group in
                            [false, true].map { .separate(within: group, from: column, to: other, touching: $0) }
                        }
                    }
                    if column < other { all.append(.apart(column, other)) }
                }
                if !table.columns[column].isNotNull, !table.columns[other].isNotNull { all.append(.nullTogether(column, other)) }
            }
        }
        for key in table.keys where key.count > 1 {
            all += key.filter { table.columns[$0].family == .number }.map { column in .numbered(within: key.filter { $0 != column }, column)
            }
        }
        all += model.referrers(to: table.name).flatMap { child, reference in
            columns.filter { !unique.contains($0) }.compactMap { RangeProperties.childless($0, in: table, child, reference, model) }
        }
        return all + ArithmeticProperties(in: table, model).all + table.references.map { .everyParentHasChild($0) }
            + table.references.filter { $0.table == table.name }.map { .acyclic($0) }
    }

    /// The columns within which a range may be the only one for each of its values: the rest of its key, or any other column.
    private static func groups(of column: Int, besides others: [Int], in table: DataTable) -> [[Int]] {
        let keys = table.keys.filter { $0.contains(column) }.map { $0.filter { $0 != column } }
        return keys + table.columns.indices.filter { $0 != column && !others.contains($0) && !table.columns[$0].isGenerated }.map { [$0] }
    }

    /// Whether enough rows support the property: what only two rows have in common may be chance.
    private static func isSupported(_ property: DataProperty, by rows: [DataState.Row], _ codes: ValueCodes) -> Bool {
        switch property {
        case .determines(let first, _):
            let repeats = rows.count - Set(rows.map { $0.values[first] }).count
            return repeats >= 4 && repeats * 5 >= rows.count
        case .uniquePair(let first, let second):
            // How many pairs of rows would agree if the values were combined at random.
            let kinds = Set(rows.map { $0.values[first] }).count * Set(rows.map { $0.values[second] }).count
            return rows.count * (rows.count - 1) * 2 >= 6 * kinds
        case .ordered(let first, let second):
            // Years are always greater than prices, so that ordering would be meaningless.
            let both = rows.filter { $0.values[first] != ValueCodes.null && $0.values[second] != ValueCodes.null }
            let (low, high) = (both.compactMap { codes.measure($0.values[first]) }, both.compactMap { codes.measure($0.values[second]) })
            guard both.count >= 2, let most = low.max(), let least = high.min() else { return false }
            return most > least
        case .apart(let first, let second):
            return Set(rows.map { $0.values[first] }).intersection(rows.map { $0.values[second] }).count >= 3
        case .nullTogether(let first, _): return rows.count { $0.values[first] == ValueCodes.null } >= 4
        case .separate(let group, let from, let to, _):
            return isSupported(.ordered(from, to), by: rows, codes) && rows.count - Set(rows.map { $0.key(group) }).count >= 3
        case .disjoint(let group, _): return rows.count - Set(rows.map { $0.key(group) }).count >= 3
        case .numbered(let group, _): return Set(rows.map { $0.key(group) }).count * 4 <= rows.count * 3
        default: return true
        }
    }

    /// Whether two columns contain the same kind of value. IDs are only comparable with IDs of the same table.
    private static func isComparable(_ first: Int, _ second: Int, in table: DataTable) -> Bool {
        func keyed(_ column: Int) -> String? {
            guard table.columns[column].family == .number else { return nil }
            return table.references.first { $0.columns == [column] }?.table ?? (table.isUnique(column) ? table.name : nil)
        }
        return keyed(first) == keyed(second) && isComparable(table.columns[first], table.columns[second])
    }

    private static func isComparable(_ first: DataTable.Column, _ second: DataTable.Column) -> Bool {
        switch (first.family, second.family) {
        case (.number, .number), (.date, .date), (.timestamp, .timestamp), (.timestampWithZone, .timestampWithZone), (.date, .timestamp),
            (.timestamp, .date):
            true
        default: false
        }
    }

    static func holds(_ property: DataProperty, _ table: DataTable, _ state: DataState, _ codes: ValueCodes) -> Bool {
        let rows = state[table.name]
        let null = ValueCodes.null
        switch property {
        case .neverEmpty: return !rows.isEmpty
        case .neverNull(let column): return rows.allSatisfy { $0.values[column] != null }
        case .unique(let column):
            var seen: Set<Int> = []
            return rows.allSatisfy { $0.values[column] == null || seen.insert($0.values[column]).inserted }
        case .uniquePair(let first, let second):
            var seen: Set<Int> = []
            return rows.allSatisfy { seen.insert($0.values[first] << 32 | ($0.values[second] + 1)).inserted }
        case .neverZero(let column): return rows.allSatisfy { codes.measure($0.values[column]) != 0 }
        case .neverNegative(let column): return rows.allSatisfy { (codes.measure($0.values[column]) ?? 0) >= 0 }
        case .neverBlank(let column): return rows.allSatisfy { codes.text($0.values[column])?.isEmpty != true }
        case .determines(let first, let second):
            var known: [Int: Int] = [:]
            return rows.allSatisfy { row in
                let value = row.values[second]
                defer { known[row.values[first]] = value }
                return known[row.values[first], default: value] == value
            }
        case .ordered(let first, let second):
            return rows.allSatisfy { row in
                guard let low = codes.measure(row.values[first]), let high = codes.measure(row.values[second]) else { return true }
                return low <= high
            }
        case .apart(let first, let second):
            return rows.allSatisfy { row in row.values[first] != row.values[second] || row.values[first] == null }
        case .nullTogether(let first, let second):
            return rows.allSatisfy { $0.values[first] != null || $0.values[second] == null }
        case .digits(let column, let most): return rows.allSatisfy { (codes.measure($0.values[column]).map(abs) ?? 0) < most.powerOfTen }
        case .longest(let column, let most): return rows.allSatisfy { (codes.text($0.values[column])?.utf8.count ?? 0) <= most }
        case .shaped(let column, let shapes):
            return rows.allSatisfy { row in codes.text(row.values[column]).map { shapes.contains(TextShape.of($0)) } ?? true }
        case .cased(let column, let letters):
            return rows.allSatisfy { row in codes.text(row.values[column]).map(letters.fits) ?? true }
        case .oneOf(let column, let known): return rows.allSatisfy { known.contains($0.values[column]) || $0.values[column] == null }
        case .within(let column, let range):
            return rows.allSatisfy { row in codes.measure(row.values[column]).map(range.contains) ?? true }
        case .sum(let first, let second, let third):
            return rows.allSatisfy { ArithmeticProperties.holds($0, first, second, third, codes, +) }
        case .product(let first, let second, let third):
            return rows.allSatisfy { ArithmeticProperties.holds($0, first, second, third, codes, *) }
        case .everyParentHasChild(let reference):
            let children = Set(rows.map { row in row.key(reference.columns) })
            return state[reference.table].allSatisfy { parent in children.contains(parent.key(reference.targets)) }
        case .childless(let column, let kinds, let child, let reference):
            let used = Set(state[child].map { $0.key(reference.columns) })
            return rows.allSatisfy { !kinds.contains($0.values[column]) || !used.contains($0.key(reference.targets)) }
        case .acyclic(let reference): return isAcyclic(rows, reference)
        case .disjoint(let group, let column):
            return Dictionary(grouping: rows) { $0.key(group) }.values.allSatisfy { rows in
                let ranges = rows.compactMap { codes.text($0.values[column]).flatMap { RangeText($0)?.span } }
                    .sorted { ($0.lower, $0.upper) < ($1.lower, $1.upper) }
                return zip(ranges, ranges.dropFirst()).allSatisfy { $0.upper <= $1.lower }
            }
        case .separate(let group, let from, let to, let touching):
            return Dictionary(grouping: rows) { $0.key(group) }.values.allSatisfy { rows in
                let spans = rows.map { row in
                    (from: codes.measure(row.values[from]) ?? -.infinity, to: codes.measure(row.values[to]) ?? .infinity)
                }
                .sorted { $0 < $1 }
                return zip(spans, spans.dropFirst()).allSatisfy { touching ? $0.to <= $1.from : $0.to < $1.from }
            }
        case .numbered(let group, let column):
            let numbers = Dictionary(grouping: rows) { $0.key(group) }.values.map { rows in rows.map { codes.measure($0.values[column]) } }
            let least = numbers.first?.compactMap { $0 }.min()
            return numbers.allSatisfy { $0.count == 1 ? $0[0] == least : isGapless($0) && $0.contains(least) }
        }
    }

    private static func isAcyclic(_ rows: [DataState.Row], _ reference: DataTable.Reference) -> Bool {
        let parents = Dictionary(rows.map { ($0.key(reference.targets), $0.key(reference.columns)) }) { first, _ in first }
        var safe: Set<[Int]> = []
        return parents.keys.allSatisfy { start in
            var (key, path): ([Int], Set<[Int]>) = (start, [])
            while let parent = parents[key], !safe.contains(key) {
                guard path.insert(key).inserted else { return false }
                key = parent
            }
            safe.formUnion(path)
            return true
        }
    }

    private static func isGapless(_ numbers: [Double?]) -> Bool {
        let known = numbers.compactMap { $0 }
        guard known.count == numbers.count, known.count > 1, let least = known.min(), let most = known.max() else { return false }
        return Set(known).count == known.count && most - least == Double(known.count - 1)
    }
}
