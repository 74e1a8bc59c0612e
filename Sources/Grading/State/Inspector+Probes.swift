import Postgres

extension Inspector {
    /// Calls each of these functions with realistic values and values from the data, and undoes all effects.
    ///
    /// Functions whose results vary from call to call are left out, since they can't be compared this way.
    func calls(of functions: [DefinedObject], _ definitions: Definitions, inTransaction: Bool) async throws(PostgresError)
        -> [DefinedObject: Probes]
    {
        if functions.isEmpty { return [:] }
        return try await undoing(inTransaction: inTransaction) { () async throws(PostgresError) in
            let arguments = try await FunctionArguments(self, definitions)
            var calls: [DefinedObject: Probes] = [:]
            for function in functions {
                let lists = definitions.signatures(of: function).flatMap(arguments.lists)
                let texts = lists.map { "\(function.name)(\($0.joined(separator: ", ")))" }
                let made = try await made(texts, of: function)
                if !texts.isEmpty, try await self.made(texts, of: function) == made { calls[function] = made }
            }
            return calls
        }
    }

    /// Makes known calls again, and undoes their effects.
    func calls(_ known: [DefinedObject: [String]]) async throws(PostgresError) -> [DefinedObject: Probes] {
        if known.isEmpty { return [:] }
        return try await undoing(inTransaction: false) { () async throws(PostgresError) in
            var calls: [DefinedObject: Probes] = [:]
            for (function, texts) in known.sorted(by: { $0.key < $1.key }) { calls[function] = try await made(texts, of: function) }
            return calls
        }
    }

    private func made(_ calls: [String], of function: DefinedObject) async throws(PostgresError) -> Probes {
        // The search path is the one that a learner has.
        let now = try await moment("SELECT now(), set_config('search_path', '\"$user\", public', true)")
        var probes = Probes()
        for call in calls {
            let sql = "SELECT * FROM " + RelationName(function.name).sql + call.dropFirst(function.name.count) + " LIMIT 200"
            let result = try await attempting(
                { () async throws(PostgresError) in
                    .tables(["": .rows(RowSet(try await session.query(sql)).saying(now: now))])
                }, refused: Probe.Result.failed)
            probes.all.append(Probe(text: call, result: result))
        }
        return probes
    }

    /// Changes a few rows of each of these tables in every way that might fire their triggers, and undoes each change.
    ///
    /// - Parameter expected: the effects of the solution's triggers; the same changes are made.
    func effects(
        on tables: [String], _ definitions: Definitions, like expected: [String: Probes], inTransaction: Bool
    ) async throws(PostgresError) -> [String: Probes] {
        if tables.isEmpty { return [:] }
        return try await undoing(inTransaction: inTransaction) { () async throws(PostgresError) in
            let now = try await moment("SELECT now()")
            var small: [String] = []
            for table in definitions.tables.keys.sorted() where !definitions.isView(table) {
                if try await session.query("SELECT FROM \(RelationName(table).sql) LIMIT 2001").rows.count <= 2000 { small.append(table) }
            }
            let before = try await contents(of: small, definitions, now)
            // Sequences continue from the same number on both sides, so that what they generate can be compared.
            let numbering = try await strings(
                """
                SELECT format('SELECT setval(%L, 1000000)', seqrelid::regclass) FROM pg_sequence JOIN pg_class AS c ON c.oid = seqrelid
                JOIN pg_namespace AS n ON n.oid = relnamespace
                WHERE \(RelationName.isOrdinary(schema: "nspname")) AND seqmin <= 1000000 AND seqmax > 1000000
                """)
            var effects: [String: Probes] = [:]
            for table in tables {
                effects[table] = Probes(before: before)
                let known = expected[table]?.all.map(\.text)
                let changes = if let known { known } else { try await TriggerChanges(to: table, definitions, self).all }
                for change in changes {
                    let result = try await attempting(
                        { () async throws(PostgresError) in
                            let writes = try await self.writes()
                            let commands = PendingCommands(session)
                            for each in numbering { commands.add(each) }
                            commands.add(
                                "SET LOCAL search_path = \"$user\", public", change, "SET CONSTRAINTS ALL IMMEDIATE",
                                "SET LOCAL search_path = pg_catalog")
                            _ = try await commands.sent()
                            let touched = try await self.writes().filter { $0.value != writes[$0.key] && before[$0.key] != nil }.keys
                                .sorted()
                            return .tables(try await contents(of: touched, definitions, now).filter { $0.value != before[$0.key] })
                        }, refused: Probe.Result.failed)
                    effects[table]?.all.append(Probe(text: change, result: result))
                }
            }
            return effects
        }
    }

    private func contents(
        of tables: [String], _ definitions: Definitions, _ now: CanonicalMoment?
    ) async throws(PostgresError) -> [String: TableContents] {
        try await contents(of: tables, definitions).mapValues { $0.changingRows { $0.saying(now: now) } }
    }

    /// How many rows the transaction has written to each table, even if that was undone.
    private func writes() async throws(PostgresError) -> [String: String] {
        try await pairs(
            """
            SELECT \(RelationName.key(schema: "schemaname", name: "relname")), (n_tup_ins + n_tup_upd + n_tup_del)::text
            FROM pg_stat_xact_user_tables
            """)
    }
}

extension Definitions {
    /// The argument types of a function, for each overload that can be called in a query.
    fileprivate func signatures(of function: DefinedObject) -> [[String]] {
        let facts = objects[function] ?? []
        let hidden = facts.filter { $0.part == .result && ["trigger", "event_trigger", "record"].contains($0.value) }.map(\.columns)
        return facts.filter { $0.part == .kind && $0.value == "function" && !hidden.contains($0.columns) }
            .map { $0.columns.split(separator: ", ").map(String.init) }
    }
}
