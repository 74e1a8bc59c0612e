import Glibc
import TestSupport
import Testing

/// `calf sql` on a server of one's own.
@Suite(.timeLimit(.minutes(5)))
struct SQLCommandTests {
    private let calf = Calf()
    private let server = ScratchServer.shared

    private var address: String { "host=\(server.directory) user=\(server.user) dbname=postgres" }

    private func sql(_ words: String..., input: String = "") -> Calf.Result { sql(words, input: input) }

    private func sql(_ words: [String], input: String = "") -> Calf.Result {
        calf.run(["sql", "--dsn", address] + words, input: input)
    }

    @Test(arguments: [
        ("postgresql+psycopg2://ann:secret@db.example.org/shop", "Leave that out: postgresql://"), ("mysql://root:secret@db/x", "mysql://"),
        ("jdbc:postgresql://db/shop?password=secret", "Java"), ("POSTGRESQL://ann:secret@db/x", "postgresql://"),
        ("ann:secret@127.0.0.1:5432/shop", "doesn't begin with postgresql://"), ("mongodb+srv://ann:secret@db/x?a=b", "mongodb+srv://"),
    ])
    func `another program's URL is named and sent nowhere`(url: String, reason: String) {
        let connect = ["sql", "--dsn", address, "-c", "\\c '\(url)'"]
        for words in [["sql", "--dsn", url, "-c", "SELECT 1"], ["--server", url, "sql", "-c", "SELECT 1"], connect] {
            let refused = calf.run(words)
            #expect(refused.status > 0 && refused.errors.contains(reason), "\(refused)")
            #expect(!refused.errors.contains("secret") && !refused.errors.contains("socket"), "\(refused)")
        }
    }

    @Test func `a database without an encoding is read, and bytes that aren't UTF-8 are marked`() {
        #expect(sql("-c", "CREATE DATABASE bytes ENCODING SQL_ASCII LOCALE 'C' TEMPLATE template0").status == 0)
        let bytes = address.replacing("dbname=postgres", with: "dbname=bytes")
        #expect(calf("sql", "--dsn", bytes, "-tA", "-c", "SELECT 'é', E'a\\xfc'").output == "é|a\u{FFFD}\n")
        #expect(sql("-c", "DROP DATABASE bytes").status == 0)
    }

    @Test func `commands and files run in the order in which they are given`() {
        let file = calf.home.write("SELECT 'file';\n".utf8, to: "script.sql")
        #expect(sql("-tA", "-c", "SELECT 1", "-f", file, "-c", "SELECT :'x'", "-v", "x=set").output == "1\nfile\nset\n")
        #expect(sql("-tA", "-c", "SELECT 1", "-c", "SELECT 1/0", "-c", "SELECT 3").output == "1\n")
        #expect(sql("-tA", "--keep-going", "-c", "SELECT 1/0", "-c", "SELECT 3", "-f", "-", input: "SELECT 4").output == "3\n4\n")
    }

    @Test func `psql's short options format results as in psql`() {
        for options in [["-t"], ["-A"], ["-tA"], ["-qt"]] {
            let script = "CREATE TEMP TABLE t (a int, b text);\nINSERT INTO t VALUES (1, 'x') RETURNING *;\nSELECT * FROM t;\n"
            let ours = calf.run(["sql", "--dsn", address] + options, input: script).output
            #expect(ours == Psql.run((options == ["-qt"] ? "" : "\\set QUIET off\n") + script, options: options).output, "\(options)")
        }
    }

    @Test func `a script that can't connect runs nothing on the old database`() {
        for options in [["--keep-going"], []] {
            let result = sql(["-tA"] + options + ["-c", "SELECT 1", "-c", "\\c nosuchdb", "-c", "SELECT 2"])
            #expect(result.output == "1\n")
            #expect(result.status == 2)
        }
        #expect(sql("-tA", "--keep-going", input: "\\c nosuchdb\nSELECT 2;\n").output.isEmpty)
    }

    @Test func `an output file gets results and what qecho prints, and messages go where psql prints them`() {
        let results = calf.home.path + "/results"
        let script = "\\o \(results)\nSELECT 1;\n\\echo screen\n\\qecho file\n\\o\nSELECT 1/0;\n"
        let ours = sql("-tA", "--keep-going", input: script)
        let ourFile = String(decoding: calf.home.bytes(of: "results"), as: UTF8.self)
        let theirs = Psql.run(script, options: ["-tA"])
        #expect(ours.output == theirs.output && ours.output == "screen\n")
        #expect(ourFile == String(decoding: calf.home.bytes(of: "results"), as: UTF8.self) && ourFile == "1\nfile\n")
        #expect(ours.errors.contains("ERROR:  division by zero"))
    }

    @Test func `an environment variable names the editor, and can be copied`() {
        let script = "SELECT 1;\n\\e\n\\getenv x PSQL_EDITOR\n\\echo :x\n"
        let result = calf.run(["sql", "--dsn", address, "-tA"], input: script, environment: ["PSQL_EDITOR": "sed -i s/1/2/"])
        #expect(result.output == "1\n2\nsed -i s/1/2/\n", "\(result.errors)")
    }

    @Test func `editing a file, and a question without a terminal, are plain errors`() {
        #expect(sql("-c", "\\e some.sql").errors == "calf: \\e edits the statement, not a file. \\i FILE runs one\n")
        #expect(sql("-c", "\\password").errors.hasPrefix("calf: there is no terminal to ask"))
    }

    @Test func `results go to the file of -o, and --csv is a format`() {
        let file = calf.home.path + "/results"
        #expect(sql("-tA", "-o", file, "-c", "SELECT 1").output.isEmpty)
        #expect(String(decoding: calf.home.bytes(of: "results"), as: UTF8.self) == "1\n")
        #expect(sql("--csv", "-c", "SELECT 1 AS a").output == "a\n1\n")
    }

    @Test func `results arrive before the rest of the script does`() async throws {
        let pipe = calf.home.path + "/script"
        #expect(mkfifo(pipe, 0o600) == 0)
        let output = calf.home.path + "/results"
        calf.home.write([], to: "results")
        let running = calf.start(["sql", "--dsn", address, "-tA", "-f", pipe], output: output)
        let script = try #require(fopen(pipe, "w"))
        fputs("SELECT 'first';\nSELECT 'sec", script)
        fflush(script)
        try await eventually("the first result") { String(decoding: calf.home.bytes(of: "results"), as: UTF8.self) == "first\n" }
        fputs("ond';\n", script)
        fclose(script)
        #expect(try await running.ended().status == 0)
        #expect(String(decoding: calf.home.bytes(of: "results"), as: UTF8.self) == "first\nsecond\n")
    }

    @Test func `an included file is found next to the script`() {
        calf.home.makeFolder("scripts")
        calf.home.write("SELECT 'inner';\n".utf8, to: "scripts/inner.sql")
        let outer = calf.home.write("\\ir inner.sql\n".utf8, to: "scripts/outer.sql")
        #expect(sql("-tA", "-f", outer).output == "inner\n")
    }

    @Test func `connecting again keeps what isn't given`() {
        let script =
            "CREATE ROLE guest LOGIN;\n\\c template1 guest\n\\c -\nSELECT current_database(), current_user;\n\\c postgres postgres\nDROP ROLE guest;\n"
        #expect(sql("-qtA", input: script).output == "template1|guest\n")
    }

    @Test func `an empty list is no error, and a notification is printed`() {
        let empty = sql("-c", "\\dt nothing")
        #expect(empty.status == 0)
        #expect(empty.errors == "Did not find any relation named \"nothing\".\n")
        let heard = sql("-q", "-c", "LISTEN bell", "-c", "NOTIFY bell, 'ding'").output
        #expect(heard.hasPrefix("Asynchronous notification \"bell\" with payload \"ding\" received from server process with PID "))
    }

    @Test func `the second Ctrl-C ends a statement that swallows the first`() async throws {
        let stubborn = """
            DO $$ BEGIN LOOP BEGIN PERFORM pg_sleep(100); EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP; END $$
            """
        let running = calf.start(["sql", "--dsn", address, "-c", "\\echo ready", "-c", stubborn], output: nil)
        func isSleeping() -> Bool {
            let query = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'DO $$ BEGIN LOOP%' AND wait_event = 'PgSleep';\n"
            return Psql.run(query, options: ["-tA"]).output == "1\n"
        }
        try await eventually("the statement to sleep") { isSleeping() }
        running.kill(SIGINT)
        try await eventually("the first Ctrl-C to be in vain", finding: running.errors) {
            running.errors.contains("the statement is still running")
        }
        try await eventually("the statement to sleep again") { isSleeping() }
        running.kill(SIGINT)
        let result = try await running.ended()
        #expect(result.status == 1)
        #expect(result.errors.hasPrefix("calf: the statement is still running. Ctrl-C again ends its session\n"))
        #expect(!isSleeping())
    }

    @Test(arguments: ["table", "csv", "json", "markdown"])
    func `what a terminal would act on is visible there, and unchanged in a file`(format: String) {
        let query = "SELECT E'a\\x1B]52;c;eA==\\x07' AS x, E'\\u202Eb' AS \"\u{202E}y\""
        let file = sql("--format", format, "-c", query).output
        #expect(file.contains(format == "json" ? "\\u202eb" : "\u{202E}b"))
        let command = "\(calf.executable) sql --dsn '\(address)' --format \(format) -f \(calf.home.write(query.utf8, to: "query.sql"))"
        let seen = calf.home.path + "/typescript"
        #expect(system("env CALF_HOME=\(calf.home.path)/calf script -qec \"\(command)\" /dev/null > \(seen) < /dev/null") == 0)
        let bytes = calf.home.bytes(of: "typescript")
        #expect(bytes.count > 10)
        #expect(!bytes.contains(0x1B) && !bytes.contains(0x07))
        #expect(!String(decoding: bytes, as: UTF8.self).contains("\u{202E}"))
    }
}
