import Postgres
import TestSupport
import Testing

@testable import Psql

/// Whole scripts, run by calf and by the real psql.
@Suite(.timeLimit(.minutes(10)))
struct ScriptTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var id: String
        var script: String

        var testDescription: String { id }
    }

    static let scripts = [
        Case(
            id: "COPY that works, is refused, and fails in its data",
            script: """
                CREATE TEMP TABLE t (a int, b text);
                COPY t FROM stdin;
                1\tone
                2\ttwo; SELECT 'data';
                \\.
                COPY missing FROM stdin;
                SELECT 'not data';
                COPY t (c) FROM stdin;
                SELECT 'nor this' AS x;
                COPY t FROM stdin;
                3\tthree\tfour
                SELECT 'data again';
                \\.
                SELECT * FROM t ORDER BY a;
                COPY t TO stdout;
                COPY t FROM stdin; SELECT count(*) FROM t; SELECT 'rest of the line';
                5\tfive
                \\.
                COPY t FROM stdin WITH (FORMAT csv);
                6,"a;b"
                \\.
                BEGIN; COPY t FROM stdin (FREEZE maybe);
                ROLLBACK;
                SELECT count(*) FROM t;
                """),
        Case(
            id: "two COPY statements on one line",
            script: "CREATE TEMP TABLE a (x int);\nCREATE TEMP TABLE b (x int);\nCOPY a FROM stdin; COPY b FROM stdin;\n1\n\\.\n2\n3\n\\.\n"
                + "SELECT * FROM a; SELECT * FROM b;\n"),
        Case(
            id: "quotes, comments and bodies",
            script: """
                SELECT $$a;b$$ AS "x;y", $q$ $$ ; $q$, E'\\';' /* ; /* ; */ */ ; -- ;
                SELECT 'two
                lines;' AS a;
                CREATE FUNCTION pg_temp.f(x int) RETURNS int BEGIN ATOMIC SELECT x; SELECT CASE WHEN x > 1 THEN x ELSE 0 END; END;
                SELECT pg_temp.f(3);
                CREATE RULE r AS ON INSERT TO pg_class DO ALSO (SELECT 1; SELECT 2);
                DO $$ BEGIN PERFORM 1; END $$; SELECT 1 AS a\\; SELECT 2 AS b\\; SELECT 3 AS c;
                SELECT 1/0\\; SELECT 2;
                """),
        Case(
            id: "variables",
            script: """
                \\set n 3
                \\set name 'it''s'
                \\set col "a b"
                \\set q 'SELECT 1 AS one; SELECT 2 AS two;'
                SELECT :n AS n, :'name' AS name, 1 AS :"name", :{?n} AS is_set, :{?m} AS not_set, ':n' AS quoted, x[1:2]
                FROM (SELECT ARRAY[1,2] AS x) AS y;
                :q
                SELECT :n::text || 'x' AS "n:text";
                \\echo :n :name :'name' :"name" 'a  b' :missing
                \\echo -n no line
                \\echo
                \\unset n
                SELECT :n;
                \\set a 1 2 3
                \\echo :a
                SELECT 1 AS x, 'b' AS y \\gset v_
                \\echo :v_x :v_y
                SELECT 1 WHERE false \\gset
                SELECT generate_series(1, 2) AS g \\gset
                SELECT 1 AS x \\g
                SELECT 'SELECT ' || g || ' AS executed' FROM generate_series(1, 2) AS g \\gexec
                SELECT 5 AS five, 'x' AS six \\gx
                \\echo :ERROR :SQLSTATE :ROW_COUNT
                SELECT 1/0;
                \\echo :ERROR :SQLSTATE :LAST_ERROR_SQLSTATE :LAST_ERROR_MESSAGE
                """),
        Case(
            id: "conditions",
            script: """
                \\if true
                SELECT 'shown' AS a;
                \\if no
                SELECT 'hidden' AS b;
                \\elif yes
                SELECT 'shown too' AS c;
                \\elif yes
                SELECT 'hidden' AS d;
                \\else
                SELECT 'hidden' AS e;
                \\d nothing
                \\nonsense
                \\endif
                \\else
                SELECT 'hidden' AS f;
                \\if true
                SELECT 'hidden' AS g;
                \\endif
                \\endif
                \\set x 0
                \\if :x
                SELECT 1;
                \\else
                SELECT 'else' AS h;
                \\endif
                SELECT 'after' AS i;
                """),
        Case(
            id: "statements that span branches",
            script: """
                SELECT
                \\if true
                  1 AS a
                \\else
                  (2 AS b; SELECT 'hidden'
                \\endif
                , 3 AS c;
                SELECT (4
                \\if false
                  ) AS d; SELECT (
                \\elif true
                  + 5
                \\endif
                ) AS e;
                \\if false
                SELECT 'a quote hides
                \\endif
                ';
                \\endif
                SELECT 6 AS f;
                """),
        Case(
            id: "strings with escapes",
            script: """
                SET standard_conforming_strings = off; SELECT 'from the next line on\\'; SELECT 1 AS a;
                SET escape_string_warning = off;
                SELECT 'a\\';b' AS a, "c\\" FROM (SELECT 1 AS "c\\") AS x; SELECT U&'d' AS d;
                SELECT $$e\\$$ AS e, 'f
                \\';g' AS f;
                SET standard_conforming_strings = on;
                SELECT 'h\\' AS h; SELECT E'i\\';j' AS i; SELECT 'k' AS k;
                """),
        Case(
            id: "values with quotes, comments and parentheses",
            script: """
                \\set tag '$$;'
                SELECT :tag :tag AS a; $$ AS b;
                \\set quote '\\''
                SELECT :quote; ' AS c; SELECT 1 AS d;
                \\set open '('
                SELECT :open 1; SELECT 2);
                SELECT 3 AS e;
                \\set comment '/* '
                SELECT 4 AS f :comment ; */ ;
                \\set line '-- '
                SELECT 5 AS g :line ; SELECT 6
                ; SELECT 7 AS h;
                \\set path 'a\\\\b'
                SELECT:'path' AS i, :::tag;
                """),
        Case(
            id: "lines of commands that fail",
            script: """
                SELECT 1 AS a \\nonsense \\echo not this
                ;
                \\nonsense \\\\ SELECT 'nor this';
                SELECT 2 AS b;
                \\p
                SELECT 3 AS c
                \\p
                ;
                /* open ; SELECT 4;
                """),
        Case(
            id: "commands within and after statements",
            script: """
                SELECT 1 AS a,
                \\echo between
                2 AS b;
                \\echo one \\\\ SELECT 'after the command' AS c;
                \\x \\\\ SELECT 1 AS d, E'two\\nlines' AS e;
                \\x
                SELECT 'thrown away' \\r
                SELECT 3 AS f;
                SELECT 4 AS g \\p
                ;
                \\pset null '(null)'
                SELECT NULL AS n, 1 AS m;
                \\t
                SELECT 1 AS rows_only, 2;
                \\t
                \\pset footer off
                SELECT 1 AS no_footer;
                \\pset format unaligned
                SELECT 1 AS a, 'b' AS b;
                \\C title
                \\a
                SELECT 1 AS titled;
                \\q
                SELECT 'never';
                """),
        Case(
            id: "variables that psql sets",
            script: """
                \\echo :DBNAME :HOST :PORT :USER :ENCODING :SERVER_VERSION_NAME :SERVER_VERSION_NUM
                \\echo :AUTOCOMMIT :ECHO :FETCH_COUNT :HISTSIZE :ON_ERROR_ROLLBACK :ON_ERROR_STOP :QUIET :SHOW_CONTEXT :SINGLELINE
                \\echo :LAST_ERROR_SQLSTATE ':' :LAST_ERROR_MESSAGE :ERROR
                SELECT :VERSION_NUM / 10000 AS version, :{?VERSION} AND :{?VERSION_NAME} AS has_names;
                \\echo :ERROR :SQLSTATE :ROW_COUNT
                CREATE TEMP TABLE t AS SELECT g FROM generate_series(1, 7) AS g;
                \\echo :ROW_COUNT
                UPDATE t SET g = 0 WHERE g > 3;
                \\echo :ROW_COUNT
                SELECT 1\\; SELECT 2 FROM missing;
                \\echo :ROW_COUNT :ERROR :LAST_ERROR_MESSAGE
                \\c
                \\echo :DBNAME :USER :LAST_ERROR_SQLSTATE
                """),
        Case(
            id: "values of psql's own variables",
            script: """
                \\set ON_ERROR_STOP off
                \\set AUTOCOMMIT perhaps
                \\set ON_ERROR_ROLLBACK interact
                \\echo :ON_ERROR_ROLLBACK :AUTOCOMMIT :ECHO :FETCH_COUNT
                \\set ROW_COUNT 'it''s'
                \\echo :ROW_COUNT
                SELECT 'all' AS "ECHO", 'off' AS "QUIET", 'x' AS other \\gset
                \\echo :ECHO :other
                """),
        Case(
            id: "quiet settings",
            script: """
                \\pset footer off
                \\C one
                \\set QUIET on
                \\pset format unaligned
                \\pset format
                \\C two
                \\timing on
                \\timing off
                \\r
                \\p
                \\c
                SELECT 1 AS a;
                \\unset QUIET
                \\t
                SELECT 2 AS b;
                """),
        Case(
            id: "expanded output of what is too wide",
            script: """
                \\x auto
                \\pset columns 30
                SELECT 1 AS a, 'narrow' AS b;
                SELECT 1 AS a, 'far too wide for thirty columns' AS b;
                SELECT 'too wide, but only one column' AS b;
                SELECT 1 AS a, 2 AS "far too wide for thirty columns" WHERE false;
                \\pset columns 0
                SELECT 1 AS a, 'not too wide without a target' AS b;
                \\x
                SELECT 1 AS c;
                \\x
                """),
        Case(
            id: "connections",
            script: """
                \\set QUIET off
                \\c -
                \\conninfo
                \\c postgres -
                """),
        Case(id: "text without a semicolon", script: "SELECT 1 AS a;\nSELECT 2 AS b"),
        Case(
            id: "expanded results", script: "\\x\nSELECT 1 AS a, repeat('x', 40) AS long UNION ALL SELECT 2, NULL;\nSELECT 1 WHERE false;\n"
        ),
    ]

    @Test(arguments: scripts) func `a script does the same as in psql`(_ example: Case) async throws {
        let (host, _) = try await run(example.script)
        let theirs = Psql.run("\\set QUIET off\n\\set VERBOSITY terse\n" + example.script, options: ["-P", "pager=off"])
        // psql shows the command tags of statements without rows.
        let tags = [
            "BEGIN", "COMMIT", "COPY", "CREATE DATABASE", "CREATE FUNCTION", "CREATE RULE", "CREATE TABLE", "DO", "INSERT", "RELEASE",
            "ROLLBACK",
            "SAVEPOINT", "SELECT", "SET", "UPDATE", "VACUUM",
        ]
        let lines = theirs.output.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            !tags.contains { line == $0 || line.wholeMatch(of: /[A-Z]+( \d+)+/) != nil && line.hasPrefix($0) }
        }
        #expect(host.output == lines.joined(separator: "\n"))
        let failures = theirs.errors.split(separator: "\n").count { line in
            ["ERROR:", "returned for \\gset", "invalid command", "for \""].contains { line.contains($0) }
        }
        #expect(host.failures.count == failures)
    }

    @Test func `an error is reported at its line of the script`() async throws {
        let (host, succeeded) = try await run("SELECT 1;\n\nSELECT 1,\n  nothing;\n\\nonsense\nSELECT 1/0;\n", stopsAtErrors: false)
        #expect(!succeeded)
        #expect(host.failures.map(\.line) == [4, 5, 6])
    }

    @Test func `a script that stops at errors ends at the first one`() async throws {
        let (host, succeeded) = try await run("SELECT 1;\nSELECT 1/0;\nSELECT 2;", stopsAtErrors: true)
        #expect(!succeeded)
        #expect(host.statements == ["SELECT 1;", "SELECT 1/0;"])
    }

    @Test(arguments: [true, false]) func `a script stops when Ctrl-C arrives between two statements`(stopsAtErrors: Bool) async throws {
        for script in ["SELECT 1;\nSELECT 2;\n\\echo end\nSELECT 3;\n", "SELECT 'SELECT 2', 'SELECT 3' \\gexec\n"] {
            let host = TestHost()
            let session = try await connect()
            let runner = ScriptRunner(
                session: session, host: host, stopsAtErrors: stopsAtErrors, isInterrupted: { host.output.contains("2") })
            #expect(try await !runner.run(script))
            await session.close()
            #expect(!host.statements.contains { $0.contains("SELECT 3") && !$0.contains("gexec") && !$0.contains(",") })
            #expect(host.failures.count == 1)
            guard case .interrupted? = host.failures.first?.cause else { return #expect(Bool(false), "not reported as canceled") }
        }
    }

    @Test func `a file that can't be written leaves the output's style unchanged`() async throws {
        let refused = "SELECT 1 AS a \\gx nowhere\nSELECT 1 \\g nowhere\n"
        let (host, _) = try await run(refused + "SELECT 2 AS b;\nSELECT 3 \\g | cat\n\\r\n")
        #expect(host.output.hasPrefix(" b \n---\n 2\n(1 row)\n\n"))
        #expect(host.statements == ["SELECT 2 AS b;"])
        #expect(host.failures.map(\.line) == [1, 2, 4])
    }

    @Test func `a semicolon after a command is no part of its name`() async throws {
        let (host, _) = try await run("\\echo; a\n\\conninfo;\n")
        #expect(host.failures.isEmpty && host.output.hasPrefix("a\n"), "\(host.output)")
    }

    @Test func `an unknown command suggests the nearest`() async throws {
        let (host, _) = try await run("\\timming\n")
        guard case .command(let message)? = host.failures.first?.cause else { return #expect(Bool(false), "no failure") }
        #expect(message == "there is no command \\timming. Did you mean \\timing?")
    }

    @Test func `a setting that calf doesn't support stops the script, and one without effect causes a warning`() async throws {
        for script in [
            "\\set SINGLELINE on", "\\set SINGLESTEP", "\\set ECHO_HIDDEN noexec", "\\unset AUTOCOMMIT",
            "\\set ON_ERROR_ROLLBACK interactive",
        ] {
            let (host, succeeded) = try await run(script + "\nSELECT 1;", stopsAtErrors: true)
            #expect(!succeeded)
            #expect(host.statements.isEmpty, "\(script)")
        }
        let (host, succeeded) = try await run("\\set SINGLELINE off\n\\set AUTOCOMMIT on\n\\set VERBOSITY terse\n\\set VERBOSITY default\n")
        #expect(succeeded)
        #expect(host.warnings == ["\\set: VERBOSITY changes nothing here"])
    }

    @Test func `every variable with a meaning to psql is known`() async throws {
        // The list is in psql's help. A script may set any of them.
        let lines = Psql.run("\\? variables\n").output.split(separator: "\n").prefix { !$0.hasPrefix("Display") }
        let names = lines.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && $0.contains(/^ +[A-Z_0-9]+$/) }.map { $0.dropFirst(2) }
        #expect(names.count > 30)
        let (host, _) = try await run("\\set LASTOID 0\n\\set ERROR false\n\\set SQLSTATE 00000\n\\set ROW_COUNT 0\n\\set\n")
        for name in names { #expect(host.output.contains("\n\(name) = '") || host.output.hasPrefix("\(name) = '"), "\(name)") }
    }

    @Test func `every command of psql exists, or its error says what to do instead`() async throws {
        let psql = Psql.run("\\?\n").output
        let names = Set(psql.split(separator: "\n").filter { $0.hasPrefix("  \\") }.map { $0.dropFirst(3).prefix { !" [".contains($0) } })
        #expect(names.count > 90)
        for name in names where !["q", "!"].contains(name) {
            let (host, _) = try await run("\\\(name)\n")
            for case .command(let message) in host.failures.map(\.cause) {
                #expect(!message.contains("there is no command"), "\(message)")
            }
        }
    }

    @Test func `the help lists every command and the syntax of SQL`() async throws {
        let (host, _) = try await run("\\?\n\\h insert into\n\\h\n")
        for word in ["\\copy", "\\gset", "\\if", "\\dn", "\\watch", "INSERT INTO table_name", "ALTER TABLE"] {
            #expect(host.output.contains(word), "\(word)")
        }
    }

    @Test func `the copy command moves rows between a table and a file`() async throws {
        let folder = ScratchFolder()
        let (host, succeeded) = try await run(
            """
            CREATE TEMP TABLE t (a int, b text);
            INSERT INTO t VALUES (1, 'x'), (2, 'y,z');
            \\copy t to '\(folder.path)/t.csv' csv header
            \\copy (SELECT count(*) FROM t) to \(folder.path)/count
            \\copy t (a, b) from '\(folder.path)/t.csv' with (format csv, header)
            SELECT count(*) AS n FROM t;
            """)
        #expect(succeeded, "\(host.failures)")
        #expect(String(decoding: folder.bytes(of: "t.csv"), as: UTF8.self) == "a,b\n1,x\n2,\"y,z\"\n")
        #expect(String(decoding: folder.bytes(of: "count"), as: UTF8.self) == "2\n")
        #expect(host.output.contains(" 4\n"))
    }

    @Test func `the copy command ends like any statement, and isn't run again`() async throws {
        let folder = ScratchFolder()
        let (host, succeeded) = try await run(
            """
            CREATE TEMP TABLE t (a int);
            INSERT INTO t VALUES (1), (2);
            \\copy t to '\(folder.path)/t.csv' csv
            \\copy t from '\(folder.path)/t.csv' csv
            \\echo :ROW_COUNT
            \\g
            """)
        #expect(succeeded, "\(host.failures)")
        #expect(host.ended == ["CREATE TABLE", "INSERT 0 2", "COPY 2", "COPY 2", "INSERT 0 2"])
        #expect(host.output == "2\n")
    }

    @Test func `another role connects to the same database, whatever the address leaves open`() async throws {
        let session = try await connect(database: "template1")
        let here = session.identity
        await session.close()
        var settings = ConnectionSettings(uri: "postgresql://db.example")
        settings.password = "secret"
        let bob = try settings.changed(to: ConnectTarget(user: "bob"), from: here)
        #expect(bob.database == "template1" && bob.user == "bob" && bob.uri == settings.uri && bob.password == nil)
        let other = try settings.changed(to: ConnectTarget(database: "stock"), from: here)
        #expect(other.database == "stock" && other.user == here.user && other.password == "secret")
    }

    @Test func `an edited statement runs only if it ends with a semicolon`() async throws {
        let (host, _) = try await run("SELECT 1 AS one;\n\\e\nSELECT 2 AS two\n\\e\n\\p\n\\r\n")
        #expect(host.statements == ["SELECT 1 AS one;", "SELECT 1 AS one;"])
        #expect(host.output.contains("(1 row)\n\nSELECT 2 AS two\n"))
    }

    @Test func `notifications are shown after the statement`() async throws {
        let (host, _) = try await run("LISTEN bell;\nNOTIFY bell, 'ding';\n\\echo end\n")
        #expect(host.output == "bell ding\nend\n")
    }

    @Test func `a script that may start no programs starts none`() async throws {
        let folder = ScratchFolder()
        let session = try await connect()
        let host = TestHost()
        host.startsPrograms = false
        let program = "touch \(folder.path)/file"
        let lines = [
            "SELECT 1 \\g | \(program)", "SELECT 1 \\g (format=csv)", "\\o |\(program)", "\\set x `\(program)`",
            "\\copy (SELECT 1) to program '\(program)'",
            "\\copy (SELECT 1) to '|\(program)'",
        ]
        // A statement that is left at the end would run.
        _ = try await ScriptRunner(session: session, host: host, stopsAtErrors: false).run(lines.joined(separator: "\n") + "\n\\r\n")
        await session.close()
        #expect(host.failures.map(\.line) == Array(1...lines.count))
        #expect(folder.bytes(of: "file").isEmpty)
        #expect(host.statements.isEmpty)
    }

    @Test func `the help leaves out what can't run`() async throws {
        let session = try await connect()
        let host = TestHost()
        host.unavailable = ["e", "edit"]
        _ = try await ScriptRunner(session: session, host: host).run("\\?\n")
        await session.close()
        #expect(host.output.contains("\\o [FILE]") && !host.output.contains("\\e "))
    }

    @Test func `a restricted dump runs no backslash commands`() async throws {
        let (host, succeeded) = try await run("\\restrict key\nSELECT 1;\n\\echo no\n\\unrestrict wrong\n\\unrestrict key\n\\echo yes\n")
        #expect(!succeeded)
        #expect(host.failures.map(\.line) == [3, 4])
        #expect(host.output.hasSuffix("yes\n"))
    }
}
