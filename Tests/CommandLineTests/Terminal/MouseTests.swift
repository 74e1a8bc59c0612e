import TestSupport
import Testing

extension TerminalSuite {
    struct MouseTests {
        @Test func `clicks open a lesson, use the key bar, and run an example`() async throws {
            try await Stage.with { stage in
                let pane = stage.pane
                try stage.start()
                var capture = try await pane.wait(for: "Counting", "opens the selected lesson")
                let lesson = try #require(capture.place(of: "Counting"))
                try pane.click(x: lesson.x, y: lesson.y)
                try await pane.wait(for: "▸   2  Counting")
                try pane.click(x: lesson.x, y: lesson.y)
                try await pane.wait(for: "One number after the other.")

                try pane.press("F2")
                capture = try await pane.wait(for: "opens the selected lesson", "F3 Find")
                let find = try #require(capture.place(of: "F3 Find"))
                try pane.click(x: find.x + 1, y: find.y)
                try await pane.wait(for: "Find in lessons")
                try pane.type("Ferr")
                try pane.press("Enter")
                try await pane.wait(for: "A row is a ferry.", "idle · PostgreSQL")

                capture = try pane.capture()
                let next = try #require(capture.place(of: "Next: Looking"))
                try pane.click(x: next.x + 3, y: next.y)
                capture = try await pane.wait(for: "Predict: How many rows?", "Type a number")
                let question = try #require(capture.place(of: "Predict: How many rows?"))
                try pane.click(x: question.x, y: question.y)
                try await pane.wait(for: "Enter submit")
                try pane.type("2")
                capture = try pane.capture()
                let submit = try #require(capture.place(of: "Enter Submit"))
                try pane.click(x: submit.x, y: submit.y)
                capture = try await pane.wait(for: "✗ Not quite: you predicted 2. The query returned 3 rows.", "3 rows · ")

                let divider = try #require(capture.columns(of: "┬", in: 1).first)
                try pane.click(x: divider + 10, y: 3)
                try await pane.wait(for: "F5 Run")
                try pane.type("x")
                try await pane.wait(for: "2  FROM xferries;")
                let bar = try await pane.wait(for: "Esc Lesson")
                let back = try #require(bar.place(of: "Esc Lesson"))
                try pane.click(x: back.x, y: back.y)
                try await pane.wait(for: "e Scratchpad")
                try pane.press("F10")
                #expect(try await stage.ended() == 0)
            }
        }
    }
}
