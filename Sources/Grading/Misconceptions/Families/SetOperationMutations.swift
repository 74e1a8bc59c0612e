import Verdicts

/// Mistakes about what UNION, EXCEPT, and INTERSECT make of two results.
extension Misconception {
    static let unionKeepsRepeats = Misconception(
        "Some rows appear more than once. How often should each row appear?", concepts: "union all", "union")
    static let unionDropsRepeats = Misconception(
        "Identical rows appear only once. Are they duplicates, or separate rows that look alike?", concepts: "union all", "union")
    static let exceptReversed = Misconception(
        "The two parts are subtracted in the opposite direction. Which part should rows be removed from?", concepts: "except", "union")
    static let eitherForBoth = Misconception(
        "Your query includes rows that only one part returns. Must a row be in both parts?", rows: .surplus, concepts: "intersect", "union")
    static let eitherForRest = Misconception(
        "Your query includes rows that should be removed. What should remain of the first part?", rows: .surplus, concepts: "except",
        "union")
    static let bothForEither = Misconception(
        "Your result has only rows that both parts return. Must a row be in both parts, or is one enough?", concepts: "union", "intersect")
    static let bothForRest = Misconception(
        "Your result has exactly the rows that should be removed. What should remain of the first part?", concepts: "except", "union")
    static let restForBoth = Misconception(
        "Your result has the rows that only the first part returns. Which rows are in both?", concepts: "intersect", "union")
    static let partMissing = Misconception(
        "One part of the rows is missing. How many parts does the task combine?", concepts: "union", "intersect")
}

/// Mistakes about what UNION, EXCEPT, and INTERSECT make of two results.
enum SetOperationMutations {
    static func attempts(on outline: Outline) -> [Attempt] {
        let isRecursive = outline.words.contains { $0.is("recursive") }
        return outline.words.indices.flatMap { index -> [Attempt] in
            guard outline.words[index].isOne(of: ["union", "except", "intersect"]) else { return [] }
            let isAll = outline.has("all", at: index + 1)
            func exchanged(_ word: String) -> Edit { outline.put(word, for: index..<index + (isAll ? 2 : 1)) }
            var attempts: [Attempt] = []
            switch outline.words[index].folded {
            case "union":
                if isAll {
                    attempts.append(Attempt(.unionDropsRepeats, isRecursive ? 30 : 88, outline.drop(index + 1)))
                } else {
                    attempts.append(Attempt(.unionKeepsRepeats, 88, outline.insert(" ALL", after: index)))
                }
                if !isRecursive { attempts.append(Attempt(.bothForEither, 46, exchanged("INTERSECT"))) }
            case "intersect" where isAll, "except" where isAll: break
            case "intersect":
                attempts.append(Attempt(.unionKeepsRepeats, 44, outline.insert(" ALL", after: index)))
                attempts.append(Attempt(.eitherForBoth, 68, exchanged("UNION")))
                attempts.append(Attempt(.restForBoth, 40, exchanged("EXCEPT")))
            default:
                attempts.append(Attempt(.unionKeepsRepeats, 40, outline.insert(" ALL", after: index)))
                attempts.append(Attempt(.eitherForRest, 50, exchanged("UNION")))
                attempts.append(Attempt(.bothForRest, 56, exchanged("INTERSECT")))
            }
            guard let (left, right) = arms(of: index, isAll, outline) else { return attempts }
            attempts += asCondition(index, isAll, (left, right), outline)
            if outline.words[index].folded == "except" {
                attempts.append(Attempt(.exceptReversed, 80, outline.swap(left, right)))
            }
            if !isRecursive {
                attempts.append(Attempt(.partMissing, 34, outline.drop(index..<right.upperBound)))
                attempts.append(Attempt(.partMissing, 24, outline.drop(left.lowerBound..<right.lowerBound)))
                if !isAll, outline.has("select", at: left.lowerBound), !outline.has("distinct", at: left.lowerBound + 1) {
                    let once = outline.insert(" DISTINCT", after: left.lowerBound)
                    attempts.append(Attempt(.partMissing, 32, once, outline.drop(index..<right.upperBound)))
                }
            }
            return attempts
        }
    }

    /// EXCEPT and INTERSECT of one column as NOT IN and IN, which keep duplicates; and EXCEPT over the same rows as a condition on each
    /// row.
    private static func asCondition(_ index: Int, _ isAll: Bool, _ arms: (Range<Int>, Range<Int>), _ outline: Outline) -> [Attempt] {
        guard !isAll, !outline.words[index].is("union"),
            let left = outline.queries.first(where: { $0.words == arms.0 && $0.depth == outline.words[index].depth }),
            let right = outline.queries.first(where: { $0.words.lowerBound == arms.1.lowerBound }),
            let list = SelectList(of: left, in: outline), let item = list.items.first, left.part(.group) == nil, let from = left.body(.from)
        else { return [] }
        var attempts: [Attempt] = []
        let dropped = outline.drop(index..<arms.1.upperBound)
        let isExcept = outline.words[index].is("except")
        if list.items.count == 1 {
            let test = "\(outline.text(of: item.value)) \(isExcept ? "NOT IN" : "IN") (\(outline.text(of: arms.1)))"
            let added = outline.adding(test, toWhereOf: left, after: from) + [dropped]
            attempts.append(Attempt(.duplicatesKept, 62, added + (list.distinct.map { [outline.drop($0)] } ?? [])))
            if isExcept { attempts.append(Attempt(.unknownInList(column: outline.fact(in: arms.1)), 55, added)) }
        }
        if isExcept, let other = right.body(.from), outline.text(of: other) == outline.text(of: from), let condition = right.body(.where) {
            let added = outline.adding("NOT (\(outline.text(of: condition)))", toWhereOf: left, after: from) + [dropped]
            let once = list.distinct == nil ? [outline.insert("DISTINCT ", before: list.words.lowerBound)] : []
            attempts.append(Attempt(.rowsForAll, 70, added + once))
        }
        return attempts
    }

    /// The queries on both sides.
    private static func arms(of index: Int, _ isAll: Bool, _ outline: Outline) -> (Range<Int>, Range<Int>)? {
        let start = index + (isAll ? 2 : 1)
        func arm(_ isWanted: (Range<Int>) -> Bool) -> Range<Int>? {
            let query = outline.queries.first { $0.depth == outline.words[index].depth && isWanted($0.words) }
            guard let query else { return nil }
            let tail = query.parts.first { [.order, .limit, .offset, .fetch, .lock].contains($0.clause) }
            return query.words.lowerBound..<(tail?.opening.lowerBound ?? query.words.upperBound)
        }
        var left = arm { $0.upperBound == index }
        var right = arm { $0.lowerBound == start }
        if left == nil, outline.has(")", at: index - 1) { left = outline.words[index - 1].partner.map { $0..<index } }
        if right == nil, outline.has("(", at: start) { right = outline.inside(start).map { start..<$0.upperBound + 1 } }
        guard let left, let right else { return nil }
        return (left, right)
    }
}
