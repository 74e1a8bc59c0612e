import Synchronization
import TutorRuntime

/// A clock that stands still until a test steps it.
final class SteppedClock: Sendable {
    private struct State {
        var now = Duration.zero
        var sleepers: [(until: Duration, wakes: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var paceClock: PaceClock {
        PaceClock(now: { self.state.withLock(\.now) }, sleep: { await self.sleep(until: $0) })
    }

    /// Moves the time on, and wakes whatever waits until then.
    func step(_ duration: Duration) {
        let woken = state.withLock { state in
            state.now += duration
            let now = state.now
            defer { state.sleepers.removeAll { $0.until <= now } }
            return state.sleepers.filter { $0.until <= now }
        }
        for sleeper in woken { sleeper.wakes.resume() }
    }

    private func sleep(until time: Duration) async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if state.now < time { state.sleepers.append((time, continuation)) }
                return state.now >= time
            }
            if isOver { continuation.resume() }
        }
    }
}
