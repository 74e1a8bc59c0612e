import Synchronization
import TestSupport
import Testing

@testable import Postgres

@Suite(.timeLimit(.minutes(10)))
struct PostgresSessionTests {
    @Test func `rows are returned as the server sent them, with NULL distinct from empty text`() async throws {
        let session = try await connect()
        let result = try await session.query(
            "SELECT 1 AS a, NULL AS b, '' AS c, 'grüße 你好' AS d UNION ALL SELECT 2, 'x', 'y', 'z' ORDER BY a")
        #expect(result.columns.map(\.name) == ["a", "b", "c", "d"])
        #expect(result.columns.map(\.typeOID) == [23, 25, 25, 25])
        #expect(result.rows.all == [["1", nil, "", "grüße 你好"], ["2", "x", "y", "z"]])
        #expect(result.tag == CommandTag("SELECT 2"))
        #expect(result.tag.affected == 2)
        #expect(session.serverVersion >= 150_000)
        let pid = try await session.query("SELECT pg_backend_pid()")
        #expect(pid.rows[0, 0] == String(session.backendPID))
    }

    @Test func `invalid UTF-8 of an SQL_ASCII database is replaced, or an error if UTF-8 is asked for`() async throws {
        let owner = try await connect()
        _ = try await owner.query("CREATE DATABASE ascii_only ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0")
        let session = try await connect(database: "ascii_only")
        let names = "SELECT E'Zo\\xEB', E'gr\\xC3\\xBC\\xDFe\\xFF'"
        #expect(try await session.query(names).rows.all == [["Zo\u{FFFD}", "grü\u{FFFD}e\u{FFFD}"]])
        _ = try await session.query("SET client_encoding = 'UTF8'")
        #expect(await failure(of: names, in: session)?.sqlstate == "22021")
        _ = try await session.query("SET client_encoding = 'SQL_ASCII'")
        // The server's message quotes the invalid bytes.
        #expect(await failure(of: "SELECT E'Zo\\xEB'::int", in: session)?.sqlstate == "22P02")
        #expect(try await session.query("SELECT 'alive'").rows[0, 0] == "alive")
    }

    @Test func `parameters are values and never SQL`() async throws {
        let session = try await connect()
        let result = try await session.query(
            "SELECT $1::text, $2::int + 1, $3::text IS NULL", parameters: ["'; DROP TABLE x; --", "41", nil])
        #expect(result.rows.all == [["'; DROP TABLE x; --", "42", "t"]])
    }

    @Test func `a result without rows still names its columns`() async throws {
        let session = try await connect()
        var events: [String] = []
        let tag = try await session.run("SELECT 1 AS one WHERE false") { event in
            switch event {
            case .columns(let columns): events.append("columns \(columns.map(\.name))")
            case .rows: events.append("rows")
            case .copyData: events.append("data")
            case .resultEnded: events.append("end")
            }
        }
        #expect(events == ["columns [\"one\"]"])
        #expect(tag.text == "SELECT 0")
    }

    @Test func `an error has a message, a reason and a position in characters, and the session stays usable`() async throws {
        let session = try await connect()
        guard case .server(let message) = await failure(of: "SELECT 'äöü', nothing FROM pg_class", in: session) else {
            Issue.record("no server error")
            return
        }
        #expect(message.sqlstate == "42703")
        #expect(message.message == "column \"nothing\" does not exist")
        #expect(message.position == 15)
        #expect(try await session.query("SELECT 1").rows.all == [["1"]])
    }

    @Test func `a violated constraint is reported with its table`() async throws {
        let session = try await connect()
        _ = try await session.query("CREATE TEMP TABLE shelf (id int CONSTRAINT shelf_once PRIMARY KEY)")
        _ = try await session.query("INSERT INTO shelf VALUES (1)")
        guard case .server(let message) = await failure(of: "INSERT INTO shelf VALUES (1)", in: session) else {
            Issue.record("no server error")
            return
        }
        #expect(message.sqlstate == "23505")
        #expect(message.table == "shelf")
        #expect(message.constraint == "shelf_once")
        #expect(message.detail == "Key (id)=(1) already exists.")
    }

    @Test func `the transaction state follows BEGIN, an error and ROLLBACK`() async throws {
        let session = try await connect()
        #expect(await session.transactionState == .idle)
        _ = try await session.query("BEGIN")
        #expect(await session.transactionState == .inTransaction)
        _ = await failure(of: "SELECT 1/0", in: session)
        #expect(await session.transactionState == .failed)
        _ = try await session.query("ROLLBACK")
        #expect(await session.transactionState == .idle)
    }

    @Test func `notices are passed to the handler and kept in the result`() async throws {
        let heard = Mutex<[String]>([])
        let session = try await connect { message in heard.withLock { $0.append(message.message) } }
        let result = try await session.query("DO $$ BEGIN RAISE NOTICE 'one'; RAISE WARNING 'two'; END $$")
        #expect(result.notices.map(\.severity) == ["NOTICE", "WARNING"])
        #expect(result.notices.map(\.message) == ["one", "two"])
        #expect(heard.withLock { $0 } == ["one", "two"])
    }

    @Test func `the number of kept notices is bounded`() async throws {
        let session = try await connect()
        let result = try await session.query("DO $$ BEGIN FOR i IN 1..5000 LOOP RAISE NOTICE '%', i; END LOOP; END $$")
        #expect(result.notices.count == 1000)
    }

    @Test func `a running statement can be canceled from another task`() async throws {
        let session = try await connect()
        let canceller = session.canceller
        async let outcome = failure(of: "SELECT pg_sleep(60)", in: session)
        try await untilSleeping(session)
        #expect(await canceller.cancel())
        #expect(await outcome == .cancelled)
        #expect(try await session.query("SELECT 1").rows.all == [["1"]])
    }

    @Test func `canceling the task cancels the statement`() async throws {
        let session = try await connect()
        let task = Task { await failure(of: "SELECT pg_sleep(60)", in: session) }
        try await untilSleeping(session)
        task.cancel()
        #expect(await task.value == .cancelled)
        #expect(try await session.query("SELECT 1").rows.all == [["1"]])
    }

    @Test func `a cancel request that arrives too early is repeated`() async throws {
        // Whether it arrives before, during or just after the statement is left to chance.
        for _ in 1...20 {
            let session = try await connect()
            let task = Task {
                // It is canceled before it starts.
                while !Task.isCancelled { await Task.yield() }
                return await failure(of: "SELECT pg_sleep(60)", in: session)
            }
            task.cancel()
            #expect(await task.value == .cancelled)
        }
    }

    @Test func `a statement timeout is reported as the server's error, not as a cancel`() async throws {
        let session = try await connect()
        _ = try await session.query("SET statement_timeout = 50")
        guard case .server(let message) = await failure(of: "SELECT pg_sleep(60)", in: session) else {
            Issue.record("no server error")
            return
        }
        #expect(message.sqlstate == "57014")
    }

    @Test func `a cancel never hits the next statement`() async throws {
        let session = try await connect()
        for _ in 0..<50 {
            session.canceller.request()
            #expect(try await session.query("SELECT 1").rows.count == 1)
        }
    }

    @Test func `statements of several tasks run one after another`() async throws {
        let session = try await connect()
        let sums = try await withThrowingTaskGroup(of: String?.self) { group in
            for number in 0..<20 {
                group.addTask { try await session.query("SELECT \(number), pg_sleep(0.002)").rows[0, 0] }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1 ?? "") }
        }
        #expect(sums.count == 20)
    }

    @Test func `a session that the server ends is reported as lost, with the reason`() async throws {
        let session = try await connect()
        let killer = try await connect()
        let pid = session.backendPID
        async let outcome = failure(of: "SELECT pg_sleep(60)", in: session)
        try await untilSleeping(session)
        _ = try await killer.query("SELECT pg_terminate_backend(\(pid))")
        guard case .connectionLost(let message, let sqlstate) = await outcome else {
            Issue.record("the error isn't a lost session")
            return
        }
        #expect(sqlstate == "57P01")
        #expect(message == "terminating connection due to administrator command")
        let next = await failure(of: "SELECT 1", in: session)
        #expect(next?.endsSession == true)
        #expect(await !session.isOpen)
    }

    @Test func `a session ended while idle is reported as lost at the next statement`() async throws {
        let session = try await connect()
        let killer = try await connect()
        _ = try await killer.query("SELECT pg_terminate_backend(\(session.backendPID), 5000)")
        guard case .connectionLost = await failure(of: "SELECT 1", in: session) else {
            Issue.record("the error isn't a lost session")
            return
        }
    }

    @Test func `a failed connection reports the reason and the server's code`() async throws {
        await #expect(throws: PostgresError.self) { try await connect(database: "nowhere") }
        do {
            _ = try await connect(database: "nowhere")
        } catch let error as PostgresError {
            guard case .connectionFailed(let message, let sqlstate) = error else {
                Issue.record("a different error")
                return
            }
            #expect(sqlstate == "3D000")
            #expect(message.hasSuffix("FATAL:  database \"nowhere\" does not exist"))
        }
        do {
            _ = try await PostgresSession.connect(ConnectionSettings(host: "/nowhere", database: "x", user: "x"))
            Issue.record("connected")
        } catch {
            guard case .connectionFailed(let message, nil) = error else {
                Issue.record("a different error")
                return
            }
            #expect(message.contains("No such file or directory"))
        }
    }

    @Test func `using a closed session is an error`() async throws {
        let session = try await connect()
        await session.close()
        #expect(await failure(of: "SELECT 1", in: session) == .closed)
        #expect(await !session.isOpen)
    }

    @Test func `closing a session ends its running statement`() async throws {
        let session = try await connect()
        async let outcome = failure(of: "SELECT pg_sleep(60)", in: session)
        try await untilSleeping(session)
        await session.close()
        #expect(await outcome == .closed)
    }

    @Test func `text that the server reads as two statements is never run as one`() async throws {
        let session = try await connect()
        #expect(await failure(of: "SELECT 1; SELECT 2", in: session) == .severalStatements)
        _ = try await session.query("SET standard_conforming_strings = off")
        _ = try await session.query("CREATE TEMP TABLE kept ()")
        // In standard SQL this is one string; in this session it is two statements.
        let trick = "SELECT 'x\\''; DROP TABLE kept; --'"
        #expect(await failure(of: trick, in: session)?.sqlstate == "42601")
        #expect(try await session.query("SELECT to_regclass('kept') IS NOT NULL").rows.all == [["t"]])
    }

    @Test func `a NUL byte is refused before it is sent`() async throws {
        let session = try await connect()
        #expect(await failure(of: "SELECT 1\0", in: session) == .nulByte)
        #expect(try await session.query("SELECT 1").rows.count == 1)
    }

    @Test func `NOTIFY messages are delivered once`() async throws {
        let session = try await connect()
        _ = try await session.query("LISTEN news")
        _ = try await session.query("NOTIFY news, 'hello'")
        let expected = [Notification(channel: "news", payload: "hello", backendPID: session.backendPID)]
        #expect(await session.takeNotifications() == expected)
        #expect(await session.takeNotifications().isEmpty)
    }

    @Test func `an empty statement has an empty command tag`() async throws {
        let session = try await connect()
        let result = try await session.query(" -- nothing\n;")
        #expect(result.tag.text.isEmpty)
        #expect(!result.hasRows)
    }

    @Test func `a session that is no longer referenced closes its connection`() async throws {
        let watcher = try await connect()
        var session: PostgresSession? = try await connect()
        let pid = session?.backendPID ?? 0
        session = nil
        try await eventually("the end of the session") {
            try await watcher.query("SELECT FROM pg_stat_activity WHERE pid = \(pid)").rows.isEmpty
        }
    }
}
