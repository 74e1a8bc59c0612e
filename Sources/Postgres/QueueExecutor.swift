package import Dispatch

/// Runs an actor on a serial Dispatch queue of its own, off the cooperative pool.
package final class QueueExecutor: SerialExecutor {
    /// Where the actor runs, for what else must happen there.
    package let queue: DispatchQueue

    /// A queue of that name.
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
