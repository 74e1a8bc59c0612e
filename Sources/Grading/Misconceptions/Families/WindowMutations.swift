import Verdicts

/// Mistakes about which rows a window function sees, and in what order.
extension Misconception {
    static let partitionMissing = Misconception(
        "The calculation mixes rows with different values[ of `{column}`]. Where should it start over?", concepts: "partition by",
        "window function", "over",
        uses: "over")
    static let windowUnordered = Misconception(
        "Each row gets the value for its whole partition. In which order should the rows be processed?",
        concepts: "window order by", "window function", "over", uses: "over")
    static let windowBackwards = Misconception(
        "The window sorts its rows in the opposite direction[ by `{column}`]. Which row should come first?",
        concepts: "window order by", "window function", "over", uses: "over")
    static let windowTies = Misconception(
        "Tied rows are treated alike. What should decide which one comes first?", concepts: "window order by", "window function", "over",
        uses: "over")
    static let windowRunning = Misconception(
        "Each row covers only the rows up to it, like a running total. Which rows should it cover?",
        concepts: "window frame", "window function", "over", uses: "over")
    static let partitionForOrder = Misconception(
        "Each value has a partition of its own. Should the rows be kept apart, or put in order?",
        concepts: "partition by", "window function", "over", uses: "over")
    static let frameMissing = Misconception(
        "Each value covers the wrong rows. At which row should the frame start, and at which should it end?",
        concepts: "window frame", "window function", "over", uses: "over")
    static let frameByValue = Misconception(
        "Tied rows enter the frame together. Should each row count separately?", concepts: "window frame", "window function", "over",
        uses: "over")
    static let frameSize = Misconception(
        "The frame covers too many or too few rows. How many should it cover, including the current row?",
        concepts: "window frame", "window function", "over", uses: "over")
    static let otherRank = Misconception(
        "Tied rows are numbered by {used}. What number should tied rows get, and the row after them?",
        concepts: "{used}", "rank", "window function")
    static let noNeighborAsZero = Misconception(
        "Rows without a previous or next row get a zero. What does the task ask for there?", concepts: "lag", "lead", "null", "coalesce",
        uses: "coalesce", "lag", "lead")
    static let otherNeighbor = Misconception(
        "Your query looks in the opposite direction. Should it use the row before or the row after?",
        concepts: "lag", "lead", "window function")
}

/// Mistakes about which rows a window function sees, and in what order.
enum WindowMutations {
    static func attempts(on outline: Outline) -> [Attempt] {
        outline.windows().flatMap { partitions($0, outline) + orders($0, outline) + frames($0, outline) } + functions(outline)
            + running(outline) + filled(outline)
    }

    private static func partitions(_ window: Outline.Window, _ outline: Outline) -> [Attempt] {
        guard let partition = window.partition else { return [] }
        let keys = outline.parts(partition.dropFirst(2))
        let column = outline.fact(in: partition)
        var attempts = [Attempt(.partitionMissing(column: column), 86, outline.drop(partition))]
        if keys.count > 1 {
            attempts += keys.indices.map {
                Attempt(.partitionMissing(column: outline.fact(in: keys[$0])), 50, outline.drop(part: $0, of: keys))
            }
        }
        return attempts
    }

    private static func orders(_ window: Outline.Window, _ outline: Outline) -> [Attempt] {
        guard let order = window.order else { return [] }
        let keys = outline.parts(order.dropFirst(2)).filter { !$0.isEmpty }.map { SortKey($0, in: outline) }
        let dropped = window.frame.map { order.lowerBound..<$0.upperBound } ?? order
        var attempts = [Attempt(.windowUnordered, 80, outline.drop(dropped))]
        if window.partition == nil, window.frame == nil {
            attempts.append(Attempt(.partitionForOrder, 42, outline.put("PARTITION", for: order.lowerBound)))
        }
        if window.frame == nil, let last = order.last {
            attempts.append(Attempt(.frameSize, 26, outline.insert(" ROWS BETWEEN 1 PRECEDING AND CURRENT ROW", after: last)))
        }
        for key in keys {
            attempts.append(Attempt(.windowBackwards(column: key.column), 82, key.reversed(in: outline)))
        }
        guard keys.count > 1 else { return attempts }
        for (index, _) in keys.enumerated().dropFirst() {
            attempts.append(Attempt(.windowTies, 55, outline.drop(part: index, of: keys.map(\.words))))
        }
        return attempts
    }

    /// An ORDER BY in a window that should see the whole partition: it sees only the rows so far.
    private static func running(_ outline: Outline) -> [Attempt] {
        outline.calls(of: ["sum", "avg", "count", "min", "max"]).compactMap { call in
            let over = call.words.upperBound
            guard outline.has("over", at: over), outline.has("(", at: over + 1), let close = outline.words[over + 1].partner,
                !(over..<close).contains(where: { outline.has("order", at: $0) }), !outline.has("*", at: call.inside.lowerBound)
            else { return nil }
            return Attempt(.windowRunning, 48, outline.insert(" ORDER BY \(outline.text(of: call.inside))", before: close))
        }
    }

    /// Zero where there is no previous or next row.
    private static func filled(_ outline: Outline) -> [Attempt] {
        guard outline.words.contains(where: { $0.isOne(of: ["over"]) }) else { return [] }
        return outline.queries.flatMap { query -> [Attempt] in
            (SelectList(of: query, in: outline)?.items ?? []).compactMap { item in
                guard !outline.calls(of: ["lag", "lead"], in: item.value).isEmpty, !outline.has("coalesce", at: item.value.lowerBound)
                else {
                    return nil
                }
                let text = "coalesce(\(outline.text(of: item.value)), 0)"
                return Attempt(.noNeighborAsZero, 40, outline.put(text, for: item.value))
            }
        }
    }

    private static func frames(_ window: Outline.Window, _ outline: Outline) -> [Attempt] {
        guard let frame = window.frame else { return [] }
        var attempts = [Attempt(.frameMissing, 65, outline.drop(frame))]
        if outline.has("rows", at: frame.lowerBound) {
            attempts.append(Attempt(.frameByValue, 45, outline.put("RANGE", for: frame.lowerBound)))
        }
        for index in frame {
            guard let number = outline.number(at: index..<index + 1) else { continue }
            attempts.append(Attempt(.frameSize, 60, outline.put(String(number + 1), for: index)))
            if number > 0 { attempts.append(Attempt(.frameSize, 50, outline.put(String(number - 1), for: index))) }
        }
        return attempts
    }

    private static let others: [String: [(String, Int)]] = [
        "rank": [("row_number", 76), ("dense_rank", 74)], "dense_rank": [("rank", 78), ("row_number", 72)],
        "row_number": [("rank", 70), ("dense_rank", 60)],
    ]

    private static func functions(_ outline: Outline) -> [Attempt] {
        outline.words.indices.flatMap { index -> [Attempt] in
            let name = outline.words[index].folded
            guard outline.has("(", at: index + 1), !outline.words[index].isString else { return [] }
            let ranks = (others[name] ?? []).map { other, likelihood in
                Attempt(.otherRank(used: other), likelihood, outline.put(other, for: index))
            }
            switch name {
            case "lag": return [Attempt(.otherNeighbor, 72, outline.put("lead", for: index))]
            case "lead": return [Attempt(.otherNeighbor, 72, outline.put("lag", for: index))]
            case "first_value": return [Attempt(.otherNeighbor, 50, outline.put("last_value", for: index))]
            case "last_value": return [Attempt(.otherNeighbor, 50, outline.put("first_value", for: index))]
            default: return ranks
            }
        }
    }
}

extension Outline {
    /// The clauses of an OVER or WINDOW, by their words.
    struct Window: Sendable {
        var partition: Range<Int>?
        var order: Range<Int>?
        var frame: Range<Int>?
    }

    func windows() -> [Window] {
        words.indices.compactMap { index in
            let isWindow = has("over", at: index) && has("(", at: index + 1)
            let isNamed = has("as", at: index) && has("(", at: index + 1) && query(around: index)?.body(.window)?.contains(index) == true
            guard isWindow || isNamed, let inside = inside(index + 1), !inside.isEmpty else { return nil }
            let level = level(inside)
            let partition = level.first { has("partition", at: $0) && has("by", at: $0 + 1) }
            let order = level.first { has("order", at: $0) && has("by", at: $0 + 1) }
            let frame = level.first { words[$0].isOne(of: ["rows", "range", "groups"]) && $0 >= (order ?? partition ?? $0) }
            return Window(
                partition: partition.map { $0..<(order ?? frame ?? inside.upperBound) },
                order: order.map { $0..<(frame ?? inside.upperBound) }, frame: frame.map { $0..<inside.upperBound })
        }
    }
}
