import Course
import Grading
import Testing
import Verdicts

@Suite(.realServer, .timeLimit(.minutes(10))) struct SchemaTests {
    private func expect(_ answer: JudgedAnswer, _ blocks: String, task: String = "Do it.") async throws {
        let judgement = try await judgement(of: answer.text, blocks, task: task)
        #expect(judgement.verdict == answer.verdict, "\(judgement.feedback)")
        #expect(judgement.feedback.contains { $0.message.hasPrefix(answer.says) }, "\(judgement.feedback)")
    }

    // MARK: Functions

    private let discount = solution(
        """
        CREATE FUNCTION discount(price numeric, percent int DEFAULT 10) RETURNS numeric
        LANGUAGE sql IMMUTABLE RETURN price * (100 - percent) / 100;
        """)

    @Test(arguments: [
        JudgedAnswer(
            """
            create or replace function discount(numeric, integer default 10) returns numeric as $body$
            begin return round($1 - $1 * $2 / 100.0, 10); end $body$ language plpgsql immutable;
            """, .pass, "Correct."),
        JudgedAnswer(
            "create function discount(p decimal, q int4 default 10) returns decimal immutable strict language sql as 'select p - p*q/100'",
            .pass, "Correct."),
        JudgedAnswer(
            "create function discount(p numeric, q int default 10) returns numeric immutable language sql as 'select p - q'", .fail,
            "The function discount exists, but discount("),
        JudgedAnswer(
            "create function discount(p numeric, q int default 10) returns numeric immutable language sql as 'select p / nullif(q - 1, 0) '",
            .fail, "The function discount exists, but discount(10, 1) returns NULL. What should it return?"),
        JudgedAnswer(
            "create function discount(p numeric, q int default 10) returns numeric immutable language sql as 'select coalesce(p - p*q/100, 0)'",
            .fail, "The function discount exists, but discount(NULL, 1) returns 0. What should it return?"),
        JudgedAnswer(
            "create function discount(p numeric, q int default 10) returns numeric immutable language plpgsql as 'begin return 1/0; end'",
            .fail, "The function discount exists, but discount(10, 1) fails: division by zero."),
        JudgedAnswer(
            "create function discount(p numeric, q int) returns numeric immutable language sql return p * (100 - q) / 100", .fail,
            "The definition of the function discount differs. The defaults of its arguments are not the ones the task asks for."),
        JudgedAnswer(
            "create function discount(p numeric, q int default 10) returns numeric language sql return p * (100 - q) / 100", .pass,
            "Correct."),
        JudgedAnswer(
            "create function discount(p numeric, q int default 10) returns text immutable language sql return p * (100 - q) / 100", .fail,
            "The definition of the function discount differs. Its return type for (numeric, integer) is not the one the task asks for."
        ),
        JudgedAnswer(
            "create function discount(p numeric) returns numeric immutable language sql return p * 0.9", .fail,
            "The definition of the function discount differs. It can't be called with these argument types: numeric, integer."),
        JudgedAnswer(
            "create function rebate(p numeric, q int default 10) returns numeric immutable language sql return p * (100 - q) / 100", .fail,
            "The function discount does not exist after your answer ran."),
        JudgedAnswer("select 1", .fail, "The function discount does not exist after your answer ran."),
        JudgedAnswer(
            "create procedure discount(p numeric, q int default 10) language sql as ''", .fail,
            "The definition of the function discount differs."),
    ])
    func `a function is judged by its results`(_ answer: JudgedAnswer) async throws { try await expect(answer, discount) }

    @Test func `a function's volatility counts if the task names it`() async throws {
        let answer = JudgedAnswer(
            "create function discount(p numeric, q int default 10) returns numeric language sql return p * (100 - q) / 100", .fail,
            "The definition of the function discount differs. Its volatility (IMMUTABLE, STABLE, or VOLATILE) is not the one the task asks for."
        )
        try await expect(answer, discount, task: "Write an immutable function.")
    }

    // MARK: Conditions and numbers

    private static let permits = """
        create table permits (id int generated always as identity primary key, kind text not null check (kind not in ('none', 'free')),
            zone text not null check (zone in ('a', 'b', 'c')))
        """

    @Test(arguments: [
        JudgedAnswer(
            """
            create table permits (id serial primary key, kind text not null check (kind <> 'free' and kind <> 'none'),
                zone text not null check (zone = any ('{c,b,a}')))
            """, .pass, "Correct."),
        JudgedAnswer(
            """
            create table permits (id int generated by default as identity primary key, kind text not null
                check (kind <> all (array['free', 'none'])), zone text not null check (zone = 'a' or zone = 'b' or zone = 'c'))
            """, .pass, "Correct."),
        JudgedAnswer(
            """
            create table permits (id int generated always as identity primary key, kind text not null check (kind not in ('none')),
                zone text not null check (zone in ('a', 'b', 'c')))
            """, .fail, "The definition of the table permits differs. Its CHECK constraint on `kind` is not the one the task asks for."),
        JudgedAnswer(
            """
            create table permits (id int primary key, kind text not null check (kind not in ('none', 'free')),
                zone text not null check (zone in ('a', 'b', 'c')))
            """, .fail, "The definition of the table permits differs. `id` is not an identity column."),
    ])
    func `a condition and a way to number rows may be written in any form`(_ answer: JudgedAnswer) async throws {
        try await expect(answer, solution(Self.permits))
    }

    @Test(arguments: ["serial", "int generated always as identity"])
    func `a column that the server numbers, but should not, is called that`(type: String) async throws {
        let says =
            "The definition of the table passes differs. In your table, the server generates the values of `id`. In this task, it shouldn't."
        let answer = JudgedAnswer("create table passes (id \(type) primary key)", .fail, says)
        try await expect(answer, solution("CREATE TABLE passes (id int PRIMARY KEY);"))
    }

    @Test(arguments: [
        JudgedAnswer(
            """
            create function sold_at(stall text) returns table (what text, at numeric) language plpgsql as $$
            begin
              return query select s.product, s.price from sales s, stalls t where t.id = s.stall_id and t.name = stall;
            end $$
            """, .pass, "Correct."),
        JudgedAnswer(
            """
            create function sold_at(stall text) returns table (product text, price numeric) language sql as $$
            select product, price from sales join stalls on stalls.id = stall_id where name <> stall $$
            """, .fail, "The function sold_at exists, but sold_at("),
        JudgedAnswer(
            """
            create function sold_at(stall text) returns table (product text, price numeric) language sql as $$
            select product, price from sales where product = stall $$
            """, .fail, "The function sold_at exists, but sold_at("),
    ])
    func `a function that takes table values is called with real ones`(_ answer: JudgedAnswer) async throws {
        try await expect(
            answer,
            solution(
                """
                CREATE FUNCTION sold_at(stall text) RETURNS TABLE (product text, price numeric) LANGUAGE sql
                AS 'SELECT product, price FROM sales JOIN stalls ON stalls.id = stall_id WHERE name = stall';
                """))
    }

    @Test func `random and time-dependent results of a function aren't compared`() async throws {
        let blocks = solution(
            """
            CREATE FUNCTION dice(sides int) RETURNS int LANGUAGE sql RETURN 1 + floor(random() * sides)::int;
            CREATE FUNCTION moment() RETURNS timestamptz LANGUAGE sql RETURN now();
            """)
        try await expect(
            JudgedAnswer(
                """
                create function dice(n int) returns int language plpgsql as $$ begin return floor(1 + random() * n); end $$;
                create function moment() returns timestamptz language sql return current_timestamp;
                """, .pass, "Correct."), blocks)
    }

    // MARK: Triggers

    private let touched =
        block("sql setup", "ALTER TABLE stalls ADD changed_at timestamptz;")
        + solution(
            """
            CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed_at := now(); RETURN NEW; END';
            CREATE TRIGGER stalls_touched BEFORE INSERT OR UPDATE OF name, row ON stalls
            FOR EACH ROW WHEN (NEW.name <> '') EXECUTE FUNCTION touch();
            """)

    private static let touching =
        "create function f() returns trigger language plpgsql as $$ begin new.changed_at = current_timestamp; return new; end $$; "

    @Test(arguments: [
        JudgedAnswer(
            touching
                + "create trigger t before update of row, name or insert on stalls for each row when (new.name <> '') execute procedure f()",
            .pass, "Correct."),
        JudgedAnswer(
            touching
                + """
                create trigger one before insert on stalls for each row when ('' <> new.name) execute function f();
                create trigger two before update of name, row on stalls for each row when (new.name <> '') execute function f();
                """, .pass, "Correct."),
        JudgedAnswer(
            touching
                + "create trigger t after insert or update of row, name on stalls for each row when (new.name <> '') execute function f()",
            .fail,
            "Your trigger on stalls doesn't do what the task asks for. After UPDATE stalls SET name = name WHERE id = 1, the table "
                + "stalls has the wrong rows. Does it fire before the change, after it, or instead of it?"),
        JudgedAnswer(
            touching + "create trigger t before update of row, name on stalls for each row when (new.name <> '') execute function f()",
            .fail,
            "The definition of the table stalls differs. No trigger fires on INSERT."),
        JudgedAnswer(
            touching + "create trigger t before insert or update on stalls for each row when (new.name <> '') execute function f()", .fail,
            "Your trigger on stalls doesn't do what the task asks for."),
        JudgedAnswer(
            touching + "create trigger t before insert or update of name, row or delete on stalls for each row execute function f()", .fail,
            "Your trigger on stalls doesn't do what the task asks for."),
        JudgedAnswer(
            """
            create function f() returns trigger language plpgsql as $$
            begin if new.name <> '' then new.changed_at = now(); end if; return new; end $$;
            create trigger one before insert on stalls for each row execute function f();
            create trigger two before update of row, name on stalls for each row execute function f();
            """, .pass, "Correct."),
        JudgedAnswer(touching, .fail, "Your answer runs, but changes nothing in stalls."),
    ])
    func `a trigger is judged by when it fires`(_ answer: JudgedAnswer) async throws { try await expect(answer, touched) }

    @Test(arguments: [
        JudgedAnswer(
            """
            create function f() returns trigger language plpgsql as $$
            begin new.changed_at = current_timestamp; new.name = upper(new.name); return new; end $$;
            create trigger t before insert or update of name, row on stalls for each row when (new.name <> '') execute function f();
            """, .fail,
            "Your trigger on stalls doesn't do what the task asks for. After UPDATE stalls SET name = name WHERE id = 1, the table "
                + "stalls has the wrong rows."),
        JudgedAnswer(
            """
            create function f() returns trigger language plpgsql as $$ begin new.changed = now(); return new; end $$;
            create trigger t before insert or update of name, row on stalls for each row when (new.name <> '') execute function f();
            """, .fail,
            "With your trigger on stalls, UPDATE stalls SET name = name WHERE id = 1 fails: record \"new\" has no field \"changed\"."),
        JudgedAnswer(
            """
            create function f() returns trigger language plpgsql as $$ begin new.changed_at = now(); return null; end $$;
            create trigger t before insert or update of name, row on stalls for each row when (new.name <> '') execute function f();
            """, .fail, "Your trigger on stalls doesn't do what the task asks for."),
    ])
    func `a trigger is judged by its effect`(_ answer: JudgedAnswer) async throws { try await expect(answer, touched) }

    private let guarded =
        block("sql setup", "CREATE TABLE journal (id serial PRIMARY KEY, sale_id int, price numeric, at timestamptz DEFAULT now());")
        + solution(
            """
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF NEW.price < OLD.price THEN RAISE EXCEPTION 'prices only rise'; END IF;
              INSERT INTO journal (sale_id, price) VALUES (NEW.id, NEW.price);
              RETURN NULL;
            END $$;
            CREATE TRIGGER noted AFTER UPDATE OF price ON sales FOR EACH ROW EXECUTE FUNCTION note();
            """)

    @Test(arguments: [
        JudgedAnswer(
            """
            insert into journal (sale_id) values (1); delete from journal;
            create function f() returns trigger language plpgsql as $$
            begin
              if old.price > new.price then raise 'no' using errcode = '23514'; end if;
              insert into public.journal (price, sale_id, at) values (new.price, old.id, now()); return new;
            end $$;
            create trigger t after update of price on sales for each row execute function f();
            """, .pass, "Correct."),
        JudgedAnswer(
            """
            create function f() returns trigger language plpgsql as $$
            begin insert into journal (price, sale_id) values (new.price, new.id); return new; end $$;
            create trigger t after update of price on sales for each row execute function f();
            """, .fail,
            "Your trigger on sales allows UPDATE sales SET price = price - 1 WHERE id = 1 instead of rejecting it."),
        JudgedAnswer(
            """
            create function f() returns trigger language plpgsql as $$
            begin
              if old.price > new.price then raise 'no'; end if;
              insert into journal (price, sale_id) values (old.price, new.id); return new;
            end $$;
            create trigger t after update of price on sales for each row execute function f();
            """, .fail,
            "Your trigger on sales doesn't do what the task asks for. After UPDATE sales SET price = price + 1 WHERE id = 1, the "
                + "table journal has the wrong rows."),
    ])
    func `a trigger's writes to other tables and its errors are compared`(_ answer: JudgedAnswer) async throws {
        try await expect(answer, guarded)
    }

    private let rated =
        block(
            "sql setup",
            """
            ALTER TABLE sales ADD grade text;
            CREATE FUNCTION grade() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.grade := NULL; RETURN NEW; END';
            CREATE TRIGGER graded BEFORE UPDATE ON sales FOR EACH ROW EXECUTE FUNCTION grade();
            """)
        + solution(rating(">= 40"))

    private static func rating(_ test: String) -> String {
        "CREATE OR REPLACE FUNCTION grade() RETURNS trigger LANGUAGE plpgsql AS $$ "
            + "BEGIN NEW.grade := CASE WHEN NEW.price \(test) THEN 'dear' END; RETURN NEW; END $$;"
    }

    @Test(arguments: [
        JudgedAnswer(rating("> 39.99"), .pass, "Correct."),
        JudgedAnswer(
            rating("> 40"), .fail,
            "Your trigger on sales doesn't do what the task asks for. After UPDATE sales SET price = 40"),
        JudgedAnswer("SELECT 1", .fail, "Your answer"),
    ])
    func `a trigger's function is compared by its effect near its constants`(_ answer: JudgedAnswer) async throws {
        try await expect(answer, rated)
    }

    // MARK: Types and defaults

    @Test(arguments: [
        JudgedAnswer("create type mood as enum ('bad', 'good')", .pass, "Correct."),
        JudgedAnswer(
            "create type mood as enum ('good', 'bad')", .fail,
            "The definition of the type mood differs. Its values, or their order, are not"),
        JudgedAnswer("create type mood as enum ('bad'); alter type mood add value 'good'", .pass, "Correct."),
        JudgedAnswer(
            "create domain mood as text check (value in ('bad', 'good'))", .fail,
            "The definition of the type mood differs. It should be an enumeration."),
        JudgedAnswer("create table moods (m text)", .fail, "The type mood does not exist after your answer ran."),
    ])
    func `an enumeration is compared by its ordered values`(_ answer: JudgedAnswer) async throws {
        try await expect(answer, solution("CREATE TYPE mood AS ENUM ('bad', 'good');"))
    }

    @Test func `a column of another type has the same default if the constant is the same`() async throws {
        let judgement = try await judgement(
            of: "alter table stalls add currency char(3) not null default 'EUR'",
            solution("ALTER TABLE stalls ADD currency text NOT NULL DEFAULT 'EUR';"))
        #expect(
            judgement.feedback.map(\.message) == [
                "The definition of the table stalls differs. `currency` has a different type than the task asks for."
            ])
    }

    // MARK: Options of the check

    @Test(arguments: [
        ("schema: { of: [crates], order: exact }", "create table crates (label text, id int)", Verdict.fail),
        ("schema: { of: [crates], order: exact }", "create table crates (id int4, label text)", .pass),
        ("schema: { of: [crates] }", "create table crates (label text, id int)", .pass),
        ("schema: [crates]", "create table crates (label text, id int); create table more (a int)", .pass),
        ("schema: [crates]", "create table crates (id int); alter table crates add label text", .pass),
    ])
    func `column order counts if the exercise says so`(check: String, answer: String, verdict: Verdict) async throws {
        let judgement = try await judgement(
            of: answer, solution("CREATE TABLE crates (id int, label text);") + block("yaml check", check))
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
        if verdict == .fail {
            #expect(
                judgement.feedback.first?.message
                    == "The definition of the table crates differs. Its columns are right, but in a different "
                    + "order. label is the first one out of place.")
        }
    }

    @Test func `a right table that was filled has the right rows, too`() async throws {
        let text = "CREATE TABLE days (id int PRIMARY KEY); INSERT INTO days VALUES (1);"
        let praise = "Correct. days is defined as the task asks and has the expected rows."
        try await expect(
            JudgedAnswer(text, .pass, praise), solution(text) + block("yaml check", "schema: [days]\nstate: [days]"))
    }

    @Test func `functions and types can be checked by name like tables`() async throws {
        let blocks =
            solution(
                """
                CREATE TYPE mood AS ENUM ('bad', 'good');
                CREATE FUNCTION double(n int) RETURNS int LANGUAGE sql RETURN 2 * n;
                CREATE TABLE moods (m mood);
                """) + block("yaml check", "schema: [mood, double]")
        let right = "create type mood as enum ('bad', 'good'); create function double(int) returns int language sql return $1 + $1"
        try await expect(JudgedAnswer(right, .pass, "Correct. double and mood are defined as the task asks."), blocks)
        let wrong = "create type mood as enum ('bad', 'good'); create function double(int) returns int language sql return $1 * $1"
        try await expect(
            JudgedAnswer(wrong, .fail, "The function double exists, but double(1) returns 1. What should it return?"), blocks)
    }

    @Test(arguments: [
        ("create or replace view cheap (product) as select product from sales where not price >= 4", Verdict.pass),
        ("create view cheap as select product from sales where price < 4.20", .fail),
        ("create view cheap as select product from sales", .fail),
        ("create view cheap as select product from sales where id < 3", .fail),
    ])
    func `a view that a schema check names is compared by its rows, on other data too`(answer: String, verdict: Verdict) async throws {
        let judgement = try await judgement(
            of: answer,
            solution("CREATE VIEW cheap AS SELECT product FROM sales WHERE price < 4;") + block("yaml check", "schema: [cheap]"))
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test func `a name that doesn't exist is an error in the lesson`() async throws {
        let judgement = try await judgement(
            of: "create table crates (id int)", solution("CREATE TABLE crates (id int);") + block("yaml check", "schema: [crate]"))
        #expect(judgement.verdict == .error)
    }
}
