import SQLText

/// Conditions and joins in a solution.
extension Spot {
    /// The types of nodes that conditions are made of.
    static let conditions: Set<String> = ["A_Expr", "BoolExpr", "BooleanTest", "ColumnRef", "FuncCall", "NullTest", "SubLink"]

    /// For a condition, or a part of one: `where_clause`, `having_clause`, `quals` (of a join), `agg_filter`, or `expr` (of WHEN).
    var clause: String? {
        guard let above = ancestors.first else { return nil }
        if above.tree.type == "BoolExpr" { return above.clause }
        let isClause =
            ["where_clause", "having_clause", "quals", "agg_filter"].contains(field) || field == "expr" && above.tree.type == "CaseWhen"
        return isClause ? field : nil
    }

    /// `AND_EXPR`, `OR_EXPR`, or `NOT_EXPR` if a condition is part of another.
    var connective: String { ancestors.first?.tree.text("boolop") ?? "" }

    /// Whether it is in a condition on single rows.
    var isInCondition: Bool { ([self] + ancestors).contains { ["where_clause", "quals", "expr"].contains($0.clause) } }

    /// Whether it compares columns of two tables: this condition connects them.
    var isTie: Bool { tie.count == 2 }

    /// The columns of two tables that are compared.
    var tie: [Spot] {
        guard tree.sign == "=" else { return [] }
        let sides = ["lexpr", "rexpr"].compactMap { self[$0] }.filter { $0.tree.type == "ColumnRef" && source(of: $0.tree) != nil }
        return sides.count == 2 && source(of: sides[0].tree) != source(of: sides[1].tree) ? sides : []
    }

    /// A condition left out.
    func dropped(_ names: [String: String?] = [:]) -> [Change] {
        guard let above = ancestors.first, clause != nil else { return [] }
        if above.tree.type == "BoolExpr" {
            let rest = above.list("args").filter { $0.index != index }
            return above.becoming(rest.count == 1 ? rest[0].tree : above.tree.dropping(index, of: "args"), names)
        }
        return field == "quals" || field == "expr" ? [] : above.becoming(above.tree.without(field), names)
    }

    /// The conditions that must all hold.
    var conjuncts: [Spot] { tree.text("boolop") == "AND_EXPR" ? list("args") : [self] }

    // MARK: Joins

    /// The outer joins of a query.
    var outerJoins: [Spot] { all.filter { $0.isOuterJoin && $0.query?.tree == tree } }

    var isOuterJoin: Bool { ["JOIN_LEFT", "JOIN_RIGHT", "JOIN_FULL"].contains(tree.text("jointype")) }

    /// The table on the side of a join that comes first, or whose rows an outer join keeps, and the one that it is joined to; nothing if
    /// they are the same.
    var sides: [String: String?] {
        let right = self["rarg"].map { $0.sources(below: $0) } ?? []
        let tied = (tree["quals"]?.columns ?? []).compactMap { source(of: $0) }
        let left = tied.first { !right.contains($0) } ?? self["larg"].flatMap { $0.sources(below: $0).first }
        let tables = [left?.table, (tied.first { right.contains($0) } ?? right.first)?.table]
        if tables[0] == tables[1] { return [:] }
        return tree.text("jointype") == "JOIN_RIGHT" ? ["table": tables[1], "other": tables[0]] : ["table": tables[0], "other": tables[1]]
    }

    /// A condition of an outer join moved to WHERE, where rows without a match can't meet it; also with rows that have no match at all.
    var movedToWhere: [Change] {
        guard isOuterJoin, let query, let condition = self["quals"], condition.conjuncts.count > 1 else { return [] }
        let key = self["rarg"].flatMap { $0.sources(below: $0).first }.flatMap { source in
            columns(of: source).first.flatMap { expression($0, of: source) }
        }
        return condition.conjuncts.filter { !$0.isTie }.flatMap { part -> [Change] in
            guard let rest = part.dropped().first?.new, let left = query.tree.replacing(condition.path(from: query), with: rest)
            else { return [] }
            let moved = [part.tree, key.flatMap { .expression("$1 OR $2 IS NULL", part.tree, $0) }].compactMap { $0 }
            return moved.flatMap { query.becoming(left.setting("where_clause", .both(left["where_clause"], $0)), sides) }
        }
    }
}
