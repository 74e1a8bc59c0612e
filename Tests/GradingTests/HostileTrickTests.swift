import Grading
import Testing
import Verdicts

private let deleting = "DELETE FROM sales WHERE id = 3;"
private let creating = "CREATE TABLE shelves (id int NOT NULL, name text);"

/// An answer that tries to make the judge see something that isn't there, or overlook something that is.
struct Trick: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var reference = deleting
    var answer: String
    var verdict: Verdict

    init(_ name: String, _ verdict: Verdict, for reference: String = deleting, _ answer: String) {
        testDescription = name
        self.reference = reference
        self.answer = answer
        self.verdict = verdict
    }
}

@Suite(.ownServer, .timeLimit(.minutes(10))) struct HostileTrickTests {
    /// A view of the catalog in which every column named id is NOT NULL.
    private static let rosyCatalog = """
        CREATE TEMP VIEW pg_attribute AS SELECT attrelid, attname, atttypid, attnum, atttypmod, attnotnull OR attname = 'id' AS attnotnull,
            atthasdef, attidentity, attgenerated, attisdropped FROM pg_catalog.pg_attribute
        """
    private static let hiding = """
        ALTER TABLE sales ENABLE ROW LEVEL SECURITY; ALTER TABLE sales FORCE ROW LEVEL SECURITY;
        CREATE POLICY p ON sales USING (id <> 3); UPDATE sales SET price = price WHERE id = 1
        """

    @Test(arguments: [
        Trick("rows hidden by row level security", .fail, hiding),
        Trick("rows hidden by row level security, on a copy", .fail, "SET search_path = public; " + hiding),
        Trick("a temporary catalog that flatters", .fail, for: creating, "CREATE TABLE shelves (id int, name text); " + rosyCatalog),
        Trick("a rule instead", .fail, "CREATE RULE r AS ON DELETE TO sales DO INSTEAD NOTHING; " + deleting),
        Trick("a temporary table of the same name", .fail, "CREATE TEMP TABLE sales AS SELECT * FROM sales; " + deleting),
        Trick("a view in place of the table", .fail, "ALTER TABLE sales RENAME TO s; CREATE VIEW sales AS SELECT * FROM s WHERE id <> 3"),
        Trick("a poisoned default", .fail, "ALTER TABLE sales ALTER price SET DEFAULT 1 / 0; " + deleting),
        Trick("no rights left before", .fail, "REVOKE ALL ON sales FROM learner; " + deleting),
        Trick(
            "a trigger that fires at the end", .fail,
            """
            CREATE FUNCTION boom() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'boom'; END $$;
            CREATE CONSTRAINT TRIGGER t AFTER DELETE ON sales DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION boom();
            """ + deleting),
    ])
    func `cheats don't pass`(_ trick: Trick) async throws { try await expectVerdict(on: trick) }

    @Test(arguments: [
        Trick("a temporary catalog that flatters", .pass, for: creating, creating + rosyCatalog),
        Trick("an empty pg_class", .pass, "CREATE TEMP TABLE pg_class (relname name, relnamespace oid, oid oid); " + deleting),
        Trick("a domain called text", .pass, "CREATE DOMAIN pg_temp.text AS varchar CHECK (false); " + deleting),
        Trick(
            "statistics that say nothing happened", .pass,
            "CREATE TEMP VIEW pg_stat_xact_user_tables AS SELECT 'x'::text AS relname, ''::text AS schemaname, 0 AS n_tup_del; " + deleting),
        Trick(
            "functions of the names that the judge calls", .pass,
            """
            CREATE FUNCTION public.format(text, text) RETURNS text LANGUAGE sql AS 'SELECT ''x''';
            CREATE FUNCTION public.to_regnamespace(text) RETURNS regnamespace LANGUAGE sql AS 'SELECT NULL::regnamespace';
            """ + deleting),
        Trick(
            "an operator that finds all equal", .pass,
            """
            CREATE FUNCTION public.same(name, text) RETURNS boolean LANGUAGE sql AS 'SELECT true';
            CREATE OPERATOR public.= (FUNCTION = public.same, LEFTARG = name, RIGHTARG = text); SET search_path = public, pg_catalog;
            """ + deleting),
        Trick("dates in German", .pass, deleting + "UPDATE pg_settings SET setting = 'German' WHERE name = 'DateStyle'"),
        Trick("another encoding", .pass, deleting + "UPDATE pg_settings SET setting = 'LATIN1' WHERE name = 'client_encoding'"),
        Trick("all names in quotes", .pass, deleting + "UPDATE pg_settings SET setting = 'on' WHERE name = 'quote_all_identifiers'"),
        Trick("everything left open", .pass, deleting + "BEGIN; LOCK TABLE sales; LISTEN a; SELECT pg_advisory_lock(1)"),
    ])
    func `equivalent spellings of a right answer pass`(_ trick: Trick) async throws { try await expectVerdict(on: trick) }

    private func expectVerdict(on trick: Trick) async throws {
        let judgement = try await judgement(of: trick.answer, solution(trick.reference))
        #expect(judgement.verdict == trick.verdict, "\(judgement.feedback)")
        #expect(judgement.feedback.first?.message.isEmpty == false)
    }
}
