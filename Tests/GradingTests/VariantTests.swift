import Course
import Grading
import Testing
import Verdicts

/// Answers are tried on data other than the lesson's.
@Suite(.realServer, .timeLimit(.minutes(10))) struct VariantTests {
    @Test(arguments: [
        // Typed-in results.
        ("SELECT name FROM stalls WHERE row = 'A';", "select 'Apples' union all select 'Bread'"),
        ("SELECT count(*) FROM sales;", "select 6"),
        ("SELECT product FROM sales WHERE price > 5;", "select product from sales where id in (4, 5)"),
        // No price is exactly at the boundary.
        ("SELECT product FROM sales WHERE price > 5;", "select product from sales where price >= 5"),
        ("SELECT product FROM sales WHERE price BETWEEN 3 AND 6;", "select product from sales where price >= 3 and price < 6"),
        ("SELECT product FROM sales WHERE sold_on < '2026-03-04';", "select product from sales where sold_on <= '2026-03-04'"),
        // The wrong table happens to give the same result.
        ("SELECT count(*) FROM stalls WHERE row IS NOT NULL;", "select count(distinct stall_id) from sales"),
        ("SELECT max(price) FROM sales;", "select price from sales where product = 'Brie'"),
        // No two of the rows look alike, though products repeat.
        ("SELECT product FROM sales WHERE price > 5;", "select distinct product from sales where price > 5"),
        (
            "SELECT product FROM sales WHERE price < 3 UNION ALL SELECT product FROM sales WHERE price > 5;",
            "select product from sales where price < 3 union select product from sales where price > 5"
        ),
        // All dates are of one year.
        ("SELECT product FROM sales WHERE extract(year FROM sold_on) = 2026;", "select product from sales"),
        ("SELECT product FROM sales WHERE extract(year FROM sold_on) = 2026;", "select product from sales where sold_on >= '2026-01-01'"),
        // As many stalls have a row as LIMIT asks for.
        ("SELECT name FROM stalls WHERE row IS NOT NULL ORDER BY row, name LIMIT 3;", "select name from stalls order by row, name limit 3"),
        // No prices tie where LIMIT cuts.
        (
            "SELECT product, price FROM sales ORDER BY price DESC, product LIMIT 2;",
            "select product, price from sales order by price desc, id limit 2"
        ),
        (
            "SELECT product, price FROM sales ORDER BY price DESC, product LIMIT 2;",
            "select product, price from (select *, rank() over (order by price desc) from sales) s where rank < 3 order by 2 desc, 1"
        ),
    ])
    func `an answer that is right by chance fails with the reason`(reference: String, answer: String) async throws {
        let judgement = try await judgement(of: answer, solution(reference))
        #expect(judgement.verdict == .fail)
        let said = try #require(judgement.feedback.first { $0.kind == .data })
        #expect(said.message.contains("With only the rows below"))
        #expect(!said.data.isEmpty && said.data.allSatisfy { $0.rows.count <= 8 }, "\(said.data)")
    }

    @Test(arguments: [
        ("SELECT name FROM stalls WHERE row = 'A';", "select s.name from stalls s where 'A' in (s.row)"),
        ("SELECT count(*) FROM sales;", "select sum(1) from sales"),
        ("SELECT name FROM stalls WHERE row = 'A';", "select distinct name from stalls where row = 'A'"),
        (
            "SELECT s.name, count(x.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id GROUP BY s.id;",
            "select name, (select count(*) from sales where stall_id = s.id) from stalls s"
        ),
        // No two stalls have the same name, which the data shows.
        (
            "SELECT s.name, count(x.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id GROUP BY s.id;",
            "select s.name, count(x.id) from stalls s left join sales x on x.stall_id = s.id group by s.name"
        ),
        ("SELECT max(price) FROM sales;", "select price from sales order by price desc limit 1"),
        ("SELECT product FROM sales WHERE stall_id IS NOT NULL;", "select product from sales"),
    ])
    func `an answer that is right for everything the data shows passes`(reference: String, answer: String) async throws {
        let judgement = try await judgement(of: answer, solution(reference))
        #expect(judgement.verdict == .pass, "\(judgement.feedback)")
    }

    @Test(arguments: [
        // The condition is only decisive in a row that meets the others; beside a trigger that numbers rows.
        (
            "CREATE TABLE bills AS SELECT n AS id, date '2024-02-01' + n * 3 AS issued, "
                + "CASE WHEN n % 6 <> 0 THEN date '2024-03-01' + n * 3 END AS paid FROM generate_series(1, 180) n; "
                + "ALTER TABLE bills ADD PRIMARY KEY (id); CREATE TABLE ledger (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, bill_id int); "
                + "CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF NEW.paid IS NOT NULL AND OLD.paid IS NULL THEN "
                + "INSERT INTO ledger (bill_id) VALUES (NEW.id); END IF; RETURN NEW; END'; "
                + "CREATE TRIGGER noted AFTER UPDATE ON bills FOR EACH ROW EXECUTE FUNCTION note();",
            "UPDATE bills SET paid = issued WHERE paid IS NULL AND issued < '2024-04-01';",
            "UPDATE bills SET paid = issued WHERE paid IS NULL AND issued <= '2024-04-01'"
        ),
        // No order was shipped after exactly five days.
        (
            "CREATE TABLE parcels AS SELECT n AS id, date '2024-11-03' + n * 3 AS ordered, date '2024-11-03' + n * 3 + n % 5 + n % 5 / 3 * 3 AS shipped, "
                + "n % 3 AS kind FROM generate_series(1, 80) n; ALTER TABLE parcels ADD PRIMARY KEY (id), ADD CHECK (shipped >= ordered);",
            "SELECT id FROM parcels WHERE kind = 1 AND shipped > ordered + 5;",
            "SELECT id FROM parcels WHERE kind = 1 AND shipped - ordered >= 5"
        ),
        // As many self-joins as the data has levels.
        (
            "CREATE TABLE hubs (id int PRIMARY KEY, parent int REFERENCES hubs); "
                + "INSERT INTO hubs SELECT n, nullif(n / 3, 0) FROM generate_series(1, 30) n;",
            "WITH RECURSIVE t AS (SELECT id FROM hubs WHERE parent = 1 UNION ALL SELECT h.id FROM hubs h JOIN t ON h.parent = t.id) SELECT id FROM t;",
            "SELECT a.id FROM hubs a LEFT JOIN hubs b ON b.id = a.parent LEFT JOIN hubs c ON c.id = b.parent "
                + "WHERE 1 IN (a.parent, b.parent, c.parent)"
        ),
    ])
    func `an answer that the given rows can't tell from the solution fails`(setup: String, reference: String, answer: String) async throws {
        let blocks = block("sql setup", setup) + solution(reference)
        let judgement = try await judgement(of: answer, blocks)
        #expect(judgement.verdict == .fail, "\(judgement.feedback)")
        #expect(try await GradingTests.judgement(of: reference, blocks).verdict == .pass)
    }

    @Test(arguments: [
        (
            "CREATE TABLE hubs (id int PRIMARY KEY, parent int REFERENCES hubs); "
                + "INSERT INTO hubs VALUES (1, NULL), (2, 1), (3, 1), (4, 2), (5, 2), (6, 4), (7, 3);",
            "WITH RECURSIVE t AS (SELECT id, 0 AS depth FROM hubs WHERE parent IS NULL "
                + "UNION ALL SELECT h.id, depth + 1 FROM hubs h JOIN t ON h.parent = t.id) SELECT id, depth FROM t;",
            "with recursive up as (select id, parent from hubs "
                + "union all select up.id, h.parent from up join hubs h on h.id = up.parent) select id, count(parent) from up group by id"
        ),
        (
            "CREATE TABLE rates (since date PRIMARY KEY, rate int NOT NULL); "
                + "INSERT INTO rates VALUES ('2026-01-01', 2), ('2026-03-02', 3), ('2026-03-04', 4);",
            "SELECT s.id, r.rate FROM sales s, LATERAL (SELECT rate FROM rates WHERE since <= sold_on ORDER BY since DESC LIMIT 1) r;",
            "select id, (select rate from rates where since <= sold_on order by since desc limit 1) from sales"
        ),
    ])
    func `data variants have no cycles and no rows without their match`(
        setup: String, reference: String, answer: String
    ) async throws {
        let judgement = try await judgement(of: answer, block("sql setup", setup) + solution(reference))
        #expect(judgement.verdict == .pass, "\(judgement.feedback)")
    }

    @Test(arguments: [
        ("email LIKE '%example.org%'", Verdict.fail), ("email ~ 'example.org'", .fail), ("position('example.org' in email) > 0", .fail),
        ("right(email, 11) = 'example.org'", .pass), ("split_part(email, '@', 2) = 'example.org'", .pass),
    ])
    func `data variants have the text of a pattern elsewhere, even in a column of one shape without repeats`(
        condition: String, verdict: Verdict
    ) async throws {
        let setup = """
            CREATE TABLE readers (id int PRIMARY KEY, email text UNIQUE, since date NOT NULL);
            INSERT INTO readers SELECT n,
                substr('adabenkim', 1 + n % 7, 3) || chr(97 + n) || '@example.' || (ARRAY['org', 'com', 'net'])[1 + n % 3],
                date '2026-01-01' + n FROM generate_series(1, 16) n;
            """
        let early = "SELECT id FROM readers WHERE since < '2026-01-12' AND"
        let blocks = block("sql setup", setup) + solution("\(early) email LIKE '%example.org';")
        let judgement = try await judgement(of: "\(early) \(condition)", blocks)
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test(arguments: [("and v.paid", Verdict.fail), ("and v.id > 0", .pass)])
    func `data variants have a group without a row that meets an extra condition`(condition: String, verdict: Verdict) async throws {
        let visits = block(
            "sql setup",
            """
            CREATE TABLE visits (id int PRIMARY KEY, stall_id int NOT NULL REFERENCES stalls, paid boolean NOT NULL);
            INSERT INTO visits SELECT n, 1 + n % 3, n % 5 > 0 FROM generate_series(1, 90) n;
            """)
        let blocks = visits + solution("SELECT name FROM stalls s WHERE NOT EXISTS (SELECT FROM visits WHERE stall_id = s.id);")
        let answer = "select name from stalls s where not exists (select from visits v where v.stall_id = s.id \(condition))"
        let judgement = try await judgement(of: answer, blocks)
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test(arguments: [
        ("joined > '2024-11-01' AND joined <= '2025-02-28' AND email LIKE '%example.org'", Verdict.fail),
        ("joined >= '2024-11-01' AND joined < '2025-02-28' AND email LIKE '%example.org'", .fail),
        ("joined BETWEEN '2024-10-31' AND '2025-02-28' AND email LIKE '%example.org'", .fail),
        ("joined BETWEEN '2024-11-01' AND '2025-02-28' AND email LIKE '%org'", .fail),
        ("joined >= '2024-11-01' AND joined < '2025-03-01' AND email LIKE '%@example.org'", .pass),
    ])
    func `data variants have rows at a boundary that meet all other conditions`(condition: String, verdict: Verdict) async throws {
        let setup = block(
            "sql setup",
            "CREATE TABLE members (id int PRIMARY KEY, email text UNIQUE, joined date NOT NULL); "
                + "INSERT INTO members SELECT n, 'm' || n || '@example.' || (ARRAY['com', 'net', 'org'])[1 + n % 3], "
                + "date '2024-09-03' + n * 11 FROM generate_series(1, 20) n;")
        let judgement = try await judgement(
            of: "select id from members where \(condition)",
            setup + solution("SELECT id FROM members WHERE joined BETWEEN '2024-11-01' AND '2025-02-28' AND email LIKE '%example.org';"))
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test(arguments: [
        ("price <= 9.99", "price <= 9.99 AND price > 1", Verdict.fail), ("price <= 9.99", "price BETWEEN 1 AND 9.99", .fail),
        ("price <= 9.99", "price BETWEEN 0.01 AND 9.99", .pass), ("price <= 9.99", "price < 9.995 AND price >= 0", .pass),
        ("kind = 'Kite'", "lower(kind) = 'kite'", .pass), ("kind = 'Kite'", "upper(kind) = 'KITE'", .pass),
        ("note IS NULL", "note IS NULL AND stars IS NOT NULL", .fail), ("note IS NULL", "coalesce(note, '') = ''", .pass),
    ])
    func `an answer's own limits and its handling of NULL are tried, whether or not the data has such rows`(
        reference: String, condition: String, verdict: Verdict
    ) async throws {
        let setup = block(
            "sql setup",
            "CREATE TABLE toys (id int PRIMARY KEY, kind text NOT NULL, price numeric(6, 2) NOT NULL CHECK (price >= 0), note text, stars int); "
                + "INSERT INTO toys SELECT n, (ARRAY['Kite', 'Top', 'Doll'])[1 + n % 3], 7.50 + n * 0.37, "
                + "CASE WHEN n % 6 > 0 THEN 'note ' || n END, CASE WHEN n % 6 <> 1 THEN 1 + n % 5 END FROM generate_series(1, 30) n;")
        let judgement = try await judgement(
            of: "select id from toys where \(condition)", setup + solution("SELECT id FROM toys WHERE \(reference);"))
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test func `values in documents that belong together are kept together`() async throws {
        let boxes = block(
            "sql setup",
            """
            CREATE TABLE boxes (id int PRIMARY KEY, specs jsonb NOT NULL);
            INSERT INTO boxes SELECT n, jsonb_build_object('from', n * 7 % 19, 'to', n * 7 % 19 + n % 5, 'kind', (ARRAY['a', 'b', 'c'])[1 + n % 3],
                'fee', (ARRAY[5, 7, 9])[1 + n % 3]) FROM generate_series(1, 30) n;
            """)
        let blocks = boxes + solution("SELECT id FROM boxes WHERE specs->>'kind' = 'b' AND (specs->>'to')::int > 6;")
        let answer = "select id from boxes where specs->>'fee' = '7' and greatest((specs->>'to')::int, (specs->>'from')::int) > 6"
        let judgement = try await judgement(of: answer, blocks)
        #expect(judgement.verdict == .pass, "\(judgement.feedback)")
    }

    @Test(arguments: [
        ("select max(id), 'paid' from sales", Verdict.pass), ("select currval('sales_id_seq'), 'paid'", .pass),
        ("values (7, 'paid')", .fail),
        ("select count(*), 'paid' from sales", .fail),
    ])
    func `a generated key must be read, not typed in`(source: String, verdict: Verdict) async throws {
        let notes = block("sql setup", "CREATE TABLE notes (sale_id int REFERENCES sales, text text);")
        let sale =
            "INSERT INTO sales (stall_id, product, price, sold_on) SELECT id, 'Figs', 5, '2026-03-06' FROM stalls WHERE name = 'Dates'"
        let blocks =
            notes + solution("WITH new AS (\(sale) RETURNING id) INSERT INTO notes SELECT id, 'paid' FROM new;")
        let judgement = try await judgement(of: "\(sale); insert into notes \(source)", blocks)
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test func `columns that a generated column is computed from vary`() async throws {
        let setup =
            "CREATE TABLE boxes (id int PRIMARY KEY, a int NOT NULL, b int NOT NULL, area int GENERATED ALWAYS AS (a * b) STORED); "
            + "INSERT INTO boxes SELECT n, 1 + n % 3, 2 + n % 2 FROM generate_series(1, 24) n;"
        let judgement = try await judgement(
            of: "select id from boxes where id % 3 = 1", block("sql setup", setup) + solution("SELECT id FROM boxes WHERE a = 2;"))
        #expect(judgement.verdict == .fail, "\(judgement.feedback)")
    }

    @Test func `an author's alternative defines what an exercise may assume`() async throws {
        let blocks =
            solution("SELECT s.name, count(x.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id GROUP BY s.id;")
            + block(
                "sql alternative \"By name\"",
                "SELECT s.name, count(x.id) FROM stalls s LEFT JOIN sales x ON x.stall_id = s.id GROUP BY s.name;")
        let judgement = try await judgement(
            of: "select s.name, count(x.id) from stalls s left join sales x on x.stall_id = s.id group by 1", blocks)
        #expect(judgement.verdict == .pass, "\(judgement.feedback)")
    }

    @Test func `rows that are in the right order without ORDER BY are right by luck`() async throws {
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
    func `a misconception is recognized by its effect`(reference: String, answer: String, word: String) async throws {
        let judgement = try await judgement(of: answer, solution(reference))
        #expect(judgement.verdict == .fail)
        #expect(judgement.feedback.first?.kind == .misconception)
        #expect(judgement.feedback.first?.message.contains(word) == true, "\(judgement.feedback)")
    }

    @Test(arguments: [("< 3", Verdict.pass), ("= 2.5", .fail), ("<= 3", .fail)])
    func `a data change in a transaction is tried on other data too`(condition: String, verdict: Verdict) async throws {
        let setup = block("sql setup", "UPDATE sales SET price = price + 0.5 WHERE price = 3;")
        let blocks = setup + solution("BEGIN; DELETE FROM sales WHERE price < 3; UPDATE stalls SET row = 'C' WHERE id = 4; COMMIT;")
        let answer = "start transaction; update stalls set row = 'C' where id = 4; delete from sales where price \(condition); end"
        let judgement = try await judgement(of: answer, blocks)
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test(arguments: [("", Verdict.fail), ("and product not in (select product from tastes where stall_id = 2)", .pass)])
    func `data variants have rows that collide when an answer moves them`(condition: String, verdict: Verdict) async throws {
        let setup = block(
            "sql setup",
            """
            CREATE TABLE tastes (stall_id int REFERENCES stalls, product text, since date NOT NULL, PRIMARY KEY (stall_id, product));
            INSERT INTO tastes SELECT 1 + n % 4, 'p' || n / 4 || (ARRAY['a', 'b'])[1 + n % 2], date '2026-01-01' + n
            FROM generate_series(1, 24) n;
            """)
        let solution = solution(
            """
            BEGIN; DELETE FROM tastes t WHERE stall_id = 1 AND EXISTS (SELECT FROM tastes o WHERE o.stall_id = 2 AND o.product = t.product);
            UPDATE tastes SET stall_id = 2 WHERE stall_id = 1; COMMIT;
            """)
        let judgement = try await judgement(
            of: "begin; update tastes set stall_id = 2 where stall_id = 1 \(condition); delete from tastes where stall_id = 1; commit",
            setup + solution)
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test(arguments: [("where not hidden or n.id is null", Verdict.fail), ("and not hidden", .pass)])
    func `data variants have a parent whose children are all alike`(condition: String, verdict: Verdict) async throws {
        let setup = block(
            "sql setup",
            """
            CREATE TABLE notes (id int PRIMARY KEY, stall_id int NOT NULL REFERENCES stalls, hidden boolean NOT NULL);
            INSERT INTO notes SELECT n, 1 + n % 3, n % 7 = 0 FROM generate_series(1, 60) n;
            """)
        let joined = "SELECT s.id, count(n.id) FROM stalls s LEFT JOIN notes n ON n.stall_id = s.id"
        let judgement = try await judgement(
            of: "\(joined) \(condition) group by s.id", setup + solution("\(joined) AND NOT hidden GROUP BY s.id;"))
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test func `a data change is tried on other data too`() async throws {
        let blocks = solution("DELETE FROM sales WHERE price < 3;")
        #expect(try await judgement(of: "delete from sales where not price >= 3", blocks).verdict == .pass)
        #expect(try await judgement(of: "delete from sales where id = 1", blocks).verdict == .fail)
    }

    @Test(arguments: [
        // An answer can't pass by sleeping until the deadline.
        ("SELECT name FROM stalls WHERE row = 'A';", "select v.n from (values ('Apples'), ('Bread')) v(n), (select pg_sleep(4)) s"),
        // Names that sound like time or chance don't turn off the data variants.
        ("SELECT count(*) AS age FROM sales;", "select 6 as age"),
        ("SELECT count(*) AS now, max(price) AS random FROM sales;", "select 6, 7.00"),
        // Scripts that can't be rolled back are tried on clones.
        ("BEGIN; SELECT count(*) FROM sales; COMMIT;", "begin; select 6; commit;"),
        ("SELECT count(*) FROM sales;", "begin; select 6; commit;"),
        ("BEGIN; DELETE FROM sales WHERE price < 3; COMMIT;", "begin; delete from sales where id = 1; commit;"),
        // Both see the same current date.
        ("SELECT product FROM sales WHERE sold_on < current_date - 100;", "select product from sales where id < 7"),
    ])
    func `a hard-coded result never passes unnoticed`(reference: String, answer: String) async throws {
        let judgement = try await judgement(of: answer, solution(reference))
        #expect(judgement.verdict == .fail, "\(judgement.feedback)")
        #expect(judgement.feedback.contains { $0.kind == .data }, "\(judgement.feedback)")
    }

    @Test(.impatientJudge) func `an answer that is too slow on other data fails with that reason`() async throws {
        let answer =
            "select name from stalls, (select pg_sleep(case when (select count(*) from stalls where row = 'A') = 2 "
            + "and (select count(*) from stalls) = 4 and (select max(name) from stalls where row = 'A') = 'Bread' then 0 else 30 end)) s "
            + "where row = 'A'"
        let judgement = try await judgement(of: answer, solution("SELECT name FROM stalls WHERE row = 'A';"))
        #expect(judgement.verdict == .fail)
        #expect(judgement.feedback.first?.message.contains("takes longer than") == true, "\(judgement.feedback)")
    }

    @Test func `an answer that sleeps is not called slower than the solution on other data`() async throws {
        let judgement = try await judgement(
            of: "select stalls.name from stalls, (select pg_sleep(3)) s", solution("SELECT name FROM stalls;"))
        #expect(judgement.verdict == .pass)
        #expect(judgement.feedback.first?.message.hasSuffix("your answer takes too long for that.") == true, "\(judgement.feedback)")
    }

    @Test func `a verdict says if the answer wasn't tried on other data`() async throws {
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
    func `a solution passes, whatever it depends on`(reference: String, runs: Bool) async throws {
        let judgement = try await judgement(of: reference, solution(reference))
        #expect(judgement.verdict == (runs ? .pass : .error), "\(judgement.feedback)")
    }

    @Test func `a generated key isn't taken for a hard-coded one`() async throws {
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
