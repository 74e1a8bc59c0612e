import SQLText
import Verdicts

/// Mistakes about which rows find a match, and what happens to those that don't.
extension Mutation {
    static let joins = [
        Mutation(
            "[Rows of {table}|Rows] without a match[ in {other}] are missing. Which rows should your query keep?", rows: .missing,
            concepts: "left join", "outer join", "full join", "join", at: ["JoinExpr"]
        ) { join in
            join.isOuterJoin ? join.becoming(join.tree.setting("jointype", .name("JOIN_INNER")), join.sides) : []
        },
        Mutation(
            "The missing [{tables} have no {others} that meet|rows have no match that meets] your WHERE condition. "
                + "When does WHERE run: before or after the outer join adds NULLs?",
            rows: .missing, concepts: "left join", "outer join", "full join", "join", uses: ["where"], at: ["JoinExpr"]
        ) { $0.movedToWhere },
        Mutation(
            "Your query includes [rows of {table}|rows] without a match[ in {other}]. Does the task ask for them?", rows: .surplus,
            concepts: "inner join", "join", "left join", at: ["JoinExpr"]
        ) { join in
            guard join.tree.text("jointype") == "JOIN_INNER", join.tree.has("quals") || join.tree.has("using_clause") else { return [] }
            let sides = join.sides
            return join.becoming(join.tree.setting("jointype", .name("JOIN_LEFT")), sides)
                + join.becoming(
                    join.tree.setting("jointype", .name("JOIN_RIGHT")), ["table": sides["other"] ?? nil, "other": sides["table"] ?? nil])
        },
        Mutation(
            "Your query keeps every row [of {other}, but drops rows of {table}|on one side of the join, but drops rows on the other side] "
                + "without a match. Which side should keep all its rows?",
            concepts: "right join", "left join", "outer join", uses: ["outer join"], at: ["JoinExpr"]
        ) { join in
            let others = ["JOIN_LEFT": "JOIN_RIGHT", "JOIN_RIGHT": "JOIN_LEFT"]
            return others[join.tree.text("jointype")].map { join.becoming(join.tree.setting("jointype", .name($0)), join.sides) } ?? []
        },
        Mutation(
            "[Each row of {table} is paired with unrelated rows of {other}|Rows are paired with unrelated rows]. "
                + "Which columns connect the two tables?",
            concepts: "on", "inner join", "join", "cross join", uses: ["[{table} beside {other}|beside]"], at: ["JoinExpr", "A_Expr"]
        ) { spot in
            if spot.tree.has("quals") {
                return spot.becoming(spot.tree.without("quals")?.setting("jointype", .name("JOIN_INNER")), spot.sides)
            }
            let tables = spot.tie.compactMap { spot.source(of: $0.tree) }.filter { spot.query?.sources.contains($0) == true }
            guard spot.clause == "where_clause", tables.count == 2 else { return [] }
            return spot.dropped(["table": tables[0].table, "other": tables[1].table])
        },
        Mutation(
            "Your condition[ on `{column}`] does not remove any rows. Which rows does an outer join keep when the ON condition is false?",
            concepts: "left join", "outer join", "on", uses: ["[outer join on {column}|outer join]"], at: ["SelectStmt"]
        ) { query in
            guard let condition = query["where_clause"] else { return [] }
            return condition.conjuncts.flatMap { part in
                query.outerJoins.flatMap { join -> [Change] in
                    let rest = condition.conjuncts.count > 1 ? part.dropped().first?.new : nil
                    guard let left = query.tree.setting("where_clause", rest), let quals = join["quals"],
                        let both = Tree.both(quals.tree, part.tree)
                    else { return [] }
                    return query.becoming(left.replacing(quals.path(from: query), with: both), ["column": part.column])
                }
            }
        },
        Mutation(
            "Your query pairs rows[ of {table} and {other}] that don't belong together. What does each column that you compare identify?",
            concepts: "on", "foreign key", "inner join", "join", uses: ["[{table} joined to {other}|joined to]"], at: ["A_Expr"]
        ) { test in
            guard test.clause != nil, test.isTie else { return [] }
            let tables = test.tie.map { test.source(of: $0.tree)?.table }
            let isSelf = Set(tables).count == 1
            let join = test.ancestors.first { $0.tree.type == "JoinExpr" }?.sides ?? ["table": tables[1], "other": tables[0]]
            // An answer with the right condition made another mistake.
            let names = (isSelf ? [:] : join).merging(["compared": test.tree.comparedColumns]) { $1 }
            return test.tie.flatMap { side -> [Change] in
                guard let source = side.source(of: side.tree) else { return [] }
                let keys = side.columns(of: source).enumerated().filter { place, name in
                    place == 0 || ["id", "_id", "_by", "_no"].contains { name.hasSuffix($0) }
                }
                return keys.flatMap { side.becoming(side.expression($0.element, of: source), names) }
            }
        },
    ]
}
