extension Definitions {
    /// Reads RESTRICT as NO ACTION, and a primary key as unique, if that is expected: being stricter than the default does no harm. And a
    /// unique index without its order and operator classes: those that differ from the default all agree on what is equal.
    func takingDefaults(of expected: Definitions) -> Definitions {
        var definitions = self
        for (table, facts) in tables {
            guard let wanted = expected.tables[table] else { continue }
            for fact in facts.subtracting(wanted) {
                guard let plain = fact.asDefault, wanted.contains(plain),
                    !(fact.part == .primaryKey && wanted.contains { $0.part == .primaryKey })
                else { continue }
                definitions.replace([fact], with: [plain], of: .table(table))
            }
        }
        return definitions
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
        case .index where value.hasPrefix("unique "):
            Self(
                part: part, columns: columns,
                value: value.replacing(#/ ((text|varchar|bpchar)_pattern_ops|DESC|NULLS (FIRST|LAST))/#, with: ""))
        default: nil
        }
    }
}
