import TestSupport

/// Statements that run for hours, fill the disk or the memory, or try what a learner isn't allowed to.
enum HostileStatements {
    static let groups = [endless, filling, greedy, forbidden]
    static let all = groups.flatMap { $0 }

    static let endless = [
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

    static let filling = [
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

    static let greedy = [
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

    static let forbidden = [
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity", "SELECT pg_terminate_backend(pg_backend_pid())",
        "COPY ferries TO PROGRAM 'touch /tmp/calf-was-here'", "COPY ferries TO '/tmp/calf-was-here'", "SELECT pg_read_file('/etc/passwd')",
        "ALTER SYSTEM SET max_connections = 1", "SELECT pg_reload_conf()", "CREATE ROLE mallory SUPERUSER", "SET ROLE calf",
        "ALTER ROLE learner SUPERUSER", "CREATE DATABASE mine", "DROP DATABASE postgres", "CREATE EXTENSION file_fdw",
        "DO 'BEGIN EXECUTE ''ALTER DATABASE '' || current_database() || '' ALLOW_CONNECTIONS false''; END'",
        "SELECT lo_import('/etc/passwd')",
    ]
}

extension Calf {
    /// What calf stores for this data directory. The servers of others that have ended are listed, too.
    var ownBytes: Double {
        get throws {
            let items = try JSONReader.read(self("footprint", "--json").output)["items"]?.array ?? []
            return items.filter { $0["kind"]?.text != "orphanedServer" }.compactMap { $0["bytes"]?.number }.reduce(0, +)
        }
    }

    /// Sets the limits of a learner's own statements.
    func limitStatements(seconds: Int, megabytes: Int) {
        home.makeFolder("calf")
        home.makeFolder("calf/config")
        home.write("limits:\n  seconds: \(seconds)\n  megabytes: \(megabytes)\n".utf8, to: "calf/config/config.yaml")
    }
}
