/// A mistake in understanding, recognized by what the answer does.
///
/// The mistakes of a family are listed at the top of its file in `Families`, above the operators that make them out of a solution. Named
/// with the tables and columns it is about (`.boundary(column: "pages")`), a row of that list becomes what is said of one answer.
struct Misconception: Sendable, Hashable {
    private let phrase: Phrase
    private let about: [Phrase]
    /// The sentence names one of these constructs, so it is only said of an answer that uses one.
    let constructs: Set<String>
    /// The sentence says what the catalog shows, and no cause.
    let isFact: Bool

    /// The table whose rows the sentence is about.
    private var table: String?
    /// The table, or the column, on the other side.
    private var other: String?
    private var column: String?
    /// A column or function by the name with which the answer must use it.
    private(set) var used: String?
    /// The statement that is missing: `INSERT into orders`.
    private var step: String?

    init(_ phrase: Phrase, isFact: Bool = false, concepts: Phrase..., uses constructs: String...) {
        self.phrase = phrase
        self.isFact = isFact
        about = concepts
        self.constructs = Set(constructs)
    }

    /// The same mistake, with the names that its sentence needs. `nil` is a name that the solution makes up and no learner knows.
    func callAsFunction(
        table: String? = nil, column: String? = nil, other: String? = nil, used: String? = nil, step: String? = nil
    ) -> Misconception {
        var named = self
        (named.table, named.column, named.other, named.used, named.step) = (table, column, other, used, step)
        return named
    }

    /// A fact about the result, and one question; never the solution's text.
    var sentence: String { phrase.filled(names) }

    /// The constructs, as courses name them in `teaches`, by which the lesson that taught it is found; most telling first.
    var concepts: [String] { about.map { $0.filled(names) } }

    func isSame(as other: Misconception) -> Bool { phrase == other.phrase && about == other.about }

    private var names: [String: String] {
        let names = [
            "table": table, "other": other, "column": column, "used": used, "step": step, "tables": table?.pluralIfAny,
            "others": other?.pluralIfAny, "columns": column?.plural, "aggregate": used.flatMap { Self.aggregates[$0] },
            "verb": step?.prefix { $0 != " " }.lowercased(),
        ]
        return names.compactMapValues { $0 }
    }

    private static let aggregates = [
        "sum": "the sum", "avg": "the average", "min": "the minimum", "max": "the maximum", "count": "the number of values",
    ]
}

extension Misconception: CustomStringConvertible {
    var description: String { sentence }
}

extension String {
    /// A name that is a plural itself, such as most tables' names.
    fileprivate var pluralIfAny: String? { hasSuffix("s") ? self : nil }

    fileprivate var plural: String {
        if hasSuffix("s") { return self }
        return hasSuffix("y") ? dropLast() + "ies" : self + "s"
    }
}
