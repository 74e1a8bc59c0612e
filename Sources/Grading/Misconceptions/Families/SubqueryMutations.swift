import Verdicts

/// Mistakes in conditions that refer to other rows.
extension Misconception {
    static let matchesRepeat = Misconception(
        "Some rows[ of {table}] appear more than once, once for each match. Do you need every match, or only whether one exists?",
        concepts: "exists", "distinct", "inner join", "join")
    static let unknownInList = Misconception(
        "The list[ of `{column}`] after NOT IN contains a NULL. Can NOT IN be true when one entry is unknown?",
        concepts: "not in", "null", "not exists", uses: "not in")
    static let rowsForAll = Misconception(
        "Your result includes groups of which only some rows meet the condition. Must one row meet it, or all of them?",
        concepts: "except", "not exists", "not in", "having")
}

/// Mistakes in conditions that refer to other rows: NOT IN with NULLs, joins instead of EXISTS, one of several maximums.
enum SubqueryMutations {
    static func attempts(on outline: Outline) -> [Attempt] {
        outline.conditions().flatMap { place, index, condition -> [Attempt] in
            guard place == .where, let index else { return [] }
            let query = outline.queries[index]
            return condition.conjuncts.indices.flatMap { part in
                Reader(outline: outline, query: query, condition: condition, part: part).attempts()
            } + antiJoins(condition, query, outline)
        }
    }

    private struct Reader {
        let outline: Outline
        let query: Query
        let condition: Condition
        let part: Int
        var words: Range<Int> { condition.conjuncts[part].words }

        func attempts() -> [Attempt] {
            guard let subquery = outline.queries.first(where: { words.contains($0.words.lowerBound) && $0.kind == .select }) else {
                return []
            }
            let before = words.prefix { $0 < subquery.words.lowerBound - 1 }
            let isNot = before.contains { outline.has("not", at: $0) }
            if before.contains(where: { outline.has("exists", at: $0) }) {
                return isNot
                    ? notIn(subquery) + joinedAnyway(subquery)
                    : joined(subquery, " CROSS JOIN LATERAL (\(outline.text(of: subquery.words))) AS matches")
            }
            if before.last.map({ outline.has("in", at: $0) }) == true {
                if isNot { return knownOnly(subquery) + ofEachRow(subquery) }
                let value = outline.text(of: before.dropLast())
                return joined(subquery, " JOIN LATERAL (\(outline.text(of: subquery.words))) AS matches(key) ON matches.key = \(value)")
            }
            return before.last.map({ outline.has("=", at: $0) }) == true ? greatest(subquery, before.dropLast()) : []
        }

        private var dropped: Edit? {
            if condition.conjuncts.count > 1 { return outline.drop(part: part, of: condition.conjuncts.map(\.words)) }
            return query.part(.where).map { outline.drop($0.whole) }
        }

        /// EXISTS as a join, which returns a row once for each match.
        private func joined(_ subquery: Query, _ join: String) -> [Attempt] {
            guard query.kind == .select, let from = query.body(.from)?.last, let dropped else { return [] }
            let rows = JoinFacts(outline: outline, query: query).table(0)
            return [Attempt(.matchesRepeat(table: rows), 74, outline.insert(join, after: from), dropped)]
        }

        /// Matches that should be excluded are joined instead.
        private func joinedAnyway(_ subquery: Query) -> [Attempt] {
            guard query.kind == .select, let from = query.body(.from)?.last, let dropped else { return [] }
            let join = " LEFT JOIN LATERAL (\(outline.text(of: subquery.words))) AS matches ON true"
            let misconception = Misconception.matchesNotExcluded(
                table: JoinFacts(outline: outline, query: query).table(0), other: subquery.sources.first?.table)
            return [Attempt(misconception, 60, outline.insert(join, after: from), dropped)]
        }

        /// "None of the rows does this" tested on each row, as "this row doesn't".
        private func ofEachRow(_ subquery: Query) -> [Attempt] {
            guard let inner = subquery.body(.where), let own = query.sources.first?.table, query.sources.count == 1,
                subquery.sources.count == 1, subquery.sources[0].table == own, !outline.looksOutside(inner, of: subquery)
            else { return [] }
            return [Attempt(.rowsForAll, 66, outline.put("NOT (\(outline.text(of: inner)))", for: words))]
        }

        /// NOT EXISTS as NOT IN.
        private func notIn(_ subquery: Query) -> [Attempt] {
            guard let body = subquery.part(.where), let inner = Condition(body.body, in: outline) else { return [] }
            let parts = inner.conjuncts
            for index in parts.indices {
                let words = parts[index].words
                guard let equals = outline.first("=", in: words), outline.columnNames(in: words).count == 2 else { continue }
                let sides = [words.lowerBound..<equals, equals + 1..<words.upperBound]
                guard let outside = sides.firstIndex(where: { outline.looksOutside($0, of: subquery) }) else { continue }
                let own = sides[1 - outside]
                let rest = parts.count > 1 ? outline.drop(part: index, of: parts.map(\.words)) : outline.drop(body.whole)
                let start = self.words.lowerBound..<subquery.words.lowerBound
                let listed = outline.text(of: own)
                // The SELECT list of a subquery after EXISTS may be empty.
                let list =
                    subquery.body(.head).map { outline.put(listed, for: $0) } ?? outline.insert(" " + listed, after: start.upperBound)
                return [
                    Attempt(
                        .unknownInList(column: outline.fact(in: own)), 84,
                        outline.put("\(outline.text(of: sides[outside])) NOT IN (", for: start), list, rest)
                ]
            }
            return []
        }

        /// NOT IN without the condition that excludes NULLs from the list.
        private func knownOnly(_ subquery: Query) -> [Attempt] {
            guard let body = subquery.part(.where), let inner = Condition(body.body, in: outline) else { return [] }
            let parts = inner.conjuncts
            return parts.indices.compactMap { index in
                let words = parts[index].words
                guard words.count > 3, outline.has("null", at: words.upperBound - 1), outline.has("not", at: words.upperBound - 2) else {
                    return nil
                }
                let edit = parts.count > 1 ? outline.drop(part: index, of: parts.map(\.words)) : outline.drop(body.whole)
                return Attempt(.unknownInList(column: outline.fact(in: words)), 94, edit)
            }
        }

        /// `x = (SELECT max(x) …)` as the first row by x, which is only one of several that tie.
        private func greatest(_ subquery: Query, _ value: Range<Int>) -> [Attempt] {
            guard query.kind == .select, query.part(.limit) == nil, query.part(.group) == nil, let head = subquery.body(.head),
                let call = outline.calls(of: ["max", "min"], in: head).first, call.words == head, let dropped, let last = query.words.last,
                outline.looksOutside(subquery.words, of: subquery) == false
            else { return [] }
            func first(_ direction: String) -> [Edit] {
                let order = "ORDER BY \(outline.text(of: value))\(direction) LIMIT 1"
                if let known = query.part(.order) { return [dropped, outline.put(order, for: known.whole)] }
                return [dropped, outline.insert(" " + order, after: last)]
            }
            if outline.words[call.name].folded == "min" { return [Attempt(.tiesCut, 70, first(""))] }
            let column = outline.fact(in: value)
            return [Attempt(.tiesCut, 70, first(" DESC NULLS LAST")), Attempt(.nullsAtOtherEnd(column: column), 62, first(" DESC"))]
        }
    }

    /// An outer join that finds rows without a match, as NOT IN.
    private static func antiJoins(_ condition: Condition, _ query: Query, _ outline: Outline) -> [Attempt] {
        let facts = JoinFacts(outline: outline, query: query)
        return query.joins.compactMap { join -> Attempt? in
            guard join.kind == .left, let on = join.condition.flatMap({ Condition($0, in: outline) }), on.conjuncts.count == 1,
                let table = facts.table(join.source), let equals = outline.first("=", in: on.words),
                let test = condition.conjuncts.first(where: {
                    $0.isTest && outline.has("null", at: $0.words.upperBound - 1) && outline.has("is", at: $0.words.upperBound - 2)
                        && outline.sources(in: $0.words, of: query) == [join.source]
                })
            else { return nil }
            let sides = [on.words.lowerBound..<equals, equals + 1..<on.words.upperBound]
            guard let own = sides.firstIndex(where: { outline.sources(in: $0, of: query) == [join.source] }),
                let column = outline.columnNames(in: sides[own]).first
            else { return nil }
            let name = column.name.asIdentifier
            let text = "\(outline.text(of: sides[1 - own])) NOT IN (SELECT \(name) FROM \(table.asIdentifier))"
            return Attempt(
                .unknownInList(column: column.name), 78, outline.drop(join.opening.lowerBound..<join.end),
                outline.put(text, for: test.words))
        }
    }
}
