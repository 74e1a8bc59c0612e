import SQLText
import Testing

struct StatementTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var sql: String
        var has: Set<String> = []
        var hasNot: Set<String> = []

        var testDescription: String { sql }
    }

    static let cases = [
        Case(
            sql:
                "SELECT days.day::date, count(a.id) AS ships, coalesce(sum(a.tonnes), 0) FROM generate_series(1, 2) AS days(day) LEFT JOIN arrivals AS a ON a.day = days.day GROUP BY days.day ORDER BY days.day",
            has: [
                "select", "from", "cast", "count", "alias", "coalesce", "sum", "generate_series", "left join", "outer join", "group by",
                "order by",
            ],
            hasNot: ["inner join", "cross join", "where", "subquery", "typed literal"]),
        Case(sql: "SELECT * FROM a CROSS JOIN b", has: ["cross join", "join", "*"], hasNot: ["inner join"]),
        Case(sql: "SELECT 1 FROM a JOIN b ON a.x = b.x", has: ["inner join", "join", "="], hasNot: ["cross join", "self join", "alias"]),
        Case(
            sql: "SELECT 1 FROM a x JOIN a y USING (id) FULL JOIN c USING (id) RIGHT JOIN d USING (id)",
            has: ["self join", "full join", "right join", "using", "table alias"]),
        Case(sql: "SELECT 1 FROM a, b", has: ["comma join"], hasNot: ["cross join"]),
        Case(sql: "SELECT x FROM t WHERE a AND b OR NOT c", has: ["where", "and", "or", "not"]),
        Case(sql: "SELECT x FROM t WHERE a IN (1, 2) AND b NOT IN (3)", has: ["in", "not in"], hasNot: ["subquery"]),
        Case(sql: "SELECT x FROM t WHERE a IN (SELECT 1) AND b NOT IN (SELECT 2)", has: ["in", "not in", "subquery"], hasNot: ["exists"]),
        Case(
            sql: "SELECT x FROM t WHERE NOT EXISTS (SELECT 1) AND y = (SELECT max(y) FROM t)",
            has: ["exists", "not exists", "subquery", "scalar subquery", "max"]),
        Case(
            sql: "SELECT x FROM t WHERE a BETWEEN 1 AND 2 AND b LIKE 'x%' AND c ILIKE 'y' AND d NOT LIKE 'z'",
            has: ["between", "like", "ilike", "not like"]),
        Case(
            sql: "SELECT x FROM t WHERE a IS NULL OR b IS NOT NULL OR c IS DISTINCT FROM d",
            has: ["is null", "is not null", "is distinct from"]),
        Case(
            sql: "SELECT CASE WHEN a THEN 1 END, nullif(a, b), greatest(1, 2), CAST('1' AS int), date '2026-01-01', current_date",
            has: ["case", "nullif", "greatest", "cast", "typed literal", "current_date"]),
        Case(sql: "SELECT date '2026-01-01'", has: ["typed literal"], hasNot: ["cast"]),
        Case(
            sql: "SELECT DISTINCT a FROM t ORDER BY a LIMIT 3 OFFSET 2", has: ["distinct", "order by", "limit", "offset"],
            hasNot: ["distinct on"]),
        Case(sql: "SELECT DISTINCT ON (a) a, b FROM t", has: ["distinct on"]),
        Case(
            sql: "SELECT a, count(*) FROM t GROUP BY a HAVING count(DISTINCT b) > 1",
            has: ["having", "count(*)", "count(distinct)", "count"]),
        Case(
            sql: "SELECT rank() OVER (PARTITION BY a ORDER BY b), sum(c) OVER w FROM t WINDOW w AS (ORDER BY d ROWS 2 PRECEDING)",
            has: ["rank", "over", "window function", "partition by", "window", "window order by", "window frame"], hasNot: ["order by"]),
        Case(
            sql: "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT n FROM r",
            has: ["with", "with recursive", "recursive", "union", "union all", "+"]),
        Case(sql: "SELECT 1 EXCEPT SELECT 2 INTERSECT SELECT 3", has: ["except", "intersect"], hasNot: ["union"]),
        Case(
            sql: "SELECT extract(year FROM d), trim(x), d AT TIME ZONE 'UTC', \"Lower\"(x) FROM t",
            has: ["extract", "trim", "at time zone", "lower"]),
        Case(
            sql: "INSERT INTO t VALUES (1) ON CONFLICT (id) DO UPDATE SET a = excluded.a RETURNING *",
            has: ["insert", "values", "on conflict", "on conflict do update", "returning"]),
        Case(
            sql: "UPDATE t SET a = 1 FROM u WHERE u.id = t.id; DELETE FROM t USING u WHERE true",
            has: ["update", "update from", "delete", "delete using", "where"], hasNot: ["alias"]),
        Case(
            sql:
                "CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a text NOT NULL UNIQUE DEFAULT 'x' CHECK (a <> ''), b int REFERENCES u ON DELETE CASCADE)",
            has: [
                "create table", "identity", "primary key", "not null", "unique", "default", "check", "references", "foreign key",
                "on delete",
            ]),
        Case(
            sql: "CREATE UNIQUE INDEX CONCURRENTLY i ON t (a, lower(b)) WHERE a > 0",
            has: ["create index", "unique index", "concurrently", "composite index", "expression index", "partial index"]),
        Case(
            sql: "CREATE VIEW v AS SELECT 1; ALTER TABLE t ADD COLUMN c int; DROP TABLE IF EXISTS t CASCADE; TRUNCATE t",
            has: ["create view", "alter table", "add column", "drop table", "if exists", "cascade", "truncate"]),
        Case(
            sql: "BEGIN; SAVEPOINT a; ROLLBACK TO a; COMMIT; ROLLBACK",
            has: ["begin", "savepoint", "rollback", "rollback to savepoint", "commit"]),
        Case(sql: "EXPLAIN (ANALYZE, BUFFERS) SELECT 1", has: ["explain", "explain analyze", "explain buffers", "select"]),
        Case(
            sql: "CREATE MATERIALIZED VIEW m AS SELECT 1; CREATE SCHEMA s; GRANT SELECT ON t TO r",
            has: ["create materialized view", "create schema", "grant"]),
        Case(sql: "CALL p(lower('A'))", has: ["call", "lower"], hasNot: ["p"]),
        Case(sql: "CREATE TABLE t (a text COLLATE \"C\")", has: ["create table"], hasNot: ["collate"]),
        Case(sql: "SELECT localtimestamp(0), a IS NOT TRUE, b SIMILAR TO 'c'", has: ["localtimestamp", "is not true", "similar to"]),
    ]

    @Test(arguments: cases) func `SQL constructs are found by name`(_ example: Case) throws {
        let found = try Tree(parsing: example.sql).constructs
        #expect(found.isSuperset(of: example.has), "missing \(example.has.subtracting(found).sorted()), found \(found.sorted())")
        #expect(found.isDisjoint(with: example.hasNot), "too many \(example.hasNot.intersection(found).sorted())")
    }

    @Test func `a statement that doesn't parse is reported with its position`() {
        let failure = ParseFailure.syntax(message: "syntax error at or near \"t\"", position: 15)
        #expect(throws: failure) { try Tree(parsing: "SELECT ä FORM t") }
        #expect(Tree.constructs(in: "SELEC 1; SELECT count(*) FROM t;").contains("count"))
    }

    @Test(arguments: [
        ("SELECT 1", ["SelectStmt"], true), ("INSERT INTO t VALUES (1) RETURNING id", ["InsertStmt"], true),
        ("DELETE FROM t", ["DeleteStmt"], false),
        ("VALUES (1)", ["SelectStmt"], true), ("SELECT 1 INTO x", ["SelectStmt"], false), ("SHOW all", ["VariableShowStmt"], true),
    ]) func `a statement's kind and whether it returns rows are known`(sql: String, kinds: [String], rows: Bool) throws {
        let tree = try Tree(parsing: sql)
        #expect(tree.statementKinds == kinds)
        #expect(tree.returnsRows == rows)
    }

    @Test(arguments: [
        ("SELECT a FROM t ORDER BY a", true), ("SELECT a FROM t UNION SELECT b FROM u ORDER BY 1", true), ("SELECT a FROM t", false),
        ("SELECT x FROM (SELECT x FROM t ORDER BY x) AS s", false),
        ("SELECT array_agg(x ORDER BY x), rank() OVER (ORDER BY y) FROM t", false),
    ]) func `only an ORDER BY at the top level sorts a result`(sql: String, isSorted: Bool) throws {
        #expect(try Tree(parsing: sql).hasTopLevelOrderBy == isSorted)
    }

    @Test(arguments: [
        "SELECT 1", "WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x", "INSERT INTO t VALUES (1)", "UPDATE t SET a = 1",
        "DELETE FROM t",
        "CREATE TABLE t (); ALTER TABLE t ADD a int; DROP TABLE t", "CREATE INDEX ON t (a)", "CREATE VIEW v AS SELECT 1", "TRUNCATE t",
        "EXPLAIN ANALYZE SELECT 1", "MERGE INTO t USING u ON true WHEN MATCHED THEN DELETE", "SELECT nextval('s')", "COPY t TO STDOUT",
        "SELECT 'COMMIT; VACUUM'",
    ]) func `queries, DML and DDL may be judged in a transaction that is rolled back`(sql: String) throws {
        #expect(try Tree(parsing: sql).mayRunInRolledBackTransaction)
    }

    @Test(arguments: [
        "", "BEGIN", "COMMIT", "SAVEPOINT a", "DO $$ BEGIN END $$", "CALL p()", "PREPARE p AS SELECT 1", "EXECUTE p", "VACUUM", "VACUUM t",
        "ANALYZE t",
        "CREATE INDEX CONCURRENTLY ON t (a)", "DROP INDEX CONCURRENTLY i", "REFRESH MATERIALIZED VIEW CONCURRENTLY m", "LISTEN x",
        "NOTIFY x",
        "SELECT setval('s', 1)", "SELECT pg_catalog.setval('s', 1)", "SELECT pg_advisory_lock(1)", "SELECT pg_try_advisory_xact_lock(1)",
        "SELECT pg_notify('a', 'b')",
        "SELEC 1", "SELECT 1; COMMIT", "SET x.y = 1", "CREATE DATABASE d", "EXPLAIN ANALYZE EXECUTE p", "COPY t TO PROGRAM 'x'",
        "COPY t FROM '/x'",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "SELECT set_config('a.b', 'c', false)", "ALTER SYSTEM SET a = 1",
        "CHECKPOINT",
        "SELECT 1 WHERE 1 = (SELECT setval('s', 2))", "ALTER TABLE t DETACH PARTITION p CONCURRENTLY", "DISCARD ALL", "LOAD 'x'",
        "SELECT dblink('x', 'y')",
    ]) func `statements that a rollback can't undo or that aren't understood get a copy of the data`(sql: String) {
        #expect((try? Tree(parsing: sql))?.mayRunInRolledBackTransaction != true)
    }

    @Test func `tables that are created or attached aren't used`() throws {
        let tree = try Tree(parsing: "CREATE VIEW v AS SELECT 1 FROM t AS x JOIN u ON true; ALTER TABLE w ATTACH PARTITION p DEFAULT")
        #expect(tree.tableUses.map(\.table) == ["t", "u", "w"])
        #expect(tree.tableUses.map(\.alias) == ["x", "u", "w"])
    }

    @Test func `a sum of ten thousand terms is parsed`() async throws {
        let sum = "SELECT " + Array(repeating: "1", count: 10_000).joined(separator: "+")
        let tree = try await Task.detached { try Tree(parsing: sum) }.value
        #expect(tree.constructs == ["select", "+"])
        let nested = "SELECT " + String(repeating: "(", count: 40_000) + "1" + String(repeating: ")", count: 40_000)
        #expect(throws: ParseFailure.self) { try Tree(parsing: nested) }
        let casts = "SELECT 1" + String(repeating: "::a", count: 10_000)
        #expect(try Tree(parsing: casts).constructs.contains("cast"))
        #expect(throws: ParseFailure.tooLong) { try Tree(parsing: String(repeating: " ", count: 2 << 20)) }
        let joins = "SELECT 1 FROM a" + String(repeating: " NATURAL JOIN a", count: 5_000)
        #expect(try Tree(parsing: joins).constructs.contains("self join"))
        let subqueries = String(repeating: "SELECT (", count: 2000) + "1" + String(repeating: ")", count: 2000)
        #expect(try Tree(parsing: subqueries).constructs.contains("scalar subquery"))
    }
}
