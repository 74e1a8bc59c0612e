import Course
import Postgres
import TestSupport
import Testing

@testable import Sandbox

/// A server that the user already has. Here it is one of calf's own, with an account that isn't a superuser.
@Suite(.timeLimit(.minutes(10)))
struct ExternalServerTests {
    @Test func `lessons can use the user's own server and leave nothing there`() async throws {
        try await withExternal(attributes: "CREATEDB CREATEROLE") { admin, sandbox in
            let before = try await inventory(admin)
            let lesson = lesson("a", setup: ["CREATE TABLE t AS SELECT 1 AS n;\n"])
            var database = try await sandbox.lessonDatabase(for: lesson, dataset: nil)
            let session = try await sandbox.session(on: database)
            _ = try await session.query("UPDATE t SET n = 2")
            #expect(try await session.value("SELECT current_user") == "calf_learner")
            database = try await sandbox.reset(database)
            #expect(try await sandbox.session(on: database).value("SELECT n FROM t") == "1")
            let clone = try await sandbox.clone(of: database.template)
            let reference = try await sandbox.session(on: clone, as: .reference())
            await #expect(throws: LimitReached.time(terminated: false)) {
                try await sandbox.watched([reference], in: clone.name, until: Deadline(after: .milliseconds(200))) {
                    _ = try await reference.query("SELECT pg_sleep(60)")
                }
            }
            try await sandbox.endProcesses([reference.backendPID])
            await sandbox.release(clone)
            await sandbox.settle()
            #expect(await sandbox.lastBackgroundError == nil)
            let uri = try await sandbox.learnerDSN()
            let learner = try await PostgresSession.connect(ConnectionSettings(uri: uri))
            #expect(try await learner.value("SELECT current_user || ' ' || session_user") == "calf_learner calf_s_0")
            await learner.close()
            let during = try await inventory(admin)
            #expect(during.subtracting(before).allSatisfy { $0.hasPrefix("calf_") })
            try await sandbox.destroy()
            #expect(try await inventory(admin) == before)
        }
    }

    @Test func `missing privileges are named`() async throws {
        try await withExternal(attributes: "CREATEDB") { _, sandbox in
            let error = await #expect(throws: SandboxError.self) { try await sandbox.start() }
            guard case .privilegesMissing(user: "teacher", attributes: ["CREATEROLE"]) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    private func inventory(_ admin: PostgresSession) async throws -> Set<String> {
        let names = try await admin.query("SELECT datname FROM pg_database UNION ALL SELECT rolname FROM pg_roles")
        return Set(names.rows.all.compactMap { $0[0] })
    }

    private func withExternal(attributes: String, _ body: (PostgresSession, Sandbox) async throws -> Void) async throws {
        try await withSandbox { host in
            try await host.start()
            let admin = try #require(await host.link?.admin)
            _ = try await admin.query("CREATE ROLE teacher LOGIN PASSWORD 'chalk' \(attributes)")
            _ = try await admin.query("GRANT CONNECT ON DATABASE postgres TO teacher")
            let socket = try host.place().socket
            let sandbox = Sandbox(
                directories: host.directories, server: .external(uri: "postgresql://teacher:chalk@/postgres?host=\(socket)"),
                options: host.options)
            try await body(admin, sandbox)
            await sandbox.close()
        }
    }
}
