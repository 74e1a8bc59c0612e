/// Parts of a SQL text whose results may differ from run to run.
extension Tree {
    /// Whether the SQL reads the current date or time directly: `current_date`, `now()`, `'today'::date`.
    package var readsClock: Bool {
        all.contains { node in
            switch node.type {
            case "SQLValueFunction": Self.clockOperations.contains { node.text("op").hasPrefix($0) }
            case "FuncCall" where node.function.lowercased() == "age": node.list("args").count == 1
            case "FuncCall": Self.clockFunctions.contains(node.function.lowercased())
            case "TypeCast": Self.clockWords.contains(node["arg"]?.string?.lowercased() ?? "")
            default: false
            }
        }
    }

    /// The text of a string constant.
    package var string: String? { self["sval"]?.text("sval") }

    /// The first function called whose value is random or differs on every call: `random`, `clock_timestamp`.
    package var chanceFunction: String? {
        all.lazy.compactMap { node -> String? in
            switch node.type {
            case "FuncCall" where Self.chanceFunctions.contains(node.function.lowercased()): node.function.lowercased()
            case "RangeTableSample" where !node.has("repeatable"): "TABLESAMPLE"
            default: nil
            }
        }.first
    }

    /// The names of the columns that a CASE tests for NULL.
    package var columnsTestedForNull: Set<String> {
        Set(all.filter { $0.type == "CaseExpr" }.flatMap(\.all).compactMap { $0.type == "NullTest" ? $0["arg"]?.column : nil })
    }

    /// The names of the columns for which NULL is handled in any way: by IS NULL, IS NOT NULL, or coalesce.
    package var columnsWithNullHandled: Set<String> {
        Set(all.filter { ["NullTest", "CoalesceExpr"].contains($0.type) }.flatMap(\.all).compactMap(\.column))
    }

    /// The names of the columns that a query groups by together with others, or sorts by before others. It expects their values to repeat.
    package var columnsThatMayRepeat: Set<String> {
        let grouped = all.map { $0.list("group_clause") }.filter { $0.count > 1 }.joined()
        let sorted = all.flatMap { $0.list("sort_clause").compactMap { $0["node"] }.dropLast() }
        return Set((grouped + sorted).compactMap(\.column))
    }

    /// The names of two columns, in each pair one that a query starts over at (PARTITION BY, DISTINCT ON) and one that it sorts by there. If no
    /// two rows have the same values in both, it picks a row by them.
    package var columnsSortedWithin: Set<[String]> {
        let windows = all.filter { $0.type == "WindowDef" }.map { ($0.list("partition_clause"), $0.list("order_clause")) }
        let picked = all.filter { $0.type == "SelectStmt" }.map { ($0.list("distinct_clause"), $0.list("sort_clause")) }
        return (windows + picked).reduce(into: []) { found, lists in
            let sorted = lists.1.compactMap { $0["node"]?.column }
            for start in lists.0.compactMap(\.column) { found.formUnion(sorted.filter { $0 != start }.map { [start, $0] }) }
        }
    }

    private static let clockOperations = ["SVFOP_CURRENT_DATE", "SVFOP_CURRENT_TIME", "SVFOP_LOCALTIME"]
    private static let clockFunctions: Set<String> = ["now", "transaction_timestamp", "statement_timestamp"]
    private static let clockWords: Set<String> = ["now", "today", "tomorrow", "yesterday"]
    private static let chanceFunctions: Set<String> = [
        "random", "random_normal", "gen_random_uuid", "uuidv4", "uuidv7", "uuid_generate_v1", "uuid_generate_v4", "clock_timestamp",
        "timeofday",
    ]
}
