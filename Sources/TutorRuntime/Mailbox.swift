import Synchronization
package import Terminal
package import TutorCore

/// What reaches the loop.
package enum Arrival: Sendable {
    case message(Message)
    /// What it means depends on the frame it is done on.
    case event(InputEvent)
}

/// The one channel into the loop: all work posts here, and the loop takes everything that has arrived.
package final class Mailbox: Sendable {
    private struct State {
        var arrivals: [Arrival] = []
        /// The loop, while it waits.
        var reader: CheckedContinuation<Void, Never>?
        /// Senders of rows, blocked while the loop is behind.
        var senders: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// Beyond this many arrivals, senders of rows block.
    private static let maxBacklog = 64

    package init() {}

    /// Never blocks.
    package func post(_ message: Message) { post(.message(message)) }

    /// Never blocks.
    package func post(_ event: InputEvent) { post(.event(event)) }

    private func post(_ arrival: Arrival) {
        let reader = state.withLock { state in
            state.arrivals.append(arrival)
            return state.reader.take()
        }
        reader?.resume()
    }

    /// Blocks while the loop is behind: for results, which may arrive faster than they can be drawn.
    package func deliver(_ message: Message) async {
        post(message)
        await withCheckedContinuation { continuation in
            let isBehind = state.withLock { state in
                guard state.arrivals.count > Self.maxBacklog else { return false }
                state.senders.append(continuation)
                return true
            }
            if !isBehind { continuation.resume() }
        }
    }

    /// Everything since the last call; waits until there is something.
    package func take() async -> [Arrival] {
        await withCheckedContinuation { continuation in
            let isReady = state.withLock { state in
                if !state.arrivals.isEmpty { return true }
                state.reader = continuation
                return false
            }
            if isReady { continuation.resume() }
        }
        let (arrivals, senders) = state.withLock { state in
            let taken = (state.arrivals, state.senders)
            state.arrivals = []
            state.senders = []
            return taken
        }
        for sender in senders { sender.resume() }
        return arrivals
    }
}
