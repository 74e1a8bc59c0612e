import Glibc
import TestSupport
import Testing

extension TerminalSuite {
    struct LearningTests {
        @Test func `a learner reads, runs, fails, passes, quits, and finds everything again`() async throws {
            try await Stage.with(course: nil) { stage in
                let pane = stage.pane
                try stage.start()
                try await pane.wait(for: "What is a database?", "move between modules")
                try pane.press("Enter")
                try await pane.wait(for: "Saturday, eleven o'clock", "1 of 11")

                try pane.press("Space")
                try await pane.wait(for: "One habit doesn't carry over", "2 of 11")
                try pane.press("Enter")
                try await pane.wait(for: "Predict: ", "Type a number", "idle · PostgreSQL")
                // The text below a prediction follows the result.
                #expect(try !pane.capture().contains("The result of a query"))
                try pane.press("Enter")
                try await pane.wait(for: "Enter submit · Esc close")
                try pane.type("84 n b e")
                try await pane.wait(for: "84 n b e")
                try pane.press("Enter")
                let run = try await pane.wait(for: "Correct: you predicted 84 n b e.", "1 row · ")
                #expect(run.contains("│•1  SELECT 7 * 12;"))
                #expect(run.contains("?column?"))
                try pane.press("Space")
                try await pane.wait(for: "The result of a query is always a table")

                try pane.press("C-g", "X")
                try await pane.wait(for: "Born when?", "Exercise 1 of 3", "failed checks 0")
                try pane.press("Enter")
                try await pane.wait(for: "F5 Run")
                // The starter is no try.
                for (answer, tries) in [("SELECT name, country\nFROM authors;", 0), ("SELECT name, died\nFROM authors;", 1)] {
                    try stage.rewrite(answer)
                    try pane.press("F6")
                    try await pane.wait(for: "✗ Not yet.", "failed checks \(tries)")
                    // Leaves the verdict.
                    try pane.press("Enter")
                    try await pane.wait(for: "F5 Run")
                }
                try stage.rewrite("SELECT name, born\nFROM authors;")
                try await pane.wait(for: "2  FROM authors;")
                try pane.press("Enter")
                try await pane.wait(for: "✓ Correct.", "Enter Next: On the shelves", "✓ 1")
                try pane.press("F10")
                #expect(try await stage.ended() == 0)

                try stage.start()
                let again = try await pane.wait(for: "Born when?", "✓ Solved.", "✓ 1")
                #expect(again.contains("Exercise 1 of 3"))
                #expect(again.contains("SELECT name, born"))
                try pane.press("F2")
                try await pane.wait(for: "1 required exercise left")
                try pane.press("F10")
                #expect(try await stage.ended() == 0)

                func exercise(_ name: String) throws -> JSONValue? {
                    try stage.progress(of: name, in: "what-is-a-database", course: "data-infrastructure")
                }
                #expect(try exercise("born-when")?["state"]?.text == "done")
                #expect(try exercise("born-when")?["tries"]?.number == 1)
                #expect(try exercise("on-the-shelves")?["state"]?.text == "untouched")
            }
        }

        @Test func `an error is shown with a caret under its position`() async throws {
            try await Stage.with { stage in
                let pane = stage.pane
                try await stage.open("ferries")
                try pane.press("C-g", "X", "e")
                try await pane.wait(for: "Exercise 1 of 1")
                try pane.type("SELECT name,\n  tons\nFROM ferries;")
                for key in ["Enter", "F6"] {
                    try pane.press(key)
                    let capture = try await pane.wait(for: "✗ The server could not run this statement.", "42703", "▲")
                    let mark = try #require(capture.place(of: "▲"))
                    let shown = capture.lines[mark.y - 1]
                    #expect(String(shown.dropFirst(mark.x)).hasPrefix("tons"))
                    try pane.press("F2")
                    try await pane.wait(for: "opens the selected lesson")
                    try pane.press("Escape")
                    try await pane.wait(for: "Exercise 1 of 1")
                }
            }
        }

        @Test func `Ctrl-C stops a statement and a check, and the next answer passes`() async throws {
            try await Stage.with { stage in
                let pane = stage.pane
                try await stage.open("ferries")
                try pane.press("C-g", "X", "e")
                try await pane.wait(for: "Exercise 1 of 1")
                try pane.type("SELECT name FROM ferries, generate_series(1, 10000000000);")
                try pane.press("F6")
                try await pane.wait(for: "checking")
                try pane.press("C-c")
                try await pane.wait(for: "idle · PostgreSQL")
                try stage.rewrite("DO $$ BEGIN LOOP PERFORM 1; END LOOP; END $$;")
                try pane.press("Enter")
                try await pane.wait(for: "running")
                try pane.press("C-c")
                try await pane.wait(for: "Canceled.", "idle · PostgreSQL")
                try stage.rewrite("SELECT name FROM ferries WHERE tonnes > 100;")
                try pane.press("Enter")
                try await pane.wait(for: "✓ Correct.")
                let exercise = try stage.progress(of: "big-ferries", in: "ferries")
                #expect(exercise?["state"]?.text == "done")
                #expect(exercise?["tries"]?.number == 0, "\(String(describing: exercise))")
            }
        }

        @Test func `an open tutor shows what was solved outside`() async throws {
            try await Stage.with { stage in
                let pane = stage.pane
                try await stage.open("ferries")
                try pane.press("C-g", "X")
                try await pane.wait(for: "Exercise 1 of 1", "▸ 1")
                let check = stage.calf(
                    "check", "ferries", "big-ferries", "--answer", "-", "--trust", input: "SELECT name FROM ferries WHERE tonnes > 100;")
                #expect(check.status == 0)
                try await pane.wait(for: "Exercise 1 of 1", "✓ 1", "✓ Solved.")
            }
        }

        @Test func `after a server crash or a reset elsewhere, one more key press is enough`() async throws {
            try await Stage.with { stage in
                let pane = stage.pane
                try await stage.open("ferries")
                try pane.press("e")
                try pane.type("SELECT name FROM ferries;")
                try pane.press("Enter")
                try await pane.wait(for: "3 rows")
                let status = try JSONReader.read(stage.calf("sandbox", "status", "--json").output)
                let server = try #require(status["server"]?.number.map { pid_t($0) })
                kill(server, SIGKILL)
                try stage.rewrite("SELECT name AS anew FROM ferries;")
                try await pane.wait(for: "1  SELECT name AS anew FROM ferries;")
                try pane.press("Enter")
                try await pane.wait(for: "the rows, or that the connection was lost") {
                    $0.contains("│ anew") || $0.contains("The connection to the server was lost.")
                }
                try pane.press("F5")
                try await pane.wait(for: "│ anew", "3 rows")

                #expect(stage.calf("reset", "ferries", "--trust", "--yes").status == 0)
                try stage.rewrite("SELECT name AS again FROM ferries;")
                try await pane.wait(for: "1  SELECT name AS again FROM ferries;")
                try pane.press("F5")
                try await pane.wait(for: "the rows, or that the connection was lost") {
                    $0.contains("│ again") || $0.contains("The connection to the server was lost.")
                }
                try pane.press("F5")
                try await pane.wait(for: "│ again", "3 rows")
            }
        }

        @Test func `a killed tutor leaves nothing running in the server`() async throws {
            try await Stage.with { stage in
                let pane = stage.pane
                try await stage.open("ferries")
                try pane.press("e")
                try pane.type("DO $$ BEGIN LOOP PERFORM 1; END LOOP; END $$;")
                try pane.press("Enter")
                try await pane.wait(for: "running")
                let status = try JSONReader.read(stage.calf("sandbox", "status", "--json").output)
                let server = try #require(status["server"]?.number.map { pid_t($0) })
                // A server process shows in its command line what it runs.
                func isRunning() -> Bool { RunningProcess.children(of: server).contains { RunningProcess.command($0).hasSuffix(" DO") } }
                try await eventually("the statement") { isRunning() }
                try await stage.killRudely()
                try await stage.recover()
                try await eventually("the end of the statement") { !isRunning() }
            }
        }
    }
}
