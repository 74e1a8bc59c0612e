import TestSupport
import Testing

extension TerminalSuite {
    struct ExternalEditorTests {
        @Test func `the learner's own editor gets the terminal, can be suspended, and returns the text`() async throws {
            try await Stage.with { stage in
                let pane = stage.pane
                let editor = #"EDITOR="sh -c 'echo READY; read word; echo SELECT \$word > \$1' sh""#
                try stage.start("open ferries", variables: "VISUAL= " + editor)
                try await pane.wait(for: "idle · PostgreSQL")
                try pane.press("e", "M-e")
                try await pane.wait(for: "READY")
                try pane.type("41\n")
                try await pane.wait(for: "1  SELECT 41", "F5 Run")

                try pane.press("M-e")
                try await pane.wait(for: "READY")
                try pane.press("C-z")
                try await pane.wait(for: "the shell's prompt") { $0.lastLine.hasSuffix(" $") }
                try pane.type("fg\n")
                try pane.type("42\n")
                try await pane.wait(for: "1  SELECT 42", "F5 Run")
                try pane.press("F10")
                #expect(try await stage.ended() == 0)
            }
        }
    }
}
