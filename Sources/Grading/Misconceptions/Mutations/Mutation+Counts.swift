import Explanations
import SQLText
import Verdicts

/// Mistakes about what is counted and added up.
extension Mutation {
    static let counts = [
        Mutation(
            "Your count includes rows in which [`{column}` of {table}|`{column}`|the value] is NULL. Should they be counted?",
            concepts: "count", "count(*)", "null", "group by", uses: ["count", "sum"], at: ["FuncCall"]
        ) { call in
            guard call.tree.function == "count", call.tree.has("args"), !call.tree.has("agg_distinct") else { return [] }
            return call.becoming(call.tree.without("args")?.setting("agg_star", .number(1)), call.naming(call.tree.columns.first))
        },
        Mutation(
            "Your count leaves out rows in which [`{column}` of {table}|`{column}`|the value] is NULL. Should they be counted?",
            concepts: "count", "count(*)", "null", "group by", uses: ["count", "sum"], at: ["FuncCall"]
        ) { call in call.countable.flatMap { call.becoming(call.counting($0), call.naming($0)) } },
        Mutation(
            "Repeated values[ of `{column}`] count only once. How often should each value count?",
            concepts: "count(distinct)", "distinct", "count", "group by",
            uses: ["[distinct {column}|count(distinct)]"], at: ["FuncCall"]
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
            "NULL[ in `{column}`] is treated as zero. Is an unknown number the same as zero?", concepts: "avg", "null", "coalesce",
            uses: ["avg", "sum", "coalesce"], at: ["FuncCall"]
        ) { call in
            guard call.tree.function == "avg", let value = call.list("args").first else { return [] }
            return value.becoming(.expression("coalesce($1, 0)", value.tree), ["column": call.column])
        },
        Mutation(
            "Several rows of your result belong to the same group[ of `{column}`]. What identifies a group in the task?",
            rows: .surplus, concepts: "group by", at: ["SelectStmt"]
        ) { query in
            let keys = query.tree.list("group_clause")
            guard !keys.isEmpty, !keys.contains(where: { $0.type == "GroupingSet" }) else { return [] }
            let spoken = query.tree.children.filter { $0.step.field != "with_clause" }.flatMap(\.tree.columns)
            return spoken.filter { !keys.contains($0) && query.source(of: $0)?.table != nil }.flatMap {
                query.becoming(query.tree.setting("group_clause", keys + [$0]), ["column": query.list("group_clause")[0].column])
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

    static let windows = [
        Mutation(
            "The calculation mixes rows with different values[ of `{column}`]. Where should it start over?", concepts: "partition by",
            "window function", "over", uses: ["over"], at: ["WindowDef"]
        ) { $0.becoming($0.tree.without("partition_clause"), ["column": $0.list("partition_clause").first?.column]) },
        Mutation(
            "[Each row gets {value} for its whole partition|Your window definition doesn't sort its rows]. "
                + "In which order should the rows be processed?",
            concepts: "window order by", "window function", "over", uses: ["window without order"], at: ["WindowDef"]
        ) { window in
            let isWhole = window.ancestors.first.map { KnownNames.aggregates.contains($0.tree.function) } == true
            return window.becoming(window.tree.without("order_clause"), ["value": isWhole ? "the value" : nil])
        },
        Mutation(
            "The window sorts its rows in the opposite direction[ by `{column}`]. Which row should come first?",
            concepts: "window order by", "window function", "over", uses: ["[ordered by {sorted}|over]"], at: ["SortBy"]
        ) { $0.field == "order_clause" ? $0.turned : [] },
        Mutation(
            "Your query looks in the opposite direction. Should it use the row before or the row after?",
            concepts: "lag", "lead", "window function", at: ["FuncCall"]
        ) { call in
            let others = ["lag": "lead", "lead": "lag"]
            return others[call.tree.function].map { call.becoming(call.tree.named($0)) } ?? []
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
