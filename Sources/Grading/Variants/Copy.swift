import Course

/// A random copy of an exercise's data, from which rows are dropped and in which the values of each column are moved or changed:
///
///     id │ title   │ price      permute titles,      id │ title   │ price
///      1 │ Emma    │  9.99      prices near 20,       1 │ Ulysses │ 19.99
///      2 │ Ulysses │ 24.00      without row 3         2 │ Emma    │ 20.00
///      3 │ Dune    │ 15.50
///
/// What would break a property of the data, or a constraint, isn't done. Columns that belong together change together.
struct Copy {
    let source: CopySource
    let near: NearValues
    private(set) var state: DataState
    var codes: ValueCodes
    /// The share of rows that get values near a constant, or none.
    private let share: Double
    private var random: SeededRandom

    /// What can happen to the values of a column.
    private enum Move: CaseIterable { case permute, draw, few, near, jitter, null }

    /// How many rows are changed one by one, if not all can change together.
    private static let maxAlone = 24
    /// How many copies have all rows, and values near constants in every column and in most rows.
    private static let thorough = 2

    init(of copies: Copies, number: Int) {
        (source, near) = (copies.source, copies.near)
        (state, codes, random) = (source.model.base, source.model.codes, SeededRandom(seed: UInt64(number + 1)))
        share = number < Self.thorough ? 0.7 : 0.35
        if number >= Copies.exact.lowerBound {
            setExact(number - Copies.exact.lowerBound)
            return
        }
        if number >= Copies.alike.lowerBound {
            changeShown(number)
            return
        }
        if number >= Self.thorough { for table in source.focus + source.neighbors { dropRows(of: table) } }
        // The more changes, the less a copy is like the given data; the fewer, the less it tells.
        let moving = [0.3, 0.6, 1][random.below(3)]
        let groups = source.focus.flatMap { table in self.groups(of: table).map { (table: table, columns: $0.sorted()) } }
        let compared = groups.flatMap { group in group.columns.filter { near.has($0, of: group.table) }.map { (group.table.name, $0) } }
        // Each column that is compared with constants takes its turn, and then none. In the first copies all do, since programs and answers
        // that need a clone for each are tried on few others.
        let place = number % (compared.count + 1)
        let turns = number < Self.thorough ? compared[...] : compared[place...].prefix(1)
        for (table, columns) in groups {
            for chance in [moving, moving / 2] where Double.random(in: 0..<1, using: &random) < chance { move(columns, of: table) }
            for turn in turns where turn.0 == table.name && columns.contains(turn.1) { move(columns, of: table, by: .near, at: [turn.1]) }
        }
    }

    /// Changes what the result shows or is sorted by, in all of these columns or, in some copies, in a few. All rows get the greatest value or
    /// the least, so that they tie or look alike; or few rows are left that have any, so that NULLs would fill a list up to LIMIT.
    private mutating func changeShown(_ number: Int) {
        for table in source.focus {
            for column in table.columns.indices
            where source.shown.contains(table.columns[column].name) && (number % 4 < 2 || random.below(2) == 0) {
                let rows = state[table.name]
                let known = rows.indices.filter { rows[$0].values[column] != ValueCodes.null }
                if Copies.alike.contains(number) {
                    let sorted = known.map { (codes.measure(rows[$0].values[column]) ?? 0, $0) }.sorted(by: <).map(\.1)
                    let row = (number % 2 == 0 ? sorted.last : sorted.first) ?? 0
                    let group = groups(of: table).first { $0.contains(column) }?.sorted() ?? []
                    put(rows.map { _ in rows[row].key(group) }, group, in: table)
                } else if known.count < rows.count, !table.isHeld {
                    drop(known.shuffled(using: &random), upTo: max(0, known.count - 1 - number % 8), of: table)
                }
            }
        }
    }

    // MARK: Rows

    /// Drops some rows.
    private mutating func dropRows(of table: DataTable) {
        let share = [0, 0, 0.3, 0.5, 0.7][random.below(5)]
        if share == 0 || table.isHeld { return }
        drop(state[table.name].indices.shuffled(using: &random), upTo: Int(Double(state[table.name].count) * share), of: table)
    }

    /// Drops so many of these rows, except those that the task names, and what refers to them.
    private mutating func drop(_ rows: [Int], upTo count: Int, of table: DataTable) {
        let before = state
        let gone = Set(rows.filter { !source.named.holds(before[table.name][$0], of: table) }.prefix(count))
        state[table.name] = before[table.name].indices.filter { !gone.contains($0) }.map { before[table.name][$0] }
        dropOrphans()
        if !isSound { state = before }
    }

    /// Drops rows that refer to dropped rows, and rows that lost all referring rows where every row had some.
    private mutating func dropOrphans() {
        var before: DataState
        repeat {
            before = state
            state = source.model.withoutOrphans(state)
            for table in source.model.tables {
                for (other, reference) in source.model.referrers(to: table.name)
                where source.profile.has(.everyParentHasChild(reference), other.name) {
                    let children = Set(state[other.name].map { $0.key(reference.columns) })
                    state[table.name].removeAll { !children.contains($0.key(reference.targets)) }
                }
            }
        } while state != before
    }

    // MARK: Columns

    /// Columns that can change, each together with those that depend on it.
    func groups(of table: DataTable) -> [Set<Int>] {
        var groups = table.columns.indices.map { Set([$0]) }
        func join(_ columns: [Int]) {
            let joined = groups.filter { !$0.isDisjoint(with: columns) }
            groups.removeAll { !$0.isDisjoint(with: columns) }
            groups.append(joined.reduce(into: Set(columns)) { $0.formUnion($1) })
        }
        for columns in table.checked { join(columns) }
        for reference in table.references where reference.columns.count > 1 { join(reference.columns) }
        for property in source.profile.properties[table.name] ?? [] where property.isBound {
            // Columns that depend on a unique column stay with the row.
            if !property.columns.contains(where: { table.isUnique($0) }) { join(property.columns) }
        }
        return groups.filter { group in
            group.allSatisfy { column in
                !table.columns[column].isGenerated && !table.fixed.contains(column)
                    && (!table.primary.contains(column) || table.isPartOfKeyOnly(column))
                    && !(table.isReferenced && table.isInKey(column) && !table.mayRebuild
                        && (table.columns[column].isNotNull || table.primary.isEmpty))
            }
        }.sorted { ($0.min() ?? 0) < ($1.min() ?? 0) }
    }

    /// Makes one of the moves that are possible.
    private mutating func move(_ group: [Int], of table: DataTable) {
        let possible = Move.allCases.map { ($0, self.columns(group, of: table, for: $0)) }
            .filter { [.permute, .draw, .few].contains($0.0) || !$0.1.isEmpty }
        let (move, columns) = possible[random.below(possible.count)]
        self.move(group, of: table, by: move, at: columns)
    }

    /// The columns of a group to which a move can be applied alone.
    private func columns(_ group: [Int], of table: DataTable, for move: Move) -> [Int] {
        group.filter { column in
            switch move {
            case .near: near.has(column, of: table)
            case .null: state[table.name].contains { $0.values[column] == ValueCodes.null }
            default: table.columns[column].family.unit != nil && !table.references.contains { $0.columns.contains(column) }
            }
        }
    }

    private mutating func move(_ group: [Int], of table: DataTable, by move: Move, at columns: [Int]) {
        let rows = state[table.name]
        if rows.count < 2 { return }
        var values = rows.map { $0.key(group) }
        let place = columns.isEmpty ? nil : group.firstIndex(of: columns[random.below(columns.count)])
        switch move {
        case .permute: values.shuffle(using: &random)
        case .draw, .few:
            if group.count > 1, let place, random.below(2) == 0 {
                change(&values, at: place, group, table, by: move)
                break
            }
            var pool = values
            for reference in table.references where reference.columns == group {
                pool += state[reference.table].map { $0.key(reference.targets) }
            }
            if move == .few { pool = few(of: pool) }
            for row in rows.indices { values[row] = pool[random.below(pool.count)] }
        case .near, .jitter:
            guard let place else { return }
            change(&values, at: place, group, table, by: move)
        case .null:
            guard let place else { return }
            for row in rows.indices where isChosen { values[row][place] = ValueCodes.null }
        }
        put(values, group, in: table)
    }

    /// One or two of the values, whether many rows have them or one.
    private mutating func few<Value: Hashable>(of values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        let kinds = values.filter { seen.insert($0).inserted }
        return (0...random.below(2)).map { _ in kinds[random.below(kinds.count)] }
    }

    private var isChosen: Bool { mutating get { Double.random(in: 0..<1, using: &random) < share } }

    /// Changes one of the columns in some rows: to values near constants, to those of other rows, to any within its range, or by one. Columns
    /// with a fixed order move along, unless it's by one.
    private mutating func change(_ values: inout [[Int]], at place: Int, _ group: [Int], _ table: DataTable, by move: Move) {
        let column = group[place]
        let family = table.columns[column].family
        let unit = (family.unit ?? 1) * near.step(of: column, in: table)
        let known = values.compactMap { codes.measure($0[place]) }
        let (least, most) = (known.min() ?? 0, known.max() ?? 0)
        let others = move != .jitter || random.below(2) == 0 ? companions(of: column, in: table) : nil
        var pool = values.map { $0[place] }.filter { $0 != ValueCodes.null }
        if move == .few, !pool.isEmpty { pool = few(of: pool) }
        // Near values take turns, so that few rows have many of them.
        var next = random.below(1 << 16)
        for row in values.indices where isChosen {
            guard let old = codes.text(values[row][place]) else { continue }
            let text: String?
            switch move {
            case .near:
                text = near.value(next, for: column, of: table, in: old, &random)
                next += 1
            case .draw, .few: text = codes.text(pool[random.below(pool.count)])
            default:
                let steps = ((most - least) / unit).rounded()
                let number =
                    others == nil
                    ? (ValueCodes.measure(old) ?? 0) + Double(random.below(3) - 1) * unit
                    : least + Double(random.below(Int(min(max(steps, 0), 1e9)) + 1)) * unit
                text = family.text(number)
            }
            guard let text else { continue }
            let code = codes.code(text)
            if let from = codes.measure(values[row][place]), let to = codes.measure(code) {
                for other in group.indices where others?.contains(group[other]) == true {
                    guard let measure = codes.measure(values[row][other]) else { continue }
                    values[row][other] = codes.code(table.columns[group[other]].family.text(measure + to - from))
                }
            }
            values[row][place] = code
        }
    }

    /// The columns that are never smaller, or never greater, than this one.
    private func companions(of column: Int, in table: DataTable) -> Set<Int> {
        var found: Set<Int> = []
        for case .ordered(let first, let second) in (source.profile.properties[table.name] ?? []).map(\.kind)
        where table.columns[first].family.unit != nil {
            if first == column { found.insert(second) }
            if second == column { found.insert(first) }
        }
        return found
    }

    /// Gives the rows new values: all of them, or else those that can have them one by one.
    mutating func put(_ values: [[Int]], _ group: [Int], in table: DataTable) {
        let before = state[table.name]
        // If the task names a row by several values, they stay with it.
        let movable = before.indices.filter { !source.named.isLinked(before[$0], of: table, columns: Set(group)) }
        for row in movable { state[table.name][row].put(values[row], group) }
        if keeps(table, Set(group)) { return }
        state[table.name] = before
        let unique = group.filter { isUnique($0, in: table) }
        for row in movable.shuffled(using: &random).filter({ values[$0] != before[$0].key(group) }).prefix(Self.maxAlone) {
            let rows = state[table.name]
            state[table.name][row].put(values[row], group)
            // A value that only one row can have is exchanged with that row's.
            let owned = { (other: Int) in
                other != row
                    && (rows[other].key(group) == values[row]
                        || zip(group, values[row]).contains { unique.contains($0) && $1 != ValueCodes.null && rows[other].values[$0] == $1 })
            }
            if !keeps(table, Set(group)), let owner = rows.indices.first(where: owned) {
                state[table.name][owner].put(rows[row].key(group), group)
            }
            if !keeps(table, Set(group)) { state[table.name] = rows }
        }
    }

    // MARK: Properties

    /// Whether a table still has its properties, and can be stored, after these columns have changed.
    private func keeps(_ table: DataTable, _ columns: Set<Int>) -> Bool {
        source.profile.holds(table, state, codes) { $0.concerns(columns) }
            && source.named.areKept(in: state, of: table, columns: columns)
            && table.keys.allSatisfy { key in columns.isDisjoint(with: key) || isUnique(key, in: table) }
    }

    /// Whether no two rows may have the same value in a column: it's a key, or none do in the given data, and the solution expects none to.
    func isUnique(_ column: Int, in table: DataTable) -> Bool {
        table.isUnique(column) || source.profile.has(.unique(column), table.name)
    }

    private func isUnique(_ key: [Int], in table: DataTable) -> Bool {
        let known = state[table.name].map { $0.key(key) }.filter { !$0.contains(ValueCodes.null) }
        return Set(known).count == known.count
    }

    /// Whether all tables still have their properties after rows were dropped.
    private var isSound: Bool {
        // For tables that the answers don't use, only their references matter.
        source.focus.allSatisfy { source.profile.holds($0, state, codes) && source.named.areKept(in: state, of: $0) }
            && source.model.tables.allSatisfy { source.profile.holds($0, state, codes, where: \.isAboutParents) }
    }
}

extension DataState.Row {
    fileprivate mutating func put(_ new: [Int], _ columns: [Int]) {
        for (column, value) in zip(columns, new) { values[column] = value }
    }
}

/// What the copies of an exercise's data are made from, and what they keep.
struct CopySource: Sendable {
    let model: DataModel
    let profile: DataProfile
    /// The tables that the author's answers use. From their neighbors, rows are dropped, too.
    let focus: [DataTable]
    /// The rows that the author's answers or the task mention.
    var named = NamedRows()
    /// The names of the columns that the solution's result shows or is sorted by.
    var shown: Set<String> = []
    /// The names of the columns for which answers handle NULL.
    var nullHandled: Set<String> = []

    /// Tables that refer to those in focus, or that those refer to.
    var neighbors: [DataTable] {
        let names = Set(focus.map(\.name))
        return model.tables.filter { table in
            !names.contains(table.name)
                && (table.references.contains { names.contains($0.table) }
                    || focus.contains { $0.references.contains { $0.table == table.name } })
        }
    }

    /// Whether a result on other data has each row of a table if the one on the given data has.
    func listsAlike(_ here: RowSet, _ there: RowSet, _ state: DataState, _ codes: ValueCodes) -> Bool {
        here.count < 3 || focus.allSatisfy { !here.lists($0, model.base, model.codes) || there.lists($0, state, codes) }
    }
}

/// The copies of an exercise's data, by number.
struct Copies: Sendable {
    let source: CopySource
    let near: NearValues
    /// How far the sequences are ahead in every second copy.
    let sequencesAhead: Int

    /// The numbers of copies in which only what the result shows changes: rows look alike there, or few have a value.
    static let (alike, scarce) = (1_000..<1_008, 1_008..<1_016)
    /// The numbers of copies in which one column has exactly what answers compare it with, half of a text that they search it for, or NULL.
    static let exact = 2_000..<2_012
    /// How many of these are used at most.
    static let maxExact = 6

    init(of source: CopySource, near boundaries: Boundaries, sequencesAhead: Int = 0) {
        (self.source, self.sequencesAhead) = (source, sequencesAhead)
        near = NearValues(model: source.model, focus: source.focus, boundaries: boundaries)
    }

    /// The copy of this number, always the same; `nil` if it doesn't differ from the given data.
    subscript(number: Int) -> Variant? {
        let copy = Copy(of: self, number: number)
        guard copy.state != source.model.base else { return nil }
        let change = DataChange(model: source.model, codes: copy.codes)
        let ahead = source.model.sequencesAhead(
            in: copy.state, atLeast: number % 2 == 1 ? sequencesAhead : 0, mayMove: sequencesAhead > 0)
        return Variant(state: copy.state, codes: copy.codes, sequencesAhead: ahead, commands: change.commands(to: copy.state))
    }
}

extension DataModel {
    /// How many numbers ahead of the given data's the sequences must be in a copy, if the server may number rows there: more than the
    /// triggers take that fire while it is made.
    func sequencesAhead(in state: DataState, atLeast least: Int, mayMove: Bool) -> Int {
        mayMove && tables.contains { $0.hasTriggers && state[$0.name] != base[$0.name] } ? Self.triggeredNumbers : least
    }

    private static let triggeredNumbers = 10_000

    /// The tables that are mentioned; all tables if a view or function is.
    func tables(namedIn names: Set<String>, _ definitions: Definitions?) -> [DataTable] {
        if definitions?.hasViewOrFunction(among: names) == true { return tables }
        return tables.filter { names.contains(RelationName($0.name).name) }
    }
}
