import Postgres
import SQLText

/// Variants of large tables that the server makes from all of their rows, by removing some rows of some groups.
struct ThinnedData {
    let focus: [DataTable]
    let model: DataModel
    /// The names that the reference and the alternatives use.
    let mentioned: Set<String>

    /// How many foreign keys to thin by, and how many sizes to cut groups to; each variant costs as much as reading the table.
    private static let (mostReferences, mostSizes) = (2, 2)

    /// For each large table: fewer rows for some of its parents (or by row hash if it has none). Rows that others refer to stay.
    var thinned: [Variant] {
        variants { table, parents in
            (parents.isEmpty ? ["t.ctid"] : parents).flatMap { group in
                [(share: 2, part: 6), (share: 3, part: 12)].map { share, part in
                    let groups = "pg_catalog.hashtextextended(pg_catalog.concat_ws(',', \(group)), \(share))"
                    let rows = "pg_catalog.hashtextextended(t.ctid::text, \(part))"
                    return "DELETE FROM \(table.sql) AS t WHERE \(groups) & 7 < \(share) AND \(rows) & 15 < \(part)"
                }
            }
        }
    }

    /// Parents with as many rows in a large table as these sizes, with one fewer, and with more.
    func cut(to sizes: [Int]) -> [Variant] {
        variants { table, parents in parents.flatMap { group in sizes.prefix(Self.mostSizes).map { Self.cut(table, group, to: $0) } } }
    }

    /// - Parameter commands: the DELETE commands for a table, each without what keeps rows that others refer to, given the keys that
    ///   refer to its parents.
    private func variants(_ commands: (DataTable, [String]) -> [String]) -> [Variant] {
        focus.filter { $0.isSampled && !$0.isHeld && !$0.hasTriggers }.flatMap { table in
            let kept = model.referrers(to: table.name).map { " AND NOT EXISTS (\(Self.rows(of: $0.table, by: $0.reference, to: table)))" }
            let keys = table.references.map { $0.columns.map { table.columns[$0].name } }
            let used = keys.filter { mentioned.isSuperset(of: $0) }
            let parents = (used + keys.filter { !used.contains($0) }).prefix(Self.mostReferences)
            return commands(table, parents.map { $0.map(SQL.identifier).joined(separator: ", ") }).map {
                Variant(kind: .mild, state: model.base, codes: model.codes, isOpaque: true, commands: [$0 + kept.joined()])
            }
        }
    }

    /// Cuts the groups to all sizes from one below `size` on.
    private static func cut(_ table: DataTable, _ group: String, to size: Int) -> String {
        """
        DELETE FROM \(table.sql) AS t USING (
            SELECT place, address, pg_catalog.row_number() OVER (PARTITION BY number ORDER BY pg_catalog.hashtextextended(address::text, 1)) AS nth,
                \(size - 1) + number % greatest(count - \(size - 2), 3) AS kept
            FROM (SELECT tableoid AS place, ctid AS address, pg_catalog.dense_rank() OVER (ORDER BY \(group)) AS number,
                      pg_catalog.count(*) OVER (PARTITION BY \(group)) AS count FROM \(table.sql)) AS grouped
        ) AS n WHERE t.tableoid = n.place AND t.ctid = n.address AND n.nth > n.kept
        """
    }

    private static func rows(of child: DataTable, by reference: DataTable.Reference, to parent: DataTable) -> String {
        let pairs = zip(reference.columns, reference.targets).map { column, target in
            "c.\(SQL.identifier(child.columns[column].name)) = t.\(SQL.identifier(parent.columns[target].name))"
        }
        return "SELECT FROM \(child.sql) AS c WHERE \(pairs.joined(separator: " AND "))"
    }
}

extension Script {
    /// The numbers that a group's size may be compared with, in a script that aggregates rows.
    var sizes: [Int] {
        guard constructs?.contains("group by") ?? true else { return [] }
        return literals.compactMap { Int($0) }.filter { (2...1_000_000).contains($0) }.sorted()
    }
}
