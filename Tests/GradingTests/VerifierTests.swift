import Course
import Facts
import Grading
import Mermaid
import Sandbox
import TestSupport
import Testing
import Verify

/// Every block of a lesson is run, and errors are reported at their positions.
@Suite(.realServer, .timeLimit(.minutes(10))) struct VerifierTests {
    private func verification(of body: String, diagrams: [Verifier.LocatedDiagram] = [], limit: Duration = .seconds(120)) async throws
        -> LessonVerification
    {
        let world = try #require(RealServer.world)
        let workshop = Workshop(sandbox: world.sandbox, limit: limit, patience: .expectingSuccess)
        return await Verifier(sandbox: world.sandbox, judge: world.judge, workshop: workshop).verify(
            try lesson(body), dataset: world.dataset, diagrams: diagrams)
    }

    @Test func `a solution that never ends, or fails, is named once, after one time limit`() async throws {
        let body = """
            ## Exercise: Never

            Write it.

            ```sh solution
            echo done > report.txt
            while true; do sleep 1; done
            ```

            ```sh mistake "It isn't there. Why?"
            sleep 1d
            ```

            ```yaml check
            shell: [{ run: cat report.txt, prints: done, label: the report }]
            ```

            ## Exercise: Curly quotes

            Return one column: n.

            ```sql solution
            SELECT ‘n’ AS n;
            ```

            ```sql mistake "It is m. Why?"
            SELECT 'm' AS n;
            ```
            """
        let blocks = try await verification(of: body, limit: .seconds(2)).blocks
        let outcomes = blocks.map { "\($0.kind.rawValue) \($0.location.line): \($0.outcome)" }
        let solutions = blocks.filter { $0.kind == .solution }.map(\.outcome)
        guard case .failed(let inShell)? = solutions.first, case .failed(let inSQL)? = solutions.last, solutions.count == 2 else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(inShell == "it never ends: The answer was still running after 2 s.", "\(outcomes)")
        #expect(inSQL.hasPrefix("The lesson's own solution fails"), "\(outcomes)")
        #expect(
            blocks.filter { $0.kind == .mistake }.map(\.outcome) == [
                .skipped("the exercise's solution never ends"), .skipped("answers can't be compared with the exercise's solution"),
            ], "\(outcomes)")
    }

    private let good = """
        ## Looking

        ```sql setup
        INSERT INTO stalls VALUES (5, 'Eggs', 'C');
        ```

        ```sql run
        SELECT id, name FROM stalls WHERE id > 3 ORDER BY id;
        ```

        ```text output
         id | name
        ----+-------
          4 | Dates
          5 | Eggs
        (2 rows)
        ```

        ```sql run
        CREATE TEMP TABLE kept AS SELECT 1 AS one;
        SELECT * FROM kept;
        ```

        ```text output match="SELECT 1\\n one \\n-----\\n.*\\n.*"
        ```

        ```sql run
        SELECT one, tow
        FROM kept;
        ```

        ```text error 42703
        ERROR:  column "tow" does not exist
        LINE 1: SELECT one, tow
                            ^
        ```

        ## Exercise: Names

        ```sql setup
        INSERT INTO stalls VALUES (6, 'Figs', 'C');
        ```

        ```sql starter
        SELECT name FROM stalls;
        ```

        ```sql solution
        SELECT name FROM stalls ORDER BY name DESC;
        ```

        ```sql alternative "By number."
        SELECT name FROM stalls ORDER BY 1 DESC;
        ```

        ```sql mistake "Which way?"
        SELECT name FROM stalls ORDER BY name;
        ```

        """

    @Test func `every block of a correct lesson passes`() async throws {
        let verification = try await verification(of: good)
        #expect(verification.isGood, "\(verification.blocks.filter(\.hasFailed))")
        #expect(
            verification.blocks.map(\.kind) == [
                .setup, .example, .example, .example, .starter, .solution, .alternative, .mistake,
            ])
    }

    @Test(arguments: [
        ("  4 | Dates\n", "  4 | Date\n", BlockVerification.Kind.example),
        ("error 42703", "error 42P01", .example),
        ("LINE 1: SELECT one, tow", "LINE 2: SELECT one, tow", .example),
        ("SELECT name FROM stalls;", "SELECT name FROM stalls ORDER BY name DESC;", .starter),
        ("SELECT name FROM stalls;", "SELECT nme FROM stalls;", .starter),
        ("ORDER BY 1 DESC", "ORDER BY 1", .alternative),
        ("ORDER BY name;", "ORDER BY 1 DESC;", .mistake),
        ("VALUES (5, 'Eggs', 'C')", "VALUES (1, 'Eggs', 'C')", .setup),
        ("FROM stalls ORDER BY name DESC;", "FROM stall ORDER BY name DESC;", .solution),
    ])
    func `each fault is reported at its block`(part: String, replacement: String, kind: BlockVerification.Kind) async throws {
        let body = good.split(separator: part, omittingEmptySubsequences: false)
        try #require(body.count == 2)
        let verification = try await verification(of: body.joined(separator: replacement))
        #expect(verification.blocks.filter(\.hasFailed).map(\.kind).contains(kind), "\(verification.blocks)")
    }

    @Test(arguments: [("No stall.", true), ("", false), ("Closed.", false)])
    func `a command's error must be shown`(shown: String, isGood: Bool) async throws {
        let body = "## Looking\n\n```sh run\necho 'No stall.' >&2; exit 3\n```\n\n```text error\n\(shown)\n```\n"
        let blocks = try await verification(of: body).blocks
        #expect(blocks.map { $0.outcome == .good } == [isGood], "\(blocks.map(\.outcome))")
    }

    @Test func `a mistake declared twice is reported`() async throws {
        let body = good + block("sql mistake \"Twice?\"", "SELECT name FROM stalls ORDER BY 1;")
        let failed = try await verification(of: body).blocks.filter(\.hasFailed)
        let line = 1 + lessonText(body).split(separator: "ORDER BY name;")[0].count { $0 == "\n" }
        #expect(failed.map(\.outcome) == [.failed("it can't be told apart from another mistake at market.md:\(line):1: Which way?")])
    }

    @Test(arguments: [
        ("SELECT product, price FROM sales ORDER BY price DESC LIMIT 3;", nil),
        ("SELECT stall_id, sum(price) FROM sales GROUP BY stall_id;", nil),
        ("SELECT name FROM stalls LIMIT 2;", "stored in a different order, the result differs, without (name "),
        ("SELECT string_agg(product, ', ') AS products FROM sales;", "the result differs, without (products "),
        ("SELECT product, row_number() OVER (ORDER BY product) AS n, id FROM sales;", "with the same rows stored in a different order"),
        ("SELECT DISTINCT ON (row) row, name FROM stalls ORDER BY row;", "its result is left to chance"),
        ("SELECT name, random() AS luck FROM stalls;", "run once more, the result differs"),
        ("UPDATE sales SET price = 0 WHERE id = (SELECT id FROM sales LIMIT 1);", "the table sales differs"),
    ])
    func `a nondeterministic solution is reported with what differs`(solution: String, says: String?) async throws {
        let body = "## Exercise: The task\n\nDo it.\n\n" + block("sql solution", solution)
        let blocks = try await verification(of: body).blocks.filter { $0.kind == .solution }
        let outcome = try #require(blocks.first?.outcome)
        if let says {
            guard case .failed(let message) = outcome else { return #expect(outcome == .failed(says)) }
            #expect(message.contains(says), "\(message)")
        } else {
            #expect(outcome == .good)
        }
    }

    @Test func `outputs are rewritten where they differ, and only there`() async throws {
        let outdated = good.split(separator: "  4 | Dates\n  5 | Eggs\n(2 rows)\n", omittingEmptySubsequences: false)
        let body = outdated.joined(separator: "old\n")
        let verification = try await verification(of: body)
        let text = lessonText(body)
        let rewritten = OutputRewriter.rewriting(text, with: verification.printed)
        #expect(rewritten == lessonText(good))
        #expect(OutputRewriter.rewriting(rewritten, with: verification.printed) == rewritten)
    }

    @Test func `a diagram must agree with the tables it names`() async throws {
        func diagrams(_ text: String) throws -> [Verifier.LocatedDiagram] {
            guard case .entities(let diagram) = try Diagram(mermaid: "erDiagram\n" + text) else { return [] }
            return [(diagram, SourceLocation(path: "market.md", line: 3))]
        }
        let right = """
            stalls ||--o{ sales : has
            sales ||--o{ Customer : pleases
            stalls {
                int id PK
                char row
            }
            sales {
                integer stall_id FK
            }
            Customer {
                wish hope PK
            }
            """
        #expect(try await verification(of: good, diagrams: try diagrams(right)).isGood)
        let wrong = """
            stalls {
                text id PK
                char rows
            }
            """
        let failed = try await verification(of: good, diagrams: try diagrams(wrong)).blocks.first
        #expect(
            failed?.outcome
                == .failed("stalls.id is of type integer, not text; the table stalls has no column rows"))
    }

    @Test func `lessons verified at the same time don't disturb each other`() async throws {
        let all = try await withThrowingTaskGroup(of: LessonVerification.self) { group in
            for _ in 0..<6 { group.addTask { try await verification(of: good) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(all.allSatisfy { $0.isGood && $0.blocks.count == 8 })
    }
}
