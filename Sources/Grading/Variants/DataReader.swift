import Postgres

/// Reads what a fresh clone holds, and how its tables are defined.
struct DataReader {
    let session: PostgresSession

    /// Everything that can be varied: plain tables of schema public that are small, and on which nothing else happens when a row changes.
    func model() async throws(PostgresError) -> DataModel {
        var model = DataModel()
        var tables = try await definitions()
        try await addConstraints(to: &tables)
        var left = tables
        for name in tables.keys.sorted() {
            guard let table = tables[name], let (rows, addresses) = try await rows(of: table, codes: &model.codes) else {
                left[name] = nil
                continue
            }
            model.base[name] = rows
            model.addresses[name] = addresses
        }
        let gone = Set(tables.keys).subtracting(left.keys)
        for name in gone { for reference in tables[name]?.references ?? [] { left[reference.table]?.isHeld = true } }
        let known = Set(left.keys)
        for (name, table) in left {
            left[name]?.references = table.references.filter { known.contains($0.table) }
            for reference in table.references where !known.contains(reference.table) { left[name]?.fixed.formUnion(reference.columns) }
        }
        model.tables = Self.parentsFirst(left)
        return model
    }

    private static func parentsFirst(_ tables: [String: DataTable]) -> [DataTable] {
        var ordered: [DataTable] = []
        var waiting = tables.keys.sorted()
        while !waiting.isEmpty {
            let placed = Set(ordered.map(\.name))
            let ready = waiting.filter { name in
                (tables[name]?.references ?? []).allSatisfy { $0.table == name || placed.contains($0.table) }
            }
            // Tables that refer to each other in a ring come as they are named.
            let next = ready.isEmpty ? Array(waiting.prefix(1)) : ready
            ordered += next.compactMap { tables[$0] }
            waiting.removeAll { next.contains($0) }
        }
        return ordered
    }

    private func definitions() async throws(PostgresError) -> [String: DataTable] {
        let rows = try await session.query(
            """
            SELECT c.relname, a.attname, a.atttypid::text, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated <> ''
            FROM pg_class AS c
            JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relnamespace = to_regnamespace('public') AND c.relkind = 'r' AND NOT c.relispartition AND NOT c.relrowsecurity
              AND NOT c.relhasrules AND NOT EXISTS (SELECT FROM pg_trigger AS t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal)
              AND NOT EXISTS (SELECT FROM pg_inherits AS i WHERE c.oid IN (i.inhrelid, i.inhparent))
            ORDER BY c.relname, a.attnum
            """
        ).rows
        var tables: [String: DataTable] = [:]
        for row in 0..<rows.count {
            let name = rows[row, 0] ?? ""
            tables[name, default: DataTable(name: name)].columns.append(
                .init(
                    name: rows[row, 1] ?? "", type: rows[row, 3] ?? "text",
                    family: ValueFamily(typeOID: rows[row, 2].flatMap { UInt32($0) } ?? 0), isNotNull: rows[row, 4] == "t",
                    isGenerated: rows[row, 5] == "t"))
        }
        return tables
    }

    private func addConstraints(to tables: inout [String: DataTable]) async throws(PostgresError) {
        let rows = try await session.query(
            """
            SELECT t.relname, c.contype::text, far.relname, pg_get_expr(c.conbin, c.conrelid),
                   (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(c.conkey) WITH ORDINALITY AS k(number, place)
                    JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = k.number),
                   (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(c.confkey) WITH ORDINALITY AS k(number, place)
                    JOIN pg_attribute AS a ON a.attrelid = c.confrelid AND a.attnum = k.number)
            FROM pg_constraint AS c JOIN pg_class AS t ON t.oid = c.conrelid LEFT JOIN pg_class AS far ON far.oid = c.confrelid
            WHERE t.relnamespace = to_regnamespace('public')
            UNION ALL
            SELECT t.relname, 'u', NULL, NULL,
                   (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(i.indkey::smallint[]) WITH ORDINALITY AS k(number, place)
                    JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = k.number), NULL
            FROM pg_index AS i JOIN pg_class AS t ON t.oid = i.indrelid
            WHERE t.relnamespace = to_regnamespace('public') AND i.indisunique
              AND NOT EXISTS (SELECT FROM pg_constraint AS c WHERE c.conindid = i.indexrelid)
            """
        ).rows
        for row in 0..<rows.count {
            guard let name = rows[row, 0], let table = tables[name] else { continue }
            let columns = Self.places(rows[row, 4], in: table)
            switch rows[row, 1] {
            case "p":
                tables[name]?.primary = columns
                tables[name]?.keys.append(columns)
            case "u", "x": tables[name]?.keys.append(columns)
            case "f":
                guard let far = rows[row, 2] else { continue }
                tables[far]?.isReferenced = true
                guard let target = tables[far] else {
                    tables[name]?.fixed.formUnion(columns)
                    continue
                }
                tables[name]?.references.append(.init(columns: columns, table: far, targets: Self.places(rows[row, 5], in: target)))
            case "c" where columns.count > 1: tables[name]?.checked.append(columns)
            case "c":
                if let column = columns.first, let sql = rows[row, 3] { tables[name]?.conditions.append((column, sql)) }
            default: break
            }
        }
        // What refers to a table that is not varied, and is not varied itself, is not seen above.
        let holding = try await session.query(
            """
            SELECT DISTINCT far.relname, near.relname FROM pg_constraint AS c
            JOIN pg_class AS far ON far.oid = c.confrelid JOIN pg_class AS near ON near.oid = c.conrelid
            """
        ).rows
        for row in 0..<holding.count where tables[holding[row, 1] ?? ""] == nil { tables[holding[row, 0] ?? ""]?.isHeld = true }
    }

    private static func places(_ names: String?, in table: DataTable) -> [Int] {
        (names ?? "").split(separator: ",").compactMap { name in table.columns.firstIndex { $0.name == name } }
    }

    /// The rows of a table with their addresses; `nil` where there are too many.
    private func rows(
        of table: DataTable, codes: inout ValueCodes
    ) async throws(PostgresError) -> (rows: [DataState.Row], addresses: [String])? {
        let list = table.columns.map { ", " + SQL.identifier($0.name) + "::text" }.joined()
        let result = try await session.query(
            "SELECT ctid\(list) FROM public.\(SQL.identifier(table.name)) LIMIT \(DataModel.mostRows + 1)"
        ).rows
        guard result.count <= DataModel.mostRows else { return nil }
        var rows: [DataState.Row] = []
        var addresses: [String] = []
        for row in 0..<result.count {
            addresses.append(result[row, 0] ?? "")
            rows.append(.init(origin: row, values: table.columns.indices.map { codes.code(result[row, $0 + 1]) }))
        }
        return (rows, addresses)
    }
}
