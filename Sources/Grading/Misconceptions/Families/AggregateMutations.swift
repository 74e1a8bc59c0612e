import Verdicts

/// Mistakes about what is counted and added up.
extension Misconception {
    static let otherAggregate = Misconception(
        "Your query computes [{aggregate} of `{column}`|{aggregate}|a count]. Is that what the task asks for?", concepts: "{used}",
        "group by"
    )
    static let missingCounted = Misconception(
        "Your count includes rows in which [`{column}`|the value] is NULL. Should they be counted?",
        concepts: "count", "count(*)", "null", "group by", uses: "count", "sum")
    static let onlyKnownCounted = Misconception(
        "Your count leaves out rows in which [`{column}`|the value] is NULL. Should they be counted?",
        concepts: "count", "count(*)", "null", "group by", uses: "count", "sum")
    static let repeatsCounted = Misconception(
        "Repeated values[ of `{column}`] count more than once. How often should each value count?",
        concepts: "count(distinct)", "distinct", "count", "group by")
    static let repeatsNotCounted = Misconception(
        "Repeated values[ of `{column}`] count only once. How often should each value count?",
        concepts: "count(distinct)", "distinct", "count", "group by")
    static let missingAsZero = Misconception(
        "NULL[ in `{column}`] is treated as zero. Is an unknown number the same as zero?", concepts: "avg", "null", "coalesce",
        uses: "avg", "sum", "coalesce")
    static let partTakenWhole = Misconception(
        "One of the numbers includes rows that don't meet its condition[ on `{column}`]. Which rows should it cover?",
        concepts: "filter", "case", "group by")
    static let partForWhole = Misconception(
        "A condition[ on `{column}`] that belongs to one of the numbers removes rows from all of them. When does WHERE remove rows?",
        concepts: "filter", "case", "group by", uses: "where")
    static let productOfSums = Misconception(
        "The result is one sum multiplied by another. Try two rows by hand: do you multiply first, or add first?",
        concepts: "sum", "group by")
}

/// Mistakes about what is counted and added up.
enum AggregateMutations {
    static func attempts(on outline: Outline) -> [Attempt] {
        outline.calls(of: ["count", "sum", "avg", "min", "max"]).flatMap { call -> [Attempt] in
            let name = outline.words[call.name].folded
            return exchanged(call, name, outline) + (name == "count" ? counts(call, outline) : repeats(call, name, outline))
                + missingAsZero(call, name, outline) + filter(call, outline) + productOfSums(call, name, outline)
        }
    }

    // MARK: Wrong functions

    private static let others: [String: [(String, Int)]] = [
        "sum": [("count", 60), ("avg", 52), ("max", 30)], "avg": [("sum", 55), ("max", 25), ("min", 20)],
        "min": [("max", 60), ("avg", 20)], "max": [("min", 60), ("sum", 26), ("avg", 20)], "count": [("sum", 54), ("max", 22)],
    ]

    private static func exchanged(_ call: Call, _ name: String, _ outline: Outline) -> [Attempt] {
        if outline.has("*", at: call.inside.lowerBound) { return [] }
        // The maximum of a difference is not the maximum of its first column.
        let names = outline.columnNames(in: call.inside)
        let column = names.first.flatMap { $0.words.upperBound == call.inside.upperBound ? outline.fact($0) : nil }
        return (others[name] ?? []).map { other, likelihood in
            Attempt(.otherAggregate(column: column, used: other), likelihood, outline.put(other, for: call.name))
        }
    }

    // MARK: Counting

    private static func counts(_ call: Call, _ outline: Outline) -> [Attempt] {
        let column = outline.fact(in: call.inside)
        if call.isDistinct {
            return [
                Attempt(.repeatsCounted(column: column), 88, outline.drop(call.inside.lowerBound)),
                Attempt(.repeatsCounted(column: column), 70, outline.put("*", for: call.inside)),
            ]
        }
        if outline.has("*", at: call.inside.lowerBound) { return known(call, outline) }
        return [
            Attempt(.missingCounted(column: column), 90, outline.put("*", for: call.inside)),
            Attempt(.repeatsNotCounted(column: column), 46, outline.insert("DISTINCT ", before: call.inside.lowerBound)),
        ]
    }

    /// `count(x)` where rows should be counted, for the columns that the query mentions.
    private static func known(_ call: Call, _ outline: Outline) -> [Attempt] {
        guard let query = outline.query(around: call.name) else { return [] }
        let spoken = outline.columnNames(in: query.words).filter { !query.words.isEmpty && outline.fact($0) != nil }
        var seen: Set<String> = []
        var attempts: [Attempt] = []
        func count(_ text: String, _ column: String, _ likelihood: Int) {
            guard seen.insert(text).inserted else { return }
            attempts.append(Attempt(.onlyKnownCounted(column: column), likelihood, outline.put(text, for: call.inside)))
            attempts.append(Attempt(.repeatsNotCounted(column: column), likelihood - 14, outline.put("DISTINCT \(text)", for: call.inside)))
        }
        for column in spoken where outline.source(of: column, in: query) != nil { count(outline.text(of: column.words), column.name, 44) }
        if query.sources.count == 1, let columns = query.sources[0].table.flatMap({ outline.columns[$0] }) {
            for column in columns { count(column.asIdentifier, column, 34) }
        }
        return attempts
    }

    private static func repeats(_ call: Call, _ name: String, _ outline: Outline) -> [Attempt] {
        if name == "min" || name == "max" { return [] }
        let column = outline.fact(in: call.inside)
        if call.isDistinct { return [Attempt(.repeatsCounted(column: column), 75, outline.drop(call.inside.lowerBound))] }
        return [Attempt(.repeatsNotCounted(column: column), 32, outline.insert("DISTINCT ", before: call.inside.lowerBound))]
    }

    /// `sum(a * b)` as `sum(a) * sum(b)`.
    private static func productOfSums(_ call: Call, _ name: String, _ outline: Outline) -> [Attempt] {
        guard name == "sum", let sign = outline.first("*", in: call.inside), let left = outline.operand(before: sign),
            let right = outline.operand(after: sign), left.lowerBound == call.inside.lowerBound, right.upperBound == call.inside.upperBound
        else { return [] }
        return [Attempt(.productOfSums, 60, outline.put(") * sum(", for: sign))]
    }

    // MARK: Missing values and filters

    private static func missingAsZero(_ call: Call, _ name: String, _ outline: Outline) -> [Attempt] {
        guard name == "avg", !call.isDistinct else { return [] }
        let column = outline.fact(in: call.inside)
        guard !outline.has("coalesce", at: call.inside.lowerBound) else { return [] }
        return [Attempt(.missingAsZero(column: column), 66, outline.put("coalesce(\(outline.text(of: call.inside)), 0)", for: call.inside))]
    }

    /// Drops FILTER.
    private static func filter(_ call: Call, _ outline: Outline) -> [Attempt] {
        let filter = call.words.upperBound
        guard outline.has("filter", at: filter), let inside = outline.inside(filter + 1) else { return [] }
        let column = outline.fact(in: inside)
        var attempts = [Attempt(.partTakenWhole(column: column), 80, outline.drop(filter..<inside.upperBound + 1))]
        if let query = outline.query(around: call.name), query.kind == .select, let from = query.body(.from),
            outline.has("where", at: inside.lowerBound)
        {
            let moved = outline.adding(outline.text(of: inside.dropFirst()), toWhereOf: query, after: from)
            attempts.append(Attempt(.partForWhole(column: column), 58, [outline.drop(filter..<inside.upperBound + 1)] + moved))
        }
        return attempts
    }
}
