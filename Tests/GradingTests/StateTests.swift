import Course
import Grading
import Testing
import Verdicts

/// The contents and definitions of tables after the answer.
@Suite(.realServer, .timeLimit(.minutes(10))) struct StateTests {
    private let cheaper = solution("UPDATE sales SET price = price - 1 WHERE product = 'Rye';")

    @Test(arguments: [
        (
            "update sales set price = -1 + price where product = 'Rye'", Verdict.pass,
            "Correct. On the original data, sales has the expected rows."
        ),
        (
            "update sales set price = price - 1.00 where product in ('Rye')", .pass,
            "Correct. On the original data, sales has the expected rows."
        ),
        (
            "begin; update sales set price = -1 + price where product = 'Rye'; commit", .pass,
            "Correct. On the original data, sales has the expected rows."
        ),
        (
            "update sales set price = price - 1", .fail,
            "In the table sales, the value of `price` is wrong in 4 of 6 rows."
        ),
        ("select 1", .fail, "Your answer runs, but changes nothing in sales."),
        (
            "update sales set price = price", .fail,
            "Your answer runs, but changes nothing in sales."
        ),
        (
            "begin; update sales set price = -1 + price where product = 'Rye'", .fail,
            "Your answer starts a transaction and never ends it. Without COMMIT, the server rolls it back when the connection closes."
        ),
        ("delete from sales where product = 'Rye'", .fail, "In the table sales, 2 rows are missing."),
        ("truncate sales", .fail, "The table sales is empty. It should have 6 rows."),
        ("drop table sales", .fail, "The table sales does not exist after your answer ran."),
        ("drop table sales, stalls", .fail, "The table sales does not exist after your answer ran."),
        (
            "update sales set price = -1 + price where product = 'Rye'; create table other (a int)", .fail,
            "The table other exists after your answer ran, but should not."
        ),
        (
            "update sales set price = -1 + price where product = 'Rye'; update stalls set row = 'Z' where id = 1", .fail,
            "In the table stalls, the value of `row` is wrong in 1 of 4 rows."
        ),
        (
            "update sales set price = -1 + price where product = 'Rye'; create temp table stalls (a int); insert into stalls values (1)",
            .pass,
            "Correct. On the original data, sales has the expected rows."
        ),
        (
            "set search_path = pg_temp; update public.sales set price = -1 + price where product = 'Rye'", .pass,
            "Correct. On the original data, sales has the expected rows."
        ),
        (
            "do $$ begin update sales set price = -1 + price where product = 'Rye'; end $$", .pass,
            "Correct. On the original data, sales has the expected rows."
        ),
    ])
    func `an UPDATE is judged by the table's contents afterwards`(answer: String, verdict: Verdict, message: String) async throws {
        let judgement = try await judgement(of: answer, cheaper)
        #expect(judgement.verdict == verdict)
        #expect(judgement.feedback.first { $0.kind != .misconception }?.message == message)
    }

    @Test func `rows of a table are shown in the table's column order, with the wrong value marked`() async throws {
        let judgement = try await judgement(of: "update sales set price = price - 1", cheaper)
        let row = try #require(judgement.feedback.flatMap(\.rows).first)
        #expect(row.cells.map(\.column) == ["id", "stall_id", "product", "price", "sold_on"])
        #expect(row.differingColumns == ["price"])
    }

    /// The large table refers to a table that the task changes, but no solution mentions it.
    @Test(arguments: [
        (
            "update stalls set name = 'Dates' where 'Figs' = name", Verdict.pass,
            "Correct. On the original data, stalls has the expected rows."
        ),
        (
            "begin; update stalls set name = 'Dates' where 'Figs' = name; commit", .pass,
            "Correct. On the original data, stalls has the expected rows."
        ),
        ("update stalls set name = 'Dates'", .fail, "In the table stalls, the value of `name` is wrong in 3 of 4 rows."),
        (
            "update stalls set name = 'Dates' where 'Figs' = name; delete from visits where id = 7", .fail,
            "In the table visits, 1 row is missing."
        ),
        (
            "begin; update stalls set name = 'Dates' where 'Figs' = name; update visits set stall_id = 1 where id = 5; commit", .fail,
            "In the table visits, the value of `stall_id` is wrong in 1 of 3,000 rows."
        ),
        (
            "begin; update stalls set name = 'Dates' where 'Figs' = name; delete from visits where id = 5; rollback; truncate visits",
            .fail,
            "The table visits is empty. It should have 3,000 rows."
        ),
    ])
    func `a change to a large unrelated table is noticed`(
        answer: String, verdict: Verdict, message: String
    ) async throws {
        let visits = block(
            "sql setup",
            """
            CREATE TABLE visits (id int PRIMARY KEY, stall_id int REFERENCES stalls);
            INSERT INTO visits SELECT n, 1 + n % 4 FROM generate_series(1, 3000) AS n;
            UPDATE stalls SET name = 'Figs' WHERE id = 4;
            """)
        let judgement = try await judgement(of: answer, visits + solution("UPDATE stalls SET name = 'Dates' WHERE name = 'Figs';"))
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
        #expect(judgement.feedback.contains { $0.message == message }, "\(judgement.feedback)")
    }

    @Test func `feedback calls a view a view`() async throws {
        let blocks = solution("CREATE VIEW cheap AS SELECT product FROM sales WHERE price < 4;")
        let judgement = try await judgement(of: "create view cheap as select product from sales where price < 3", blocks)
        #expect(judgement.feedback.contains { $0.message == "In the view cheap, 1 row is missing." }, "\(judgement.feedback)")
    }

    @Test(arguments: ["", block("yaml check", "state: [sales, stalls]")])
    func `uncommitted changes are reported before the rows that they leave wrong`(check: String) async throws {
        let judgement = try await judgement(of: "begin; update sales set price = 3.2 where stall_id = 2", cheaper + check)
        #expect(judgement.feedback.first?.kind == .remark)
    }

    @Test func `sequences restart for each answer`() async throws {
        let blocks = solution("INSERT INTO sales (stall_id, product, price, sold_on) VALUES (4, 'Medjool', 9, '2026-03-06');")
        for _ in 0..<3 {
            let right = try await judgement(
                of: "insert into sales (product, sold_on, price, stall_id) values ('Medjool', date '2026-03-06', 9.0, 4)", blocks)
            #expect(right.verdict == .pass, "\(right.feedback)")
            _ = try await judgement(of: "select nextval('sales_id_seq'), nextval('sales_id_seq')", blocks)
        }
    }

    @Test func `generated numbers may belong to different rows`() async throws {
        let blocks = solution(
            """
            INSERT INTO sales (stall_id, product, price, sold_on)
            VALUES (4, 'Medjool', 9, '2026-03-06'), (4, 'Halawi', 8, '2026-03-06');
            """)
        let swapped = try await judgement(
            of: """
                insert into sales (stall_id, product, price, sold_on) values (4, 'Halawi', 8, '2026-03-06');
                insert into sales (stall_id, product, price, sold_on) values (4, 'Medjool', 9, '2026-03-06');
                """, blocks)
        #expect(swapped.verdict == .pass, "\(swapped.feedback)")
        let wrong = try await judgement(
            of: "insert into sales (stall_id, product, price, sold_on) values (4, 'Halawi', 8, '2026-03-06')", blocks)
        #expect(wrong.feedback.last?.message == "In the table sales, 1 row is missing.")
        let given = solution("INSERT INTO sales VALUES (50, 4, 'Medjool', 9, '2026-03-06');")
        let other = try await judgement(of: "insert into sales values (51, 4, 'Medjool', 9, '2026-03-06')", given)
        #expect(other.verdict == .fail)
    }

    @Test(arguments: [
        (
            "start transaction; insert into refunds (sale_id, price) select id, price from sales where id = 2; "
                + "update sales set price = 0 where id = 2; end;", Verdict.pass
        ),
        (
            "begin isolation level serializable; insert into refunds (sale_id, price, at) select id, price, clock_timestamp() from sales "
                + "where id = 2; update sales set price = 0 where id = 2; commit;", .pass
        ),
        (
            "insert into refunds (sale_id, price, at) select id, price, clock_timestamp() from sales where id = 2; "
                + "update sales set price = 0 where id = 2", .pass
        ),
        (
            "do $$ begin insert into refunds (sale_id, at, price) select id, now(), price from sales where id = 2; "
                + "update sales set price = 0 where id = 2; end $$", .pass
        ),
        (
            "do $$ begin insert into refunds (sale_id, at, price) select id, now() - interval '1 hour', price from sales where id = 2; "
                + "update sales set price = 0 where id = 2; end $$", .fail
        ),
    ])
    func `the current time is the same in any kind of transaction, in partitions and a trigger's log too`(
        answer: String, verdict: Verdict
    ) async throws {
        let setup = block(
            "sql setup",
            """
            CREATE TABLE refunds (id int GENERATED ALWAYS AS IDENTITY, sale_id int, price numeric, at timestamptz NOT NULL DEFAULT now())
                PARTITION BY RANGE (at);
            CREATE TABLE refunds_before PARTITION OF refunds FOR VALUES FROM (MINVALUE) TO ('2025-01-01 00:00+00');
            CREATE TABLE refunds_later PARTITION OF refunds DEFAULT;
            INSERT INTO refunds (sale_id, price, at) SELECT n % 5, n, timestamptz '2024-11-01 00:00+00' + n * interval '1 day'
            FROM generate_series(1, 80) n;
            CREATE TABLE changes (id int GENERATED ALWAYS AS IDENTITY, sale_id int, at timestamptz NOT NULL DEFAULT now());
            CREATE FUNCTION log() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN INSERT INTO changes (sale_id) VALUES (NEW.id); RETURN NULL; END';
            CREATE TRIGGER logged AFTER UPDATE ON sales FOR EACH ROW WHEN (OLD.price <> NEW.price) EXECUTE FUNCTION log();
            """)
        let solution = solution(
            "BEGIN; INSERT INTO refunds (sale_id, price) SELECT id, price FROM sales WHERE id = 2; UPDATE sales SET price = 0 WHERE id = 2; COMMIT;"
        )
        let judgement = try await judgement(of: answer, setup + solution)
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test func `now() is the same for answer and solution`() async throws {
        let blocks = solution(
            """
            CREATE TABLE visits (who text, at timestamptz NOT NULL DEFAULT now(), day timestamp);
            INSERT INTO visits VALUES ('Ada', DEFAULT, localtimestamp);
            SELECT who, at FROM visits;
            """)
        for _ in 0..<2 {
            let right = try await judgement(
                of: """
                    create table visits (who text, at timestamptz not null default current_timestamp, day timestamp);
                    insert into visits (day, who) values (now(), 'Ada');
                    select 'Ada', now();
                    """, blocks)
            #expect(right.verdict == .pass, "\(right.feedback)")
        }
    }

    @Test func `a deferred constraint violation is reported`() async throws {
        let blocks = solution("DELETE FROM sales WHERE stall_id = 1; DELETE FROM stalls WHERE id = 1;")
        let late = try await judgement(of: "set constraints all deferred; delete from stalls where id = 1", blocks)
        #expect(late.verdict == .fail)
        #expect(late.feedback.first?.sqlstate == "23503")
        let right = try await judgement(of: "delete from sales where stall_id = 1; delete from stalls where id = 1", blocks)
        #expect(right.verdict == .pass)
    }

    @Test func `only the check's tables are compared`() async throws {
        let blocks = cheaper + block("yaml check", "state: [sales]")
        let judgement = try await judgement(
            of: "update stalls set row = 'Z'; update sales set price = price - 1 where product = 'Rye'", blocks)
        #expect(judgement.verdict == .pass)
    }

    @Test func `RETURNING rows are compared too`() async throws {
        let blocks = solution("INSERT INTO stalls VALUES (5, 'Eggs', 'C') RETURNING id, name;")
        #expect(try await judgement(of: "insert into stalls values (5, 'Eggs', 'C') returning id, name", blocks).verdict == .pass)
        #expect(try await judgement(of: "insert into stalls values (5, 'Eggs', 'C')", blocks).feedback.first?.kind == .columns)
        #expect(
            try await judgement(of: "select 5, 'Eggs'", blocks).feedback.first?.message
                == "Your answer runs, but changes nothing in stalls."
        )
    }

    private let crates = solution(
        """
        CREATE TABLE crates (
            id       int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            stall_id int NOT NULL REFERENCES stalls ON DELETE CASCADE,
            label    varchar(20) UNIQUE,
            weight   numeric(6,2) DEFAULT 0 CHECK (weight >= 0 AND weight < 1000),
            made_at  timestamptz NOT NULL DEFAULT now()
        );
        """)

    @Test(arguments: [
        (
            """
            create table crates (made_at timestamp with time zone default current_timestamp not null, weight decimal(6,2) default 0,
                label character varying(20), stall_id integer not null, id integer generated always as identity,
                constraint k primary key (id), constraint w check (1000 > weight), check (0 <= weight),
                foreign key (stall_id) references stalls (id) on delete cascade);
            create unique index on crates (label);
            """, Verdict.pass, "Correct. On the original data, crates has the expected rows."
        ),
        ("create table crate (id int)", .fail, "The table crate exists after your answer ran, but should not."),
        (
            """
            create table crates (id int generated always as identity primary key, stall_id int references stalls on delete cascade,
                label varchar(20) unique, weight numeric(6,2) default 0 check (weight >= 0 and weight < 1000), made_at timestamptz not null default now())
            """, .fail, "The definition of the table crates differs. `stall_id` accepts NULL, but should not."
        ),
        (
            """
            create table crates (id int generated always as identity primary key, stall_id int not null references stalls,
                label varchar(20) unique, weight numeric(6,2) default 0 check (weight >= 0 and weight < 1000), made_at timestamptz not null default now())
            """, .fail, "The definition of the table crates differs. Its foreign key on `stall_id` is not the one the task asks for."
        ),
        (
            """
            create table crates (id int generated always as identity primary key, stall_id int not null references stalls on delete cascade,
                label text unique, weight numeric(6,2) check (weight >= 0 and weight < 1000), made_at timestamptz not null default now())
            """, .fail,
            "The definition of the table crates differs. `label` has a different type than the task asks for. `weight` has no default."
        ),
    ])
    func `a table is judged by its behavior`(answer: String, verdict: Verdict, message: String) async throws {
        let judgement = try await judgement(of: answer, crates)
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
        #expect(judgement.feedback.contains { $0.message == message }, "\(judgement.feedback)")
    }

    @Test func `an index is found by its columns`() async throws {
        let blocks = solution("CREATE INDEX sales_by_stall ON sales (stall_id, sold_on DESC);") + block("yaml check", "schema: [sales]")
        #expect(try await judgement(of: "create index on sales (stall_id, sold_on desc)", blocks).verdict == .pass)
        #expect(try await judgement(of: "create index on sales (sold_on desc, stall_id)", blocks).verdict == .fail)
        #expect(try await judgement(of: "create index concurrently on sales (stall_id, sold_on desc)", blocks).verdict == .pass)
    }

    @Test func `a view is judged by its rows`() async throws {
        let blocks = solution("CREATE VIEW turnover AS SELECT stall_id, sum(price) AS total FROM sales GROUP BY stall_id;")
        let right = try await judgement(
            of: "create view turnover as select distinct stall_id, sum(price) over (partition by stall_id) as total from sales", blocks)
        #expect(right.verdict == .pass, "\(right.feedback)")
        let wrong = try await judgement(
            of: "create view turnover as select stall_id, max(price) as total from sales group by stall_id", blocks)
        #expect(wrong.feedback.map(\.kind) == [.misconception, .state])
    }

    private let sale =
        solution("BEGIN; INSERT INTO stalls VALUES (5, 'Eggs', 'B'); UPDATE sales SET stall_id = 5 WHERE id = 1; COMMIT;")
        + block("yaml check", "state: [stalls, sales]\nrequires: [begin]")

    @Test(arguments: [
        JudgedAnswer(
            "START TRANSACTION; INSERT INTO stalls VALUES (5, 'Eggs', 'B'); SAVEPOINT a; UPDATE sales SET stall_id = 5 WHERE id = 1; END;",
            .pass, "Correct."),
        JudgedAnswer(
            """
            BEGIN; DELETE FROM sales; ROLLBACK;
            BEGIN; INSERT INTO stalls VALUES (5, 'Eggs', 'B'); UPDATE sales SET stall_id = 5 WHERE id = 1; COMMIT;
            """, .pass, "Correct."),
        JudgedAnswer(
            "BEGIN; INSERT INTO stalls VALUES (5, 'Eggs', 'B'); COMMIT; BEGIN; UPDATE sales SET stall_id = 5 WHERE id = 1; COMMIT;", .fail,
            "Your answer makes its changes in more than one transaction."),
        JudgedAnswer(
            "INSERT INTO stalls VALUES (5, 'Eggs', 'B'); BEGIN; UPDATE sales SET stall_id = 5 WHERE id = 1; COMMIT;", .fail,
            "Your answer makes its changes in more than one transaction."),
        JudgedAnswer(
            "BEGIN; COMMIT; INSERT INTO stalls VALUES (5, 'Eggs', 'B'); UPDATE sales SET stall_id = 5 WHERE id = 1;", .fail,
            "Your answer makes its changes in more than one transaction."),
    ])
    func `work that must be one transaction is checked to be one`(_ answer: JudgedAnswer) async throws {
        let judgement = try await judgement(of: answer.text, sale)
        #expect(judgement.verdict == answer.verdict, "\(judgement.feedback)")
        #expect(judgement.feedback.contains { $0.message.hasPrefix(answer.says) }, "\(judgement.feedback)")
    }
}
