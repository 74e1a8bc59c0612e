import TestSupport
import Testing

extension TerminalSuite {
    struct DraftTests {
        @Test func `unrun text survives quitting, kill -9 and a reset of the data`() async throws {
            try await Stage.with { stage in
                let pane = stage.pane
                try await stage.open("ferries")
                try pane.press("e")
                try pane.type("SELECT 'first")
                try await pane.wait(for: "1  SELECT 'first")
                try pane.press("F10")
                #expect(try await stage.ended() == 0)

                try await stage.open("ferries")
                try await pane.wait(for: "1  SELECT 'first")
                try pane.press("e")
                try pane.type(" second")
                try await pane.wait(for: "1  SELECT 'first second")
                try await pane.wait(for: "the draft on disk") { _ in stage.keeps("first second") }
                try await stage.killRudely()
                try await stage.recover()

                // Reset the data: first in the tutor, then from the shell.
                try await stage.open("ferries")
                try await pane.wait(for: "1  SELECT 'first second")
                try pane.press("F8", "d")
                try await pane.wait(for: "1  SELECT 'first second", "Data reset.")
                try pane.press("F10")
                #expect(try await stage.ended() == 0)
                #expect(stage.calf("reset", "ferries", "--trust", "--yes").status == 0)
                try await stage.open("ferries")
                try await pane.wait(for: "1  SELECT 'first second")
            }
        }

        @Test func `text that can't be saved for a while is saved when calf exits`() async throws {
            try await Stage.with { stage in
                try await stage.open("ferries")
                try stage.pane.press("e")
                try stage.pane.type("SELECT 'first")
                try await stage.pane.wait(for: "the draft on disk") { _ in stage.keeps("'first") }
                try stage.changeLog("CREATE TRIGGER refuses BEFORE INSERT ON drafts BEGIN SELECT RAISE(ABORT, 'no room'); END")
                try stage.pane.type(" second")
                try await stage.pane.wait(for: "no room")
                try stage.changeLog("DROP TRIGGER refuses")
                try stage.pane.press("F10")
                #expect(try await stage.ended() == 0)
                try await stage.open("ferries")
                try await stage.pane.wait(for: "1  SELECT 'first second")
            }
        }

        @Test func `a pass that can't be recorded for a while is recorded when calf exits`() async throws {
            try await Stage.with { stage in
                try await stage.open("ferries")
                try stage.pane.press("C-g", "X")
                try await stage.pane.wait(for: "of more than 100 tonnes", "failed checks 0")
                try stage.changeLog("CREATE TRIGGER refuses BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'no room'); END")
                try stage.pane.press("Enter")
                try stage.rewrite("SELECT name FROM ferries WHERE tonnes > 100;")
                try stage.pane.press("F6")
                try await stage.pane.wait(for: "no room")
                try stage.changeLog("DROP TRIGGER refuses")
                try stage.pane.press("F10")
                #expect(try await stage.ended() == 0)
                try await stage.open("ferries")
                try await stage.pane.wait(for: "of more than 100 tonnes", "✓ Solved.")
            }
        }

        @Test func `text typed before the window closes appears in the next window`() async throws {
            try await Stage.with { stage in
                try await stage.open("ferries")
                try stage.pane.press("e")
                try stage.pane.type("SELECT 'half")
                try await stage.pane.wait(for: "1  SELECT 'half")
                try await stage.closeWindow()
                try stage.openWindow()
                try stage.start("open ferries")
                try await stage.pane.wait(for: "1  SELECT 'half")
            }
        }
    }
}

extension Stage {
    /// Runs a statement in the log, as another program could.
    fileprivate func changeLog(_ sql: String) throws {
        let script = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=60).execute(sys.argv[2])"
        let done = try Tool.run(["python3", "-c", script, calf.home.path + "/calf/data/progress.sqlite", sql])
        #expect(done.status == 0, "\(done.output)")
    }

    /// Whether the log's files contain these words.
    fileprivate func keeps(_ words: String) -> Bool {
        ["progress.sqlite", "progress.sqlite-wal"].contains {
            calf.home.bytes(of: "calf/data/\($0)").firstRange(of: Array(words.utf8)) != nil
        }
    }
}
