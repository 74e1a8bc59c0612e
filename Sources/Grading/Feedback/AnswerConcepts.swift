/// The constructs in an answer that decide which rows it returns and what they contain: concepts for feedback that has no closer ones.
/// Constructs that only the reference uses are never included.
struct AnswerConcepts {
    private let answer: Set<String>
    private let reference: Set<String>

    init(_ answer: Script, beside reference: Script) {
        self.answer = Set(answer.constructs ?? [])
        self.reference = Set(reference.constructs ?? [])
    }

    /// Constructs that only the answer uses come first, then the ones that both use.
    private func used(of deciding: [String]) -> [String] {
        let used = deciding.filter(answer.contains)
        return used.filter { !reference.contains($0) } + used.filter(reference.contains)
    }

    var ofRows: [String] { used(of: Self.decidingOnRows) }
    var ofValues: [String] { used(of: Self.decidingOnValues) + Self.anyValue }

    /// For feedback on the values of a column, whatever they are computed with.
    static let anyValue = ["expression", "arithmetic", "select"]

    private static let decidingOnRows = [
        "window function", "having", "group by", "except", "intersect", "union", "with recursive", "not exists", "exists", "not in",
        "left join",
        "right join", "full join", "distinct on", "distinct", "limit", "case", "between", "like", "in", "is null", "is not null",
        "on conflict",
        "insert", "update", "delete", "cross join", "natural join", "comma join", "where", "inner join", "join", "subquery",
    ]

    private static let decidingOnValues = [
        "window function", "case", "coalesce", "count(distinct)", "count", "sum", "avg", "min", "max", "scalar subquery", "extract",
        "round",
        "cast",
    ]
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
