import EngineValues
import Synchronization

/// Collects what has to be listed again, according to events reported on another thread.
///
/// An engine reports that a container has exited before its list shows that, because it disconnects the container from its networks in
/// between. And the results of a build are added to the record after the engine has reported them. So everything is listed again a moment
/// later, and repeatedly while an exited container is still listed as running.
final class EngineChanges: Sendable {
    private struct State {
        var kinds: Set<Inventory.Kind> = []
        /// Containers that have exited but may still be listed as running, with the number of times they were.
        var ended: [String: Int] = [:]
        /// Recently reported kinds, to be listed once more.
        var fresh: Set<Inventory.Kind> = []
    }

    private let state = Mutex(State())
    /// How often the list may still show an exited container as running before it is believed.
    private static let patience = 30

    func add(_ events: [EngineEvent]) {
        state.withLock { state in
            for event in events {
                state.kinds.formUnion(event.kinds)
                if let ended = event.ended { state.ended[ended] = 0 }
                if let started = event.started { state.ended[started] = nil }
            }
            state.fresh.formUnion(state.kinds)
        }
    }

    func addAll() { state.withLock { $0.kinds = Set(Inventory.Kind.allCases) } }

    /// Returns the kinds to list now, and clears them.
    func take() -> Set<Inventory.Kind> {
        state.withLock { state in
            defer { state.kinds = [] }
            return state.kinds
        }
    }

    /// Whether the container list just read may be older than the events. If so, it has to be read again in a moment.
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
