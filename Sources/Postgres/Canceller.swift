import CPostgres
import Dispatch
import Synchronization

/// Cancels the statement that a session is running, from any thread, without waiting for the session.
///
/// It knows whether a request was made, so that the statement's error can be told apart from one with another cause, and whether one is
/// still in flight, so that it can't hit the next statement.
package final class Canceller: Sendable {
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

    /// Whether the current statement should be canceled.
    var isWanted: Bool { state.withLock { $0.isWanted } }

    /// Sends a cancel request, and returns when the server has received it. The statement then ends with `PostgresError.cancelled`, unless
    /// it had already ended. Returns `false` if the server could not be reached.
    @discardableResult
    package func cancel() async -> Bool {
        await withCheckedContinuation { continuation in
            send { continuation.resume(returning: $0) }
        }
    }

    /// The same, without waiting for the server.
    package func request() { send { _ in } }

    /// Sends a request on a thread that may block; `then` is told whether the server accepted it.
    private func send(then: @escaping @Sendable (Bool) -> Void) {
        state.withLock { state in
            state.isWanted = true
            state.onTheirWay += 1
        }
        // From now on the session waits with a timeout, because a request that arrived too early must be repeated.
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

    /// Waits until no request is in flight, then clears the state for a new statement.
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

/// The data that libpq needs to send a cancel request.
///
/// A `PGcancel` never changes after creation, and PQcancel may be called on it from any thread.
struct CancelHandle: ~Copyable, @unchecked Sendable {
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit { calf_PQfreeCancel(pointer) }

    /// Opens a second connection, sends the request, and blocks the thread until the server closes the connection.
    func cancel() -> Bool {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            calf_PQcancel(pointer, buffer.baseAddress, Int32(buffer.count)) == 1
        }
    }
}
