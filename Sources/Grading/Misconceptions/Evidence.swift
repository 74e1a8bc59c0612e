import Postgres
import SQLText

/// The constructs that an answer uses. Feedback that names a construct is only given on an answer that uses it.
struct Evidence {
    private let constructs: Set<String>

    init(of answer: Script, beside reference: Script) {
        let outlines = answer.statements.map { Outline($0.text, columns: [:]) }
        var constructs = answer.constructs ?? []
        if answer.codeSmells.contains(where: { if case .comparedWithNull = $0 { true } else { false } }) { constructs.insert("= null") }
        if outlines.contains(where: \.comparesWithPattern) { constructs.insert("= '%'") }
        let texts = answer.literals.subtracting(reference.literals).map { $0.lowercased() }
        if !Set(texts).isDisjoint(with: reference.literals.map { $0.lowercased() }) { constructs.insert("'A'") }
        let others = reference.statements.map { Outline($0.text, columns: [:]) }
        let keys = [outlines, others].map { $0.reduce(into: Set<String>()) { $0.formUnion($1.sortKeys) } }
        if keys[0] == keys[1] { constructs.insert(Self.sameSortKeys) }
        if outlines.reduce(0, { $0 + $1.steps }) < others.reduce(0, { $0 + $1.steps }) { constructs.insert(Self.fewerSteps) }
        if outlines.contains(where: { $0.queries.contains { $0.sources.count > 1 } }) { constructs.insert(Self.pairs) }
        if outlines.contains(where: \.hasReversedBounds) { constructs.insert(Self.reversedBounds) }
        if outlines.map(\.tests) != others.map(\.tests) { constructs.insert(Self.otherTests) }
        self.constructs = constructs
    }

    /// The answer sorts by the same names as the reference.
    static let sameSortKeys = "the same sort keys"
    /// The answer reads two tables together.
    static let pairs = "pairs of rows"
    /// The answer has a BETWEEN whose first value is the greater one.
    static let reversedBounds = "reversed bounds"
    /// The answer has other comparisons and negations than the reference, or in other numbers.
    static let otherTests = "other tests"
    /// The answer has fewer operators of arithmetic than the reference.
    static let fewerSteps = "fewer steps"

    func supports(_ misconception: Misconception) -> Bool {
        misconception.constructs.isEmpty || !misconception.constructs.isDisjoint(with: constructs)
    }
}

extension Outline {
    /// The names in all ORDER BY clauses, without qualifiers.
    fileprivate var sortKeys: Set<String> {
        Set(queries.compactMap { $0.body(.order) }.flatMap { columnNames(in: $0) }.map(\.name))
    }

    /// How often each comparison and NOT occurs.
    fileprivate var tests: [String: Int] {
        Dictionary(grouping: words.filter { $0.isOne(of: ["not", "=", "<>", "!=", "<", "<=", ">", ">=", "is"]) }, by: \.folded)
            .mapValues(\.count)
    }

    /// The number of operators of arithmetic.
    fileprivate var steps: Int {
        words.indices.dropFirst().count {
            words[$0].isOne(of: ["+", "-", "*", "/"]) && !words[$0 - 1].isOne(of: ["select", "(", ",", "."])
        }
    }

    /// `BETWEEN 9 AND 3`
    fileprivate var hasReversedBounds: Bool {
        words.indices.contains { index in
            let bounds = words[index...].prefix(6).filter { $0.isString || $0.isNumber }.prefix(2).map(\.text)
            guard words[index].is("between"), bounds.count == 2 else { return false }
            if let low = Double(bounds[0]), let high = Double(bounds[1]) { return low > high }
            return bounds[0] > bounds[1]
        }
    }

    /// `title = '%x%'`
    fileprivate var comparesWithPattern: Bool {
        words.indices.dropFirst().contains { words[$0].isString && words[$0].text.contains("%") && words[$0 - 1].is("=") }
    }
}
