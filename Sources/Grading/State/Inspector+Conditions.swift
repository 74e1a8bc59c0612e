import Postgres

extension Inspector {
    /// The definitions, with row conditions replaced by the expected ones if both accept the same rows (which the server tests), and
    /// constant defaults replaced by expected ones of the same value.
    func unified(_ definitions: Definitions, with expected: Definitions, inTransaction: Bool) async throws(PostgresError) -> Definitions {
        var unified = definitions.takingDefaults(of: expected)
        let pairs =
            unified.differingConditions(from: expected) + unified.differingDefaults(from: expected)
            + unified.differingIndexes(from: expected) + unified.differingConflicts(from: expected)
        if pairs.isEmpty { return unified }
        let same = try await undoing(inTransaction: inTransaction) { () async throws(PostgresError) in
            var same: [Definitions.Pair] = []
            for pair in pairs {
                let isSame = try await attempting({ () async throws(PostgresError) in
                    try await session.query(pair.query).rows[0, 0] == "t"
                }) { _ in false }
                if isSame { same.append(pair) }
            }
            return same
        }
        for pair in same { unified.replace(pair.found, with: pair.expected, of: pair.owner) }
        return unified
    }
}

extension Definitions {
    /// Facts that may mean the same, and a query that tests whether they do.
    fileprivate typealias Pair = (owner: Owner, found: Set<Fact>, expected: Set<Fact>, query: String)

    /// Columns whose defaults are constants, or which the server computes, written differently than expected.
    fileprivate func differingDefaults(from expected: Definitions) -> [Pair] {
        let labels = enumerations
        return tables.flatMap { (table, facts) -> [Pair] in
            let wanted = expected.tables[table] ?? []
            return facts.subtracting(wanted).filter { $0.part == .defaultValue }.compactMap { (fact) -> Pair? in
                let type = wanted.first { $0.part == .type && $0.columns == fact.columns }
                guard let other = wanted.first(where: { $0.part == .defaultValue && $0.columns == fact.columns }), let type,
                    facts.contains(type)
                else { return nil }
                let values = [fact, other].map { $0.value.after("generated ") ?? "" }
                if values.allSatisfy({ !$0.isEmpty }) {
                    let types = Dictionary(facts.filter { $0.part == .type }.map { ($0.columns, $0.value) }) { first, _ in first }
                    let columns = types.keys.filter { column in values.contains { Script($0).words[column] != nil } }.sorted()
                    return ConditionPair.rows(of: columns, for: values, types: types, labels: labels).map { (rows) -> Pair in
                        let isSame = "(\(values[0]))::\(type.value) IS NOT DISTINCT FROM (\(values[1]))::\(type.value)"
                        return (.table(table), [fact], [other], "SELECT bool_and(\(isSame)) FROM \(rows)")
                    }
                }
                guard [fact, other].allSatisfy({ Script("SELECT \($0.value)").isConstant }) else { return nil }
                let query = "SELECT (\(fact.value))::\(type.value) IS NOT DISTINCT FROM (\(other.value))::\(type.value)"
                return (.table(table), [fact], [other], query)
            }
        }
    }

    /// The tables and domains whose conditions are written differently than expected.
    fileprivate func differingConditions(from expected: Definitions) -> [Pair] {
        let labels = enumerations
        let owners =
            tables.map { (Owner.table($0.key), expected.tables[$0.key], $0.value) }
            + objects.map { (Owner.object($0.key), expected.objects[$0.key], $0.value) }
        return owners.flatMap { (owner, wanted, facts) -> [Pair] in
            guard let wanted else { return [] }
            let conditions = (wanted.filter(\.isCondition), facts.filter(\.isCondition))
            let differing = conditions.0.symmetricDifference(conditions.1)
            let types = facts.filter { $0.part == .type }.map { ($0.columns.isEmpty ? ConditionPair.value[0] : $0.columns, $0.value) }
            return differing.groupedByColumns.compactMap { group in
                let pair = ConditionPair(
                    expected: conditions.0.intersection(group), found: conditions.1.intersection(group),
                    common: conditions.0.intersection(conditions.1), types: Dictionary(types) { first, _ in first }, labels: labels)
                return pair.query.map { (owner, pair.found, pair.expected, $0) }
            }
        }
    }

    /// Tables whose UNIQUE and EXCLUDE constraints and unique indexes are written differently than expected.
    fileprivate func differingConflicts(from expected: Definitions) -> [Pair] {
        let labels = enumerations
        return tables.compactMap { (table, facts) -> Pair? in
            let wanted = expected.tables[table] ?? []
            let conflicts = (facts.subtracting(wanted), wanted.subtracting(facts))
            let found = conflicts.0.filter { RowConflict($0) != nil }
            let expected = conflicts.1.filter { RowConflict($0) != nil }
            guard !found.isEmpty, !expected.isEmpty else { return nil }
            let texts = found.union(expected).map { $0.part == .exclusion ? $0.value : "\($0.columns) \($0.value)" }
            let types = Dictionary(facts.filter { $0.part == .type }.map { ($0.columns, $0.value) }) { first, _ in first }
            let columns = types.keys.filter { name in texts.contains { Script($0).words[name] != nil } }.sorted()
            return ConditionPair.rows(of: columns, for: texts, types: types, labels: labels, meeting: facts.filter(\.isCondition))
                .flatMap {
                    RowConflict.comparison(of: expected.compactMap(RowConflict.init), and: found.compactMap(RowConflict.init), on: $0)
                }
                .map { (.table(table), found, expected, $0) }
        }
    }

    /// Partial indexes whose conditions are written differently than expected.
    fileprivate func differingIndexes(from expected: Definitions) -> [Pair] {
        let labels = enumerations
        return tables.flatMap { (table, facts) -> [Pair] in
            let wanted = expected.tables[table] ?? []
            let types = Dictionary(facts.filter { $0.part == .type }.map { ($0.columns, $0.value) }) { first, _ in first }
            return facts.subtracting(wanted).filter { $0.part == .index }.flatMap { fact in
                wanted.subtracting(facts).filter { $0.part == .index && $0.columns == fact.columns }.compactMap { (other) -> Pair? in
                    guard let (head, found) = fact.value.aroundWhere, let (otherHead, expected) = other.value.aroundWhere, head == otherHead
                    else { return nil }
                    let columns = types.keys.filter { name in [found, expected].contains { Script($0).words[name] != nil } }.sorted()
                    let rows = ConditionPair.rows(of: columns, for: [found, expected], types: types, labels: labels)
                    return rows.map { (rows) -> Pair in
                        (.table(table), [fact], [other], "SELECT bool_and(((\(found)) IS TRUE) = ((\(expected)) IS TRUE)) FROM \(rows)")
                    }
                }
            }
        }
    }
}

extension Set<Definitions.Fact> {
    /// The facts in groups that have no columns in common.
    fileprivate var groupedByColumns: [Set] {
        var groups: [(columns: Swift.Set<String>, facts: Set)] = []
        for fact in self {
            let columns = Swift.Set(fact.columns.split(separator: ", ").map(String.init))
            let joined = groups.filter { $0.columns == columns || !$0.columns.isDisjoint(with: columns) }
            groups.removeAll { $0.columns == columns || !$0.columns.isDisjoint(with: columns) }
            groups.append(
                (joined.reduce(columns) { $0.union($1.columns) }, joined.reduce([fact]) { $0.union($1.facts) }))
        }
        return groups.map(\.facts)
    }
}

extension String {
    /// What an index is, and its condition.
    fileprivate var aroundWhere: (head: String, condition: String)? {
        guard let range = firstRange(of: " WHERE ") else { return nil }
        return (String(self[..<range.lowerBound]), String(self[range.upperBound...]))
    }

    fileprivate func after(_ prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}

extension Definitions.Fact {
    fileprivate var isCondition: Bool { part == .check || part == .nullability }
}
