/// Which tables are on which side of a query's joins.
struct JoinFacts {
    let outline: Outline
    let query: Query

    /// The same join as an inner one.
    func plain(_ opening: Range<Int>) -> Edit { outline.put(outline.words[opening.upperBound - 1].text, for: opening) }

    /// The table's name, if it is one that a learner knows.
    func table(_ source: Int) -> String? { query.sources[source].table }

    /// Whether only the join's own condition uses the table that it adds.
    func isOnlyFilter(_ join: Int) -> Bool {
        let (source, own) = (query.joins[join].source, query.joins[join].opening.lowerBound..<query.joins[join].end)
        if query.kind == .select, let head = query.body(.head), outline.has("*", at: head.lowerBound) { return false }
        return outline.columnNames(in: query.words).allSatisfy { name in
            own.contains(name.words.lowerBound) || outline.source(of: name, in: query).map { $0 != source } ?? (name.qualifier != nil)
        }
    }

    /// The table that a condition is about.
    func subject(of words: Range<Int>) -> String? {
        let source = outline.columnNames(in: words).lazy.compactMap { outline.source(of: $0, in: query) }.first
        return query.sources.indices.contains(source ?? 0) ? table(source ?? 0) : nil
    }

    /// The table that a join's condition connects its right side to; if that is unclear, the one before it.
    func left(of join: Int) -> String? { table(leftSource(of: join)) }

    private func leftSource(of join: Int) -> Int {
        let source = query.joins[join].source
        let tied = query.joins[join].condition.map { outline.sources(in: $0, of: query) } ?? []
        return tied.filter { $0 < source }.max() ?? max(0, source - 1)
    }

    /// The table whose rows an outer join keeps, and the one that they may have no match in; `nil` if it may be any of several.
    ///
    /// In a chain of left joins, it is the first table that would lose rows, so that every way of losing them is the same mistake.
    func preserved(by join: Int) -> (rows: String?, without: String?) {
        let source = query.joins[join].source
        let left = leftSource(of: join)
        if query.joins[join].kind == .right { return (table(source), table(left)) }
        if let earlier = query.joins[..<join].firstIndex(where: { $0.source == left && $0.kind == .left }) {
            return preserved(by: earlier)
        }
        let isChain = query.joins.indices.contains { $0 > join && query.joins[$0].kind == .left && leftSource(of: $0) == source }
        return (table(left), isChain ? nil : table(source))
    }
}

extension Outline {
    /// Adds a condition to a query's WHERE, which is created if there is none.
    func adding(_ condition: String, toWhereOf query: Query, after place: Range<Int>) -> [Edit] {
        guard let body = query.body(.where), let last = body.last else {
            return [insert(" WHERE \(condition)", after: place.upperBound - 1)]
        }
        if let known = Condition(body, in: self), case .or = known.form {
            return [insert("(", before: body.lowerBound), insert(") AND \(condition)", after: last)]
        }
        return [insert(" AND \(condition)", after: last)]
    }
}

extension String {
    /// A column's name as SQL writes it.
    var asIdentifier: String {
        let digits: ClosedRange<UInt8> = 0x30...0x39
        let isPlain = utf8.allSatisfy { 0x61...0x7A ~= $0 || digits ~= $0 || $0 == 0x5F } && !(utf8.first.map { digits ~= $0 } ?? true)
        if isPlain { return self }
        return "\"" + split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
