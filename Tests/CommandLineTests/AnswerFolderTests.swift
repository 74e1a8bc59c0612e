import Glibc
import TestSupport
import Testing

/// Answers that consist of several files.
@Suite(.timeLimit(.minutes(5))) struct AnswerFolderTests {
    private let lesson = """
        ---
        title: Two files
        minutes: 5
        objectives: [Write a script that needs a file]
        skills: [operations]
        engine: none
        ---

        # Two files

        ## Exercise: A greeting in parts {#parts}

        Write `greet.sh`, which prints the words in `words.txt`.

        ```text solution path=words.txt
        good evening
        ```

        ```sh solution path=greet.sh
        cat words.txt
        ```

        ```sh solution
        chmod 644 words.txt
        ```

        ```yaml check
        shell:
          - { run: "sh greet.sh", prints: "good evening", label: "greet.sh prints the words" }
        ```

        """

    @Test func `a solution with several parts says where each one belongs`() {
        let calf = Calf()
        let course = calf.home.path + "/my-course"
        #expect(calf("new", "course", course).status == 0)
        calf.home.write(lesson.utf8, to: "my-course/1-first-steps/02-two-files.md")
        let shown = calf("solution", "two-files", "parts", "--course", course).output
        #expect(shown == "# words.txt\ngood evening\n\n# greet.sh\ncat words.txt\n\n# Shell\nchmod 644 words.txt\n")
    }

    @Test func `a folder is one answer, run in its own folder, and links in it are refused`() throws {
        let calf = Calf()
        let home = calf.home
        let course = home.path + "/my-course"
        #expect(calf("new", "course", course).status == 0)
        home.write(lesson.utf8, to: "my-course/1-first-steps/02-two-files.md")
        func answer(_ files: KeyValuePairs<String, String>, by name: String) {
            for (path, text) in files {
                #expect(system("mkdir -p \"$(dirname '\(home.path)/answers/\(name)/\(path)')\"") == 0)
                home.write(text.utf8, to: "answers/\(name)/\(path)")
            }
        }
        answer(["greet.sh": "cat words/first words/second", "words/first": "good ", "words/second": "evening", ".git/x": "\0"], by: "ada")
        answer(["answer.sh": "test ! -e answer.sh && echo good evening > words.txt && echo cat words.txt > greet.sh"], by: "ben")
        // The files of previous answers are gone.
        answer(["greet.sh": "cat words/first words/second"], by: "carl")
        answer(["greet.sh": "cat words.txt"], by: "dora")
        let secret = home.write("good evening".utf8, to: "secret")
        #expect(symlink(secret, home.path + "/answers/dora/words.txt") == 0)
        #expect(symlink(home.path + "/answers/ada", home.path + "/answers/eve") == 0)
        home.write("good evening, all".utf8, to: "answers/finn.txt")
        answer(["greet.sh": "echo good evening", "picture": "\0"], by: "gwen")

        func check(_ path: String) throws -> [JSONValue] {
            let words = [
                "check", "two-files", "parts", "--course", course, "--trust", "--run-scripts", "--no-record", "--json", "--answer", path,
            ]
            return try calf.run(words).output.split(separator: "\n").map { try JSONReader.read(String($0)) }
        }
        let folder = home.path + "/answers"
        let documents = try check(folder)
        func message(_ index: Int) -> String { documents[index]["feedback"]?[0]?["message"]?.text ?? "" }
        #expect(documents.map { $0["verdict"]?.text } == ["pass", "pass", "fail", "error", "error", "pass", "error"], "\(documents)")
        #expect(documents.last?["file"]?.text == folder + "/gwen")
        #expect(message(3) == "cannot read \(folder)/dora: words.txt is a symbolic link, and an answer can't contain symbolic links")
        #expect(message(4) == "cannot read \(folder)/eve: an answer can't contain symbolic links")
        #expect(message(6).hasPrefix("picture: Line 1 of your answer has a NUL byte"))

        let single = try check(folder + "/ada")
        #expect(single.map { $0["verdict"]?.text } == ["pass"])
        #expect(single.first?["file"] == nil)
        #expect(access(home.path + "/calf/data/workspaces", F_OK) != 0)
        #expect(calf("sandbox", "destroy").status == 0)
    }

    @Test func `answers that are scripts run only if that is allowed, and can't write outside their folder`() throws {
        let calf = Calf()
        let home = calf.home
        let course = home.path + "/my-course"
        #expect(calf("new", "course", course).status == 0)
        home.write(lesson.utf8, to: "my-course/1-first-steps/02-two-files.md")
        home.makeFolder("answers")
        home.makeFolder("answers/ada")
        let traces = ["\(home.path)/trace", "/tmp/calf-trace-\(getpid())"]
        home.write(
            """
            for file in \(traces.joined(separator: " ")) ~/calf-trace; do echo here > $file; done\r
            echo good evening > words.txt\r
            echo cat words.txt > greet.sh\r

            """.utf8, to: "answers/ada/answer.sh")
        func check(_ words: String...) -> Calf.Result {
            calf.run(
                ["check", "two-files", "parts", "--course", course, "--trust", "--no-record", "--answer", home.path + "/answers/ada"]
                    + words)
        }
        let refused = check()
        #expect(refused.status == 2 && refused.errors.contains("add --run-scripts"), "\(refused.errors)")
        let passed = check("--run-scripts")
        #expect(passed.status == 0, "\(passed.output)\(passed.errors)")
        if passed.errors.contains("the answers run confined") {
            for trace in traces + [home.path + "/calf-trace"] { #expect(access(trace, F_OK) != 0, "\(trace)") }
        } else {
            #expect(passed.errors.contains("with all your rights"), "\(passed.errors)")
            for trace in traces { unlink(trace) }
        }
        #expect(calf("sandbox", "destroy").status == 0)
    }

    /// What an answer finds out about the practice server that it is judged on.
    private let attack = """
        own=no admin=no others=no secret=no
        psql -XAtwc 'SELECT 1' && own=yes
        for password in "$PGPASSWORD" calf ''; do
            PGPASSWORD=$password psql -XAtwU calf -d postgres -c 'SELECT 1' && admin=yes
        done
        for role in $(psql -XAtwc "SELECT rolname FROM pg_roles WHERE rolcanlogin AND rolname <> session_user"); do
            for database in postgres "$PGDATABASE"; do psql -XAtwU "$role" -d "$database" -c 'SELECT 1' && others=yes; done
        done
        for socket in /run/docker.sock /run/podman/podman.sock; do test -S $socket && secret=yes; done
        find "/var/lib/calf/$(basename "$PGHOST")" HOME -name calf.secret | grep . && secret=yes
        echo "own $own, admin $admin, others $others, secret $secret" > report.txt
        """

    @Test func `a confined script can't log in to the practice server, except with its own login`() throws {
        let calf = Calf()
        let home = calf.home
        let course = home.path + "/my-course"
        #expect(calf("new", "course", course).status == 0)
        let report = "own yes, admin no, others no, secret no"
        home.write(
            lesson.replacing("engine: none", with: "dataset: greetings").replacing("cat words.txt\n", with: "echo '\(report)'\n")
                .replacing("sh greet.sh", with: "cat report.txt").replacing("prints: \"good evening\"", with: "prints: \"\(report)\"")
                .replacing("chmod 644 words.txt", with: "sh greet.sh > report.txt").utf8,
            to: "my-course/1-first-steps/02-two-files.md")
        home.makeFolder("answers")
        home.makeFolder("answers/eve")
        home.write(attack.replacing("HOME", with: calf.home.path).utf8, to: "answers/eve/answer.sh")
        let result = calf(
            "check", "two-files", "parts", "--course", course, "--trust", "--no-record", "--run-scripts", "--answer",
            home.path + "/answers/eve")
        #expect(result.status == (result.errors.contains("the answers run confined") ? 0 : 1), "\(result.output)\(result.errors)")
        #expect(system("find /var/lib/calf '\(home.path)' -name calf.secret 2>/dev/null | grep -q .") == 0)
        #expect(calf("sandbox", "destroy").status == 0)
    }

    @Test(.slow("many answers are judged")) func `a long command says how far it is, on standard error, unless it is told not to`() throws {
        let calf = Calf()
        let home = calf.home
        let course = home.path + "/my-course"
        #expect(calf("new", "course", course).status == 0)
        home.write(lesson.utf8, to: "my-course/1-first-steps/02-two-files.md")
        for name in ["answers", "answers/ada", "answers/ben"] { home.makeFolder(name) }
        home.write("sleep 3; echo good evening > words.txt; echo cat words.txt > greet.sh".utf8, to: "answers/ada/answer.sh")
        home.write("sleep 13; echo good evening > words.txt; echo cat words.txt > greet.sh".utf8, to: "answers/ben/answer.sh")
        let words = [
            "check", "two-files", "parts", "--course", course, "--trust", "--no-record", "--run-scripts", "--answer",
            home.path + "/answers",
        ]
        let check = calf.run(words)
        #expect(check.errors.contains(/of 2 answers, \d/), "\(check.errors)")
        #expect(!check.output.contains(" of 2 answers"))
        #expect(!calf.run(words + ["--quiet"]).errors.contains(" of 2 answers"))

        // `script` gives the program a terminal.
        let typed = ([Executable.calf] + words.dropLast() + [home.path + "/answers/ada"]).map { "'\($0)'" }.joined(separator: " ")
        let shown = try Tool.run(["script", "-qec", typed, "/dev/null"], variables: ["CALF_HOME": home.path + "/calf", "TERM": "xterm"])
            .output
        #expect(shown.contains("░  0 of 1 answer, "), "\(shown)")
        let end = try #require(shown.split(separator: "\r\u{1B}[K", omittingEmptySubsequences: false).last)
        #expect(!end.contains(" of 1 answer"), "\(shown)")
        #expect(calf("sandbox", "destroy").status == 0)
    }

    @Test func `pipes in a folder of answers are refused, and a student's folder holds one SQL file`() throws {
        let calf = Calf()
        let home = calf.home
        let course = home.path + "/my-course"
        #expect(calf("new", "course", course).status == 0)
        for folder in ["answers", "answers/ada", "answers/ben"] { home.makeFolder(folder) }
        home.write("SELECT 'good evening' AS greeting".utf8, to: "answers/ada/mine.sql")
        home.write("SELECT 1".utf8, to: "answers/ben/one.sql")
        home.write("SELECT 2".utf8, to: "answers/ben/two.sql")
        #expect(mkfifo(home.path + "/answers/carl", 0o600) == 0)
        home.write("SELECT '=1+1' AS greeting, 2".utf8, to: "answers/dora.sql")
        let words = [
            "check", "a-greeting", "your-own-greeting", "--course", course, "--trust", "--no-record", "--answer", home.path + "/answers",
        ]
        let lines = calf.run(words + ["--json"]).output.split(separator: "\n")
        let documents = try lines.map { try JSONReader.read(String($0)) }
        #expect(documents.map { $0["verdict"]?.text } == ["pass", "error", "error", "fail"])
        #expect(documents[0]["file"]?.text == home.path + "/answers/ada/mine.sql")
        #expect(documents[1]["feedback"]?[0]?["message"]?.text?.contains("several files, but none is named after the exercise") == true)
        #expect(documents[2]["feedback"]?[0]?["message"]?.text?.contains("it is a pipe, a socket, or a device") == true)
        #expect(calf("sandbox", "destroy").status == 0)
    }
}
