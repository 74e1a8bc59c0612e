/// Cancels what a session is running, from anywhere. Nobody waits for the session itself.
package struct Canceller: Sendable {
    let requests: CancelRequests

    /// Asks the server to cancel, and returns when it has heard. The statement then ends with `PostgresError.cancelled`, unless it had
    /// ended by itself. `false` when the server could not be reached.
    @discardableResult
    package func cancel() async -> Bool {
        await withCheckedContinuation { continuation in
            requests.send { continuation.resume(returning: $0) }
        }
    }

    /// The same without waiting for the answer.
    package func request() {
        requests.send { _ in }
    }
}
