import Postgres
import Sandbox

/// What may go wrong for one through what others do on the same server at the same time: that is no verdict on anybody.
enum OthersDoing {
    /// Whether there was nothing left of what all sessions share, or the server ended all of them, as when one has broken down.
    static func explains(_ error: any Error) -> Bool {
        switch error {
        case SandboxError.postgres(let error): explains(error)
        case LimitReached.shared: true
        case let error as PostgresError:
            switch error {
            // A server that had to be restarted has lost the clones of all (3D000: no such database).
            case .server(let message): isExhausted(message.sqlstate, message.message) || message.sqlstate == "3D000"
            // A server that refuses says why; one that is not there won't be there the next time.
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

    /// Locks, connections and buffers are shared by all sessions of a server.
    private static func isExhausted(_ sqlstate: String, _ message: String) -> Bool {
        switch sqlstate {
        case "53200": message.hasPrefix("out of shared memory")
        case "53300": true
        case "XX000": message.hasPrefix("no unpinned buffers")
        default: false
        }
    }

    /// Tries again what others may have kept from being done: with nobody else there, and after a while, since other programs use the
    /// server too. What comes of the last attempt is what came of it.
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
