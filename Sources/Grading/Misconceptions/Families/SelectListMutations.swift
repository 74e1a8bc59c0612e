import Verdicts

/// Mistakes about which columns are returned, in which order, and whether equal rows appear once.
extension Misconception {
    static let columnsSwapped = Misconception(
        "The values are right, but [`{column}` and `{other}`|two columns] are swapped. In which order does the task list them?",
        rows: .asMany, concepts: "select")
    static let columnMissing = Misconception(
        "A column that the task names is missing[: `{column}`]. Which columns does the task list?", concepts: "select")
    static let commaMissing = Misconception(
        "No comma comes before `{column}`, so it only renames the column before it. What separates two columns?",
        concepts: "column alias", "as")
    static let duplicatesKept = Misconception("Some rows appear more than once. How often should each row appear?", concepts: "distinct")
    static let duplicatesDropped = Misconception(
        "Identical rows appear only once. Are they duplicates, or separate rows that look alike?", concepts: "distinct")
    static let unknownLeftOut = Misconception(
        "Your query leaves out rows in which [`{column}`|a value] is NULL. Does the task say to leave them out?",
        concepts: "null", "is null", "is distinct from")
}

/// Mistakes about which columns are returned, in which order, and whether equal rows appear once.
enum SelectListMutations {
    static func attempts(on outline: Outline) -> [Attempt] {
        outline.queries.flatMap { query -> [Attempt] in
            guard let list = SelectList(of: query, in: outline) else { return [] }
            return repeats(list, query, outline) + (query.depth == 0 ? places(list, outline) + known(list, query, outline) : [])
        }
    }

    private static func repeats(_ list: SelectList, _ query: Query, _ outline: Outline) -> [Attempt] {
        if let distinct = list.distinct {
            var attempts = [Attempt(.duplicatesKept, 88, outline.drop(distinct))]
            if distinct.count > 1 { attempts.append(Attempt(.duplicatesKept, 60, outline.put("DISTINCT", for: distinct))) }
            return attempts
        }
        guard query.depth == 0, query.part(.group) == nil, !outline.hasAggregate(in: list.words) else { return [] }
        return [Attempt(.duplicatesDropped, 64, outline.insert("DISTINCT ", before: list.words.lowerBound))]
    }

    /// Leaves out rows in which a displayed value is NULL.
    private static func known(_ list: SelectList, _ query: Query, _ outline: Outline) -> [Attempt] {
        guard let from = query.body(.from), !query.joins.contains(where: \.isOuter) else { return [] }
        var seen: Set<String> = []
        return outline.columnNames(in: list.words).compactMap { name in
            let text = outline.text(of: name.words)
            guard name.name != "id", outline.fact(name) != nil, outline.source(of: name, in: query) != nil, seen.insert(text).inserted,
                outline.query(around: name.words.lowerBound)?.words == query.words
            else { return nil }
            let edits = outline.adding("\(text) IS NOT NULL", toWhereOf: query, after: from)
            return Attempt(.unknownLeftOut(column: name.name), 31, edits)
        }
    }

    private static func places(_ list: SelectList, _ outline: Outline) -> [Attempt] {
        let items = list.items
        guard items.count > 1 else { return [] }
        var attempts: [Attempt] = []
        for first in items.indices {
            for second in items.indices where second > first && (second == first + 1 || items.count <= 5) {
                let names = (outline.name(of: items[first]), outline.name(of: items[second]))
                let likelihood = second == first + 1 ? 63 : 40
                let edits = outline.swap(items[first].words, items[second].words)
                let isPair = names.0 == names.1 && names.0 != nil
                let misconception =
                    isPair ? Misconception.rolesSwapped(column: names.0) : .columnsSwapped(column: names.0, other: names.1)
                attempts.append(Attempt(misconception, likelihood, edits))
            }
            let edit = outline.drop(part: first, of: items.map(\.words))
            attempts.append(Attempt(.columnMissing(column: outline.name(of: items[first])), 20, edit))
            guard first > 0, items[first - 1].alias == nil, items[first].words.count == 1, let name = outline.name(of: items[first])
            else { continue }
            attempts.append(Attempt(.commaMissing(column: name), 19, outline.put(" ", for: items[first - 1].words.upperBound)))
        }
        return attempts
    }
}

extension Outline {
    /// The name of a result column, if it is one that a learner knows.
    fileprivate func name(of item: SelectList.Item) -> String? {
        columnNames(in: item.value).first { $0.words == item.value }.flatMap { fact($0) }
    }
}
