/// Cancels the statement that a session is running, from any thread, without waiting for the session.
package struct Canceller: Sendable {
    let requests: CancelRequests

    /// Sends a cancel request, and returns when the server has received it. The statement then ends with `PostgresError.cancelled`, unless
    /// it had already ended. Returns `false` if the server could not be reached.
    @discardableResult
    package func cancel() async -> Bool {
        await withCheckedContinuation { continuation in
            requests.send { continuation.resume(returning: $0) }
        }
    }

    /// The same, without waiting for the server.
    package func request() {
        requests.send { _ in }
    }
}
