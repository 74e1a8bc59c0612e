import Glibc
import SQLText
import Testing

struct TreeTests {
    private static func body(_ sql: String) throws -> Tree { try #require(Tree(sql)?.list("stmts").first?["stmt"]) }

    @Test(arguments: [
        "SELECT 1", "SELECT DISTINCT a, -1, 0, '' FROM t WHERE b IS NOT NULL AND (c OR NOT d) ORDER BY a DESC NULLS LAST LIMIT 3",
        "SELECT count(*) FILTER (WHERE a > 1.50) OVER (PARTITION BY b ORDER BY c ROWS 2 PRECEDING) FROM t LEFT JOIN u USING (id)",
        "INSERT INTO t (a) VALUES (1), (NULL) ON CONFLICT (a) DO UPDATE SET a = excluded.a RETURNING *",
        "WITH RECURSIVE x AS (SELECT 1 UNION ALL SELECT 2) SELECT extract(year FROM now())::numeric(6, 2) FROM x",
        "CREATE TABLE t (a integer PRIMARY KEY CHECK (a > 0)); DROP TABLE t",
    ]) func `what is written means what was read`(_ sql: String) throws {
        let tree = try #require(Tree(sql))
        let written = try #require(tree.sql)
        #expect(Tree(written) == tree, "\(written)")
    }

    @Test func `the layout of a text doesn't matter`() {
        #expect(Tree("select A from T -- all\nwhere b=1") == Tree("SELECT a\nFROM t WHERE (b = 1);"))
        #expect(Tree("SELECT a FROM t") != Tree("SELECT b FROM t"))
    }

    @Test func `a literal of a geometric type is written as a cast`() {
        #expect(Tree("SELECT a <-> point '(1,2)'")?.sql == "SELECT a <-> '(1,2)'::point")
        #expect(Tree("SELECT point '(1,2)'") == Tree("SELECT '(1,2)'::point"))
    }

    @Test func `an edited tree is written as SQL`() throws {
        let tree = try #require(Tree("SELECT a, b FROM t WHERE a = 1 AND b = 2"))
        let select = try Self.body("SELECT a, b FROM t WHERE a = 1 AND b = 2")
        let path = [Tree.Step(field: "stmts", index: 0), Tree.Step(field: "stmt")]
        func written(_ edited: Tree?) -> String? { edited.flatMap { tree.replacing(path, with: $0)?.sql } }
        #expect(written(select.without("where_clause")) == "SELECT a, b FROM t")
        #expect(written(select.swapping(0, 1, of: "target_list")) == "SELECT b, a FROM t WHERE a = 1 AND b = 2")
        #expect(written(select.dropping(0, of: "target_list")) == "SELECT b FROM t WHERE a = 1 AND b = 2")
        let test = try #require(select["where_clause"])
        #expect(written(select.setting("where_clause", .expression("$1 OR c", test))) == "SELECT a, b FROM t WHERE (a = 1 AND b = 2) OR c")
        #expect(
            written(select.setting("where_clause", test.setting("boolop", .name("OR_EXPR")))) == "SELECT a, b FROM t WHERE a = 1 OR b = 2")
    }

    /// The deparser would crash.
    @Test func `a field only takes values of its type`() throws {
        let select = try Self.body("SELECT a FROM t WHERE a = 1")
        let test = try #require(select["where_clause"])
        #expect(test.setting("kind", .name("JOIN_LEFT")) == nil)
        #expect(test.setting("kind", .text("AEXPR_OP")) == nil)
        #expect(test.setting("lexpr", [test]) == nil)
        #expect(test.setting("no_such_field", .number(1)) == nil)
        #expect(select.setting("with_clause", test) == nil)
        #expect(select.dropping(0, of: "target_list") == nil)
        #expect(select.swapping(0, 1, of: "target_list") == nil)
    }

    @Test func `long statements use up none of the process's thread-specific keys, of which there are 1,024`() throws {
        let long = "SELECT " + Array(repeating: "1", count: 400).joined(separator: " + ")
        for _ in 0..<1_100 { _ = try Tree(parsing: long) }
        var key = pthread_key_t()
        #expect(pthread_key_create(&key, nil) == 0)
        pthread_key_delete(key)
    }

    @Test(arguments: [
        ("SELECT 1; SELECT 2", true), ("EXPLAIN ANALYZE SELECT 1", true), ("EXPLAIN UPDATE books SET price = 1", false),
        ("CREATE VIEW v AS SELECT 1", false), ("SELECT 1 INTO t", false), ("SELECT 1 FOR UPDATE", false), ("", false),
    ]) func `queries and their plans only read`(sql: String, onlyReads: Bool) throws {
        #expect(try Tree(parsing: sql).onlyReads == onlyReads)
    }

    @Test func `text that can't be parsed, is long, or nests deeply has no tree`() {
        for sql in ["SELEC 1", "SELECT (", "'", "\u{0}", String(repeating: "SELECT 1; ", count: 3_000)] { #expect(Tree(sql) == nil) }
        for count in [1_000, 9_000] {
            #expect(Tree("SELECT " + String(repeating: "1+", count: count) + "1") == nil)
            #expect(Tree("SELECT " + String(repeating: "(", count: count) + "1" + String(repeating: ")", count: count)) != nil)
        }
    }

    @Test(
        arguments: [
            ("SELECT a, b FROM t ORDER BY b DESC, 1", [.column(2), .column(1)]),
            ("SELECT lower(a) AS x FROM t ORDER BY x NULLS FIRST;", [.column(1)]),
            ("SELECT t.a FROM t ORDER BY t.a ASC, b LIMIT 3", [.column(1), .other("b")]),
            ("SELECT * FROM t ORDER BY name", [.name("name")]),
            ("SELECT *, a AS b FROM t ORDER BY b", [.name("b")]),
            ("SELECT a FROM t UNION SELECT b FROM u ORDER BY a USING >", [.column(1)]),
            ("SELECT days.day::date FROM days ORDER BY days.day", [.other("days.day")]),
            ("SELECT day::date FROM days ORDER BY day", [.column(1)]),
            ("SELECT sum(x) FROM t ORDER BY sum(x)", [.column(1)]),
            ("SELECT x FROM (SELECT x FROM t ORDER BY x) AS s", []),
        ] as [(String, [Tree.SortKey])]) func `the ORDER BY refers to output columns where possible`(sql: String, keys: [Tree.SortKey])
        throws
    {
        #expect(try #require(Tree(sql)).sortKeys == keys)
    }

    @Test(arguments: [
        ("SELECT days.day::date FROM days ORDER BY days.day", "SELECT days.day::date, days.day FROM days ORDER BY days.day"),
        (
            "WITH x AS (SELECT 1 FROM y) SELECT a IS DISTINCT FROM b AS c FROM t WHERE true ORDER BY d, lower(e) DESC LIMIT 3;",
            "WITH x AS (SELECT 1 FROM y) SELECT a IS DISTINCT FROM b AS c, d, lower(e) FROM t WHERE true ORDER BY d, lower(e) DESC LIMIT 3"
        ),
        ("SELECT 1 ORDER BY random()", "SELECT 1, random() ORDER BY random()"), ("SELECT DISTINCT a FROM t ORDER BY b", nil),
        ("SELECT a FROM t ORDER BY a", nil),
    ]) func `what rows are sorted by can be added to the columns`(sql: String, expected: String?) throws {
        #expect(try #require(Tree(sql)).withSortKeys?.tree.sql == expected)
    }

    @Test(arguments: [
        ("SELECT a FROM t ORDER BY a LIMIT 3", "SELECT a FROM t ORDER BY a FETCH FIRST 3 ROWS WITH TIES", 0),
        ("SELECT a FROM t ORDER BY a LIMIT 3 OFFSET 2", "SELECT a FROM t ORDER BY a FETCH FIRST 5 ROWS WITH TIES", 2),
        (
            "SELECT a FROM t ORDER BY a OFFSET 2 ROWS FETCH NEXT 1 ROW ONLY", "SELECT a FROM t ORDER BY a FETCH FIRST 3 ROWS WITH TIES", 2
        ), ("SELECT a FROM t LIMIT 3", nil, 0), ("SELECT a FROM t ORDER BY a LIMIT (SELECT 3)", nil, 0),
    ]) func `rows that tie at a LIMIT can be seen`(sql: String, expected: String?, offset: Int) throws {
        let tied = try #require(Tree(sql)).withTies
        #expect(tied?.tree.sql == expected)
        #expect(tied?.offset ?? 0 == offset)
    }
}

extension Tree.SortKey {
    fileprivate static func other(_ sql: String) -> Self { Tree.expression(sql).map { .expression($0) } ?? .name("") }
}
