import Course
import Postgres
import Sandbox
import Testing

@testable import Explanations
@testable import Grading

/// Transaction errors, which need two sessions, or one that continues after an error.
@Suite(.realServer, .timeLimit(.minutes(10))) struct TransactionExplanationTests {
    /// The statements of two sessions in order, each with `A:` or `B:` in front. The last one is rejected.
    struct InterleavedRun: Sendable, CustomTestStringConvertible {
        var steps: [String]
        var sqlstate: String
        var words: String

        var testDescription: String { sqlstate }
    }

    @Test(arguments: [
        InterleavedRun(
            steps: ["A: BEGIN", "A: SELECT 1 / 0", "A: SELECT 1"], sqlstate: "25P02",
            words:
                "An earlier statement in this transaction failed. The server rejects all others until the transaction ends."
        ),
        InterleavedRun(
            steps: [
                "A: BEGIN ISOLATION LEVEL REPEATABLE READ", "A: SELECT * FROM stalls", "B: UPDATE stalls SET name = 'B' WHERE id = 1",
                "A: UPDATE stalls SET name = 'A' WHERE id = 1",
            ], sqlstate: "40001",
            words:
                "Another transaction changed the same data, so the server stopped this one."
        ),
        InterleavedRun(
            steps: ["A: BEGIN", "A: UPDATE stalls SET name = 'A' WHERE id = 1", "B: SELECT * FROM stalls WHERE id = 1 FOR UPDATE NOWAIT"],
            sqlstate: "55P03", words: "Another transaction has locked this row or table, and the statement does not wait for it."),
        InterleavedRun(
            steps: [
                "A: BEGIN", "A: UPDATE stalls SET name = 'A' WHERE id = 1", "B: SET lock_timeout = '50ms'",
                "B: UPDATE stalls SET name = 'B' WHERE id = 1",
            ], sqlstate: "55P03", words: "Another transaction held the lock for longer than lock_timeout, so the statement gave up."),
        InterleavedRun(
            steps: [
                "A: BEGIN ISOLATION LEVEL SERIALIZABLE", "B: BEGIN ISOLATION LEVEL SERIALIZABLE", "A: SELECT * FROM stalls",
                "B: SELECT * FROM stalls", "A: UPDATE stalls SET name = 'A' WHERE id = 1", "B: UPDATE stalls SET name = 'B' WHERE id = 2",
                "A: COMMIT", "B: COMMIT",
            ], sqlstate: "40001",
            words:
                "Each transaction read what the other one changed. One after the other, they would not get this result, so the server stopped this one."
        ),
        InterleavedRun(
            steps: ["A: SET statement_timeout = '50ms'", "A: SELECT pg_sleep(5)"], sqlstate: "57014",
            words: "The statement was canceled, either on request or because it took too long."),
    ])
    func `a transaction error is explained in plain words`(interleavedRun: InterleavedRun) async throws {
        try await inTwoSessions { first, second in
            for (index, step) in interleavedRun.steps.enumerated() {
                let session = step.hasPrefix("A") ? first : second
                let sql = String(step.dropFirst(3))
                let refusal = await refusal(of: sql, in: session)
                if index < interleavedRun.steps.count - 1 { continue }
                #expect(refusal?.sqlstate == interleavedRun.sqlstate)
                let words = try await explained(#require(refusal), sql).words
                #expect(words == interleavedRun.words)
            }
        }
    }

    @Test func `a deadlock is explained in plain words`() async throws {
        try await inTwoSessions { first, second in
            for (session, id) in [(first, 1), (second, 2)] {
                _ = try await session.query("BEGIN")
                _ = try await session.query("UPDATE stalls SET name = 'x' WHERE id = \(id)")
            }
            let sql = "UPDATE stalls SET name = 'y' WHERE id = 1"
            async let waiting = refusal(of: "UPDATE stalls SET name = 'y' WHERE id = 2", in: first)
            async let closing = refusal(of: sql, in: second)
            let refusals = await [waiting, closing].compactMap { $0 }
            #expect(refusals.map(\.sqlstate) == ["40P01"])
            let words = try await explained(#require(refusals.first), sql).words
            #expect(words.hasPrefix("Deadlock: two transactions each waited for a row"))
        }
    }

    private func explained(_ message: ServerMessage, _ sql: String) async throws -> Explanation {
        try #require(await Explanation(message, in: sql, names: KnownNames(columns: [:])))
    }

    private func refusal(of sql: String, in session: PostgresSession) async -> ServerMessage? {
        do {
            _ = try await session.query(sql)
            return nil
        } catch {
            guard case .server(let message) = error else { return nil }
            return message
        }
    }

    private func inTwoSessions(_ body: (PostgresSession, PostgresSession) async throws -> Void) async throws {
        let world = try #require(RealServer.world)
        let template = try Template(lesson: try lesson(""), dataset: world.dataset)
        let database = try await world.sandbox.clone(of: template)
        let first = try await world.sandbox.session(on: database, as: .learner())
        let second = try await world.sandbox.session(on: database, as: .learner())
        do {
            try await body(first, second)
        } catch {
            Issue.record(error)
        }
        await world.sandbox.end(first)
        await world.sandbox.end(second)
        await world.sandbox.release(database)
    }
}
