package import Postgres
import SQLText

/// Inspects what a database contains, through a session that can see what is to be judged.
package struct Inspector {
    let session: PostgresSession

    /// - Parameter session: one that can see what is to be inspected.
    package init(session: PostgresSession) { self.session = session }

    /// Resets the settings that the answer may have changed. Temporary tables are searched before the catalog by default; listing `pg_temp`
    /// last keeps them from hiding it.
    private static let settings = [
        ("search_path", "pg_catalog, pg_temp"), ("row_security", "on"), ("quote_all_identifiers", "off"), ("statement_timeout", "0"),
        ("lock_timeout", "0"),
    ].map { "pg_catalog.set_config('\($0.0)', '\($0.1)', false)" }.joined(separator: ", ")

    /// Makes names outside the catalog include their schema and values appear in calf's own formats, whatever the answer has set.
    package func prepare() async throws(PostgresError) {
        _ = try await session.query("RESET ROLE")
        _ = try await session.query(
            """
            SELECT \(Formats.settings), \(Self.settings)
            """)
    }

    /// The server's time, in calf's own format.
    func clock() async throws(PostgresError) -> CanonicalMoment? {
        try await moment("SELECT pg_catalog.clock_timestamp(), \(Formats.settings)")
    }

    /// The time that a query returns.
    func moment(_ query: String) async throws(PostgresError) -> CanonicalMoment? {
        try await session.query(query).rows[0, 0].flatMap { CanonicalMoment($0.utf8) }
    }

    /// Runs `work` and undoes it, in the open transaction or in one of its own.
    func undoing<Result>(
        inTransaction: Bool, _ work: () async throws(PostgresError) -> Result
    ) async throws(PostgresError) -> Result {
        _ = try await session.query(inTransaction ? "SAVEPOINT calf_undone" : "BEGIN")
        let result = try await work()
        _ = try await session.query(inTransaction ? "ROLLBACK TO SAVEPOINT calf_undone" : "ROLLBACK")
        return result
    }

    /// Runs one step of such work and undoes it separately; if the server refuses it, returns what `refused` makes of the server's message.
    func attempting<Result>(
        _ work: () async throws(PostgresError) -> Result, refused: (String) -> Result
    ) async throws(PostgresError) -> Result {
        _ = try await session.query("SAVEPOINT calf_attempt")
        let result: Result
        do throws(PostgresError) {
            result = try await work()
        } catch {
            guard case .server(let message) = error else { throw error }
            result = refused(message.message)
        }
        _ = try await session.query("ROLLBACK TO SAVEPOINT calf_attempt")
        return result
    }

    /// The values in the first column of a result that are not NULL.
    func strings(_ sql: String) async throws(PostgresError) -> [String] {
        let rows = try await session.query(sql).rows
        return (0..<rows.count).compactMap { rows[$0, 0] }
    }

    /// The values in the second column of a result, by those in the first.
    func pairs(_ sql: String) async throws(PostgresError) -> [String: String] {
        let rows = try await session.query(sql).rows
        return Dictionary((0..<rows.count).map { (rows[$0, 0] ?? "", rows[$0, 1] ?? "") }) { first, _ in first }
    }

    /// Everything that is defined outside the server's own schemas.
    package func definitions() async throws(PostgresError) -> Definitions {
        let tables = RowSet(try await session.query(Definitions.query))
        // Usually there are only tables, and in a new session, querying for all other objects takes as long as everything before.
        let hasObjects = try await session.query(Definitions.anyObjectQuery).rows[0, 0] == "t"
        let objects = hasObjects ? RowSet(try await session.query(Definitions.objectsQuery)) : RowSet(columns: [])
        return Definitions(tables, objects: objects)
    }

    /// The functions that users may call: those that take and return ordinary values, without the server's internal ones.
    func functions() async throws(PostgresError) -> [String] {
        try await strings(
            """
            SELECT DISTINCT proname FROM pg_proc
            WHERE pronamespace IN (SELECT oid FROM pg_namespace WHERE nspname = 'pg_catalog' OR \(RelationName.isOrdinary(schema: "nspname"))) AND proname !~ '^(pg_|_|ri_|has_|binary_)'
              AND NOT ARRAY['internal', 'cstring', 'trigger', 'event_trigger']::regtype[] && (proargtypes::oid[]::regtype[] || prorettype::regtype)
              AND NOT EXISTS (SELECT FROM pg_operator AS o WHERE o.oprcode = pg_proc.oid)
            ORDER BY proname
            """)
    }

    /// The file in which each table is stored; TRUNCATE and anything else that rewrites a table replaces it.
    func files() async throws(PostgresError) -> [String: String] {
        try await pairs(
            """
            SELECT \(RelationName.key(schema: "nspname", name: "relname")), pg_relation_filenode(c.oid)::text
            FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = relnamespace
            WHERE \(RelationName.isOrdinary(schema: "nspname")) AND relkind IN ('r', 'm')
            """)
    }

    /// Makes rows visible that row security hides even from the table's owner.
    func uncover() async throws(PostgresError) {
        let commands = try await strings(
            """
            SELECT format('ALTER TABLE %I.%I NO FORCE ROW LEVEL SECURITY', nspname, relname)
            FROM pg_class JOIN pg_namespace AS n ON n.oid = relnamespace WHERE \(RelationName.isOrdinary(schema: "nspname")) AND relforcerowsecurity
            """)
        for command in commands { _ = try await session.query(command) }
    }

    /// How many bytes the tables and their indexes take. Doesn't require `prepare`.
    func size() async throws(PostgresError) -> Int {
        let sum = try await session.query(
            """
            SELECT pg_catalog.sum(pg_catalog.pg_total_relation_size(c.oid)) FROM pg_catalog.pg_class AS c
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace WHERE \(RelationName.isOrdinary(schema: "n.nspname")) AND c.relkind IN ('r', 'm')
            """
        ).rows
        return sum[0, 0].flatMap { Int($0) } ?? 0
    }

    /// The current value of each sequence.
    func sequences() async throws(PostgresError) -> [SequenceState] {
        let steps = try await pairs(
            """
            SELECT \(RelationName.key(schema: "nspname", name: "relname")), seqincrement::text
            FROM pg_sequence JOIN pg_class AS c ON c.oid = seqrelid JOIN pg_namespace AS n ON n.oid = relnamespace
            WHERE \(RelationName.isOrdinary(schema: "nspname"))
            """)
        var sequences: [SequenceState] = []
        for (key, step) in steps.sorted(by: { $0.key < $1.key }) {
            let name = RelationName(key).sql
            let state = try await session.query("SELECT last_value::text, is_called FROM \(name)").rows
            guard let value = state[0, 0].flatMap({ Int($0) }), let step = Int(step) else { continue }
            sequences.append(SequenceState(name: name, value: value, step: step, isCalled: state[0, 1] == "t"))
        }
        return sequences
    }

    /// The last number generated for each column that the server numbers, by table; for a partition, that of the whole table.
    func numbering() async throws(PostgresError) -> [String: Numbering] {
        let rows = try await session.query(
            """
            SELECT \(RelationName.key(schema: "n.nspname", name: "t.relname")), a.attname, pg_sequence_last_value(s.oid)::text
            FROM pg_class AS s
            JOIN pg_depend AS d ON d.classid = 'pg_class'::regclass AND d.objid = s.oid AND d.deptype IN ('a', 'i')
            JOIN pg_attribute AS a ON d.refclassid = 'pg_class'::regclass AND a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
            CROSS JOIN LATERAL (SELECT a.attrelid AS oid UNION SELECT relid FROM pg_partition_tree(a.attrelid)) AS part
            JOIN pg_class AS t ON t.oid = part.oid
            JOIN pg_namespace AS n ON n.oid = t.relnamespace
            WHERE s.relkind = 'S' AND \(RelationName.isOrdinary(schema: "n.nspname"))
            """
        ).rows
        var numbering: [String: Numbering] = [:]
        for row in 0..<rows.count { numbering[rows[row, 0] ?? ""] = Numbering(column: rows[row, 1] ?? "", last: rows[row, 2]) }
        return numbering
    }

    /// Tables in which rows were inserted, updated, or deleted, by this session's open transaction or by anyone since the database was
    /// created, depending on the statistics view.
    func touchedTables(in view: String) async throws(PostgresError) -> Set<String> {
        Set(
            try await strings(
                """
                SELECT \(RelationName.key(schema: "schemaname", name: "relname")) FROM \(view)
                WHERE \(RelationName.isOrdinary(schema: "schemaname")) AND n_tup_ins + n_tup_upd + n_tup_del > 0
                """))
    }

    /// The contents of those of these tables and views that exist.
    func contents(of tables: some Sequence<String>, _ definitions: Definitions) async throws(PostgresError) -> [String: TableContents] {
        var contents: [String: TableContents] = [:]
        for table in tables.sorted() where definitions.tables[table] != nil {
            contents[table] = try await self.contents(of: table, columns: definitions.columns(of: table))
        }
        return contents
    }

    /// The rows of a table or view, with its columns sorted by name.
    private func contents(of table: String, columns: [String]) async throws(PostgresError) -> TableContents {
        let name = RelationName(table).sql
        let list = columns.map(SQL.identifier).joined(separator: ", ")
        let limit = TableContents.maxRows
        let result = try await session.query("SELECT \(list) FROM \(name) LIMIT \(limit + 1)")
        if result.rows.count <= limit { return .rows(RowSet(result)) }
        let digest = try await session.query(
            "SELECT count(*), coalesce(sum(hashtextextended(ROW(\(list))::text, 0)), 0) FROM \(name)"
        ).rows
        return .digest(count: digest[0, 0].flatMap { Int($0) } ?? 0, sum: digest[0, 1] ?? "")
    }
}
