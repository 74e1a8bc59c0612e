/// Mistakes about which column is meant.
extension Misconception {
    static let otherColumn = Misconception(
        "Your query uses {used}[ of {table}]. Is that the column the task means?", concepts: "select")
}

/// The values of another column than the one that is asked for.
enum ColumnMutations {
    static func attempts(on outline: Outline) -> [Attempt] {
        guard !outline.columns.isEmpty else { return [] }
        return outline.queries.flatMap { query -> [Attempt] in
            let clauses: [Query.Clause] = query.kind == .select ? [.head, .where, .group, .having, .order] : [.set, .where]
            let names = clauses.compactMap { query.body($0) }.flatMap { outline.columnNames(in: $0) }.filter { name in
                outline.query(around: name.words.lowerBound)?.words == query.words
            }
            return names.flatMap { others($0, query, outline) }
        }
    }

    private static func others(_ name: ColumnName, _ query: Query, _ outline: Outline) -> [Attempt] {
        guard let own = outline.source(of: name, in: query), query.sources[own].table != nil else { return [] }
        // What rows are put together or in order by.
        let isKey = outline.has("by", at: name.words.lowerBound - 1)
        return query.sources.indices.flatMap { index -> [Attempt] in
            let source = query.sources[index]
            guard let table = source.table, let columns = outline.columns[table] else { return [] }
            return columns.compactMap { column in
                if index == own, column == name.name { return nil }
                let isNear = isNear(column, name.name)
                guard isNear || query.depth == 0 else { return nil }
                // Only where a name alone would not do is the table needed.
                let isQualified = name.qualifier != nil || index != own
                let text = (isQualified ? source.name.asIdentifier + "." : "") + column.asIdentifier
                let likelihood = isNear ? 47 : index == own ? (isKey ? 38 : 16) : 6
                return Attempt(.otherColumn(table: table, used: column), likelihood, outline.put(text, for: name.words))
            }
        }
    }

    /// Whether two names share a word: `unit_price` and `price`, `ordered_on` and `shipped_on`.
    private static func isNear(_ one: String, _ other: String) -> Bool {
        let first = Set(one.split(separator: "_"))
        return !first.isDisjoint(with: other.split(separator: "_"))
    }
}
