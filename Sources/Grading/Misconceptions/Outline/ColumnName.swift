/// A column name in a statement.
struct ColumnName: Sendable, Equatable {
    /// The table or alias before the dot.
    var qualifier: String?
    var name: String
    var words: Range<Int>
}

extension Outline {
    /// The columns that these words name, including those in brackets and subqueries.
    func columnNames(in range: Range<Int>) -> [ColumnName] {
        range.compactMap { index in
            let word = words[index]
            guard word.mayBeName, !has("(", at: index + 1), !has(".", at: index + 1) else { return nil }
            if index >= 2, has(".", at: index - 1), range.contains(index - 2) {
                guard words[index - 2].mayBeName else { return nil }
                return ColumnName(qualifier: words[index - 2].folded, name: word.folded, words: index - 2..<index + 1)
            }
            // A type, an alias, or the first word of a constant such as DATE '2026-05-01'.
            if word.isNamed || has("::", at: index - 1) { return nil }
            if index + 1 < words.count, words[index + 1].isString { return nil }
            if word.isKeyword, !isColumn(word.folded) { return nil }
            if !columns.isEmpty, commonTables.isEmpty, !isColumn(word.folded) { return nil }
            return ColumnName(qualifier: nil, name: word.folded, words: index..<index + 1)
        }
    }

    private func isColumn(_ name: String) -> Bool { columns.values.contains { $0.contains(name) } }

    /// The name of the first column in these words that a learner knows, which excludes names that the reference makes up.
    func fact(in range: Range<Int>) -> String? { columnNames(in: range).lazy.compactMap { fact($0) }.first }

    func fact(_ column: ColumnName) -> String? { columns.isEmpty || isColumn(column.name) ? column.name : nil }

    /// The index of the query's source that a column belongs to; `nil` if it belongs to another query or is unknown.
    func source(of column: ColumnName, in query: Query) -> Int? {
        if let qualifier = column.qualifier { return query.sources.firstIndex { $0.name == qualifier } }
        if query.sources.count == 1 { return 0 }
        return query.sources.firstIndex { source in
            source.table.flatMap { columns[$0] }?.contains(column.name) ?? false
        }
    }

    /// The table of a column, even if it belongs to an outer query.
    func table(of column: ColumnName, from query: Query) -> String? {
        var query = query
        while true {
            if let source = source(of: column, in: query) { return query.sources[source].table }
            guard let parent = query.parent else { return nil }
            query = queries[parent]
        }
    }

    /// The sources whose columns these words name.
    func sources(in range: Range<Int>, of query: Query) -> Set<Int> {
        Set(columnNames(in: range).compactMap { source(of: $0, in: query) })
    }

    /// Whether these words name a column of an outer query.
    func looksOutside(_ range: Range<Int>, of query: Query) -> Bool {
        guard query.parent != nil else { return false }
        return columnNames(in: range).contains { column in
            guard let qualifier = column.qualifier else { return false }
            return !query.sources.contains { $0.name == qualifier }
        }
    }

    /// The clause that contains a byte.
    func clause(at byte: Int) -> Query.Clause? {
        guard let index = words.firstIndex(where: { $0.range.upperBound > byte }), let query = query(around: index) else { return nil }
        return query.parts.last { $0.whole.contains(index) }?.clause
    }

    /// The innermost query that contains this word.
    func query(around index: Int) -> Query? { queries.last { $0.words.contains(index) } }
}
