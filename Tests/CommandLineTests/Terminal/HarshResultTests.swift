import Glibc
import TestSupport
import Testing

extension TerminalSuite {
    /// Results and accidents that the scratchpad survives. After each of them, the next statement runs.
    struct HarshResultTests {
        private static let wide = "(SELECT string_agg(format('%s AS c%s', i, i), ', ') FROM generate_series(1, 1600) AS i)"

        /// Calls `body` with the cursor in the empty scratchpad of a lesson.
        private func inScratchpad(_ body: (Stage, TmuxPane) async throws -> Void) async throws {
            try await Stage.with { stage in
                try await stage.open("ferries")
                try stage.pane.press("e")
                try await stage.pane.wait(for: "━ SQL · ferries", "idle · PostgreSQL")
                try await body(stage, stage.pane)
            }
        }

        private func expectNextStatementRuns(_ stage: Stage, _ number: Int) async throws {
            try stage.rewrite("SELECT 'alive' || \(number);")
            try stage.pane.press("Enter")
            try await stage.pane.wait(for: "alive\(number)", "1 row · ", "idle · PostgreSQL")
        }

        @Test func `results of unusual shapes are shown, and the scratchpad stays usable`() async throws {
            try await inScratchpad { stage, pane in
                try pane.type("SELECT 1 AS same, 2 AS same;")
                try pane.press("Enter")
                try await pane.wait(for: "same", "1 row · ", "idle · PostgreSQL")
                try await expectNextStatementRuns(stage, 1)

                try stage.rewrite("SELECT FROM generate_series(1, 3);")
                try pane.press("Enter")
                try await pane.wait(for: "│ SELECT 3", "idle · PostgreSQL")
                try await expectNextStatementRuns(stage, 2)

                try stage.rewrite("SELECT 'SELECT ' || \(Self.wide) \\gexec")
                try pane.press("Enter")
                try await pane.wait(for: "c1", "1 row · ", "idle · PostgreSQL")
                try await expectNextStatementRuns(stage, 3)

                // The server then sends letters beyond ASCII as single bytes, which are invalid UTF-8.
                try stage.rewrite("SET client_encoding = LATIN1; SELECT 'Zo' || U&'\\00EB' AS name;")
                try pane.press("F5")
                try await pane.wait(for: "name", "Zo\u{FFFD}", "1 row · ", "idle · PostgreSQL")
                try await expectNextStatementRuns(stage, 4)
            }
        }

        @Test func `a cell of 100 MB is refused with the reason`() async throws {
            try await inScratchpad { stage, pane in
                try pane.type("SELECT repeat('x', 100 * 1024 * 1024);")
                try pane.press("Enter")
                try await pane.wait(for: "16 MB", "idle · PostgreSQL")
                try await expectNextStatementRuns(stage, 1)
            }
        }

        @Test func `a canceled transfer, a dropped connection and a dead server are reported, and the scratchpad stays usable`()
            async throws
        {
            try await inScratchpad { stage, pane in
                try pane.type("SELECT 'cargo' || generate_series(1, 100000000) AS cargo;")
                try pane.press("Enter")
                try await pane.wait(for: "cargo1", "running")
                try pane.press("C-c")
                try await pane.wait(for: "Canceled.", "idle · PostgreSQL")
                try await expectNextStatementRuns(stage, 1)

                try stage.rewrite("SELECT 'process ' || pg_backend_pid() AS number;")
                try pane.press("Enter")
                let shown = try await pane.wait(for: "│ process ", "1 row · ", "idle · PostgreSQL")
                let line = try #require(shown.lines.first { $0.contains("│ process ") })
                let process = try #require(line.split(separator: " ").last.flatMap { pid_t($0) })
                kill(process, SIGTERM)
                try await pane.wait(for: "the end of the session") { _ in kill(process, 0) != 0 }
                try stage.rewrite("SELECT 'lost';")
                try await pane.wait(for: "1  SELECT 'lost';")
                try pane.press("Enter")
                try await pane.wait(for: "The connection to the server was lost.")
                try await expectNextStatementRuns(stage, 2)

                try stage.rewrite("SELECT pg_sleep(600);")
                try pane.press("Enter")
                try await pane.wait(for: "running")
                let status = try JSONReader.read(stage.calf("sandbox", "status", "--json").output)
                kill(try #require(status["server"]?.number.map { pid_t($0) }), SIGKILL)
                try await pane.wait(for: "The connection to the server was lost.")
                try await expectNextStatementRuns(stage, 3)
            }
        }

        @Test func `a paste of 5 MB arrives whole, and can be run`() async throws {
            try await inScratchpad { stage, pane in
                let line = "-- a line of fifty bytes, with nothing but a comment\n"
                try pane.pasteLong(String(repeating: line, count: (5 << 20) / line.utf8.count) + "SELECT 'last' || 'line';")
                try await pane.wait(for: "SELECT 'last' || 'line';")
                try pane.press("Enter")
                try await pane.wait(for: "lastline", "1 row · ", "idle · PostgreSQL")
            }
        }
    }
}
