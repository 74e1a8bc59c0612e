import Terminal
import TestSupport
import Testing

extension TerminalSuite {
    struct UntrustedRowsTests {
        /// Contents that a row may have, written in SQL.
        private static let rows = [
            "title": #"E'\x1b]0;gone\x07'"#, "screen": #"E'a\x1b[2Jb\x1b[1;1Hc'"#, "c1": #"chr(155) || '31m' || chr(133) || chr(141)"#,
            "bidi": #"'abc' || chr(8238) || 'def' || chr(8295)"#, "tab": #"E'a\tb\tc'"#, "marks": #"'e' || chr(769) || 'x' || chr(776)"#,
            "alone": "chr(769)", "wide": "'漢字かな交じり文'", "family": "'👨‍👩‍👧‍👦' || '👍🏽' || '🇳🇴' || '❤️' || '1️⃣'",
            "zero": "'a' || chr(8203) || chr(65279) || 'b'", "back": #"E'abc\b\b\b\rX\nY'"#, "shift": "chr(14) || 'x' || chr(15)",
        ]

        @Test func `whatever a row contains, every screen line keeps its columns`() async throws {
            try await Stage.with { stage in
                let pane = stage.pane
                try await stage.open("ferries")
                try pane.press("e")
                let before = try await pane.wait(for: "━ SQL · ferries", "idle · PostgreSQL")
                let modes = try pane.modes()
                let query = Self.rows.sorted { $0.key < $1.key }.map { "SELECT '\($0)' AS name, \($1) AS value" }
                try pane.paste(query.joined(separator: "\nUNION ALL ") + "\nORDER BY name;")
                try pane.press("Enter")
                let shown = try await intact(stage, as: before, "\(Self.rows.count) rows · ", "idle · PostgreSQL")
                #expect(shown.contains("␛]0;gone␇"))
                #expect(shown.contains("a␛[2Jb␛[1;1Hc"))
                #expect(shown.contains("<U+009B>31m"))
                #expect(shown.contains("abc<U+202E>def"))
                #expect(shown.contains("漢字かな交じり文"))
                #expect(try pane.modes() == modes)
                try await expectRepaintIsSame(stage, shown)
            }
        }

        @Test func `column names, errors and notices are treated as untrusted text`() async throws {
            try await Stage.with { stage in
                let pane = stage.pane
                try await stage.open("ferries")
                try pane.press("e")
                let before = try await pane.wait(for: "━ SQL · ferries", "idle · PostgreSQL")
                let modes = try pane.modes()
                try pane.type(#"SELECT 1 AS U&"a\001B[2J漢\202E";"#)
                try pane.press("Enter")
                let named = try await intact(stage, as: before, "1 row · ", "a␛[2J漢<U+202E>")
                try await expectRepaintIsSame(stage, named)
                try stage.rewrite(#"DO $$ BEGIN RAISE NOTICE '%', E'n\x1b[2J👨‍👩‍👧'; RAISE EXCEPTION '%', E'e\x1b]0;x\x07\tz漢'; END $$;"#)
                try pane.press("Enter")
                let refused = try await intact(stage, as: before, "✗ The server could not run this statement.", "e␛]0;x␇")
                #expect(try pane.modes() == modes)
                try await expectRepaintIsSame(stage, refused)
            }
        }

        @Test func `pasted text is never interpreted as keys`() async throws {
            try await Stage.with { stage in
                let pane = stage.pane
                try await stage.open("ferries")
                try pane.press("e")
                let before = try await pane.wait(for: "━ SQL · ferries", "idle · PostgreSQL")
                try pane.paste("SELECT '漢\t\u{1B}[2J\u{202E}e\u{301}👨‍👩‍👧';\nSELECT 2;\n")
                let pasted = try await intact(stage, as: before, " 2 ▏SELECT 2;")
                try await expectRepaintIsSame(stage, pasted)
            }
        }

        /// The screen, once it shows these words and every line of the panes reaches to its edge and no further.
        private func intact(
            _ stage: Stage, as before: Capture, _ words: String..., file: String = #fileID, line: Int = #line
        ) async throws -> Capture {
            let divider = try #require(before.columns(of: "┬", in: 1).first, "no divider in\n\(before)")
            return try await stage.pane.wait(for: "an intact screen with \(words)", file: file, line: line) { capture in
                try words.allSatisfy(capture.contains) && isIntact(capture, divider) && stage.pane.capture() == capture
            }
        }

        private func isIntact(_ capture: Capture, _ divider: Int) -> Bool {
            capture.lines.enumerated().allSatisfy { y, line in
                line.cellWidth <= 120 && (!(2...37).contains(y) || capture.columns(of: "│", in: y).contains(divider))
            }
        }

        /// The terminal shows what the program believes it shows: a full redraw changes nothing.
        private func expectRepaintIsSame(_ stage: Stage, _ shown: Capture, file: String = #fileID, line: Int = #line) async throws {
            try await stage.suspend()
            try stage.pane.type("fg\n")
            try await stage.pane.wait(for: "the screen as it was:\n\(shown)\n", file: file, line: line) { $0 == shown }
        }
    }
}
