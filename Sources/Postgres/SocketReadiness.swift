import Descriptors
import Dispatch
import Synchronization

/// Waits for a socket to have bytes, or room for some, without a thread of its own.
///
/// The sources stand still until somebody waits: bytes nobody asked for stay in the socket, and so hold the server back. A wake-up is a
/// hint; whoever waited looks for itself.
final class SocketReadiness: Sendable {
    enum Wake: Sendable {
        case ready
        case timedOut
        case interrupted
        case closed
    }

    enum Interest: Sendable {
        case bytes
        case room
        case either
    }

    private struct State {
        var waiter: CheckedContinuation<Wake, Never>?
        /// Counts the waits, so that a timer knows whether it is still meant.
        var wait = 0
        var readArmed = false
        var writeArmed = false
        var closed = false
        /// An interrupt came while nobody waited: the next wait ends at once.
        var isInterrupted = false
    }

    private let state = Mutex(State())
    private let queue: DispatchQueue
    /// Resumed and suspended under `state`, so that the calls are paired.
    private let reading: DescriptorWatch
    private let writing: DescriptorWatch

    init(descriptor: Int32, queue: DispatchQueue) {
        self.queue = queue
        reading = DescriptorWatch(descriptor, for: .bytes, queue: queue)
        writing = DescriptorWatch(descriptor, for: .room, queue: queue)
        reading.whenReady { [weak self] in self?.fired(write: false) }
        writing.whenReady { [weak self] in self?.fired(write: true) }
    }

    deinit {
        // A suspended watch must not be released.
        cancel {}
    }

    /// Waits until there is something to read, or room to write. One waiter at a time.
    func wait(for interest: Interest, seconds: Double? = nil) async -> Wake {
        await withCheckedContinuation { continuation in
            let number: Int? = state.withLock { state in
                if state.closed || state.isInterrupted { return nil }
                precondition(state.waiter == nil, "one waiter at a time")
                state.waiter = continuation
                state.wait += 1
                if interest != .room && !state.readArmed {
                    state.readArmed = true
                    reading.resume()
                }
                if interest != .bytes && !state.writeArmed {
                    state.writeArmed = true
                    writing.resume()
                }
                return state.wait
            }
            guard let number else {
                let isClosed = state.withLock { state in
                    state.isInterrupted = false
                    return state.closed
                }
                return continuation.resume(returning: isClosed ? .closed : .interrupted)
            }
            if let seconds {
                queue.asyncAfter(deadline: .now() + seconds) { [weak self] in self?.wake(.timedOut, onlyWait: number) }
            }
        }
    }

    /// Lets some time pass, whatever the socket does.
    func pause(seconds: Double) async {
        await withCheckedContinuation { continuation in
            queue.asyncAfter(deadline: .now() + seconds) { continuation.resume() }
        }
    }

    /// Wakes whoever waits, or whoever does so next.
    func interrupt() {
        let waiter: CheckedContinuation<Wake, Never>? = state.withLock { state in
            state.isInterrupted = state.waiter == nil
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume(returning: .interrupted)
    }

    /// Ends all watching, and then runs `then`, on the queue: only there may the descriptor be closed.
    func cancel(then: @escaping @Sendable () -> Void) {
        let waiter: CheckedContinuation<Wake, Never>? = state.withLock { state in
            if state.closed { return nil }
            state.closed = true
            let countdown = CancelCountdown(then: then)
            reading.cancel { countdown.step() }
            writing.cancel { countdown.step() }
            if !state.readArmed { reading.resume() }
            if !state.writeArmed { writing.resume() }
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume(returning: .closed)
    }

    private func fired(write: Bool) {
        let waiter: CheckedContinuation<Wake, Never>? = state.withLock { state in
            if state.closed { return nil }
            if write && state.writeArmed {
                state.writeArmed = false
                writing.suspend()
            } else if !write && state.readArmed {
                state.readArmed = false
                reading.suspend()
            }
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume(returning: .ready)
    }

    private func wake(_ wake: Wake, onlyWait number: Int) {
        let waiter: CheckedContinuation<Wake, Never>? = state.withLock { state in
            if number != state.wait { return nil }
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume(returning: wake)
    }
}

/// Runs its closure when both sources have ended.
private final class CancelCountdown: Sendable {
    private let left = Mutex(2)
    private let then: @Sendable () -> Void

    init(then: @escaping @Sendable () -> Void) { self.then = then }

    func step() {
        let last = left.withLock { left in
            left -= 1
            return left == 0
        }
        if last { then() }
    }
}
