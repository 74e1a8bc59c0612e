import Synchronization

/// What has to be looked at again, as events tell it on another thread.
///
/// An engine tells that a container has ended before its list says so: between the two it takes the container off its networks. And what a
/// build has made gets into the journal after the engine has told of it. So there is another look a moment later, and more of them as long
/// as one that has ended is listed as running.
final class EngineChanges: Sendable {
    private struct State {
        var kinds: Set<Inventory.Kind> = []
        /// Containers that have ended and may still be listed as running, with how often they were.
        var ended: [String: Int] = [:]
        /// What was told of just now, and is to be looked at once more.
        var fresh: Set<Inventory.Kind> = []
        var births = Births()
    }

    /// What has come into being, as far as others than calf's own docker may have made it.
    struct Births: Sendable {
        var count = 0
        /// Images that were given a name.
        var images: Set<String> = []
    }

    private let state = Mutex(State())
    /// Looks at a container that will not end; after these it is believed.
    private static let patience = 30

    func add(_ events: [EngineEvent]) {
        state.withLock { state in
            for event in events {
                state.kinds.formUnion(event.kinds)
                if let ended = event.ended { state.ended[ended] = 0 }
                if let started = event.started { state.ended[started] = nil }
                if event.isBirth { state.births.count += 1 }
                if let image = event.named { state.births.images.insert(image) }
            }
            state.fresh.formUnion(state.kinds)
        }
    }

    func add(_ kinds: Set<Inventory.Kind>) { state.withLock { $0.kinds.formUnion(kinds) } }

    func addAll() { add(Set(Inventory.Kind.allCases)) }

    /// What is to be looked at now.
    func take() -> Set<Inventory.Kind> {
        state.withLock { state in
            defer { state.kinds = [] }
            return state.kinds
        }
    }

    /// What has come into being since this was asked last.
    func takeBirths() -> Births {
        state.withLock { state in
            defer { state.births = Births() }
            return state.births
        }
    }

    /// Whether the list of containers may be older than the events, now that it was read; then it is to be read again in a moment.
    func needsAnotherLook(at inventory: Inventory) -> Bool {
        state.withLock { state in
            let alive = Set(inventory.containers.filter(\.isAlive).map(\.id))
            state.ended = state.ended.filter { alive.contains($0.key) && $0.value < EngineChanges.patience }.mapValues { $0 + 1 }
            let again = state.fresh.union(state.ended.isEmpty ? [] : [.container])
            state.fresh = []
            state.kinds.formUnion(again)
            return !again.isEmpty
        }
    }
}
