import Course
import Postgres
import SQLText
import TestSupport
import Testing

@testable import Sandbox

@Suite(.timeLimit(.minutes(10)))
struct LessonDatabaseTests {
    @Test func `a learner's work persists`() async throws {
        let folder = ScratchFolder()
        let dataset = DatasetSource(
            name: "d", path: folder.write(Array("CREATE TABLE t (n int);\nINSERT INTO t VALUES (1);\n".utf8), to: "d.sql"))
        let first = Sandbox(directories: directories(in: folder), options: options())
        do {
            let database = try await first.lessonDatabase(for: lesson("joins"), dataset: dataset)
            let session = try await first.session(on: database)
            _ = try await session.query("INSERT INTO t VALUES (2)")
            await first.close()
        }
        let second = Sandbox(directories: directories(in: folder), options: options())
        let database = try await second.lessonDatabase(for: lesson("joins"), dataset: dataset)
        let session = try await second.session(on: database)
        #expect(try await session.value("SELECT sum(n) FROM t") == "3")
        #expect(!database.isOutdated)
        try await second.uninstall()
    }

    @Test func `a reset restores the initial data and can be undone`() async throws {
        try await withSandbox { sandbox in
            let lesson = lesson("joins", setup: ["CREATE TABLE t (n int);\n"])
            var database = try await sandbox.lessonDatabase(for: lesson, dataset: nil)
            let session = try await sandbox.session(on: database)
            _ = try await session.query("INSERT INTO t VALUES (2)")
            #expect(!database.canUndo)
            database = try await sandbox.reset(database)
            #expect(database.canUndo)
            let fresh = try await sandbox.session(on: database)
            #expect(try await fresh.value("SELECT count(*) FROM t") == "0")
            database = try await sandbox.undoReset(database)
            let old = try await sandbox.session(on: database)
            #expect(try await old.value("SELECT count(*) FROM t") == "1")
            await sandbox.settle()
            #expect(await sandbox.lastBackgroundError == nil)
        }
    }

    @Test func `a dataset that doesn't load is reported with file, line and column`() async throws {
        try await withSandbox { sandbox in
            let folder = ScratchFolder()
            let text = "-- data\nCREATE TABLE t (n int);\n\nINSERT INTO t\nVALUES (1), ('é', nowhere);\n"
            let dataset = DatasetSource(name: "d", path: folder.write(Array(text.utf8), to: "d.sql"))
            let error = await #expect(throws: SandboxError.self) {
                try await sandbox.lessonDatabase(for: lesson("a"), dataset: dataset)
            }
            guard case .loading(let failure) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(failure.path == dataset.path && failure.line == 5 && failure.column == 19, "\(failure)")
            #expect(failure.sqlstate == "42703")
            await sandbox.settle()
            let left = try await sandbox.databases()
            #expect(left == [])
        }
    }

    @Test func `a setup block that fails is reported at its position in the lesson`() async throws {
        try await withSandbox { sandbox in
            let error = await #expect(throws: SandboxError.self) {
                try await sandbox.lessonDatabase(for: lesson("a", setup: ["SELECT 1;\n", "SELECT 1;\nSELEC 2;\n"]), dataset: nil)
            }
            guard case .loading(let failure) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(failure.path == "/course/1-m/1-a.md" && failure.line == 21 && failure.column == 1)
        }
    }

    @Test func `inline COPY data loads`() async throws {
        try await withSandbox { sandbox in
            let setup = "CREATE TABLE t (n int, s text);\nCOPY t FROM STDIN;\n1\tone\n2\ttwo\n\\.\nUPDATE t SET n = n + 1;\n"
            let database = try await sandbox.lessonDatabase(for: lesson("a", setup: [setup]), dataset: nil)
            let session = try await sandbox.session(on: database)
            #expect(try await session.query("TABLE t").rows.all == [["2", "one"], ["3", "two"]])
            #expect(try await session.value("SELECT tableowner FROM pg_tables WHERE tablename = 't'") == "learner")
        }
    }

    @Test func `a changed dataset is reported and loaded by a reset`() async throws {
        try await withSandbox { sandbox in
            _ = try await sandbox.lessonDatabase(for: lesson("a", setup: ["CREATE TABLE old ();\n"]), dataset: nil)
            var database = try await sandbox.lessonDatabase(for: lesson("a", setup: ["CREATE TABLE new ();\n"]), dataset: nil)
            #expect(database.isOutdated)
            database = try await sandbox.reset(database)
            #expect(!database.isOutdated)
            _ = try await sandbox.session(on: database).query("TABLE new")
        }
    }

    @Test func `two processes that open the same lesson at the same time share its database`() async throws {
        try await withSandbox { sandbox in
            let other = Sandbox(directories: sandbox.directories, options: sandbox.options)
            let lesson = lesson("a", setup: ["CREATE TABLE t (n int);\n"])
            async let one = sandbox.lessonDatabase(for: lesson, dataset: nil)
            async let two = other.lessonDatabase(for: lesson, dataset: nil)
            let (mine, theirs) = try await (one, two)
            #expect(mine.name == theirs.name)
            for _ in 1...8 {
                async let again = sandbox.reset(mine)
                async let too = other.reset(theirs)
                _ = try await (again, too)
            }
            _ = try await other.session(on: theirs).query("TABLE t")
            await other.settle()
            #expect(await other.lastBackgroundError == nil)
            await other.close()
        }
    }

    @Test(arguments: ["a", "'; DROP DATABASE postgres; --", "Ünïcode \u{1F418}", String(repeating: "long-", count: 50)])
    func `any lesson id gives a safe database name`(id: String) async throws {
        let name = ServerNames.lesson(course: "c", lesson: id)
        #expect(name.utf8.count <= 63 && name.wholeMatch(of: /calf_l_[a-z0-9_]+/) != nil)
        #expect(name != ServerNames.lesson(course: "d", lesson: id))
    }

    @Test func `clones for judging are identical, separate, and removed afterwards`() async throws {
        try await withSandbox { sandbox in
            let template = try Template(lesson: lesson("a", setup: ["CREATE TABLE t AS SELECT 1 AS n;\n"]), dataset: nil)
            let (one, two) = (try await sandbox.clone(of: template), try await sandbox.clone(of: template))
            let answer = try await sandbox.session(on: one, as: .learner())
            let reference = try await sandbox.session(on: two, as: .reference())
            _ = try await answer.query("UPDATE t SET n = 2")
            #expect(try await reference.value("SELECT n FROM t") == "1")
            await sandbox.end(answer)
            await sandbox.end(reference)
            await sandbox.release(one)
            await sandbox.release(two)
            await sandbox.settle()
            let left = try await sandbox.databases().map(\.name)
            #expect(!left.contains(one.name) && !left.contains(two.name))
            let admin = try #require(await sandbox.link?.admin)
            #expect(try await admin.value("SELECT count(*) FROM pg_roles WHERE rolname ~ '^calf_[sr]_'") == "0")
        }
    }

    @Test func `leftovers of a killed process are removed at the next use`() async throws {
        try await withSandbox { sandbox in
            let killed = Sandbox(directories: sandbox.directories, options: sandbox.options)
            let scratch = try await killed.clone(of: Template())
            let running = try await killed.session(on: scratch, as: .learner())
            await killed.settle()
            // What a kill leaves behind: the lock is released once the server has noticed the end of the session.
            let lock = try #require(await killed.link?.names.tag)
            await killed.link?.admin.close()
            try await eventually("the release of the lock") {
                try await running.query("SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = \(lock)").rows.isEmpty
            }
            try await sandbox.start()
            await sandbox.settle()
            #expect(await sandbox.lastBackgroundError == nil)
            let left = try await sandbox.databases()
            #expect(!left.contains { $0.kind == .passing })
            let admin = try #require(await sandbox.link?.admin)
            #expect(try await admin.value("SELECT count(*) FROM pg_roles WHERE rolname ~ '^calf_[sr]_'") == "0")
            await running.close()
        }
    }

    @Test func `the sandbox's login has the rights of a learner`() async throws {
        try await withSandbox { sandbox in
            let uri = try await sandbox.learnerDSN()
            let session = try await PostgresSession.connect(ConnectionSettings(uri: uri))
            #expect(try await session.value("SELECT current_user || ' ' || session_user") == "learner calf_s_0")
            _ = try await session.query("CREATE TABLE t ()")
            _ = try await session.query("SET ROLE NONE")
            _ = try await session.query("ALTER ROLE calf_s_0 SET search_path = nowhere")
            await session.close()
            #expect(try await sandbox.learnerDSN() == uri)
            let next = try await PostgresSession.connect(ConnectionSettings(uri: uri))
            _ = try await next.query("TABLE t")
            _ = try await next.query("DROP SCHEMA public CASCADE")
            await next.close()
            #expect(try await sandbox.learnerDSN() == uri)
            let last = try await PostgresSession.connect(ConnectionSettings(uri: uri))
            _ = try await last.query("CREATE TABLE t ()")
            await last.close()
        }
    }

    @Test func `the sandbox's login works at the next start, whatever it has lost`() async throws {
        let losses = [
            "REVOKE CONNECT ON DATABASE PLAYGROUND FROM calf_s_0", "ALTER ROLE calf_s_0 NOLOGIN",
            "ALTER ROLE calf_s_0 PASSWORD 'other'", "ALTER ROLE calf_s_0 VALID UNTIL '2020-01-01'",
            "ALTER ROLE calf_s_0 CONNECTION LIMIT 0", "REVOKE learner FROM calf_s_0",
            "ALTER DATABASE PLAYGROUND ALLOW_CONNECTIONS false", "DROP DATABASE PLAYGROUND WITH (FORCE)",
            "UPDATE pg_database SET datconnlimit = -2 WHERE datname = 'PLAYGROUND'", "ALTER ROLE calf_s_0 SET search_path = nowhere",
            "ALTER ROLE calf_s_0 IN DATABASE PLAYGROUND SET search_path = nowhere",
        ]
        try await withSandbox { sandbox in
            let uri = try await sandbox.learnerDSN()
            let playground = ServerNames.lesson(course: "", lesson: "playground")
            for loss in losses {
                _ = try await sandbox.connected().admin.query(loss.replacing("PLAYGROUND", with: playground))
                let next = Sandbox(directories: sandbox.directories, options: sandbox.options)
                #expect(try await next.learnerDSN() == uri)
                let session = try await PostgresSession.connect(ConnectionSettings(uri: uri))
                for command in ["CREATE TABLE t ()", "DROP TABLE t", "CREATE TEMPORARY TABLE u ()"] { _ = try await session.query(command) }
                #expect(try await session.value("SELECT current_user || ' ' || current_schema()") == "learner public", "\(loss)")
                await session.close()
                await next.close()
            }
        }
    }

    @Test func `a login that doesn't work is an error, not an address`() async throws {
        try await withSandbox { sandbox in
            _ = try await sandbox.learnerDSN()
            let rules = try sandbox.place().cluster + "/pg_hba.conf"
            let admin = try await sandbox.connected().admin
            _ = try await admin.query(
                "COPY (VALUES ('local all calf_s_0 reject'), ('local all all scram-sha-256')) TO \(SQL.literal(rules))")
            _ = try await admin.query("SELECT pg_reload_conf()")
            try await eventually("the server's new rules") {
                do { _ = try await sandbox.learnerDSN() } catch { return "\(error)".contains("rejects connection") }
                return false
            }
        }
    }

    @Test func `a program that exits doesn't wait for the database of the next reset, which is made when it's needed`() async throws {
        let folder = ScratchFolder()
        let lesson = lesson("a", setup: ["CREATE TABLE t (n int);\n"])
        let (leaving, staying) = (
            Sandbox(directories: directories(in: folder), options: options()),
            Sandbox(directories: directories(in: folder), options: options())
        )
        let link = try await staying.connected()
        let spare = link.names.spare(try Template(lesson: lesson, dataset: nil).hash)
        let key = "\(ServerNames.databaseLockClass), \(ServerNames.lockKey(spare))"
        _ = try await link.admin.query("SELECT pg_advisory_lock(\(key))")
        _ = try await leaving.lessonDatabase(for: lesson, dataset: nil)
        let waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        try await eventually("the spare database to wait for the lock") { try await link.admin.value(waiting) != "0" }
        await leaving.close()
        #expect(await leaving.lastBackgroundError == nil)
        #expect(try await link.admin.value(waiting) == "0")

        _ = try await link.admin.query("SELECT pg_advisory_unlock(\(key))")
        let database = try await staying.lessonDatabase(for: lesson, dataset: nil)
        let reset = try await staying.reset(database)
        #expect(try await staying.session(on: reset).value("SELECT count(*) FROM t") == "0")
        try await staying.uninstall()
    }

    @Test func `a template that wasn't used for a long time is removed, and recreated when needed`() async throws {
        try await withSandbox { sandbox in
            let lesson = lesson("a", setup: ["CREATE TABLE t (n int);\n"])
            let database = try await sandbox.lessonDatabase(for: lesson, dataset: nil)
            await sandbox.settle()
            let link = try #require(await sandbox.link)
            let template = SQL.identifier(link.names.template(database.template.hash))
            _ = try await link.admin.query("COMMENT ON DATABASE \(template) IS '\(database.template.hash)\t\t\t1'")
            try await sandbox.evict(to: .max)
            #expect(try await sandbox.databases().map(\.kind) == [DatabaseInfo.Kind.lesson, .spare])
            _ = try await sandbox.session(on: try await sandbox.reset(database)).query("TABLE t")
        }
    }
}
