import Testing

@testable import Postgres

/// A real server's EXPLAIN output, read into trees.
struct PlanTests {
    /// A session with a table of 20,000 rows in an open transaction, which no other session sees and which is never committed.
    private func session() async throws -> PostgresSession {
        let session = try await connect()
        for sql in [
            "BEGIN", "CREATE SCHEMA plans_\(Int.random(in: 0..<Int.max))",
            "SELECT set_config('search_path', (SELECT nspname FROM pg_namespace WHERE nspname LIKE 'plans\\_%'), true)",
            "CREATE TABLE sales AS SELECT g AS id, g % 100 AS stall, 'item ' || g AS \"Item name\" FROM generate_series(1, 20000) AS g",
            "CREATE INDEX sales_stall_idx ON sales (stall)", "ANALYZE sales", "SET max_parallel_workers_per_gather = 0",
        ] {
            _ = try await session.query(sql)
        }
        return session
    }

    private func explained(_ sql: String, in session: PostgresSession) async throws -> String {
        try await session.query(sql).rows.all.map { ($0.first ?? nil) ?? "" }.joined(separator: "\n")
    }

    /// Statements whose plans have all kinds of nodes.
    static let statements = [
        "SELECT * FROM sales WHERE id < 500",
        "SELECT stall, count(*) FROM sales AS s WHERE \"Item name\" <> 'a: b' GROUP BY stall ORDER BY 2 LIMIT 3",
        "SELECT * FROM sales AS a JOIN sales AS b USING (id) WHERE b.stall = 3",
        "SELECT * FROM sales AS a LEFT JOIN sales AS b USING (id) WHERE a.stall = 3",
        "WITH top AS MATERIALIZED (SELECT stall, count(*) AS c FROM sales GROUP BY 1) SELECT * FROM top WHERE c > (SELECT avg(c) FROM top)",
        "SELECT * FROM sales WHERE stall NOT IN (SELECT id FROM sales WHERE id < 50)",
        "SELECT id FROM sales WHERE stall = 1 UNION SELECT 1 EXCEPT SELECT 2",
        "SELECT * FROM (VALUES (1), (2)) AS v (n), generate_series(1, n) AS g",
        "SELECT * FROM sales WHERE stall = 5 OR stall = 7",
        "SELECT id, rank() OVER (PARTITION BY stall ORDER BY id) FROM sales",
        "UPDATE sales SET stall = stall WHERE id = 5",
        "SELECT * FROM sales AS a WHERE EXISTS (SELECT FROM sales AS b WHERE b.stall = a.id)",
        "SELECT 1 WHERE false",
    ]

    @Test(arguments: ["XML", "YAML", "JSON"]) func `a plan in another format is refused`(format: String) async throws {
        let text = try await explained("EXPLAIN (FORMAT \(format)) \(Self.statements[1])", in: try await session())
        #expect(throws: PlanError.unreadable) { try Plan(explained: text) }
    }

    @Test(arguments: ["(COSTS OFF)", "(VERBOSE)", "(ANALYZE, TIMING OFF, SUMMARY OFF)", "(ANALYZE, COSTS OFF, BUFFERS)", "(SETTINGS)"])
    func `any option gives the same nodes`(options: String) async throws {
        let session = try await session()
        for statement in Self.statements {
            let plain = try Plan(explained: try await explained("EXPLAIN \(statement)", in: session))
            let text = try Plan(explained: try await explained("EXPLAIN \(options) \(statement)", in: session))
            #expect(text.nodes.map(\.line) == plain.nodes.map(\.line), "\(statement)")
            #expect(text.nodes.map(\.depth) == plain.nodes.map(\.depth), "\(statement)")
            #expect(text.nodes.map(\.type) == plain.nodes.map(\.type), "\(statement)")
        }
    }

    @Test func `a value with line breaks does not break the tree`() async throws {
        let session = try await session()
        let text = try await explained(#"EXPLAIN SELECT * FROM sales WHERE "Item name" = E'a\nPlan: b\nc' ORDER BY id"#, in: session)
        let plan = try Plan(explained: text)
        #expect(plan.nodes.map(\.type) == ["Sort", "Seq Scan"])
        #expect(plan.nodes[1].detail("Filter")?.contains("c'::text") == true)
    }

    @Test func `a statement without a plan is reported, and damaged plans are rejected`() async throws {
        let session = try await session()
        let utility = try await explained("EXPLAIN CREATE TABLE IF NOT EXISTS sales AS SELECT 1", in: session)
        #expect(throws: PlanError.noPlan) { try Plan(explained: utility) }
        for text in ["", "\n\n", "  ->  Seq Scan on t", "[", "[]", "{}", "[{\"Plan\": "] {
            #expect(throws: PlanError.self, "\(text)") { try Plan(explained: text) }
        }
    }

    @Test func `truncated or shuffled plans never crash the reader`() async throws {
        let session = try await session()
        let whole = try await explained("EXPLAIN (ANALYZE, BUFFERS) \(Self.statements[4])", in: session)
        for end in stride(from: 0, to: whole.count, by: 23) {
            let (start, rest) = (String(whole.prefix(end)), String(whole.dropFirst(end)))
            for text in [start, rest, rest + start] {
                if let plan = try? Plan(explained: text) { #expect(PlanAnalysis(plan).own.count == plan.nodes.count) }
            }
        }
    }

    @Test func `ten thousand nodes are read, one more is rejected, and so is a text that is too long`() throws {
        func appended(_ count: Int) -> String { "Append\n" + String(repeating: "  ->  Result\n", count: count - 1) }
        let plan = try Plan(explained: appended(Plan.maxNodes))
        #expect(plan.nodes.count == Plan.maxNodes)
        #expect(PlanAnalysis(plan).parents.last == 0)
        #expect(throws: PlanError.tooManyNodes) { try Plan(explained: appended(Plan.maxNodes + 1)) }
        #expect(throws: PlanError.tooLong) { try Plan(explained: String(repeating: " ", count: Plan.maxBytes + 1)) }
    }

    // MARK: - Conspicuous nodes

    private func node(_ text: String) throws -> PlanAnalysis { PlanAnalysis(try Plan(explained: text)) }

    @Test func `a node's own time excludes its children, however often they ran`() throws {
        let analysis = try node(
            """
            Nested Loop  (cost=0.00..9.00 rows=10 width=4) (actual time=0.100..100.000 rows=10 loops=1)
              ->  Seq Scan on a  (cost=0.00..1.00 rows=10 width=4) (actual time=0.010..10.000 rows=10 loops=1)
              ->  Index Scan using b_pkey on b  (cost=0.00..0.80 rows=1 width=4) (actual time=0.010..8.000 rows=1 loops=10)
            """)
        #expect(analysis.measure == .milliseconds)
        #expect(analysis.own == [10, 10, 80])
        #expect(analysis.heaviest == 2)
        #expect(analysis.share(of: 2) == 0.8)
    }

    @Test func `a CTE's time counts for the scan that reads it`() throws {
        let analysis = try node(
            """
            Sort (actual time=95.000..96.000 rows=1 loops=1)
              CTE totals
                ->  Seq Scan on a (actual time=0.010..80.000 rows=10 loops=1)
              ->  CTE Scan on totals (actual time=0.010..90.000 rows=10 loops=1)
            """)
        #expect(analysis.own == [6, 80, 10])
    }

    @Test func `times of parallel workers aren't added together`() throws {
        let analysis = try node(
            """
            Gather (actual time=1.000..60.000 rows=300 loops=1)
              Workers Planned: 2
              ->  Parallel Seq Scan on a (actual time=0.010..50.000 rows=100 loops=3)
            """)
        #expect(analysis.own == [10, 50])
    }

    @Test func `the innermost of equally wrong estimates is the worst, and a LIMIT isn't a wrong estimate`() throws {
        let analysis = try node(
            """
            Hash Join  (cost=0.00..9.00 rows=30 width=4) (actual time=0.1..1.0 rows=60 loops=1)
              ->  Seq Scan on b  (cost=0.00..9.00 rows=30 width=4) (actual time=0.1..1.0 rows=30 loops=1)
              ->  Hash  (cost=0.00..9.00 rows=20 width=4) (actual time=0.1..1.0 rows=420 loops=1)
                    ->  Seq Scan on a  (cost=0.00..9.00 rows=20 width=4) (actual time=0.1..1.0 rows=420 loops=1)
            """)
        #expect(analysis.worstEstimate == PlanAnalysis.WrongEstimate(node: 3, factor: 21, isTooLow: true))
        let limited = try node(
            """
            Limit  (cost=0.00..9.00 rows=10 width=4) (actual time=0.1..1.0 rows=10 loops=1)
              ->  Index Scan using a_pkey on a  (cost=0.00..9.00 rows=100000 width=4) (actual time=0.1..1.0 rows=10 loops=1)
            """)
        #expect(limited.worstEstimate == nil)
    }

    @Test func `without times, nodes are compared by buffers, and without a run by cost`() async throws {
        let session = try await session()
        let counted = PlanAnalysis(
            try Plan(explained: try await explained("EXPLAIN (ANALYZE, BUFFERS, TIMING OFF) \(Self.statements[0])", in: session)))
        #expect(counted.measure == .buffers)
        let planned = PlanAnalysis(try Plan(explained: try await explained("EXPLAIN \(Self.statements[0])", in: session)))
        #expect(planned.measure == .cost)
        let bare = PlanAnalysis(try Plan(explained: try await explained("EXPLAIN (COSTS OFF) \(Self.statements[0])", in: session)))
        #expect(bare.measure == .none)
        #expect(bare.share(of: 0) == nil)
    }
}
