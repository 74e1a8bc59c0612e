import Postgres

/// Variants of large tables that the server makes from all of their rows: of some groups of rows, a part is gone.
struct ThinnedData {
    let focus: [DataTable]
    let model: DataModel

    /// For each large table to which nothing refers: fewer rows for some of its parents, or by the hash of the row where it has none.
    var variants: [Variant] {
        focus.filter { $0.isSampled && !$0.isReferenced && !$0.hasTriggers }.flatMap { table in
            [(share: 2, part: 6), (share: 3, part: 3)].map { share, part in
                let group = table.references.first.map { $0.columns.map { SQL.identifier(table.columns[$0].name) } } ?? ["t.ctid"]
                let groups = "pg_catalog.hashtextextended(pg_catalog.concat_ws(',', \(group.joined(separator: ", "))), \(share))"
                let rows = "pg_catalog.hashtextextended(t.ctid::text, \(part))"
                return Variant(
                    kind: .mild, state: model.base, codes: model.codes, isOpaque: true,
                    commands: ["DELETE FROM \(table.sql) AS t WHERE \(groups) & 7 < \(share) AND \(rows) & 15 < \(part)"])
            }
        }
    }
}
