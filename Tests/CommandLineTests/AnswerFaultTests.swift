import TestSupport
import Testing

/// Hostile and broken answers: each gets a clear verdict, and the next correct answer still passes.
@Suite(.timeLimit(.minutes(10))) struct AnswerFaultTests {
    /// An answer, the expected kind of feedback, and part of its message.
    private struct Fault {
        var answer: String
        var kind: String
        var says: String

        init(_ answer: String, _ kind: String, _ says: String = "") { (self.answer, self.kind, self.says) = (answer, kind, says) }
    }

    /// Answers that run until the deadline or another limit.
    private static let slow = [
        Fault("DO $$ BEGIN LOOP PERFORM 1; END LOOP; END $$", "limit", "was stopped after"),
        // Hits the deadline or the limit on temporary files, whichever comes first.
        Fault("WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n", "limit", "stopped"),
        Fault(
            """
            DO $$ BEGIN
                LOOP
                    BEGIN PERFORM pg_sleep(60); EXCEPTION WHEN query_canceled THEN NULL; END;
                END LOOP;
            END $$;
            """, "limit", "was stopped after"),
        Fault("SELECT 'x' || g FROM generate_series(1, 10000000) AS g", "limit", "too large"),
    ]

    private static let quick = [
        Fault("SELECT name FROM ferries", "misconception", "rows that the task leaves out"),
        Fault("", "empty", "answer is empty"),
        Fault("SELECT name FORM ferries", "error", "syntax error"),
        Fault("DROP TABLE ferries", "columns"),
        Fault("\\q", "text", "psql"),
        Fault("COMMIT", "columns"),
        Fault("COPY ferries TO PROGRAM 'cat >/tmp/calf-was-here'", "error", "superuser"),
        Fault("SELECT pg_read_file('/etc/passwd')", "error", "permission denied"),
        Fault("DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' CONNECTION LIMIT 0'; END $$", "error", "owner"),
        Fault("DO $$ BEGIN EXECUTE 'ALTER ROLE ' || session_user || ' SET search_path = nowhere'; END $$", "error", "permission denied"),
        Fault("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()", "error"),
        Fault("SELECT pg_terminate_backend(pg_backend_pid())", "error"),
        Fault("SELECT query FROM pg_stat_activity WHERE query LIKE '%tonnes%' AND pid <> pg_backend_pid()", "rows", "returns no rows"),
    ]

    private let islands = Islands()
    private let calf: Calf

    init() {
        calf = Calf(course: islands.path)
        calf.limitStatements(seconds: 2, megabytes: 512)
    }

    private func start(_ answer: String) -> Calf.Running {
        calf.start(["check", "ferries", "big-ferries", "--answer", "-", "--json", "--trust"], input: answer)
    }

    private func expectVerdict(_ result: Calf.Result, on fault: Fault) throws {
        #expect(result.status == 1, "\(fault.answer): \(result.errors)")
        #expect(result.output.split(separator: "\n").count == 1)
        let document = try JSONReader.read(result.output)
        #expect(document["verdict"]?.text == "fail")
        #expect(document["feedback"]?[0]?["kind"]?.text == fault.kind, "\(fault.answer): \(result.output)")
        let said = ["message", "server"].compactMap { document["feedback"]?[0]?[$0]?.text }.joined(separator: "\n")
        #expect(said.contains(fault.says), "\(fault.answer): \(said)")
    }

    private func expectRightPasses(after fault: Fault) async throws {
        let result = try await start("SELECT name FROM ferries WHERE tonnes > 100;").ended()
        #expect(result.status == 0, "after \(fault.answer): \(result.output)\(result.errors)")
        #expect(try JSONReader.read(result.output)["verdict"]?.text == "pass")
    }

    @Test(.slow("many answers run into their limits")) func `no answer affects the next one, or one judged at the same time`() async throws
    {
        defer { _ = calf("sandbox", "destroy") }
        // The quick answers are judged while the slow ones are running.
        let slow = Self.slow.map { ($0, start($0.answer)) }
        for fault in Self.quick {
            try expectVerdict(try await start(fault.answer).ended(), on: fault)
            try await expectRightPasses(after: fault)
        }
        for (fault, running) in slow {
            try expectVerdict(try await running.ended(), on: fault)
            try await expectRightPasses(after: fault)
        }
    }

    @Test func `a caret marks the position of an error`() throws {
        defer { _ = calf("sandbox", "destroy") }
        let answer = "SELECT name\n\tFORM ferries"
        let place = try JSONReader.read(start(answer).wait().output)["feedback"]?[0]?["place"]
        #expect(place?["line"]?.number == 2)
        #expect(place?["column"]?.number == 2)
        let text = calf.run(["check", "ferries", "--answer", "-", "--trust"], input: answer)
        let lines = text.output.split(separator: "\n").map(String.init)
        let mark = try #require(lines.firstIndex { $0.hasSuffix(" ^") })
        #expect(lines[mark - 1].hasSuffix("FORM ferries"))
        let before = lines[mark].count - 1
        #expect(lines[mark - 1].dropFirst(before) == "ferries")
    }

    @Test func `feedback names the lesson that taught the concept`() throws {
        defer { _ = calf("sandbox", "destroy") }
        let there = try JSONReader.read(start("SELECT count() FROM ferries").wait().output)["feedback"]?[0]?["taughtIn"]
        #expect(there?["lesson"]?.text == "ferries")
        #expect(there?["isThisLesson"] == .bool(true))
        let later = calf.run(["check", "counting", "--answer", "-", "--trust"], input: "SELECT count()")
        #expect(later.output.hasSuffix("  The lesson \"Ferries\" teaches count.\n"), "\(later.output)")
        let untaught = calf.run(["check", "counting", "--answer", "-", "--trust"], input: "SELECT 2")
        #expect(!untaught.output.contains("explains"), "\(untaught.output)")
    }
}
