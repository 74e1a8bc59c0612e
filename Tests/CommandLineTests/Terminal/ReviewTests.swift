import Glibc
import TestSupport
import Testing

extension TerminalSuite {
    struct ReviewTests {
        /// Lines of an export: an exercise was solved, some days ago.
        private static func pass(_ exercise: String, in lesson: String, daysAgo days: Int) -> String {
            let then = (Int(time(nil)) - days * 86_400) * 1000
            let head = #""place":\#(then),"time":\#(then),"offset":0,"course":"islands","lesson":"\#(lesson)""#
            return #"{"id":"open-\#(lesson)",\#(head),"kind":"opened"}"# + "\n"
                + #"{"id":"pass-\#(lesson)",\#(head),"exercise":"\#(exercise)","kind":"tried","outcome":"pass"}"# + "\n"
        }

        @Test func `what was forgotten leads to its section and back, returns at the end, and Esc loses nothing`() async throws {
            try await Stage.with { stage in
                let pane = stage.pane
                let log =
                    Self.pass("big-ferries", in: "ferries", daysAgo: 5) + Self.pass("number-1", in: "counting", daysAgo: 4)
                #expect(stage.calf("progress", "--import", stage.calf.home.write(log.utf8, to: "log.jsonl")).status == 0)
                try stage.start()
                try await pane.wait(for: "Due today: 2 reviews, 2 min   r Review")
                try pane.press("r")
                let first = try await pane.wait(for: "Review 1 of 2", "of more than 100 tonnes", "idle · PostgreSQL")
                #expect(!first.contains("tonnes > 100") && !first.contains("Solved"))

                // Twice wrong is forgotten, and leads to what explains it.
                try stage.rewrite("SELECT name FROM ferries;")
                try pane.press("F6")
                try await pane.wait(for: "✗ Not yet.")
                try pane.press("Enter")
                try stage.rewrite("SELECT 'Ada';")
                try pane.press("F6")
                // While the verdict is still about the first answer, the editor has the focus.
                try await pane.wait(for: "SELECT 'Ada';", "✗ Not yet.", "^G / Look it up", "Enter Edit")
                try pane.press("C-g", "/")
                try await pane.wait(for: "Looking", "Back to the review")
                // A question is in view, and letters belong to it.
                try pane.press("C-g", "!")
                try await pane.wait(for: "Review 1 of 2", "of more than 100 tonnes", "✗ Not yet.")

                // The next one, and Esc in the middle.
                try pane.press("Escape")
                try await pane.wait(for: "n Next")
                try pane.press("C-g", "N")
                try await pane.wait(for: "Review 2 of 3", "Say it.", "idle · PostgreSQL")
                try pane.type("SELECT 0 + 1")
                try await pane.wait(for: "SELECT 0 + 1")
                try pane.press("Escape", "Escape")
                try await pane.wait(for: "Review: 2 of 3 left   r Back to the review")
                try pane.press("r")
                try await pane.wait(for: "Review 2 of 3", "SELECT 0 + 1")
                try pane.press("F6")
                try await pane.wait(for: "✓ Correct.", "Next: Review 3 of 3")

                // What was forgotten returns, and then the summary has two lines.
                try pane.press("Enter")
                try await pane.wait(for: "Review 3 of 3", "of more than 100 tonnes", "idle · PostgreSQL")
                try stage.rewrite("SELECT name FROM ferries WHERE tonnes > 100;")
                try pane.press("F6")
                try await pane.wait(for: "✓ Correct.", "End of the review")
                try pane.press("Enter")
                try await pane.wait(for: "Review done: 1 of 2 remembered. 1 comes back tomorrow.", "Nothing else is due today.")
                try pane.press("F10")
                #expect(try await stage.ended() == 0)
                #expect(stage.calf("review").output == "No reviews are due today.\n")
                #expect(try stage.progress(of: "big-ferries", in: "ferries")?["state"]?.text == "done")
            }
        }
    }
}
