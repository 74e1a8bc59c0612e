import Verdicts

/// Mistakes about which rows form a group.
extension Misconception {
    static let groupsMerged = Misconception(
        "Rows of different groups are combined into one. [Can two groups have the same `{column}`?|What identifies a group?]",
        concepts: "group by")
    static let groupsSplit = Misconception(
        "Several rows of your result belong to the same group[ of `{column}`]. What identifies a group in the task?", concepts: "group by")
    static let notGrouped = Misconception(
        "All rows are combined into one group. What should each row of the result describe?", concepts: "group by")
}

/// Mistakes about which rows form a group.
enum GroupMutations {
    static func attempts(on outline: Outline) -> [Attempt] {
        outline.queries.flatMap { query -> [Attempt] in
            guard let clause = query.part(.group), let list = SelectList(of: query, in: outline) else { return [] }
            let keys = outline.parts(clause.body)
            // Several sets of groups can't be told from one set of smaller groups.
            if keys.contains(where: { $0.isEmpty || outline.words[$0.lowerBound].isOne(of: ["rollup", "cube", "grouping"]) }) { return [] }
            return merged(keys, clause, list, query, outline) + split(keys, query, outline) + whole(clause, list, outline)
        }
    }

    /// Grouped by a column that is not unique, or by fewer columns.
    private static func merged(
        _ keys: [Range<Int>], _ clause: Query.Part, _ list: SelectList, _ query: Query, _ outline: Outline
    ) -> [Attempt] {
        var attempts: [Attempt] = []
        let shown = list.items.filter { !outline.hasAggregate(in: $0.value) }
        func isShown(_ key: Range<Int>) -> Bool { shown.contains { outline.same($0.value, key) } }
        let shownColumns = shown.map(\.value).filter { value in
            outline.columnNames(in: value).first.map { $0.words == value } ?? false
        }
        // Grouped by the displayed names instead of the ID that identifies them.
        let hidden = keys.filter { !isShown($0) }
        if !hidden.isEmpty, !shownColumns.isEmpty, hidden.count < keys.count || keys.count == 1 {
            let texts = shownColumns.map(outline.text(of:))
            let column = shownColumns.compactMap { outline.fact(in: $0) }.first
            attempts.append(Attempt(.groupsMerged(column: column), 86, outline.put(texts.joined(separator: ", "), for: clause.body)))
        }
        guard keys.count > 1 else { return attempts }
        for index in keys.indices {
            var edits = [outline.drop(part: index, of: keys)]
            let rest = keys.indices.filter { $0 != index }
            let column = rest.lazy.compactMap { outline.fact(in: keys[$0]) }.first
            if let item = list.items.firstIndex(where: { outline.same($0.value, keys[index]) }) {
                attempts.append(Attempt(.groupsMerged(column: column), 40, edits))
                edits.append(outline.drop(part: item, of: list.items.map(\.words)))
                attempts.append(Attempt(.groupsMerged(column: column), 28, edits))
            } else {
                attempts.append(Attempt(.groupsMerged(column: column), 70, edits))
            }
        }
        return attempts
    }

    /// Grouped by more columns than needed.
    private static func split(_ keys: [Range<Int>], _ query: Query, _ outline: Outline) -> [Attempt] {
        let by = outline.fact(in: keys[0])
        guard let last = keys.last?.last else { return [] }
        let grouped = Set(keys.flatMap { key in outline.columnNames(in: key).filter { $0.words == key }.map(\.name) })
        var seen: Set<String> = []
        let whole = Set(
            keys.flatMap { key in
                outline.columnNames(in: key).filter { $0.name == "id" }.compactMap { outline.source(of: $0, in: query) }
            })
        // Another column that the query mentions, except of tables whose ID is a grouping key: those have one row per group.
        let spoken = outline.columnNames(in: query.words).filter { name in
            !grouped.contains(name.name) && outline.source(of: name, in: query).map { !whole.contains($0) } == true
                && seen.insert(outline.text(of: name.words)).inserted
        }
        return spoken.map { name in
            Attempt(.groupsSplit(column: by), 36, outline.insert(", " + outline.text(of: name.words), after: last))
        }
            + query.sources.enumerated().flatMap { index, source -> [Attempt] in
                guard !whole.contains(index), let table = source.table, let columns = outline.columns[table] else { return [] }
                return ["id", "name", "title"].filter { columns.contains($0) }.compactMap { column in
                    let isKey = keys.contains { key in
                        outline.columnNames(in: key).contains { $0.name == column && $0.qualifier ?? source.name == source.name }
                    }
                    if isKey { return nil }
                    let likelihood = column == "id" ? 44 : 24
                    let added = ", \(source.name.asIdentifier).\(column)"
                    return Attempt(.groupsSplit(column: by), likelihood, outline.insert(added, after: last))
                }
            }
    }

    /// One row for all groups together.
    private static func whole(_ clause: Query.Part, _ list: SelectList, _ outline: Outline) -> [Attempt] {
        let aggregates = list.items.filter { outline.hasAggregate(in: $0.value) }
        guard !aggregates.isEmpty else { return [] }
        let texts = aggregates.map { outline.text(of: $0.words) }.joined(separator: ", ")
        var edits = [outline.drop(clause.whole)]
        if aggregates.count < list.items.count { edits.append(outline.put(texts, for: list.words)) }
        return [Attempt(.notGrouped, aggregates.count < list.items.count ? 26 : 60, edits)]
    }
}
