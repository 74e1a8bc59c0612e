import Course
import Grading
import Testing

/// A text of two sessions, one statement a line: `A: BEGIN`.
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

    /// Two sales at once: the second has to wait for the first.
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
                """), .pass, "Right. B has to wait for A, as it should be."),
        JudgedAnswer(
            interleavedRun(
                """
                A: UPDATE sales SET price = price + 1 WHERE id = 1
                B: UPDATE sales SET price = price * 2 WHERE id = 1
                """), .fail, "B never has to wait for A here, and it should."),
        JudgedAnswer(
            interleavedRun(
                """
                B: BEGIN
                B: UPDATE sales SET price = price * 2 WHERE id = 1
                A: UPDATE sales SET price = price + 1 WHERE id = 1
                B: COMMIT
                """), .fail, "B never has to wait for A here, and it should."),
        JudgedAnswer(
            interleavedRun(
                """
                A: BEGIN
                A: UPDATE sales SET price = price + 1 WHERE id = 1
                B: UPDATE sales SET price = price * 2 WHERE id = 1
                """), .fail, "B never has to wait for A here, and it should."),
        JudgedAnswer(
            interleavedRun(
                """
                A: BEGIN
                A: UPDATE sales SET price = price + 1 WHERE id = 1
                B: UPDATE sales SET price = price * 2 WHERE id = 1
                A: ROLLBACK
                """), .fail, "The table sales has the right number of rows; in one of them the value of price is not what it should be."),
        JudgedAnswer(
            interleavedRun(
                """
                A: BEGIN
                A: UPDATE sales SET prize = price + 1 WHERE id = 1
                B: UPDATE sales SET price = price * 2 WHERE id = 1
                A: COMMIT
                """), .fail,
            "The server refuses what A says: The table sales has no column prize. Did you mean price?"),
        JudgedAnswer(
            "BEGIN; UPDATE sales SET price = 1; COMMIT", .fail,
            "Here two sessions speak in turn. A line -- A: or -- B: says which of them the statements after it belong to, "
                + "and the first statement has none before it."),
        JudgedAnswer("-- A:\nBEGIN;\nCOMMIT;", .fail, "Session B says nothing. Begin what it says with a line -- B:"),
        JudgedAnswer("-- A:\n-- B:\n", .fail, "There are only comments here, nothing to run."),
        JudgedAnswer(
            "-- A:\n\\d sales\n-- B:\nSELECT 1;", .fail,
            "\\d is a command of the program psql, not SQL. The server never sees such commands; an answer is SQL alone."),
    ])
    func `one session has to wait for the other`(_ answer: JudgedAnswer) async throws { try await expect(answer, waiting) }

    /// The same question twice, two answers.
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
                """), .pass, "Right. A and B do and see what they should."),
        JudgedAnswer(
            interleavedRun(
                """
                A: begin isolation level repeatable read
                A: select price from sales where id = 1
                B: update sales set price = 9 where id = 1
                A: select price from sales where id = 1
                A: commit
                """), .fail,
            "What A sees in its second query is not what it should see. "
                + "The columns are right, and so is the number of rows. But the row is another one."),
        JudgedAnswer(
            interleavedRun(
                """
                B: update sales set price = 9 where id = 1
                A: select price from sales where id = 1
                """), .fail, "A looks only once; it should look twice."),
        JudgedAnswer(
            interleavedRun(
                """
                A: select product, price from sales where id = 1
                B: update sales set price = 9 where id = 1
                A: select product, price from sales where id = 1
                """), .fail, "What A sees has 2 columns (product and price); 1 is asked for."),
    ])
    func `each session has to see what it should`(_ answer: JudgedAnswer) async throws { try await expect(answer, unrepeatable) }

    /// Whoever commits second is refused.
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
                """), .pass, "Right. B has to wait for A and B is stopped by a serialization failure (40001), as it should be."),
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
            "B has to wait for A here, as it should be; but nothing stops B; it should be stopped by a serialization failure (40001)."),
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
                """), .fail, "B never has to wait for A here, and it should."),
    ])
    func `who is refused counts`(_ answer: JudgedAnswer) async throws { try await expect(answer, refused) }

    @Test func `of a deadlock, it counts that there is one`() async throws {
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
                "Right. A has to wait for B, B has to wait for A and one of the two is stopped by a deadlock (40P01), as it should be."),
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
            JudgedAnswer(inOrder, .fail, "B has to wait for A here, as it should be; but A never has to wait for B here, and it should."),
            blocks)
    }

    @Test func `a session that gives up waiting is waited for`() async throws {
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
        try await expect(JudgedAnswer(nowait, .fail, "B never has to wait for A here, and it should."), blocks)
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
                right, .pass, "Right. B has to wait for A and B is stopped by a lock that it can't have (55P03), as it should be."),
            blocks)
    }

    @Test func `a session that waits to the end is not left behind`() async throws {
        let stuck = interleavedRun(
            """
            A: BEGIN
            A: UPDATE stalls SET name = 'Pears' WHERE id = 1
            B: DELETE FROM stalls WHERE id = 4
            B: UPDATE stalls SET name = 'Plums' WHERE id = 1
            B: SELECT 'never said'
            """)
        let blocks = solution(stuck) + sessions
        try await expect(JudgedAnswer(stuck, .pass, "Right. B waits for A to the end, as it should be."), blocks)
    }

    @Test(arguments: [
        ("state: [sales]", Verdict.pass), ("sessions: true", .fail), ("rows: { order: any }", .pass), ("error: 40001", .pass),
    ])
    func `an exercise can leave the way open`(check: String, verdict: Verdict) async throws {
        let blocks =
            solution(
                interleavedRun(
                    """
                    A: BEGIN
                    A: SELECT price FROM sales WHERE id = 1 FOR UPDATE
                    B: BEGIN ISOLATION LEVEL REPEATABLE READ
                    B: SELECT 1
                    A: UPDATE sales SET price = 3.5 WHERE id = 1
                    A: COMMIT
                    B: UPDATE sales SET price = 9 WHERE id = 1
                    B: ROLLBACK
                    """)) + block("yaml check", check == "sessions: true" ? check : "sessions: true\n\(check)")
        let other = interleavedRun(
            """
            A: select price from sales where id = 1
            B: begin isolation level repeatable read
            B: select 1
            A: begin
            A: update sales set price = price + 1 where id = 1
            B: update sales set price = 9 where id = 1
            A: commit
            B: rollback
            """)
        let judgement = try await judgement(of: other, blocks)
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test func `a declared mistake is known by what the two do`() async throws {
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

    @Test func `two sessions without end are stopped, and the next is judged as ever`() async throws {
        let endless = try await judgement(
            of: interleavedRun(
                """
                A: SELECT pg_sleep(600)
                B: SELECT 1
                """), waiting)
        #expect(endless.verdict == .fail)
        #expect(endless.feedback.first?.message == "Too long: stopped after 10 seconds. Does it ever come to an end?")
        try await expect(
            JudgedAnswer("-- A:\nBEGIN;\nCOMMIT;", .fail, "Session B says nothing. Begin what it says with a line -- B:"), waiting)
    }
}
