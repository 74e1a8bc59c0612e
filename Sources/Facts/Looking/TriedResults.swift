import Synchronization

/// The results of queries, commands and connections. A check and its mistakes often need the same result, which is then obtained once.
package final class TriedResults: Sendable {
    private let known = Mutex<[String: any Sendable]>([:])

    /// The known result, or else that of `attempt`.
    func result<Value: Sendable, Failure: Error>(
        of subject: String, _ attempt: () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        if let value = known.withLock({ $0[subject] }) as? Value { return value }
        let value = try await attempt()
        known.withLock { $0[subject] = value }
        return value
    }

    func forget() { known.withLock { $0 = [:] } }
}
