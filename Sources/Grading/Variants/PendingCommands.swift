import Postgres
import Synchronization

/// Commands that calf itself runs around a session's scripts. Their results aren't needed right away, so they are sent together with the
/// next command whose result is: one message instead of many.
final class PendingCommands: Sendable {
    private struct State {
        var waiting: [String] = []
        var now: CanonicalMoment?
    }

    private let session: PostgresSession
    private let state = Mutex(State())

    init(_ session: PostgresSession) { self.session = session }

    /// Adds single statements, in order.
    func add(_ commands: String?...) { add(commands.compactMap(\.self)) }

    func add(_ commands: [String]) { state.withLock { $0.waiting += commands } }

    /// Adds the start of a transaction with calf's own value formats.
    func addStart() { add("BEGIN", Self.start) }

    private static let start = "SELECT pg_catalog.now(), \(Formats.settings)"

    /// When the transaction began.
    var now: CanonicalMoment? { state.withLock { $0.now } }

    /// The session, after all pending commands were sent. Throws the first error; the commands after the failed one are not retried.
    func sent() async throws(PostgresError) -> PostgresSession {
        let commands = state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
        if commands.isEmpty { return session }
        let results = try await session.results(of: commands)
        if let index = commands.lastIndex(of: Self.start) {
            let now = results[index].rows[0, 0].flatMap { CanonicalMoment($0.utf8) }
            state.withLock { $0.now = now }
        }
        return session
    }
}
