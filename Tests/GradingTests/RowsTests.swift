import Course
import Grading
import Testing
import Verdicts

/// A reference query and an answer for a real server, and how they are compared.
struct RowsPair: Sendable, CustomTestStringConvertible {
    var reference: String
    var answer: String
    var check: String?

    init(_ reference: String, _ answer: String, _ check: String? = nil) {
        self.reference = reference
        self.answer = answer
        self.check = check
    }

    var testDescription: String { answer + (check.map { "   (\($0))" } ?? "") }
}

@Suite(.realServer, .timeLimit(.minutes(10))) struct RowsTests {
    private func verdict(on pair: RowsPair) async throws -> Judgement {
        try await judgement(of: pair.answer, solution(pair.reference) + (pair.check.map { block("yaml check", $0) } ?? ""))
    }

    @Test(arguments: [
        // Numbers are compared by value, floats with a tolerance.
        RowsPair("SELECT 0.3::float8", "SELECT 0.1::float8 + 0.2::float8"),
        RowsPair("SELECT avg(price) FROM sales", "SELECT sum(price)::float8 / count(*) FROM sales"),
        RowsPair("SELECT round(avg(price), 2) FROM sales", "SELECT avg(price)::numeric(10,2)::text::numeric FROM sales"),
        RowsPair("SELECT 1", "SELECT 1.00"),
        RowsPair("SELECT count(*) FROM sales", "SELECT sum(1)::smallint FROM sales"),
        RowsPair("SELECT 'NaN'::float8", "SELECT 'NaN'::numeric"),
        // char(n) is compared without its padding.
        RowsPair("SELECT row FROM stalls", "SELECT row::char(9) FROM stalls"),
        RowsPair("SELECT name::char(20) FROM stalls", "SELECT name FROM stalls"),
        // Midnight equals its day, and an instant is the same in every time zone.
        RowsPair("SELECT sold_on FROM sales", "SELECT sold_on::timestamp FROM sales"),
        RowsPair("SELECT timestamptz '2026-03-01 12:00+00'", "SET timezone = 'Asia/Kolkata'; SELECT timestamptz '2026-03-01 13:00+01'"),
        RowsPair("SELECT timestamptz '2026-03-01 12:00+00'", "SET datestyle = 'SQL, DMY'; SELECT timestamptz '2026-03-01 12:00+00'"),
        RowsPair("SELECT interval '1 day'", "SELECT interval '24 hours'"),
        // Arrays are compared as they are printed, JSON by value.
        RowsPair("SELECT array_agg(id ORDER BY id) FROM stalls", "SELECT array_agg(id::numeric ORDER BY id) FROM stalls"),
        RowsPair("SELECT '{\"a\": 1, \"b\": [2]}'::jsonb", "SELECT '{\"b\":[2.0],\"a\":1}'::json"),
        RowsPair("SELECT NULL::int", "SELECT NULL"),
        // The solution's ORDER BY decides the order, and ties may be in any order.
        RowsPair("SELECT name FROM stalls", "SELECT name FROM stalls ORDER BY name DESC"),
        RowsPair("SELECT product FROM sales ORDER BY sold_on", "SELECT product FROM sales ORDER BY sold_on, product DESC"),
        RowsPair("SELECT product FROM sales ORDER BY sold_on", "SELECT product FROM sales ORDER BY product", "rows: { order: any }"),
        RowsPair("SELECT name FROM stalls", "SELECT name FROM stalls ORDER BY id", "rows: { order: exact }"),
        // Names count only if the exercise says so, and types never.
        RowsPair("SELECT name AS stall FROM stalls", "SELECT name FROM stalls"),
        RowsPair("SELECT id FROM stalls", "SELECT id::bigint FROM stalls", "rows: { names: true }"),
        RowsPair("SELECT id AS n FROM stalls", "SELECT id FROM stalls"),
    ])
    func `equivalent queries pass`(_ pair: RowsPair) async throws {
        let judgement = try await verdict(on: pair)
        #expect(judgement.verdict == .pass, "\(judgement.feedback)")
    }

    @Test(arguments: [
        RowsPair("SELECT 0.3::float8", "SELECT 0.3000001::float8"),
        RowsPair("SELECT 0.3", "SELECT 0.30000000000000001"),
        RowsPair("SELECT 1", "SELECT '1'::text"),
        RowsPair("SELECT name FROM stalls", "SELECT lower(name) FROM stalls"),
        RowsPair("SELECT name FROM stalls", "SELECT name || ' ' FROM stalls"),
        RowsPair("SELECT sold_on FROM sales", "SELECT sold_on + interval '1 second' FROM sales"),
        RowsPair("SELECT timestamptz '2026-03-01 12:00+00'", "SELECT timestamptz '2026-03-01 12:00+01'"),
        RowsPair("SELECT array_agg(id ORDER BY id) FROM stalls", "SELECT array_agg(id ORDER BY id DESC) FROM stalls"),
        RowsPair("SELECT NULL::text", "SELECT ''"),
        RowsPair("SELECT row FROM stalls", "SELECT coalesce(row, '') FROM stalls"),
        RowsPair("SELECT name FROM stalls ORDER BY name", "SELECT name FROM stalls ORDER BY name DESC"),
        RowsPair("SELECT product FROM sales ORDER BY sold_on, id", "SELECT product FROM sales ORDER BY sold_on, id DESC"),
        RowsPair("SELECT name FROM stalls", "SELECT name FROM stalls ORDER BY name DESC", "rows: { order: exact }"),
        RowsPair("SELECT name AS stall FROM stalls", "SELECT name FROM stalls", "rows: { names: true }"),
    ])
    func `queries with another effect fail`(_ pair: RowsPair) async throws {
        let judgement = try await verdict(on: pair)
        #expect(judgement.verdict == .fail, "\(judgement.feedback)")
    }
}
