import SQLText

/// Definitions that can be written in many ways, and a query that tells whether they act like the expected ones on the same rows.
struct RowProbe {
    var table: String
    var found: Set<Definitions.Fact>
    var expected: Set<Definitions.Fact>
    var query: String
}

/// The definitions of a table, and the expected ones.
struct DefinitionPair {
    private let table: String
    private let found: Set<Definitions.Fact>
    private let wanted: Set<Definitions.Fact>
    /// Those that differ.
    private let new: Set<Definitions.Fact>
    private let missing: Set<Definitions.Fact>
    /// The type of each column.
    private let types: [String: String]
    private let labels: [String: [String]]

    /// - Parameter labels: the values of enumerations.
    init(of table: String, found: Set<Definitions.Fact>, wanted: Set<Definitions.Fact>, labels: [String: [String]]) {
        (self.table, self.found, self.wanted, self.labels) = (table, found, wanted, labels)
        (new, missing) = (found.subtracting(wanted), wanted.subtracting(found))
        let columns = found.filter { $0.part == .type }.map { ($0.columns, $0.value) }
        types = Dictionary(columns) { first, _ in first }
    }

    var probes: [RowProbe] {
        groups.compactMap(conditions)
            + new.flatMap { fact in
                missing.filter { $0.part == fact.part && $0.columns == fact.columns }.compactMap { other in
                    switch fact.part {
                    case .index: partialIndexes(fact, other)
                    case .defaultValue: values(fact, other)
                    default: nil
                    }
                }
            }
    }

    /// - Parameter columns: what both sides make of a row, as `found` and `expected`.
    private func probe(
        _ one: Set<Definitions.Fact>, _ other: Set<Definitions.Fact>, _ columns: String, from source: String?,
        test: String = "bool_and(found = expected) AND bool_or(expected) AND NOT bool_and(expected)"
    ) -> RowProbe? {
        source.map {
            RowProbe(table: table, found: one, expected: other, query: "SELECT \(test) FROM (SELECT \(columns) FROM \($0)) AS row")
        }
    }

    /// Rows of values near the constants in these expressions, for these columns or those that they mention.
    private func rows(of columns: Set<String>? = nil, for expressions: [String]) -> String? {
        let mentioned = types.keys.filter { name in expressions.contains { Script($0).words[name] != nil } }
        return ProbeValues(near: expressions).rows(of: (columns ?? Set(mentioned)).sorted(), types: types, labels: labels)
    }

    // MARK: CHECK and NOT NULL

    /// Those that differ, in groups that have no columns in common.
    private var groups: [(columns: Set<String>, facts: Set<Definitions.Fact>)] {
        new.union(missing).filter(\.isCondition).reduce(into: []) { groups, fact in
            let joined = groups.filter { !$0.columns.isDisjoint(with: fact.columnNames) }
            groups.removeAll { !$0.columns.isDisjoint(with: fact.columnNames) }
            groups.append((joined.reduce(fact.columnNames) { $0.union($1.columns) }, joined.reduce([fact]) { $0.union($1.facts) }))
        }
    }

    /// Whether both sides accept the same rows. A CHECK that is NULL doesn't reject a row.
    private func conditions(of columns: Set<String>, _ facts: Set<Definitions.Fact>) -> RowProbe? {
        let shared = found.intersection(wanted).filter { $0.isCondition && columns.isSuperset(of: $0.columnNames) }
        let (one, other) = (new.intersection(facts), missing.intersection(facts))
        // No values are made that match a regular expression, unless it is literal text with anchors, where plain text is expected.
        guard facts.contains(where: { $0.part == .check }), !other.union(shared).contains(where: \.hasRegularExpression),
            one.allSatisfy({ !$0.hasRegularExpression || $0.hasLiteralExpression })
        else { return nil }
        return probe(
            one, other, "\(Self.accepted(by: one.union(shared))) AS found, \(Self.accepted(by: other.union(shared))) AS expected",
            from: rows(of: columns, for: facts.union(shared).map(\.value)))
    }

    private static func accepted(by conditions: Set<Definitions.Fact>) -> String {
        let tests = conditions.map { fact in
            fact.part == .check ? "(\(fact.value)) IS NOT FALSE" : fact.columnNames.map { "\(SQL.identifier($0)) IS NOT NULL" }.joined()
        }
        return tests.isEmpty ? "true" : "(\(tests.sorted().joined(separator: " AND ")))"
    }

    // MARK: Values

    /// Defaults and generated columns. If their types differ, that's reported on its own.
    private func values(_ fact: Definitions.Fact, _ other: Definitions.Fact) -> RowProbe? {
        let computed = [fact, other].compactMap { $0.value.after("generated ") }
        let expressions = computed.isEmpty ? [fact.value, other.value] : computed
        let types = [found, wanted].compactMap { side in side.first { $0.part == .type && $0.columns == fact.columns }?.value }
        let scripts = expressions.map { Script("SELECT \($0)") }
        // A constant can equal the present moment by chance.
        let areComparable =
            Set(scripts.map(\.volatility.readsClock)).count == 1
            && scripts.allSatisfy { $0.volatility.chance == nil && $0.usedNames.isSubset(of: ["now", "transaction_timestamp"]) }
        guard expressions.count == 2, types.count == 2, !computed.isEmpty || areComparable else { return nil }
        return probe(
            [fact], [other], "(\(expressions[0]))::\(types[0])::text AS found, (\(expressions[1]))::\(types[1])::text AS expected",
            from: rows(for: expressions), test: "bool_and(found IS NOT DISTINCT FROM expected)")
    }

    /// Partial indexes with different conditions.
    private func partialIndexes(_ fact: Definitions.Fact, _ other: Definitions.Fact) -> RowProbe? {
        let parts = [fact, other].compactMap(\.value.aroundWhere)
        guard parts.count == 2, parts[0].head == parts[1].head else { return nil }
        let (one, two) = (parts[0].condition, parts[1].condition)
        return probe([fact], [other], "(\(one)) IS TRUE AS found, (\(two)) IS TRUE AS expected", from: rows(for: [one, two]))
    }
}

extension Definitions.Fact {
    fileprivate var isCondition: Bool { (part == .check || part == .nullability) && !columns.isEmpty }

    /// As in `phone ~ '^[+]'`.
    fileprivate var hasLiteralExpression: Bool {
        !value.contains("regexp") && Script(value).constants.allSatisfy { $0.literalMatch != nil }
    }

    fileprivate var hasRegularExpression: Bool { [" ~ ", " ~* ", " !~ ", " !~* ", "regexp"].contains { value.contains($0) } }
}

extension String {
    /// What an index is, and its condition.
    fileprivate var aroundWhere: (head: String, condition: String)? {
        firstRange(of: " WHERE ").map { (String(self[..<$0.lowerBound]), String(self[$0.upperBound...])) }
    }

    fileprivate func after(_ prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}
