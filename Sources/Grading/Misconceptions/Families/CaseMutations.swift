import Verdicts

/// Mistakes about which branch of CASE a row falls into.
extension Misconception {
    static let elseMissing = Misconception(
        "Rows that match no WHEN get NULL. What should they get instead?", concepts: "case", uses: "case")
    static let elseTooMuch = Misconception(
        "ELSE also covers rows in which [`{column}`|a value] is NULL. What should those rows get?", concepts: "case", uses: "case")
    static let branchMissing = Misconception(
        "Some rows get the result of the wrong branch. How many cases does the task name?", concepts: "case", uses: "case")
    static let branchesInOtherOrder = Misconception(
        "Some rows get the result of the wrong branch. Which WHEN applies when several are true?", concepts: "case", uses: "case")
    static let wrongBranch = Misconception(
        "Some rows get the result of the wrong branch. What must be true for each branch?", concepts: "case", uses: "case")
}

/// Mistakes in CASE: which branch a row falls into, and what happens to the rest.
enum CaseMutations {
    static func attempts(on outline: Outline) -> [Attempt] {
        outline.words.indices.flatMap { index -> [Attempt] in
            guard outline.has("case", at: index), let inside = outline.inside(index), !inside.isEmpty else { return [] }
            let level = outline.level(inside)
            let otherwise = level.first { outline.has("else", at: $0) }
            let end = otherwise ?? inside.upperBound
            let starts = level.filter { outline.has("when", at: $0) }
            let branches = outline.ranges(from: starts, to: end)
            var attempts: [Attempt] = []
            if let otherwise {
                attempts.append(Attempt(.elseMissing, 66, outline.drop(otherwise..<inside.upperBound)))
                attempts += counted(otherwise, index, inside, outline)
                if let last = branches.last, branches.count > 1, let then = outline.first("then", in: last) {
                    let result = outline.text(of: then + 1..<last.upperBound)
                    let edit = outline.put("ELSE \(result)", for: last.lowerBound..<inside.upperBound)
                    attempts.append(Attempt(.elseTooMuch(column: outline.fact(in: last)), 56, edit))
                }
            }
            guard branches.count > 1 else { return attempts }
            for place in branches.indices {
                attempts.append(Attempt(.branchMissing, 46, outline.drop(branches[place])))
                if place > 0 {
                    attempts.append(Attempt(.branchesInOtherOrder, 68, outline.swap(branches[place - 1], branches[place])))
                }
            }
            return attempts
        }
    }

    /// Counting with an ELSE 0, which counts every row: `count(CASE … ELSE 0 END)` for the right `sum(CASE … ELSE 0 END)`.
    private static func counted(_ otherwise: Int, _ index: Int, _ inside: Range<Int>, _ outline: Outline) -> [Attempt] {
        guard outline.has("(", at: index - 1), index > 1, outline.words[index - 2].folded == "sum",
            outline.text(of: otherwise + 1..<inside.upperBound) == "0"
        else { return [] }
        let column = outline.fact(in: inside)
        let counted = Attempt(.partTakenWhole(column: column), 64, outline.put("count", for: index - 2))
        guard let query = outline.query(around: index), let from = query.body(.from), let when = outline.first("when", in: inside),
            let then = outline.first("then", in: inside), then + 2 == otherwise
        else { return [counted] }
        let moved = outline.adding(outline.text(of: when + 1..<then), toWhereOf: query, after: from)
        let kept = outline.put(outline.text(of: then + 1..<otherwise), for: index..<inside.upperBound + 1)
        return [counted, Attempt(.partForWhole(column: column), 50, [kept] + moved)]
    }
}

extension Outline {
    /// The ranges from each start to the next, and from the last to `end`.
    func ranges(from starts: [Int], to end: Int) -> [Range<Int>] {
        starts.indices.compactMap { index in
            let next = index + 1 < starts.count ? starts[index + 1] : end
            return starts[index] < next ? starts[index]..<next : nil
        }
    }
}
