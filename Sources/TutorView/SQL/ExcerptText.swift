import Terminal
import TutorCore
package import Verdicts

/// The small tables of a counterexample, as lines of text with aligned columns.
package enum ExcerptText {
    /// Each table with its name, its column names and all its rows.
    package static func lines(_ tables: [DataTableExcerpt]) -> [String] { tables.flatMap(lines) }

    private static func lines(_ table: DataTableExcerpt) -> [String] {
        if table.rows.isEmpty { return ["\(table.name): no row"] }
        let rows = [table.columns] + table.rows.map { row in row.map(DifferingRow.Cell.text) }
        let widths = table.columns.indices.map { column in rows.map { $0[column].cellWidth }.max() ?? 0 }
        return ["\(table.name):"]
            + rows.map { row in
                "  " + zip(row, widths).map { $0.padded(toCells: $1) }.joined(separator: "  ")
            }
    }
}
