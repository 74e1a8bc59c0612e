import TestSupport
import Testing

extension TerminalSuite {
    struct WindowTests {
        @Test func `many resizes in a row don't corrupt the screen`() async throws {
            try await Stage.with { stage in
                let pane = stage.pane
                try await stage.open("ferries")
                try pane.press("n")
                let before = try await pane.wait(for: "Predict: How many rows?", "idle · PostgreSQL", "Try anything")
                for step in 0..<40 { try pane.resize(width: 20 + step * 37 % 180, height: 3 + step * 23 % 60) }
                try pane.resize(width: 39, height: 11)
                try await pane.wait(for: "calf needs 40 columns and 12 lines", "39", "11")
                try pane.resize(width: 2, height: 1)
                try pane.resize(width: 40, height: 12)
                let smallest = try await pane.wait(for: "Lesson", "Work")
                #expect(smallest.lines.count == 12)
                try pane.resize(width: 99, height: 30)
                let narrow = try await pane.wait(for: "Lesson │ Work  ^G E", "Predict: How many rows?")
                #expect(!narrow.contains("┬"))
                try pane.resize(width: 100, height: 30)
                try await pane.wait(for: "┬", "idle · PostgreSQL")
                try pane.resize(width: 120, height: 40)
                try await pane.wait(for: "the original screen") { $0 == before }
                // It still reacts to keys.
                try pane.press("Enter")
                try pane.type("3")
                try pane.press("Enter")
                try await pane.wait(for: "✓ Correct: you predicted 3.", "3 rows · ")
            }
        }

        @Test func `below a hundred columns, the task stays visible while the learner works`() async throws {
            try await Stage.with(width: 80, height: 24) { stage in
                let pane = stage.pane
                try stage.start("open ferries")
                try await pane.wait(for: "Lesson │ Work  e", "A row is a ferry.")
                try pane.press("C-g", "X", "e")
                try await pane.wait(
                    for: "idle · PostgreSQL", "Type your answer here.", "▾ Task", "Name the ferries of more than 100 tonnes.")
                try pane.type("SELECT name FROM ferries WHERE tonnes > 200;")
                try pane.press("F6")
                try await pane.wait(for: "✗ Not yet.", "Ada")
                try pane.press("Escape")
                // A key right behind Escape would be Alt with it.
                try await pane.wait(for: "Name the ferries of more than 100 tonnes.", "e Scratchpad")
                try pane.press("e")
                try await pane.wait(for: "1  SELECT name FROM ferries")
                try stage.rewrite("SELECT name FROM ferries WHERE tonnes > 100;")
                try pane.press("Enter")
                try await pane.wait(for: "✓ Correct.")
            }
        }
    }
}
