import Glibc
import TestSupport
import Testing

extension TerminalSuite {
    struct ThemeTests {
        @Test func `the theme of config.yaml is used, and --theme overrides it`() async throws {
            try await Stage.with { stage in
                let pane = stage.pane
                try stage.configure("theme: light\n")
                try stage.start()
                try await pane.wait(for: "Ferries", "F10 Quit")
                // The accent color of the light theme, then of the dark one.
                #expect(try pane.styledCapture().contains("38;5;24m"))
                try pane.press("F10")
                try await stage.ended()
                try stage.start("--theme dark")
                try await pane.wait(for: "Ferries", "F10 Quit")
                #expect(try pane.styledCapture().contains("38;5;80m"))
            }
        }

        @Test func `a terminal that reports its background gets the matching theme`() async throws {
            try await Stage.with { stage in
                let pane = stage.pane
                try stage.start()
                try await pane.wait(for: "Ferries", "F10 Quit")
                #expect(try !pane.styledCapture().contains("38;5;80m"))
                try pane.send("\u{1B}]11;rgb:0000/2b2b/3636\u{1B}\\".utf8)
                try await pane.wait(for: "the dark theme") { _ in try pane.styledCapture().contains("38;5;80m") }
                try pane.send("\u{1B}]11;rgb:ffff/ffff/ffff\u{7}".utf8)
                try await pane.wait(for: "the light theme") { _ in try pane.styledCapture().contains("38;5;24m") }
            }
        }

        @Test func `NO_COLOR is respected with every theme`() async throws {
            try await Stage.with { stage in
                try stage.start("--theme dark", variables: "NO_COLOR=1")
                try await stage.pane.wait(for: "Ferries", "F10 Quit")
                #expect(try !stage.pane.styledCapture().contains("38;5;"))
            }
        }

        @Test func `config.yaml changes the keys of commands`() async throws {
            try await Stage.with { stage in
                let pane = stage.pane
                try stage.configure("keys:\n  quit: Alt-q\n  progress: F10\n  halp: F12\n  find: x\n")
                try stage.start()
                try await pane.wait(
                    for: "config.yaml:4: no command named 'halp'. Did you mean 'help'?", "config.yaml:5: 'x' can't be the key")
                try pane.press("Escape")
                try await pane.wait(for: "Ferries", "F10 Progress", "Alt-q Quit")
                try pane.press("F10")
                try await pane.wait(for: "Streak")
                try pane.press("M-q")
                #expect(try await stage.ended() == 0)
            }
        }

        @Test func `an error in config.yaml is reported with its position, and the tutor still starts`() async throws {
            try await Stage.with { stage in
                try stage.configure("# mine\ntheme: ligth\n")
                try stage.start()
                try await stage.pane.wait(for: "Ferries", "config.yaml:2: no theme named 'ligth'. Did you mean 'light'?")
                try stage.pane.press("Escape")
                try await stage.pane.wait(for: "F10 Quit")
                try stage.pane.press("F10")
                try await stage.ended()
                try stage.configure("colors: many\n")
                try stage.start()
                try await stage.pane.wait(for: "config.yaml:1: no setting named 'colors'.", "Ferries")
            }
        }
    }
}

extension Stage {
    /// Writes calf's `config.yaml`.
    fileprivate func configure(_ text: String) throws {
        for folder in ["calf", "calf/config"] where access(calf.home.path + "/" + folder, F_OK) != 0 { calf.home.makeFolder(folder) }
        calf.home.write(text.utf8, to: "calf/config/config.yaml")
    }
}
