import Verdicts

/// Mistakes about the order of rows, and how many are returned.
extension Misconception {
    static let unsorted = Misconception(
        "The rows are not sorted. What order does the task ask for?", concepts: "order by")
    static let sortedBackwards = Misconception(
        "The rows are sorted in the opposite direction[ by `{column}`]. Which row should come first?", concepts: "order by")
    static let tiesUnsorted = Misconception(
        "Rows with the same [`{column}`|sort value] are in no fixed order. What should decide between them?", concepts: "order by")
    static let tiesMissorted = Misconception(
        "Rows with the same [`{column}`|sort value] are in the wrong order. What should decide between them first?", concepts: "order by")
    static let sortKeyMissing = Misconception(
        "The rows are sorted, but not by [`{column}`|what the task names] first. What decides the order first?", concepts: "order by")
    static let sortKeysSwapped = Misconception(
        "The sort keys are in the wrong order. Which key decides first, and which one only breaks ties?", concepts: "order by",
        uses: Evidence.sameSortKeys)
    static let nullsAtOtherEnd = Misconception(
        "Rows in which [`{column}`|the sort value] is NULL are at the wrong end. Where does PostgreSQL sort NULL by default?",
        concepts: "nulls last", "nulls first", "order by", "null", uses: Evidence.sameSortKeys)
    static let limitMissing = Misconception(
        "Your result includes all rows. How many does the task ask for?", rows: .surplus, concepts: "limit", "order by")
    static let limitTooHigh = Misconception(
        "Your result has one row too many. How many does the task ask for?", concepts: "limit", "order by")
    static let limitTooLow = Misconception(
        "Your result has one row too few. How many does the task ask for?", concepts: "limit", "order by")
    static let pageOff = Misconception(
        "Your result is the wrong page of the list. How many rows should it skip?", concepts: "offset", "limit")
    static let tiesCut = Misconception(
        "Several rows tie, but your result includes only some of them. Should it include the others?",
        concepts: "with ties", "limit", "order by")
}

/// Mistakes about the order of rows, and how many are returned.
enum OrderMutations {
    static func attempts(on outline: Outline) -> [Attempt] {
        outline.queries.flatMap { query -> [Attempt] in
            let isLast = query.depth == 0
            return (query.part(.order).map { order($0, isLast, outline) } ?? []) + cuts(query, outline) + turned(query, outline)
        }
    }

    // MARK: Order

    private static func order(_ clause: Query.Part, _ isLast: Bool, _ outline: Outline) -> [Attempt] {
        let keys = outline.parts(clause.body).filter { !$0.isEmpty }.map { SortKey($0, in: outline) }
        guard let first = keys.first else { return [] }
        var attempts = [Attempt(.unsorted, isLast ? 78 : 60, outline.drop(clause.whole))]
        for key in keys {
            attempts.append(Attempt(.sortedBackwards(column: key.column), 84, key.reversed(in: outline)))
            attempts.append(Attempt(.nullsAtOtherEnd(column: key.column), key.nulls == nil ? 38 : 74, key.nullsMoved(in: outline)))
        }
        guard keys.count > 1 else { return attempts }
        attempts.append(Attempt(.sortedBackwards(column: first.column), 60, keys.map { $0.reversed(in: outline) }))
        for (index, key) in keys.enumerated() {
            let isLast = index == keys.count - 1
            let misconception =
                index == 0
                ? Misconception.sortKeyMissing(column: key.column)
                : (isLast ? Misconception.tiesUnsorted : .tiesMissorted)(column: keys[index - 1].column)
            if index > 0, !isLast {
                let rest = keys[index - 1].words.upperBound..<clause.body.upperBound
                attempts.append(Attempt(.tiesUnsorted(column: keys[index - 1].column), 70, outline.drop(rest)))
            }
            attempts.append(Attempt(misconception, index == 0 ? 48 : 72, outline.drop(part: index, of: keys.map(\.words))))
            if index > 0 {
                attempts.append(Attempt(.sortKeysSwapped, 58, outline.swap(keys[index - 1].words, key.words)))
            }
        }
        return attempts
    }

    /// The right rows of a LIMIT in reverse order.
    private static func turned(_ query: Query, _ outline: Outline) -> [Attempt] {
        guard query.depth == 0, query.kind == .select, query.words.lowerBound == 0, let clause = query.part(.order),
            query.part(.limit) ?? query.part(.fetch) != nil, let list = SelectList(of: query, in: outline)
        else { return [] }
        let keys = outline.parts(clause.body).filter { !$0.isEmpty }.map { SortKey($0, in: outline) }
        let shown = list.items.map { $0.alias ?? outline.columnNames(in: $0.value).last?.name }
        let names = keys.compactMap { key in outline.columnNames(in: key.value).first { $0.words == key.value }?.name }
        guard names.count == keys.count, names.allSatisfy({ shown.contains($0) }) else { return [] }
        let order = zip(names, keys).map { $0.asIdentifier + ($1.isDescending ? "" : " DESC") }.joined(separator: ", ")
        let end = outline.insert(") AS picked ORDER BY \(order)", after: query.words.upperBound - 1)
        return [Attempt(.sortedBackwards(column: keys[0].column), 40, outline.insert("SELECT * FROM (", before: 0), end)]
    }

    // MARK: How many

    private static func cuts(_ query: Query, _ outline: Outline) -> [Attempt] {
        // The sentences are about the rows of the result.
        if query.depth > 0 { return [] }
        var attempts: [Attempt] = []
        let limit = query.part(.limit).flatMap { part in outline.number(at: part.body) }
        if let part = query.part(.limit) {
            attempts.append(Attempt(.limitMissing, 50, outline.drop(part.whole)))
            if let limit {
                attempts.append(Attempt(.limitTooHigh, 42, outline.put(String(limit + 1), for: part.body)))
                if query.part(.offset) == nil {
                    attempts.append(Attempt(.pageOff, 34, outline.insert(" OFFSET 1", after: part.body.upperBound - 1)))
                }
                if limit > 1 { attempts.append(Attempt(.limitTooLow, 41, outline.put(String(limit - 1), for: part.body))) }
            }
        }
        if let part = query.part(.offset), let first = part.body.first {
            attempts.append(Attempt(.pageOff, 76, outline.drop(part.whole)))
            if let offset = outline.number(at: first..<first + 1) {
                let page = limit ?? 1
                for other in [offset + page, offset - page, offset + 1, offset - 1, page > 0 ? offset / page : 0]
                where other >= 0 && other != offset {
                    attempts.append(Attempt(.pageOff, 56, outline.put(String(other), for: first)))
                }
            }
        }
        if let part = query.part(.fetch), let ties = outline.first("ties", in: part.body), outline.has("with", at: ties - 1) {
            attempts.append(Attempt(.tiesCut, 82, outline.put("ONLY", for: ties - 1..<ties + 1)))
        }
        return attempts
    }
}

/// One key of ORDER BY.
struct SortKey {
    var words: Range<Int>
    var column: String?
    /// Without direction and NULLS.
    var value: Range<Int>
    /// ASC or DESC.
    var direction: Int?
    /// FIRST or LAST.
    var nulls: Int?
    private(set) var isDescending = false

    init(_ words: Range<Int>, in outline: Outline) {
        self.words = words
        var end = words.upperBound
        if end - 3 >= words.lowerBound, outline.words[end - 1].isOne(of: ["first", "last"]), outline.has("nulls", at: end - 2) {
            nulls = end - 1
            end -= 2
        }
        if end - 2 >= words.lowerBound, outline.words[end - 1].isOne(of: ["asc", "desc"]) {
            direction = end - 1
            isDescending = outline.words[end - 1].is("desc")
            end -= 1
        }
        value = words.lowerBound..<end
        column = outline.columnNames(in: value).first { [value] in $0.words == value }.flatMap { outline.fact($0) }
    }

    func reversed(in outline: Outline) -> Edit {
        guard let direction else { return outline.insert(" DESC", after: value.upperBound - 1) }
        return isDescending ? outline.drop(direction) : outline.put("DESC", for: direction)
    }

    /// Puts NULLs at the other end.
    func nullsMoved(in outline: Outline) -> Edit {
        guard let nulls else {
            return outline.insert(isDescending ? " NULLS LAST" : " NULLS FIRST", after: words.upperBound - 1)
        }
        let isDefault = outline.words[nulls].is(isDescending ? "first" : "last")
        return isDefault ? outline.put(isDescending ? "LAST" : "FIRST", for: nulls) : outline.drop(nulls - 1..<nulls + 1)
    }
}

extension Outline {
    /// The whole number that these words consist of.
    func number(at range: Range<Int>) -> Int? {
        range.count == 1 && words[range.lowerBound].isNumber ? Int(words[range.lowerBound].text) : nil
    }
}
