import Course
import Grading
import Testing
import Verdicts

/// The script of two sessions, one statement per line, such as `A: BEGIN`.
private func interleavedRun(_ lines: String) -> String {
    lines.split(separator: "\n").map { line in
        let parts = line.split(separator: ":", maxSplits: 1)
        return "-- \(parts[0]):\n\(parts[1].drop { $0 == " " });"
    }.joined(separator: "\n")
}

private let sessions = block("yaml check", "sessions: true")

@Suite(.realServer, .timeLimit(.minutes(10))) struct SessionsTests {
    private func expect(_ answer: JudgedAnswer, _ blocks: String) async throws {
        let judgement = try await judgement(of: answer.text, blocks)
        #expect(judgement.verdict == answer.verdict, "\(judgement.feedback)")
        #expect(judgement.feedback.first?.message == answer.says, "\(judgement.feedback)")
    }

    /// Two sales at the same time: the second one has to wait for the first.
    private let waiting =
        solution(
            interleavedRun(
                """
                A: BEGIN
                A: UPDATE sales SET price = price + 1 WHERE id = 1
                B: UPDATE sales SET price = price * 2 WHERE id = 1
                A: COMMIT
                """)) + sessions

    @Test(arguments: [
        JudgedAnswer(
            interleavedRun(
                """
                a: start transaction
                A: select price from sales where id = 1 for update
                A: update sales set price = price + 1.0 where product = 'Braeburn'
                B: begin
                B: update sales set price = price + price where id = 1
                A: end
                B: commit
                """), .pass, "Correct. B waits for A, as expected."),
        JudgedAnswer(
            interleavedRun(
                """
                A: UPDATE sales SET price = price + 1 WHERE id = 1
                B: UPDATE sales SET price = price * 2 WHERE id = 1
                """), .fail, "B never waits for A."),
        JudgedAnswer(
            interleavedRun(
                """
                B: BEGIN
                B: UPDATE sales SET price = price * 2 WHERE id = 1
                A: UPDATE sales SET price = price + 1 WHERE id = 1
                B: COMMIT
                """), .fail, "B never waits for A."),
        JudgedAnswer(
            interleavedRun(
                """
                A: BEGIN
                A: UPDATE sales SET price = price + 1 WHERE id = 1
                B: UPDATE sales SET price = price * 2 WHERE id = 1
                """), .fail, "B still waits at the end, because the transaction of A never ends."),
        JudgedAnswer(
            interleavedRun(
                """
                A: BEGIN
                A: UPDATE sales SET price = price + 1 WHERE id = 1
                B: UPDATE sales SET price = price * 2 WHERE id = 1
                A: ROLLBACK
                """), .fail, "In the table sales, the value of `price` is wrong in 1 of 6 rows."),
        JudgedAnswer(
            interleavedRun(
                """
                A: BEGIN
                A: UPDATE sales SET prize = price + 1 WHERE id = 1
                B: UPDATE sales SET price = price * 2 WHERE id = 1
                A: COMMIT
                """), .fail,
            "The server rejects a statement of A: The table `sales` has no column `prize`. Did you mean `price`?"),
        JudgedAnswer(
            "BEGIN; UPDATE sales SET price = 1; COMMIT", .fail,
            "Two sessions take turns here. Start with a line -- A: or -- B: to name the session that runs the statements below it."),
        JudgedAnswer("-- A:\nBEGIN;\nCOMMIT;", .fail, "Session B runs no statements. Put a line -- B: above its statements."),
        JudgedAnswer("-- A:\n-- B:\n", .fail, "Your answer contains only comments. There is nothing to run."),
        JudgedAnswer(
            "-- A:\n\\d sales\n-- B:\nSELECT 1;", .fail,
            "\\d is a psql command, not SQL. An answer can contain only SQL."),
    ])
    func `a session has to wait for the other`(_ answer: JudgedAnswer) async throws { try await expect(answer, waiting) }

    /// The same query twice, with different results.
    private let unrepeatable =
        solution(
            interleavedRun(
                """
                A: BEGIN
                A: SELECT price FROM sales WHERE id = 1
                B: UPDATE sales SET price = 9 WHERE id = 1
                A: SELECT price FROM sales WHERE id = 1
                A: COMMIT
                """)) + sessions

    @Test(arguments: [
        JudgedAnswer(
            interleavedRun(
                """
                A: begin isolation level read committed
                A: select price from sales where id = 1
                B: begin
                B: update sales set price = 9 where id = 1
                A: select price from sales where id = 1
                B: commit
                A: select price from sales where id = 1
                A: select 42
                """), .pass, "Correct. Sessions A and B do and see what they should."),
        JudgedAnswer(
            interleavedRun(
                """
                A: begin isolation level repeatable read
                A: select price from sales where id = 1
                B: update sales set price = 9 where id = 1
                A: select price from sales where id = 1
                A: commit
                """), .fail,
            "A gets an unexpected result in its second query. "
                + "The query returns 1 row, as expected, but with different values."),
        JudgedAnswer(
            interleavedRun(
                """
                B: update sales set price = 9 where id = 1
                A: select price from sales where id = 1
                """), .fail, "A runs a query only once. It should run it twice."),
        JudgedAnswer(
            interleavedRun(
                """
                A: select product, price from sales where id = 1
                B: update sales set price = 9 where id = 1
                A: select product, price from sales where id = 1
                """), .fail, "The result of A has 2 columns (product and price). The task asks for 1."),
    ])
    func `each session has to see what it should`(_ answer: JudgedAnswer) async throws { try await expect(answer, unrepeatable) }

    @Test(arguments: [
        ("A: BEGIN\nA: SELECT price FROM sales WHERE false\nB: UPDATE sales SET price = 9 WHERE id = 1\nA: COMMIT", "select"),
        ("B: UPDATE sales SET price = 9 WHERE id = 1\nA: SELECT price FROM sales\nA: SELECT price FROM sales", "read committed"),
        ("A: SELECT prize FROM sales\nB: SELECT 1", "select"),
    ])
    func `feedback on two sessions refers to isolation only if a session sees something else`(script: String, concept: String) async throws
    {
        let judgement = try await judgement(of: interleavedRun(script), unrepeatable)
        #expect(judgement.verdict == .fail)
        #expect(judgement.feedback.first?.concepts.first == concept, "\(judgement.feedback)")
    }

    /// The session that commits second gets an error.
    private let refused =
        solution(
            interleavedRun(
                """
                A: BEGIN ISOLATION LEVEL REPEATABLE READ
                B: BEGIN ISOLATION LEVEL REPEATABLE READ
                A: SELECT price FROM sales WHERE id = 1
                B: SELECT price FROM sales WHERE id = 1
                A: UPDATE sales SET price = 3.5 WHERE id = 1
                B: UPDATE sales SET price = 4.5 WHERE id = 1
                A: COMMIT
                B: ROLLBACK
                """)) + sessions

    @Test(arguments: [
        JudgedAnswer(
            interleavedRun(
                """
                A: begin isolation level serializable
                B: begin isolation level serializable
                A: select price from sales where id = 1
                B: select price from sales where id = 1
                A: update sales set price = price + 1 where id = 1
                B: update sales set price = price + 2 where id = 1
                A: commit
                B: commit
                """), .pass, "Correct. B waits for A and B is stopped by a serialization failure (40001), as expected."),
        JudgedAnswer(
            interleavedRun(
                """
                A: begin
                B: begin
                A: select price from sales where id = 1
                B: select price from sales where id = 1
                A: update sales set price = 3.5 where id = 1
                B: update sales set price = 4.5 where id = 1
                A: commit
                B: rollback
                """), .fail,
            "B waits for A, as expected, but B is not stopped by a serialization failure (40001)."),
        JudgedAnswer(
            interleavedRun(
                """
                A: begin isolation level repeatable read
                B: begin isolation level repeatable read
                A: select price from sales where id = 1
                B: select price from sales where id = 1
                B: update sales set price = 4.5 where id = 1
                A: update sales set price = 3.5 where id = 1
                B: commit
                A: rollback
                """), .fail, "B never waits for A."),
    ])
    func `which session gets the error is compared`(_ answer: JudgedAnswer) async throws { try await expect(answer, refused) }

    @Test func `a deadlock is expected, but which session it ends doesn't matter`() async throws {
        let blocks =
            solution(
                interleavedRun(
                    """
                    A: BEGIN
                    B: BEGIN
                    A: UPDATE stalls SET name = 'Pears' WHERE id = 1
                    B: UPDATE stalls SET name = 'Rolls' WHERE id = 2
                    A: UPDATE stalls SET name = 'Rolls' WHERE id = 2
                    B: UPDATE stalls SET name = 'Pears' WHERE id = 1
                    A: COMMIT
                    B: COMMIT
                    """)) + sessions
        let other = interleavedRun(
            """
            B: begin
            B: update stalls set name = 'Rolls' where id = 2
            A: begin
            A: update stalls set name = 'Pears' where id = 1
            B: update stalls set name = 'Pears' where id = 1
            A: update stalls set name = 'Rolls' where id = 2
            B: commit
            A: commit
            """)
        try await expect(
            JudgedAnswer(
                other, .pass,
                "Correct. A waits for B, B waits for A, and one session is stopped by a deadlock (40P01), as expected."),
            blocks)
        let inOrder = interleavedRun(
            """
            A: begin
            B: begin
            A: update stalls set name = 'Pears' where id = 1
            A: update stalls set name = 'Rolls' where id = 2
            B: update stalls set name = 'Pears' where id = 1
            A: commit
            B: commit
            """)
        try await expect(
            JudgedAnswer(inOrder, .fail, "B waits for A, as expected, but A never waits for B."),
            blocks)
    }

    @Test func `the judge waits for a session that times out`() async throws {
        let blocks =
            solution(
                interleavedRun(
                    """
                    A: BEGIN
                    A: LOCK TABLE stalls
                    B: SET lock_timeout = '100ms'
                    B: SELECT count(*) FROM stalls
                    A: COMMIT
                    """)) + sessions
        let nowait = interleavedRun(
            """
            A: begin
            A: select * from stalls for update
            B: select count(*) from stalls
            A: commit
            """)
        try await expect(JudgedAnswer(nowait, .fail, "B never waits for A."), blocks)
        let right = interleavedRun(
            """
            A: begin
            A: lock stalls in access exclusive mode
            B: begin
            B: set local lock_timeout = 200
            B: select * from stalls
            B: rollback
            A: rollback
            """)
        try await expect(
            JudgedAnswer(
                right, .pass, "Correct. B waits for A and B is stopped by a lock that is not available (55P03), as expected."),
            blocks)
    }

    @Test func `a session that waits to the end isn't left running`() async throws {
        let stuck = interleavedRun(
            """
            A: BEGIN
            A: UPDATE stalls SET name = 'Pears' WHERE id = 1
            B: DELETE FROM stalls WHERE id = 4
            B: UPDATE stalls SET name = 'Plums' WHERE id = 1
            B: SELECT 'never said'
            """)
        let blocks = solution(stuck) + sessions
        try await expect(JudgedAnswer(stuck, .pass, "Correct. B waits for A until the end, as expected."), blocks)
    }

    @Test func `a declared mistake is recognized by what both sessions do`() async throws {
        let blocks =
            unrepeatable
            + block(
                "sql mistake \"A asks twice and sees one price. Which level did you choose?\"",
                interleavedRun(
                    """
                    A: BEGIN ISOLATION LEVEL SERIALIZABLE
                    A: SELECT price FROM sales WHERE id = 1
                    B: UPDATE sales SET price = 9 WHERE id = 1
                    A: SELECT price FROM sales WHERE id = 1
                    A: COMMIT
                    """))
        let judgement = try await judgement(
            of: interleavedRun(
                """
                A: begin isolation level repeatable read
                A: select price from sales where id = 1
                B: update sales set price = 9 where id = 1
                A: select price from sales where id = 1
                A: commit
                """), blocks)
        #expect(judgement.feedback.first?.kind == .mistake, "\(judgement.feedback)")
        #expect(judgement.feedback.dropFirst().first?.rows.count == 2)
    }

    @Test(.impatientJudge) func `two endless sessions are stopped, and the next answer is judged as usual`() async throws {
        let endless = try await judgement(
            of: interleavedRun(
                """
                A: SELECT pg_sleep(600)
                B: SELECT 1
                """), waiting)
        #expect(endless.verdict == .fail)
        #expect(endless.feedback.first?.message == "Your answer was stopped after 2 seconds. Does it ever finish?")
        try await expect(
            JudgedAnswer("-- A:\nBEGIN;\nCOMMIT;", .fail, "Session B runs no statements. Put a line -- B: above its statements."), waiting)
    }
}
