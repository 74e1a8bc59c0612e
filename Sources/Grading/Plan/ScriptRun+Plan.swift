import Postgres
import SQLText

extension ScriptRun {
    /// How the server executes the script's query once the whole script has run; `nil` if there is none.
    ///
    /// Pages are counted, not time. The query runs twice, and the second run counts, since it finds the catalog in memory.
    mutating func plan() async -> QueryPlan? {
        guard failure == nil, !isCut, let query = script.query else { return nil }
        do throws(PostgresError) {
            let wasSteered = try await letTheServerChoose()
            try await gatherStatistics()
            let isInTransaction = await session.transactionState != .idle
            // Any side effects of the query are undone.
            _ = try await session.query(isInTransaction ? "SAVEPOINT calf_plan" : "BEGIN")
            let statement = script.statements[query]
            let lines = try await Inspector(session: session).strings(Self.explaining(statement, "BUFFERS OFF, COSTS OFF"))
            let explained = try await session.query(Self.explaining(statement, "BUFFERS"))
            let indexes = try await indexes()
            _ = try await session.query(isInTransaction ? "ROLLBACK TO SAVEPOINT calf_plan" : "ROLLBACK")
            let text = explained.rows.all.compactMap { $0[0] }.joined(separator: "\n")
            return QueryPlan(steps: Self.nodes(text), lines: lines, indexes: indexes, wasSteered: wasSteered)
        } catch {
            await fail(error, in: script.statements[query])
            return nil
        }
    }

    /// The nodes of a plan; empty if the server's output contains none.
    private static func nodes(_ explained: String) -> [PlanNode] {
        do throws(PlanError) { return try Plan(explained: explained).nodes } catch { return [] }
    }

    private static func explaining(_ statement: SQLStatement, _ options: String) -> String {
        "EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, \(options)) " + statement.text
    }

    /// Resets the planner settings, and returns whether any of them had been changed.
    private func letTheServerChoose() async throws(PostgresError) -> Bool {
        let changed = try await session.query(
            """
            SELECT pg_catalog.set_config(name, reset_val, false) FROM pg_catalog.pg_settings
            WHERE category LIKE 'Query Tuning / Planner%' AND setting <> reset_val
            """)
        return !changed.rows.isEmpty
    }

    /// Gathers missing statistics; nothing else does so while an answer is judged.
    private func gatherStatistics() async throws(PostgresError) {
        let tables = try await Inspector(session: session).strings(
            """
            SELECT pg_catalog.format('%I.%I', n.nspname, t.relname)
            FROM pg_catalog.pg_class AS t JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace
            WHERE \(RelationName.isOrdinary(schema: "n.nspname")) AND t.relkind IN ('r', 'm')
              AND (NOT EXISTS (SELECT FROM pg_catalog.pg_stats AS s WHERE s.schemaname = n.nspname AND s.tablename = t.relname)
                   OR pg_catalog.pg_stat_get_xact_tuples_inserted(t.oid) + pg_catalog.pg_stat_get_xact_tuples_updated(t.oid)
                      + pg_catalog.pg_stat_get_xact_tuples_deleted(t.oid) > 0
                   OR EXISTS (SELECT FROM pg_catalog.pg_index AS i JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
                              WHERE i.indrelid = t.oid AND i.indexprs IS NOT NULL
                                AND NOT EXISTS (SELECT FROM pg_catalog.pg_stats AS s
                                                WHERE s.schemaname = n.nspname AND s.tablename = x.relname)))
            """)
        for table in tables { _ = try await session.query("ANALYZE \(table)") }
    }

    private func indexes() async throws(PostgresError) -> [String: String] {
        try await Inspector(session: session).pairs(
            """
            SELECT x.relname, t.relname || ' ' || pg_catalog.substring(pg_catalog.pg_get_indexdef(x.oid), ' (USING .*)$')
            FROM pg_catalog.pg_index AS i
            JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid JOIN pg_catalog.pg_class AS t ON t.oid = i.indrelid
            JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace WHERE \(RelationName.isOrdinary(schema: "n.nspname"))
            """)
    }
}
