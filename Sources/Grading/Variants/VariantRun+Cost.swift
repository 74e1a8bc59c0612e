import Postgres

extension VariantRun {
    /// The cost at which the server estimates each script on the given data: the same on every machine, however busy. What the server can't
    /// plan, or plans only after what goes before it in the script, costs nothing.
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
        let list = try await on(nil) { (visit) async throws(PostgresError) -> String in
            _ = try await visit.session.query("SET LOCAL statement_timeout = '10s'")
            _ = try await visit.session.query("DO \(SQL.literal(block))")
            return try await visit.session.query("SELECT pg_catalog.current_setting('calf.costs')").rows[0, 0] ?? ""
        }
        var costs = scripts.map { _ in 0.0 }
        for (statement, cost) in zip(statements, (list ?? "").split(separator: " ")) { costs[statement.script] += Double(cost) ?? 0 }
        return costs
    }
}

/// What may be spent on scripts that nobody waits for: wrong versions of the solution, and repaired answers. It is counted in the server's
/// estimates, so what is run does not depend on what else the machine does.
struct CostBudget {
    /// What one script may cost; a forgotten join condition can make very many rows.
    private let most: Double
    private var left: Double

    /// - Parameter reference: what the solution costs, which a wrong version of it may well cost, too.
    init(reference: Double) {
        most = max(50_000, 3 * reference)
        // Of a large table, a few readings.
        left = max(500_000, 10 * reference)
    }

    /// Whether there is enough left for this, which is taken then.
    mutating func covers(_ cost: Double) -> Bool {
        guard cost <= most, cost <= left else { return false }
        left -= cost
        return true
    }

    /// The safety net, in seconds, for what the server estimates far too low, and for what never ends.
    static let seconds = 4
}
