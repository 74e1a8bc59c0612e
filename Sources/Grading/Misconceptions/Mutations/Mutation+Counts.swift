import SQLText
import Verdicts

/// Mistakes about what is counted and added up.
extension Mutation {
    static let counts = [
        Mutation(
            "Your count includes rows in which [`{column}`|the value] is NULL. Should they be counted?",
            concepts: "count", "count(*)", "null", "group by", uses: ["count", "sum"], at: ["FuncCall"]
        ) { call in
            guard call.tree.function == "count", call.tree.has("args"), !call.tree.has("agg_distinct") else { return [] }
            return call.becoming(call.tree.without("args")?.setting("agg_star", .number(1)), ["column": call.column])
        },
        Mutation(
            "Your count leaves out rows in which [`{column}`|the value] is NULL. Should they be counted?",
            concepts: "count", "count(*)", "null", "group by", uses: ["count", "sum"], at: ["FuncCall"]
        ) { call in call.countable.flatMap { call.becoming(call.counting($0), ["column": $0.names("fields").last]) } },
        Mutation(
            "Repeated values[ of `{column}`] count only once. How often should each value count?",
            concepts: "count(distinct)", "distinct", "count", "group by", at: ["FuncCall"]
        ) { call in
            if call.tree.has("agg_distinct") { return [] }
            if ["count", "sum", "avg"].contains(call.tree.function), call.tree.has("args") {
                return call.becoming(call.tree.setting("agg_distinct", .number(1)), ["column": call.column])
            }
            return call.countable.flatMap { column in
                call.becoming(call.counting(column)?.setting("agg_distinct", .number(1)), ["column": column.names("fields").last])
            }
        },
        Mutation(
            "Your query computes [{aggregate} of `{column}`|{aggregate}|a count]. Is that what the task asks for?", concepts: "{used}",
            "group by", at: ["FuncCall"]
        ) { call in
            let others = [
                "sum": ["count", "avg", "max"], "avg": ["sum", "max", "min"], "min": ["max", "avg"], "max": ["min", "sum", "avg"],
                "count": ["sum", "max"],
            ]
            let words = ["sum": "the sum", "avg": "the average", "min": "the minimum", "max": "the maximum"]
            guard let others = others[call.tree.function], let value = call.tree.list("args").first else { return [] }
            // The maximum of a difference is not the maximum of its first column.
            let column = value.type == "ColumnRef" ? call.column : nil
            return others.flatMap { call.becoming(call.tree.named($0), ["used": $0, "aggregate": words[$0], "column": column]) }
        },
        Mutation(
            "Tied rows are numbered by {used}. What number should tied rows get, and the row after them?",
            concepts: "{used}", "rank", "window function", at: ["FuncCall"]
        ) { call in
            let ranks = ["rank", "dense_rank", "row_number"]
            guard ranks.contains(call.tree.function) else { return [] }
            return ranks.flatMap { call.becoming(call.tree.named($0), ["used": $0]) }
        },
    ]
}

extension Spot {
    /// For `count(*)`, the columns that may be counted by mistake: those that the query mentions, or all if it has one table.
    fileprivate var countable: [Tree] {
        guard tree.function == "count", tree.has("agg_star"), let query else { return [] }
        let isRead = query.sources.contains { $0.table != nil }
        let spoken = isRead ? query.tree.children.filter { $0.step.field != "with_clause" }.flatMap(\.tree.columns) : []
        let known = spoken.filter { column in source(of: column).map { query.sources.contains($0) && $0.table != nil } ?? false }
        let others = query.sources.count == 1 ? columns(of: query.sources[0]).compactMap { expression($0, of: query.sources[0]) } : []
        var seen: Set<Tree> = []
        return (known + others).filter { seen.insert($0).inserted }
    }

    /// `count(*)` of a column.
    fileprivate func counting(_ column: Tree) -> Tree? { tree.setting("args", [column])?.without("agg_star") }
}
