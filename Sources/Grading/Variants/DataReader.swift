import Postgres
import SQLText

/// Reads the contents and table definitions of a fresh clone.
struct DataReader {
    let session: PostgresSession
    /// What the scripts compare with, and the names they mention. Samples of large tables include the rows near these values, and large
    /// tables that aren't mentioned are left unchanged. Without it, all tables are read.
    var boundaries: Boundaries?

    /// Everything that can be varied, in all schemas but the server's own.
    func model() async throws(PostgresError) -> DataModel {
        var model = DataModel()
        var tables: [String: DataTable]
        (tables, model.fixedTables) = try await definitions()
        try await addConstraints(to: &tables)
        try await leaveOutUnused(of: &tables)
        var sampler = DataSampler(session: session, boundaries: boundaries ?? Boundaries(of: []))
        try await sampler.read(Self.parentsFirst(tables))
        // In a fixed order, so that equal data gives equal variants in every process.
        for (name, table) in tables.sorted(by: { $0.key < $1.key }) {
            model.addresses[name] = sampler.addresses[name]
            model.base[name] = sampler.rows[name, default: []].enumerated().map { origin, values in
                .init(origin: origin, values: table.columns.indices.map { model.codes.code(values[$0]) })
            }
        }
        for name in sampler.sampled {
            tables[name]?.isSampled = true
            tables[name]?.isRebuilt = true
        }
        Self.addImpliedReferences(to: &tables, model)
        Self.rebuildReferrers(in: &tables)
        // What a trigger has derived from all rows doesn't fit a sample of them.
        for (name, table) in tables where table.isRebuilt && (table.hasTriggers || table.isHeld) {
            model.fixedTables.insert(name)
        }
        let fixed = model.fixedTables
        var left = tables.filter { !fixed.contains($0.key) }
        for name in fixed { for reference in tables[name]?.references ?? [] { left[reference.table]?.isHeld = true } }
        for (name, table) in left {
            left[name]?.references = table.references.filter { !fixed.contains($0.table) }
            for reference in table.references where fixed.contains(reference.table) { left[name]?.fixed.formUnion(reference.columns) }
        }
        for name in left.keys {
            var closure = Set([name])
            Self.addReferrers(in: left, to: &closure)
            let mayRebuild = closure.allSatisfy { left[$0].map { !$0.hasTriggers && !$0.isHeld } ?? false }
            left[name]?.mayRebuild = mayRebuild
        }
        model.tables = Self.parentsFirst(left)
        return model
    }

    /// Removes large tables that nothing mentions. A large table that is mentioned will be emptied and filled with a sample, and so will
    /// all tables that refer to it.
    private func leaveOutUnused(of tables: inout [String: DataTable]) async throws(PostgresError) {
        guard let boundaries, !tables.isEmpty else { return }
        let names = tables.keys.sorted()
        let counts = names.map { "(SELECT count(*) FROM (SELECT FROM \(RelationName($0).sql) LIMIT \(DataModel.maxRows + 1)) AS first)" }
        let rows = try await session.query("SELECT unnest(ARRAY[\(counts.joined(separator: ", "))])").rows
        let large = Set(names.indices.filter { rows[$0, 0].flatMap { Int($0) } ?? 0 > DataModel.maxRows }.map { names[$0] })
        if large.isEmpty { return }
        guard let mentioned = try await MentionedNames(in: session).all(reachedFrom: boundaries.names) else { return }
        var kept = Set(names).subtracting(large).union(large.filter { mentioned.contains(RelationName($0).name) })
        var emptied = kept.filter { large.contains($0) || tables[$0]?.isRebuilt == true }
        Self.addReferrers(in: tables, to: &emptied)
        kept.formUnion(emptied)
        for unused in names where !kept.contains(unused) {
            for reference in tables[unused]?.references ?? [] where kept.contains(reference.table) {
                tables[reference.table]?.isHeld = true
            }
            tables[unused] = nil
            for name in kept {
                let references = tables[name]?.references ?? []
                tables[name]?.fixed.formUnion(references.filter { $0.table == unused }.flatMap(\.columns))
                tables[name]?.references.removeAll { $0.table == unused }
            }
        }
    }

    /// A table can only be emptied together with all tables that refer to it.
    private static func rebuildReferrers(in tables: inout [String: DataTable]) {
        var rebuilt = Set(tables.filter(\.value.isRebuilt).keys)
        addReferrers(in: tables, to: &rebuilt)
        for name in rebuilt { tables[name]?.isRebuilt = true }
    }

    /// Adds the tables that refer to these, directly or not.
    static func addReferrers(in tables: [String: DataTable], to names: inout Set<String>) {
        var new = names
        while !new.isEmpty {
            new = Set(tables.filter { $0.value.references.contains { !$0.isImplied && names.contains($0.table) } }.keys).subtracting(names)
            names.formUnion(new)
        }
    }

    /// Finds columns that refer to another table without a constraint: named after it, and with only values that exist there.
    private static func addImpliedReferences(to tables: inout [String: DataTable], _ model: DataModel) {
        let named = tables.sorted { $0.key < $1.key }
        for (name, table) in named {
            for (column, definition) in table.columns.enumerated() where !table.references.contains(where: { $0.columns.contains(column) })
            {
                for (other, target) in named where other != name && !target.isSampled {
                    let key = target.primary.count == 1 ? target.primary[0] : nil
                    guard let key, target.columns[key].family == definition.family,
                        refers(definition.name, to: RelationName(other).name, target.columns[key].name)
                    else { continue }
                    let values = Set(model.base[name].map { $0.values[column] }).subtracting([ValueCodes.null])
                    guard values.count > 2, values.isSubset(of: model.base[other].map { $0.values[key] }) else { continue }
                    tables[name]?.references.append(.init(columns: [column], table: other, targets: [key], isImplied: true))
                }
            }
        }
    }

    /// Whether a column is named like a reference to a table: `author_id` for `authors`.
    private static func refers(_ column: String, to table: String, _ key: String) -> Bool {
        guard column.hasSuffix("_" + key) else { return column == key && key != "id" }
        let word = column.dropLast(key.count + 1).split(separator: "_").last ?? ""
        let common = zip(word, table).prefix { $0 == $1 }.count
        return word.count > 2 && common >= max(3, word.count - 1)
    }

    private static func parentsFirst(_ tables: [String: DataTable]) -> [DataTable] {
        var ordered: [DataTable] = []
        var waiting = tables.keys.sorted()
        while !waiting.isEmpty {
            let placed = Set(ordered.map(\.name))
            let ready = waiting.filter { name in
                (tables[name]?.references ?? []).allSatisfy { $0.table == name || placed.contains($0.table) }
            }
            // Tables that refer to each other in a cycle are ordered by name.
            let next = ready.isEmpty ? Array(waiting.prefix(1)) : ready
            ordered += next.compactMap { tables[$0] }
            waiting.removeAll { next.contains($0) }
        }
        return ordered
    }

    /// The tables, and the names of those whose rows can't be changed through the table itself: it's foreign, has rules, is part of an
    /// inheritance tree, or has row-level security that applies to its owner.
    private func definitions() async throws(PostgresError) -> (tables: [String: DataTable], fixed: Set<String>) {
        let rows = try await session.query(
            """
            SELECT \(Self.name("n", "c")), a.attname, a.atttypid::text, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated <> '',
                   EXISTS (SELECT FROM pg_trigger AS t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal), c.relkind = 'p',
                   c.relkind = 'f' OR c.relforcerowsecurity OR c.relhasrules
                   OR c.relkind = 'r' AND EXISTS (SELECT FROM pg_inherits AS i WHERE c.oid IN (i.inhrelid, i.inhparent))
            FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
            JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE \(RelationName.isOrdinary(schema: "n.nspname")) AND c.relkind IN ('r', 'p', 'f') AND NOT c.relispartition
            ORDER BY 1, a.attnum
            """
        ).rows
        var tables: [String: DataTable] = [:]
        var fixed: Set<String> = []
        for row in 0..<rows.count {
            let name = rows[row, 0] ?? ""
            if rows[row, 8] == "t" {
                fixed.insert(name)
                continue
            }
            tables[name, default: DataTable(name: name, isRebuilt: rows[row, 7] == "t", hasTriggers: rows[row, 6] == "t")].columns.append(
                .init(
                    name: rows[row, 1] ?? "", type: rows[row, 3] ?? "text",
                    family: ValueFamily(typeOID: rows[row, 2].flatMap { UInt32($0) } ?? 0), isNotNull: rows[row, 4] == "t",
                    isGenerated: rows[row, 5] == "t"))
        }
        return (tables, fixed)
    }

    private func addConstraints(to tables: inout [String: DataTable]) async throws(PostgresError) {
        let rows = try await session.query(
            """
            SELECT \(Self.name("n", "t")), c.contype::text, \(Self.name("m", "far")),
                   (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(c.conkey) WITH ORDINALITY AS k(number, place)
                    JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = k.number),
                   (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(c.confkey) WITH ORDINALITY AS k(number, place)
                    JOIN pg_attribute AS a ON a.attrelid = c.confrelid AND a.attnum = k.number)
            FROM pg_constraint AS c JOIN pg_class AS t ON t.oid = c.conrelid JOIN pg_namespace AS n ON n.oid = t.relnamespace
            LEFT JOIN pg_class AS far ON far.oid = c.confrelid LEFT JOIN pg_namespace AS m ON m.oid = far.relnamespace
            WHERE \(RelationName.isOrdinary(schema: "n.nspname")) AND c.conparentid = 0
            UNION ALL
            SELECT \(Self.name("n", "t")), 'u', NULL,
                   (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(i.indkey::smallint[]) WITH ORDINALITY AS k(number, place)
                    JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = k.number), NULL
            FROM pg_index AS i JOIN pg_class AS t ON t.oid = i.indrelid JOIN pg_namespace AS n ON n.oid = t.relnamespace
            WHERE \(RelationName.isOrdinary(schema: "n.nspname")) AND i.indisunique
              AND NOT EXISTS (SELECT FROM pg_constraint AS c WHERE c.conindid = i.indexrelid)
            """
        ).rows
        for row in 0..<rows.count {
            guard let table = rows[row, 0].flatMap({ tables[$0] }) else {
                // A table that isn't varied may refer to one that is.
                if let far = rows[row, 2] { tables[far]?.isHeld = true }
                continue
            }
            let name = table.name
            let columns = Self.places(rows[row, 3], in: table)
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
                tables[name]?.references.append(.init(columns: columns, table: far, targets: Self.places(rows[row, 4], in: target)))
            case "c" where columns.count > 1: tables[name]?.checked.append(columns)
            case "c": tables[name]?.checkedAlone.formUnion(columns)
            default: break
            }
        }
    }

    private static func places(_ names: String?, in table: DataTable) -> [Int] {
        (names ?? "").split(separator: ",").compactMap { name in table.columns.firstIndex { $0.name == name } }
    }

    private static func name(_ namespace: String, _ relation: String) -> String {
        RelationName.key(schema: "\(namespace).nspname", name: "\(relation).relname")
    }
}
