import Course
import Glibc
import Postgres
import SQLText
import TestSupport
import Testing

@testable import Sandbox

/// What a learner might try, each against a server shared with others.
@Suite(.timeLimit(.minutes(10)))
struct IsolationTests {
    struct Refusal: Sendable, CustomTestStringConvertible {
        var attempt: String
        var sqlstate: String
        var testDescription: String { attempt }
    }

    static let refusals: [Refusal] = [
        Refusal(attempt: "ALTER DATABASE %db ALLOW_CONNECTIONS false", sqlstate: "42501"),
        Refusal(attempt: "ALTER DATABASE %db SET default_transaction_read_only = on", sqlstate: "42501"),
        Refusal(attempt: "ALTER DATABASE %db CONNECTION LIMIT 0", sqlstate: "42501"),
        Refusal(attempt: "ALTER DATABASE %db RENAME TO mine", sqlstate: "42501"),
        Refusal(attempt: "DROP DATABASE %db", sqlstate: "42501"),
        Refusal(attempt: "CREATE DATABASE mine", sqlstate: "42501"),
        Refusal(attempt: "CREATE ROLE mine", sqlstate: "42501"),
        Refusal(attempt: "ALTER ROLE calf SET search_path = nowhere", sqlstate: "42501"),
        Refusal(attempt: "ALTER ROLE ALL SET search_path = nowhere", sqlstate: "42501"),
        Refusal(attempt: "ALTER SYSTEM SET fsync = on", sqlstate: "42501"),
        Refusal(attempt: "SET temp_file_limit = -1", sqlstate: "42501"),
        Refusal(attempt: "SET ROLE calf", sqlstate: "42501"),
        Refusal(attempt: "SET SESSION AUTHORIZATION calf", sqlstate: "42501"),
        Refusal(attempt: "COPY (SELECT 1) TO PROGRAM 'true'", sqlstate: "42501"),
        Refusal(attempt: "COPY (SELECT 1) TO '/tmp/calf-should-not-be'", sqlstate: "42501"),
        Refusal(attempt: "SELECT pg_read_file('/etc/passwd')", sqlstate: "42501"),
        Refusal(attempt: "SELECT pg_ls_dir('/')", sqlstate: "42501"),
        Refusal(attempt: "SELECT lo_import('/etc/passwd')", sqlstate: "42501"),
        Refusal(attempt: "CREATE EXTENSION dblink", sqlstate: "42501"),
        Refusal(attempt: "CREATE LANGUAGE plpython3u", sqlstate: "0A000,42501,58P01"),
        Refusal(attempt: "CREATE TABLESPACE mine LOCATION '/tmp'", sqlstate: "42501"),
        Refusal(attempt: "SELECT pg_terminate_backend(%admin)", sqlstate: "42501"),
        Refusal(attempt: "SELECT pg_terminate_backend(%reference)", sqlstate: "42501"),
        Refusal(attempt: "SELECT pg_cancel_backend(%reference)", sqlstate: "42501"),
        Refusal(attempt: "CREATE TABLE pg_catalog.mine ()", sqlstate: "42501"),
        Refusal(attempt: "GRANT pg_read_server_files TO learner", sqlstate: "42501"),
    ]

    @Test(arguments: [false, true])
    func `statements that would lock out, affect or spy on others are refused`(asLogin: Bool) async throws {
        try await withSandbox { sandbox in
            let database = try await sandbox.lessonDatabase(for: lesson("a"), dataset: nil)
            let session = try await sandbox.session(on: database)
            let clone = try await sandbox.clone(of: database.template)
            let reference = try await sandbox.session(on: clone, as: .reference())
            let admin = try #require(await sandbox.link?.admin)
            if asLogin { _ = try await session.query("SET ROLE NONE") }
            for refusal in Self.refusals {
                let sql =
                    refusal.attempt.replacing("%db", with: SQL.identifier(database.name))
                    .replacing("%admin", with: "\(admin.backendPID)").replacing("%reference", with: "\(reference.backendPID)")
                do throws(PostgresError) {
                    _ = try await session.query(sql)
                    Issue.record("allowed: \(sql)")
                } catch {
                    #expect(refusal.sqlstate.split(separator: ",").contains { $0 == error.sqlstate ?? "" }, "\(sql): \(error)")
                }
            }
            #expect(try await reference.value("SELECT 1") == "1")
        }
    }

    @Test func `the reference solution's text is hidden from the learner`() async throws {
        try await withSandbox { sandbox in
            let database = try await sandbox.lessonDatabase(for: lesson("a"), dataset: nil)
            let session = try await sandbox.session(on: database)
            let clone = try await sandbox.clone(of: database.template)
            let reference = try await sandbox.session(on: clone, as: .reference())
            _ = try await reference.query("SELECT 'the solution'")
            for role in ["learner", "NONE"] {
                _ = try await session.query("SET ROLE \(role)")
                let seen = try await session.query("SELECT query FROM pg_stat_activity WHERE pid = \(reference.backendPID)")
                #expect(seen.rows.all == [["<insufficient privilege>"]])
            }
        }
    }

    @Test func `a learner can't connect to another database`() async throws {
        try await withSandbox { sandbox in
            let database = try await sandbox.lessonDatabase(for: lesson("a"), dataset: nil)
            let other = try await sandbox.lessonDatabase(for: lesson("b"), dataset: nil)
            let session = try await sandbox.session(on: database)
            let login = try #require(try await session.value("SELECT session_user"))
            let link = try #require(await sandbox.link)
            await session.close()
            let quoted = SQL.literal(login)
            try await eventually("the end of the session") {
                try await link.admin.query("SELECT FROM pg_stat_activity WHERE usename = \(quoted)").rows.isEmpty
            }
            for name in ["postgres", "template1", other.name] {
                var refusal: String?
                // The previous attempt may still count against the login's connection limit of one.
                try await eventually("a free connection") {
                    let error = await #expect(throws: PostgresError.self) {
                        try await PostgresSession.connect(link.settings(database: name, login: link.login(login), options: ""))
                    }
                    refusal = error?.sqlstate
                    return refusal != "53300"
                }
                #expect(refusal == "42501")
            }
            let open = try await link.admin.query("SELECT datname FROM pg_database WHERE has_database_privilege('public', oid, 'CONNECT')")
            #expect(open.rows.all == [])
        }
    }

    @Test func `settings that a login changes for itself don't reach the next session`() async throws {
        try await withSandbox { sandbox in
            let database = try await sandbox.lessonDatabase(for: lesson("a"), dataset: nil)
            let session = try await sandbox.session(on: database)
            _ = try await session.query("ALTER ROLE learner SET search_path = nowhere")
            _ = try await session.query("SET ROLE NONE")
            _ = try await session.query("DO $$ BEGIN EXECUTE format('ALTER ROLE %I SET search_path = nowhere', session_user); END $$")
            await sandbox.end(session)
            let next = try await sandbox.session(on: database)
            #expect(try await next.value("SHOW search_path") == "\"$user\", public")
        }
    }

    @Test func `dropping everything the learner owns affects one database only`() async throws {
        try await withSandbox { sandbox in
            let setup = ["CREATE TABLE t AS SELECT 1 AS n;\n"]
            let first = try await sandbox.lessonDatabase(for: lesson("a", setup: setup), dataset: nil)
            let other = try await sandbox.lessonDatabase(for: lesson("b", setup: setup), dataset: nil)
            let session = try await sandbox.session(on: first)
            _ = try await session.query("DROP OWNED BY learner CASCADE")
            let next = try await sandbox.session(on: other)
            #expect(try await next.value("SELECT n FROM t") == "1")
            _ = try await next.query("CREATE TEMP TABLE u ()")
            let fresh = try await sandbox.session(on: try await sandbox.reset(first))
            #expect(try await fresh.value("SELECT n FROM t") == "1")
        }
    }

    @Test func `learners own what they create and may do everything a lesson teaches`() async throws {
        try await withSandbox { sandbox in
            let database = try await sandbox.lessonDatabase(for: lesson("a"), dataset: nil)
            let session = try await sandbox.session(on: database)
            for sql in [
                "CREATE TABLE t (id int PRIMARY KEY)", "CREATE INDEX ON t (id)", "ALTER TABLE t ADD n text",
                "CREATE VIEW v AS SELECT * FROM t",
                "CREATE TEMP TABLE u (n int)", "CREATE SCHEMA s", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE EXTENSION pgcrypto", "ANALYZE t", "VACUUM t", "LISTEN x", "PREPARE p AS SELECT 1", "DROP TABLE t CASCADE",
            ] {
                _ = try await session.query(sql)
            }
            #expect(try await session.value("SELECT current_user") == "learner")
            // The next session, under another login, owns it too.
            let next = try await sandbox.session(on: database)
            _ = try await next.query("DROP SCHEMA s")
        }
    }

    @Test func `a predefined role is granted only to lessons that name it`() async throws {
        try await withSandbox { sandbox in
            let watching = try await sandbox.lessonDatabase(for: lesson("a", grants: ["pg_monitor"]), dataset: nil)
            let plain = try await sandbox.lessonDatabase(for: lesson("b"), dataset: nil)
            let first = try await sandbox.session(on: watching)
            let second = try await sandbox.session(on: plain)
            #expect(try await first.value("SELECT pg_has_role('pg_monitor', 'usage')") == "t")
            #expect(try await second.value("SELECT pg_has_role('pg_monitor', 'member')") == "f")
            _ = try await first.query("CREATE TABLE t ()")
            let error = await #expect(throws: SandboxError.self) {
                try await sandbox.lessonDatabase(for: lesson("c", grants: ["pg_execute_server_program"]), dataset: nil)
            }
            guard case .grantRefused(role: "pg_execute_server_program") = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func `nothing listens on the network`() async throws {
        try await withSandbox { sandbox in
            try await sandbox.start()
            let admin = try #require(await sandbox.link?.admin)
            #expect(try await admin.value("SHOW listen_addresses") == "")
            let socket = try sandbox.place().socket
            let found = try #require(FileSystem.status(socket))
            #expect(found.st_mode & 0o777 == 0o700)
        }
    }
}
