import Glibc
import SQLText
import TestSupport
import Testing

struct SQLSplitterTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var id: String
        var input: String
        /// The texts of the nonempty statements.
        var texts: [String]

        var testDescription: String { id }
    }

    static let cases = [
        Case(id: "two statements", input: "SELECT 1; SELECT 2;", texts: ["SELECT 1;", "SELECT 2;"]),
        Case(id: "an unterminated last statement", input: "SELECT 1; SELECT 2 \n", texts: ["SELECT 1;", "SELECT 2"]),
        Case(
            id: "only line comments inside a statement are kept", input: "-- a\nSELECT 1 -- b;\n, 2;", texts: ["SELECT 1 -- b;\n, 2;"]),
        Case(id: "block comments are kept", input: "/* a; /* b; */ c; */ SELECT 1;", texts: ["/* a; /* b; */ c; */ SELECT 1;"]),
        Case(
            id: "strings", input: "SELECT ';', E'\\';', \";\", 'it''s;'; SELECT 2;",
            texts: ["SELECT ';', E'\\';', \";\", 'it''s;';", "SELECT 2;"]),
        Case(
            id: "dollar quotes", input: "DO $$ BEGIN; END; $$; DO $a$ $$;$b$; $a$;",
            texts: ["DO $$ BEGIN; END; $$;", "DO $a$ $$;$b$; $a$;"]),
        Case(
            id: "parentheses", input: "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3;",
            texts: ["CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2);", "SELECT 3;"]),
        Case(
            id: "a routine's body in SQL",
            input: "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; SELECT 3;",
            texts: [
                "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END;", "SELECT 3;",
            ]),
        Case(
            id: "a procedure's body", input: "create procedure p() begin atomic; select 1; end; select 2",
            texts: ["create procedure p() begin atomic; select 1; end;", "select 2"]),
        Case(id: "BEGIN outside a routine is a statement", input: "BEGIN; SELECT 1; END;", texts: ["BEGIN;", "SELECT 1;", "END;"]),
        Case(id: "a malformed number", input: "SELECT 12ab; SELECT 1;", texts: ["SELECT 12ab;", "SELECT 1;"]),
        Case(id: "an empty name", input: "SELECT \"\"; SELECT 1;", texts: ["SELECT \"\";", "SELECT 1;"]),
        Case(
            id: "a bad escape", input: "SELECT E'\\uD800;'; SELECT E'\\xff;'; SELECT 1;",
            texts: ["SELECT E'\\uD800;';", "SELECT E'\\xff;';", "SELECT 1;"]),
        Case(id: "an unclosed string extends to the end", input: "SELECT 'a; SELECT 2;", texts: ["SELECT 'a; SELECT 2;"]),
        Case(id: "an unclosed comment extends to the end", input: "SELECT 1; /* a; SELECT 2;", texts: ["SELECT 1;", "/* a; SELECT 2;"]),
        Case(id: "an unclosed parenthesis extends to the end", input: "SELECT (1; SELECT 2;", texts: ["SELECT (1; SELECT 2;"]),
        Case(id: "a superfluous closing parenthesis", input: "SELECT 1); SELECT 2;", texts: ["SELECT 1);", "SELECT 2;"]),
        Case(id: "nothing", input: "", texts: []),
        Case(id: "blanks, comments, semicolons", input: " ;\n-- a\n; /* b */ ;", texts: []),
        Case(
            id: "letters beyond ASCII", input: "SELECT 'ä;ö' AS größe; SELECT '你;好';", texts: ["SELECT 'ä;ö' AS größe;", "SELECT '你;好';"]),
        Case(
            id: "strings that continue on the next line", input: "SELECT 'a'\n 'b;' ; SELECT E'a' -- ;\n '\\';' ; x;",
            texts: ["SELECT 'a'\n 'b;' ;", "SELECT E'a' -- ;\n '\\';", "' ; x;"]),
        Case(id: "a backslash command", input: "SELECT 1;\n\\d it's\nSELECT 2;", texts: ["SELECT 1;", "\\d it's", "SELECT 2;"]),
        Case(id: "a backslash command within a statement", input: "SELECT 1 \\gx\nSELECT 2;", texts: ["SELECT 1 \\gx", "SELECT 2;"]),
        Case(
            id: "a backslash command below an unfinished statement", input: "SELECT 1\n\\d it's; \nFROM t;\nSELECT 2",
            texts: ["SELECT 1\n\\d it's; \nFROM t;", "SELECT 2"]),
        Case(id: "a semicolon that psql passes on", input: "SELECT 1 \\; SELECT 2;\n\\d", texts: ["SELECT 1 \\; SELECT 2;", "\\d"]),
        Case(
            id: "COPY data", input: "COPY t (a) FROM STDIN WITH (FORMAT csv);\n1;'\n\\.\nSELECT 1;",
            texts: ["COPY t (a) FROM STDIN WITH (FORMAT csv);", "SELECT 1;"]),
        Case(id: "COPY from a file has no data", input: "COPY t FROM '/x';\nSELECT 1;", texts: ["COPY t FROM '/x';", "SELECT 1;"]),
        Case(id: "COPY to the client has no data", input: "COPY t TO STDOUT;\nSELECT 1;", texts: ["COPY t TO STDOUT;", "SELECT 1;"]),
    ]

    @Test(arguments: cases) func `statements are split where psql splits them`(_ example: Case) {
        let statements = SQLSplitter.split(example.input)
        #expect(statements.filter { !$0.isEmpty }.map(\.text) == example.texts)
        expectLossless(example.input)
    }

    @Test func `commands that only psql understands are named`() {
        #expect(SQLSplitter.split("\\q").map(\.backslashCommand) == ["\\q"])
        #expect(SQLSplitter.split("SELECT 1\\gset x\n").map(\.backslashCommand) == ["\\gset"])
        #expect(SQLSplitter.split("SELECT '\\q', E'\\\\';").map(\.backslashCommand) == [nil])
    }

    @Test func `a NUL byte splits nothing`() {
        let statements = SQLSplitter.split("SELECT 1\0;SELECT 'a\0;';SELECT 2;")
        #expect(statements.map(\.text) == ["SELECT 1\0;", "SELECT 'a\0;';", "SELECT 2;"])
    }

    @Test func `COPY data consists of its lines without the end marker`() {
        let statements = SQLSplitter.split("COPY t FROM stdin; -- go\r\n1\ta\r\n2\tb;\r\n\\.\r\nSELECT 1;\nCOPY t FROM STDIN;\n3\n")
        #expect(statements.map(\.copyData) == ["1\ta\r\n2\tb;\r\n", nil, "3\n"])
        #expect(statements.map(\.isTerminated) == [true, true, false])
        #expect(SQLSplitter.split("COPY t FROM STDIN;").map(\.copyData) == [nil])
        #expect(SQLSplitter.split("COPY t FROM STDIN;\n\\.\n").map(\.copyData) == [""])
    }

    @Test(arguments: [
        ("SELECT 1;", true), ("SELECT 1", false), ("", true), ("-- x", true), ("SELECT 1; -- x", true), ("SELECT 1; /* x", false),
        ("SELECT 'a;", false), ("SELECT (1;", false), ("\\q", true), ("COPY t FROM STDIN;\n1\n", false),
        ("COPY t FROM STDIN;\n1\n\\.\n", true),
        ("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1;", false),
    ]) func `input is complete when no construct is left open`(sql: String, isComplete: Bool) {
        #expect(SQLSplitter.isComplete(sql) == isComplete)
    }

    @Test(arguments: [
        ("SELECT (1;", 7), ("SELECT ('a);", 8), ("SELECT 'a' || 'b;", 14), ("SELECT 1; SELECT \"a;", 17), ("SELECT /* (;", 7),
        ("SELECT (1);", nil),
    ]) func `what is left open is found where it starts`(sql: String, start: Int?) {
        #expect(SQLSplitter.unclosed(in: sql) == start)
    }

    @Test func `no input loses a byte, and none crashes`() {
        var random = Dice(seed: 7)
        let pieces = [
            "SELECT ", "'", "\"", "$$", "$a$", "--", "/*", "*/", "\n", ";", "(", ")", "\\", "\\.", "\\.\n", "COPY t FROM STDIN;\n", "12ab",
            "1.5e",
            "E'\\", "U&'\\00", "U&\"", "x'zz", "b'2", "$1a", "$", "\0", " ", "\t", "CREATE FUNCTION f() BEGIN ATOMIC ", "END", "CASE",
            "BEGIN", "ä",
            "你", "🦜", "::", ":=", "!=", "<>", "+-*/", "@", "..", "1..2", ".5", "0x1F", "é''", "e'''", "n'", "''''", "\r", "\u{0B}",
            "\u{85}", "\u{A0}",
        ]
        for _ in 0..<1000 {
            let text = (0..<random.below(40)).map { _ in pieces[random.below(pieces.count)] }.joined()
            expectLossless(text)
        }
        for _ in 0..<500 {
            let bytes = (0..<random.below(200)).map { _ in UInt8(truncatingIfNeeded: random.below(256)) }
            expectLossless(String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test func `a long text is split like a short one`() {
        // Longer than the scanner's windows, with every kind of token across their edges.
        let unit = "SELECT 'a;\n''b', $x$ ; $x$, \"c;\" /* ; */ -- ;\n, E'\\';' 'y'\n 'z', 12ab;\n"
        for padding in 0..<8 {
            let text = String(repeating: " ", count: padding * 37) + String(repeating: unit, count: 500)
            let statements = SQLSplitter.split(text)
            #expect(statements.count { !$0.isEmpty } == 500)
            expectLossless(text)
        }
        let long =
            "SELECT '" + String(repeating: "x;\n", count: 100_000) + "'; SELECT 2; " + String(repeating: "-- ;\n", count: 50_000)
            + "SELECT 3;"
        #expect(SQLSplitter.split(long).count == 3)
    }

    @Test(arguments: [
        "SELECT 1;\n", "1a ", "'", "''", "\"\"", "$$", "$a$", "(", "/*", "\\q\n", "COPY t FROM STDIN;\n", "COPY t FROM STDIN;\n\\.\n",
        "-- x\n", "E'\\x",
        "\0", " ", ";", "x", "+", "/* ", "/*=", "'----", "-- ==========================================================================\n",
        "U&'\\zz'", "'\n", "E'\\uD800' ",
    ]) func `splitting takes time linear in the length`(unit: String) {
        func seconds(_ length: Int) -> Double {
            let text = String(repeating: unit, count: length / unit.utf8.count)
            let start = processorSeconds()
            _ = SQLSplitter.split(text)
            return processorSeconds() - start
        }
        let short = seconds(20_000)
        let long = seconds(160_000)
        #expect(long < max(1, short * 8 * 4), "\(short) s, then \(long) s")
    }
}

/// The CPU time of this thread, so that other processes don't count.
private func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The extents cover the input, and each text equals its range of the input.
private func expectLossless(_ input: String) {
    let bytes = Array(input.utf8)
    var place = 0
    for statement in SQLSplitter.split(input) {
        #expect(statement.extent.lowerBound == place, "\(input.debugDescription)")
        #expect(
            statement.range.lowerBound >= place && statement.range.upperBound <= statement.extent.upperBound, "\(input.debugDescription)")
        #expect(Array(statement.text.utf8) == Array(bytes[statement.range]), "\(input.debugDescription)")
        place = statement.extent.upperBound
    }
    #expect(place == bytes.count, "\(input.debugDescription)")
    var end = 0
    for token in SQLScanner.tokens(in: input) {
        #expect(token.range.lowerBound >= end, "\(input.debugDescription)")
        end = token.range.upperBound
    }
    #expect(end <= bytes.count, "\(input.debugDescription)")
}
