import Postgres
import TestSupport
import Testing

/// calf's tables, CSV and errors against those of the real psql.
@Suite(.timeLimit(.minutes(10)))
struct FormatTests {
    static let queries = [
        "SELECT 1 AS a, 'x' AS b",
        "SELECT n AS number, repeat('ab', n) AS word, n * 1.5 AS half, n % 2 = 0 AS even FROM generate_series(1, 12) AS n",
        "SELECT 1 AS a WHERE false",
        "SELECT NULL AS nothing, 1 AS one, NULL AS last",
        "SELECT 1 AS one, NULL::int AS number",
        "SELECT E'two\\nlines' AS a, 'one' AS b, E'three\\n\\nlines\\n' AS c",
        "SELECT 7 AS n, E'a\\nbb\\nccc' AS last",
        "SELECT E'1\\n2'::text AS a, 12345 AS n, E'x\\ny' AS b UNION ALL SELECT 'plain', 1, 'plain'",
        "SELECT '你好' AS \"größe\", 'été' AS wide, '🦜 emoji' AS \"你\", e'a\\u0301b' AS combining",
        "SELECT E'tab\\there' AS tab, E'a\\rb' AS cr, E'\\x01\\x1b[2J' AS control, E'\\u0085\\u009b' AS c1, E'\\x7f' AS del",
        "SELECT E'1234567\\tx' AS a, E'\\t' AS b, E'ä\\ty' AS c",
        "SELECT 1 AS \"a name much wider than its values\", 'x' AS \"odd\", 'y' AS \"even\"",
        "SELECT 1 AS E\"x\"",
        "SELECT 1 AS \"two\nlines\", 2 AS \"one\", 'z' AS \"three\n\nlines\"",
        "SELECT",
        "SELECT FROM generate_series(1, 3)",
        "SELECT 1::smallint, 2::bigint, 3::real, 4::float8, 5::numeric, 6::oid, '7'::money, '8'::xid, '9'::text, '10'::interval",
        "SELECT '2026-05-01'::date, '{1,2}'::int[], '{\"a\": [1, \"b\"]}'::jsonb, '\\x00ff'::bytea, true, 'infinity'::float8, 'NaN'::numeric",
        "SELECT 'a,b' AS comma, 'a\"b' AS quote, E'a\\nb' AS line, E'a\\rb' AS cr, '\\.' AS dot, '' AS empty, ' ' AS blank, NULL AS \"null,\"",
        "SELECT '\\.' AS dot, '\\,' AS comma, '\\' AS one",
        "SELECT '\\.' AS dot, '\\' AS one, '..' AS dots",
        "SELECT '\u{202E}bidi' AS bidi, '\u{200B}zero' AS zero, 'ﷺ' AS ligature, '\u{FEFF}' AS bom",
        "SELECT n AS a, NULLIF(n, 2) AS b FROM generate_series(1, 3) n UNION ALL SELECT 1000000, -5",
        "EXPLAIN (COSTS OFF) SELECT 1",
        "SHOW standard_conforming_strings",
        "VALUES (1, 'a'), (2, NULL)",
    ]

    @Test(arguments: queries) func `tables and CSV equal psql's byte for byte`(sql: String) async throws {
        let session = try await connect()
        guard let result = try? await session.query(sql) else { return }
        #expect(AlignedTable.format(result) + "\n" == Psql.run(sql + ";").output)
        #expect(ExportFormat.csv.format(result) == Psql.run(sql + ";", options: ["--csv"]).output)
    }

    static let errors = [
        "SELECT nothing",
        "SELECT 1,\n  nothing,\n 2",
        "SELECT 'äöü你好', nothing FROM pg_class",
        "SELEC 1",
        "SELECT 1 FROM",
        "SELECT * FROM nowhere WHERE a_very_long_column_name = 'with a long value' AND another_long_column_name = 'another value'",
        "SELECT 'padding padding padding padding padding padding', 'padding padding padding padding padding', nothing, 'and more after it, much more'",
        "SELECT 'padding padding padding padding padding padding padding padding padding padding padding padding', nothing",
        "SELECT '你你你你你你你你你你你你你你你你你你你你你你你你你你你你', nothing, '你你你你你你你你你你你你你你你你你'",
        "SELECT\t1,\tnothing",
        "SELECT 1\r\n, nothing",
        "SELECT 1/0",
        "SELECT 'x'::int",
        "SELECT generate_series(timestamp '2026-05-01', timestamp '2026-05-02')",
        "SELECT lower(1, 2)",
        "DO $$ BEGIN RAISE EXCEPTION 'no' USING DETAIL = 'because', HINT = E'try\\nthis'; END $$",
        "DO $$ BEGIN PERFORM nothing FROM pg_class; END $$",
        "DO $$ BEGIN EXECUTE 'SELECT nothing'; END $$",
        "INSERT INTO pg_class (oid) VALUES (NULL)",
        "CREATE TABLE x (a int,, b int)",
        "SELECT 12ab",
        "SELECT 'open",
        "SELECT ((1)",
        "SELECT $1",
        "SELECT\n'x' +\n 1 + 'a'",
        "SELECT current_setting('nothing.there')",
        "SELECT 'abc' ; --",
    ]

    @Test(arguments: errors) func `errors are formatted as in psql`(sql: String) async throws {
        let session = try await connect()
        do {
            _ = try await session.query(sql)
        } catch .server(let message) {
            #expect(message.formatted(sql: sql) + "\n" == Psql.run(sql).errors)
        }
    }

    @Test func `notices are formatted as in psql`() async throws {
        let session = try await connect()
        let sql = "DO $$ BEGIN RAISE NOTICE 'one'; RAISE WARNING 'two' USING HINT = 'three'; END $$;"
        let result = try await session.query(sql)
        #expect(result.notices.map { $0.formatted(sql: sql) + "\n" }.joined() == Psql.run(sql).errors)
    }

    @Test func `JSON equals what the server produces for the same rows`() async throws {
        let session = try await connect()
        let sql =
            "SELECT 1 AS a, 1.50 AS b, true AS c, NULL AS d, '{\"x\":[1]}'::jsonb AS e, E'q\"\\\\\\n\\x01é' AS f, 'NaN'::float8 AS g, '' AS h"
        let ours = ExportFormat.json.format(try await session.query(sql))
        let same = try await session.query("SELECT $1::jsonb = (SELECT jsonb_agg(t) FROM (\(sql)) AS t), $1", parameters: [ours])
        #expect(same.rows[0, 0] == "t", "\(ours)")
        let none = ExportFormat.json.format(try await session.query("SELECT 1 WHERE false"))
        #expect(none == "[\n]\n")
        let twice = ExportFormat.json.format(try await session.query("SELECT 1 AS a, 2 AS a, 3 AS a_2"))
        #expect(twice == "[\n{\"a\":1,\"a_2\":2,\"a_2_2\":3}\n]\n")
    }

    @Test func `a Markdown table has one line per row`() async throws {
        let session = try await connect()
        let result = try await session.query("SELECT 1 AS n, E'a|b\\n<c>' AS text, NULL AS x")
        #expect(ExportFormat.markdown.format(result) == "| n | text | x |\n| ---: | --- | --- |\n| 1 | a\\|b<br>&lt;c> |  |\n")
    }
}
