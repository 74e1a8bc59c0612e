import Course
import Grading
import Testing

/// Answers are tried on other data than that which is there.
@Suite(.realServer, .timeLimit(.minutes(10))) struct VariantTests {
    @Test(arguments: [
        // A result that is typed in.
        ("SELECT name FROM stalls WHERE row = 'A';", "select 'Apples' union all select 'Bread'"),
        ("SELECT count(*) FROM sales;", "select 6"),
        ("SELECT product FROM sales WHERE price > 5;", "select product from sales where id in (4, 5)"),
        // No price lies on the boundary.
        ("SELECT product FROM sales WHERE price > 5;", "select product from sales where price >= 5"),
        ("SELECT product FROM sales WHERE price BETWEEN 3 AND 6;", "select product from sales where price >= 3 and price < 6"),
        ("SELECT product FROM sales WHERE sold_on < '2026-03-04';", "select product from sales where sold_on <= '2026-03-04'"),
        // The wrong table says the same by chance.
        ("SELECT count(*) FROM stalls WHERE row IS NOT NULL;", "select count(distinct stall_id) from sales"),
        ("SELECT max(price) FROM sales;", "select price from sales where product = 'Brie'"),
    ])
    func `an answer that is right by chance fails, and sees why`(reference: String, answer: String) async throws {
        let judgement = try await judgement(of: answer, solution(reference))
        #expect(judgement.verdict == .fail)
        let said = try #require(judgement.feedback.first { $0.kind == .data })
        #expect(said.message.contains("With only the rows below"))
        #expect(!said.data.isEmpty && said.data.allSatisfy { $0.rows.count <= 8 }, "\(said.data)")
    }

    @Test(arguments: [
        ("SELECT name FROM stalls WHERE row = 'A';", "select s.name from stalls s where 'A' in (s.row)"),
        ("SELECT count(*) FROM sales;", "select sum(1) from sales"),
        (
            "SELECT s.name, count(x.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id GROUP BY s.id;",
            "select name, (select count(*) from sales where stall_id = s.id) from stalls s"
        ),
        // No two stalls have the same name, and everybody can see it.
        (
            "SELECT s.name, count(x.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id GROUP BY s.id;",
            "select s.name, count(x.id) from stalls s left join sales x on x.stall_id = s.id group by s.name"
        ),
        ("SELECT max(price) FROM sales;", "select price from sales order by price desc limit 1"),
        ("SELECT product FROM sales WHERE stall_id IS NOT NULL;", "select product from sales"),
    ])
    func `an answer that is right for all that the data shows passes`(reference: String, answer: String) async throws {
        let judgement = try await judgement(of: answer, solution(reference))
        #expect(judgement.verdict == .pass, "\(judgement.feedback)")
    }

    @Test func `what an answer silently relies on is shown, and fails it only where the check is strict`() async throws {
        let blocks = solution("SELECT s.name, count(x.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id GROUP BY s.id;")
        let answer = "select s.name, count(x.id) from stalls s left join sales x on x.stall_id = s.id group by s.name"
        let lenient = try await judgement(of: answer, blocks)
        let remark = try #require(lenient.feedback.first { $0.kind == .remark })
        #expect(remark.message.hasPrefix("Correct for this data. If two rows of stalls"))
        #expect(remark.data.first { $0.name == "stalls" }?.rows.count == 2, "\(remark.data)")
        #expect(try await judgement(of: answer, blocks + block("yaml check", "strict: true")).verdict == .fail)
    }

    @Test func `an alternative of the author's says what an exercise may assume`() async throws {
        let blocks =
            solution("SELECT s.name, count(x.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id GROUP BY s.id;")
            + block(
                "sql alternative \"By name\"",
                "SELECT s.name, count(x.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id GROUP BY s.name;")
            + block("yaml check", "strict: true")
        let judgement = try await judgement(
            of: "select s.name, count(x.id) from stalls s left join sales x on x.stall_id = s.id group by 1", blocks)
        #expect(judgement.verdict == .pass, "\(judgement.feedback)")
    }

    @Test func `rows that only happen to come in the right order are right by luck`() async throws {
        let blocks = solution("SELECT name FROM stalls ORDER BY id;")
        let judgement = try await judgement(of: "select name from stalls", blocks)
        #expect(judgement.verdict == .fail)
        #expect(
            judgement.feedback.first { $0.kind == .order }?.message.hasPrefix("The rows are in the right order only by luck") == true,
            "\(judgement.feedback)")
    }

    @Test(arguments: [
        (
            "SELECT s.name, count(x.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id GROUP BY s.id;",
            "select name, count(sales.id) from sales, stalls where stall_id = stalls.id group by name",
            "without a match in sales are missing"
        ),
        (
            "SELECT product FROM sales WHERE price > 3 AND price < 5;", "select product from sales where price > 3 or price < 5",
            "only one of the conditions"
        ),
    ])
    func `a mistake in understanding is known by what it does`(reference: String, answer: String, word: String) async throws {
        let judgement = try await judgement(of: answer, solution(reference))
        #expect(judgement.verdict == .fail)
        #expect(judgement.feedback.first?.kind == .misconception)
        #expect(judgement.feedback.first?.message.contains(word) == true, "\(judgement.feedback)")
    }

    @Test func `a change of rows is tried on other data too`() async throws {
        let blocks = solution("DELETE FROM sales WHERE price < 3;")
        #expect(try await judgement(of: "delete from sales where not price >= 3", blocks).verdict == .pass)
        #expect(try await judgement(of: "delete from sales where id = 1", blocks).verdict == .fail)
    }

    @Test(arguments: [
        // Sleeping through a deadline is no way to pass.
        ("SELECT name FROM stalls WHERE row = 'A';", "select v.n from (values ('Apples'), ('Bread')) v(n), (select pg_sleep(4)) s"),
        // Words that sound like time or chance turn nothing off.
        ("SELECT count(*) AS age FROM sales;", "select 6 as age"),
        ("SELECT count(*) AS now, max(price) AS random FROM sales;", "select 6, 7.00"),
        // What can't be undone is tried on clones.
        ("BEGIN; SELECT count(*) FROM sales; COMMIT;", "begin; select 6; commit;"),
        ("SELECT count(*) FROM sales;", "begin; select 6; commit;"),
        ("BEGIN; DELETE FROM sales WHERE price < 3; COMMIT;", "begin; delete from sales where id = 1; commit;"),
        // The date of today is the same for both.
        ("SELECT product FROM sales WHERE sold_on < current_date - 100;", "select product from sales where id < 7"),
    ])
    func `no result that is typed in passes unnoticed`(reference: String, answer: String) async throws {
        let judgement = try await judgement(of: answer, solution(reference))
        #expect(judgement.verdict == .fail, "\(judgement.feedback)")
        #expect(judgement.feedback.contains { $0.kind == .data }, "\(judgement.feedback)")
    }

    /// There are enough rows that variants hold a sample of them, in which no group is as large as the solution asks.
    @Test(arguments: [
        ("select stall_id, count(id) from visits group by 1 having count(*) > 480", Verdict.pass),
        ("select s.id, count(*) from stalls s join visits v on v.stall_id = s.id group by s.id having count(*) >= 481", .pass),
        ("select stall_id, count(*) from visits group by stall_id", .fail),
        ("select stall_id, 1000 from visits group by stall_id", .fail),
    ])
    func `a condition on large groups is tried on groups with fewer rows`(answer: String, verdict: Verdict) async throws {
        let visits = block(
            "sql setup",
            """
            CREATE TABLE visits (id int PRIMARY KEY, stall_id int REFERENCES stalls);
            INSERT INTO visits SELECT n, 1 + n % 4 FROM generate_series(1, 4000) AS n;
            CREATE TABLE complaints (visit_id int PRIMARY KEY REFERENCES visits);
            INSERT INTO complaints VALUES (3), (1000), (2222);
            """)
        let judgement = try await judgement(
            of: answer, visits + solution("SELECT stall_id, count(*) FROM visits GROUP BY stall_id HAVING count(*) > 480;"))
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
        let remarks = judgement.feedback.filter { $0.kind == .remark || $0.kind == .untried }
        #expect(remarks.isEmpty, "\(remarks)")
    }

    @Test func `an answer that is too slow on other data fails, and is told so`() async throws {
        let answer =
            "select name from stalls, (select pg_sleep(case when (select count(*) from stalls where row = 'A') = 2 "
            + "and (select count(*) from stalls) = 4 and (select max(name) from stalls where row = 'A') = 'Bread' then 0 else 30 end)) s "
            + "where row = 'A'"
        let judgement = try await judgement(of: answer, solution("SELECT name FROM stalls WHERE row = 'A';"))
        #expect(judgement.verdict == .fail)
        #expect(judgement.feedback.first?.message.contains("takes longer than") == true, "\(judgement.feedback)")
    }

    @Test func `what is not tried on other data says so`() async throws {
        let judgement = try await judgement(of: "select random() < 2", solution("SELECT random() < 2;"))
        #expect(judgement.verdict == .pass)
        #expect(judgement.feedback.first?.kind == .untried)
        #expect(judgement.feedback.first?.message.contains("random") == true, "\(judgement.feedback)")
    }

    @Test(arguments: [
        ("SELECT product, price - now()::date + date '2000-01-01' FROM sales;", false),
        ("SELECT product, now() - sold_on FROM sales;", true),
        ("SELECT count(*) FROM sales WHERE sold_on < current_date;", true),
        ("BEGIN; SELECT count(*) FROM sales; COMMIT;", true),
        ("SET search_path TO public; SELECT count(*) FROM sales;", true),
    ])
    func `a solution passes whatever it depends on`(reference: String, runs: Bool) async throws {
        let judgement = try await judgement(of: reference, solution(reference))
        #expect(judgement.verdict == (runs ? .pass : .error), "\(judgement.feedback)")
    }

    @Test func `a number that the server gives is not typed in`() async throws {
        let blocks = solution("INSERT INTO sales (stall_id, product, price, sold_on) VALUES (1, 'Gala', 2, '2026-03-06');")
        let typed = "insert into sales (id, stall_id, product, price, sold_on) values (7, 1, 'Gala', 2, '2026-03-06')"
        #expect(try await judgement(of: typed, blocks).verdict == .fail)
    }

    @Test func `rows in other schemas, partitions and tables with triggers are varied and compared`() async throws {
        let setup = block(
            "sql setup",
            """
            CREATE SCHEMA archive;
            CREATE TABLE archive.moves (id int GENERATED ALWAYS AS IDENTITY, on_day date NOT NULL, amount int NOT NULL,
                doubled int GENERATED ALWAYS AS (amount * 2) STORED) PARTITION BY RANGE (on_day);
            CREATE TABLE archive.early PARTITION OF archive.moves FOR VALUES FROM ('2020-01-01') TO ('2025-01-01');
            CREATE TABLE archive.late PARTITION OF archive.moves FOR VALUES FROM ('2025-01-01') TO ('2030-01-01');
            CREATE TABLE archive.log (entry text);
            INSERT INTO archive.moves (on_day, amount) SELECT date '2024-01-01' + n * 20, n * 7 % 23 + 1 FROM generate_series(1, 40) AS n;
            CREATE FUNCTION archive.note() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN INSERT INTO archive.log VALUES (TG_OP); RETURN NULL; END $$;
            CREATE TABLE archive.boxes (id int PRIMARY KEY, weight int NOT NULL);
            INSERT INTO archive.boxes SELECT n, n % 7 FROM generate_series(1, 20) AS n;
            CREATE TRIGGER noted AFTER UPDATE ON archive.boxes FOR EACH ROW EXECUTE FUNCTION archive.note();
            """)
        let cases = [
            (
                "SELECT sum(doubled) FROM archive.moves WHERE amount > 15;", "select 552",
                "select 2 * sum(amount) from archive.moves where amount >= 16"
            ),
            ("SELECT count(*) FROM archive.boxes WHERE weight < 3;", "select 8", "select count(*) from archive.boxes where weight <= 2"),
            (
                "DELETE FROM archive.moves WHERE amount < 5;", "delete from archive.moves where id in (7, 10, 20, 23, 30, 33)",
                "delete from archive.moves where amount <= 4"
            ),
            (
                "UPDATE archive.boxes SET weight = 0 WHERE weight = 6;", "update archive.boxes set weight = 0 where id in (6, 13, 20)",
                "update archive.boxes set weight = weight - 6 where weight in (6)"
            ),
        ]
        for (reference, wrong, right) in cases {
            let blocks = setup + solution(reference)
            let failed = try await judgement(of: wrong, blocks)
            #expect(failed.verdict == .fail, "\(wrong): \(failed.feedback)")
            let passed = try await judgement(of: right, blocks)
            #expect(passed.verdict == .pass, "\(right): \(passed.feedback)")
            #expect(!passed.feedback.contains { $0.kind == .untried }, "\(right): \(passed.feedback)")
        }
    }
}
