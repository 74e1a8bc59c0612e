import Postgres

/// What an answer is written with: a sentence that names a construct is said only of an answer that uses it.
struct Evidence {
    private let constructs: Set<String>

    init(of answer: Script) {
        let outlines = answer.statements.map { Outline($0.text, columns: [:]) }
        var constructs = answer.constructs ?? []
        if answer.codeSmells.contains(where: { if case .comparedWithNull = $0 { true } else { false } }) { constructs.insert("= null") }
        if outlines.contains(where: \.comparesWithPattern) { constructs.insert("= '%'") }
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
