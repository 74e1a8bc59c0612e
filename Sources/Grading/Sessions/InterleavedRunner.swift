package import Explanations
import Postgres
import SQLText
package import Sandbox
import Synchronization
package import Verdicts

/// Runs two sessions on a throwaway clone, statement by statement in the written order.
///
/// A statement that is blocked by the other session is left waiting, and the rest of its session is queued while the other continues. Once
/// unblocked, its session catches up before anything else is sent.
package struct InterleavedRunner {
    let trial: IsolatedRun

    func interleavedRun(of interleaving: Interleaving) async throws -> InterleavedRun {
        try await trial.clones.gate.pass {
            let deadline = Deadline(after: .seconds(trial.limits.seconds))
            do {
                return try await trial.onOwnClone { lease in
                    var made = try await Self.run(
                        interleaving, in: lease.database, as: trial.purpose, of: trial.sandbox, names: lease.baseline.names,
                        limits: trial.limits, until: deadline)
                    if made.failure == nil { made.state = try await trial.remaining(on: lease, until: deadline) }
                    return made
                }
            } catch let limit as LimitReached {
                return InterleavedRun(steps: [], failure: trial.limited(limit).failure)
            }
        }
    }

    /// Runs both sessions in a database that no one else uses.
    package static func run(
        _ interleaving: Interleaving, in database: ScratchDatabase, as purpose: SessionPurpose, of sandbox: Sandbox,
        names: KnownNames = KnownNames(columns: [:]), limits: Limits? = nil, until deadline: Deadline
    ) async throws -> InterleavedRun {
        var opened: [PostgresSession] = []
        return try await doing { () -> InterleavedRun in
            for purpose in [purpose, purpose, .admin] { opened.append(try await sandbox.session(on: database, as: purpose)) }
            var hosting = InterleavedHost(
                interleaving: interleaving, sessions: [.a: opened[0], .b: opened[1]], observer: opened[2], names: names,
                limits: limits ?? sandbox.limits())
            return try await sandbox.watched(Array(opened.prefix(2)), in: database.name, until: deadline) {
                try await hosting.run()
                return hosting.interleavedRun
            }
        } finally: {
            for session in opened { await sandbox.end(session) }
        }
    }
}

/// Sends the statements, and observes which session is waiting for which.
private struct InterleavedHost {
    typealias Side = Interleaving.Side

    let interleaving: Interleaving
    let sessions: [Side: PostgresSession]
    let observer: PostgresSession
    let names: KnownNames
    let limits: Limits
    private(set) var interleavedRun: InterleavedRun

    /// The statement in progress in each session.
    private var running: [Side: Running] = [:]
    /// Statements that a session sends once it is no longer waiting.
    private var later: [Side: [Int]] = [:]

    /// How long to wait for a session that will time out on its own.
    private static let patience = Duration.seconds(4)

    init(interleaving: Interleaving, sessions: [Side: PostgresSession], observer: PostgresSession, names: KnownNames, limits: Limits) {
        self.interleaving = interleaving
        self.sessions = sessions
        self.observer = observer
        self.names = names
        self.limits = limits
        interleavedRun = InterleavedRun(
            steps: interleaving.steps.map { step in
                // Only queries have an order.
                let tree = try? Tree(parsing: step.statement.text)
                return InterleavedRun.Step(side: step.side, isOrdered: tree?.hasTopLevelOrderBy ?? false)
            })
    }

    mutating func run() async throws {
        for session in sessions.values { try await Formats.apply(to: session) }
        for (index, step) in interleaving.steps.enumerated() where interleavedRun.failure == nil {
            if running[step.side] != nil {
                later[step.side, default: []].append(index)
            } else {
                try await say(index)
                try await catchUp()
            }
        }
        for (side, running) in running {
            interleavedRun.steps[running.index].result = .leftWaiting
            await sessions[side]?.canceller.cancel()
            await running.task.value
        }
    }

    /// Sends a statement, and returns when it has finished or is waiting for the other session.
    private mutating func say(_ index: Int) async throws {
        let step = interleaving.steps[index]
        guard let session = sessions[step.side] else { return }
        running[step.side] = Running(index, step.statement, in: session, limits: limits)
        try await settle(step.side)
    }

    /// Finishes statements that are no longer blocked, and then sends the queued statements of their sessions.
    private mutating func catchUp() async throws {
        var isMoving = true
        while isMoving, interleavedRun.failure == nil {
            isMoving = false
            for side in Side.allCases where running[side] != nil {
                try await settle(side)
                if running[side] == nil { isMoving = true }
            }
            for side in Side.allCases where running[side] == nil && later[side]?.isEmpty == false {
                if let next = later[side]?.removeFirst() { try await say(next) }
                isMoving = true
            }
        }
    }

    private mutating func settle(_ side: Side) async throws {
        guard let running = running[side] else { return }
        let start = ContinuousClock.now
        var pause = Duration.microseconds(500)
        while true {
            if let ending = running.ending.result {
                self.running[side] = nil
                await take(ending, of: running.index)
                return
            }
            try await Task.sleep(for: pause)
            pause = min(pause * 2, .milliseconds(10))
            guard pause >= .milliseconds(4) else { continue }
            let waiting = try await waiting()
            // It may have finished in the meantime.
            guard running.ending.result == nil, waiting.contains(side) else { continue }
            interleavedRun.steps[running.index].hasWaited = true
            // If both wait for each other, the server resolves the deadlock.
            if waiting.contains(side.other) { continue }
            if interleaving.givesUp(side), ContinuousClock.now - start < Self.patience { continue }
            return
        }
    }

    /// The sessions that are waiting for the other now.
    private func waiting() async throws -> Set<Side> {
        guard let a = sessions[.a]?.backendPID, let b = sessions[.b]?.backendPID else { return [] }
        let rows = try await observer.query(
            "SELECT $2::int = ANY (pg_catalog.pg_blocking_pids($1::int)), $1::int = ANY (pg_catalog.pg_blocking_pids($2::int))",
            parameters: ["\(a)", "\(b)"]
        ).rows
        var waiting: Set<Side> = []
        if rows[0, 0] == "t" { waiting.insert(.a) }
        if rows[0, 1] == "t" { waiting.insert(.b) }
        return waiting
    }

    private mutating func take(_ ending: Result<QueryResult, PostgresError>, of index: Int) async {
        switch ending {
        case .success(let result): interleavedRun.steps[index].result = result.hasRows ? .rows(RowSet(result)) : .done
        case .failure(.server(let message)):
            let statement = interleaving.steps[index].statement
            let names = interleaving.script.names(before: statement, names)
            let explanation = await Explanation(message, in: statement.text, names: names)
            interleavedRun.steps[index].result = .failed(
                Finding.ServerFailure(message, in: statement, of: interleaving.script, explanation))
        case .failure(.tooLarge(.rowBytes(let bytes))): interleavedRun.failure = .tooLarge(megabytes: bytes >> 20)
        case .failure(.tooLarge): interleavedRun.failure = .tooLarge(megabytes: limits.bytes >> 20)
        case .failure(.cancelled): interleavedRun.failure = .tooLong(seconds: limits.seconds)
        case .failure(.connectionLost(let message, _)), .failure(.connectionFailed(let message, _)):
            interleavedRun.failure = .connectionLost(message)
        case .failure: interleavedRun.failure = .connectionLost("")
        }
    }
}

/// A statement in progress.
private struct Running: Sendable {
    let index: Int
    let task: Task<Void, Never>
    let ending: Ending

    /// Its result, once there is one.
    final class Ending: Sendable {
        private let value = Mutex<Result<QueryResult, PostgresError>?>(nil)

        var result: Result<QueryResult, PostgresError>? { value.withLock { $0 } }
        func set(_ result: Result<QueryResult, PostgresError>) { value.withLock { $0 = result } }
    }

    init(_ index: Int, _ statement: SQLStatement, in session: PostgresSession, limits: Limits) {
        self.index = index
        let ending = Ending()
        self.ending = ending
        let limit = ResultLimit(rows: limits.rows, bytes: limits.bytes)
        task = Task {
            let result: Result<QueryResult, PostgresError>
            do throws(PostgresError) {
                result = .success(try await session.query(statement.text, copyData: statement.copyData, limit: limit))
            } catch {
                result = .failure(error)
            }
            ending.set(result)
        }
    }
}
