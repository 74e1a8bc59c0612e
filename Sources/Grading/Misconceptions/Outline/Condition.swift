/// A condition, as a tree of AND, OR, and NOT.
struct Condition: Sendable {
    indirect enum Form: Sendable {
        /// With the indices of the ANDs or ORs in between.
        case and([Condition], [Int])
        case or([Condition], [Int])
        /// Preceded by NOT.
        case not(Condition)
        /// In parentheses.
        case group(Condition)
        case test
    }

    var words: Range<Int>
    var form: Form

    init?(_ words: Range<Int>, in outline: Outline) {
        if words.isEmpty { return nil }
        self.words = words
        let level = outline.level(words)
        let ors = level.filter { outline.words[$0].is("or") }
        let ands = Self.ands(level, outline)
        let separators = ors.isEmpty ? ands : ors
        if !separators.isEmpty {
            let parts = outline.split(words, at: separators).map { Condition($0, in: outline) }
            let known = parts.compactMap { $0 }
            guard known.count == parts.count else { return nil }
            form = ors.isEmpty ? .and(known, separators) : .or(known, separators)
        } else if outline.words[words.lowerBound].is("not") {
            guard let rest = Condition(words.lowerBound + 1..<words.upperBound, in: outline) else { return nil }
            form = .not(rest)
        } else if let inside = outline.inside(words.lowerBound), inside.upperBound + 1 == words.upperBound,
            outline.words[words.lowerBound].is("("), !outline.words[inside.lowerBound].isOne(of: ["select", "with", "values", ")"]),
            let rest = Condition(inside, in: outline)
        {
            form = .group(rest)
        } else {
            form = .test
        }
    }

    /// The ANDs that don't belong to a BETWEEN.
    private static func ands(_ level: [Int], _ outline: Outline) -> [Int] {
        var betweens = 0
        return level.filter { index in
            if outline.words[index].is("between") { betweens += 1 }
            guard outline.words[index].is("and") else { return false }
            if betweens == 0 { return true }
            betweens -= 1
            return false
        }
    }

    /// The conditions that must all hold.
    var conjuncts: [Condition] {
        switch form {
        case .and(let parts, _): parts
        default: [self]
        }
    }

    /// The condition and all conditions that it contains.
    var all: [Condition] {
        switch form {
        case .and(let parts, _), .or(let parts, _): [self] + parts.flatMap(\.all)
        case .not(let inner), .group(let inner): [self] + inner.all
        case .test: [self]
        }
    }

    var isTest: Bool {
        if case .test = form { return true }
        return false
    }
}

extension Outline {
    /// The clause that contains a condition.
    enum ConditionPlace: Sendable, Equatable { case `where`, on, having, filter, when, check }

    /// Every condition of the statement, with the index in `queries` of the query it belongs to, if any.
    func conditions() -> [(place: ConditionPlace, query: Int?, condition: Condition)] {
        var found: [(place: ConditionPlace, query: Int?, condition: Condition)] = []
        for (index, query) in queries.enumerated() {
            for (clause, place) in [(Query.Clause.where, ConditionPlace.where), (.having, .having)] {
                guard let condition = query.body(clause).flatMap({ Condition($0, in: self) }) else { continue }
                found.append((place, index, condition))
            }
            for join in query.joins {
                guard let condition = join.condition.flatMap({ Condition($0, in: self) }) else { continue }
                found.append((.on, index, condition))
            }
        }
        for index in words.indices {
            let query = queries.lastIndex { $0.words.contains(index) }
            if has("filter", at: index), has("(", at: index + 1), has("where", at: index + 2), let inside = inside(index + 1),
                let condition = Condition(inside.dropFirst(), in: self)
            {
                found.append((.filter, query, condition))
            }
            if query == nil, has("check", at: index), let condition = inside(index + 1).flatMap({ Condition($0, in: self) }) {
                found.append((.check, nil, condition))
            }
            if has("when", at: index), let then = level(index + 1..<words.count).first(where: { has("then", at: $0) }),
                let condition = Condition(index + 1..<then, in: self)
            {
                found.append((.when, query, condition))
            }
        }
        return found
    }
}
