import Course
import Grading
import Testing
import Verdicts

/// A table of many sales, and a query whose plan is checked.
private let many = block(
    "sql setup",
    """
    CREATE TABLE receipts (id int PRIMARY KEY, stall_id int NOT NULL, day date NOT NULL, total numeric NOT NULL, note text);
    INSERT INTO receipts
    SELECT n, n % 500, date '2026-01-01' + n % 300, n % 97, 'paid in cash ' || n FROM generate_series(1, 40000) AS n;
    CREATE INDEX receipts_day ON receipts (day);
    """)
private let ofOneStall = "SELECT id, total FROM receipts WHERE stall_id = 7 ORDER BY id;"

private let faster =
    many + block("sql starter", ofOneStall) + solution("CREATE INDEX receipts_by_stall ON receipts (stall_id);")

@Suite(.realServer, .timeLimit(.minutes(10))) struct PlanTests {
    @Test(arguments: [
        JudgedAnswer("create index on receipts (stall_id)", .pass, "Correct. 80 rows, in order."),
        JudgedAnswer("create index concurrently mine on receipts using btree (stall_id);", .pass, "Correct. 80 rows, in order."),
        JudgedAnswer("create index i on receipts (stall_id, id) include (total)", .pass, "Correct. 80 rows, in order."),
        JudgedAnswer("create index on receipts (stall_id); analyze receipts;", .pass, "Correct. 80 rows, in order."),
        JudgedAnswer("begin; create index on receipts (stall_id); commit;", .pass, "Correct. 80 rows, in order."),
        JudgedAnswer("create index on receipts (stall_id); explain analyze " + ofOneStall, .pass, "Correct. 80 rows, in order."),
        JudgedAnswer(ofOneStall + "\ncreate index on receipts using hash (stall_id);", .pass, "Correct. 80 rows, in order."),
        JudgedAnswer(
            "create index on receipts (total)", .fail,
            "The rows are right, but the server reads the whole table receipts (Seq Scan on receipts). "
                + "The task asks for a plan without that."
        ),
        JudgedAnswer(ofOneStall, .fail, "The rows are right, but the server reads the whole table receipts"),
        JudgedAnswer(
            "set enable_seqscan = off; " + ofOneStall, .fail,
            "The rows are right, but the server reads the whole table receipts (Seq Scan on receipts). "
                + "The task asks for a plan without that. Planner settings are reset before the plan is checked."
        ),
        JudgedAnswer(
            "create index on receipts (stall_id); select id, total from receipts where stall_id = 8", .fail,
            "Your query returns 80 rows, as expected, but none"),
        JudgedAnswer(
            "delete from receipts where stall_id <> 7; create index on receipts (stall_id)", .fail,
            "The rows are right, but your answer also changes receipts"),
        JudgedAnswer("create index on receipts (stal_id)", .fail, "The table `receipts` has no column `stal_id`."),
        // What is left open doesn't run on into the query that calf adds.
        JudgedAnswer("create index on receipts (stall_id) where note = 'paid", .fail, "The text that starts here never ends:"),
        JudgedAnswer("create index on receipts (stall_id", .fail, "A closing parenthesis is missing after `stall_id`."),
    ])
    func `an index is judged by the plans it enables`(_ answer: JudgedAnswer) async throws {
        let judgement = try await judgement(
            of: answer.text, faster + block("yaml check", "plan: { avoids: Seq Scan on receipts, buffers: 0.5x }"))
        #expect(judgement.verdict == answer.verdict, "\(judgement.feedback)")
        #expect(judgement.feedback.first?.message.hasPrefix(answer.says) == true, "\(judgement.feedback)")
    }

    @Test func `several things that are wrong with a plan are said after one sentence about the rows`() async throws {
        let judgement = try await judgement(
            of: ofOneStall,
            faster + block("yaml check", "plan: { avoids: Seq Scan on receipts, uses: receipts_by_stall, buffers: 0.5x }"))
        let messages = judgement.feedback.map(\.message)
        #expect(messages.count == 3 && messages[0].hasPrefix("The rows are right, but the server "), "\(messages)")
        #expect(messages.dropFirst().allSatisfy { $0.hasPrefix("The server ") }, "\(messages)")
    }

    @Test(arguments: [
        JudgedAnswer("select sum(total) from receipts where day = '2026-02-03'", .pass, "Correct. 1 row."),
        JudgedAnswer(
            "select sum(total) from receipts where day::text = '2026-02-03'", .fail, "The rows are right, but the server does not use"),
        JudgedAnswer("explain select sum(total) from receipts where day between '2026-02-03' and '2026-02-03'", .pass, "Correct. 1 row."),
    ])
    func `a query is judged by whether it can use the index`(_ answer: JudgedAnswer) async throws {
        let blocks =
            many + block("sql starter", "SELECT sum(total) FROM receipts WHERE to_char(day, 'YYYY-MM-DD') = '2026-02-03';")
            + solution("SELECT sum(total) FROM receipts WHERE day = '2026-02-03';")
            + block("yaml check", "plan: { uses: receipts_day }")
        let judgement = try await judgement(of: answer.text, blocks)
        #expect(judgement.verdict == answer.verdict, "\(judgement.feedback)")
        #expect(judgement.feedback.first?.message.hasPrefix(answer.says) == true, "\(judgement.feedback)")
    }

    @Test(arguments: [
        ("uses: Index Scan", Verdict.pass), ("uses: Index Scan on receipts", .pass),
        ("uses: Index Scan using receipts_by_stall on receipts", .pass),
        ("uses: receipts_by_stall", .pass), ("uses: Bitmap Heap Scan", .pass), ("uses: [Sort, Bitmap Index Scan]", .pass),
        ("uses: Index Only Scan", .fail), ("uses: receipts_pkey", .fail), ("uses: Index Scan on sales", .fail), ("avoids: Sort", .fail),
        ("avoids: Hash Join", .pass), ("avoids: receipts", .fail), ("buffers: 0.01x", .fail), ("buffers: 1x", .pass),
    ])
    func `nodes, indexes and tables can be required`(plan: String, verdict: Verdict) async throws {
        let judgement = try await judgement(
            of: "create index another_name on receipts (stall_id)", faster + block("yaml check", "plan: { \(plan) }"))
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test(arguments: [
        ("create index on receipts (stall_id)", Verdict.pass), ("create unique index on receipts (stall_id, id)", .pass),
        ("create index on receipts (stall_id) include (total)", .pass), ("create index on receipts (id, stall_id)", .fail),
        ("create index receipts_by_stall on receipts (total)", .fail),
        ("create index on receipts (stall_id, id) where stall_id = 7", .fail),
    ])
    func `an index may have another name and additional trailing columns`(answer: String, verdict: Verdict) async throws {
        let judgement = try await judgement(of: answer, faster + block("yaml check", "plan: { uses: receipts_by_stall }"))
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test func `the pages read before and after are shown with the plan`() async throws {
        let blocks = faster + block("yaml check", "plan: { uses: Index Scan, buffers: 0.5x }")
        let right = try await judgement(of: "create index on receipts (stall_id)", blocks)
        let praise = try #require(right.feedback.last)
        #expect(praise.message.contains("pages of 8 kB to find the rows, instead of"))
        #expect(praise.server?.contains("->  Bitmap Index Scan on receipts_stall_id_idx") == true, "\(praise)")
        let few = try await judgement(
            of: "select id, total from receipts where stall_id = 7 order by 1",
            faster + block("yaml check", "plan: { buffers: 0.5x }"))
        #expect(few.verdict == .fail)
        #expect(few.feedback.first?.kind == .plan)
        #expect(few.feedback.first?.message.contains("for the given query)") == true)
        #expect(few.feedback.first?.server?.contains("Filter: (stall_id = 7)") == true)
        let nested = try await judgement(
            of: "select id, total from receipts where stall_id = 7 and total >= (select min(total) from receipts) order by 1",
            faster + block("yaml check", "plan: { buffers: 0.5x }"))
        #expect(nested.feedback.first?.server?.contains("\n  InitPlan 1") == true, "\(nested.feedback)")
    }

    @Test func `a declared mistake is recognized by its plan`() async throws {
        let blocks =
            faster + block("yaml check", "plan: { avoids: Seq Scan }")
            + block("sql mistake \"Which column does the query look for?\"", "CREATE INDEX ON receipts (total);")
            + block(
                "sql mistake \"Is the order of the two columns as in a telephone book?\"",
                "CREATE INDEX ON receipts (note, stall_id);\nANALYZE;")
        let wrong = try await judgement(of: "create index i on receipts (total, day)", blocks)
        #expect(wrong.feedback.first?.kind == .mistake)
    }

    @Test func `a plan check without a query is an error in the lesson`() async throws {
        let blocks = many + solution("CREATE INDEX ON receipts (stall_id);") + block("yaml check", "plan: { uses: Index Scan }")
        let judgement = try await judgement(of: "create index on receipts (stall_id)", blocks)
        #expect(judgement.verdict == .error)
        #expect(
            judgement.feedback.first?.message == "The exercise checks a query plan, but neither its solution nor its starter has a query.")
    }
}
