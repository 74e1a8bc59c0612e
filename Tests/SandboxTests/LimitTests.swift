import Course
import Glibc
import Postgres
import TestSupport
import Testing

@testable import Sandbox

@Suite(.timeLimit(.minutes(10)))
struct LimitTests {
    @Test func `a long statement is canceled at the deadline, and its session stays usable`() async throws {
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

    @Test func `a statement that ignores the cancel is ended a second later`() async throws {
        try await withDatabase { sandbox, database, session in
            let loop = """
                DO $$ BEGIN
                SET statement_timeout = 0;
                LOOP BEGIN PERFORM pg_sleep(60); EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP;
                END $$
                """
            // Time enough to have entered the loop, also on a busy machine.
            await #expect(throws: LimitReached.time(terminated: true)) {
                try await sandbox.watched([session], in: database.name, until: Deadline(after: .seconds(3))) {
                    _ = try await session.query(loop)
                }
            }
            let next = try await sandbox.session(on: database)
            #expect(try await next.value("SELECT 1") == "1")
        }
    }

    /// Hours of work inside libxml2, which doesn't check for signals.
    private static let deafQuery = "SELECT xpath('count(//a[count(//a) > 0])', ('<r>' || repeat('<a/>', 300000) || '</r>')::xml)"

    @Test func `a server process that ignores every signal is killed, and the next session works`() async throws {
        try await withDatabase(terminationSeconds: 1) { sandbox, database, session in
            await #expect(throws: LimitReached.time(terminated: true)) {
                try await sandbox.watched([session], in: database.name, until: Deadline(after: .milliseconds(300))) {
                    _ = try await session.query(Self.deafQuery)
                }
            }
            #expect(try await sandbox.session(on: database).value("SELECT 1") == "1")
            let clone = try await sandbox.clone(of: database.template)
            #expect(try await sandbox.session(on: clone, as: .reference()).value("SELECT 2") == "2")
        }
    }

    @Test func `ending a session whose process ignores signals blocks no one`() async throws {
        try await withDatabase(terminationSeconds: 1) { sandbox, database, session in
            let query = Task { try await session.query(Self.deafQuery) }
            try await waitUntilBusy(session, sandbox)
            await sandbox.end(session)
            _ = await query.result
            let fresh = try await sandbox.reset(database)
            #expect(try await sandbox.session(on: fresh).value("SELECT 1") == "1")
        }
    }

    @Test func `statements left running by a killed program block no one`() async throws {
        try await withDatabase(terminationSeconds: 1) { sandbox, database, session in
            // A killed program only hangs up. The server process continues.
            let query = Task { try await session.query(Self.deafQuery) }
            try await waitUntilBusy(session, sandbox)
            await session.close()
            _ = await query.result
            await sandbox.link?.admin.close()
            let next = Sandbox(directories: sandbox.directories, options: sandbox.options)
            let clone = try await next.clone(of: database.template)
            #expect(try await next.session(on: clone, as: .reference()).value("SELECT 2") == "2")
            await next.close()
        }
    }

    @Test func `a database is dropped even if a statement elsewhere is canceled at the same moment`() async throws {
        try await withDatabase { sandbox, database, session in
            let query = Task { try await session.query("SELECT pg_sleep(300)") }
            try await waitUntilBusy(session, sandbox, "SELECT pg_sleep")
            let clone = try await sandbox.clone(of: database.template)
            // So that the process learns of both at once.
            kill(session.backendPID, SIGSTOP)
            session.canceller.request()
            let dropping = Task {
                let builder = try await sandbox.connected().session(database: "postgres")
                try await sandbox.drop(clone.name, builder)
                await builder.close()
            }
            let admin = try #require(await sandbox.link?.admin)
            try await eventually("the command to wait for all processes") {
                try await admin.value("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'ProcSignalBarrier'") == "1"
            }
            kill(session.backendPID, SIGCONT)
            await #expect(throws: PostgresError.cancelled) { try await query.value }
            try await dropping.value
        }
    }

    private func waitUntilBusy(_ session: PostgresSession, _ sandbox: Sandbox, _ statement: String = "SELECT xpath") async throws {
        let admin = try #require(await sandbox.link?.admin)
        let query = "SELECT state || query FROM pg_stat_activity WHERE pid = \(session.backendPID)"
        try await eventually("the running statement") { try await admin.value(query)?.hasPrefix("active\(statement)") == true }
    }

    @Test func `a statement that would fill the disk is stopped`() async throws {
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

    @Test func `a statement that the learner runs is stopped at its time limit, and the session stays usable`() async throws {
        try await withDatabase(seconds: 1) { sandbox, database, session in
            await #expect(throws: PostgresError.stopped(.seconds(1), endsSession: false)) {
                try await session.run(script: "SELECT pg_sleep(60)")
            }
            try await session.run(script: "CREATE TABLE t (n int)")
            // Another session holds the lock for longer than the limit.
            let other = try await sandbox.session(on: database)
            try await session.run(script: "BEGIN; LOCK TABLE t")
            let waiting = Task { try await other.run(script: "SELECT count(*) FROM t") }
            let admin = try #require(await sandbox.link?.admin)
            try await eventually("the wait for the lock") {
                try await admin.value("SELECT wait_event_type FROM pg_stat_activity WHERE pid = \(other.backendPID)") == "Lock"
            }
            // A statement that began later has reached the limit.
            let later = try await sandbox.session(on: database)
            await #expect(throws: PostgresError.self) { try await later.run(script: "SELECT pg_sleep(60)") }
            try await session.run(script: "COMMIT")
            try await waiting.value
        }
    }

    @Test func `a database that a learner's statement fills is stopped, and the space is freed`() async throws {
        try await withDatabase(megabytes: 30) { sandbox, database, session in
            try await session.run(script: "CREATE TABLE t (x text)")
            let fill = "DO 'BEGIN LOOP INSERT INTO t SELECT repeat(''x'', 1000) FROM generate_series(1, 1000); END LOOP; END'"
            await #expect(throws: PostgresError.stopped(.growth(30 << 20), endsSession: false)) { try await session.run(script: fill) }
            try await eventually("the freed space") {
                try await session.value("SELECT pg_total_relation_size('t') < \(4 << 20)") == "t"
            }
            // What has been committed counts for later statements, too.
            try await session.run(script: "INSERT INTO t SELECT repeat('x', 1000) FROM generate_series(1, 20000)")
            await #expect(throws: PostgresError.stopped(.growth(30 << 20), endsSession: false)) { try await session.run(script: fill) }
            try await session.run(script: "DROP TABLE t")
        }
    }

    @Test func `temporary files have a limit that the learner can't change`() async throws {
        try await withDatabase { sandbox, database, session in
            let error = await #expect(throws: PostgresError.self) {
                try await session.query("SELECT count(*) FROM (SELECT n FROM generate_series(1, 50000000) n ORDER BY n DESC OFFSET 1) x")
            }
            #expect(error?.sqlstate == "53400")
        }
    }

    @Test func `exhausting memory gives an error in that session only`() async throws {
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

    private func withDatabase(
        seconds: Int = 60, megabytes: Int = 512, terminationSeconds: Int = 5,
        _ body: (Sandbox, LessonDatabase, PostgresSession) async throws -> Void
    ) async throws {
        try await withSandbox { options in
            options.statements.seconds = seconds
            options.statements.growth = megabytes << 20
            options.terminationSeconds = terminationSeconds
        } _: { sandbox in
            let database = try await sandbox.lessonDatabase(for: lesson("a"), dataset: nil)
            try await body(sandbox, database, try await sandbox.session(on: database))
        }
    }
}

extension PostgresSession {
    /// Runs a text as the learner's statements are run.
    fileprivate nonisolated func run(script: String) async throws {
        try await runScript(script, copyData: { nil }, receive: { _ in })
    }
}
