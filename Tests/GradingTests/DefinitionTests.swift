import Course
import Grading
import Testing
import Verdicts

/// Which differences between definitions count.
@Suite(.realServer, .timeLimit(.minutes(10))) struct DefinitionTests {
    @Test(arguments: [
        ("GRANT SELECT ON stalls TO PUBLIC", Verdict.fail, "The privilege SELECT for PUBLIC is missing."),
        ("GRANT SELECT (name) ON stalls TO PUBLIC; GRANT SELECT ON sales TO PUBLIC", .fail, "SELECT for PUBLIC is missing"),
        ("GRANT SELECT, INSERT ON sales, stalls TO PUBLIC", .fail, "It has the privilege INSERT for PUBLIC, but should not."),
        ("BEGIN; GRANT SELECT ON sales TO PUBLIC; GRANT SELECT ON stalls TO PUBLIC; COMMIT", .pass, "Correct."),
        (
            "GRANT ALL ON sales, stalls TO PUBLIC; REVOKE INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON sales, stalls FROM PUBLIC",
            .pass, "Correct."
        ),
    ])
    func `privileges are compared`(answer: String, verdict: Verdict, message: String) async throws {
        let judgement = try await judgement(of: answer, solution("GRANT SELECT ON sales, stalls TO PUBLIC;"))
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
        #expect(judgement.feedback.contains { $0.message.contains(message) }, "\(judgement.feedback)")
    }

    @Test(arguments: [
        ("GRANT USAGE ON SCHEMA shop TO PUBLIC", Verdict.pass), ("GRANT ALL ON SCHEMA shop TO PUBLIC", .fail), ("SELECT 1", .fail),
    ])
    func `privileges on a schema are compared`(answer: String, verdict: Verdict) async throws {
        let judgement = try await judgement(
            of: answer, block("sql setup", "CREATE SCHEMA shop;") + solution("GRANT USAGE ON SCHEMA shop TO PUBLIC;"))
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test func `a function need not say that it is stable, and is called with the keys of the data`() async throws {
        let blocks =
            block(
                "sql setup",
                "CREATE TABLE loans (id int PRIMARY KEY, due int NOT NULL, back int); "
                    + "INSERT INTO loans SELECT n, n % 7, CASE WHEN n < 150 THEN n % 11 END FROM generate_series(1, 200) n;")
            + solution(
                "CREATE FUNCTION late(loan int) RETURNS int LANGUAGE sql STABLE AS $$ SELECT CASE WHEN back IS NOT NULL "
                    + "THEN greatest(back - due, 0) END FROM loans WHERE id = loan $$;")
        let right =
            "create function late(loan int) returns int language sql as $$ select case when back < due then 0 else back - due end "
            + "from loans where id = loan $$"
        let wrong =
            "create function late(loan int) returns int language sql as $$ select greatest(back - due, 0) from loans where id = loan $$"
        #expect(try await judgement(of: right, blocks).verdict == .pass)
        #expect(try await judgement(of: wrong, blocks).verdict == .fail)
    }

    @Test(arguments: [("", Verdict.pass), ("AND stall_id = NEW.stall_id", .fail)])
    func `a trigger is tried on copies of rows that refer to other rows`(condition: String, verdict: Verdict) async throws {
        func script(_ condition: String) -> String {
            "CREATE FUNCTION once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF EXISTS (SELECT FROM sales WHERE product = NEW.product "
                + "\(condition)) THEN RAISE EXCEPTION 'sold'; END IF; RETURN NEW; END $$; "
                + "CREATE TRIGGER once BEFORE INSERT ON sales FOR EACH ROW EXECUTE FUNCTION once();"
        }
        let judgement = try await judgement(of: script(condition), solution(script("")))
        #expect(judgement.verdict == verdict, "\(judgement.feedback)")
    }

    @Test func `the elements of an EXCLUDE constraint have no order`() async throws {
        let judgement = try await judgement(
            of: "create table stays (room int, days daterange, exclude using gist (days with &&, int4range(room, room, '[]') with &&))",
            solution(
                "CREATE TABLE stays (room int, days daterange, EXCLUDE USING gist (int4range(room, room, '[]') WITH &&, days WITH &&));"))
        #expect(judgement.verdict == .pass, "\(judgement.feedback)")
    }
}
