import Verdicts

/// Mistakes about which rows find a match, and what happens to those that don't.
extension Misconception {
    static let unmatchedLost = Misconception(
        "[Rows of {table}|Rows] without a match[ in {other}] are missing. Which rows should your query keep?",
        rows: .missing, concepts: "left join", "outer join", "full join", "join")
    static let unmatchedHalfLost = Misconception(
        "The missing [{tables} do have {others}|rows do have matches], but none that meets your WHERE condition. "
            + "When does WHERE run: before or after the outer join adds NULLs?",
        rows: .missing, concepts: "left join", "outer join", "full join", "join", uses: "where")
    static let unmatchedKept = Misconception(
        "Your query includes [rows of {table}|rows] without a match[ in {other}]. Does the task ask for them?",
        rows: .surplus, concepts: "inner join", "join", "left join")
    static let otherSideKept = Misconception(
        "Your query keeps every row [of {other}, but drops rows of {table}|on one side of the join, but drops rows on the other side] "
            + "without a match. Which side should keep all its rows?",
        concepts: "right join", "left join", "outer join")
    static let everyPair = Misconception(
        "[Each row of {table} is paired with unrelated rows of {other}|Rows are paired with unrelated rows]. "
            + "Which columns connect the two tables?",
        concepts: "on", "inner join", "join", "cross join", uses: Evidence.pairs)
    static let tooManyPairs = Misconception(
        "Your join matches too many rows[ of {table} and {other}]. What else must be true of each pair?",
        concepts: "on", "inner join", "join")
    static let joinedOnWrongColumn = Misconception(
        "Your query pairs rows[ of {table} and {other}] that don't belong together. What does each column in your join condition identify?",
        concepts: "on", "foreign key", "inner join", "join")
    static let rolesSwapped = Misconception(
        "The two values[ of `{column}`] are swapped in every row. Which row does the reference point to?",
        rows: .asMany, concepts: "self join", "inner join", "join")
    static let selfJoinReversed = Misconception(
        "Your self-join follows the reference in the opposite direction. Which row does the reference point to?",
        concepts: "self join", "inner join", "join")
    static let joinMissing = Misconception(
        "Your query includes rows without a match in [{table}|another table]. What does the task say about [{table}|it]?",
        rows: .surplus, concepts: "inner join", "join")
}

/// Mistakes about which rows find a match, and what happens to those that don't.
enum JoinMutations {
    static func attempts(on outline: Outline) -> [Attempt] {
        outline.queries.flatMap { query -> [Attempt] in
            let reader = JoinFacts(outline: outline, query: query)
            return query.joins.indices.flatMap { kinds(of: $0, reader) + conditions(of: $0, reader) } + allInner(reader) + commas(reader)
        }
    }

    // MARK: Kinds

    private static func kinds(of index: Int, _ facts: JoinFacts) -> [Attempt] {
        let (outline, join) = (facts.outline, facts.query.joins[index])
        let opening = join.opening
        let (rows, other) = facts.preserved(by: index)
        switch join.kind {
        case .left, .right:
            let swapped = join.kind == .left ? "RIGHT" : "LEFT"
            return [
                Attempt(.unmatchedLost(table: rows, other: other), 98, facts.plain(opening)),
                Attempt(.otherSideKept(table: rows, other: other), 60, outline.put(swapped, for: opening.lowerBound)),
            ]
        case .full:
            let (left, right) = (facts.left(of: index), facts.table(join.source))
            return [
                Attempt(.unmatchedLost(table: right, other: left), 90, outline.put("LEFT", for: opening.lowerBound)),
                Attempt(.unmatchedLost(table: left, other: right), 85, outline.put("RIGHT", for: opening.lowerBound)),
                Attempt(.unmatchedLost(table: left, other: right), 80, facts.plain(opening)),
            ]
        case .inner:
            guard join.condition != nil || join.using != nil else { return [] }
            let (left, right) = (facts.left(of: index), facts.table(join.source))
            return [
                Attempt(.unmatchedKept(table: left, other: right), 70, outline.put("LEFT JOIN", for: opening)),
                Attempt(.unmatchedKept(table: right, other: left), 40, outline.put("RIGHT JOIN", for: opening)),
            ]
        case .cross, .natural: return []
        }
    }

    /// Several outer joins, all written as inner ones.
    private static func allInner(_ facts: JoinFacts) -> [Attempt] {
        let outer = facts.query.joins.indices.filter { facts.query.joins[$0].kind == .left || facts.query.joins[$0].kind == .right }
        guard outer.count > 1, let first = outer.first else { return [] }
        let (rows, other) = facts.preserved(by: first)
        let edits = outer.map { facts.plain(facts.query.joins[$0].opening) }
        return [Attempt(.unmatchedLost(table: rows, other: other), 97, edits)]
    }

    // MARK: Conditions

    private static func conditions(of index: Int, _ facts: JoinFacts) -> [Attempt] {
        let (outline, join) = (facts.outline, facts.query.joins[index])
        var attempts: [Attempt] = []
        let end = join.condition?.upperBound ?? join.using?.upperBound
        if let end, let start = join.on ?? join.using?.lowerBound {
            let misconception = Misconception.everyPair(table: facts.left(of: index), other: facts.table(join.source))
            attempts.append(
                Attempt(misconception, 75, outline.put("CROSS JOIN", for: join.opening), outline.drop(start..<end)))
        }
        if let end, join.kind == .inner, facts.isOnlyFilter(index) {
            attempts.append(Attempt(.joinMissing(table: facts.table(join.source)), 62, outline.drop(join.opening.lowerBound..<end)))
        }
        guard let condition = join.condition.flatMap({ Condition($0, in: outline) }) else { return attempts }
        attempts += wrongColumns(in: condition.words, index, facts) + turned(condition.words, index, facts)
        if join.isOuter { attempts += movedToWhere(condition, index, facts) }
        return attempts
    }

    /// `a.id = b.id` instead of `a.id = b.a_id`.
    private static func wrongColumns(in condition: Range<Int>, _ index: Int, _ facts: JoinFacts) -> [Attempt] {
        let outline = facts.outline
        let names = outline.columnNames(in: condition)
        let misconception = Misconception.joinedOnWrongColumn(
            table: facts.left(of: index), other: facts.table(facts.query.joins[index].source))
        return names.flatMap { name -> [Attempt] in
            guard name.qualifier != nil, outline.has("=", at: name.words.lowerBound - 1) || outline.has("=", at: name.words.upperBound),
                let source = outline.source(of: name, in: facts.query),
                let table = facts.query.sources[source].table, let columns = outline.columns[table]
            else { return [] }
            return columns.filter { $0 != name.name && Self.looksLikeKey($0, columns) }.map { column in
                let likelihood = column == "id" ? 72 : 50
                return Attempt(misconception, likelihood, outline.put(column.asIdentifier, for: name.words.upperBound - 1))
            }
        }
    }

    /// A self-join in the wrong direction.
    private static func turned(_ condition: Range<Int>, _ index: Int, _ facts: JoinFacts) -> [Attempt] {
        let names = facts.outline.columnNames(in: condition)
        guard names.count == 2, names[0].qualifier != nil, names[1].qualifier != nil, names[0].name != names[1].name,
            let left = facts.outline.source(of: names[0], in: facts.query), let right = facts.outline.source(of: names[1], in: facts.query),
            left != right, let table = facts.table(left), table == facts.table(right)
        else { return [] }
        let (one, other) = (names[0].words.upperBound - 1, names[1].words.upperBound - 1)
        let head = facts.query.body(.head) ?? 0..<0
        let sides = (facts.query.sources[left].name, facts.query.sources[right].name)
        let shown = facts.outline.columnNames(in: head).filter { $0.qualifier == sides.0 || $0.qualifier == sides.1 }
        let exchanged = shown.map { name in
            facts.outline.put((name.qualifier == sides.0 ? sides.1 : sides.0).asIdentifier, for: name.words.lowerBound)
        }
        // The roles are only swapped if both values are displayed and every row has both.
        let isPair = facts.query.joins[index].kind == .inner && shown.count == 2 && Set(shown.map(\.qualifier)).count == 2
        let isSwap = isPair && shown[0].name == shown[1].name
        let misconception = isSwap ? Misconception.rolesSwapped(column: facts.outline.fact(shown[0])) : .selfJoinReversed
        return [
            Attempt(misconception, 76, facts.outline.swap(one..<one + 1, other..<other + 1)), Attempt(misconception, 70, exchanged),
        ].filter { !$0.edits.isEmpty }
    }

    static func looksLikeKey(_ column: String, _ columns: [String]) -> Bool {
        column == "id" || column.hasSuffix("_id") || column.hasSuffix("_by") || column.hasSuffix("_no") || column == columns.first
    }

    /// A condition on the table that an outer join adds, moved to WHERE, where rows without a match can't meet it.
    private static func movedToWhere(_ condition: Condition, _ index: Int, _ facts: JoinFacts) -> [Attempt] {
        let (outline, query) = (facts.outline, facts.query)
        guard case .and(let parts, _) = condition.form, let from = query.part(.from) else { return [] }
        let (rows, other) = facts.preserved(by: index)
        return parts.indices.flatMap { part -> [Attempt] in
            let words = parts[part].words
            guard outline.sources(in: words, of: query).count == 1 else { return [] }
            var edits = [outline.drop(part: part, of: parts.map(\.words))]
            edits += outline.adding(outline.text(of: words), toWhereOf: query, after: from.body)
            let moved = Attempt(.unmatchedLost(table: rows, other: other), 80, edits)
            // The same with `OR … IS NULL`, which keeps rows that have no match at all.
            let source = query.sources[query.joins[index].source]
            guard let key = source.table.flatMap({ outline.columns[$0]?.first }), query.joins[index].kind == .left else { return [moved] }
            let text = "(\(outline.text(of: words)) OR \(source.name.asIdentifier).\(key.asIdentifier) IS NULL)"
            let half = [edits[0]] + outline.adding(text, toWhereOf: query, after: from.body)
            return [moved, Attempt(.unmatchedHalfLost(table: rows, other: other), 57, half)]
        }
    }

    // MARK: Commas

    /// `FROM a, b` without the WHERE condition that connects them.
    private static func commas(_ facts: JoinFacts) -> [Attempt] {
        let (outline, query) = (facts.outline, facts.query)
        guard query.sources.count > query.joins.count + 1, let clause = query.part(.where),
            let condition = Condition(clause.body, in: outline)
        else { return [] }
        let parts = condition.conjuncts
        return parts.indices.compactMap { part in
            let tables = outline.sources(in: parts[part].words, of: query).sorted()
            guard tables.count == 2 else { return nil }
            let edit = parts.count == 1 ? outline.drop(clause.whole) : outline.drop(part: part, of: parts.map(\.words))
            return Attempt(.everyPair(table: facts.table(tables[0]), other: facts.table(tables[1])), 85, edit)
        }
    }
}
