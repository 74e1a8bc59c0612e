import Course
import Grading
import TestSupport
import Testing
import Verdicts

/// An answer that no honest learner gives, with the kind of its feedback and part of the message.
struct HostileAnswer: Sendable, CustomTestStringConvertible {
    var text: String
    var kind: Feedback.Kind
    var says: String

    init(_ text: String, _ kind: Feedback.Kind, _ says: String = "") {
        self.text = text
        self.kind = kind
        self.says = says
    }

    var testDescription: String { String(text.prefix(60)) }
}

private let rye = "SELECT name FROM stalls ORDER BY id;"

@Suite(.ownServer, .timeLimit(.minutes(10))) struct HostileAnswerTests {
    /// After any answer, the next one is judged as usual.
    private func expectUnharmed() async throws {
        let right = try await judgement(of: rye, solution(rye))
        #expect(right.verdict == .pass)
        let wrong = try await judgement(of: "SELECT name FROM stalls WHERE id > 1 ORDER BY id", solution(rye))
        #expect(wrong.verdict == .fail)
        #expect(wrong.feedback.first?.message == "1 row is missing. The other 3 are right.")
    }

    @Test(arguments: [
        HostileAnswer("", .empty, "Your answer is empty"),
        HostileAnswer("  \n;;\n", .empty),
        HostileAnswer("-- SELECT\n/* 1 */", .empty, "only comments"),
        HostileAnswer("\\q", .text, "\\q is a psql command"),
        HostileAnswer("SELECT 1 \\gexec", .text),
        HostileAnswer("SELECT name FROM stals ORDER BY id", .error, "Did you mean `stalls`?"),
        HostileAnswer("SELECT nmae FROM stalls", .error, "Did you mean `name`?"),
        HostileAnswer("SELECT name FORM stalls", .error, "syntax error"),
        HostileAnswer("SELECT 'open FROM stalls", .error, "unterminated"),
        HostileAnswer("COMMIT", .columns, "returns no result"),
        HostileAnswer("ROLLBACK; SELECT 1/0", .error, "division by zero"),
        HostileAnswer("COPY stalls TO PROGRAM 'cat > /tmp/calf-hostile'", .error, "must be superuser"),
        HostileAnswer("COPY stalls FROM PROGRAM 'id'", .error),
        HostileAnswer("SELECT pg_read_file('/etc/passwd')", .error, "permission denied"),
        HostileAnswer("SELECT lo_import('/etc/passwd')", .error),
        HostileAnswer("ALTER DATABASE postgres CONNECTION LIMIT 0", .error),
        HostileAnswer("DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' CONNECTION LIMIT 0'; END $$", .error),
        HostileAnswer("DO $$ BEGIN EXECUTE 'ALTER ROLE ' || session_user || ' SET search_path = nowhere'; END $$", .error),
        // Allowed, but without effect, because no one logs in with this role.
        HostileAnswer("ALTER ROLE learner SET statement_timeout = 1", .columns),
        HostileAnswer("ALTER ROLE learner SET search_path = nowhere", .columns),
        HostileAnswer("SET ROLE postgres", .error),
        HostileAnswer("SET ROLE NONE; SELECT name FROM stalls", .error),
        HostileAnswer("SET SESSION AUTHORIZATION postgres", .error),
        HostileAnswer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()", .error),
        HostileAnswer("SELECT pg_terminate_backend(pg_backend_pid())", .error),
        HostileAnswer("CREATE DATABASE mine", .error),
        HostileAnswer("ALTER SYSTEM SET fsync = on", .error),
        HostileAnswer("VACUUM stalls", .columns),
        HostileAnswer("LISTEN calf; NOTIFY calf, 'x'", .columns),
        HostileAnswer("SELECT pg_advisory_lock(g) FROM generate_series(1, 100) AS g", .rows),
        HostileAnswer("PREPARE p AS SELECT 1; EXECUTE p; DEALLOCATE p", .columns),
        HostileAnswer("BEGIN; DECLARE c CURSOR FOR SELECT 1; FETCH c", .columns),
        HostileAnswer("BEGIN; INSERT INTO stalls VALUES (9, 'x'); PREPARE TRANSACTION 'x'", .error, "prepared transactions are disabled"),
        HostileAnswer("SELECT repeat('x', 1000000000)", .limit, "too"),
        HostileAnswer("SELECT repeat('x', 20000000)", .limit, "too large"),
        HostileAnswer("SELECT * FROM (VALUES (1)) AS v", .columns),
        HostileAnswer("SELECT", .columns),
        HostileAnswer("DROP TABLE stalls CASCADE", .columns),
        HostileAnswer("DROP SCHEMA public CASCADE", .columns),
        HostileAnswer("DELETE FROM sales; DELETE FROM stalls RETURNING name", .state, "task only asks for a result"),
        HostileAnswer("SET statement_timeout = 50; SELECT pg_sleep(5)", .error, "statement timeout"),
        HostileAnswer("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT f()'; SELECT f()", .error),
        HostileAnswer("COPY stalls TO STDOUT", .columns),
        HostileAnswer("COPY stalls FROM STDIN;\n9\tNuts\tC\n\\.\n", .columns),
    ])
    func `a hostile answer gets a clear verdict and harms no one`(_ hostile: HostileAnswer) async throws {
        let judgement = try await judgement(of: hostile.text, solution(rye))
        #expect(judgement.verdict == .fail)
        #expect(judgement.feedback.first?.kind == hostile.kind, "\(judgement.feedback)")
        let said = judgement.feedback.first.map { "\($0.message)\n\($0.server ?? "")" }
        #expect(said?.contains(hostile.says) == true, "\(judgement.feedback)")
        try await expectUnharmed()
    }

    @Test(arguments: [
        "SET DateStyle = 'German'; SET extra_float_digits = -10; SET bytea_output = 'escape'; SET client_encoding = 'LATIN1'; ",
        "SET search_path = pg_catalog; SET TimeZone = 'Pacific/Apia'; SET IntervalStyle = 'sql_standard'; ",
        "PREPARE p AS SELECT 1; LISTEN x; SELECT pg_advisory_lock(1); ",
        "BEGIN; SET LOCAL DateStyle = 'SQL, DMY'; SELECT 1; COMMIT; ",
    ])
    func `settings don't change which values are equal`(_ settings: String) async throws {
        let query = """
            SELECT date '2026-05-01' AS d, 1.0::float8 / 3 AS f, 'é\\x'::text AS t, interval '1 day 02:00' AS i, '\\x00ff'::bytea AS b,
                   timestamptz '2026-05-01 00:00+00' AS z
            """
        let judgement = try await judgement(of: settings + query, solution(query))
        #expect(judgement.verdict == .pass, "\(judgement.feedback)")
        try await expectUnharmed()
    }

    @Test func `an answer of ten million rows is too large, and its wrong rows are still shown`() async throws {
        let judgement = try await judgement(of: "SELECT 'x' || g FROM generate_series(1, 10000000) AS g", solution(rye))
        #expect(judgement.verdict == .fail)
        #expect(judgement.feedback.first?.kind == .limit)
        #expect(judgement.feedback.first?.message.hasPrefix("The result is too large: your answer was stopped after") == true)
        #expect(judgement.feedback.first?.rows.first?.kind == .unexpected)
        try await expectUnharmed()
    }

    @Test func `too many rows are rejected whatever the task`() async throws {
        let update = solution("UPDATE stalls SET row = 'C' WHERE id = 4;")
        let change = try await judgement(of: "SELECT g FROM generate_series(1, 10000000) AS g", update)
        #expect(change.verdict == .fail)
        #expect(change.feedback.map(\.kind) == [.limit])
        let columns = try await judgement(of: "SELECT g, g FROM generate_series(1, 10000000) AS g", solution(rye))
        #expect(columns.feedback.map(\.kind) == [.limit, .columns])
    }

    @Test(.impatientJudge) func `an endless loop is stopped, even if it catches the cancel`() async throws {
        async let endless = judgement(
            of: "SELECT count(*) FROM pg_class a, pg_class b, pg_class c, pg_class d, pg_class e", solution(rye))
        async let stubborn = judgement(
            of: """
                DO $$ BEGIN
                    LOOP
                        BEGIN PERFORM pg_sleep(60); EXCEPTION WHEN query_canceled THEN NULL; END;
                    END LOOP;
                END $$
                """, solution(rye))
        for judgement in [try await endless, try await stubborn] {
            #expect(judgement.verdict == .fail)
            #expect(judgement.feedback.first?.kind == .limit)
            #expect(judgement.feedback.first?.message.hasPrefix("Your answer was stopped after 2 seconds") == true)
        }
        try await expectUnharmed()
    }

    @Test(.impatientJudge)
    func `an answer whose server process ignores signals is stopped, and the next checks are unaffected`() async throws {
        let deaf = "SELECT xpath('count(//a[count(//a) > 0])', ('<r>' || repeat('<a/>', 300000) || '</r>')::xml)::text"
        let stopped = try await judgement(of: deaf, solution(rye))
        #expect(stopped.verdict == .fail)
        #expect(stopped.feedback.first?.kind == .limit)
        for _ in 0..<2 { #expect(try await judgement(of: rye, solution(rye)).verdict == .pass) }
        try await expectUnharmed()
    }

    @Test func `a judgement canceled at any moment doesn't affect the next one`() async throws {
        let endless = "SELECT name FROM stalls, generate_series(1, 10000000000) ORDER BY id"
        for milliseconds in 0..<20 {
            let given = Task { try await judgement(of: endless, solution(rye)) }
            try await Moment.pass(.milliseconds(milliseconds * 3))
            given.cancel()
            _ = try await given.value
            let next = try await judgement(of: rye, solution(rye))
            #expect(next.verdict == .pass, "\(next.feedback)")
        }
    }

    @Test func `ten simultaneous checks don't disturb each other`() async throws {
        let right = "SELECT count(*) FROM sales"
        let deleting = "DELETE FROM sales; SELECT count(*) FROM sales"
        let verdicts = try await withThrowingTaskGroup(of: (Int, Verdict).self) { group in
            for index in 0..<10 {
                group.addTask { (index, try await judgement(of: index % 2 == 0 ? right : deleting, solution(right)).verdict) }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        for (index, verdict) in verdicts { #expect(verdict == (index % 2 == 0 ? .pass : .fail)) }
    }
}
