import Dispatch
import Synchronization

/// The requests to cancel a session's statement: whether one was made, so that its error can be told from one that came by itself, and
/// whether one is still on its way, so that it cannot hit the next statement.
final class CancelRequests: Sendable {
    private struct State {
        var isWanted = false
        var onTheirWay = 0
        var waitingForNone: [CheckedContinuation<Void, Never>] = []
    }

    private let handle: CancelHandle
    private let readiness: SocketReadiness
    private let state = Mutex(State())

    init(_ handle: consuming CancelHandle, readiness: SocketReadiness) {
        self.handle = handle
        self.readiness = readiness
    }

    /// Whether the statement under way is to be cancelled.
    var isWanted: Bool { state.withLock { $0.isWanted } }

    /// Sends a request, on a thread that may wait; `then` learns whether the server took it.
    func send(then: @escaping @Sendable (Bool) -> Void) {
        state.withLock { state in
            state.isWanted = true
            state.onTheirWay += 1
        }
        // From now on the session looks at the clock while it waits: a request that came too early must be repeated.
        readiness.interrupt()
        DispatchQueue.global(qos: .userInitiated).async {
            let taken = self.handle.cancel()
            let waiting = self.state.withLock { state in
                state.onTheirWay -= 1
                if state.onTheirWay > 0 { return [CheckedContinuation<Void, Never>]() }
                defer { state.waitingForNone = [] }
                return state.waitingForNone
            }
            for continuation in waiting { continuation.resume() }
            then(taken)
        }
    }

    /// Waits until no request is on its way, and forgets those that were: a new statement begins.
    func settle() async {
        await withCheckedContinuation { continuation in
            let isNone = state.withLock { state in
                if state.onTheirWay == 0 { return true }
                state.waitingForNone.append(continuation)
                return false
            }
            if isNone { continuation.resume() }
        }
        state.withLock { $0.isWanted = false }
    }
}
