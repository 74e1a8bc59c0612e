import Course
import Postgres
import TestSupport
import Testing

@testable import Sandbox

@Suite(.timeLimit(.minutes(10)))
struct LimitTests {
    @Test func `a statement that runs on is cancelled at the deadline, and its session goes on`() async throws {
        try await withDatabase { sandbox, database, session in
            await #expect(throws: LimitReached.time(terminated: false)) {
                try await sandbox.watched([session], in: database.name, until: Deadline(after: .milliseconds(300))) {
                    _ = try await session.query("SELECT pg_sleep(60)")
                }
            }
            let alive = try await session.value("SELECT 1")
            #expect(alive == "1")
        }
    }

    @Test func `one that catches the cancel is ended a second later, and the server is well`() async throws {
        try await withDatabase { sandbox, database, session in
            let loop = """
                DO $$ BEGIN
                SET statement_timeout = 0;
                LOOP BEGIN PERFORM pg_sleep(60); EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP;
                END $$
                """
            await #expect(throws: LimitReached.time(terminated: true)) {
                try await sandbox.watched([session], in: database.name, until: Deadline(after: .milliseconds(300))) {
                    _ = try await session.query(loop)
                }
            }
            let next = try await sandbox.session(on: database)
            #expect(try await next.value("SELECT 1") == "1")
        }
    }

    @Test func `a database that grows and grows is stopped`() async throws {
        try await withDatabase { sandbox, database, session in
            let error = await #expect(throws: LimitReached.self) {
                try await sandbox.watched([session], in: database.name, until: Deadline(after: .seconds(60)), growth: 20 << 20) {
                    _ = try await session.query(
                        """
                        DO $$ BEGIN
                        CREATE TABLE t (x text);
                        LOOP INSERT INTO t SELECT repeat('x', 1000) FROM generate_series(1, 1000); END LOOP;
                        END $$
                        """)
                }
            }
            if case .size = error {} else { Issue.record("\(String(describing: error))") }
            _ = try await sandbox.session(on: try await sandbox.reset(database)).value("SELECT 1")
        }
    }

    @Test func `temporary files have a limit that the learner cannot change`() async throws {
        try await withDatabase { sandbox, database, session in
            let error = await #expect(throws: PostgresError.self) {
                try await session.query("SELECT count(*) FROM (SELECT n FROM generate_series(1, 50000000) n ORDER BY n DESC OFFSET 1) x")
            }
            #expect(error?.sqlstate == "53400")
        }
    }

    @Test func `a memory bomb ends as an error of its session`() async throws {
        try await withDatabase { sandbox, database, session in
            let before = try await sandbox.status().server
            _ = try await session.query("SET work_mem = '2GB'")
            let error = await #expect(throws: PostgresError.self) {
                try await session.query(
                    "SELECT cardinality(array_agg(repeat('x', 1000) || n)) FROM generate_series(1, 3000000) n")
            }
            #expect(error?.sqlstate == "53200")
            #expect(try await session.value("SELECT 1") == "1")
            #expect(try await sandbox.status().server == before)
        }
    }

    private func withDatabase(_ body: (Sandbox, LessonDatabase, PostgresSession) async throws -> Void) async throws {
        try await withSandbox { sandbox in
            let database = try await sandbox.lessonDatabase(for: lesson("a"), dataset: nil)
            try await body(sandbox, database, try await sandbox.session(on: database))
        }
    }
}
