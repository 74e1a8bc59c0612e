/// PostgreSQL's names for plan nodes.
package enum PlanStepNames {
    /// Whether EXPLAIN has a node of this name, ignoring case and spaces.
    package static func isKnown(_ name: String) -> Bool { bareNames.contains(bare(name)) }

    /// The name without case and spaces, for comparison.
    package static func bare(_ name: String) -> String { name.filter { $0 != " " }.lowercased() }

    /// All names, as EXPLAIN prints them.
    package static let all: [String] =
        [
            "Seq Scan", "Sample Scan", "Index Scan", "Index Scan Backward", "Index Only Scan", "Index Only Scan Backward",
            "Bitmap Heap Scan", "Bitmap Index Scan", "BitmapAnd", "BitmapOr", "Tid Scan", "Tid Range Scan", "Subquery Scan",
            "Function Scan", "Table Function Scan", "Values Scan", "CTE Scan", "WorkTable Scan", "Foreign Scan", "Nested Loop",
            "Hash Join", "Merge Join", "Hash", "Sort", "Incremental Sort", "Group", "Aggregate", "GroupAggregate", "HashAggregate",
            "MixedAggregate", "WindowAgg", "Unique", "SetOp", "HashSetOp", "LockRows", "Limit", "Result", "ProjectSet", "Append",
            "Merge Append", "Recursive Union", "Materialize", "Memoize", "Gather", "Gather Merge",
        ] + ["Nested Loop", "Hash", "Merge"].flatMap { join in ["Left", "Right", "Full", "Semi", "Anti"].map { "\(join) \($0) Join" } }

    private static let bareNames = Set(all.map(bare))
}
