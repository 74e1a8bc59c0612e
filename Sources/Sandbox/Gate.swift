/// Limits how many tasks use the server at a time, because it has a limited number of connections. Waiters enter in order.
package actor Gate {
    private let places: Int
    private var free: Int
    private var line: [(needed: Int, continuation: CheckedContinuation<Void, Never>)] = []

    /// - Parameter places: how many can be in use at the same time.
    package init(places: Int) {
        self.places = places
        free = places
    }

    /// Runs `work` when there is a free place, or when all places are free if `alone` is set.
    package nonisolated(nonsending) func pass<Result>(alone: Bool = false, _ work: () async throws -> Result) async rethrows -> Result {
        let needed = alone ? places : 1
        await enter(needed)
        return try await doing(work) { await leave(needed) }
    }

    private func enter(_ needed: Int) async {
        if line.isEmpty, free >= needed {
            free -= needed
        } else {
            await withCheckedContinuation { line.append((needed, $0)) }
        }
    }

    private func leave(_ count: Int) {
        free += count
        while let first = line.first, free >= first.needed {
            free -= first.needed
            line.removeFirst().continuation.resume()
        }
    }
}

/// Does something and then cleans up, whether that throws or not.
package nonisolated(nonsending) func doing<Result>(
    _ work: () async throws -> Result, finally end: () async -> Void
) async rethrows -> Result {
    do {
        let result = try await work()
        await end()
        return result
    } catch {
        await end()
        throw error
    }
}
