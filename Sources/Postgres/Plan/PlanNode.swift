/// One node of a plan, as EXPLAIN describes it.
package struct PlanNode: Sendable, Equatable, Codable {
    /// The kind of node: `Seq Scan`, `Hash Join`, `Aggregate`.
    package var type: String
    /// The name in EXPLAIN's text format: `Hash Left Join`, `HashAggregate`, `Index Scan Backward`.
    package var name: String
    /// The table it reads or writes.
    package var relation: String?
    /// The table's alias in the query.
    package var alias: String?
    package var index: String?
    /// The number of levels below the top node.
    package var depth: Int
    /// How the parent uses it, unless it is a plain input: `InitPlan 1 (returns $0)`, `SubPlan 2`, `CTE totals`.
    package var role: String?
    /// The estimated number of rows per run; `nil` without costs.
    package var estimatedRows: Double?
    /// The estimated cost in the server's units, including the nodes below it; `nil` without costs.
    package var cost: Double?
    /// The actual number of rows per run; `nil` if the query was not run.
    package var rows: Double?
    /// The number of times it ran.
    package var loops = 0
    /// The time per run in milliseconds, including the nodes below it; `nil` if time was not measured.
    package var milliseconds: Double?
    /// The table and index pages that it and the nodes below it read; `nil` if pages were not counted.
    package var pages: Pages?
    /// Conditions and statistics under EXPLAIN's names: `Index Cond`, `Filter`, `Sort Method`.
    package var details: [Detail] = []

    package struct Pages: Sendable, Equatable, Codable {
        /// Already in the server's memory.
        package var hit = 0
        package var read = 0

        package var count: Int { hit + read }
    }

    package struct Detail: Sendable, Equatable, Codable {
        package var name: String
        package var value: String
    }

    /// The number of table and index pages that it and the nodes below it read.
    package var buffers: Int { pages?.count ?? 0 }

    /// Whether the query was run but did not need this node.
    package var wasNeverExecuted: Bool { rows != nil && loops == 0 }

    /// The value of EXPLAIN's detail with this name.
    package func detail(_ name: String) -> String? { details.first { $0.name == name }?.value }

    /// The number at the start of this detail's value.
    package func number(_ name: String) -> Double? { detail(name).flatMap { Double($0.prefix { $0.isNumber || $0 == "." }) } }

    /// Its line in EXPLAIN's text format, without indentation and numbers: `Index Scan using books_pkey on books b`.
    package var line: String {
        var line = name
        if let index { line += type == "Bitmap Index Scan" ? " on \(index)" : " using \(index)" }
        guard let place = relation ?? alias else { return line }
        line += " on \(place)"
        if let alias, alias != place { line += " \(alias)" }
        return line
    }
}
