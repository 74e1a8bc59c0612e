import Postgres
import SQLText

extension VariantRun {
    /// The server's cost estimate for each script on the given data, which in a fresh clone is the same on every machine, however busy.
    /// Statements that the server can't plan, at least not without the ones before them, cost nothing.
    func costs(of scripts: [Script]) async throws(PostgresError) -> [Double] {
        let statements = scripts.enumerated().flatMap { index, script in script.statements.map { (script: index, text: $0.text) } }
        guard !statements.isEmpty else { return scripts.map { _ in 0 } }
        let block = """
            DECLARE planned text; plan json; costs text := '';
            BEGIN
            FOREACH planned IN ARRAY ARRAY[\(statements.map { SQL.literal($0.text) }.joined(separator: ", "))] LOOP
            BEGIN
            EXECUTE 'EXPLAIN (FORMAT JSON) ' || planned INTO plan;
            costs := pg_catalog.concat(costs, plan->0->'Plan'->>'Total Cost', ' ');
            EXCEPTION WHEN others THEN costs := pg_catalog.concat(costs, '0 ');
            END;
            END LOOP;
            PERFORM pg_catalog.set_config('calf.costs', costs, true);
            END
            """
        let list = try await on(nil) { (run) async throws(PostgresError) -> String in
            run.commands.add("SET LOCAL statement_timeout = '10s'", "DO \(SQL.literal(block))")
            return try await run.commands.sent().query("SELECT pg_catalog.current_setting('calf.costs')").rows[0, 0] ?? ""
        }
        var costs = scripts.map { _ in 0.0 }
        for (statement, cost) in zip(statements, (list ?? "").split(separator: " ")) { costs[statement.script] += Double(cost) ?? 0 }
        return costs
    }
}

/// What may be spent on scripts that no one is waiting for: wrong versions of the solution, and repaired answers. Measured by the server's
/// estimates, so that what is run doesn't depend on the load of the machine.
struct CostBudget {
    /// What one script may cost; with a forgotten join condition, it could return a huge number of rows.
    private let most: Double
    private var left: Double

    /// - Parameter reference: the cost of the solution; wrong versions of it may cost as much.
    init(reference: Double) {
        most = max(50_000, 3 * reference)
        // Enough to read a large table a few times.
        left = max(500_000, 10 * reference)
    }

    /// Whether enough budget is left for this cost, which is then deducted.
    mutating func covers(_ cost: Double) -> Bool {
        guard cost <= most, cost <= left else { return false }
        left -= cost
        return true
    }

    /// The safety net for scripts that the server underestimates or that never end.
    static let limits = Limits(seconds: 4, rows: 20_000, bytes: 16 << 20)
}
