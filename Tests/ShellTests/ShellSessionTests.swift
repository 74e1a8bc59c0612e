import EngineValues
import Glibc
import Sandbox
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorRuntime
import VTerm

/// Real shells on real terminals.
@Suite(.serialized, .timeLimit(.minutes(10))) struct ShellSessionTests {
    @Test func `a shell shows its prompt, runs commands, and exits`() async throws {
        let pane = Pane.bash()
        try await pane.wait("$")
        pane.type("echo $((6 * 7)); tty; stty size\n")
        try await pane.wait(line: "42")
        try await pane.wait(line: "24 80")
        #expect(pane.screen.contains("/dev/pts/"))
        pane.type("exit 3\n")
        try await pane.wait(for: "the end") { $0.exit == .code(3) }
    }

    @Test func `after the shell exits, Enter starts it again below its output`() async throws {
        let pane = Pane.bash()
        try await pane.wait("$")
        pane.type("printf '\\033[?1000h\\033[31m'; echo first; exit\n")
        try await pane.wait(for: "the end") { $0.exit == .code(0) }
        pane.session.send(.restart)
        pane.type("echo second\n")
        try await pane.wait(line: "second")
        #expect(pane.rows.contains("first"))
        #expect(pane.frame?.mouse == TerminalFrame.Mouse.none)
    }

    @Test func `an example is never typed into another program than the shell`() async throws {
        let pane = Pane.bash()
        try await pane.wait("$")
        pane.type("sh -c 'echo reading; exec cat'\n")
        try await pane.wait(line: "reading")
        try await pane.wait(for: "cat") { pane in
            pane.session.send(.run("echo lost"))
            return pane.busy.last == "cat"
        }
        #expect(!pane.screen.contains("lost"))
        pane.session.send(.key(.control("d")))
        try await pane.wait(for: "the prompt") { $0.rows.last { !$0.isEmpty } == "$" }
        let count = pane.busy.count
        pane.session.send(.run("echo $((6 * 7))"))
        try await pane.wait(line: "42")
        #expect(pane.busy.count == count)
    }

    @Test func `an example is never glued to what the learner is typing`() async throws {
        let pane = Pane.bash()
        try await pane.wait("$")
        pane.type("echo half")
        try await pane.wait("echo half")
        pane.session.send(.run("echo lost"))
        try await pane.wait(for: "the refusal") { $0.unfinished == 1 }
        // The cursor at the start of the line doesn't make it empty.
        pane.press(KeyEvent(.home))
        try await pane.wait(for: "the cursor at the prompt") { $0.frame?.canvas.cursor?.x == "$ ".count }
        pane.session.send(.run("echo lost"))
        try await pane.wait(for: "the refusal") { $0.unfinished == 2 }
        #expect(!pane.screen.contains("lost"))
        pane.press(.control("k"))
        try await pane.wait(for: "the empty line") { !$0.screen.contains("half") }
        // Spaces are as good as nothing.
        pane.type("  ")
        try await pane.wait(for: "the spaces") { $0.frame?.canvas.cursor?.x == "$   ".count }
        pane.session.send(.run("echo $((6 * 7))"))
        try await pane.wait(line: "42")
        pane.type("echo half")
        try await pane.wait("echo half")
        // While it interrupts the line, the terminal throws away what arrives, sometimes even the new prompt.
        try await eventually("a new prompt", every: .seconds(2), finding: pane.screen) {
            if pane.screen.contains("^C"), pane.rows.last(where: { !$0.isEmpty }) == "$" { return true }
            pane.press(.control("c"))
            return false
        }
        pane.session.send(.run("echo $((6 * 8))"))
        try await pane.wait(line: "48")
        #expect(pane.unfinished == 2)
    }

    @Test func `an example runs right after a key that erased the line`() async throws {
        let pane = Pane.bash()
        try await pane.wait("$")
        pane.type("echo half")
        try await pane.wait("echo half")
        pane.press(.control("u"))
        pane.session.send(.run("echo $((6 * 7))"))
        try await pane.wait(line: "42")
        #expect(pane.unfinished == 0)
    }

    @Test func `what is typed before the first prompt isn't glued to the example that waits for it`() async throws {
        let pane = Pane.bash()
        pane.session.send(.run("echo $((6 * 7))"))
        pane.type("es")
        try await pane.wait(line: "42")
        #expect(pane.unfinished == 0)
    }

    @Test func `a missing program is reported`() async throws {
        let pane = Pane("/no/such/shell")
        try await pane.wait(for: "the reason") { $0.failure != nil }
        #expect(pane.failure?.contains("/no/such/shell") == true)
        let elsewhere = Pane("/bin/sh", directory: "/no/such/folder")
        try await elsewhere.wait(for: "the reason") { $0.failure != nil }
        #expect(elsewhere.failure?.contains("/no/such/folder") == true)
    }

    @Test func `job control works`() async throws {
        let pane = Pane.bash()
        try await pane.wait("$")
        let job = "sleep 100\(UInt32.random(in: 0...(.max)))"
        pane.type("\(job)\n")
        try await pane.wait(for: "the job") { _ in ForegroundProcess.exists(job) }
        pane.press(.control("z"))
        try await pane.wait("Stopped")
        pane.type("jobs; fg\n")
        try await pane.wait(for: "the job in the foreground") { pane in
            pane.rows.contains(job) && ForegroundProcess.exists(job)
        }
        pane.press(.control("c"))
        pane.type("echo back $?\n")
        try await pane.wait(line: "back 130")
    }

    @Test func `a flood of output is held back by the kernel, and Ctrl-C stops it immediately`() async throws {
        let pane = Pane.bash()
        try await pane.wait("$")
        pane.type("yes a flood of words\n")
        try await pane.wait(line: "a flood of words")
        let before = resident()
        try await pane.waitForFrames(90)
        // Only ten thousand lines are kept.
        #expect(resident() - before < 30 << 20)
        pane.press(.control("c"))
        pane.type("echo done\n")
        try await pane.wait(line: "done")
    }

    @Test func `a flood of output is shown thirty times a second, not more often`() async throws {
        let clock = SteppedClock()
        let pane = Pane.bash(clock: clock.paceClock)
        pane.type("yes a flood of words\n")
        try await pane.wait(for: "the flood") { pane in
            clock.step(.milliseconds(33))
            return pane.rows.contains("a flood of words")
        }
        // For a moment after a key, every change is shown immediately.
        clock.step(.seconds(1))
        let before = pane.frames
        for count in 1...30 {
            clock.step(.milliseconds(33))
            try await pane.wait(for: "frame \(count)") { $0.frames >= before + count }
        }
        // One may have been on its way before.
        #expect(pane.frames - before <= 31)
        pane.press(.control("c"))
        clock.step(.seconds(1))
    }

    @Test func `endless random bytes use bounded memory and stop at Ctrl-C`() async throws {
        let pane = Pane.bash()
        try await pane.wait("$")
        pane.type("cat /dev/urandom\n")
        try await pane.waitForFrames(60)
        let before = resident()
        try await pane.waitForFrames(60)
        #expect(resident() - before < 30 << 20)
        pane.press(.control("c"))
        // What the bytes requested from the terminal may arrive in the middle of a line, and make it another one.
        try await eventually("the shell", every: .seconds(2), finding: pane.screen) {
            if pane.rows.contains("alive") { return true }
            pane.type("\nreset; clear; echo alive\n")
            return false
        }
    }

    @Test func `a paste larger than the terminal's buffer arrives complete`() async throws {
        let pane = Pane(
            "/bin/sh", "-c",
            """
            a=$(yes 0123456789 | tr -d '\\n' | head -c 200000 | md5sum); stty raw -echo; echo ready
            b=$(head -c 200000 | md5sum); [ "$a" = "$b" ] && echo whole; sleep 1
            """)
        try await pane.wait("ready")
        pane.session.send(.paste(String(repeating: "0123456789", count: 20_000)))
        try await pane.wait("whole")
    }

    @Test func `closing hangs up, even on a shell that ignores it`() async throws {
        let pane = Pane("/bin/bash", "--norc", "-c", "trap '' HUP; echo pid $$.; while :; do sleep 1; done")
        try await pane.wait("pid ")
        let line = try #require(pane.rows.first { $0.hasPrefix("pid ") })
        let pid = try #require(pid_t(line.dropFirst(4).dropLast()))
        pane.session.send(.close)
        try await pane.wait(for: "its end") { _ in kill(pid, 0) != 0 }
    }

    @Test func `the user's own shell is used if it can be run`() {
        #expect(TerminalProgram.shellPath("/bin/sh") == "/bin/sh")
        #expect(TerminalProgram.shellPath("/no/such") == "/bin/bash")
        #expect(TerminalProgram.shellPath("sh") == "/bin/bash")
        #expect(TerminalProgram.shellPath("/usr/sbin/nologin") == "/bin/bash")
        #expect(TerminalProgram.shellPath(nil) == "/bin/bash")
        let command = TerminalProgram(
            program: "/bin/sh", environment: ["TMUX": "x", "COLUMNS": "9", "LANG": "C", "A": "b"], directory: "/")
        #expect(command.environment == ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "LANG": "C", "A": "b"])
    }

    /// This process's memory in bytes.
    private func resident() -> Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 128)
        guard fgets(&line, 128, file) != nil else { return 0 }
        let words = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: " ")
        return (words.count > 1 ? Int(words[1]) ?? 0 : 0) * 4096
    }
}
