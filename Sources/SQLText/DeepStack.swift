import Dispatch
import Glibc
import Synchronization

/// Runs code on a thread with a stack of the required size: libpg_query walks trees recursively, and a sum of ten thousand terms is a
/// tree that deep.
///
/// One thread does it all, one job after another, because libpg_query takes one of the process's 1,024 thread-specific keys for each thread
/// that uses it, and never gives it back.
enum DeepStack {
    private static let worker = Mutex<Worker?>(nil)

    /// Runs `body` to completion on a stack of at least this many bytes, or on the current thread if that is small. `nil` if the thread
    /// can't be created.
    static func run<Result: Sendable>(bytes: Int, _ body: @escaping @Sendable () -> Result) -> Result? {
        if bytes <= 512 << 10 { return body() }
        return worker.withLock { worker -> Result? in
            if worker == nil || worker.map({ $0.stack < bytes }) == true {
                worker?.end()
                worker = Worker(stack: max(128 << 20, bytes))
            }
            guard let worker else { return nil }
            var result: Result?
            worker.run { result = body() }
            return result
        }
    }

    /// The thread. What isn't touched of its stack takes no memory.
    ///
    /// Unchecked, because `work` is handed over: the caller sets it before `start` and reads nothing before `done`.
    private final class Worker: @unchecked Sendable {
        let stack: Int
        private let start = DispatchSemaphore(value: 0)
        private let done = DispatchSemaphore(value: 0)
        private var work: (() -> Void)?

        /// `nil` if there can be no thread with such a stack.
        init?(stack: Int) {
            self.stack = stack
            let own = Unmanaged.passRetained(self)
            let isStarted = withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { attributes in
                guard let attributes = attributes.baseAddress, pthread_attr_init(attributes) == 0 else { return false }
                defer { pthread_attr_destroy(attributes) }
                pthread_attr_setdetachstate(attributes, Int32(PTHREAD_CREATE_DETACHED))
                guard pthread_attr_setstacksize(attributes, (stack + 0xFFFF) & ~0xFFFF) == 0 else { return false }
                var thread: pthread_t = 0
                let status = pthread_create(
                    &thread, attributes,
                    { worker in
                        if let worker { Unmanaged<Worker>.fromOpaque(worker).takeRetainedValue().serve() }
                        return nil
                    }, own.toOpaque())
                return status == 0
            }
            guard isStarted else {
                own.release()
                return nil
            }
        }

        func run(_ work: @escaping () -> Void) {
            self.work = work
            start.signal()
            done.wait()
            self.work = nil
        }

        /// Lets the thread end.
        func end() { start.signal() }

        private func serve() {
            while true {
                start.wait()
                guard let work else { return }
                work()
                done.signal()
            }
        }
    }
}
