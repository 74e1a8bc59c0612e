import Verdicts

/// Mistakes about which column is meant.
extension Misconception {
    static let otherColumn = Misconception(
        "Your query uses `{used}`[ of {table}]. Is that the column the task means?", concepts: "select")
    static let otherSortColumn = Misconception(
        "Your query sorts by `{used}`[ of {table}]. Is that the column the task means?", concepts: "order by")
}

/// Uses a different column than the right one.
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
        // The keys of GROUP BY or ORDER BY.
        let isKey = outline.has("by", at: name.words.lowerBound - 1)
        let isSortKey =
            isKey && outline.has("order", at: name.words.lowerBound - 2) || query.body(.order)?.contains(name.words.lowerBound) == true
        let misconception = isSortKey ? Misconception.otherSortColumn : .otherColumn
        return query.sources.indices.flatMap { index -> [Attempt] in
            let source = query.sources[index]
            guard let table = source.table, let columns = outline.columns[table] else { return [] }
            return columns.compactMap { column in
                if index == own, column == name.name { return nil }
                let isNear = isNear(column, name.name)
                guard isNear || query.depth == 0 else { return nil }
                // The qualifier is only needed if the bare name would not do.
                let isQualified = name.qualifier != nil || index != own
                let text = (isQualified ? source.name.asIdentifier + "." : "") + column.asIdentifier
                let likelihood = isNear ? 47 : index == own ? (isKey ? 38 : 16) : 6
                return Attempt(misconception(table: table, used: column), likelihood, outline.put(text, for: name.words))
            }
        }
    }

    /// Whether two names share a word: `unit_price` and `price`, `ordered_on` and `shipped_on`.
    private static func isNear(_ one: String, _ other: String) -> Bool {
        let first = Set(one.split(separator: "_"))
        return !first.isDisjoint(with: other.split(separator: "_"))
    }
}
