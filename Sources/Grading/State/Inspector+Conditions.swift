import Postgres

extension Inspector {
    /// The definitions, with those that act like expected ones replaced by these. The server tries both on the same rows.
    func unified(_ definitions: Definitions, with expected: Definitions, inTransaction: Bool) async throws(PostgresError) -> Definitions {
        var unified = definitions
        var probes: [RowProbe] = []
        for (table, facts) in definitions.tables {
            guard let wanted = expected.tables[table], facts != wanted else { continue }
            let found = facts.relaxed(to: wanted)
            unified.replace(facts, with: found, of: table)
            probes += DefinitionPair(of: table, found: found, wanted: wanted, labels: definitions.enumerations).probes
        }
        if probes.isEmpty { return unified }
        let alike = try await undoing(inTransaction: inTransaction) { () async throws(PostgresError) in
            var alike: [RowProbe] = []
            for probe in probes {
                let isAlike = try await attempting({ () async throws(PostgresError) in
                    try await session.query(probe.query).rows[0, 0] == "t"
                }) { _ in false }
                if isAlike { alike.append(probe) }
            }
            return alike
        }
        for probe in alike { unified.replace(probe.found, with: probe.expected, of: probe.table) }
        return unified
    }
}

extension Set<Definitions.Fact> {
    /// The facts, with RESTRICT as NO ACTION, and a primary key as unique, if that is expected: being stricter than the default does no harm.
    fileprivate func relaxed(to wanted: Set) -> Set {
        Set(
            map { fact in
                guard !wanted.contains(fact), let plain = fact.asDefault, wanted.contains(plain),
                    fact.part == .foreignKey || !wanted.contains(where: { $0.part == .primaryKey })
                else { return fact }
                return plain
            })
    }
}

extension Definitions.Fact {
    /// The default form of this fact; `nil` if it has none.
    fileprivate var asDefault: Self? {
        switch part {
        case .primaryKey: Self(part: .unique, columns: columns, value: value)
        case .foreignKey:
            // After the columns come the actions on update and on delete and the match type, such as `aas`, where `r` is RESTRICT.
            value.lastIndex(of: " ").map { space in
                Self(part: part, columns: columns, value: value[..<space] + String(value[space...]).replacing("r", with: "a"))
            }
        default: nil
        }
    }
}
