import Course

/// Values that take long to compute, by a hash of everything they depend on. Concurrent callers share one computation. Errors aren't kept.
actor ComputationCache<Value: Sendable> {
    /// The maximum number of values; once it is reached, the cache starts over.
    private let limit: Int
    private var tasks: [ContentHash: Task<Value, any Error>] = [:]

    init(limit: Int) { self.limit = limit }

    func value(for key: ContentHash, _ make: @escaping @concurrent @Sendable () async throws -> Value) async throws -> Value {
        if let known = tasks[key] { return try await known.value }
        if tasks.count >= limit { tasks = [:] }
        let task = Task { try await make() }
        tasks[key] = task
        do {
            return try await task.value
        } catch {
            // The server may be reachable again next time.
            tasks[key] = nil
            throw error
        }
    }
}
