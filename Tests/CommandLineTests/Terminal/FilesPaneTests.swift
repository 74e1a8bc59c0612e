import Glibc
import TestSupport
import Testing

extension TerminalSuite {
    struct FilesPaneTests {
        private let file = "calf/data/workspaces/islands/asking/app.py"

        @Test func `a program is edited next to the lesson, saved while typing, and reset after a warning`() async throws {
            try await Stage.with(course: Islands(hasPython: true)) { stage in
                let pane = stage.pane
                func onDisk() -> String { String(decoding: stage.calf.home.bytes(of: file), as: UTF8.self) }
                try stage.start("open asking")
                try await pane.wait(for: "Asking from Python", "app.py")
                try pane.press("n", "C-g")
                try await pane.wait(for: "All commands")
                try pane.press("Y")
                try await pane.wait(for: "1  print(\"0 ferries\")", "✓ saved")
                try pane.press("M->")
                try pane.type("print('more')\n")
                try await pane.wait(for: "the typed text on disk") { _ in onDisk() == "print(\"0 ferries\")\nprint('more')\n" }
                // Another program changes the file.
                stage.calf.home.write("print('theirs')\n".utf8, to: file)
                try await pane.wait(for: "1  print('theirs')")
                try pane.type("x")
                try await pane.wait(for: "the next key on disk") { _ in onDisk().contains("x") && onDisk().contains("theirs") }
                try await stage.killRudely()
                try await stage.recover()

                try stage.start("open asking")
                try await pane.wait(for: "Asking from Python", "theirs")
                try pane.press("F8")
                try await pane.wait(for: "The files of this lesson")
                try pane.press("f")
                try await pane.wait(for: "changed: app.py")
                try pane.press("y")
                try await pane.wait(for: "1  print(\"0 ferries\")")
                #expect(onDisk() == "print(\"0 ferries\")\n")
                try pane.press("C-g")
                try pane.press("U")
                try await pane.wait(for: "theirs")
                try pane.press("F10")
                #expect(try await stage.ended() == 0)
                let footprint = try JSONReader.read(stage.calf("footprint", "--json").output)
                #expect(footprint["items"]?.array?.contains { $0["kind"]?.text == "workspace" } == true)
                let asked = stage.calf("reset", "asking", "--trust", input: "y\n")
                #expect(asked.status == 0)
                #expect(asked.errors.contains("changed app.py"))
                #expect(onDisk() == "print(\"0 ferries\")\n")
            }
        }
    }
}
