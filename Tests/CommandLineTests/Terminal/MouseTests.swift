import TestSupport
import Testing

extension TerminalSuite {
    struct MouseTests {
        @Test func `a click opens a lesson, does what the key bar says, and runs an example`() async throws {
            try await Stage.with { stage in
                let pane = stage.pane
                try stage.start()
                var capture = try await pane.wait(for: "Counting", "opens the marked lesson")
                let lesson = try #require(capture.place(of: "Counting"))
                try pane.click(x: lesson.x, y: lesson.y)
                try await pane.wait(for: "▸   2  Counting")
                try pane.click(x: lesson.x, y: lesson.y)
                try await pane.wait(for: "One number after the other.")

                try pane.press("F2")
                capture = try await pane.wait(for: "opens the marked lesson", "F3 Find")
                let find = try #require(capture.place(of: "F3 Find"))
                try pane.click(x: find.x + 1, y: find.y)
                try await pane.wait(for: "Find a lesson")
                try pane.type("Ferr")
                try pane.press("Enter")
                try await pane.wait(for: "A row is a ferry.", "idle   psql")

                capture = try pane.capture()
                let next = try #require(capture.place(of: "⏎ next: Looking"))
                try pane.click(x: next.x + 3, y: next.y)
                try await pane.wait(for: "how many rows will there be? [▏]")
                try pane.type("2")
                capture = try await pane.wait(for: "[2▏]")
                let run = try #require(capture.place(of: "⏎ run"))
                try pane.click(x: run.x, y: run.y)
                capture = try await pane.wait(for: "You said: 2", "3 rows")

                let divider = try #require(capture.columns(of: "┬", in: 1).first)
                try pane.click(x: divider + 10, y: 4)
                try await pane.wait(for: "Enter runs")
                try pane.type("x")
                try await pane.wait(for: "2  FROM xferries;", seconds: 10)
                let bar = try await pane.wait(for: "Esc Back to the text")
                let back = try #require(bar.place(of: "Esc Back"))
                try pane.click(x: back.x, y: back.y)
                try await pane.wait(for: "Space Read on")
                try pane.press("F10")
                #expect(try await stage.ended() == 0)
            }
        }
    }
}
