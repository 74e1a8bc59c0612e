import Verdicts

/// Mistakes about how a join affects a total.
extension Misconception {
    static let rowsMultiplied = Misconception(
        "Some rows count several times, once for each match in another table. How many rows does the join return before the totals?",
        concepts: "left join", "inner join", "group by", "join")
}

/// Totals over rows of two tables that are both joined to a third: each row is counted once for each match in the other table.
///
/// A reference that avoids this computes each total separately. The mistake's result is simulated by multiplying with the number of
/// matches.
enum MultipliedMutations {
    static func attempts(on outline: Outline) -> [Attempt] {
        outline.queries.indices.flatMap { index in
            combined(subqueries(index, outline)) + combined(derived(outline.queries[index], outline))
        }
    }

    private static func combined(_ edits: [[Edit]]) -> [Attempt] {
        if edits.isEmpty { return [] }
        let single = edits.map { Attempt(.rowsMultiplied, 83, $0) }
        if edits.count == 1 { return single }
        var all: [Edit] = []
        for edit in edits.joined() where !all.contains(edit) { all.append(edit) }
        return [Attempt(.rowsMultiplied, 84, all)] + single
    }

    // MARK: Subqueries in the list

    private static func subqueries(_ index: Int, _ outline: Outline) -> [[Edit]] {
        guard let head = outline.queries[index].body(.head) else { return [] }
        let totals = outline.queries.filter { inner in
            inner.parent == index && head.contains(inner.words.lowerBound) && inner.kind == .select && inner.part(.group) == nil
                && inner.part(.where).map { outline.looksOutside($0.body, of: inner) } == true && isTotal(inner, outline)
        }
        guard totals.count > 1 else { return [] }
        return totals.indices.map { place in
            let others = totals.indices.filter { $0 != place }.compactMap { other -> String? in
                guard let from = totals[other].part(.from) else { return nil }
                let rest = from.opening.lowerBound..<totals[other].words.upperBound
                return "(SELECT greatest(count(*), 1) \(outline.text(of: rest)))"
            }
            return [outline.insert(" * " + others.joined(separator: " * "), after: totals[place].words.upperBound)]
        }
    }

    private static func isTotal(_ query: Query, _ outline: Outline) -> Bool {
        guard let head = query.body(.head) else { return false }
        return outline.calls(of: ["sum", "count"], in: head).contains { !$0.isDistinct }
    }

    // MARK: Joined totals

    private static func derived(_ query: Query, _ outline: Outline) -> [[Edit]] {
        guard query.kind == .select, let head = query.body(.head) else { return [] }
        let totals = query.sources.compactMap { source -> (name: String, list: SelectList)? in
            guard let inner = outline.definition(of: source), inner.part(.group) != nil, isTotal(inner, outline),
                let list = SelectList(of: inner, in: outline)
            else { return nil }
            return (source.name, list)
        }
        guard totals.count > 1 else { return [] }
        return totals.indices.compactMap { place in
            let names = outline.columnNames(in: head).filter { name in
                (name.qualifier ?? totals[place].name) == totals[place].name
                    && totals[place].list.items.contains { $0.alias == name.name && outline.hasAggregate(in: $0.value) }
            }
            if names.isEmpty { return nil }
            var edits: [Edit] = []
            var factors = ""
            for other in totals.indices where other != place {
                guard let last = totals[other].list.words.last else { return nil }
                edits.append(outline.insert(", count(*) AS matches", after: last))
                factors += " * coalesce(\(totals[other].name.asIdentifier).matches, 1)"
            }
            return edits + names.map { outline.put("(\(outline.text(of: $0.words))\(factors))", for: $0.words) }
        }
    }
}

extension Outline {
    /// The subquery or WITH query that defines a source; `nil` for a table.
    func definition(of source: Source) -> Query? {
        if source.table != nil { return nil }
        if let inner = queries.first(where: { source.words.contains($0.words.lowerBound) }) { return inner }
        let name = words[source.words.lowerBound].folded
        return queries.first { query in
            let open = query.words.lowerBound - 1
            return has("(", at: open) && has("as", at: open - 1) && open >= 2 && words[open - 2].folded == name
        }
    }
}
