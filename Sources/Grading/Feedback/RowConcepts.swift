/// The constructs in an answer that decide which rows it returns and what they contain: concepts for feedback on rows that has no closer
/// ones. Constructs that only the reference uses are never included.
enum RowConcepts {
    private static let deciding = [
        "window function", "having", "group by", "except", "intersect", "union", "with recursive", "not exists", "exists", "not in",
        "left join",
        "right join", "full join", "distinct on", "distinct", "case", "between", "like", "in", "is null", "is not null", "limit",
        "on conflict",
        "insert", "update", "delete", "cross join", "natural join", "comma join", "where", "inner join", "join", "subquery", "select",
    ]

    /// Constructs that only the answer uses come first, then the ones that both use.
    static func of(_ answer: Script, beside reference: Script) -> [String] {
        let used = answer.constructs ?? []
        let meant = reference.constructs ?? []
        return deciding.filter { used.contains($0) && !meant.contains($0) } + deciding.filter { used.contains($0) && meant.contains($0) }
    }
}

extension Judgement {
    /// Sets these concepts on feedback about rows and tables that has none.
    func about(rows concepts: [String]) -> Judgement {
        var judgement = self
        for index in feedback.indices where [.rows, .data, .state].contains(feedback[index].kind) && feedback[index].concepts.isEmpty {
            judgement.feedback[index].concepts = concepts
        }
        return judgement
    }
}
