import Grading
import Postgres
import Sandbox
import Testing
import Verdicts

private let names = "SELECT name FROM stalls ORDER BY id;"

/// Answers of a PostgreSQL expert who tries to escape. Each fails with the reason, and the next answer gets the right verdict.
@Suite(.ownServer, .timeLimit(.minutes(10))) struct HostilePrivilegeTests {
    static let escapes = [
        "DROP OWNED BY CURRENT_USER",
        "REASSIGN OWNED BY learner TO SESSION_USER",
        "SET ROLE NONE; DROP OWNED BY CURRENT_USER; DROP OWNED BY learner",
        "SET SESSION AUTHORIZATION DEFAULT; RESET ROLE; DROP TABLE stalls CASCADE",
        "RESET ROLE; ALTER TABLE pg_catalog.pg_class OWNER TO learner",
        "GRANT pg_read_server_files TO learner",
        "ALTER ROLE learner SUPERUSER",
        "ALTER ROLE learner LOGIN PASSWORD 'x'",
        "ALTER ROLE ALL SET statement_timeout = 1",
        "DROP ROLE learner",
        "CREATE ROLE other LOGIN",
        "ALTER DATABASE template1 IS_TEMPLATE false",
        "DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' RENAME TO mine'; END $$",
        "DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' SET search_path = nowhere'; END $$",
        "DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' OWNER TO learner'; END $$",
        "DO $$ BEGIN EXECUTE 'REVOKE ALL ON DATABASE ' || current_database() || ' FROM PUBLIC'; END $$",
        "UPDATE pg_database SET datallowconn = false",
        "DELETE FROM pg_authid",
        "SELECT rolpassword FROM pg_authid",
        "LOCK TABLE pg_catalog.pg_database IN ACCESS EXCLUSIVE MODE",
        "BEGIN; LOCK TABLE stalls; LOCK TABLE sales",
    ]

    static let outside = [
        "SELECT pg_ls_dir('/')", "SELECT pg_stat_file('/etc/passwd')", "SELECT * FROM pg_ls_logdir()",
        "COPY stalls TO '/tmp/calf-hostile'", "COPY stalls FROM '/etc/passwd'",
        "SELECT lo_export(lo_from_bytea(0, 'x'), '/tmp/calf-hostile')",
        "SELECT lo_from_bytea(0, decode(repeat('ab', 1000000), 'hex')) FROM generate_series(1, 20)",
        "CREATE EXTENSION dblink", "CREATE EXTENSION postgres_fdw", "CREATE EXTENSION file_fdw", "CREATE EXTENSION plpython3u",
        "CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION now()",
        "CREATE TABLESPACE t LOCATION '/tmp'",
        "LOAD '/tmp/evil.so'",
        "CREATE FUNCTION f() RETURNS int LANGUAGE c AS '/lib/x86_64-linux-gnu/libc.so.6', 'exit'",
        "CREATE SUBSCRIPTION s CONNECTION 'host=/tmp' PUBLICATION p",
        "CREATE PUBLICATION p FOR TABLE stalls",
        "SELECT pg_reload_conf()", "SELECT pg_rotate_logfile()", "SELECT pg_switch_wal()", "CHECKPOINT",
        "SELECT pg_cancel_backend(pid) FROM pg_stat_activity",
        "SET log_min_messages = debug5", "SET session_replication_role = replica", "SET local_preload_libraries = 'x'",
        "SET temp_file_limit = -1", "SET max_stack_depth = '100MB'",
        "START TRANSACTION ISOLATION LEVEL SERIALIZABLE; SELECT * FROM stalls; PREPARE TRANSACTION 'a'",
        "UPDATE pg_settings SET setting = 'off' WHERE name = 'standard_conforming_strings'; SELECT '\\'; COMMIT; --'",
        "SELECT * FROM ts_stat('SELECT to_tsvector(pg_advisory_lock(1)::text)')",
        "SELECT setval('sales_id_seq', 100000)", "SELECT nextval('sales_id_seq') FROM generate_series(1, 1000)",
        "DO $$ BEGIN FOR i IN 1..1000 LOOP EXECUTE 'PREPARE p' || i || ' AS SELECT 1'; END LOOP; END $$",
        "SELECT query FROM pg_stat_activity WHERE query LIKE '%stalls%' AND pid <> pg_backend_pid()",
    ]

    @Test func `no answer leaves its database, and the next one is judged as usual`() async throws {
        let judgements = try await judgements(of: Self.escapes + Self.outside, solution(names))
        for (answer, judgement) in judgements {
            #expect(judgement.verdict == .fail, "\(answer): \(judgement.feedback)")
            #expect(judgement.feedback.first?.message.isEmpty == false, "\(answer)")
        }
        let right = try await judgement(of: names, solution(names))
        #expect(right.verdict == .pass, "\(right.feedback)")
        let numbered = "INSERT INTO sales (stall_id, product, price, sold_on) VALUES (1, 'Fuji', 2, '2026-03-06') RETURNING id;"
        let next = try await judgement(of: numbered, solution(numbered))
        #expect(next.verdict == .pass, "\(next.feedback)")
    }

    @Test func `revoking everything doesn't affect a session in another lesson`() async throws {
        let world = try #require(RealServer.world)
        let database = try await world.sandbox.lessonDatabase(for: try lesson("Another lesson."), dataset: world.dataset)
        let session = try await world.sandbox.session(on: database)
        let judgement = try await judgement(of: "DROP OWNED BY CURRENT_USER", solution(names))
        #expect(judgement.verdict == .fail)
        _ = try await session.query("CREATE TEMP TABLE mine AS SELECT name FROM stalls")
        _ = try await session.query("CREATE SCHEMA mine")
        await world.sandbox.end(session)
    }
}

/// Judges all of them at the same time, as many as a server is ever asked to.
func judgements(of answers: [String], _ blocks: String) async throws -> [(answer: String, judgement: Judgement)] {
    try await withThrowingTaskGroup(of: (String, Judgement).self) { group in
        for answer in answers { group.addTask { (answer, try await judgement(of: answer, blocks)) } }
        return try await group.reduce(into: []) { $0.append(($1.0, $1.1)) }
    }
}
