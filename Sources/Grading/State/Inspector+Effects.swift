import Postgres

extension Inspector {
    /// Changes a few rows of each of these tables in every way that might fire their triggers, and undoes each change.
    ///
    /// - Parameter expected: the effects of the solution's triggers; the same changes are made.
    func effects(
        on tables: [String], _ definitions: Definitions, like expected: [String: TriggerEffects], inTransaction: Bool
    ) async throws(PostgresError) -> [String: TriggerEffects] {
        if tables.isEmpty { return [:] }
        return try await undoing(inTransaction: inTransaction) { () async throws(PostgresError) in
            let now = try await session.query("SELECT now()").rows[0, 0].flatMap { CanonicalMoment($0.utf8) }
            let before = try await contents(of: try await smallTables(definitions), definitions, now)
            let numbering = try await numberingAlike()
            var effects: [String: TriggerEffects] = [:]
            for table in tables {
                effects[table] = TriggerEffects(before: before)
                let changes: [String]
                if let known = expected[table] {
                    changes = known.changes.map(\.change)
                } else {
                    changes = try await TriggerChanges(to: table, definitions, self).all
                }
                for change in changes {
                    let result = try await attempting(
                        { () async throws(PostgresError) in
                            .tables(try await contents(after: change, numbering, since: before, definitions, now))
                        }, refused: TriggerEffect.Result.failed)
                    effects[table]?.changes.append(TriggerEffect(change: change, result: result))
                }
            }
            return effects
        }
    }

    /// The tables that a change has changed, among those known before.
    private func contents(
        after change: String, _ numbering: String?, since before: [String: TableContents], _ definitions: Definitions,
        _ now: CanonicalMoment?
    ) async throws(PostgresError) -> [String: TableContents] {
        let commands = PendingCommands(session)
        let writes = try await self.writes()
        commands.add(
            numbering, "SET LOCAL search_path = \"$user\", public", change, "SET CONSTRAINTS ALL IMMEDIATE",
            "SET LOCAL search_path = pg_catalog")
        _ = try await commands.sent()
        let touched = try await self.writes().filter { $0.value != writes[$0.key] }.keys
        return try await contents(of: touched.filter { before[$0] != nil }, definitions, now).filter { $0.value != before[$0.key] }
    }

    private func contents(
        of tables: [String], _ definitions: Definitions, _ now: CanonicalMoment?
    ) async throws(PostgresError) -> [String: TableContents] {
        var contents: [String: TableContents] = [:]
        for table in tables {
            let found = try await self.contents(of: table, columns: definitions.columns(of: table))
            if case .rows(let rows) = found { contents[table] = .rows(rows.saying(now: now)) } else { contents[table] = found }
        }
        return contents
    }

    /// How many rows the transaction has written to each table, even if that was undone.
    private func writes() async throws(PostgresError) -> [String: String] {
        let rows = try await session.query(
            """
            SELECT \(RelationName.key(schema: "schemaname", name: "relname")), (n_tup_ins + n_tup_upd + n_tup_del)::text
            FROM pg_stat_xact_user_tables
            """
        ).rows
        return Dictionary((0..<rows.count).map { (rows[$0, 0] ?? "", rows[$0, 1] ?? "") }) { first, _ in first }
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
}
