import Synchronization

/// The one channel into the loop: whatever waits or works posts here, the loop takes all that has come.
package final class Mailbox: Sendable {
    private struct State {
        var messages: [Message] = []
        /// The loop, while it waits.
        var reader: CheckedContinuation<Void, Never>?
        /// Senders of rows, while the loop is behind.
        var senders: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// Beyond this many messages, senders that can wait do.
    private static let comfortable = 64

    package init() {}

    /// Leaves a message; never waits.
    package func post(_ message: Message) {
        let reader = state.withLock { state in
            state.messages.append(message)
            return state.reader.take()
        }
        reader?.resume()
    }

    /// Leaves a message once the loop has caught up: for results, which may come faster than they can be drawn.
    package func deliver(_ message: Message) async {
        post(message)
        await withCheckedContinuation { continuation in
            let isBehind = state.withLock { state in
                guard state.messages.count > Self.comfortable else { return false }
                state.senders.append(continuation)
                return true
            }
            if !isBehind { continuation.resume() }
        }
    }

    /// All that has come since the last call; waits until there is something.
    package func take() async -> [Message] {
        await withCheckedContinuation { continuation in
            let isReady = state.withLock { state in
                if !state.messages.isEmpty { return true }
                state.reader = continuation
                return false
            }
            if isReady { continuation.resume() }
        }
        let (messages, senders) = state.withLock { state in
            let taken = (state.messages, state.senders)
            state.messages = []
            state.senders = []
            return taken
        }
        for sender in senders { sender.resume() }
        return messages
    }
}
