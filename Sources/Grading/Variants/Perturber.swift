import Course

/// Makes other versions of the data, step by step. A step that would break a property of the data is not taken.
struct Perturber {
    let model: DataModel
    let profile: DataProfile
    /// The tables to vary; other tables change only where rows refer to removed rows.
    let focus: [DataTable]
    /// The names that the reference uses, column names among them.
    let mentioned: Swift.Set<String>
    /// Whether rows may be added. If the server numbers the rows that an answer inserts, added rows would affect those numbers.
    let mayAdd: Bool
    /// The rows that the author's answers or the task mention.
    let named: NamedRows
    /// What the author's answers compare.
    let boundaries: Boundaries
    var state: DataState
    var codes: ValueCodes
    var random: SeededRandom
    /// By the names of a table and a column of JSON documents.
    var documentPaths: [[String]: DocumentPaths] = [:]

    init(
        model: DataModel, profile: DataProfile, focus: [DataTable], mentioned: Swift.Set<String>, mayAdd: Bool, named: NamedRows,
        boundaries: Boundaries, seed: UInt64
    ) {
        self.mentioned = mentioned
        self.named = named
        self.boundaries = boundaries
        self.model = model
        self.profile = profile
        self.focus = focus
        self.mayAdd = mayAdd
        state = model.base
        codes = model.codes
        random = SeededRandom(seed: seed)
    }

    /// Whether a table still has its properties, and can be stored, after these columns have changed.
    func keeps(_ table: DataTable, _ columns: Set<Int>) -> Bool {
        profile.holds(table, state, codes, columns: columns)
            && named.areKept(in: state, of: table, columns: columns)
            && table.keys.allSatisfy { key in
                columns.isDisjoint(with: key) || isUnique(key, in: table)
            }
            && table.references.allSatisfy { reference in
                columns.isDisjoint(with: reference.columns)
                    || model.tables.first { $0.name == reference.table }.map { profile.keepsChildless($0, state, codes) } ?? true
            }
    }

    func isUnique(_ key: [Int], in table: DataTable) -> Bool {
        var seen: Set<[Int]> = []
        return state[table.name].allSatisfy { row in
            let values = row.key(key)
            return values.contains(ValueCodes.null) || seen.insert(values).inserted
        }
    }

    /// Columns that can be shuffled, each together with those that depend on it.
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
            // Columns that depend on a unique column stay with the row.
            if !property.bound.contains(where: { table.isUnique($0) }) { join(property.bound) }
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

    /// Whether all tables still have their properties and can be stored.
    var isSound: Bool {
        // For tables that the reference doesn't use, only their references matter.
        focus.allSatisfy { profile.holds($0, state, codes) && named.areKept(in: state, of: $0) }
            && model.tables.allSatisfy { profile.holdsTogether($0, state, codes) }
            && model.tables.allSatisfy { table in table.keys.allSatisfy { isUnique($0, in: table) } }
    }
}
