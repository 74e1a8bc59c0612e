import Descriptors
import Dispatch
import Glibc
import Synchronization

/// Waits until a socket can be read or written, without using a thread.
///
/// The Dispatch sources are suspended until there is a waiter: unread bytes stay in the socket, which makes the server wait
/// (back-pressure). A wake-up is only a hint; the waiter must check the socket.
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
        /// Counts the waits, so that a timer can tell whether its wait has already ended.
        var wait = 0
        var readArmed = false
        var writeArmed = false
        var closed = false
        /// An interrupt arrived while there was no waiter, so the next wait ends immediately.
        var isInterrupted = false
    }

    private let state = Mutex(State())
    private let descriptor: Int32
    private let queue: DispatchQueue
    /// Resumed and suspended under `state`, so that the calls stay balanced.
    private let reading: DescriptorWatch
    private let writing: DescriptorWatch

    init(descriptor: Int32, queue: DispatchQueue) {
        self.descriptor = descriptor
        self.queue = queue
        reading = DescriptorWatch(descriptor, for: .bytes, queue: queue)
        writing = DescriptorWatch(descriptor, for: .room, queue: queue)
        reading.whenReady { [weak self] in self?.fired(write: false) }
        writing.whenReady { [weak self] in self?.fired(write: true) }
    }

    deinit {
        // A suspended Dispatch source must not be released.
        cancel {}
    }

    /// Waits until the socket can be read or written. Only one waiter at a time.
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
                queue.asyncAfter(deadline: .now() + seconds) { [weak self] in self?.wake(.timedOut) { $0.wait == number } }
            }
        }
    }

    /// Whether the socket can be read or written within a moment, for which it blocks the thread: a server nearby answers sooner than Dispatch
    /// changes threads.
    func isReadySoon(for interest: Interest) -> Bool { SocketReadiness.isReady(descriptor, for: interest, milliseconds: 5) }

    /// Whether a socket can be read or written now, or within this time, for which it blocks the thread.
    static func isReady(_ descriptor: Int32, for interest: Interest, milliseconds: Int32 = 0) -> Bool {
        let events =
            switch interest {
            case .bytes: POLLIN
            case .room: POLLOUT
            case .either: POLLIN | POLLOUT
            }
        var descriptor = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        return poll(&descriptor, 1, milliseconds) > 0
    }

    /// Wakes the current waiter, or else the next one.
    func interrupt() {
        wake(.interrupted) { state in
            state.isInterrupted = state.waiter == nil
            return true
        }
    }

    /// Stops all watching, then runs `then` on the queue. The descriptor may be closed only there.
    func cancel(then: @escaping @Sendable () -> Void) {
        wake(.closed) { state in
            if state.closed { return false }
            state.closed = true
            let countdown = CancelCountdown(then: then)
            reading.cancel { countdown.step() }
            writing.cancel { countdown.step() }
            if !state.readArmed { reading.resume() }
            if !state.writeArmed { writing.resume() }
            return true
        }
    }

    private func fired(write: Bool) {
        wake(.ready) { state in
            if state.closed { return false }
            if write && state.writeArmed {
                state.writeArmed = false
                writing.suspend()
            } else if !write && state.readArmed {
                state.readArmed = false
                reading.suspend()
            }
            return true
        }
    }

    /// Ends the wait, if there is one, unless `change` returns `false`.
    private func wake(_ wake: Wake, _ change: (inout State) -> Bool) {
        let waiter: CheckedContinuation<Wake, Never>? = state.withLock { state in
            guard change(&state) else { return nil }
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume(returning: wake)
    }
}

/// Runs its closure after both sources have been canceled.
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
