import Glibc
import TestSupport
import Testing

/// Plain mode, with input from a pipe.
@Suite(.timeLimit(.minutes(10))) struct PlainTests {
    @Test func `a whole lesson can be done through a pipe, and is recorded`() throws {
        let islands = Islands()
        let calf = Calf(course: islands.path)
        defer { _ = calf("sandbox", "destroy") }
        let first = calf(
            "open", "ferries", "--plain", "--trust",
            input: """

                2

                hint
                solution

                SELECT name
                FROM ferries;
                SELECT nmae FROM ferries;
                SELECT name || E'\\x1b[2J' FROM ferries LIMIT 1;
                quit

                """)
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.contains("Lesson 1 of 2: Ferries. Section 1 of 4."))
        #expect(first.output.contains("How many rows?"))
        #expect(first.output.contains("Not quite: you predicted 2."))
        #expect(first.output.contains("Exercise 1 of 1: Big ferries."))
        #expect(first.output.contains("Hint 1 of 1: The condition stands after WHERE."))
        #expect(first.output.contains("y Show it, n Not now, or Enter to go back: sql> "))
        #expect(!first.output.contains("WHERE tonnes"))
        #expect(first.output.contains("Not yet. "))
        #expect(first.output.contains("First unexpected row: name Cleo."))
        #expect(first.output.contains("column \"nmae\" does not exist"))
        #expect(first.output.contains("Row 1: Ada␛[2J\n1 row."))
        #expect(!first.output.utf8.contains(0x1B))

        let second = calf(
            "open", "ferries", "--plain", "--trust", input: "SELECT name FROM ferries\nWHERE tonnes > 100;\nquit\n")
        #expect(second.status == 0, "\(second.errors)")
        #expect(second.output.contains("Section 3 of 4: Big ferries."))
        #expect(second.output.contains("Correct. 2 rows."))
        #expect(second.output.contains("Section 4 of 4: In one breath."))
        let document = try JSONReader.read(calf("progress", "--json").output)
        let lesson = document["courses"]?["islands"]?["lessons"]?["ferries"]
        #expect(lesson?["exercises"]?["big-ferries"]?["state"]?.text == "done")
        #expect(lesson?["exercises"]?["big-ferries"]?["hints"]?.number == 1)
        #expect(lesson?["state"]?.text == "done")
    }

    @Test func `a shell of a lesson without a database isn't sent to the database of the lesson before`() throws {
        let islands = Islands(hasWords: true)
        let calf = Calf(course: islands.path)
        defer { _ = calf("sandbox", "destroy") }
        let words = calf("open", "counting", "--plain", "--trust", input: "SELECT 1;\nnext lesson\n!echo \"as [$PGUSER]\"\nquit\n")
        #expect(words.status == 0 && words.output.contains("Words") && words.output.contains("as []"), "\(words.output)\(words.errors)")
    }

    @Test func `a review asks for what is due on other data, and leads back to what was forgotten`() throws {
        let islands = Islands()
        let calf = Calf(course: islands.path)
        defer { _ = calf("sandbox", "destroy") }
        let nothing = calf("review", "--start", "--plain", "--trust")
        #expect(nothing.status == 0 && nothing.output == "No reviews are due today.\n")
        let solved = """
            {"id":"a","place":0,"time":0,"offset":0,"course":"islands","lesson":"ferries","exercise":"big-ferries",\
            "kind":"solution"}
            {"id":"b","place":1,"time":1,"offset":0,"course":"islands","lesson":"ferries","exercise":"big-ferries",\
            "kind":"tried","outcome":"pass"}
            """
        #expect(calf("progress", "--import", "-", input: solved).status == 0)
        let review = calf(
            "review", "--start", "--plain", "--trust",
            input: "SELECT name FROM ferries;\ncheck\nlook it up\nreview\nSELECT name FROM ferries WHERE tonnes > 100;\nquit\n")
        #expect(review.status == 0, "\(review.errors)")
        #expect(review.output.contains("Review 1 of 1: Ferries."), "\(review.output)")
        #expect(review.output.contains("Some rows were added for this review."))
        #expect(review.output.contains("Section 2 of 4: Looking."))
        #expect(review.output.contains("Correct. "))
        #expect(review.output.contains("Review done: 0 of 1 remembered."))
        #expect(review.output.contains("Nothing else is due today."))
        #expect(calf("review").output == "No reviews are due today.\n")
    }

    @Test func `a placement asks for the subject, names the words that skip and end it, and says where to begin`() throws {
        let islands = Islands()
        let calf = Calf(course: islands.path)
        defer { _ = calf("sandbox", "destroy") }
        let passed = calf("placement", "--plain", "--trust", input: "1\nn\nskip\nquit\n")
        #expect(passed.status == 0, "\(passed.errors)")
        for words in [
            "What did you come for?", "1 Islands (2 lessons), a I'm new to Islands: begin with 'Ferries', or Enter to go back: ",
            "Placement: 1 of at most 12, until ",
            "Question 1: ", "'skip' skips this exercise. 'end' ends the placement.",
            "This goes on until a semicolon. To drop it, type help, skip, or quit on a line of its own.",
            "Dropped: n", "Placement done: 0 of 1 exercise solved, no lesson proven.", "Begin with 'Ferries': you skipped its exercise.",
            "Next: Ferries (ferries).",
        ] { #expect(passed.output.contains(words), "\(words)\n\(passed.output)") }
        #expect(passed.output.ranges(of: "Islands: 0 of 2 lessons done.").count == 1, "\(passed.output)")
        #expect(calf("progress").output.contains("Ferries") && !calf("lessons").output.contains("▸"))
        let other = Calf(course: islands.path)
        defer { _ = other("sandbox", "destroy") }
        let quit = other("placement", "--plain", "--trust", input: "1\nSELECT name FROM ferries WHERE tonnes > 100;\nquit\n")
        let reason = "Begin with 'Counting', the first lesson that isn't done or proven."
        #expect(quit.output.contains("Placement done: 1 of 1 exercise solved, 1 lesson proven.\n\(reason)"), "\(quit.output)")
    }

    @Test func `a review session is as long as config.yaml says`() throws {
        let islands = Islands(counting: 3)
        let calf = Calf(course: islands.path)
        defer { _ = calf("sandbox", "destroy") }
        let solved = (1...3).map { number in
            #"{"id":"\#(number)","place":\#(number),"time":0,"offset":0,"course":"islands","lesson":"counting","#
                + #""exercise":"number-\#(number)","kind":"tried","outcome":"pass"}"#
        }
        #expect(calf("progress", "--import", "-", input: solved.joined(separator: "\n")).status == 0)
        mkdir(calf.home.path + "/calf/config", 0o700)
        for (minutes, count) in [(10, 3), (2, 2), (1, 1)] {
            calf.home.write("review:\n  minutes: \(minutes)\n".utf8, to: "calf/config/config.yaml")
            let review = calf("review", "--start", "--plain", "--trust", input: "quit\n")
            #expect(review.output.contains("Review 1 of \(count): "), "\(review.output)")
        }
    }

    @Test func `a try is a failed check in the tutor and outside, and a run is none`() throws {
        let islands = Islands()
        let calf = Calf(course: islands.path)
        defer { _ = calf("sandbox", "destroy") }
        func tries() throws -> Double? {
            let document = try JSONReader.read(calf("progress", "--json").output)
            return document["courses"]?["islands"]?["lessons"]?["ferries"]?["exercises"]?["big-ferries"]?["tries"]?.number
        }
        func tutor(_ lines: String) {
            #expect(calf("open", "ferries", "--plain", "--trust", input: "next exercise\n\(lines)quit\n").status == 0)
        }
        func check(_ answer: String) -> Int32 {
            calf("check", "ferries", "big-ferries", "--answer", "-", "--trust", input: answer).status
        }
        tutor("SELECT 1;\ncheck\n")
        #expect(try tries() == 1)
        #expect(check("SELECT 1;") == 1)
        #expect(try tries() == 2)
        #expect(check("SELECT name FROM ferries WHERE tonnes > 100;") == 0)
        tutor("SELECT name FROM ferries WHERE tonnes > 100;\ncheck\n")
        // Practice.
        #expect(check("SELECT 1;") == 1)
        #expect(try tries() == 2)
    }

    @Test func `while one session waits for a lock, the other one can be used`() {
        let islands = Islands()
        let calf = Calf(course: islands.path)
        defer { _ = calf("sandbox", "destroy") }
        let result = calf(
            "open", "ferries", "--plain", "--trust",
            input: """
                next exercise
                BEGIN;
                UPDATE ferries SET tonnes = 1 WHERE id = 1;
                second session
                UPDATE ferries SET tonnes = 2 WHERE id = 1;
                otherSession
                COMMIT;

                """)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("A: in a transaction."), "\(result.output)")
        #expect(result.output.contains("B is waiting for A: row lock on ferries (id 1)"), "\(result.output)")
        #expect(result.output.contains("B:\nUPDATE 1\n"), "\(result.output)")
    }

    @Test func `a program is written outside the tutor, run in its folder, and checked on data variants on request`() throws {
        let islands = Islands(hasPython: true)
        let calf = Calf(course: islands.path)
        defer { _ = calf("sandbox", "destroy") }
        let result = calf(
            "open", "asking", "--plain", "--trust",
            input: """

                python3 app.py
                check
                check
                cd .. && cd "$OLDPWD" && export N=3
                echo "print('$N ferries')" > app.py
                printf '\\033[2Jbare\\n' \\
                | cat
                check
                echo 'import psycopg2; cursor = psycopg2.connect("").cursor()' > app.py
                echo 'cursor.execute("SELECT id FROM ferries"); print(len(cursor.fetchall()), "ferries")' >> app.py
                check
                echo 'open("report.txt", "w").write("3 ferries")' > report.py
                python3 report.py
                quit

                """)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("Exercise 1 of 2: Count them.") && result.output.contains("app.py"))
        #expect(result.output.contains("0 ferries"))
        #expect(result.output.contains("Not yet. "))
        #expect(result.output.contains("␛[2Jbare\n"))
        #expect(result.output.contains("With other data, python3 app.py prints 3 ferries again."), "\(result.output)")
        #expect(result.output.contains("Correct"), "\(result.output)")
        // An automatic pass runs on data variants too.
        #expect(result.output.contains("With other data, report.txt has 3 ferries again."), "\(result.output)")
        #expect(!result.output.utf8.contains(0x1B))
        let document = try JSONReader.read(calf("progress", "--json").output)
        let exercise = document["courses"]?["islands"]?["lessons"]?["asking"]?["exercises"]?["count-them"]
        #expect(exercise?["state"]?.text == "done" && exercise?["tries"]?.number == 3)
    }

    @Test func `without an engine, a container lesson opens with the reason, and its exercise can't be checked`() {
        let islands = Islands(ship: "ship")
        let calf = Calf(course: islands.path)
        let result = calf(
            "open", "docks", "--plain", "--trust", input: "\n\ncheck\nskip\n",
            environment: EngineVariables.all.merging(["DOCKER_HOST": "unix:///nowhere/docker.sock"]) { $1 })
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("unset DOCKER_HOST"))
        #expect(result.output.contains("Could not be checked."))
    }

    @Test func `a pipe starts plain mode without the option, and ends with its input`() {
        let islands = Islands()
        let calf = Calf(course: islands.path)
        defer { _ = calf("sandbox", "destroy") }
        let result = calf.run(["--trust"], input: "", environment: ["TERM": "xterm-256color"])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("Next: Ferries (ferries)."))
        #expect(result.output.contains("0 of 2 lessons done"))
        #expect(!result.output.utf8.contains(0x1B))
        #expect(unlink(islands.path + "/1-sea/2-counting.md") == 0)
        let next = calf.run(["--trust"], input: "", environment: ["TERM": "xterm-256color"])
        #expect(next.output.contains("0 of 1 lessons done"), "the list is that of the files")
    }
}

/// Plain mode with a container engine.
@Suite(.engine, .timeLimit(.minutes(10))) struct PlainContainerTests {
    @Test func `a container lesson can be done through a pipe, and leaves the engine unchanged`() throws {
        let ship = "calf-test-\(getpid())-plain"
        let islands = Islands(ship: ship)
        let calf = Calf(course: islands.path)
        func docker(_ words: String...) throws -> String {
            try Tool.run(["docker"] + words, variables: EngineVariables.all).output
        }
        defer {
            for name in ["", "-mine"] { _ = try? docker("rm", "--force", ship + name) }  // already removed if the test passed
        }
        _ = try docker("create", "--name", ship, "busybox:1.36", "true")
        // As in another terminal.
        let engine = EngineVariables.all["DOCKER_HOST"] ?? "unix:///var/run/docker.sock"
        let result = calf(
            "open", "docks", "--plain", "--trust",
            input: """


                docker run -d --network none --name \(ship) busybox:1.36 true
                docker rm \(ship)
                docker --host \(engine) rename \(ship) \(ship)-mine
                docker run -d --network none --name \(ship) busybox:1.36 true
                docker run --rm -it --network none busybox:1.36 true
                check
                docker rm -f \(ship)
                docker run -d --network none --name \(ship) \\
                busybox:1.36 sleep 1d
                quit
                remove

                """, environment: EngineVariables.all)
        #expect(result.status == 0, "\(result.errors)")
        let output = result.output
        #expect(output.contains("\nmoored\n"))
        #expect(output.contains("The name \(ship) is already in use by a container created outside calf"))
        #expect(output.contains("In another terminal, docker rename \(ship) \(ship)-mine frees the name."))
        #expect(output.contains("calf: removing container \(ship) isn't allowed here, because this lesson didn't create it."))
        #expect(output.contains("Plain mode has no terminal for -t and -it."))
        #expect(output.contains("Not yet. "))
        #expect(output.contains("Correct: "), "\(output)")
        #expect(output.contains("Left over from Docks: 1 container.") && output.contains("Removed: 1."), "\(output)")
        #expect(try docker("ps", "--all", "--format", "{{.Names}}", "--filter", "name=\(ship)").split(separator: "\n") == ["\(ship)-mine"])
        let document = try JSONReader.read(calf("progress", "--json").output)
        #expect(document["courses"]?["islands"]?["lessons"]?["docks"]?["exercises"]?["moor-it"]?["state"]?.text == "done")
    }
}
