/// What the data of a table shows throughout, whether its definition says so or not.
///
/// An answer may rely on it: who sees that no two titles are the same need not ask what would be if they were. Mild variants keep it.
enum DataProperty: Sendable, Hashable {
    case neverEmpty
    case neverNull(Int)
    case unique(Int)
    case uniquePair(Int, Int)
    /// Whole numbers without a gap.
    case gapless(Int)
    case neverZero(Int)
    case neverNegative(Int)
    case neverBlank(Int)
    /// Rows that agree in the first agree in the second.
    case determines(Int, Int)
    /// The first is never more than the second.
    case ordered(Int, Int)
    /// The first is never equal to the second.
    case apart(Int, Int)
    /// Where the first is NULL, the second is.
    case nullTogether(Int, Int)
    /// Whole numbers of at most so many digits.
    case digits(Int, most: Int)
    /// Text of at most so many characters.
    case longest(Int, Int)
    /// Text in one of few forms, in which 9 stands for any digit and a for any letter.
    case shaped(Int, Set<String>)
    /// Text of which the letters are capitals in the same places.
    case cased(Int, TextCase)
    /// One of few words, each of which many rows have.
    case oneOf(Int, Set<Int>)
    /// Within the span of few numbers, each of which many rows have.
    case within(Int, ClosedRange<Double>)
    /// The third is the sum, or the product, of the first two.
    case sum(Int, Int, Int)
    case product(Int, Int, Int)
    /// Every row that is referred to in this way is so at least once.
    case everyParentHasChild(DataTable.Reference)

    /// Whether it can be lost when these columns change.
    func concerns(_ columns: Set<Int>) -> Bool {
        switch self {
        case .neverEmpty: false
        case .neverNull(let column), .unique(let column), .gapless(let column), .neverZero(let column), .neverNegative(let column),
            .neverBlank(let column), .digits(let column, _), .longest(let column, _), .shaped(let column, _), .cased(let column, _),
            .oneOf(let column, _), .within(let column, _):
            columns.contains(column)
        case .uniquePair(let first, let second), .determines(let first, let second), .ordered(let first, let second),
            .apart(let first, let second), .nullTogether(let first, let second):
            columns.contains(first) || columns.contains(second)
        case .sum(let first, let second, let third), .product(let first, let second, let third):
            !columns.isDisjoint(with: [first, second, third])
        case .everyParentHasChild(let reference): !columns.isDisjoint(with: reference.columns)
        }
    }

    /// The columns that change together, lest it be lost.
    var bound: [Int] {
        switch self {
        case .determines(let first, let second), .ordered(let first, let second), .nullTogether(let first, let second): [first, second]
        case .sum(let first, let second, let third), .product(let first, let second, let third): [first, second, third]
        default: []
        }
    }
}

/// The properties of all tables.
struct DataProfile: Sendable {
    private(set) var properties: [String: [DataProperty]] = [:]

    init() {}

    /// What the given data shows.
    ///
    /// - Parameter nullable: the names of columns of which the author's answers say what NULL means, there or not.
    init(of model: DataModel, nullable: Set<String> = []) {
        for table in model.tables {
            properties[table.name] = Self.candidates(table, model).filter {
                if case .neverNull(let column) = $0, nullable.contains(table.columns[column].name) { return false }
                return Self.holds($0, table, model.base, model.codes) && Self.isSupported($0, by: model.base[table.name], model.codes)
            }
        }
    }

    /// Whether a table still shows what it did, as far as these columns can matter; `nil` for all of it.
    func holds(_ table: DataTable, _ state: DataState, _ codes: ValueCodes, columns: Set<Int>? = nil) -> Bool {
        (properties[table.name] ?? []).allSatisfy { property in
            if let columns, !property.concerns(columns) { return true }
            return Self.holds(property, table, state, codes)
        }
    }

    /// Whether the rows to which a table refers are all still referred to, where they all were.
    func holdsTogether(_ table: DataTable, _ state: DataState, _ codes: ValueCodes) -> Bool {
        (properties[table.name] ?? []).allSatisfy { property in
            guard case .everyParentHasChild = property else { return true }
            return Self.holds(property, table, state, codes)
        }
    }

    func has(_ property: DataProperty, _ table: String) -> Bool { properties[table]?.contains(property) ?? false }

    /// Everything that is asked of the given data; what holds of it is a property.
    private static func candidates(_ table: DataTable, _ model: DataModel) -> [DataProperty] {
        var all: [DataProperty] = [.neverEmpty]
        let columns = table.columns.indices
        let unique = columns.filter { holds(.unique($0), table, model.base, model.codes) }
        for column in columns {
            all += [.neverNull(column), .unique(column)]
            all += RangeProperties(of: column, in: table, model).all
            switch table.columns[column].family {
            case .number, .float: all += [.gapless(column), .neverZero(column), .neverNegative(column)]
            case .text, .paddedText: all.append(.neverBlank(column))
            default: break
            }
            for other in columns where other != column {
                if column < other, !unique.contains(column), !unique.contains(other) { all.append(.uniquePair(column, other)) }
                if !unique.contains(column) { all.append(.determines(column, other)) }
                if isComparable(column, other, in: table) {
                    all.append(.ordered(column, other))
                    if column < other { all.append(.apart(column, other)) }
                }
                if !table.columns[column].isNotNull, !table.columns[other].isNotNull { all.append(.nullTogether(column, other)) }
            }
        }
        return all + ArithmeticProperties(in: table, model).all + table.references.map { .everyParentHasChild($0) }
    }

    /// Whether enough rows speak for it: what two rows have in common is chance.
    private static func isSupported(_ property: DataProperty, by rows: [DataState.Row], _ codes: ValueCodes) -> Bool {
        switch property {
        case .determines(let first, _):
            let repeats = rows.count - Set(rows.map { $0.values[first] }).count
            return repeats >= 4 && repeats * 5 >= rows.count
        case .uniquePair(let first, let second):
            // How many pairs of rows would agree if chance alone put the values together.
            let kinds = Set(rows.map { $0.values[first] }).count * Set(rows.map { $0.values[second] }).count
            return rows.count * (rows.count - 1) * 2 >= 6 * kinds
        case .ordered(let first, let second):
            // Years are more than prices, whoever compares them.
            let both = rows.filter { $0.values[first] != ValueCodes.null && $0.values[second] != ValueCodes.null }
            let (low, high) = (both.compactMap { codes.measure($0.values[first]) }, both.compactMap { codes.measure($0.values[second]) })
            guard both.count >= 4, let most = low.max(), let least = high.min() else { return false }
            return most > least
        case .apart(let first, let second):
            return Set(rows.map { $0.values[first] }).intersection(rows.map { $0.values[second] }).count >= 3
        case .nullTogether(let first, _): return rows.count { $0.values[first] == ValueCodes.null } >= 4
        default: return true
        }
    }

    /// Whether the values of two columns mean the same sort of thing. A number that tells rows apart says nothing about others.
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
        case .gapless(let column): return isGapless(rows.map { codes.measure($0.values[column]) })
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
        }
    }

    private static func isGapless(_ numbers: [Double?]) -> Bool {
        let known = numbers.compactMap { $0 }
        guard known.count == numbers.count, known.count > 1, let least = known.min(), let most = known.max() else { return false }
        return Set(known).count == known.count && most - least == Double(known.count - 1)
    }
}
