/// Copies clauses from one statement to another, using the other's names for tables.
struct ClauseCarrier {
    private let source: Outline
    private let from: Query
    private let target: Outline
    private let to: Query

    /// The ways to replace the target's clauses with those that the edits touch, innermost query first.
    static func edits(of edits: [Edit], from source: Outline, to target: Outline) -> [[Edit]] {
        source.queries.reversed().filter { query in edits.allSatisfy { source.bytes(of: query.words).contains(edge: $0.range) } }
            .flatMap { query in
                target.queries.filter { isCounterpart($0, of: query) }.flatMap { counterpart in
                    ClauseCarrier(source: source, from: query, target: target, to: counterpart).ways(for: edits)
                }
            }
    }

    private static func isCounterpart(_ one: Query, of other: Query) -> Bool {
        guard one.kind == other.kind else { return false }
        let tables = (Set(one.sources.compactMap(\.table)), Set(other.sources.compactMap(\.table)))
        return one.depth == 0 && other.depth == 0 || !tables.0.isEmpty && tables.0 == tables.1
    }

    // MARK: Clauses

    private static let order: [Query.Clause] = [
        .head, .set, .from, .using, .where, .group, .having, .window, .values, .conflict, .order, .limit, .offset, .fetch, .lock,
        .returning,
    ]

    /// A join condition may also be in WHERE, so FROM is copied both with and without it.
    private func ways(for edits: [Edit]) -> [[Edit]] {
        let joins: Set<Query.Clause> = [.from, .where]
        let isJoin = edits.contains { clause(of: $0).map(joins.contains) == true }
        return [self.edits(for: edits, with: []), isJoin ? self.edits(for: edits, with: joins) : nil].compactMap { $0 }
    }

    private func edits(for edits: [Edit], with others: Set<Query.Clause>) -> [Edit]? {
        var clauses = Set(others.compactMap { Self.order.firstIndex(of: $0) })
        var items: Set<Int> = []
        for edit in edits {
            guard let clause = clause(of: edit), let rank = Self.order.firstIndex(of: clause) else { return nil }
            if clause == .head, let item = item(of: edit) { items.insert(item) } else { clauses.insert(rank) }
        }
        var made: [Edit] = []
        for clause in clauses.sorted().map({ Self.order[$0] }) { made += clause == .head ? head() : whole(clause) }
        if !clauses.contains(0), !items.isEmpty {
            guard let values = self.items(items) else { return nil }
            made += values
        }
        return made.isEmpty ? nil : made
    }

    /// The clause that an edit changes or adds.
    private func clause(of edit: Edit) -> Query.Clause? {
        let added: [(String, Query.Clause)] = [
            ("WHERE", .where), ("ORDER", .order), ("LIMIT", .limit), ("OFFSET", .offset), ("HAVING", .having),
        ]
        let text = edit.text.drop { $0 == " " }
        if edit.range.isEmpty, let clause = added.first(where: { text.hasPrefix($0.0) })?.1 { return clause }
        // A deletion includes the whitespace before it, so its last byte tells the clause.
        let place = edit.range.isEmpty ? edit.range.lowerBound : edit.range.upperBound - 1
        return from.parts.last { source.bytes(of: $0.whole).lowerBound <= place }?.clause
    }

    private func whole(_ clause: Query.Clause) -> [Edit] {
        switch (from.part(clause), to.part(clause)) {
        case (let wanted?, let present?): return [target.put(carried(wanted.body), for: present.body)]
        case (let wanted?, nil):
            let rank = Self.order.firstIndex(of: clause) ?? 0
            guard let before = to.parts.last(where: { (Self.order.firstIndex(of: $0.clause) ?? 0) < rank }), let last = before.whole.last
            else { return [] }
            return [target.insert(" \(source.text(of: wanted.opening)) \(carried(wanted.body))", after: last)]
        case (nil, let present?): return [target.drop(present.whole)]
        case (nil, nil): return []
        }
    }

    // MARK: The SELECT list

    /// Copies DISTINCT, or else the whole list.
    private func head() -> [Edit] {
        guard let wanted = SelectList(of: from, in: source), let present = SelectList(of: to, in: target) else { return whole(.head) }
        switch (wanted.distinct, present.distinct) {
        case (let distinct?, nil): return [target.insert(carried(distinct) + " ", before: present.words.lowerBound)]
        case (nil, let distinct?): return [target.drop(distinct)]
        default: return wanted.items.count == 1 ? whole(.head) : items(Set(wanted.items.indices)) ?? whole(.head)
        }
    }

    private func item(of edit: Edit) -> Int? {
        SelectList(of: from, in: source)?.items.firstIndex { source.bytes(of: $0.words).contains(edge: edit.range) }
    }

    private func items(_ places: Set<Int>) -> [Edit]? {
        guard let wanted = SelectList(of: from, in: source)?.items, let present = SelectList(of: to, in: target)?.items,
            wanted.count == present.count
        else { return nil }
        return places.sorted().map { target.put(carried(wanted[$0].value), for: present[$0].value) }
    }

    // MARK: Names

    /// The text of these words of the source, with the target's names for tables.
    private func carried(_ words: Range<Int>) -> String {
        var edits: [Edit] = []
        for (index, table) in from.sources.enumerated() where words.contains(table.words.lowerBound) {
            guard let name = table.table, let other = counterpart(of: index) else { continue }
            edits.append(source.put("\(name.asIdentifier) AS \(other.asIdentifier)", for: table.words))
        }
        for name in source.columnNames(in: words) {
            let inner = source.query(around: name.words.lowerBound)
            let isOwn = inner?.words == from.words
            if !isOwn, name.qualifier == nil || inner?.sources.contains(where: { $0.name == name.qualifier }) == true { continue }
            guard let index = source.source(of: name, in: from), let other = counterpart(of: index) else { continue }
            if name.qualifier != nil {
                edits.append(source.put(other.asIdentifier, for: name.words.lowerBound))
            } else if to.sources.count > 1, from.sources[index].table.flatMap({ source.columns[$0] })?.contains(name.name) == true {
                edits.append(source.insert(other.asIdentifier + ".", before: name.words.lowerBound))
            }
        }
        let start = source.bytes(of: words).lowerBound
        let moved = edits.map { Edit(range: $0.range.lowerBound - start..<$0.range.upperBound - start, text: $0.text) }
        return moved.applied(to: source.text(of: words)) ?? source.text(of: words)
    }

    /// The target's name for this table of the source. Several uses of the same table are matched in order.
    private func counterpart(of index: Int) -> String? {
        guard let table = from.sources[index].table else { return nil }
        let place = from.sources[..<index].count { $0.table == table }
        let others = to.sources.filter { $0.table == table }
        return others.indices.contains(place) ? others[place].name : nil
    }
}

extension Range<Int> {
    /// Whether the other range is within this one; an empty one may be at its end.
    fileprivate func contains(edge other: Range<Int>) -> Bool { lowerBound <= other.lowerBound && other.upperBound <= upperBound }
}
