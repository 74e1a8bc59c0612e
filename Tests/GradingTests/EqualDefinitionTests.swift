import Course
import Grading
import Testing
import Verdicts

/// Constraints are equal if they accept the same rows.
@Suite(.realServer, .timeLimit(.minutes(10))) struct EqualDefinitionTests {
    private let members = solution(
        """
        CREATE TABLE members (
            id       int PRIMARY KEY,
            code     char(3) NOT NULL UNIQUE,
            phone    text CHECK (phone LIKE '+%'),
            fee      numeric(6,2) NOT NULL CHECK (fee > 0),
            level    text CHECK (level IN ('gold', 'silver')),
            since    date NOT NULL,
            until    date,
            stall_id int REFERENCES stalls,
            CHECK (until > since)
        );
        """)

    private static func table(
        id: String = "int primary key", code: String = "char(3) not null unique", phone: String = "text check (phone like '+%')",
        fee: String = "numeric(6,2) not null check (fee > 0)", level: String = "text check (level in ('gold', 'silver'))",
        stall: String = "int references stalls", dates: String = "check (until > since)"
    ) -> String {
        """
        create table members (id \(id), code \(code), phone \(phone), fee \(fee), level \(level), since date not null, until date,
            stall_id \(stall), \(dates))
        """
    }

    @Test(arguments: [
        table(fee: "numeric(6,2) not null check (fee >= 0.01)"),
        table(fee: "numeric(6,2) check (fee > 0 and fee is not null)"),
        table(fee: "numeric(6,2) not null check (not fee <= 0)"),
        table(fee: "numeric(6,2) not null check (fee > 0) check (fee > -5)"),
        table(fee: "numeric(6,2) not null check (fee between 0.01 and 9999.99)"),
        table(phone: "text check (phone is null or phone like '+%')"),
        table(phone: "text check (left(phone, 1) = '+')"),
        table(phone: "text check (starts_with(phone, '+'))"),
        table(level: "text check (level = 'silver' or level = 'gold')"),
        table(level: "text check (level is null or not (level <> 'gold' and level <> 'silver'))"),
        table(stall: "int references stalls on delete restrict on update restrict"),
        table(code: "char(3) not null", dates: "unique (code), check (until > since)"),
        table(dates: "check (since < until and fee > 0)"),
        table(dates: "check (until is null or until - since >= 1)"),
    ])
    func `constraints that accept the same rows are equal`(answer: String) async throws {
        let judgement = try await judgement(of: answer, members)
        #expect(judgement.verdict == .pass, "\(judgement.feedback)")
    }

    @Test(arguments: [
        table(fee: "numeric(6,2) not null check (fee >= 0)"),
        table(fee: "numeric(6,2) not null check (fee > 0.01)"),
        table(fee: "numeric(6,2) not null check (fee > 0 and fee < 1000)"),
        table(fee: "numeric(6,2) check (fee > 0)"),
        table(phone: "text check (phone like '%+%')"),
        table(phone: "text check (phone like '+_%')"),
        table(phone: "text check (phone = '+%')"),
        table(phone: "text check (phone like '+%' and phone not like '% %')"),
        table(phone: "text check (phone like '+%' and length(phone) <= 15)"),
        table(phone: "text check (phone is not null and phone like '+%')"),
        table(level: "text check (level in ('Gold', 'Silver'))"),
        table(level: "text check (lower(level) in ('gold', 'silver'))"),
        table(level: "text check (level in ('gold', 'silver', 'bronze'))"),
        table(stall: "int references stalls on delete cascade"),
        table(id: "int unique not null"),
        table(dates: "check (until >= since)"),
        table(dates: "check (until is not null and until > since)"),
    ])
    func `constraints that accept different rows differ`(answer: String) async throws {
        let judgement = try await judgement(of: answer, members)
        #expect(judgement.verdict == .fail, "\(judgement.feedback)")
        #expect(judgement.feedback.first?.message.hasPrefix("The definition of the table members differs.") == true)
    }

    private let rents = solution(
        """
        CREATE TABLE rents (
            stall int NOT NULL, from_day date NOT NULL, to_day date NOT NULL, code text, nick text, CHECK (to_day > from_day),
            EXCLUDE USING gist (int4range(stall, stall, '[]') WITH &&, daterange(from_day, to_day) WITH &&)
        );
        CREATE UNIQUE INDEX ON rents (lower(code));
        ALTER TABLE rents ADD UNIQUE (stall, nick);
        """)

    private static func rents(
        _ exclusion: String = "int4range(stall, stall, '[]') with &&, daterange(from_day, to_day) with &&",
        codes: String = "create unique index on rents (lower(code))", nicks: String = "alter table rents add unique (stall, nick)"
    ) -> String {
        """
        create table rents (stall int not null, from_day date not null, to_day date not null, code text, nick text,
            check (to_day > from_day), exclude using gist (\(exclusion))); \(codes); \(nicks)
        """
    }

    @Test(arguments: [
        (rents("daterange(from_day, to_day, '[)') with &&, int4range(stall, stall + 1) with &&"), Verdict.pass),
        (rents("numrange(stall, stall, '[]') with =, daterange(from_day, to_day) with &&"), .pass),
        (rents(codes: "create unique index on rents (upper(code))"), .pass),
        (rents(codes: "create unique index on rents (lower(code)) where code is not null"), .pass),
        (rents(nicks: "create unique index on rents (nick, stall) where nick is not null"), .pass),
        (rents("int4range(stall, stall, '[]') with &&, daterange(from_day, to_day, '[]') with &&"), .fail),
        (rents("int4range(stall, stall + 2) with &&, daterange(from_day, to_day) with &&"), .fail),
        (rents("daterange(from_day, to_day) with &&"), .fail),
        (rents(codes: "create unique index on rents (code)"), .fail),
        (rents(codes: "create unique index on rents (lower(code)) where code <> ''"), .fail),
        (rents(codes: "create index on rents (lower(code))"), .fail),
        (rents(nicks: "alter table rents add unique nulls not distinct (stall, nick)"), .fail),
        (rents(nicks: "alter table rents add unique (nick)"), .fail),
    ])
    func `constraints and unique indexes that forbid the same pairs of rows are equal`(answer: String, verdict: Verdict) async throws {
        let judgement = try await judgement(of: answer, rents)
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test func `a primary key equals a unique column that is not NULL`() async throws {
        let blocks = solution("CREATE TABLE codes (code text NOT NULL UNIQUE, label text);")
        #expect(try await judgement(of: "create table codes (code text primary key, label text)", blocks).verdict == .pass)
        #expect(try await judgement(of: "create table codes (code text unique, label text)", blocks).verdict == .fail)
        #expect(try await judgement(of: "create table codes (code text not null unique, label text primary key)", blocks).verdict == .fail)
    }

    @Test func `conditions on enumerations are compared in the same way`() async throws {
        let blocks = solution(
            """
            CREATE TYPE mood AS ENUM ('bad', 'fair', 'good');
            CREATE TABLE days (day date, mood mood CHECK (mood <> 'bad'));
            """)
        let right = try await judgement(
            of: """
                create type mood as enum ('bad', 'fair', 'good');
                create table days (day date, mood mood check (mood in ('fair', 'good')));
                """, blocks)
        #expect(right.verdict == .pass, "\(right.feedback)")
        let wrong = try await judgement(
            of: """
                create type mood as enum ('bad', 'fair', 'good');
                create table days (day date, mood mood check (mood = 'good'));
                """, blocks)
        #expect(wrong.verdict == .fail, "\(wrong.feedback)")
    }

    @Test(arguments: [
        ("ended <= began + interval '720 hours'", Verdict.pass), ("not ended - began > interval '30 days' or ended is null", .pass),
        ("ended - began < interval '30 days'", .fail), ("ended - began <= interval '31 days'", .fail),
        ("extract(day from ended - began) <= 30", .fail),
    ])
    func `a condition on an interval is tried at its limit`(condition: String, verdict: Verdict) async throws {
        let blocks = solution("CREATE TABLE runs (began timestamp, ended timestamp, CHECK (ended - began <= interval '30 days'));")
        let judgement = try await judgement(of: "create table runs (began timestamp, ended timestamp, check (\(condition)))", blocks)
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test(arguments: [
        ("round(net * 0.2, 2) + net", Verdict.pass), ("net + round(net / 5, 2)", .pass), ("net + round(net * 0.19, 2)", .fail),
    ])
    func `generated columns are compared by value`(gross: String, verdict: Verdict) async throws {
        func table(_ gross: String) -> String {
            "CREATE TABLE bills (net numeric(9,2), gross numeric(9,2) GENERATED ALWAYS AS (\(gross)) STORED);"
        }
        let judgement = try await judgement(of: table(gross), solution(table("net + round(net * 0.2, 2)")))
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test(arguments: [
        ("UNIQUE NULLS NOT DISTINCT (shelf)", Verdict.pass), ("UNIQUE (shelf)", .fail),
        ("UNIQUE NULLS NOT DISTINCT (shelf), UNIQUE (id)", .fail),
    ])
    func `a constraint that allows one NULL differs from one that allows many`(constraint: String, verdict: Verdict) async throws {
        let blocks = solution(
            "CREATE TABLE jars (id int, shelf int); CREATE UNIQUE INDEX ON jars (shelf) NULLS NOT DISTINCT;")
        let judgement = try await judgement(of: "CREATE TABLE jars (id int, shelf int, \(constraint));", blocks)
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test(arguments: [
        ("UNIQUE INDEX ON jars (lower(label) text_pattern_ops)", Verdict.pass),
        ("UNIQUE INDEX ON jars (lower(label) DESC NULLS LAST)", .pass),
        ("INDEX ON jars (lower(label))", .fail), ("UNIQUE INDEX ON jars (label)", .fail),
    ])
    func `the order and operator class of a unique index don't count`(index: String, verdict: Verdict) async throws {
        let blocks = solution("CREATE TABLE jars (label text); CREATE UNIQUE INDEX ON jars (lower(label));")
        let judgement = try await judgement(of: "CREATE TABLE jars (label text); CREATE \(index);", blocks)
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test(arguments: [
        ("current_timestamp + interval '30 days'", Verdict.pass),
        ("now() + '30 days'::interval", .pass), ("now()", .fail), ("'2030-01-01'", .fail),
    ])
    func `a default that reads the clock is compared by the moment it gives`(value: String, verdict: Verdict) async throws {
        let judgement = try await judgement(
            of: "create table loans (due timestamptz default \(value))",
            solution("CREATE TABLE loans (due timestamptz DEFAULT now() + interval '30 days');"))
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test(arguments: [
        ("0.00", Verdict.pass), ("'0'", .pass), ("0::int", .pass), ("1", .fail), ("length('')", .fail), ("NULL", .fail),
    ])
    func `a constant default is compared by its value`(value: String, verdict: Verdict) async throws {
        let judgement = try await judgement(
            of: "create table fees (fee numeric(6,2) default \(value))", solution("CREATE TABLE fees (fee numeric(6,2) DEFAULT 0);"))
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }
}
