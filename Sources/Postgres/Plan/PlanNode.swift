/// One node of a plan, as EXPLAIN describes it.
package struct PlanNode: Sendable, Equatable {
    /// What kind of node it is: `Seq Scan`, `Hash Join`, `Aggregate`.
    package var type: String
    /// What EXPLAIN calls it where it writes text: `Hash Left Join`, `HashAggregate`, `Index Scan Backward`.
    package var name: String
    /// The table it reads or writes.
    package var relation: String?
    /// What the query calls that table.
    package var alias: String?
    package var index: String?
    /// How far below the top node it is.
    package var depth: Int
    /// How the node above uses it where it is no plain input: `InitPlan 1 (returns $0)`, `SubPlan 2`, `CTE totals`.
    package var role: String?
    /// The rows the server expected it to return each time it runs; `nil` without costs.
    package var estimatedRows: Double?
    /// What the server expected it to cost, with the nodes below it, in units of its own; `nil` without costs.
    package var cost: Double?
    /// Rows it returned each time it ran; `nil` where the query was not run.
    package var rows: Double?
    /// How often it ran.
    package var loops = 0
    /// Milliseconds each run of it took, with the nodes below it; `nil` where time was not measured.
    package var milliseconds: Double?
    /// Pages of tables and indexes that it and the nodes below it looked at; `nil` where that was not counted.
    package var pages: Pages?
    /// What it does with rows, and what happened, each under EXPLAIN's word for it: `Index Cond`, `Filter`, `Sort Method`.
    package var details: [Detail] = []

    package struct Pages: Sendable, Equatable {
        /// In the server's memory already.
        package var hit = 0
        package var read = 0

        package var count: Int { hit + read }
    }

    package struct Detail: Sendable, Equatable {
        package var name: String
        package var value: String
    }

    init(name: String, type: String, depth: Int) {
        self.name = name
        self.type = type
        self.depth = depth
    }

    /// Pages of tables and indexes that it and the nodes below it looked at.
    package var buffers: Int { pages?.count ?? 0 }

    /// Whether the query was run, and this node was not needed.
    package var wasNeverExecuted: Bool { rows != nil && loops == 0 }

    /// What EXPLAIN says under this word.
    package func detail(_ name: String) -> String? { details.first { $0.name == name }?.value }

    /// The number that EXPLAIN's value for this word starts with.
    package func number(_ name: String) -> Double? { detail(name).flatMap { Double($0.prefix { $0.isNumber || $0 == "." }) } }

    /// What it sorts, groups and compares by, in this order.
    package var conditions: [Detail] {
        Self.conditionNames.compactMap { name in details.first { $0.name == name } }
    }

    private static let conditionNames = [
        "Sort Key", "Group Key", "Hash Cond", "Merge Cond", "Join Filter", "Index Cond", "Recheck Cond", "Filter",
    ]

    /// The line that EXPLAIN's text has for it, without indentation and numbers: `Index Scan using books_pkey on books b`.
    package var line: String {
        var line = name
        if let index { line += type == "Bitmap Index Scan" ? " on \(index)" : " using \(index)" }
        guard let place = relation ?? alias else { return line }
        line += " on \(place)"
        if let alias, alias != place { line += " \(alias)" }
        return line
    }
}
