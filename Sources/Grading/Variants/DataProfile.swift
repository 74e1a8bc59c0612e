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
    /// Every row of the referenced table is referred to at least once.
    case everyParentHasChild(DataTable.Reference)
    /// Rows that refer to others of their table never do so in a circle.
    case acyclic(DataTable.Reference)

    /// Whether it is about rows that all have others that refer to them.
    var isAboutParents: Bool { if case .everyParentHasChild = self { true } else { false } }

    /// Whether changes to these columns can break it.
    func concerns(_ columns: Set<Int>) -> Bool {
        switch self {
        case .neverEmpty: false
        case .neverNull(let column), .unique(let column), .neverZero(let column), .neverNegative(let column),
            .neverBlank(let column), .digits(let column, _), .longest(let column, _), .shaped(let column, _), .cased(let column, _),
            .oneOf(let column, _), .within(let column, _):
            columns.contains(column)
        case .uniquePair(let first, let second), .determines(let first, let second), .ordered(let first, let second),
            .apart(let first, let second), .nullTogether(let first, let second):
            columns.contains(first) || columns.contains(second)
        case .everyParentHasChild(let reference), .acyclic(let reference): !columns.isDisjoint(with: reference.columns)
        }
    }

    /// The columns that must be changed together to preserve it.
    var bound: [Int] {
        switch self {
        case .determines(let first, let second), .ordered(let first, let second), .nullTogether(let first, let second): [first, second]
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

    /// Whether a table still has its properties, or those of them that are meant.
    func holds(
        _ table: DataTable, _ state: DataState, _ codes: ValueCodes, where isMeant: (DataProperty) -> Bool = { _ in true }
    ) -> Bool {
        (properties[table.name] ?? []).allSatisfy { !isMeant($0) || Self.holds($0, table, state, codes) }
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
                    if column < other { all.append(.apart(column, other)) }
                }
                if !table.columns[column].isNotNull, !table.columns[other].isNotNull { all.append(.nullTogether(column, other)) }
            }
        }
        return all + table.references.map { .everyParentHasChild($0) }
            + table.references.filter { $0.table == table.name }.map { .acyclic($0) }
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

    private static func holds(_ property: DataProperty, _ table: DataTable, _ state: DataState, _ codes: ValueCodes) -> Bool {
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
        case .everyParentHasChild(let reference):
            let children = Set(rows.map { row in row.key(reference.columns) })
            return state[reference.table].allSatisfy { parent in children.contains(parent.key(reference.targets)) }
        case .acyclic(let reference): return isAcyclic(rows, reference)
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
}
