import Postgres

/// Variants of large tables that the server makes from all of their rows, by removing some rows of some groups.
struct ThinnedData {
    let focus: [DataTable]
    let model: DataModel

    /// How many foreign keys to thin by; each variant costs as much as reading the table.
    private static let mostReferences = 2

    /// For each large table: fewer rows for some of its parents (or by row hash if it has none). Rows that others refer to stay.
    var variants: [Variant] {
        focus.filter { $0.isSampled && !$0.isHeld && !$0.hasTriggers }.flatMap { table in
            let kept = model.referrers(to: table.name).map { " AND NOT EXISTS (\(Self.rows(of: $0.table, by: $0.reference, to: table)))" }
            let parents = table.references.prefix(Self.mostReferences).map { $0.columns.map { SQL.identifier(table.columns[$0].name) } }
            let groups = parents.isEmpty ? [["t.ctid"]] : parents
            return groups.flatMap { group in [(group, share: 2, part: 6), (group, share: 3, part: 12)] }.map { group, share, part in
                let groups = "pg_catalog.hashtextextended(pg_catalog.concat_ws(',', \(group.joined(separator: ", "))), \(share))"
                let rows = "pg_catalog.hashtextextended(t.ctid::text, \(part))"
                return Variant(
                    kind: .mild, state: model.base, codes: model.codes, isOpaque: true,
                    commands: ["DELETE FROM \(table.sql) AS t WHERE \(groups) & 7 < \(share) AND \(rows) & 15 < \(part)\(kept.joined())"])
            }
        }
    }

    private static func rows(of child: DataTable, by reference: DataTable.Reference, to parent: DataTable) -> String {
        let pairs = zip(reference.columns, reference.targets).map { column, target in
            "c.\(SQL.identifier(child.columns[column].name)) = t.\(SQL.identifier(parent.columns[target].name))"
        }
        return "SELECT FROM \(child.sql) AS c WHERE \(pairs.joined(separator: " AND "))"
    }
}
