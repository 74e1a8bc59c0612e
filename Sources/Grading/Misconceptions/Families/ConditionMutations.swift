import Verdicts

/// Mistakes about which conditions there are, and how they are combined.
extension Misconception {
    static let filterMissing = Misconception(
        "Your result includes every row. Which condition in the task is missing from your query?", rows: .surplus, concepts: "where")
    static let conditionMissing = Misconception(
        "Your query includes rows that the task leaves out. [What does the task say about `{column}`?|Which part of the task is missing?]",
        rows: .surplus, concepts: "where")
    static let groupConditionMissing = Misconception(
        "Your query includes groups that the task leaves out. What does the task require of a whole group?", rows: .surplus,
        concepts: "having", "group by")
    static let rowsForGroups = Misconception(
        "Your condition tests individual rows before they are grouped. Does the task test each row or each group?",
        concepts: "having", "group by", uses: "where")
    static let alternativeMissing = Misconception(
        "Rows that meet another condition of the task are missing. [What does the task say about `{column}`?|Which conditions does it name?]",
        rows: .missing, concepts: "or", "and", "where")
    static let orForAnd = Misconception(
        "Your query includes rows that meet only one of the conditions. Must a row meet one of them, or all?",
        rows: .surplus, concepts: "or", "and", "where", uses: "or", "union", "union all")
    static let andForOr = Misconception(
        "Rows that meet only one of the conditions are missing. Must a row meet one of them, or all?", rows: .missing, concepts: "or",
        "and", "where",
        uses: "and", "intersect")
    static let parenthesesMissing = Misconception(
        "Your query includes rows that meet only some of the conditions. Which does SQL evaluate first: AND or OR?",
        rows: .surplus, concepts: "or", "and", "where", uses: "or")
    static let filterInJoin = Misconception(
        "Your condition[ on `{column}`] does not remove any rows. Which rows does an outer join keep when the ON condition is false?",
        concepts: "left join", "outer join", "on", uses: "left join", "right join", "full join")
    static let matchesNotExcluded = Misconception(
        "Your query also includes [rows of {table}|rows] with a match[ in {other}]. How can you recognize rows without one?",
        rows: .surplus, concepts: "anti join", "not exists", "left join", "not in")
    static let matchNotRequired = Misconception(
        "Your query also includes [rows of {table}|rows] without a match[ in {other}]. Which rows does the task ask for?",
        rows: .surplus, concepts: "exists", "in", "subquery", "inner join")
    static let correlationMissing = Misconception(
        "The subquery returns the same result for every outer row. Which outer row should it refer to?",
        concepts: "correlated subquery", "exists", "subquery", uses: "subquery", "exists", "in", "not in")
    static let correlatedOnWrongColumn = Misconception(
        "Your subquery refers to the outer row through `{used}`. Which column connects the two?",
        concepts: "correlated subquery", "exists", "subquery")
}

/// Mistakes about which conditions there are, and how they are combined.
enum ConditionMutations {
    static func attempts(on outline: Outline) -> [Attempt] {
        let attempts = outline.conditions().flatMap { place, query, condition -> [Attempt] in
            guard let query = query.map({ outline.queries[$0] }) else { return ties(condition, place, outline) }
            return wrongKeys(condition, place, query, outline) + missing(condition, place, query, outline) + ties(condition, place, outline)
                + moved(condition, place, query, outline)
                + askedOfRows(condition, place, query, outline) + turned(condition, place, query, outline)
        }
        let uncorrelated = attempts.filter(\.misconception.isAboutCorrelation)
        guard uncorrelated.count > 1, let first = uncorrelated.first else { return attempts }
        // Without one of several connections, the subquery still depends on the outer row.
        let others = attempts.map { attempt in
            attempt.misconception.isAboutCorrelation
                ? Attempt(.conditionMissing, attempt.likelihood, attempt.edits) : attempt
        }
        return others + [Attempt(first.misconception, first.likelihood + 5, uncorrelated.flatMap(\.edits))]
    }

    // MARK: Missing conditions

    private static func missing(
        _ condition: Condition, _ place: Outline.ConditionPlace, _ query: Query, _ outline: Outline
    ) -> [Attempt] {
        var attempts: [Attempt] = []
        let parts = condition.conjuncts
        if place == .where || place == .having, let clause = query.part(place == .where ? .where : .having) {
            let isMany = parts.count > 1 && place == .where
            let misconception = isMany ? whole(query) : self.missing(parts[0], place, query, outline)
            attempts.append(Attempt(misconception, isMany ? 55 : 90, outline.drop(clause.whole)))
        }
        if case .and(let parts, _) = condition.form {
            attempts += dropping(parts, place == .on ? 70 : 82) { self.missing($0, place, query, outline) }(outline)
        }
        for inner in condition.all {
            if case .or(let parts, _) = inner.form {
                attempts += dropping(parts, 78) { place == .when ? .wrongBranch : self.alternative($0, outline) }(outline)
            } else if case .and(let parts, _) = inner.form, inner.words != condition.words {
                attempts += dropping(parts, 60) { place == .when ? .wrongBranch : .conditionMissing(column: outline.fact(in: $0.words)) }(
                    outline)
            }
        }
        return attempts
    }

    /// The misconception if there is no condition at all.
    private static func whole(_ query: Query) -> Misconception {
        switch query.kind {
        case .update: .everyRowChanged(table: query.sources.first?.table)
        case .delete: .everyRowDeleted(table: query.sources.first?.table)
        default: .filterMissing
        }
    }

    private static func dropping(
        _ parts: [Condition], _ likelihood: Int, _ misconception: @escaping (Condition) -> Misconception
    ) -> (Outline) -> [Attempt] {
        { outline in
            parts.indices.map { Attempt(misconception(parts[$0]), likelihood, outline.drop(part: $0, of: parts.map(\.words))) }
        }
    }

    /// The misconception if this condition is missing.
    private static func missing(
        _ part: Condition, _ place: Outline.ConditionPlace, _ query: Query, _ outline: Outline
    ) -> Misconception {
        let column = outline.fact(in: part.words)
        if query.parent != nil, outline.looksOutside(part.words, of: query) { return .correlationMissing(column: column) }
        let facts = JoinFacts(outline: outline, query: query)
        if place == .where, let join = antiJoin(part, query, outline) {
            let (rows, other) = facts.preserved(by: join)
            return .matchesNotExcluded(table: rows, other: other)
        }
        let isEquality = part.isTest && outline.first("=", in: part.words) != nil
        if place == .on || place == .where && isEquality {
            let tied = outline.sources(in: part.words, of: query).sorted().map(facts.table)
            if tied.count > 1 {
                return isEquality ? .everyPair(table: tied[0], other: tied[1]) : .tooManyPairs(table: tied[0], other: tied[1])
            }
        }
        if place == .having { return .groupConditionMissing }
        if place == .when { return .wrongBranch }
        if query.part(.where).map({ $0.body == part.words }) == true, query.kind != .select { return whole(query) }
        if let inner = outline.queries.first(where: { part.words.contains($0.words.lowerBound) }), inner.kind == .select {
            if part.words.contains(where: { outline.words[$0].isOne(of: ["in", "exists"]) }) {
                let isNot = part.words.prefix(upTo: inner.words.lowerBound).contains { outline.words[$0].is("not") }
                let (rows, other) = (facts.subject(of: part.words), inner.sources.first?.table)
                return isNot ? .matchesNotExcluded(table: rows, other: other) : .matchNotRequired(table: rows, other: other)
            }
        }
        let isKnown = part.isTest && outline.has("null", at: part.words.upperBound - 1) && outline.has("not", at: part.words.upperBound - 2)
        return isKnown ? .unknownLetIn(column: column) : .conditionMissing(column: column)
    }

    /// The outer join whose matches are excluded by `b.id IS NULL`.
    private static func antiJoin(_ part: Condition, _ query: Query, _ outline: Outline) -> Int? {
        guard part.isTest, outline.has("null", at: part.words.upperBound - 1), outline.has("is", at: part.words.upperBound - 2),
            let source = outline.sources(in: part.words, of: query).first
        else { return nil }
        return query.joins.firstIndex { $0.source == source && $0.kind == .left }
    }

    /// Drops one alternative. `x <> 1 OR x IS NULL` without its last part loses the rows with NULL.
    private static func alternative(_ part: Condition, _ outline: Outline) -> Misconception {
        let column = outline.fact(in: part.words)
        let isNullTest = outline.has("null", at: part.words.upperBound - 1) && outline.has("is", at: part.words.upperBound - 2)
        return isNullTest ? .unknownLost(column: column) : .alternativeMissing(column: column)
    }

    /// Rows of two tables matched in WHERE by a column with another meaning.
    private static func wrongKeys(
        _ condition: Condition, _ place: Outline.ConditionPlace, _ query: Query, _ outline: Outline
    ) -> [Attempt] {
        if place != .where { return [] }
        return condition.conjuncts.filter(\.isTest).flatMap { part -> [Attempt] in
            let names = outline.columnNames(in: part.words)
            guard names.count == 2, part.words.count == names[0].words.count + names[1].words.count + 1, let sign = names[0].words.last,
                outline.has("=", at: sign + 1), names[0].qualifier != nil, names[1].qualifier != nil
            else { return [] }
            let tables = names.map { outline.table(of: $0, from: query) }
            let isInner = query.parent != nil && outline.looksOutside(part.words, of: query)
            let misconception = Misconception.joinedOnWrongColumn(table: tables[1], other: tables[0])
            return names.indices.flatMap { index -> [Attempt] in
                guard let columns = tables[index].flatMap({ outline.columns[$0] }) else { return [] }
                return columns.filter { $0 != names[index].name && JoinMutations.looksLikeKey($0, columns) }.map { column in
                    Attempt(
                        isInner ? .correlatedOnWrongColumn(used: column) : misconception, 54,
                        outline.put(column.asIdentifier, for: names[index].words.upperBound - 1))
                }
            }
        }
    }

    // MARK: AND, OR and parentheses

    private static func ties(_ condition: Condition, _ place: Outline.ConditionPlace, _ outline: Outline) -> [Attempt] {
        if place == .on { return [] }
        return condition.all.flatMap { inner -> [Attempt] in
            switch inner.form {
            case .and(let parts, let words):
                var attempts = exchanged(words, for: "OR", .orForAnd, 62, outline)
                for part in parts {
                    guard case .group(let group) = part.form, case .or = group.form else { continue }
                    let edits = [outline.drop(part.words.lowerBound), outline.drop(part.words.upperBound - 1)]
                    attempts.append(Attempt(.parenthesesMissing, 88, edits))
                }
                return attempts
            case .or(_, let words): return exchanged(words, for: "AND", .andForOr, 76, outline)
            default: return []
            }
        }
    }

    private static func exchanged(
        _ words: [Int], for word: String, _ misconception: Misconception, _ likelihood: Int, _ outline: Outline
    ) -> [Attempt] {
        let single = words.map { Attempt(misconception, likelihood, outline.put(word, for: $0)) }
        if words.count < 2 { return single }
        return [Attempt(misconception, likelihood, words.map { outline.put(word, for: $0) })] + single
    }

    /// A HAVING condition on a group's total, used as a condition on each row.
    private static func askedOfRows(
        _ condition: Condition, _ place: Outline.ConditionPlace, _ query: Query, _ outline: Outline
    ) -> [Attempt] {
        guard place == .having, let clause = query.part(.having), let from = query.body(.from), condition.isTest else { return [] }
        let calls = outline.calls(of: ["sum", "avg", "min", "max"], in: condition.words).filter { !$0.isDistinct }
        guard calls.count == 1, let call = calls.first, call.name == condition.words.lowerBound else { return [] }
        let text = "(\(outline.text(of: call.inside))) " + outline.text(of: call.words.upperBound..<condition.words.upperBound)
        return [Attempt(.rowsForGroups, 52, [outline.drop(clause.whole)] + outline.adding(text, toWhereOf: query, after: from))]
    }

    /// The whole condition negated. `x <> 1 OR x IS NULL` is a single idea and becomes `x = 1`.
    private static func turned(
        _ condition: Condition, _ place: Outline.ConditionPlace, _ query: Query, _ outline: Outline
    ) -> [Attempt] {
        guard place == .where, query.depth == 0 else { return [] }
        switch condition.form {
        case .test, .not: return []
        default: break
        }
        let misconception = Misconception.opposite(column: outline.fact(in: condition.words))
        let words = condition.words
        var attempts = [
            Attempt(misconception, 32, outline.insert("NOT (", before: words.lowerBound), outline.insert(")", after: words.upperBound - 1))
        ]
        if case .or(let parts, _) = condition.form, parts.count == 2, parts.allSatisfy(\.isTest) {
            for (kept, dropped) in [(0, 1), (1, 0)] where outline.has("null", at: parts[dropped].words.upperBound - 1) {
                guard let sign = outline.level(parts[kept].words).first(where: { outline.words[$0].isOne(of: ["<>", "!="]) }) else {
                    continue
                }
                let edits = [outline.put("=", for: sign), outline.drop(part: dropped, of: parts.map(\.words))]
                attempts.append(Attempt(misconception, 46, edits))
            }
        }
        return attempts
    }

    // MARK: WHERE and ON

    /// A WHERE condition moved into the ON of an outer join, where it removes no rows.
    private static func moved(
        _ condition: Condition, _ place: Outline.ConditionPlace, _ query: Query, _ outline: Outline
    ) -> [Attempt] {
        guard place == .where, let clause = query.part(.where) else { return [] }
        let parts = condition.conjuncts
        return query.joins.filter(\.isOuter).flatMap { join -> [Attempt] in
            guard let on = join.condition, let last = on.last else { return [] }
            return parts.indices.compactMap { part in
                let words = parts[part].words
                if case .or = parts[part].form { return nil }
                guard !outline.sources(in: words, of: query).isEmpty else { return nil }
                let dropped = parts.count == 1 ? outline.drop(clause.whole) : outline.drop(part: part, of: parts.map(\.words))
                let added = outline.insert(" AND \(outline.text(of: words))", after: last)
                return Attempt(.filterInJoin(column: outline.fact(in: words)), 58, added, dropped)
            }
        }
    }
}

extension Misconception {
    fileprivate var isAboutCorrelation: Bool {
        isSame(as: .correlationMissing)
    }
}
