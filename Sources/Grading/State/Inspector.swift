import Postgres

/// Looks at what a database holds, through a session that sees what is to be judged.
struct Inspector {
    let session: PostgresSession

    /// What the answer may have set otherwise. Temporary tables, which are looked for before the catalog unless said otherwise, hide none of
    /// it.
    private static let settings = [
        ("search_path", "pg_catalog, pg_temp"), ("row_security", "on"), ("quote_all_identifiers", "off"), ("statement_timeout", "0"),
        ("lock_timeout", "0"),
    ].map { "pg_catalog.set_config('\($0.0)', '\($0.1)', false)" }.joined(separator: ", ")

    /// Names outside the catalog come with their schema, values in calf's own formats, whatever the answer has set.
    func prepare() async throws(PostgresError) {
        _ = try await session.query("RESET ROLE")
        _ = try await session.query(
            """
            SELECT \(Formats.settings), \(Self.settings)
            """)
    }

    /// All that is defined outside the server's own schemas.
    func definitions() async throws(PostgresError) -> Definitions {
        let tables = RowSet(try await session.query(Definitions.query))
        // Mostly there are only tables, and asking for all else takes a new session as long as everything before.
        let hasObjects = try await session.query(Definitions.anyObjectQuery).rows[0, 0] == "t"
        let objects = hasObjects ? RowSet(try await session.query(Definitions.objectsQuery)) : RowSet(columns: [])
        return Definitions(tables, objects: objects)
    }

    /// The functions that somebody may call: those that take and give values, without the server's own parts.
    func functions() async throws(PostgresError) -> [String] {
        let rows = try await session.query(
            """
            SELECT DISTINCT proname FROM pg_proc
            WHERE pronamespace IN (SELECT oid FROM pg_namespace WHERE nspname = 'pg_catalog' OR \(RelationName.isOrdinary(schema: "nspname"))) AND proname !~ '^(pg_|_|ri_|has_|binary_)'
              AND NOT ARRAY['internal', 'cstring', 'trigger', 'event_trigger']::regtype[] && (proargtypes::oid[]::regtype[] || prorettype::regtype)
              AND NOT EXISTS (SELECT FROM pg_operator AS o WHERE o.oprcode = pg_proc.oid)
            ORDER BY proname
            """
        ).rows
        return (0..<rows.count).compactMap { rows[$0, 0] }
    }

    /// The file in which each table lies: a new one after TRUNCATE and whatever else writes a table anew.
    func files() async throws(PostgresError) -> [String: String] {
        let rows = try await session.query(
            """
            SELECT \(RelationName.key(schema: "nspname", name: "relname")), pg_relation_filenode(c.oid)::text
            FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = relnamespace
            WHERE \(RelationName.isOrdinary(schema: "nspname")) AND relkind IN ('r', 'm')
            """
        ).rows
        var files: [String: String] = [:]
        for row in 0..<rows.count { files[rows[row, 0] ?? ""] = rows[row, 1] ?? "" }
        return files
    }

    /// Lets the rows of tables be seen that are hidden from their own owner.
    func uncover() async throws(PostgresError) {
        let commands = try await session.query(
            """
            SELECT format('ALTER TABLE %I.%I NO FORCE ROW LEVEL SECURITY', nspname, relname)
            FROM pg_class JOIN pg_namespace AS n ON n.oid = relnamespace WHERE \(RelationName.isOrdinary(schema: "nspname")) AND relforcerowsecurity
            """
        ).rows
        for row in 0..<commands.count { _ = try await session.query(commands[row, 0] ?? "") }
    }

    /// How many bytes the tables and their indexes take. Needs nothing of `prepare`.
    func size() async throws(PostgresError) -> Int {
        let sum = try await session.query(
            """
            SELECT pg_catalog.sum(pg_catalog.pg_total_relation_size(c.oid)) FROM pg_catalog.pg_class AS c
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace WHERE \(RelationName.isOrdinary(schema: "n.nspname")) AND c.relkind IN ('r', 'm')
            """
        ).rows
        return sum[0, 0].flatMap { Int($0) } ?? 0
    }

    /// For each sequence, the call that sets it to where it stands now.
    func sequences() async throws(PostgresError) -> [String] {
        let names = try await session.query(
            """
            SELECT \(RelationName.key(schema: "nspname", name: "relname")) FROM pg_class JOIN pg_namespace AS n ON n.oid = relnamespace
            WHERE \(RelationName.isOrdinary(schema: "nspname")) AND relkind = 'S' ORDER BY 1
            """
        ).rows
        var calls: [String] = []
        for row in 0..<names.count {
            let name = RelationName(names[row, 0] ?? "").sql
            let call = "format('pg_catalog.setval(%L::pg_catalog.regclass, %s, %L)', $1::text, last_value, is_called)"
            let calling = try await session.query("SELECT \(call) FROM \(name)", parameters: [name])
            if let text = calling.rows[0, 0] { calls.append(text) }
        }
        return calls
    }

    /// The last number given by the sequence behind each column that the server numbers, by table.
    func numbering() async throws(PostgresError) -> [String: Numbering] {
        let rows = try await session.query(
            """
            SELECT \(RelationName.key(schema: "n.nspname", name: "t.relname")), a.attname, pg_sequence_last_value(s.oid)::text
            FROM pg_class AS s
            JOIN pg_depend AS d ON d.classid = 'pg_class'::regclass AND d.objid = s.oid AND d.deptype IN ('a', 'i')
            JOIN pg_class AS t ON d.refclassid = 'pg_class'::regclass AND t.oid = d.refobjid
            JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
            JOIN pg_namespace AS n ON n.oid = t.relnamespace
            WHERE s.relkind = 'S' AND \(RelationName.isOrdinary(schema: "n.nspname"))
            """
        ).rows
        var numbering: [String: Numbering] = [:]
        for row in 0..<rows.count { numbering[rows[row, 0] ?? ""] = Numbering(column: rows[row, 1] ?? "", last: rows[row, 2]) }
        return numbering
    }

    /// Tables of which rows were inserted, updated or deleted: by this session's open transaction, or by anyone since the database was
    /// made, as the view of the server's counters says.
    func touchedTables(in view: String) async throws(PostgresError) -> Set<String> {
        let rows = try await session.query(
            """
            SELECT \(RelationName.key(schema: "schemaname", name: "relname")) FROM \(view)
            WHERE \(RelationName.isOrdinary(schema: "schemaname")) AND n_tup_ins + n_tup_upd + n_tup_del > 0
            """
        ).rows
        return Set((0..<rows.count).compactMap { rows[$0, 0] })
    }

    /// The rows of a table or view, its columns ordered by name.
    func contents(of table: String, columns: [String]) async throws(PostgresError) -> TableContents {
        let name = RelationName(table).sql
        let list = columns.map(SQL.identifier).joined(separator: ", ")
        let limit = TableContents.mostRows
        let result = try await session.query("SELECT \(list) FROM \(name) LIMIT \(limit + 1)")
        if result.rows.count <= limit { return .rows(RowSet(result)) }
        let digest = try await session.query(
            "SELECT count(*), coalesce(sum(hashtextextended(ROW(\(list))::text, 0)), 0) FROM \(name)"
        ).rows
        return .digest(count: digest[0, 0].flatMap { Int($0) } ?? 0, sum: digest[0, 1] ?? "")
    }
}
