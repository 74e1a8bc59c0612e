/// A property that holds for all the data of a table, whether or not its definition requires it.
///
/// An answer may rely on it: if no two titles are the same, the learner need not handle duplicates. Copies of the data preserve it.
struct DataProperty: Sendable {
    /// What is asked for by name.
    enum Kind: Sendable, Equatable {
        case neverEmpty
        case unique(Int)
        /// The first is never greater than the second.
        case ordered(Int, Int)
        /// Every row of the referenced table is referred to at least once.
        case everyParentHasChild(DataTable.Reference)
        case other
    }

    let kind: Kind
    /// Changes to these columns can break it.
    let columns: [Int]
    /// Whether they must be changed together to preserve it.
    let isBound: Bool
    /// Whether the table's rows have it in this state.
    let holds: @Sendable ([DataState.Row], DataState, ValueCodes) -> Bool

    /// Whether it is about rows that all have others that refer to them.
    var isAboutParents: Bool { if case .everyParentHasChild = kind { true } else { false } }

    /// Whether changes to these columns can break it.
    func concerns(_ changed: Set<Int>) -> Bool { !changed.isDisjoint(with: columns) }
}

/// The properties of all tables.
struct DataProfile: Sendable {
    private(set) var properties: [String: [DataProperty]] = [:]

    /// The properties of the given data.
    ///
    /// - Parameters:
    ///   - nullable: the names of columns that a CASE of the solution tests for NULL, whether or not there are any.
    ///   - repeatable: the names of columns whose values the author's answers expect to repeat, whether or not they do.
    ///   - searched: the names of columns whose texts are searched, so they may have the searched text anywhere, whatever their form.
    ///   - compared: the names of columns that are compared with constants, so a date may be in another year.
    ///   - picking: pairs of columns by which the solution picks rows, so that rows with the same values in both would leave it to chance.
    init(
        of model: DataModel, nullable: Set<String> = [], repeatable: Set<String> = [], searched: Set<String> = [],
        compared: Set<String> = [], picking: Set<[String]> = []
    ) {
        for table in model.tables {
            var reader = ProfileReader(
                table: table, model: model, nullable: nullable, repeatable: repeatable, searched: searched, compared: compared,
                picking: picking)
            reader.read()
            properties[table.name] = reader.properties.filter { property in
                if case .unique(let column) = property.kind { !repeatable.contains(table.columns[column].name) } else { true }
            }
        }
    }

    /// Whether a table still has its properties, or those of them that are meant.
    func holds(
        _ table: DataTable, _ state: DataState, _ codes: ValueCodes, where isMeant: (DataProperty) -> Bool = { _ in true }
    ) -> Bool {
        (properties[table.name] ?? []).allSatisfy { !isMeant($0) || $0.holds(state[table.name], state, codes) }
    }

    func has(_ kind: DataProperty.Kind, _ table: String) -> Bool { properties[table]?.contains { $0.kind == kind } ?? false }
}

/// Finds the properties of a table.
private struct ProfileReader {
    let table: DataTable
    let model: DataModel
    let nullable: Set<String>
    let repeatable: Set<String>
    let searched: Set<String>
    let compared: Set<String>
    let picking: Set<[String]>
    var properties: [DataProperty] = []

    /// How many different values count as few, and how often each has to occur on average.
    private static let (few, repeats) = (8, 4)
    private static let null = ValueCodes.null
    /// Whether a text is in lowercase, in uppercase, or capitalized; digits and punctuation fit any.
    private static let letterCases: [@Sendable (String) -> Bool] = [
        { !$0.contains(where: \.isUppercase) }, { !$0.contains(where: \.isLowercase) }, { $0.first?.isLowercase != true },
    ]

    private var rows: [DataState.Row] { model.base[table.name] }
    private var codes: ValueCodes { model.codes }

    mutating func read() {
        add(.neverEmpty) { rows, _, _ in !rows.isEmpty }
        // The server computes generated columns, whatever happens to the others.
        let columns = table.columns.indices.filter { !table.columns[$0].isGenerated }
        for column in columns {
            if !nullable.contains(table.columns[column].name) { each([column]) { row, _ in row.values[column] != Self.null } }
            add(.unique(column), [column]) { rows, _, _ in
                var seen: Set<Int> = []
                return rows.allSatisfy { $0.values[column] == Self.null || seen.insert($0.values[column]).inserted }
            }
            if !table.references.contains(where: { $0.columns.contains(column) }) { addRange(of: column) }
            switch table.columns[column].family {
            case .number, .float:
                each([column]) { row, codes in codes.measure(row.values[column]) != 0 }
                each([column]) { row, codes in (codes.measure(row.values[column]) ?? 0) >= 0 }
            case .text, .paddedText: each([column]) { row, codes in codes.text(row.values[column])?.isEmpty != true }
            default: break
            }
        }
        let repeated = columns.filter { column in !properties.contains { $0.kind == .unique(column) } }
        for (first, second) in columns.flatMap({ first in columns.map { (first, $0) } }) where first != second {
            if first < second, repeated.contains(first), repeated.contains(second) { addUniquePair(first, second) }
            if repeated.contains(first) { addDependency(of: second, on: first) }
            if isComparable(first, second) { addOrder(first, second) }
            // If the first is NULL, so is the second.
            if !table.columns[first].isNotNull, !table.columns[second].isNotNull, rows.count(where: { $0.values[first] == Self.null }) >= 4
            {
                each([first, second], isBound: true) { row, _ in row.values[first] != Self.null || row.values[second] == Self.null }
            }
            if first < second { addNullsTogether(first, second) }
        }
        for reference in table.references {
            add(.everyParentHasChild(reference), reference.columns) { rows, state, _ in
                let children = Set(rows.map { row in row.key(reference.columns) })
                return state[reference.table].allSatisfy { parent in children.contains(parent.key(reference.targets)) }
            }
            // Rows that refer to others of their table never do so in a circle.
            if reference.table == table.name { add(.other, reference.columns) { rows, _, _ in reference.isAcyclic(rows) } }
        }
    }

    /// Adds a property that holds on the given data.
    private mutating func add(
        _ kind: DataProperty.Kind, _ columns: [Int] = [], isBound: Bool = false,
        _ holds: @escaping @Sendable ([DataState.Row], DataState, ValueCodes) -> Bool
    ) {
        guard holds(rows, model.base, codes) else { return }
        properties.append(DataProperty(kind: kind, columns: columns, isBound: isBound, holds: holds))
    }

    /// Adds a property that each row of the given data has.
    private mutating func each(
        _ columns: [Int], as kind: DataProperty.Kind = .other, isBound: Bool = false,
        _ holds: @escaping @Sendable (DataState.Row, ValueCodes) -> Bool
    ) {
        add(kind, columns, isBound: isBound) { rows, _, codes in rows.allSatisfy { holds($0, codes) } }
    }

    // MARK: One column

    /// What the values of a column have in common: their digits, length, or shape, or that there are only a few different ones.
    private mutating func addRange(of column: Int) {
        let values = rows.map { $0.values[column] }.filter { $0 != Self.null }
        let kinds = Set(values)
        if kinds.isEmpty { return }
        let isFew = kinds.count <= Self.few && values.count >= Self.repeats * kinds.count && values.count >= 12
        let isSearched = searched.contains(table.columns[column].name)
        switch table.columns[column].family {
        case .number:
            guard let range = values.compactMap({ codes.measure($0) }).span else { return }
            let most = "\(Int(min(max(abs(range.lowerBound), abs(range.upperBound)), 1e15)))".count.powerOfTen
            each([column]) { row, codes in (codes.measure(row.values[column]).map(abs) ?? 0) < most }
            if isFew, !table.isInKey(column) {
                each([column]) { row, codes in codes.measure(row.values[column]).map(range.contains) ?? true }
            }
        case .text, .paddedText:
            let texts = kinds.compactMap { codes.text($0) }
            func eachText(_ holds: @escaping @Sendable (String) -> Bool) {
                each([column]) { row, codes in codes.text(row.values[column]).map(holds) ?? true }
            }
            let longest = texts.map(\.utf8.count).max() ?? 0
            if !isSearched { eachText { $0.utf8.count <= longest } }
            let shapes = Set(texts.map(\.shape))
            if !isSearched, texts.count >= 8, shapes.count <= 6, shapes.count * 4 <= texts.count { eachText { shapes.contains($0.shape) } }
            if texts.count >= 3, let isInCase = Self.letterCases.first(where: { texts.allSatisfy($0) }) { eachText(isInCase) }
            if isFew { each([column]) { row, _ in kinds.contains(row.values[column]) || row.values[column] == Self.null } }
        case .date, .timestamp, .timestampWithZone:
            let years = Set(kinds.compactMap { codes.text($0)?.prefix(4) })
            guard let first = years.min(), let last = years.max(), !compared.contains(table.columns[column].name) else { return }
            each([column]) { row, codes in codes.text(row.values[column]).map { first <= $0.prefix(4) && $0.prefix(4) <= last } ?? true }
        default: break
        }
    }

    // MARK: Two columns

    private mutating func addUniquePair(_ first: Int, _ second: Int) {
        let names = [first, second].map { table.columns[$0].name }
        if !picking.contains(names), !picking.contains(names.reversed()) {
            if names.contains(where: repeatable.contains) { return }
            // How many pairs of rows would agree if the values were combined at random: what few rows have in common may be chance.
            let kinds = Set(rows.map { $0.values[first] }).count * Set(rows.map { $0.values[second] }).count
            guard rows.count * (rows.count - 1) >= kinds else { return }
        }
        add(.other, [first, second]) { rows, _, _ in
            Set(rows.map { $0.values[first] << 32 | ($0.values[second] + 1) }).count == rows.count
        }
    }

    /// Both are NULL in the same rows, or exactly one of them is NULL in each. In a single row, that may be chance.
    private mutating func addNullsTogether(_ first: Int, _ second: Int) {
        let nulls = [first, second].map { column in rows.count { $0.values[column] == Self.null } }
        guard nulls.allSatisfy({ $0 >= 2 && $0 < rows.count }) else { return }
        for isSame in [true, false] {
            each([first, second], isBound: true) { row, _ in
                ((row.values[first] == Self.null) == (row.values[second] == Self.null)) == isSame
            }
        }
    }

    /// Rows with the same value in the first column have the same value in the second.
    private mutating func addDependency(of second: Int, on first: Int) {
        let repeats = rows.count - Set(rows.map { $0.values[first] }).count
        guard repeats >= 4, repeats * 5 >= rows.count else { return }
        add(.other, [first, second], isBound: true) { rows, _, _ in
            var known: [Int: Int] = [:]
            return rows.allSatisfy { row in
                let value = row.values[second]
                defer { known[row.values[first]] = value }
                return known[row.values[first], default: value] == value
            }
        }
    }

    private mutating func addOrder(_ first: Int, _ second: Int) {
        // Years are always greater than prices, so that ordering would be meaningless.
        let both = rows.filter { $0.values[first] != Self.null && $0.values[second] != Self.null }
        let (low, high) = (both.compactMap { codes.measure($0.values[first]) }, both.compactMap { codes.measure($0.values[second]) })
        if both.count >= 2, let most = low.max(), let least = high.min(), most > least {
            each([first, second], as: .ordered(first, second), isBound: true) { row, codes in
                guard let low = codes.measure(row.values[first]), let high = codes.measure(row.values[second]) else { return true }
                return low <= high
            }
        }
        // Both have values of the other, but no row has the same in both.
        if first < second, Set(rows.map { $0.values[first] }).intersection(rows.map { $0.values[second] }).count >= 3 {
            each([first, second]) { row, _ in row.values[first] != row.values[second] || row.values[first] == Self.null }
        }
    }

    /// Whether two columns contain the same kind of value. IDs are only comparable with IDs of the same table.
    private func isComparable(_ first: Int, _ second: Int) -> Bool {
        func keyed(_ column: Int) -> String? {
            guard table.columns[column].family == .number else { return nil }
            return table.references.first { $0.columns == [column] }?.table ?? (table.isUnique(column) ? table.name : nil)
        }
        let alike: [Set<ValueFamily>] = [[.number], [.date, .timestamp], [.timestampWithZone]]
        return keyed(first) == keyed(second)
            && alike.contains { $0.isSuperset(of: [table.columns[first].family, table.columns[second].family]) }
    }
}

extension DataTable.Reference {
    /// Whether no row refers to itself, by way of others or not.
    fileprivate func isAcyclic(_ rows: [DataState.Row]) -> Bool {
        let parents = Dictionary(rows.map { ($0.key(targets), $0.key(columns)) }) { first, _ in first }
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

extension String {
    /// Its shape, character by character: 9 stands for any digit, and a or A for any letter.
    fileprivate var shape: String { String(map { $0.isNumber ? "9" : $0.isLowercase ? "a" : $0.isUppercase ? "A" : $0 }) }
}

extension [Double] {
    /// From the least to the greatest number; `nil` if there is none.
    var span: ClosedRange<Double>? { self.min().flatMap { least in self.max().map { least...$0 } } }
}

extension Int {
    var powerOfTen: Double { (0..<Swift.min(self, 18)).reduce(1) { product, _ in product * 10 } }
}
