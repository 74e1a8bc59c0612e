import Postgres

/// The constructs in an answer that decide which rows it returns and what they contain: concepts for feedback that has no closer ones.
/// Constructs that only the reference uses are never included.
struct AnswerConcepts {
    private let answer: Set<String>
    private let reference: Set<String>
    /// Whether FROM, WHERE, and the SELECT list each differ from the reference's.
    private let hasOtherJoins: Bool
    private let hasOtherConditions: Bool
    private let hasOtherValues: Bool

    init(_ answer: Script, beside reference: Script) {
        self.reference = Set(reference.constructs ?? [])
        guard let constructs = answer.constructs else {
            self.answer = []
            // A text that can't be parsed may be nested without limit. Outlining it would be slow.
            (hasOtherJoins, hasOtherConditions, hasOtherValues) = (true, true, true)
            return
        }
        self.answer = Set(constructs)
        let outlines = [answer, reference].map { script in script.statements.map { Outline($0.text, columns: [:]) } }
        func differs(_ clause: Query.Clause) -> Bool {
            outlines[0].map { $0.words(of: clause) } != outlines[1].map { $0.words(of: clause) }
        }
        (hasOtherJoins, hasOtherConditions, hasOtherValues) = (differs(.from), differs(.where), differs(.head))
    }

    /// Constructs that only the answer uses come first, then the ones that both use.
    private func used(of deciding: [String]) -> [String] {
        let used = deciding.filter(answer.contains)
        return used.filter { !reference.contains($0) } + used.filter(reference.contains)
    }

    /// A construct that both use is only included if it can be the cause: its clause differs, and not both that clause and another do.
    var ofRows: [String] {
        used(of: Self.decidingOnRows).filter { construct in
            if !reference.contains(construct) { return true }
            if Self.joins.contains(construct) { return hasOtherJoins && !hasOtherConditions }
            if Self.conditions.contains(construct) { return hasOtherConditions && !hasOtherJoins }
            return true
        }
    }
    /// Values that are computed alike differ because of the rows that they are computed from.
    var ofValues: [String] { hasOtherValues ? used(of: Self.decidingOnValues) + Self.anyValue : ofRows }

    /// For feedback on the values of a column, whatever they are computed with.
    static let anyValue = ["expression", "arithmetic", "select"]

    private static let decidingOnRows = [
        "window function", "having", "group by", "except", "intersect", "union", "with recursive", "not exists", "exists", "not in",
        "left join",
        "right join", "full join", "distinct on", "distinct", "limit", "case", "between", "like", "in", "is null", "is not null",
        "on conflict",
        "insert", "update", "delete", "cross join", "natural join", "comma join", "where", "inner join", "join", "subquery",
    ]

    private static let joins: Set<String> = [
        "left join", "right join", "full join", "cross join", "natural join", "comma join", "inner join", "join",
    ]
    private static let conditions: Set<String> = ["where", "between", "like", "in", "is null", "is not null"]

    private static let decidingOnValues = [
        "window function", "case", "coalesce", "count(distinct)", "count", "sum", "avg", "min", "max", "scalar subquery", "extract",
        "round",
        "cast",
    ]
}

extension Outline {
    /// The words of these clauses, without qualifiers of columns.
    fileprivate func words(of clause: Query.Clause) -> [[String]] {
        queries.compactMap { query in
            query.body(clause)?.filter { !has(".", at: $0 + 1) && !has(".", at: $0) }.map { words[$0].folded }
        }
    }
}

extension Judgement {
    /// Sets concepts on feedback about rows, values and tables that has no closer ones.
    func about(_ concepts: AnswerConcepts) -> Judgement {
        var judgement = self
        for index in feedback.indices where [.rows, .data, .state].contains(feedback[index].kind) {
            if feedback[index].concepts.isEmpty { judgement.feedback[index].concepts = concepts.ofRows }
            if feedback[index].concepts == AnswerConcepts.anyValue { judgement.feedback[index].concepts = concepts.ofValues }
        }
        return judgement
    }
}
