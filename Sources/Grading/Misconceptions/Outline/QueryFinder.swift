/// Finds the queries of a statement and splits each into its clauses.
struct QueryFinder {
    let outline: Outline
    private var words: [Word] { outline.words }

    init(outline: Outline) { self.outline = outline }

    func queries() -> [Query] {
        var queries: [Query] = []
        for index in words.indices {
            guard let kind = kind(at: index) else { continue }
            let depth = words[index].depth
            let end = end(of: kind, from: index)
            var query = Query(kind: kind, words: index..<end, depth: depth, parts: parts(kind, index..<end))
            query.parent = queries.lastIndex { $0.words.contains(index) }
            FromReader(outline: outline).read(into: &query)
            queries.append(query)
        }
        return queries
    }

    private func kind(at index: Int) -> Query.Kind? {
        if words[index].is("select") { return .select }
        if words[index].is("update") { return beginsChange(index) || outline.has("do", at: index - 1) ? .update : nil }
        if words[index].is("delete") { return outline.has("from", at: index + 1) && beginsChange(index) ? .delete : nil }
        if words[index].is("insert") { return outline.has("into", at: index + 1) && beginsChange(index) ? .insert : nil }
        return nil
    }

    /// Whether a data-changing query may start here: at the start of the statement, in its own brackets, or after WITH or EXPLAIN.
    private func beginsChange(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        return words[index - 1].isOne(of: ["(", ")", "explain", "analyze", "verbose", "as"])
    }

    private func end(of kind: Query.Kind, from start: Int) -> Int {
        let depth = words[start].depth
        for index in start + 1..<max(words.count, start + 1) {
            let word = words[index]
            if word.depth < depth { return index }
            if word.depth > depth { continue }
            if word.is(";") { return index }
            guard kind == .select else { continue }
            if word.isOne(of: ["union", "intersect", "except", "returning"]) { return index }
            if word.is("on"), outline.has("conflict", at: index + 1) { return index }
            if word.is("with"), outline.has("no", at: index + 1) || outline.has("data", at: index + 1) { return index }
        }
        return words.count
    }

    private func parts(_ kind: Query.Kind, _ range: Range<Int>) -> [Query.Part] {
        let first = range.lowerBound
        var parts = [Query.Part(clause: .head, opening: first..<first + 1, body: first + 1..<range.upperBound)]
        for index in outline.level(range).dropFirst() {
            guard let (clause, length) = clause(at: index, kind), !parts.contains(where: { $0.clause == clause }) else { continue }
            // Skip keywords in the previous clause's opening, and a USING after WHERE, which is not DELETE's.
            guard index + length <= range.upperBound, index >= parts[parts.count - 1].opening.upperBound else { continue }
            if clause == .using, parts.contains(where: { $0.clause == .where }) { continue }
            parts[parts.count - 1].body = parts[parts.count - 1].opening.upperBound..<index
            parts.append(Query.Part(clause: clause, opening: index..<index + length, body: index + length..<range.upperBound))
        }
        return parts
    }

    private func clause(at index: Int, _ kind: Query.Kind) -> (Query.Clause, Int)? {
        let word = words[index]
        guard word.isKeyword, !word.isNamed else { return nil }
        switch (word.folded, kind) {
        case ("values", .insert): return (.values, 1)
        case ("on", .insert) where outline.has("conflict", at: index + 1): return (.conflict, 2)
        case ("returning", .insert), ("returning", .update), ("returning", .delete): return (.returning, 1)
        case (_, .insert): return nil
        case ("from", _): return isComparison(index) ? nil : (.from, 1)
        case ("where", _): return (.where, 1)
        case ("set", .update): return (.set, 1)
        case ("using", .delete): return (.using, 1)
        case ("group", .select) where outline.has("by", at: index + 1): return (.group, 2)
        case ("order", .select) where outline.has("by", at: index + 1): return (.order, 2)
        case ("having", .select): return (.having, 1)
        case ("window", .select): return (.window, 1)
        case ("limit", .select): return (.limit, 1)
        case ("offset", .select): return (.offset, 1)
        case ("fetch", .select): return (.fetch, 1)
        case ("for", .select): return (.lock, 1)
        default: return nil
        }
    }

    /// The FROM of IS DISTINCT FROM is not a clause.
    private func isComparison(_ index: Int) -> Bool {
        outline.has("distinct", at: index - 1) && (outline.has("is", at: index - 2) || outline.has("not", at: index - 2))
    }
}
