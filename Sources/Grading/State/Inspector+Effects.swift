import Postgres

extension Inspector {
    /// Changes a few rows of each of these tables in every way that might fire their triggers, and undoes each change.
    func effects(on tables: [String], _ definitions: Definitions, inTransaction: Bool) async throws(PostgresError) -> [String:
        [TriggerEffect]]
    {
        if tables.isEmpty { return [:] }
        return try await undoing(inTransaction: inTransaction) { () async throws(PostgresError) in
            let now = try await session.query("SELECT now()").rows[0, 0].flatMap { CanonicalMoment($0.utf8) }
            let watched = try await smallTables(definitions)
            let numbering = try await numberingAlike()
            var effects: [String: [TriggerEffect]] = [:]
            for table in tables {
                for change in try await changes(of: table, definitions) {
                    let result = try await attempting(
                        { () async throws(PostgresError) in
                            if let numbering { _ = try await session.query(numbering) }
                            return .tables(try await contents(after: change, watched, definitions, now))
                        }, refused: TriggerEffect.Result.failed)
                    effects[table, default: []].append(TriggerEffect(change: change, result: result))
                }
            }
            return effects
        }
    }

    private func contents(
        after change: String, _ watched: [String], _ definitions: Definitions, _ now: CanonicalMoment?
    ) async throws(PostgresError) -> [String: TableContents] {
        _ = try await session.query("SET LOCAL search_path = \"$user\", public")
        _ = try await session.query(change)
        _ = try await session.query("SET CONSTRAINTS ALL IMMEDIATE")
        _ = try await session.query("SET LOCAL search_path = pg_catalog")
        var tables: [String: TableContents] = [:]
        for table in watched {
            let contents = try await contents(of: table, columns: definitions.columns(of: table))
            if case .rows(let rows) = contents { tables[table] = .rows(rows.saying(now: now)) } else { tables[table] = contents }
        }
        return tables
    }

    /// Tables small enough to read all of their rows repeatedly.
    private func smallTables(_ definitions: Definitions) async throws(PostgresError) -> [String] {
        var small: [String] = []
        for table in definitions.tables.keys.sorted() where !definitions.isView(table) {
            let rows = try await session.query("SELECT FROM \(RelationName(table).sql) LIMIT 2001").rows
            if rows.count <= 2000 { small.append(table) }
        }
        return small
    }

    /// A query that sets all sequences to the same value, so that generated numbers are comparable.
    private func numberingAlike() async throws(PostgresError) -> String? {
        let rows = try await session.query(
            """
            SELECT string_agg(format('setval(%L, 1000000)', seqrelid::regclass), ', ') FROM pg_sequence JOIN pg_class AS c ON c.oid = seqrelid JOIN pg_namespace AS n ON n.oid = relnamespace
            WHERE \(RelationName.isOrdinary(schema: "nspname")) AND seqmin <= 1000000 AND seqmax > 1000000
            """
        ).rows
        return rows[0, 0].map { "SELECT \($0)" }
    }

    // MARK: Changes to try

    private func changes(of table: String, _ definitions: Definitions) async throws(PostgresError) -> [String] {
        let facts = definitions.tables[table] ?? []
        let key = facts.first { $0.part == .primaryKey }.map { Set($0.columns.split(separator: ", ").map(String.init)) } ?? []
        let written = facts.filter { $0.part == .defaultValue && $0.value.hasPrefix("generated ") }.map(\.columns)
        let columns = facts.filter { $0.part == .type && !written.contains($0.columns) }.sorted { $0.columns < $1.columns }
        var changes: [String] = []
        for place in try await rows(of: table, key: key.sorted()) {
            let name = Self.written(RelationName(table))
            for column in columns where !key.contains(column.columns) {
                let column = (name: Self.written(column.columns), type: column.value)
                for value in Self.otherValues(column.name, column.type) {
                    changes.append("UPDATE \(name) SET \(column.name) = \(value)\(place)")
                }
            }
            let numbered = Set(facts.filter { $0.part == .identity }.map(\.columns))
            let given = columns.filter { !numbered.contains($0.columns) }
            let values = given.map { column -> String in
                let isNumber = ["smallint", "integer", "bigint"].contains(column.value)
                let column = (name: Self.written(column.columns), isKey: key == [column.columns])
                return column.isKey && isNumber ? "(SELECT max(\(column.name)) + 1 FROM \(name))" : column.name
            }
            let names = given.map { Self.written($0.columns) }.joined(separator: ", ")
            changes.append("INSERT INTO \(name) (\(names)) SELECT \(values.joined(separator: ", ")) FROM \(name)\(place)")
            changes.append("DELETE FROM \(name)\(place)")
        }
        return changes
    }

    /// Conditions that select a few rows by their key; without a key, all rows of a small table.
    private func rows(of table: String, key: [String]) async throws(PostgresError) -> [String] {
        let name = RelationName(table).sql
        if key.isEmpty {
            return try await session.query("SELECT FROM \(name) LIMIT 201").rows.count <= 200 ? [""] : []
        }
        let list = key.map(SQL.identifier)
        var conditions: [String] = []
        for direction in ["", " DESC"] {
            let order = list.map { $0 + direction }.joined(separator: ", ")
            let values = list.map { "CASE WHEN \($0)::text ~ '^[0-9]+$' THEN \($0)::text ELSE quote_literal(\($0)) END" }.joined(
                separator: ", ")
            let rows = try await session.query("SELECT \(values) FROM \(name) ORDER BY \(order) LIMIT 1").rows
            if rows.isEmpty { continue }
            let parts = key.indices.map { "\(Self.written(key[$0])) = \(rows[0, $0] ?? "NULL")" }
            let condition = " WHERE " + parts.joined(separator: " AND ")
            if !conditions.contains(condition) { conditions.append(condition) }
        }
        return conditions
    }

    /// The same value, nearby ones, and NULL.
    private static func otherValues(_ column: String, _ type: String) -> [String] {
        switch type {
        case "smallint", "integer", "bigint", "real", "double precision": [column, "\(column) + 1", "\(column) - 1", "NULL"]
        case _ where type.hasPrefix("numeric"): [column, "\(column) + 1", "\(column) - 1", "NULL"]
        case "text": [column, "\(column) || 'x'", "''", "NULL"]
        case _ where type.hasPrefix("character"): [column, "''", "NULL"]
        case "date": [column, "\(column) + 1", "NULL"]
        case _ where type.hasPrefix("timestamp"): [column, "\(column) + interval '1 day'", "NULL"]
        case "boolean": [column, "NOT \(column)", "NULL"]
        default: [column, "NULL"]
        }
    }

    private static func written(_ table: RelationName) -> String {
        table.schema == "public" ? written(table.name) : written(table.schema) + "." + written(table.name)
    }

    /// A name as people write it: quoted only if necessary.
    private static func written(_ name: String) -> String {
        let isLower = !name.utf8.contains { (65...90).contains($0) }
        let kinds = SQLScanner.tokens(in: name).map(\.kind)
        return isLower && (kinds == [.identifier] || kinds == [.keyword(isReserved: false)]) ? name : SQL.identifier(name)
    }
}
