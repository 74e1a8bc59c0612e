import Synchronization
package import Terminal
package import TutorCore

/// An input of the loop.
package enum Arrival: Sendable {
    case message(Message)
    /// Its meaning depends on the frame it was given on.
    case event(InputEvent)
    /// A line of the input in plain mode; `nil` at its end.
    case line(String?)
}

/// The single channel into the loop: all work posts here, and the loop handles everything that has arrived.
package final class Mailbox: Sendable {
    private struct State {
        var arrivals: [Arrival] = []
        /// The loop while it is waiting.
        var reader: CheckedContinuation<Void, Never>?
        /// With no more work in progress than this, the loop goes on without an arrival; `nil` while it waits only for arrivals.
        var awaitedCount: Int?
        /// How many pieces of work have begun and not ended.
        var workCount = 0
        /// Senders of rows, blocked while the loop is behind.
        var senders: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// With more arrivals than this in the queue, senders of rows block.
    private static let maxBacklog = 64

    package init() {}

    /// Never blocks.
    package func post(_ message: Message) { post(.message(message)) }

    /// Never blocks.
    package func post(_ event: InputEvent) { post(.event(event)) }

    /// Counts work that posts a result when it ends. Watching, which never ends, isn't counted.
    package func beginWork() { state.withLock { $0.workCount += 1 } }

    /// Counts the end of work. Whatever it has to post, it has posted before.
    package func endWork() {
        let reader: CheckedContinuation<Void, Never>? = state.withLock { state in
            state.workCount -= 1
            guard let count = state.awaitedCount, state.workCount <= count else { return nil }
            return state.reader.take()
        }
        reader?.resume()
    }

    /// Runs counted work.
    @TutorActor @discardableResult
    func work(_ work: @escaping @TutorActor () async -> Void) -> Task<Void, Never> {
        beginWork()
        return Task {
            await work()
            endWork()
        }
    }

    /// Runs work whose error is shown as a line on the screen.
    @TutorActor @discardableResult
    func attempt(_ body: @escaping @TutorActor () async throws -> Void) -> Task<Void, Never> {
        work { do { try await body() } catch { self.post(.trouble(from: error)) } }
    }

    /// Whether everything that has arrived was taken, and no more than `count` pieces of work are in progress.
    package func isSettled(except count: Int = 0) -> Bool { state.withLock { $0.arrivals.isEmpty && $0.workCount <= count } }

    package func post(_ arrival: Arrival) {
        let reader = state.withLock { state in
            state.arrivals.append(arrival)
            return state.reader.take()
        }
        reader?.resume()
    }

    /// Blocks while the loop is behind (back-pressure): for results, which may arrive faster than they can be drawn.
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

    /// Everything since the last call. Waits until something has arrived.
    ///
    /// - Parameter count: It is also enough that no more than this many pieces of work are in progress; `nil` to wait for an arrival.
    @TutorActor package func take(orWork count: Int? = nil) async -> [Arrival] {
        // A continuation resumes on the task's executor, wherever it is awaited: without this, on a thread of the pool, which would have to
        // wake the loop.
        await withTaskExecutorPreference(TutorActor.loop) {
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    if !state.arrivals.isEmpty { return true }
                    if let count, state.workCount <= count { return true }
                    state.awaitedCount = count
                    state.reader = continuation
                    return false
                }
                if isReady { continuation.resume() }
            }
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
