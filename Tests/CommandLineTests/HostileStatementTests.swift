import TestSupport
import Testing

/// What learners run themselves, by accident or on purpose: time, memory, and disk stay within their limits, and the next statement works.
@Suite(.timeLimit(.minutes(15))) struct HostileStatementTests {
    private static let endless = [
        "SELECT pg_sleep(330)", "DO 'BEGIN LOOP PERFORM 1; END LOOP; END'", "SELECT count(*) FROM generate_series(1, 100000000000)",
        "DO 'BEGIN LOOP BEGIN PERFORM pg_sleep(60); EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP; END'",
        "SET statement_timeout = 0; SELECT pg_sleep(330)",
        "WITH RECURSIVE r AS (SELECT 1 UNION ALL SELECT 1 FROM r) SELECT count(*) FROM r",
        "SELECT count(*) FROM ferries a, ferries b, generate_series(1, 10000000000) c", "BEGIN; SELECT pg_sleep(330); COMMIT",
        "DECLARE c CURSOR WITH HOLD FOR SELECT pg_sleep(330)", "SELECT repeat('a', 30) ~ '^(a|a|aa)+$' FROM generate_series(1, 1000000000)",
        "EXPLAIN ANALYZE SELECT pg_sleep(330)", "SELECT pg_sleep(330) \\watch 1",
        "SELECT set_config('lock_timeout', '0', false), pg_sleep(330)",
        "SELECT n FROM generate_series(1, 10000000000) n WHERE n < 0", "COPY (SELECT pg_sleep(330)) TO STDOUT",
        "SELECT length(string_agg(n::text, '')) FROM generate_series(1, 10000000000) n WHERE n < 0",
    ]

    private static let filling = [
        "CREATE TABLE t1 AS SELECT repeat('x', 1000) FROM generate_series(1, 10000000)",
        "CREATE TABLE t2 (x text); DO 'BEGIN LOOP INSERT INTO t2 SELECT repeat(''x'', 1000) FROM generate_series(1, 1000); END LOOP; END'",
        "CREATE TEMP TABLE t3 AS SELECT repeat('x', 1000) FROM generate_series(1, 10000000)",
        "CREATE MATERIALIZED VIEW t4 AS SELECT repeat('x', 1000) FROM generate_series(1, 10000000)",
        "CREATE TABLE t5 (x text); DO 'BEGIN LOOP INSERT INTO t5 SELECT repeat(''x'', 9) FROM generate_series(1, 1000); COMMIT; END LOOP; END'",
        "CREATE UNLOGGED TABLE t6 AS SELECT n, n AS m FROM generate_series(1, 100000000) n",
        "DO 'BEGIN LOOP PERFORM lo_from_bytea(0, convert_to(repeat(''x'', 1000000), ''UTF8'')); END LOOP; END'",
        "INSERT INTO ferries SELECT n, repeat('x', 1000), 1 FROM generate_series(10, 100000000) n",
        "CREATE TABLE t7 (n int); CREATE INDEX ON t7 (n); INSERT INTO t7 SELECT n FROM generate_series(1, 100000000) n",
        "DO 'BEGIN LOOP UPDATE ferries SET name = repeat(''y'', 1000); END LOOP; END'",
        "SELECT repeat('z', 1000) INTO t8 FROM generate_series(1, 10000000)",
        "SELECT n FROM generate_series(1, 1000000000) n ORDER BY -n",
        "SELECT count(DISTINCT n) FROM generate_series(1, 1000000000) n",
        "WITH x AS MATERIALIZED (SELECT repeat('x', 100) || n FROM generate_series(1, 1000000000) n) SELECT count(*) FROM x",
    ]

    private static let greedy = [
        "SET work_mem = '2GB'; SELECT cardinality(array_agg(repeat('x', 1000) || n)) FROM generate_series(1, 3000000) n",
        "SELECT length(repeat('x', 1000000000) || repeat('y', 1000000000))", "SELECT repeat('x', 1000000000)",
        "SELECT array_fill(0, ARRAY[200000000])", "SELECT string_agg(repeat('x', 1000000), '') FROM generate_series(1, 2000)",
        "SELECT json_agg(n) FROM generate_series(1, 100000000) n", "SELECT lpad('x', 1000000000)",
        "DO 'DECLARE a text := ''x''; BEGIN LOOP a := a || a; END LOOP; END'",
        "SELECT pg_advisory_lock(n) FROM generate_series(1, 100000) n",
        "DO 'BEGIN FOR i IN 1..100000 LOOP EXECUTE ''CREATE TEMP TABLE x'' || i || '' ()''; END LOOP; END'",
        "LISTEN a; DO 'BEGIN FOR i IN 1..10000000 LOOP PERFORM pg_notify(''a'', repeat(''x'', 7000) || i); END LOOP; END'",
        "CREATE FUNCTION f(n int) RETURNS int LANGUAGE sql AS 'SELECT f($1 + 1)'; SELECT f(1)",
        "SELECT " + Array(repeating: "1", count: 2000).joined(separator: "+"),
        "DO 'BEGIN FOR i IN 1..100000 LOOP EXECUTE ''PREPARE p'' || i || '' AS SELECT 1''; END LOOP; END'",
        "SELECT * FROM ferries a, ferries b, ferries c, generate_series(1, 3000000) d",
    ]

    private static let forbidden = [
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity", "SELECT pg_terminate_backend(pg_backend_pid())",
        "COPY ferries TO PROGRAM 'touch /tmp/calf-was-here'", "COPY ferries TO '/tmp/calf-was-here'", "SELECT pg_read_file('/etc/passwd')",
        "ALTER SYSTEM SET max_connections = 1", "SELECT pg_reload_conf()", "CREATE ROLE mallory SUPERUSER", "SET ROLE calf",
        "ALTER ROLE learner SUPERUSER", "CREATE DATABASE mine", "DROP DATABASE postgres", "CREATE EXTENSION file_fdw",
        "DO 'BEGIN EXECUTE ''ALTER DATABASE '' || current_database() || '' ALLOW_CONNECTIONS false''; END'",
        "SELECT lo_import('/etc/passwd')",
    ]

    @Test func `sixty hostile statements end within their limits, and the server keeps its size`() async throws {
        let islands = Islands()
        let calf = Calf(course: islands.path)
        defer { _ = calf("sandbox", "destroy") }
        calf.home.makeFolder("calf")
        calf.home.makeFolder("calf/config")
        calf.home.write("limits:\n  seconds: 2\n  megabytes: 40\n".utf8, to: "calf/config/config.yaml")
        func start(_ sql: String) -> Calf.Running {
            calf.start(["sql", "--lesson", "ferries", "--trust", "-f", "-"], input: sql + ";\n", output: "/dev/null")
        }
        #expect(start("SELECT 1").wait().status == 0)
        let groups = [(Self.endless, "2 s"), (Self.filling, ""), (Self.greedy, ""), (Self.forbidden, "")]
        #expect(groups.map(\.0.count).reduce(0, +) == 60)
        for (statements, says) in groups {
            for first in stride(from: 0, to: statements.count, by: 4) {
                let some = statements[first...].prefix(4)
                let running = some.map { ($0, ContinuousClock.now, start($0)) }
                for (sql, began, process) in running {
                    let result = try await process.ended()
                    #expect(ContinuousClock.now - began < .seconds(90), "\(sql)")
                    // One that runs at the same time may have taken all of the server's locks.
                    #expect(
                        [0, 1].contains(result.status) || result.errors.contains("out of shared memory"),
                        "\(sql): \(result.status) \(result.errors)")
                    // Another statement may have made the server restart, and rows of a function fill temporary files.
                    if !says.isEmpty, !["connection was lost", "temp_file_limit"].contains(where: result.errors.contains) {
                        #expect(result.errors.contains(says), "\(sql): \(result.errors)")
                    }
                }
            }
        }
        let after = start("SELECT count(*) FROM ferries").wait()
        #expect(after.status == 0, "\(after.errors)")
        let items = try JSONReader.read(calf("footprint", "--json").output)["items"]?.array ?? []
        let bytes = items.compactMap { $0["bytes"]?.number }.reduce(0, +)
        #expect(bytes < 500_000_000, "\(bytes)")
    }

    @Test func `the tutor says which limit stopped a statement, and goes on`() {
        let islands = Islands()
        let calf = Calf(course: islands.path)
        defer { _ = calf("sandbox", "destroy") }
        calf.home.makeFolder("calf")
        calf.home.makeFolder("calf/config")
        calf.home.write("limits:\n  seconds: 1\n  megabytes: 40\n".utf8, to: "calf/config/config.yaml")
        let result = calf(
            "open", "ferries", "--plain", "--trust",
            input: """
                next exercise
                SELECT pg_sleep(330);
                CREATE TABLE t AS SELECT repeat('x', 1000) FROM generate_series(1, 10000000);
                SELECT 'still ' || 'here';
                quit

                """)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("Stopped after 1 s, the time limit for a statement in a lesson's database."), "\(result.output)")
        #expect(result.output.contains("set 'seconds' under 'limits' in config.yaml"), "\(result.output)")
        #expect(result.output.contains("still here"), "\(result.output)")
    }

    @Test func `limits don't apply to a database named with --dsn`() throws {
        let islands = Islands()
        let calf = Calf(course: islands.path)
        defer { _ = calf("sandbox", "destroy") }
        calf.home.makeFolder("calf")
        calf.home.makeFolder("calf/config")
        calf.home.write("limits:\n  seconds: 1\n".utf8, to: "calf/config/config.yaml")
        let address = try #require(try JSONReader.read(calf("sandbox", "start", "--json").output)["dsn"]?.text)
        #expect(calf("sql", "--dsn", address, "-c", "SELECT pg_sleep(3)").status == 0)
    }
}
