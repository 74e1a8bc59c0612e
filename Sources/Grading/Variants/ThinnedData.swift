import Postgres

/// Variants of large tables that the server makes from all of their rows: of some groups of rows, a part is gone.
struct ThinnedData {
    let focus: [DataTable]
    let model: DataModel

    /// Parents that are thinned one after the other: each variant costs as much as reading the table.
    private static let mostReferences = 2

    /// For each large table to which nothing refers: fewer rows for some of its parents, or by the hash of the row where it has none.
    var variants: [Variant] {
        focus.filter { $0.isSampled && !$0.isReferenced && !$0.hasTriggers }.flatMap { table in
            let parents = table.references.prefix(Self.mostReferences).map { $0.columns.map { SQL.identifier(table.columns[$0].name) } }
            let groups = parents.isEmpty ? [["t.ctid"]] : parents
            return groups.flatMap { group in [(group, share: 2, part: 6), (group, share: 3, part: 3)] }.map { group, share, part in
                let groups = "pg_catalog.hashtextextended(pg_catalog.concat_ws(',', \(group.joined(separator: ", "))), \(share))"
                let rows = "pg_catalog.hashtextextended(t.ctid::text, \(part))"
                return Variant(
                    kind: .mild, state: model.base, codes: model.codes, isOpaque: true,
                    commands: ["DELETE FROM \(table.sql) AS t WHERE \(groups) & 7 < \(share) AND \(rows) & 15 < \(part)"])
            }
        }
    }
}
