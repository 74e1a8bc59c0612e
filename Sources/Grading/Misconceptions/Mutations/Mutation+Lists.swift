import SQLText
import Verdicts

/// Mistakes about which rows and columns are returned, how many rows, and in which order.
extension Mutation {
    static let lists = [
        Mutation(
            "Some rows appear more than once. How often should each row appear?", rows: .surplus, concepts: "distinct", "union",
            at: ["SelectStmt"]
        ) { query in
            guard query.isOutermost else { return [] }
            let all = query.tree.text("op") == "SETOP_UNION" ? query.tree.setting("all", .number(1)) : nil
            let isPlain = query.tree.list("distinct_clause") == Tree.distinct
            return (isPlain ? query.becoming(query.tree.without("distinct_clause")) : []) + query.becoming(all)
        },
        Mutation(
            "Identical rows appear only once. Are they duplicates, or separate rows that look alike?", rows: .others,
            concepts: "distinct", "union all", "union", at: ["SelectStmt"]
        ) { query in
            let isPlain = query.isOutermost && !query.tree.has("distinct_clause") && !query.tree.has("group_clause")
            return (query.tree.has("all") ? query.becoming(query.tree.without("all")) : [])
                + (isPlain && query.tree.has("target_list") ? query.becoming(query.tree.setting("distinct_clause", Tree.distinct)) : [])
        },
        Mutation(
            "The values are right, but [`{column}` and `{other}`|two columns] are swapped. In which order does the task list them?",
            rows: .asMany, concepts: "select", at: ["SelectStmt"]
        ) { query in
            let items = query.list("target_list")
            guard query.isOutermost else { return [] }
            let pairs = items.indices.flatMap { one in items[(one + 1)...].indices.map { (one, $0) } }
            return pairs.filter { $1 == $0 + 1 || items.count <= 5 }.flatMap { one, other -> [Change] in
                let names = [one, other].map { items[$0]["val"]?.tree.type == "ColumnRef" ? items[$0].column : nil }
                return query.becoming(
                    query.tree.swapping(one, other, of: "target_list"),
                    names[0] == names[1] ? [:] : ["column": names[0], "other": names[1]])
            }
        },
        Mutation(
            "Your query leaves out rows in which [`{column}`|a value] is NULL. Does the task say to leave them out?",
            rows: .others, concepts: "null", "is null", "is distinct from", at: ["SelectStmt"]
        ) { query in
            guard query.isOutermost, query.outerJoins.isEmpty else { return [] }
            let shown = query.tree.list("target_list").flatMap(\.columns).filter { query.source(of: $0)?.table != nil }
            return shown.flatMap { column -> [Change] in
                guard let name = column.names("fields").last, name != "id", let test = Tree.expression("$1 IS NOT NULL", column) else {
                    return []
                }
                return query.becoming(query.tree.setting("where_clause", .both(query.tree["where_clause"], test)), ["column": name])
            }
        },
    ]

    static let orders = [
        Mutation(
            "The rows are sorted in the opposite direction[ by `{column}`]. Which row should come first?", concepts: "order by",
            uses: ["[ordered by {sorted}]"], at: ["SortBy"]
        ) { $0.field == "sort_clause" ? $0.turned : [] },
        Mutation(
            "The rows are sorted, but not by [`{column}`|what the task names] first. What decides the order first?", concepts: "order by",
            uses: ["order by"], at: ["SelectStmt"]
        ) { $0.becoming($0.tree.dropping(0, of: "sort_clause"), ["column": $0.list("sort_clause").first?.sortColumn]) },
        Mutation(
            "Your result includes all rows. How many does the task ask for?", rows: .surplus, concepts: "limit", "order by",
            at: ["SelectStmt"]
        ) { query in
            guard query.isOutermost, query.tree.has("limit_count"), !query.tree.has("limit_offset") else { return [] }
            return query.becoming(query.tree.without("limit_count")?.setting("limit_option", .name("LIMIT_OPTION_DEFAULT")))
        },
        Mutation(
            "Your result is the wrong page of the list. How many rows should it skip?", rows: .others, concepts: "offset",
            "limit", at: ["SelectStmt"]
        ) { query in
            guard query.isOutermost, let skipped = query["limit_offset"] else { return [] }
            let page = query.tree["limit_count"]?.integer ?? 1
            let offsets = skipped.tree.integer.map { [$0 + page, $0 - page, $0 + 1, $0 - 1, page > 0 ? $0 / page : 0] } ?? []
            return query.becoming(query.tree.without("limit_offset"))
                + offsets.filter { $0 >= 0 }.flatMap { skipped.becoming(.expression(String($0))) }
        },
    ]
}

extension Spot {
    /// A key of ORDER BY in the other direction.
    var turned: [Change] {
        let other = tree.text("sortby_dir") == "SORTBY_DESC" ? "SORTBY_ASC" : "SORTBY_DESC"
        let new = tree.setting("sortby_dir", .name(other))
        return becoming(new, ["column": sortColumn, "sorted": sorting(by: new)])
    }

    /// The column that a key of ORDER BY consists of.
    fileprivate var sortColumn: String? { tree["node"]?.type == "ColumnRef" ? column : nil }
}

extension Tree {
    /// What DISTINCT without ON is in a tree.
    fileprivate static let distinct = Tree("SELECT DISTINCT 1")?.statements.first?.list("distinct_clause") ?? []
}
