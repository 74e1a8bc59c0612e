import EngineValues
import Sandbox
import Terminal
import Testing
import TutorCore
import TutorRuntime
import VTerm

/// Full-screen programs and line editors installed here, shown in the pane and, for comparison, in tmux.
@Suite(.serialized, .timeLimit(.minutes(10))) struct ProgramTests {
    @Test func `vim edits a file, follows the window's size, and restores the screen`() async throws {
        let pane = Pane.bash()
        try await pane.wait("$")
        pane.type("echo before; vim -u NONE note.txt\n")
        try await pane.wait(for: "vim") { $0.frame?.isAlternate == true && $0.screen.contains("~") }
        pane.type("iFROM debian wörd 日本")
        pane.press(KeyEvent(.escape))
        try await pane.wait("FROM debian wörd 日本")
        pane.resize(60, 12)
        try await pane.wait(for: "twelve rows") { $0.frame?.canvas.size == Size(width: 60, height: 12) && $0.rows[10].hasPrefix("~") }
        pane.type(":wq\n")
        try await pane.wait(for: "the shell") { $0.frame?.isAlternate == false && $0.rows.contains("before") }
        pane.type("cat note.txt\n")
        try await pane.wait(line: "FROM debian wörd 日本")
    }

    @Test func `less pages with keys and with the mouse wheel`() async throws {
        let pane = Pane("/bin/sh", "-c", "seq 1 500 | less")
        try await pane.wait(line: "20")
        pane.type(" ")
        try await pane.wait(line: "40")
        pane.session.send(.wheel(isUp: true))
        try await pane.wait(for: "three lines up") { $0.rows.first == "21" }
        pane.type("/333\n")
        try await pane.wait(line: "333")
        pane.type("q")
        try await pane.wait(for: "the end") { $0.exit == .code(0) }
    }

    @Test func `python's prompt edits and remembers lines`() async throws {
        let pane = Pane("/usr/bin/python3", "-q")
        try await pane.wait(">>>")
        pane.type("6*7\n")
        try await pane.wait(line: "42")
        pane.press(KeyEvent(.up))
        try await pane.wait(for: "the line again") { pane in pane.rows.filter { $0 == ">>> 6*7" }.count == 2 }
        pane.press(.control("u"))
        pane.press(.control("d"))
        try await pane.wait(for: "the end") { $0.exit == .code(0) }
    }

    @Test func `psql's prompt works`() async throws {
        let pane = Pane("/bin/sh", "-c", "psql -X -h /no/such/socket; psql --version; sleep 1")
        try await pane.wait("/no/such/socket")
        try await pane.wait("psql (PostgreSQL)")
    }

    @Test func `htop draws its meters and exits`() async throws {
        let pane = Pane("/usr/bin/htop", columns: 100, rows: 30)
        try await pane.wait("Load average")
        try await pane.wait("F10")
        #expect(pane.frame?.isAlternate == true)
        #expect(pane.frame?.canvas.cells.contains { $0.style.foreground != nil } == true)
        pane.press(KeyEvent(.function(10)))
        try await pane.wait(for: "the end") { $0.exit == .code(0) }
    }

    @Test func `many resizes leave the same screen as in tmux`() async throws {
        let twins = Twins(["/bin/bash", "--norc", "--noprofile"])
        // A title is the sign that both shells have come this far.
        func mark(_ title: String) -> String { "printf '\\033]2;%s\\007' \"\(title)\"\n" }
        twins.type("PS1='$ '; clear; seq -s ' ' 1 150; seq 1 9; " + mark("begun"))
        try await twins.wait(title: "begun")
        try await twins.waitUntilSame()
        for (columns, rows) in [(70, 20), (100, 30), (40, 10), (120, 40), (33, 12), (80, 24)] {
            try await twins.resize(columns, rows)
            twins.type(mark("$(stty size)"))
            try await twins.wait(title: "\(rows) \(columns)")
        }
        twins.type("clear; seq -s ' ' 1 200; vim -n -u NONE -c 'set nu' /etc/services; " + mark("ended"))
        // If the size changes while vim starts, the result is different each time.
        try await twins.wait("\"/etc/services\"")
        for (columns, rows) in [(60, 15), (132, 43), (50, 20), (80, 24)] {
            try await twins.resize(columns, rows)
            try await twins.waitUntilSame()
        }
        twins.type(":q\n")
        try await twins.wait(title: "ended")
        try await twins.waitUntilSame()
    }
}
