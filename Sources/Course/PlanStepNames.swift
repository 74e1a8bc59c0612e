/// The names that PostgreSQL gives to the steps of its plans.
package enum PlanStepNames {
    /// Whether EXPLAIN has a step of this name; case and blanks within do not matter.
    package static func isKnown(_ name: String) -> Bool { bareNames.contains(bare(name)) }

    /// The name without case and blanks, for comparing.
    package static func bare(_ name: String) -> String { name.filter { $0 != " " }.lowercased() }

    /// All of them, as EXPLAIN writes them.
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
