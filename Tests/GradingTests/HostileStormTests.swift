import Grading
import TestSupport
import Testing
import Verdicts

private let names = "SELECT name FROM stalls ORDER BY id;"

/// Answers that use up shared resources while others are judged.
@Suite(.ownServer, .timeLimit(.minutes(10))) struct HostileStormTests {
    private static let stubborn = "LOOP BEGIN PERFORM pg_sleep(60); EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP;"

    private static let lockStorm = """
        DO $$ DECLARE n int := 0; BEGIN
            LOOP BEGIN LOOP n := n + 1; PERFORM pg_advisory_lock(n); END LOOP; EXCEPTION WHEN out_of_memory THEN NULL; END; END LOOP;
        END $$
        """
    private static let notifications = """
        LISTEN a;
        DO $$ BEGIN LOOP FOR i IN 1..10000 LOOP PERFORM pg_notify('a', i || repeat('x', 7900)); END LOOP; COMMIT; END LOOP; END $$
        """
    /// Grants a privilege to each login, so that none can be removed.
    private static let holding = """
        DO $$ DECLARE r text; BEGIN
            FOR r IN SELECT rolname FROM pg_roles WHERE rolname LIKE 'calf\\_%' LOOP
                EXECUTE format('GRANT SELECT ON stalls TO %I', r);
            END LOOP;
            \(stubborn)
        END $$
        """
    private static let givingUp = "DO $$ BEGIN DROP OWNED BY CURRENT_USER; \(stubborn) END $$"
    private static let sorting = "SELECT count(*) FROM (SELECT repeat('x', 500) FROM pg_proc a, pg_proc b ORDER BY 1, a.oid, b.oid) AS x"
    private static let growing = "CREATE TABLE big AS SELECT repeat(md5(g::text), 30) AS t FROM generate_series(1, 100000000) AS g"

    /// Keeps the server busy reading, so that it ignores everything else for a while.
    private static let reading = "DO $$ BEGIN EXECUTE repeat('/*', 60000); END $$"
    /// Its view takes very long to read.
    private static let napping = """
        CREATE FUNCTION nap() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(100); RETURN 1; END $$;
        CREATE VIEW v AS SELECT nap() AS a; SELECT name FROM stalls ORDER BY id
        """

    /// Answer, solution and verdict.
    private static let honest: [(String, String, Verdict)] = [
        (names, names, .pass),
        ("SELECT name FROM stalls WHERE id > 1 ORDER BY id", names, .fail),
        ("DELETE FROM sales WHERE price >= 5.01", "DELETE FROM sales WHERE price > 5;", .pass),
        ("DELETE FROM sales", "DELETE FROM sales WHERE price > 5;", .fail),
        ("CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b ()", "CREATE TABLE b (); CREATE TABLE a (id int PRIMARY KEY);", .pass),
        ("CREATE TEMP TABLE x AS SELECT 1 AS a; " + names, names, .pass),
        ("BEGIN; UPDATE sales SET price = 0 WHERE id = 1; COMMIT", "UPDATE sales SET price = 0 WHERE id = 1;", .pass),
    ]

    private func verdictsAtOnce(beside hostile: [String]) async throws -> (honest: [Judgement], hostile: [Judgement]) {
        async let judged = judgements(of: hostile, solution(names))
        let honest = try await withThrowingTaskGroup(of: (Int, Judgement).self) { group in
            for (index, (answer, reference, _)) in Self.honest.enumerated() {
                group.addTask { (index, try await judgement(of: answer, solution(reference))) }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        return (Self.honest.indices.compactMap { honest[$0] }, try await judged.map(\.judgement))
    }

    @Test(
        .slow("hostile answers run into their limits"),
        arguments: [
            [lockStorm, notifications, growing], [holding, sorting, reading],
            [givingUp, napping, "SELECT count(*) FROM generate_series(1, 1000000000000)"],
        ])
    func `with three hostile answers among ten, the other seven get their usual verdicts`(_ hostile: [String]) async throws {
        let (honest, judged) = try await verdictsAtOnce(beside: hostile)
        for ((answer, reference, verdict), judgement) in zip(Self.honest, honest) {
            #expect(judgement.verdict == verdict, "\(answer): \(judgement.feedback)")
            let alone = try await GradingTests.judgement(of: answer, solution(reference))
            #expect(judgement.feedback == alone.feedback, "\(answer)")
        }
        for judgement in judged {
            #expect(judgement.verdict == .fail)
            #expect(judgement.feedback.first?.message.isEmpty == false)
        }
    }

    @Test func `an answer that takes all locks is stopped with a message`() async throws {
        let judgement = try await judgement(of: Self.lockStorm, solution(names))
        #expect(judgement.feedback.map(\.kind) == [.limit])
        #expect(
            judgement.feedback.first?.message.hasPrefix("Your answer was stopped because it took too many locks") == true,
            "\(judgement.feedback)")
    }

    @Test func `disk space used by a rolled-back answer is freed before the next`() async throws {
        let padding = "INSERT INTO stalls SELECT g, repeat('x', 1000) FROM generate_series(100, 9000) AS g; SELECT name FROM stalls"
        #expect(try await judgement(of: padding, solution(names)).verdict == .fail)
        let pages = "SELECT pg_relation_size('stalls') < 1000000 AS is_small"
        let small = try await judgement(of: pages, solution("SELECT true AS is_small;"))
        #expect(small.verdict == .pass, "\(small.feedback)")
    }
}
