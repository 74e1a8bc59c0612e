import TestSupport
import Testing

extension TerminalSuite {
    /// Demos in a real terminal, with a real server.
    struct PresentTests {
        /// Jumps to a step by its number.
        private func jump(to number: Int, _ stage: Stage) async throws {
            try stage.pane.type("\(number)")
            try stage.pane.press("Enter")
        }

        @Test(arguments: [(80, 24), (100, 30), (132, 43)])
        func `any keys type the example, Enter runs it, and undo takes it back`(width: Int, height: Int) async throws {
            try await Stage.with(width: width, height: height) { stage in
                try stage.start("present ferries")
                try await stage.pane.wait(for: "A row is a ferry.", "1/")
                for words in ["All of them:", "3/", "4/", "5/"] {
                    try stage.pane.press("Space")
                    try await stage.pane.wait(for: words)
                }
                try stage.pane.type("xxxxxx")
                try await stage.pane.wait(for: "the rehearsed characters") { $0.contains("SELECT") && !$0.contains("SELECT n") }
                try stage.pane.press("C-e")
                try await stage.pane.wait(for: "FROM ferries;")
                try stage.pane.press("Enter")
                try await stage.pane.wait(for: "Cleo", "3 rows")
                try stage.pane.type("u")
                try await stage.pane.wait(for: "an empty step") { !$0.contains("SELECT") && $0.contains("5/") }
                try stage.pane.press("F10", "F10")
                #expect(try await stage.ended() == 0)
            }
        }

        @Test func `a jump does what the skipped steps would have done, and the presenter's own data stays`() async throws {
            try await Stage.with(width: 100, height: 30) { stage in
                let before = try JSONReader.read(stage.calf("progress", "--json").output)
                try stage.start("present ferries")
                try await stage.pane.wait(for: "A row is a ferry.")
                try await jump(to: 8, stage)
                try await stage.pane.wait(for: "8/")
                try stage.pane.press("C-e")
                try await stage.pane.wait(for: "WHERE tonnes > 100;")
                try stage.pane.press("Enter")
                try await stage.pane.wait(for: "2 rows")
                try stage.pane.press("Space")
                try await stage.pane.wait(for: "✓ ", "9/")
                try stage.pane.type("b")
                try await stage.pane.wait(for: "a blank screen") { $0.lines.allSatisfy(\.isEmpty) }
                try stage.pane.type("b")
                try await stage.pane.wait(for: "9/")
                try stage.pane.resize(width: 80, height: 24)
                try await stage.pane.wait(for: "9/")
                try stage.pane.type("qq")
                #expect(try await stage.ended() == 0)
                #expect(try JSONReader.read(stage.calf("progress", "--json").output) == before)
            }
        }

        @Test func `Ctrl-G P presents the open section, and the end of the demo leads back to the lesson`() async throws {
            try await Stage.with(width: 100, height: 30) { stage in
                try await stage.open("ferries")
                try stage.pane.press("C-g")
                try await stage.pane.wait(for: "Type to filter")
                try stage.pane.type("P")
                try await stage.pane.wait(for: "A row is a ferry.", "1/")
                try stage.pane.type("qq")
                try await stage.pane.wait(for: "idle · PostgreSQL", "All commands")
                try stage.pane.press("F10")
                #expect(try await stage.ended() == 0)
            }
        }

        @Test func `a handout never replaces another one`() {
            let calf = Calf()
            calf.home.write("mine".utf8, to: "handout.md")
            let refused = calf("present", "filtering-rows", "--handout", calf.home.path)
            #expect(refused.status != 0 && refused.errors.contains("handout.md is already there"), "\(refused.errors)")
            #expect(String(decoding: calf.home.bytes(of: "handout.md"), as: UTF8.self) == "mine")
        }

        @Test func `Space begins a shorter demo, too`() async throws {
            try await Stage.with(width: 80, height: 24) { stage in
                try stage.start("present ferries --minutes 5")
                try await stage.pane.wait(for: "Press Enter or Space to begin, or Ctrl-C to leave.")
                try stage.pane.press("Space")
                try await stage.pane.wait(for: "A row is a ferry.")
            }
        }

        @Test func `a check of a shorter demo says what is left out, and how long it took`() async throws {
            try await Stage.with { stage in
                let output = stage.calf("present", "--check", "ferries", "--minutes", "5", "--trust").output
                #expect(output.contains("The plan for 5 minutes uses") && output.contains("  left out\n"), "\(output)")
                #expect(output.contains(/steps, checked in [\d.]+ s/), "\(output)")
            }
        }

        @Test func `a step in the shell ends in a lesson without containers, too`() async throws {
            try await Stage.with(width: 80, height: 24, course: nil) { stage in
                try stage.start("present python-psycopg2")
                try await stage.pane.wait(for: "1/60")
                // The command before it runs first.
                try await jump(to: 10, stage)
                try await stage.pane.wait(for: "step 10") { $0.contains(" 10/60") && !$0.contains("◐") }
            }
        }

        @Test func `a live statement can be undone, and Ctrl-G returns to the script`() async throws {
            try await Stage.with(width: 100, height: 30) { stage in
                try stage.start("present ferries")
                try await stage.pane.wait(for: "A row is a ferry.")
                try await jump(to: 5, stage)
                try await stage.pane.wait(for: "5/")
                try stage.pane.press("Escape")
                try await stage.pane.wait(for: "Free typing")
                try stage.pane.type("DELETE FROM ferries WHERE id = 3;")
                try stage.pane.press("Enter")
                // Its result is there a moment before its end.
                try await stage.pane.wait(for: "the statement's end") { $0.contains("DELETE 1") && !$0.contains("◐") }
                try stage.pane.press("C-g")
                try await stage.pane.wait(for: "Back in the script.")
                try stage.pane.press("C-u")
                try await stage.pane.wait(for: "the script's step") { !$0.contains("Back in") && !$0.contains("◐") && $0.contains("5/") }
                try stage.pane.press("C-e")
                try stage.pane.press("Enter")
                try await stage.pane.wait(for: "Cleo", "3 rows")
            }
        }

        @Test func `the recorded output stands in for a server that doesn't answer`() async throws {
            try await Stage.with(width: 80, height: 24) { stage in
                try stage.start("present ferries")
                try await stage.pane.wait(for: "A row is a ferry.")
                try await jump(to: 5, stage)
                try await stage.pane.wait(for: "5/")
                _ = stage.calf("sandbox", "stop")
                try stage.pane.press("C-o")
                // The demo hasn't noticed yet.
                try await stage.pane.wait(for: "Press the same key again.")
                try stage.pane.press("C-o")
                try await stage.pane.wait(for: "Recorded", "Cleo", "(3 rows)")
                try stage.pane.press("Space")
                try await stage.pane.wait(for: "Three.", "6/")
            }
        }

        @Test(.slow("two sessions type a whole lesson")) func `sessions take turns by themselves, and the lock line shows who waits`()
            async throws
        {
            try await Stage.with(width: 100, height: 30, course: nil) { stage in
                // The section with the example in which B waits for A's row lock.
                try stage.start("present isolation --from 5")
                try await stage.pane.wait(for: "Three cures")
                // A key once the last one has had its effect. Ctrl-E and Enter type the rest of a statement and run it; Space goes on.
                var last = Capture(lines: [])
                var presses = 0
                try await eventually("B to wait for A", within: .seconds(500), every: .milliseconds(300), finding: last.text) {
                    let now = try stage.pane.capture()
                    defer { last = now }
                    if now.contains("B is waiting for A") { return true }
                    guard now == last, !now.contains("◐") else { return false }
                    if presses.isMultiple(of: 2) { try stage.pane.press("C-e", "Enter") } else { try stage.pane.press("Space") }
                    presses += 1
                    return false
                }
            }
        }
    }
}
