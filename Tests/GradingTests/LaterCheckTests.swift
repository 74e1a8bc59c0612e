import Course
import Glibc
import Grading
import Postgres
import Sandbox
import TestSupport
import Testing
import Verdicts

/// References kept by one process speed up the next one's checks, and change no verdict.
@Suite(.ownServer, .timeLimit(.minutes(5))) struct LaterCheckTests {
    private static let totals = solution(
        "SELECT name, sum(price) AS total FROM stalls JOIN sales ON stall_id = stalls.id GROUP BY name ORDER BY name;")
    private static let right = "select s.name, sum(a.price) from sales a join stalls s on s.id = a.stall_id group by s.name order by s.name"

    @Test func `a second check of an exercise creates no database and sends at most 90 queries`() async throws {
        let first = try await check(Self.right, Self.totals)
        let log = try await ServerLog.start()
        let second = try await check(Self.right, Self.totals)
        let queries = try log.queries()
        #expect(first.verdict == .pass)
        #expect(second.feedback.map(\.message) == first.feedback.map(\.message))
        #expect(!queries.isEmpty && queries.count <= 90, "\(queries.count) queries:\n\(queries.joined(separator: "\n"))")
        #expect(!queries.contains { $0.contains("CREATE DATABASE") || $0.contains("DROP DATABASE") })
    }

    @Test func `a wrong answer gets the same feedback with kept and with new references`() async throws {
        let wrong = "select s.name, sum(a.price) from sales a join stalls s on s.id = a.id group by s.name order by s.name"
        let first = try await check(wrong, Self.totals)
        let second = try await check(wrong, Self.totals)
        #expect(first.verdict == .fail)
        #expect(second.feedback.map(\.message) == first.feedback.map(\.message))
    }

    @Test(arguments: ["", "short", String(repeating: "x", count: 5_000)])
    func `a damaged reference file changes no verdict`(content: String) async throws {
        let first = try await check(Self.right, Self.totals)
        let files = try keptFiles()
        #expect(!files.isEmpty)
        for file in files { try overwrite(file, content) }
        let second = try await check(Self.right, Self.totals)
        #expect(second.verdict == .pass)
        #expect(second.feedback.map(\.message) == first.feedback.map(\.message))
    }

    @Test func `no check sees changes made by an earlier answer`() async throws {
        let insertion = solution("INSERT INTO sales (stall_id, product, price, sold_on) VALUES (1, 'Gala', 2, '2026-03-06') RETURNING id;")
        let changing = [
            "delete from sales; select 1", "select nextval('sales_id_seq'), nextval('sales_id_seq')", "drop table sales cascade",
            "create table stalls_too as select * from stalls; insert into sales (stall_id, product, price, sold_on) values (1, 'a', 1, now())",
        ]
        for answer in changing {
            #expect(try await check(answer, Self.totals).verdict == .fail)
            let insert = "insert into sales (stall_id, product, price, sold_on) values (1, 'Gala', 2, '2026-03-06') returning id"
            #expect(try await check(insert, insertion).verdict == .pass, "after \(answer)")
            #expect(try await check(Self.right, Self.totals).verdict == .pass, "after \(answer)")
        }
    }

    /// A check as if in another process.
    private func check(_ answer: String, _ blocks: String) async throws -> Judgement {
        let world = try #require(RealServer.world)
        let (exercise, lesson) = try exercise(blocks)
        let later = RealServer.World(beside: world) { _ in }
        let judgement = await later.judge.judge(Array(answer.utf8), for: exercise, in: lesson, dataset: world.dataset)
        await later.judge.close()
        await later.sandbox.close()
        return judgement
    }

    private func keptFiles() throws -> [String] {
        let root = try #require(RealServer.world).sandbox.directories.cache + "/templates"
        return FileSystem.names(in: root).flatMap { folder in FileSystem.names(in: "\(root)/\(folder)").map { "\(root)/\(folder)/\($0)" } }
    }

    private func overwrite(_ path: String, _ content: String) throws {
        let file = try #require(fopen(path, "w"))
        fputs(content, file)
        fclose(file)
    }
}

/// The queries that reach this suite's server, according to its log.
private struct ServerLog {
    private let path: String
    private let length: Int

    static func start() async throws -> ServerLog {
        let place = try #require(RealServer.world).sandbox.place()
        let settings = ConnectionSettings(
            host: place.socket, port: ServerPlace.port, database: "postgres", user: "calf",
            password: String(decoding: ScratchFolder.bytes(at: place.secret), as: UTF8.self))
        let session = try await PostgresSession.connect(settings)
        for setting in ["log_min_messages = log", "log_min_duration_statement = 0"] {
            _ = try await session.query("ALTER SYSTEM SET \(setting)")
        }
        _ = try await session.query("SELECT pg_reload_conf()")
        await session.close()
        // The server applies the settings after a while, to sessions that start later.
        while true {
            let later = try await PostgresSession.connect(settings)
            let isLogging = try await later.query("SHOW log_min_duration_statement").rows[0, 0] == "0"
            await later.close()
            if isLogging { return ServerLog(path: place.log, length: ScratchFolder.bytes(at: place.log).count) }
        }
    }

    func queries() throws -> [String] {
        let text = String(decoding: ScratchFolder.bytes(at: path).dropFirst(length), as: UTF8.self)
        // A query with parameters is logged in three parts; only the last one runs it.
        return text.split(separator: " LOG:  duration: ").dropFirst().map(String.init).filter {
            $0.contains(" ms  statement: ") || $0.contains(" ms  execute ")
        }
    }
}
