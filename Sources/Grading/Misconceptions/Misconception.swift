import Verdicts

/// A misconception, recognized by what the answer does.
///
/// The misconceptions of a family are listed at the top of its file in `Families`, above the operators that derive them from a solution.
/// With the names of tables and columns filled in (`.boundary(column: "pages")`), an entry of that list becomes the feedback on an answer.
struct Misconception: Sendable, Hashable, Codable {
    private let phrase: Phrase
    private let about: [Phrase]
    /// The sentence names one of these constructs, so it is only used for answers that contain one.
    let constructs: Set<String>
    /// What the sentence says about the rows of the result, if it does.
    private let claim: RowClaim?

    /// A statement about the rows of a result that must be true where it is made.
    enum RowClaim: Sendable, Codable {
        case surplus, missing
        /// There are as many rows as there should be.
        case asMany
        /// There is a NULL where a value should be.
        case nulls
    }

    /// The table whose rows the sentence is about.
    private var table: String?
    /// The table or column on the other side.
    private var other: String?
    private(set) var column: String?
    /// The column or function that the answer must use by this name.
    private(set) var used: String?
    /// The statement that is missing: `INSERT into orders`.
    private var step: String?

    init(_ phrase: Phrase, rows claim: RowClaim? = nil, concepts: Phrase..., uses constructs: String...) {
        self.phrase = phrase
        self.claim = claim
        about = concepts
        self.constructs = Set(constructs)
    }

    /// The same misconception with the names for its sentence. `nil` is for a name that the solution made up and no learner knows.
    func callAsFunction(
        table: String? = nil, column: String? = nil, other: String? = nil, used: String? = nil, step: String? = nil
    ) -> Misconception {
        var named = self
        // If the same table is on both sides, it is named once.
        (named.table, named.column, named.other, named.used, named.step) = (table, column, other == table ? nil : other, used, step)
        return named
    }

    /// A fact about the result and one question; never the solution's text.
    var sentence: String { phrase.filled(names) }

    /// The constructs, as courses name them in `teaches`, for finding the lesson that taught them; most relevant first.
    var concepts: [String] { about.map { $0.filled(names) } }

    /// Whether the sentence fits what is wrong with the result: rows that are said to be included or missing must be.
    func fits(_ difference: RowDifference) -> Bool {
        switch claim {
        case .surplus: difference.unexpected > 0
        case .missing: difference.missing > 0
        case .asMany: difference.missing == difference.unexpected
        case .nulls: difference.rows.contains { row in row.kind == .unexpected && row.cells.contains { $0.value == nil } }
        case nil: true
        }
    }

    func isSame(as other: Misconception) -> Bool { phrase == other.phrase && about == other.about }

    private var names: [String: String] {
        let names = [
            "table": table, "other": other, "column": column, "used": used, "step": step, "tables": table?.pluralIfAny,
            "others": other?.pluralIfAny, "aggregate": used.flatMap { Self.aggregates[$0] },
            "verb": step?.prefix { $0 != " " }.lowercased(),
        ]
        return names.compactMapValues { $0 }
    }

    private static let aggregates = [
        "sum": "the sum", "avg": "the average", "min": "the minimum", "max": "the maximum",
    ]
}

extension Misconception: CustomStringConvertible {
    var description: String { sentence }
}

extension String {
    /// The name, if it is a plural itself, like most tables' names.
    fileprivate var pluralIfAny: String? { hasSuffix("s") ? self : nil }
}
