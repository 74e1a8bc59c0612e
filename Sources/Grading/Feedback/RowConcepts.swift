/// What decides which rows come and what they hold, as far as an answer uses it: what a word about rows is about, where nothing nearer is
/// known. What the reference uses and the answer doesn't is never among it.
enum RowConcepts {
    private static let deciding = [
        "window function", "having", "group by", "except", "intersect", "union", "with recursive", "not exists", "exists", "not in",
        "left join",
        "right join", "full join", "distinct on", "distinct", "case", "between", "like", "in", "is null", "is not null", "limit",
        "on conflict",
        "insert", "update", "delete", "cross join", "natural join", "comma join", "where", "inner join", "join", "subquery", "select",
    ]

    /// First what only the answer does, then what both do.
    static func of(_ answer: Script, beside reference: Script) -> [String] {
        let used = answer.constructs ?? []
        let meant = reference.constructs ?? []
        return deciding.filter { used.contains($0) && !meant.contains($0) } + deciding.filter { used.contains($0) && meant.contains($0) }
    }
}

extension Judgement {
    /// With what its words about rows and tables are about, where they don't say.
    func about(rows concepts: [String]) -> Judgement {
        var judgement = self
        for index in feedback.indices where [.rows, .data, .state].contains(feedback[index].kind) && feedback[index].concepts.isEmpty {
            judgement.feedback[index].concepts = concepts
        }
        return judgement
    }
}
