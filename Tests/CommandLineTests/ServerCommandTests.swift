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

    @Test func `the server's whole life can be seen`() throws {
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
        #expect(try JSONReader.read(calf("footprint", "--json").output)["items"] == .array([]))
    }

    @Test func `a course from elsewhere runs nothing before it is trusted`() throws {
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

    @Test func `an answer is judged, and the verdict is in the log`() throws {
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
        #expect(document["feedback"]?[0]?["message"]?.text == "This is the greeting for the end of the day. When do people say it?")
        #expect(document["milliseconds"]?.number ?? 0 > 0)

        let broken = try JSONReader.read(check("SELEC 'good night';").output)
        #expect(broken["verdict"]?.text == "fail")
        #expect(broken["feedback"]?[0]?["place"]?["line"]?.number == 1)

        #expect(check("SELECT 'good evening' AS greeting").status == 0)
        let progress = try JSONReader.read(calf("progress", "--course", course, "--json").output)
        let lesson = progress["courses"]?["my-course"]?["lessons"]?["a-greeting"]
        #expect(lesson?["state"]?.text == "started")
        #expect(lesson?["exercises"]?["your-own-greeting"]?["state"]?.text == "done")
        #expect(lesson?["exercises"]?["your-own-greeting"]?["tries"]?.number == 3)

        let text = calf(
            "check", "a-greeting", "your-own-greeting", "--answer", "-", "--course", course, input: "SELECT 1,\n\tx AS greeting")
        #expect(text.status == 1)
        #expect(text.output.contains("✗ The server could not run this.   42703"))
        #expect(text.output.contains("▲"))
    }

    @Test func `nothing a wrong call of check says breaks its one line`() throws {
        for words in [["nowhere", "--answer", "-"], ["a-greeting"], ["a-greeting", "x\u{1B}", "--answer", "-"], []] {
            let result = calf.run(["check", "--json", "--course", course] + words)
            #expect(result.status == 2)
            #expect(result.output.split(separator: "\n", omittingEmptySubsequences: false).count == 2)
            let document = try JSONReader.read(result.output)
            #expect(document["verdict"]?.text == "error")
            #expect(document["feedback"]?.array?.count == 1)
        }
    }

    @Test func `SQL runs statement by statement and prints in four formats`() throws {
        defer { _ = calf("sandbox", "destroy") }
        #expect(calf("trust", course).status == 0)
        func sql(_ text: String, _ words: String...) -> Calf.Result {
            calf.run(["sql", "--lesson", "a-greeting", "--course", course] + words, input: text)
        }
        let query = "SELECT 1 AS a, 'x,y' AS b, NULL AS c"
        #expect(sql(query).output == " a |  b  | c \n---+-----+---\n 1 | x,y | \n(1 row)\n\n")
        #expect(sql(query, "--format", "csv").output == "a,b,c\n1,\"x,y\",\n")
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
        #expect(sql("\\d").errors.contains("is a command of psql"))
        #expect(sql("DO $$ BEGIN RAISE NOTICE 'hello'; END $$").errors.contains("NOTICE:  hello"))
    }

    @Test func `no server is exit code 2 and shows no password`() {
        let result = calf("sql", "--dsn", "postgresql://u:secret@/d?host=/nowhere", "-c", "SELECT 1")
        #expect(result.status == 2)
        #expect(result.errors.contains("no connection"))
        #expect(!result.errors.contains("secret"))
        #expect(calf("sql", "-c", "SELECT 1", "--course", course).errors.contains("no lesson was begun yet"))
        #expect(calf("sql", "-c", "x", "-f", "y").errors.contains("exclude each other"))
    }
}
