import Course

/// Makes other versions of the data, step by step; each step keeps what the data shows throughout, or is not taken.
struct Perturber {
    let model: DataModel
    let profile: DataProfile
    /// The tables that are varied; others change only where rows refer to what is gone.
    let focus: [DataTable]
    /// The names of the columns of which the reference speaks, among others.
    let mentioned: Swift.Set<String>
    /// Whether rows may be added: where the server numbers what an answer inserts, they would be in its way.
    let mayAdd: Bool
    /// The rows of which the author's answers or the task speak.
    let named: NamedRows
    var state: DataState
    var codes: ValueCodes
    var random: SeededRandom

    init(
        model: DataModel, profile: DataProfile, focus: [DataTable], mentioned: Swift.Set<String>, mayAdd: Bool, named: NamedRows,
        seed: UInt64
    ) {
        self.mentioned = mentioned
        self.named = named
        self.model = model
        self.profile = profile
        self.focus = focus
        self.mayAdd = mayAdd
        state = model.base
        codes = model.codes
        random = SeededRandom(seed: seed)
    }

    /// Whether a table in which these columns have changed still shows what it did and can be stored.
    func keeps(_ table: DataTable, _ columns: Set<Int>) -> Bool {
        profile.holds(table, state, codes, columns: columns)
            && named.areKept(in: state, of: table, columns: columns)
            && table.keys.allSatisfy { key in
                columns.isDisjoint(with: key) || isUnique(key, in: table)
            }
    }

    func isUnique(_ key: [Int], in table: DataTable) -> Bool {
        var seen: Set<[Int]> = []
        return state[table.name].allSatisfy { row in
            let values = row.key(key)
            return values.contains(ValueCodes.null) || seen.insert(values).inserted
        }
    }

    /// Columns that can change places, each with those that are bound to it.
    func groups(of table: DataTable) -> [Set<Int>] {
        var groups = table.columns.indices.map { Set([$0]) }
        func join(_ columns: [Int]) {
            let joined = groups.filter { !$0.isDisjoint(with: columns) }
            groups.removeAll { !$0.isDisjoint(with: columns) }
            groups.append(joined.reduce(into: Set(columns)) { $0.formUnion($1) })
        }
        for columns in table.checked { join(columns) }
        for reference in table.references where reference.columns.count > 1 { join(reference.columns) }
        for property in profile.properties[table.name] ?? [] where !property.bound.isEmpty {
            // What every row has of its own stays with the row.
            if !property.bound.contains(where: { table.isUnique($0) }) { join(property.bound) }
        }
        return groups.filter { group in
            group.allSatisfy { column in
                !table.columns[column].isGenerated && !table.fixed.contains(column) && !table.primary.contains(column)
                    && !(table.isReferenced && table.isInKey(column) && (table.columns[column].isNotNull || table.primary.isEmpty))
            }
        }.sorted { ($0.min() ?? 0) < ($1.min() ?? 0) }
    }

    /// Whether all still shows what it did, and can be stored.
    var isSound: Bool {
        // Of the tables of which the reference does not speak, only what binds them to others counts.
        focus.allSatisfy { profile.holds($0, state, codes) && named.areKept(in: state, of: $0) }
            && model.tables.allSatisfy { profile.holdsTogether($0, state, codes) }
            && model.tables.allSatisfy { table in table.keys.allSatisfy { isUnique($0, in: table) } }
    }
}
