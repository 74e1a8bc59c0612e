import CEpoll
import Glibc
import Primitives
import Synchronization

/// A thread that waits for descriptors and runs actors. The thread that a descriptor wakes is the one that runs what waited for it, so a key
/// reaches the code that handles it with one switch between threads. With Dispatch, its manager wakes first, and then wakes another thread.
///
/// It never ends. Nothing that runs here may block.
///
/// No work is lost: `isWaiting` is set under the lock that found no work, so a thread that adds work later writes to `waker`, and
/// epoll_wait(2) returns, even if it is called only after the write.
package final class EventLoop: SerialExecutor, TaskExecutor {
    /// What to wait for.
    package struct Interest: OptionSet, Sendable {
        package let rawValue: UInt32
        package init(rawValue: UInt32) { self.rawValue = rawValue }

        package static let bytes = Interest(rawValue: EPOLLIN.rawValue)
        package static let room = Interest(rawValue: EPOLLOUT.rawValue)
    }

    private enum Work {
        case job(UnownedJob)
        case closure(@Sendable () -> Void)
    }

    private struct State {
        var work: [Work] = []
        /// Whether the thread has found no work and must be woken for more.
        var isWaiting = false
        var handlers: [Int32: @Sendable (Interest) -> Void] = [:]
        var thread: pthread_t?
    }

    private let state = Mutex(State())
    private let instance = epoll_create1(Int32(EPOLL_CLOEXEC))
    private let waker = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))

    /// How many descriptors are looked at before other work gets its turn.
    private static let maxEvents = 16
    /// How many rounds of newly added work may run before the loop polls descriptors again.
    private static let maxTurns = 16

    /// Starts the thread.
    package init() {
        // Edge-triggered, so that it needn't be read: each write wakes once.
        control(EPOLL_CTL_ADD, waker, EPOLLIN.rawValue | EPOLLET.rawValue)
        precondition(DetachedThread.start { self.run() }, "no thread")
    }
}

// MARK: - Work

extension EventLoop {
    /// See `SerialExecutor` and `TaskExecutor`.
    package func enqueue(_ job: consuming ExecutorJob) { add(.job(UnownedJob(job))) }

    /// See `SerialExecutor`.
    package func checkIsolated() { precondition(state.withLock(\.thread) == pthread_self(), "not on the loop's thread") }

    /// Runs a closure on the loop's thread: immediately if called there, otherwise after all work that was added before.
    package func perform(_ work: @escaping @Sendable () -> Void) {
        if state.withLock(\.thread) == pthread_self() { work() } else { add(.closure(work)) }
    }

    private func add(_ work: Work) {
        let mustWake = state.withLock { state in
            state.work.append(work)
            defer { state.isWaiting = false }
            return state.isWaiting
        }
        if mustWake { eventfd_write(waker, 1) }
    }

    private func run() -> Never {
        state.withLock { $0.thread = pthread_self() }
        let (actors, tasks) = (asUnownedSerialExecutor(), asUnownedTaskExecutor())
        var events = [epoll_event](repeating: epoll_event(), count: EventLoop.maxEvents)
        var turns = 0
        while true {
            let work = state.withLock { state in
                state.isWaiting = state.work.isEmpty
                defer { state.work = [] }
                return state.work
            }
            for piece in work {
                switch piece {
                case .job(let job): job.runSynchronously(isolatedTo: actors, taskExecutor: tasks)
                case .closure(let closure): closure()
                }
            }
            turns = work.isEmpty ? 0 : turns + 1
            if turns % EventLoop.maxTurns != 0 { continue }
            let count = epoll_wait(instance, &events, Int32(events.count), work.isEmpty ? -1 : 0)
            for event in events.prefix(max(0, Int(count))) { handle(event) }
        }
    }
}

// MARK: - Descriptors

extension EventLoop {
    /// Calls a handler on the loop's thread whenever a descriptor is ready or has been hung up, until ``ignore(_:)``. The handler may also
    /// be called when nothing is ready.
    package func watch(_ descriptor: Int32, for interest: Interest, handler: @escaping @Sendable (Interest) -> Void) {
        state.withLock { $0.handlers[descriptor] = handler }
        control(EPOLL_CTL_ADD, descriptor, interest.rawValue)
    }

    /// Waits for something else of a watched descriptor.
    package func change(_ descriptor: Int32, to interest: Interest) { control(EPOLL_CTL_MOD, descriptor, interest.rawValue) }

    /// Ends the watch. From other threads, the handler may still be running.
    package func ignore(_ descriptor: Int32) {
        control(EPOLL_CTL_DEL, descriptor, 0)
        state.withLock { $0.handlers[descriptor] = nil }
    }

    private func control(_ operation: Int32, _ descriptor: Int32, _ events: UInt32) {
        var event = epoll_event(events: events, data: epoll_data_t(fd: descriptor))
        let code = epoll_ctl(instance, operation, descriptor, &event)
        precondition(code == 0, "descriptor \(descriptor) can't be watched: \(errno)")
    }

    private func handle(_ event: epoll_event) {
        let handler = state.withLock { state in
            state.isWaiting = false
            return state.handlers[event.data.fd]
        }
        // A hang-up is found by reading and by writing.
        let isOver = event.events & (EPOLLHUP.rawValue | EPOLLERR.rawValue) != 0
        handler?(isOver ? [.bytes, .room] : Interest(rawValue: event.events))
    }
}
