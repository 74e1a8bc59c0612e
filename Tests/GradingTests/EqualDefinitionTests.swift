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

    @Test(arguments: [
        ("UNIQUE INDEX ON rents (stall) WHERE until IS NULL", Verdict.pass),
        ("UNIQUE INDEX ON rents (stall) WHERE NOT until IS NOT NULL", .pass), ("UNIQUE INDEX ON rents (stall)", .fail),
        ("UNIQUE INDEX ON rents (stall, until)", .fail), ("UNIQUE INDEX ON rents (stall) WHERE until IS NOT NULL", .fail),
        ("INDEX ON rents (stall) WHERE until IS NULL", .fail),
    ])
    func `the condition of a unique index may be written in any form`(index: String, verdict: Verdict) async throws {
        let blocks = solution("CREATE TABLE rents (stall int, until date); CREATE UNIQUE INDEX ON rents (stall) WHERE until IS NULL;")
        let judgement = try await judgement(of: "CREATE TABLE rents (stall int, until date); CREATE \(index);", blocks)
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test(arguments: [("UNIQUE (nick, stall)", Verdict.pass), ("UNIQUE (nick)", .fail), ("UNIQUE NULLS NOT DISTINCT (stall, nick)", .fail)])
    func `the columns of a UNIQUE constraint have no order`(constraint: String, verdict: Verdict) async throws {
        let blocks = solution("CREATE TABLE rents (stall int, nick text); CREATE UNIQUE INDEX ON rents (stall, nick);")
        let judgement = try await judgement(of: "CREATE TABLE rents (stall int, nick text, \(constraint));", blocks)
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
