import Glibc
import TestSupport
import Testing

extension TerminalSuite {
    struct TerminalCareTests {
        /// The settings of the line and of the terminal.
        private struct State: Equatable {
            var line: String
            var modes: [String: String]
        }

        private func state(_ stage: Stage) async throws -> State {
            try await stage.shell("stty -a >$HOME/stty")
            return State(line: String(decoding: stage.calf.home.bytes(of: "stty"), as: UTF8.self), modes: try stage.pane.modes())
        }

        @Test func `every terminal is restored, however the program ends`() async throws {
            try await Stage.with { stage in
                let pane = stage.pane
                try await stage.ended()
                let before = try await state(stage)
                for terminal in ["xterm-256color", "screen", "linux", "vt100"] {
                    try stage.start(variables: "TERM=\(terminal)")
                    try await pane.wait(for: "Ferries", "F10 Quit")
                    #expect(try pane.value("pane_title") == before.modes["pane_title"])
                    try pane.press("F10")
                    let code = try await stage.ended()
                    #expect(code == 0, "\(terminal)")
                    #expect(try await state(stage) == before, "\(terminal) after quitting")
                    for signal in [SIGTERM, SIGHUP, SIGSEGV] {
                        try stage.start()
                        try await pane.wait(for: "Ferries", "F10 Quit")
                        stage.kill(signal)
                        #expect(try await stage.ended() == 128 + Int(signal), "\(terminal)")
                        #expect(try await state(stage) == before, "\(terminal) after signal \(signal)")
                    }
                }
            }
        }

        @Test func `in plain mode, Ctrl-C stops the command that runs, and at the prompt it ends calf`() async throws {
            try await Stage.with { stage in
                try stage.start("open ferries --plain")
                try await stage.pane.wait(for: "type help or quit")
                try stage.pane.type("! echo be''gun; sleep 600\n")
                try await stage.pane.wait(for: "begun")
                try stage.pane.press("C-c")
                try await stage.pane.wait(for: "Canceled.")
                try stage.pane.press("C-c")
                #expect(try await stage.ended() == 0)
            }
        }

        private static let deadlySignals: [Int32] = [
            SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGUSR1, SIGSEGV, SIGUSR2, SIGALRM, SIGTERM, SIGSTKFLT,
            SIGXCPU,
            SIGXFSZ, SIGVTALRM, SIGPROF, SIGPOLL, SIGPWR, SIGSYS, 34, 64,
        ]

        @Test func `every signal that ends the program restores the terminal`() async throws {
            try await Stage.with { stage in
                try await stage.ended()
                let before = try await state(stage)
                for signal in Self.deadlySignals {
                    try stage.start()
                    try await stage.pane.wait(for: "Ferries", "F10 Quit")
                    stage.kill(signal)
                    #expect(try await stage.ended() == 128 + Int(signal))
                    #expect(try await state(stage) == before, "after signal \(signal)")
                }
            }
        }

        @Test func `a signal that isn't fatal leaves the tutor running`() async throws {
            try await Stage.with { stage in
                try stage.start()
                try await stage.pane.wait(for: "Ferries", "F10 Quit")
                for signal in [SIGCHLD, SIGURG, SIGPIPE, SIGCONT, SIGWINCH] { stage.kill(signal) }
                try stage.pane.press("Down", "Enter")
                try await stage.pane.wait(for: "One number after the other.")
            }
        }

        @Test func `a terminal without cursor addressing gets plain mode`() async throws {
            try await Stage.with { stage in
                let pane = stage.pane
                try await stage.ended()
                let before = try await state(stage)
                try stage.start("open ferries", variables: "TERM=dumb")
                try await pane.wait(for: "Lesson 1 of 2: Ferries. Section 1 of 4.", "Press Enter: Next section")
                try pane.type("quit\n")
                #expect(try await stage.ended() == 0)
                #expect(try await state(stage) == before)
            }
        }

        @Test func `without UTF-8 the layout is the same`() async throws {
            try await Stage.with { stage in
                let pane = stage.pane
                try await stage.ended()
                try stage.start("open ferries", variables: "LANG=C")
                try await pane.wait(for: "idle . PostgreSQL", "A row is a ferry.")
                try pane.press("e")
                try pane.paste("SELECT '漢字' || chr(27) AS é;")
                try pane.press("Enter")
                let capture = try await pane.wait(for: "1 row")
                // Drawn with the terminal's own line characters, which tmux returns as letters: q is horizontal, x vertical, w a junction.
                let divider = try #require(capture.columns(of: "w", in: 1).first, "\(capture)")
                for y in 2..<37 {
                    let isThere = ["x", "t"].contains { capture.columns(of: $0, in: y).contains(divider) }
                    #expect(isThere, "line \(y): \(capture.lines[y])")
                }
                #expect(!capture.contains("漢"))
            }
        }

        @Test func `the terminal's contents are restored after quitting and after suspending`() async throws {
            try await Stage.with { stage in
                let pane = stage.pane
                try await stage.shell("echo something to keep")
                let before = try await state(stage)
                try await stage.shell("echo something to keep")
                try stage.start()
                try await pane.wait(for: "Ferries", "F10 Quit")
                #expect(try !pane.capture().contains("something to keep"))
                try await stage.suspend()
                #expect(try pane.capture().contains("something to keep"))
                #expect(try await state(stage) == before)
                try pane.type("fg\n")
                try await pane.wait(for: "Ferries", "F10 Quit")
                // It reads keys again, and shows the same section.
                try pane.press("Down", "Enter")
                try await pane.wait(for: "One number after the other.")
                try pane.press("F10")
                #expect(try await stage.ended() == 0)
                #expect(try await state(stage) == before)
            }
        }
    }
}
