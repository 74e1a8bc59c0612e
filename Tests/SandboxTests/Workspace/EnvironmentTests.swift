import Course
import Glibc
import TestSupport
import Testing

@testable import Sandbox

@Suite(.timeLimit(.minutes(10))) struct EnvironmentTests {
    /// Books created by a setup block; the data set doesn't matter here.
    private let books = ["CREATE TABLE books (title text); INSERT INTO books VALUES ('Kindred'), ('The Waves');"]

    private func run(_ arguments: [String], _ environment: [String: String]) throws -> String {
        let words = ["/usr/bin/env", "-i"] + environment.map { "\($0.key)=\($0.value)" } + arguments
        return try ChildProcess.output(words)
    }

    @Test func `plain psql and Python connect to the lesson's database as the learner, also after a reset`() async throws {
        try await withSandbox { sandbox in
            let database = try await sandbox.lessonDatabase(for: lesson("files", setup: books), dataset: nil)
            let own = ["HOME": "/root", "TERM": "xterm", "PATH": "/usr/bin:/bin", "PGHOST": "elsewhere", "PGSERVICE": "other"]
            let environment = Workspace.environment(
                own: own, programs: ["/shim"], database: try await sandbox.access(to: database))
            #expect(environment["PATH"] == "/shim:/usr/bin:/bin")
            #expect(environment["TERM"] == "xterm")
            #expect(environment["PGSERVICE"] == nil)
            let psql = ["psql", "-X", "-At", "-c", "SELECT count(*), current_user FROM books"]
            #expect(try run(psql, environment) == "2|learner\n")
            let script = """
                import psycopg2, sqlalchemy
                with psycopg2.connect("") as connection:
                    with connection.cursor() as cursor:
                        cursor.execute("INSERT INTO books VALUES (%s)", ("Beloved",))
                        cursor.execute("SELECT count(*) FROM books")
                        print(cursor.fetchone()[0])
                with sqlalchemy.create_engine("postgresql://").connect() as connection:
                    print(connection.execute(sqlalchemy.text("SELECT min(title) FROM books")).scalar())
                """
            #expect(try run(["/usr/bin/python3", "-c", script], environment) == "3\nBeloved\n")
            let fresh = try await sandbox.reset(database)
            #expect(try run(psql, environment) == "2|learner\n")
            _ = try await sandbox.undoReset(fresh)
            #expect(try run(psql, environment) == "3|learner\n")
        }
    }

    @Test func `the server's log shows what a lesson's shell sends, and nothing of calf's own sessions`() async throws {
        try await withSandbox { sandbox in
            let database = try await sandbox.lessonDatabase(for: lesson("files", setup: books), dataset: nil)
            let clone = try await sandbox.clone(of: database.template)
            for access in [try await sandbox.access(to: database), try await sandbox.access(to: clone)] {
                let environment = Workspace.environment(own: [:], database: access)
                let log = try #require(environment["CALF_SERVER_LOG"])
                _ = try run(["psql", "-X", "-c", "SELECT title FROM books", "-c", "RESET log_statement"], environment)
                let lines = try FileSystem.readText(log).split(separator: "\n").filter { $0.contains("statement:") }
                let sent = lines.last { $0.contains("books") } ?? ""
                #expect(sent.hasSuffix(" UTC \(access.login) LOG:  statement: SELECT title FROM books"))
                #expect(lines.allSatisfy { $0.contains("title FROM books") || $0.contains("RESET") })
            }
        }
    }

    @Test func `a long result in psql opens no pager, unless the learner has chosen one`() {
        #expect(Workspace.environment(own: [:], database: nil)["PSQL_PAGER"] == "")
        #expect(Workspace.environment(own: ["PSQL_PAGER": "less -S"], database: nil)["PSQL_PAGER"] == "less -S")
        #expect(Workspace.environment(own: ["PAGER": "most"], database: nil)["PSQL_PAGER"] == nil)
    }

    @Test func `settings that a shell changes for its login don't persist`() async throws {
        try await withSandbox { sandbox in
            let database = try await sandbox.lessonDatabase(for: lesson("files", setup: books), dataset: nil)
            let access = try await sandbox.access(to: database)
            let environment = Workspace.environment(own: [:], database: access)
            let poison = "ALTER ROLE \(access.login) SET search_path = nowhere"
            _ = try run(["psql", "-X", "-c", "RESET role", "-c", poison], environment)
            let again = Workspace.environment(own: [:], database: try await sandbox.access(to: database))
            #expect(try run(["psql", "-X", "-At", "-c", "SHOW search_path"], again) == "\"$user\", public\n")
        }
    }

    @Test func `a script connects to the clone it is judged on, and no longer after the verdict`() async throws {
        try await withSandbox { sandbox in
            let clone = try await sandbox.clone(of: try Template(lesson: lesson("files", setup: books), dataset: nil))
            let access = try await sandbox.access(to: clone)
            let environment = Workspace.environment(own: [:], database: access)
            let psql = ["psql", "-X", "-At", "-c", "DELETE FROM books; SELECT count(*) FROM books"]
            #expect(try run(psql, environment) == "DELETE 2\n0\n")
            await sandbox.end(access)
            await sandbox.settle()
            #expect(try run(psql, environment).contains("password authentication failed"))
        }
    }

    @Test func `a user's own server is reached by its connection string`() async throws {
        let server = ScratchServer.shared
        let folder = ScratchFolder()
        let sandbox = Sandbox(
            directories: directories(in: folder),
            server: .external(uri: "postgresql://\(server.user)@/postgres?host=\(server.directory)&connect_timeout=7"))
        let database = try await sandbox.lessonDatabase(for: lesson("files", setup: books), dataset: nil)
        let environment = Workspace.environment(own: [:], database: try await sandbox.access(to: database))
        #expect(environment["PGCONNECT_TIMEOUT"] == "7")
        #expect(environment["CALF_SERVER_LOG"] == nil)
        #expect(try run(["psql", "-X", "-At", "-c", "SELECT count(*), current_user FROM books"], environment) == "2|calf_learner\n")
        try await sandbox.uninstall()
    }
}
