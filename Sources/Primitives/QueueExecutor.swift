package import Dispatch

/// Runs an actor on its own serial Dispatch queue, because blocking calls must stay off the cooperative pool.
///
/// (`DispatchSerialQueue`, which is an executor itself, does not exist on Linux.)
package final class QueueExecutor: SerialExecutor {
    /// The actor's queue, for other work that must run there.
    package let queue: DispatchQueue

    /// Creates a new queue with this label.
    package init(label: String) {
        queue = DispatchQueue(label: label, qos: .userInitiated)
    }

    /// See `SerialExecutor`.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedSerialExecutor()
        queue.async { job.runSynchronously(on: executor) }
    }

    /// See `SerialExecutor`.
    package func checkIsolated() {
        dispatchPrecondition(condition: .onQueue(queue))
    }
}
