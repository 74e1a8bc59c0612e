import Postgres

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
        self.constructs = constructs
    }

    /// The answer sorts by the same names as the reference.
    static let sameSortKeys = "the same sort keys"
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

    /// The number of operators of arithmetic.
    fileprivate var steps: Int {
        words.indices.dropFirst().count {
            words[$0].isOne(of: ["+", "-", "*", "/"]) && !words[$0 - 1].isOne(of: ["select", "(", ",", "."])
        }
    }

    /// `title = '%x%'`
    fileprivate var comparesWithPattern: Bool {
        words.indices.dropFirst().contains { words[$0].isString && words[$0].text.contains("%") && words[$0 - 1].is("=") }
    }
}
