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
        self.constructs = constructs
    }

    func supports(_ misconception: Misconception) -> Bool {
        misconception.constructs.isEmpty || !misconception.constructs.isDisjoint(with: constructs)
    }
}

extension Outline {
    /// `title = '%x%'`
    fileprivate var comparesWithPattern: Bool {
        words.indices.dropFirst().contains { words[$0].isString && words[$0].text.contains("%") && words[$0 - 1].is("=") }
    }
}
