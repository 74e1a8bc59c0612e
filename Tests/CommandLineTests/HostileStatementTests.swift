import TestSupport
import Testing

/// What learners run themselves, by accident or on purpose: time, memory, and disk stay within their limits, and the next statement works.
@Suite(.timeLimit(.minutes(15))) struct HostileStatementTests {
    @Test(.slow("most of sixty statements run into their limits"))
    func `sixty hostile statements end within their limits, and the server keeps its size`() async throws {
        let islands = Islands()
        let calf = Calf(course: islands.path)
        defer { _ = calf("sandbox", "destroy") }
        calf.limitStatements(seconds: 2, megabytes: 40)
        func start(_ sql: String) -> Calf.Running {
            calf.start(["sql", "--lesson", "ferries", "--trust", "-f", "-"], input: sql + ";\n", output: "/dev/null")
        }
        #expect(start("SELECT 1").wait().status == 0)
        #expect(HostileStatements.all.count == 60)
        for statements in HostileStatements.groups {
            let says = statements == HostileStatements.endless ? "2 s" : ""
            for first in stride(from: 0, to: statements.count, by: 4) {
                let some = statements[first...].prefix(4)
                let running = some.map { ($0, start($0)) }
                for (sql, process) in running {
                    let result = try await process.ended()
                    // One that runs at the same time may have taken all of the server's locks.
                    #expect(
                        [0, 1].contains(result.status) || result.errors.contains("out of shared memory"),
                        "\(sql): \(result.status) \(result.errors)")
                    // Another statement may have made the server restart, and rows of a function fill temporary files.
                    if !says.isEmpty, !["connection was lost", "temp_file_limit"].contains(where: result.errors.contains) {
                        #expect(result.errors.contains(says), "\(sql): \(result.errors)")
                    }
                }
            }
        }
        let after = start("SELECT count(*) FROM ferries").wait()
        #expect(after.status == 0, "\(after.errors)")
        #expect(try calf.ownBytes < 500_000_000)
    }

    @Test func `the tutor says which limit stopped a statement, and goes on`() {
        let islands = Islands()
        let calf = Calf(course: islands.path)
        defer { _ = calf("sandbox", "destroy") }
        calf.limitStatements(seconds: 1, megabytes: 40)
        let result = calf(
            "open", "ferries", "--plain", "--trust",
            input: """
                next exercise
                SELECT pg_sleep(330);
                CREATE TABLE t AS SELECT repeat('x', 1000) FROM generate_series(1, 10000000);
                SELECT 'still ' || 'here';
                quit

                """)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("Stopped after 1 s, the time limit for a statement in a lesson's database."), "\(result.output)")
        #expect(result.output.contains("set 'seconds' under 'limits' in config.yaml"), "\(result.output)")
        #expect(result.output.contains("still here"), "\(result.output)")
    }

    @Test func `limits don't apply to a database named with --dsn`() throws {
        let islands = Islands()
        let calf = Calf(course: islands.path)
        defer { _ = calf("sandbox", "destroy") }
        calf.limitStatements(seconds: 1, megabytes: 40)
        let address = try #require(try JSONReader.read(calf("sandbox", "start", "--json").output)["dsn"]?.text)
        #expect(calf("sql", "--dsn", address, "-c", "SELECT pg_sleep(3)").status == 0)
    }
}
