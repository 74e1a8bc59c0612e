import Facts
import Grading
import Sandbox
import Testing
import Verify

/// Exercises on plans, sessions and definitions, run through `verify`.
@Suite(.realServer, .timeLimit(.minutes(10))) struct CheckedLessonTests {
    private let body = """
        ## Exercise: A quick question

        ```sql setup
        CREATE TABLE receipts AS
        SELECT n AS id, n % 500 AS stall_id, 'in cash ' || n AS note FROM generate_series(1, 40000) AS n;
        ```

        ```sql starter
        EXPLAIN ANALYZE SELECT id FROM receipts WHERE stall_id = 7;
        ```

        ```sql solution
        CREATE INDEX receipts_by_stall ON receipts (stall_id);
        ```

        ```sql alternative "also the order is in the index"
        CREATE INDEX ON receipts (stall_id, id);
        SELECT id FROM receipts WHERE stall_id = 7 ORDER BY id;
        ```

        ```sql mistake "Can the server look up a stall in an index that begins with the id?"
        CREATE INDEX ON receipts (id, stall_id);
        ```

        ```yaml check
        plan: { avoids: Seq Scan on receipts, buffers: 0.5x }
        ```

        ## Exercise: Two at once

        ```sql starter
        -- A:
        UPDATE stalls SET name = 'Pears' WHERE id = 1;
        -- B:
        UPDATE stalls SET name = 'Plums' WHERE id = 1;
        ```

        ```sql solution
        -- A:
        BEGIN;
        UPDATE stalls SET name = 'Pears' WHERE id = 1;
        -- B:
        UPDATE stalls SET name = 'Plums' WHERE id = 1;
        -- A:
        COMMIT;
        ```

        ```sql mistake "B has waited, and then? What did A's ROLLBACK do?"
        -- A:
        BEGIN;
        UPDATE stalls SET name = 'Pears' WHERE id = 1;
        -- B:
        UPDATE stalls SET name = 'Plums' WHERE name = 'Pears';
        -- A:
        ROLLBACK;
        ```

        ```yaml check
        sessions: true
        ```

        ## Exercise: A function

        ```sql starter
        CREATE FUNCTION turnover(stall int) RETURNS numeric LANGUAGE sql RETURN 0;
        ```

        ```sql solution
        CREATE FUNCTION turnover(stall int) RETURNS numeric LANGUAGE sql
        AS 'SELECT sum(price) FROM sales WHERE stall_id = stall';
        ```

        ```sql alternative "in another language"
        CREATE FUNCTION turnover(int) RETURNS numeric LANGUAGE plpgsql
        AS 'BEGIN RETURN (SELECT sum(price) FROM sales WHERE stall_id = $1); END';
        ```

        ```sql mistake "How many sales does it add up?"
        CREATE FUNCTION turnover(stall int) RETURNS numeric LANGUAGE sql
        AS 'SELECT max(price) FROM sales WHERE stall_id = stall';
        ```

        ```yaml check
        schema: [turnover]
        ```
        """

    @Test func `solutions pass, starters and mistakes fail`() async throws {
        let world = try #require(RealServer.world)
        let workshop = Workshop(sandbox: world.sandbox, patience: .expectingSuccess)
        let verification = await Verifier(sandbox: world.sandbox, judge: world.judge, workshop: workshop).verify(
            try lesson(body), dataset: world.dataset)
        #expect(verification.isGood, "\(verification.blocks.filter(\.hasFailed))")
        #expect(verification.blocks.count { $0.kind == .mistake } == 3)
    }
}
