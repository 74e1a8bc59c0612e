import Glibc
import TestSupport
import Testing

/// Commands that need the real server.
@Suite(.timeLimit(.minutes(10)))
struct ServerCommandTests {
    let calf = Calf()
    let course: String

    init() {
        course = calf.home.path + "/my-course"
        precondition(calf("new", "course", course).status == 0)
    }

    @Test func `the server can be started, inspected, stopped and removed`() throws {
        let before = try JSONReader.read(calf("sandbox", "status", "--json").output)
        #expect(before["phase"]?.text == "stopped")
        #expect(before["dsn"] == .null)

        let started = try JSONReader.read(calf("sandbox", "start", "--json").output)
        #expect(started["phase"]?.text == "ready")
        #expect(started["pinned"] == .bool(true))
        let address = try #require(started["dsn"]?.text)
        let answer = calf("sql", "--dsn", address, "-c", "SELECT current_user", "--format", "csv")
        #expect(answer.output == "current_user\nlearner\n")

        let footprint = try JSONReader.read(calf("footprint", "--json").output)
        #expect(footprint["items"]?.array?.contains { $0["kind"]?.text == "server" } == true)
        #expect(calf("doctor", "--course", course).output.contains("✓ server"))

        #expect(try JSONReader.read(calf("sandbox", "stop", "--json").output)["outcome"]?.text == "stopped")
        #expect(calf("sandbox", "destroy").status == 0)
        #expect(calf("uninstall", input: "n\n").status == 1)
        #expect(calf("uninstall", input: "y\n").status == 0)
        // There may be a server of a deleted data directory on this machine.
        let left = try JSONReader.read(calf("footprint", "--json").output)["items"]?.array
        #expect(left?.allSatisfy { $0["kind"]?.text == "orphanedServer" } == true)
    }

    @Test func `a third-party course runs nothing before it is trusted`() throws {
        let refused = calf(
            "check", "a-greeting", "your-own-greeting", "--answer", "-", "--json", "--course", course, input: "SELECT 1")
        #expect(refused.status == 2)
        #expect(refused.errors.contains("calf trust \(course)"))
        let document = try JSONReader.read(refused.output)
        #expect(document["verdict"]?.text == "error")
        #expect(document["lesson"]?.text == "a-greeting")
        #expect(calf("sql", "--lesson", "a-greeting", "-c", "SELECT 1", "--course", course).status == 2)
        #expect(calf("trust", course).status == 0)
        #expect(calf("sql", "--lesson", "a-greeting", "-c", "SELECT 1", "--course", course).status == 0)
        calf.home.write("title: x\n".utf8, to: "my-course/glossary.yaml")
        #expect(calf("sql", "--lesson", "a-greeting", "-c", "SELECT 1", "--course", course).errors.contains("calf trust"))
        #expect(calf("sandbox", "destroy").status == 0)
    }

    @Test func `what a killed check leaves behind is removed the next time calf starts`() async throws {
        defer { _ = calf("sandbox", "destroy") }
        let words = ["check", "a-greeting", "your-own-greeting", "--answer", "-", "--course", course, "--trust"]
        #expect(calf.run(words, input: "SELECT 'good evening' AS greeting").status == 0)
        let address = try #require(try JSONReader.read(calf("sandbox", "start", "--json").output)["dsn"]?.text)
        func left() -> [String] {
            let query = """
                SELECT datname FROM pg_database
                WHERE datname LIKE 'calf\\_x%' OR shobj_description(oid, 'pg_database') = 'taken'
                UNION ALL SELECT rolname FROM pg_roles WHERE rolname ~ '^calf_[sr]_[0-9]+_'
                """
            let lines = calf("sql", "--dsn", address, "-c", query, "--format", "csv").output.split(separator: "\n").map(String.init)
            #expect(lines.first == "datname")
            return Array(lines.dropFirst())
        }
        #expect(left().isEmpty)
        let running = calf.start(words, input: "SELECT 'good evening' AS greeting FROM pg_sleep(300)")
        try await eventually("the answer's session") { left().contains { $0.hasPrefix("calf_s_") } }
        running.kill(SIGKILL)
        _ = running.wait()
        #expect(left().contains { !$0.hasPrefix("calf_s_") && !$0.hasPrefix("calf_r_") })
        let moment = Moment(upTo: .milliseconds(600))
        for _ in 1...5 { _ = calf.run(words, input: "SELECT 'good evening'", killedAt: moment) }
        #expect(calf.run(words, input: "SELECT 'good evening' AS greeting").status == 0)
        // The server finishes a CREATE DATABASE whose client was killed, perhaps after that start. Then the one after it removes it.
        for _ in 1...3 where !left().isEmpty { _ = calf.run(words, input: "SELECT 'good evening' AS greeting") }
        #expect(left().isEmpty, "\(left())")
    }

    @Test func `an answer is judged, and the verdict is recorded`() throws {
        defer { _ = calf("sandbox", "destroy") }
        func check(_ answer: String, _ words: String...) -> Calf.Result {
            calf("check", "a-greeting", "your-own-greeting", "--answer", "-", "--course", course, "--trust", "--json", input: answer)
        }
        let wrong = check("SELECT 'good night' AS greeting;")
        #expect(wrong.status == 1)
        #expect(wrong.output.split(separator: "\n").count == 1)
        let document = try JSONReader.read(wrong.output)
        #expect(document["verdict"]?.text == "fail")
        #expect(document["course"]?.text == "my-course")
        #expect(document["exercise"]?.text == "your-own-greeting")
        let feedback = "Your result says good night, which people say at the end of the day. When do they say good evening?"
        #expect(document["feedback"]?[0]?["message"]?.text == feedback)
        #expect(document["milliseconds"]?.number ?? 0 > 0)

        let broken = try JSONReader.read(check("SELEC 'good night';").output)
        #expect(broken["verdict"]?.text == "fail")
        #expect(broken["feedback"]?[0]?["place"]?["line"]?.number == 1)

        #expect(check("SELECT 'good evening' AS greeting").status == 0)
        let progress = try JSONReader.read(calf("progress", "--course", course, "--json").output)
        let lesson = progress["courses"]?["my-course"]?["lessons"]?["a-greeting"]
        #expect(lesson?["state"]?.text == "started")
        #expect(lesson?["exercises"]?["your-own-greeting"]?["state"]?.text == "done")
        #expect(lesson?["exercises"]?["your-own-greeting"]?["tries"]?.number == 2)

        let text = calf(
            "check", "a-greeting", "your-own-greeting", "--answer", "-", "--course", course, input: "SELECT 1,\n\tx AS greeting")
        #expect(text.status == 1)
        #expect(text.output.contains("✗ The server could not run this statement.   42703"))
        // The line is shown once, by the server.
        #expect(text.output.contains("LINE 2: ") && !text.output.contains("▲"), "\(text.output)")
    }

    @Test func `several answers are judged in one run and identified by their files`() throws {
        defer { _ = calf("sandbox", "destroy") }
        let folder = calf.home.path + "/answers"
        calf.home.makeFolder("answers")
        calf.home.write("SELECT 'good evening' AS greeting".utf8, to: "answers/ada.sql")
        calf.home.write("SELECT 'good night' AS greeting".utf8, to: "answers/ben.sql")
        calf.home.makeFolder("answers/carl")
        calf.home.write("SELECT 1".utf8, to: "answers/.hidden")
        func check(_ words: String...) -> Calf.Result {
            calf.run(
                ["check", "a-greeting", "your-own-greeting", "--course", course, "--trust", "--no-record"] + words,
                input: "SELECT 'good evening' AS greeting")
        }
        let all = check("--json", "--answer", folder)
        #expect(all.status == 1)
        let documents = try all.output.split(separator: "\n").map { try JSONReader.read(String($0)) }
        #expect(documents.map { $0["student"]?.text } == ["ada", "ben", "carl"])
        #expect(documents.map { $0["file"]?.text } == ["ada.sql", "ben.sql", "carl"].map { "\(folder)/\($0)" })
        #expect(documents.map { $0["verdict"]?.text } == ["pass", "fail", "fail"])
        #expect(documents[2]["feedback"]?[0]?["message"]?.text == "No answer was handed in.")

        let rows = check("--csv", "--answer", folder + "/ada.sql", folder + "/ben.sql", "-")
        #expect(rows.status == 1)
        let lines = rows.output.split(separator: "\r\n")
        #expect(lines[0] == "student,file,course,lesson,exercise,verdict,kind,message,milliseconds")
        #expect(
            lines.dropFirst().map { $0.split(separator: ",").prefix(6).joined(separator: " ") } == [
                "ada \(folder)/ada.sql my-course a-greeting your-own-greeting pass",
                "ben \(folder)/ben.sql my-course a-greeting your-own-greeting fail",
                "- - my-course a-greeting your-own-greeting pass",
            ])
        let text = check("--answer", folder + "/ada.sql", "--answer", folder + "/ada.sql")
        #expect(text.status == 0)
        #expect(text.output.hasPrefix("\(folder)/ada.sql:\n✓"))
        #expect(check("--answer", folder + "/nobody.sql").errors.contains("cannot read \(folder)/nobody.sql: No such file"))

        let progress = try JSONReader.read(calf("progress", "--course", course, "--json").output)
        let exercise = progress["courses"]?["my-course"]?["lessons"]?["a-greeting"]?["exercises"]?["your-own-greeting"]
        #expect(exercise?["tries"]?.number == 0)
    }

    @Test func `sql uses the last lesson of the selected courses, and names it`() throws {
        defer { _ = calf("sandbox", "destroy") }
        // A lesson in none of the selected courses.
        let other = calf.home.path + "/other"
        #expect(calf("new", "course", other).status == 0)
        #expect(calf("solution", "a-greeting", "your-own-greeting", "--course", other).status == 0)
        let result = calf("sql", "-c", "SELECT 1", "--format", "csv", "--course", course, "--trust")
        #expect(result.status == 0)
        #expect(result.output == "?column?\n1\n")
        #expect(result.errors == "calf: using the database of my-course/a-greeting\n")
    }

    @Test func `sql accepts a byte order mark, and stops where the server can't read on`() throws {
        defer { _ = calf("sandbox", "destroy") }
        func sql(_ bytes: [UInt8]) -> Calf.Result {
            let file = calf.home.write(bytes, to: "script.sql")
            return calf("sql", "-f", file, "--format", "csv", "--lesson", "a-greeting", "--course", course, "--trust")
        }
        #expect(sql([0xEF, 0xBB, 0xBF] + "SELECT 1 AS a".utf8).output == "a\n1\n")
        let latin1 = sql("SELECT 1;\nSELECT '".utf8 + [0xE9] + "'".utf8)
        #expect(latin1.status == 1)
        #expect(latin1.output == "?column?\n1\n")
        #expect(latin1.errors.contains("line 2 of \(calf.home.path)/script.sql is not valid UTF-8"))
        let utf16 = sql("SELECT 1;\n".utf16.flatMap { [UInt8($0), 0] })
        #expect(utf16.errors.contains("script.sql is UTF-16 text. Save it as UTF-8, or convert it: iconv -f UTF-16LE"), "\(utf16.errors)")
        #expect(sql("SELECT 1\n\n;".utf8 + [0]).errors.contains("line 3 of \(calf.home.path)/script.sql has a NUL byte"))
        let nested = sql(Array(String(repeating: "/*", count: 1_000_000).utf8))
        #expect(nested.status == 1)
        #expect(nested.errors.contains("operator characters in a row"))
    }

    @Test func `uninstall leaves no empty folder, and no other file is touched`() {
        #expect(calf("uninstall", "--yes").status == 0)
        #expect(access(course, F_OK) == 0)
        let other = Calf(course: course)
        #expect(other("lessons", "--trust").status == 0 && other("footprint").output.contains(other.home.path + "/calf"))
        #expect(other("uninstall", "--yes").status == 0)
        #expect(access(other.home.path + "/calf", F_OK) != 0)
    }

    @Test func `uninstall doesn't touch the server of another home, even if that home is missing`() throws {
        guard getuid() == 0 else { return }
        let folder = "/var/lib/calf/test-\(getpid())"
        #expect(system("mkdir -p '\(folder)/cluster' && echo /nowhere/calf/data > '\(folder)/origin'") == 0)
        defer { _ = system("rm -r '\(folder)'") }
        #expect(try JSONReader.read(calf("footprint", "--json").output)["items"]?.array?.contains { $0["path"]?.text == folder } == true)
        let result = calf("uninstall", "--yes")
        #expect(result.status == 0)
        #expect(access(folder + "/cluster", F_OK) == 0)
        #expect(result.output.contains("rm -r \(folder)"))
    }

    @Test func `a usage error of check is one JSON line`() throws {
        for words in [["nowhere", "--answer", "-"], ["a-greeting"], ["a-greeting", "x\u{1B}", "--answer", "-"], []] {
            let result = calf.run(["check", "--json", "--course", course] + words)
            #expect(result.status == 2)
            #expect(result.output.split(separator: "\n", omittingEmptySubsequences: false).count == 2)
            let document = try JSONReader.read(result.output)
            #expect(document["verdict"]?.text == "error")
            #expect(document["feedback"]?.array?.count == 1)
        }
    }

    @Test func `SQL runs statement by statement, with output in four formats`() throws {
        defer { _ = calf("sandbox", "destroy") }
        #expect(calf("trust", course).status == 0)
        func sql(_ text: String, _ words: String...) -> Calf.Result {
            calf.run(["sql", "--lesson", "a-greeting", "--course", course] + words, input: text)
        }
        let query = "SELECT 1 AS a, 'x,y' AS b, NULL AS c"
        #expect(sql(query).output == " a |  b  | c \n---+-----+---\n 1 | x,y | \n(1 row)\n\n")
        #expect(sql(query, "--format", "csv").output == "a,b,c\n1,\"x,y\",\n")
        #expect(sql("\\pset null '∅'\n" + query, "--format", "csv").output.hasSuffix("\n1,\"x,y\",∅\n"))
        #expect(try JSONReader.read(sql(query, "--format", "json").output)[0]?["b"]?.text == "x,y")
        #expect(sql(query, "--format", "markdown").output.contains("| x,y |"))
        #expect(sql("CREATE TABLE t (x int);\nINSERT INTO t VALUES (1), (2);").output == "CREATE TABLE\nINSERT 0 2\n")
        #expect(sql("COPY t FROM STDIN;\n3\n\\.\nSELECT sum(x) FROM t", "--format", "csv").output == "sum\n6\n")
        #expect(sql("COPY t TO STDOUT").output == "1\n2\n3\n")

        let stopped = sql("SELECT 1/0; SELECT 5 AS five", "--format", "csv")
        #expect(stopped.status == 1)
        #expect(stopped.output.isEmpty)
        #expect(stopped.errors.contains("ERROR:  division by zero"))
        let goneOn = sql("SELECT 1/0; SELECT 5 AS five", "--format", "csv", "--keep-going")
        #expect(goneOn.status == 1)
        #expect(goneOn.output == "five\n5\n")
        #expect(sql("SELECT 1 +\n  x").errors.contains("LINE 2:   x\n          ^"))
        #expect(sql("\\dt").output.contains(" public | t         | table | learner\n(2 rows)"))
        #expect(sql("SELECT 1;\n\nSELECT x", "-f", "-").errors.contains("<stdin>:3: ERROR:"))
        #expect(sql("", "-c", "COPY t FROM STDIN").status == 0)
        #expect(sql("\\set n 2\nSELECT :n + 1 AS three \\gx\n").output == "-[ RECORD 1 ]\nthree | 3\n\n")
        #expect(sql("\\c nowhere").errors.contains("no lesson named 'nowhere'"))
        #expect(sql("DO $$ BEGIN RAISE NOTICE 'hello'; END $$").errors.contains("NOTICE:  hello"))
    }

    @Test func `a missing server gives exit code 2 and shows no password`() {
        let result = calf("sql", "--dsn", "postgresql://u:secret@/d?host=/nowhere", "-c", "SELECT 1")
        #expect(result.status == 2)
        #expect(result.errors.contains("no connection"))
        #expect(!result.errors.contains("secret"))
    }
}
