import Glibc
import Postgres
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct StreamTests {
    @Test func `ten million rows pass through in bounded memory`() async throws {
        let session = try await connect()
        var rows = 0
        var bytes = 0
        var memory = 0
        let before = residentMegabytes()
        let tag = try await session.run("SELECT generate_series(1, 10000000), repeat('x', 12)") { event in
            guard case .rows(let batch) = event else { return }
            rows += batch.rowCount
            bytes += batch.byteCount
            memory = max(memory, residentMegabytes() - before)
        }
        #expect(rows == 10_000_000)
        #expect(tag.affected == 10_000_000)
        #expect(bytes > 150_000_000)
        #expect(memory < 40)
    }

    @Test func `the first rows arrive while the server computes the rest`() async throws {
        let session = try await connect()
        let holder = try await connect()
        _ = try await holder.query("SELECT pg_advisory_lock(3000)")
        var isHeld = true
        // The server can't continue before this test has received the first rows.
        let blocking = "CASE WHEN n = 3000 THEN pg_advisory_xact_lock(3000)::text ELSE repeat('x', 100) END"
        let tag = try await session.run("SELECT n, \(blocking) FROM generate_series(1, 4000) AS n") { event in
            guard case .rows = event, isHeld else { return }
            isHeld = false
            _ = try await holder.query("SELECT pg_advisory_unlock(3000)")
        }
        #expect(tag.affected == 4000)
    }

    @Test func `a receiver that throws ends the statement and keeps the session`() async throws {
        struct Enough: Error {}
        let session = try await connect()
        var batches = 0
        await #expect(throws: Enough.self) {
            _ = try await session.run("SELECT generate_series(1, 100000000)") { event in
                if case .rows = event { batches += 1 }
                if batches == 3 { throw Enough() }
            }
        }
        #expect(try await session.query("SELECT 1").rows.all == [["1"]])
    }

    @Test func `a result over the limit is rejected, and the session stays usable`() async throws {
        let session = try await connect()
        await #expect(throws: PostgresError.tooLarge(.rows(1000))) {
            try await session.query("SELECT generate_series(1, 100000000)", limit: ResultLimit(rows: 1000))
        }
        await #expect(throws: PostgresError.tooLarge(.bytes(100_000))) {
            try await session.query("SELECT repeat('x', 50), generate_series(1, 100000000)", limit: ResultLimit(bytes: 100_000))
        }
        #expect(try await session.query("SELECT 1").rows.all == [["1"]])
    }

    @Test func `a row of sixteen megabytes is accepted, one byte more is not`() async throws {
        let session = try await connect()
        let size = ResultLimit.rowBytes
        #expect(try await session.query("SELECT repeat('x', \(size))").rows[0, 0]?.utf8.count == size)
        #expect(await failure(of: "SELECT repeat('x', \(size + 1))", in: session) == .tooLarge(.rowBytes(size)))
        #expect(try await session.query("SELECT 1").rows.all == [["1"]])
    }

    @Test func `a row of half a gigabyte is abandoned before it fills the memory`() async throws {
        let session = try await connect()
        let before = residentMegabytes()
        let outcome = await failure(of: "SELECT repeat('x', 500000000)", in: session)
        #expect(outcome == .tooLarge(.rowBytes(ResultLimit.rowBytes)))
        #expect(residentMegabytes() - before < 60)
    }

    @Test func `COPY sends and receives lines`() async throws {
        let session = try await connect()
        _ = try await session.query("CREATE TEMP TABLE pairs (a int, b text)")
        let result = try await session.query("COPY pairs FROM STDIN", copyData: "1\tone\n2\t\\N\n")
        #expect(result.tag.text == "COPY 2")
        let out = try await session.query("COPY pairs TO STDOUT (FORMAT csv)")
        #expect(String(decoding: out.copyData, as: UTF8.self) == "1,one\n2,\n")
        #expect(out.tag.text == "COPY 2")
    }

    @Test func `COPY without data ends immediately`() async throws {
        let session = try await connect()
        _ = try await session.query("CREATE TEMP TABLE pairs (a int)")
        #expect(try await session.query("COPY pairs FROM STDIN").tag.text == "COPY 0")
        #expect(try await session.query("SELECT count(*) FROM pairs").rows.all == [["0"]])
    }

    @Test func `bad COPY data gives the server's error, whatever its size`() async throws {
        let session = try await connect()
        _ = try await session.query("CREATE TEMP TABLE pairs (a int)")
        let data = "x\n" + String(repeating: "1\n", count: 2_000_000)
        do {
            _ = try await session.query("COPY pairs FROM STDIN", copyData: data)
            Issue.record("no error")
        } catch {
            #expect(error.sqlstate == "22P02")
        }
        #expect(try await session.query("SELECT 1").rows.all == [["1"]])
    }

    @Test func `large COPY data arrives complete`() async throws {
        let session = try await connect()
        _ = try await session.query("CREATE TEMP TABLE numbers (a int)")
        let data = (1...300_000).map(String.init).joined(separator: "\n") + "\n"
        #expect(try await session.query("COPY numbers FROM STDIN", copyData: data).tag.affected == 300_000)
        #expect(try await session.query("SELECT sum(a) FROM numbers").rows.all == [["45000150000"]])
    }

    @Test func `a statement of many megabytes is sent in full`() async throws {
        let session = try await connect()
        let text = String(repeating: "ä", count: 3_000_000)
        #expect(try await session.query("SELECT length('\(text)')").rows.all == [["3000000"]])
    }
}

/// The memory this process uses.
private func residentMegabytes() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
    let fields = String(decoding: line.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: " ")
    return (Int(fields[1]) ?? 0) * 4096 >> 20
}
