import Postgres
import Sandbox

/// Failures that concurrent sessions on the same server may have caused. They say nothing about the answer.
enum OthersDoing {
    /// Whether a shared resource was exhausted, or the server ended all sessions, as it does after a crash.
    static func explains(_ error: any Error) -> Bool {
        switch error {
        case SandboxError.postgres(let error): explains(error)
        case SandboxError.loading(let failure): isExhausted(failure.sqlstate ?? "", failure.message)
        case LimitReached.shared: true
        case let error as PostgresError:
            switch error {
            // A restarted server has lost all clones (3D000: no such database).
            case .server(let message): isExhausted(message.sqlstate, message.message) || message.sqlstate == "3D000"
            // A server that rejects the connection sends an SQLSTATE. One that doesn't run won't run on the next attempt either.
            case .connectionFailed(_, let sqlstate): sqlstate != nil
            case .connectionLost, .closed: true
            default: false
            }
        default: false
        }
    }

    static func explains(_ failure: Outcome.Failure?) -> Bool {
        switch failure {
        case .server(let failure): isExhausted(failure.sqlstate, failure.message)
        case .tooMuchShared(let isOwn): !isOwn
        case .connectionLost: true
        case nil, .backslashCommand, .tooLong, .tooLarge, .databaseTooLarge: false
        }
    }

    /// Locks, connections, and buffers are shared by all sessions of a server.
    private static func isExhausted(_ sqlstate: String, _ message: String) -> Bool {
        switch sqlstate {
        case "53200": message.hasPrefix("out of shared memory")
        case "53300": true
        case "XX000": message.hasPrefix("no unpinned buffers")
        default: false
        }
    }

    /// Retries an attempt that concurrent sessions may have disturbed: alone, and after a pause, since other programs use the server too.
    /// The last attempt's result or error is final.
    nonisolated(nonsending) static func overcoming<Result>(
        isGood: (Result) -> Bool = { _ in true }, _ attempt: (_ alone: Bool) async throws -> Result
    ) async throws -> Result {
        for number in 0..<2 {
            do {
                let result = try await attempt(number > 0)
                if isGood(result) { return result }
            } catch  where explains(error) {}
            try await Task.sleep(for: .milliseconds(300))
        }
        return try await attempt(true)
    }
}
