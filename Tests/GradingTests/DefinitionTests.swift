import Course
import Grading
import Testing
import Verdicts

/// Which differences between definitions count.
@Suite(.realServer, .timeLimit(.minutes(10))) struct DefinitionTests {
    @Test(arguments: [
        ("GRANT SELECT (name) ON stalls TO PUBLIC", "privileges"), ("DELETE FROM sales; REVOKE ALL ON sales FROM PUBLIC", "privileges"),
        ("CREATE SCHEMA shop CREATE TABLE shelves (id int) GRANT SELECT ON shelves TO PUBLIC", "privileges"),
        ("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC", "privileges"),
        ("CREATE POLICY one ON sales USING (stall_id = 1)", "policies"), ("DROP POLICY one ON sales", "policies"),
        ("ALTER TABLE sales ADD shelf int, ENABLE ROW LEVEL SECURITY", "row security"),
        ("ALTER TABLE sales NO FORCE ROW LEVEL SECURITY", "row security"),
        ("CREATE TABLE stays (days daterange, EXCLUDE USING gist (days WITH &&))", "EXCLUDE constraints"),
        ("CREATE DOMAIN cents AS int", "domains"), ("ALTER DOMAIN cents SET NOT NULL", "domains"), ("DROP DOMAIN cents", "domains"),
        ("CREATE TYPE spans AS RANGE (subtype = int)", "range types"), ("CREATE TYPE place AS (shelf int)", "composite types"),
        ("ALTER TYPE place ADD ATTRIBUTE row int", "composite types"),
        ("ALTER TYPE place RENAME ATTRIBUTE shelf TO row", "composite types"),
        ("CREATE SEQUENCE tickets", "sequences"), ("DROP SEQUENCE tickets", "sequences"),
        ("COMMENT ON TABLE sales IS 'What was sold'", "comments"),
    ])
    func `what can't be compared can't be asked for`(reference: String, kind: String) async throws {
        let judgement = try await judgement(of: reference, solution(reference + ";"))
        #expect(judgement.verdict == .error)
        #expect(judgement.feedback.map(\.message) == ["This version of calf can't check \(kind)."])
    }

    @Test(arguments: ["SELECT 'OBJECT_POLICY' AS grant_type, id AS policy FROM sales", "ALTER TABLE sales ADD shelf int"])
    func `the same words elsewhere mean nothing`(reference: String) async throws {
        #expect(try await judgement(of: reference, solution(reference + ";")).verdict == .pass)
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
}
