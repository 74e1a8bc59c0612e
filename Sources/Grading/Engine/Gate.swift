/// Lets so many in at a time; the others wait in line. A server has only so many connections.
actor Gate {
    private let places: Int
    private var free: Int
    private var line: [(needed: Int, continuation: CheckedContinuation<Void, Never>)] = []

    init(places: Int) {
        self.places = places
        free = places
    }

    /// Does the work when there is a place; `alone` when nobody else is at work.
    nonisolated(nonsending) func pass<Result>(alone: Bool = false, _ work: () async throws -> Result) async rethrows -> Result {
        let needed = alone ? places : 1
        await enter(needed)
        do {
            let result = try await work()
            await leave(needed)
            return result
        } catch {
            await leave(needed)
            throw error
        }
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
