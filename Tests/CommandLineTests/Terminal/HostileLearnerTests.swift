import Glibc
import TestSupport
import Testing

extension TerminalSuite {
    struct HostileLearnerTests {
        /// What the tutor can take, in kilobytes, and what the server allows one of its processes.
        private static let (tutorLimit, serverLimit) = (200 << 10, 1 << 20)

        /// What the scratchpad says of its session while no statement runs.
        private static let standing = [
            "idle · PostgreSQL", "in transaction: COMMIT; or ROLLBACK;", "transaction failed: ROLLBACK;", "✗ not connected",
        ]

        @Test(.slow("most of sixty statements run into their limits"), .timeLimit(.minutes(20)))
        func `the tutor survives sixty hostile statements in one session, and answers after each`() async throws {
            try await Stage.with { stage in
                stage.calf.limitStatements(seconds: 2, megabytes: 40)
                let pane = stage.pane
                try await stage.open("ferries")
                try pane.press("e")
                try await pane.wait(for: "━ SQL · ferries", "idle · PostgreSQL")
                // What this prints disappears when the next statement has begun. Until then, the tutor is idle as well.
                try await expectAnswer(-1, stage)
                for (number, sql) in HostileStatements.all.enumerated() {
                    let server = try JSONReader.read(stage.calf("sandbox", "status", "--json").output)["server"]?.number.map { pid_t($0) }
                    try stage.rewrite("")
                    try pane.pasteLong(sql.contains("\\watch") ? sql : sql + ";")
                    try pane.press("F5")
                    try await pane.wait(for: "the end of \(sql.prefix(100))") { capture in
                        try expectLittleMemory(stage, server, sql)
                        return Self.standing.contains(where: capture.contains) && !capture.contains("alive\(number - 1)")
                    }
                    try await expectAnswer(number, stage)
                }
                #expect(try stage.calf.ownBytes < 500_000_000)
            }
        }

        private func expectAnswer(_ number: Int, _ stage: Stage) async throws {
            // A statement that failed can have left its transaction open.
            try stage.rewrite("ROLLBACK; SELECT 'alive' || \(number);")
            try stage.pane.press("F5")
            try await stage.pane.wait(for: "alive\(number)", "1 row · ", "idle · PostgreSQL")
        }

        private func expectLittleMemory(_ stage: Stage, _ server: pid_t?, _ sql: String) throws {
            let tutor = try #require(stage.number)
            #expect(Self.kilobytes("VmRSS", of: tutor) < Self.tutorLimit, "the tutor, at \(sql)")
            // No server, if a statement made it restart.
            for process in server.map(RunningProcess.children) ?? [] {
                #expect(Self.kilobytes("VmSize", of: process) <= Self.serverLimit, "the server, at \(sql)")
            }
        }

        /// One of the figures in a process's status; 0 if the process has ended.
        private static func kilobytes(_ name: String, of process: pid_t) -> Int {
            let status = String(decoding: ScratchFolder.bytes(at: "/proc/\(process)/status"), as: UTF8.self)
            let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
            return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
        }
    }
}
