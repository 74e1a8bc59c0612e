import SQLText
import Verdicts

/// Mistakes about which conditions there are, and how they are combined. What a missing condition leads to depends on what it tests.
extension Mutation {
    /// Missing conditions of their own kinds.
    static let matches = [
        Mutation(
            "Your query also includes [rows of {table}|rows] with a match[ in {other}]. How can you recognize rows without one?",
            rows: .surplus, concepts: "anti join", "not exists", "left join", "not in", at: ["NullTest", "BoolExpr"]
        ) { test in
            guard test.clause == "where_clause", test.connective != "OR_EXPR" else { return [] }
            if test.tree.text("nulltesttype") == "IS_NULL", let source = test.tree.columns.first.flatMap(test.source(of:)),
                let join = test.query?.outerJoins.first(where: {
                    $0.tree.text("jointype") == "JOIN_LEFT" && $0.sides["other"] == source.table
                }), join["quals"]?.conjuncts.allSatisfy(\.isTie) ?? true
            {
                return test.dropped(join.sides)
            }
            // With another condition, not every match counts.
            guard test.tree.text("boolop") == "NOT_EXPR", let link = test.list("args").first, let inner = link["subselect"],
                inner["where_clause"]?.conjuncts.allSatisfy(\.isTie) ?? true
            else { return [] }
            let table = (link.tree["testexpr"]?.columns.first.flatMap(test.source(of:)) ?? test.query?.sources.first)?.table
            return test.dropped(["table": table, "other": inner.sources.first?.table])
        },
        Mutation(
            "The subquery returns the same result for every outer row. Which outer row should it refer to?",
            concepts: "correlated subquery", "exists", "subquery", uses: ["uncorrelated subquery"], at: ["A_Expr"]
        ) { test in
            let isOuter = test.tie.contains { side in side.source(of: side.tree).map { test.query?.sources.contains($0) == false } ?? false
            }
            return isOuter ? test.dropped() : []
        },
        nullInList(ofEachRow: false), nullInList(ofEachRow: true),
        Mutation(
            "Every row[ of {table}] was changed. Which rows does the task name?", concepts: "update", "where", at: ["UpdateStmt"]
        ) { $0.becoming($0.tree.without("where_clause"), ["table": $0.sources.first?.table]) },
        Mutation(
            "Every row[ of {table}] was deleted. Which rows does the task name?", concepts: "delete", "where", at: ["DeleteStmt"]
        ) { $0.becoming($0.tree.without("where_clause"), ["table": $0.sources.first?.table]) },
    ]

    static let conditions = [
        Mutation(
            "Your query includes rows in which [`{column}`|a value] is NULL. Does the task ask for them?", rows: .surplus,
            concepts: "null", "is null", "is distinct from", at: Spot.conditions
        ) { test in
            guard test.clause != nil, test.connective != "OR_EXPR" else { return [] }
            if test.tree.text("nulltesttype") == "IS_NOT_NULL" { return test.dropped(["column": test.column]) }
            guard test.clause == "where_clause", ["A_Expr", "SubLink"].contains(test.tree.type) else { return [] }
            return test.tree.columns.flatMap { column in
                test.becoming(.expression("$1 OR $2 IS NULL", test.tree, column), ["column": column.names("fields").last])
            }
        },
        Mutation(
            "Your query includes groups that the task leaves out. What does the task require of a whole group?", rows: .surplus,
            concepts: "having", "group by", at: Spot.conditions
        ) { $0.clause == "having_clause" && $0.connective != "OR_EXPR" ? $0.dropped() : [] },
        Mutation(
            "Your join matches too many rows[ of {table} and {other}]. What else must be true of each pair?", concepts: "on", "inner join",
            "join", uses: ["[{table} joined to {other}|joined to]"], at: Spot.conditions
        ) { test in
            guard test.clause == "quals", test.connective == "AND_EXPR", !test.isTie else { return [] }
            return test.dropped(test.ancestors.first { $0.tree.type == "JoinExpr" }?.sides ?? [:])
        },
        Mutation(
            "One of the numbers includes rows that don't meet its condition[ on `{column}`]. Which rows should it cover?",
            concepts: "filter", "case", "group by", at: ["FuncCall"]
        ) { $0.becoming($0.tree.without("agg_filter"), ["column": $0["agg_filter"]?.column]) },
        Mutation(
            "Your query includes rows that the task leaves out. [What does the task say about `{column}`?|Which part of the task is missing?]",
            rows: .surplus, concepts: "where", at: Spot.conditions
        ) { test in
            let isMade = test.clause.map { ["where_clause", "agg_filter"].contains($0) } ?? false
            guard isMade, !["OR_EXPR", "NOT_EXPR"].contains(test.connective), !test.isTie else { return [] }
            return test.dropped(["column": test.conjuncts.count > 1 || test.isLink ? nil : test.column])
        },
        Mutation(
            "Rows in which [`{column}`|a value] is NULL are missing. What does a comparison with NULL return: true, false, or neither?",
            rows: .missing, concepts: "null", "is null", "is distinct from", uses: ["[condition on {column}]"],
            at: ["NullTest", "CoalesceExpr", "A_Expr"]
        ) { test in
            let names = ["column": test.column]
            switch (test.tree.type, test.tree.text("kind")) {
            case ("NullTest", _):
                return test.connective == "OR_EXPR" && test.tree.text("nulltesttype") == "IS_NULL" ? test.dropped(names) : []
            case ("CoalesceExpr", _): return test.isInCondition ? test.becoming(test.tree.list("args")[0], names) : []
            case (_, "AEXPR_DISTINCT"), (_, "AEXPR_NOT_DISTINCT"):
                let sign = test.tree.text("kind") == "AEXPR_DISTINCT" ? "<>" : "="
                // Either of two columns may be the one with NULL.
                return test.comparing("$1 \(sign) $2").flatMap { test.becoming($0, test.tree.columns.count > 1 ? [:] : names) }
            default: return []
            }
        },
        Mutation(
            "Rows that meet another condition of the task are missing. [What does the task say about `{column}`?|Which conditions does it name?]",
            rows: .missing, concepts: "or", "and", "where", at: Spot.conditions
        ) { $0.clause != "expr" && $0.connective == "OR_EXPR" ? $0.dropped(["column": $0.column]) : [] },
        Mutation(
            "Your query includes rows that meet only some of the conditions. Which does SQL evaluate first: AND or OR?", rows: .surplus,
            concepts: "or", "and", "where", uses: ["or"], at: ["BoolExpr"]
        ) { condition in
            guard condition.clause != nil, condition.clause != "quals", condition.tree.text("boolop") == "AND_EXPR" else { return [] }
            let parts = condition.tree.list("args")
            return condition.list("args").filter { $0.tree.text("boolop") == "OR_EXPR" }.flatMap { group -> [Change] in
                // `a AND (b OR c) AND d` as `a AND b OR c AND d`.
                var choices = group.tree.list("args")
                let (before, after) = (parts[..<group.index], parts[(group.index + 1)...])
                guard let first = (before + choices.prefix(1)).reduce(nil, Tree.both) else { return [] }
                choices[0] = first
                guard let last = (choices.suffix(1) + after).reduce(nil, Tree.both) else { return [] }
                choices[choices.count - 1] = last
                return condition.becoming(group.tree.setting("args", choices))
            }
        },
        Mutation(
            "Your answer includes rows that meet only one of the conditions. Must a row meet one of them, or all?", rows: .surplus,
            concepts: "or", "and", "where", uses: ["or", "union", "union all"], at: ["BoolExpr"]
        ) { $0.exchanged("AND_EXPR", for: "OR_EXPR") },
        Mutation(
            "Rows that meet only one of the conditions are missing. Must a row meet one of them, or all?", rows: .missing, concepts: "or",
            "and", "where", uses: ["and", "intersect"], at: ["BoolExpr"]
        ) { $0.exchanged("OR_EXPR", for: "AND_EXPR") },
    ]
}

extension Mutation {
    /// NOT IN finds nothing if its list has a NULL. If each row has a list of its own, some are still found.
    private static func nullInList(ofEachRow isOfEachRow: Bool) -> Mutation {
        Mutation(
            "The list[ of `{column}`] after NOT IN contains a NULL. Can NOT IN be true when one entry is unknown?",
            rows: isOfEachRow ? .missing : .nothing, concepts: "not in", "null", "not exists", uses: ["not in"], at: ["BoolExpr"]
        ) { test in
            guard test.tree.text("boolop") == "NOT_EXPR", let inner = test.list("args").first?["subselect"],
                let condition = inner["where_clause"]
            else { return [] }
            let isInner = { (side: Spot, column: Tree) in side.source(of: column).map(inner.sources.contains) ?? false }
            return condition.conjuncts.flatMap { part -> [Change] in
                let others = condition.conjuncts.filter { $0.index != part.index }
                guard others.contains(where: { other in other.tree.columns.contains { !isInner(other, $0) } }) == isOfEachRow else {
                    return []
                }
                if part.tree.text("nulltesttype") == "IS_NOT_NULL" { return part.dropped(["column": part.column]) }
                // NOT EXISTS as NOT IN.
                guard let listed = part.tie.first(where: { isInner($0, $0.tree) }),
                    let outer = part.tie.first(where: { !isInner($0, $0.tree) }),
                    let list = Tree.expression("$1 NOT IN (SELECT $2)", outer.tree, listed.tree),
                    let query = list.list("args").first?["subselect"]?.setting("from_clause", inner.tree.list("from_clause"))?
                        .setting("where_clause", condition.conjuncts.count > 1 ? part.dropped().first?.new : nil)
                else { return [] }
                let place = [Tree.Step(field: "args", index: 0), Tree.Step(field: "subselect")]
                return test.becoming(list.replacing(place, with: query), ["column": listed.column])
            }
        }
    }
}

extension Spot {
    /// Whether it tests what a subquery finds.
    fileprivate var isLink: Bool { ([tree] + tree.list("args")).contains { $0.has("subselect") } }

    fileprivate func exchanged(_ one: String, for other: String) -> [Change] {
        let isOfRows = ["where_clause", "having_clause", "agg_filter"].contains(clause)
        return isOfRows && tree.text("boolop") == one ? becoming(tree.setting("boolop", .name(other))) : []
    }
}
