import Dispatch

/// Runs an actor on a queue of its own, since SQLite can only block, and must not do that on the threads all tasks share.
///
/// (`DispatchSerialQueue`, which could stand here, does not exist on Linux.)
final class QueueExecutor: SerialExecutor {
    private let queue: DispatchQueue

    init(label: String) { queue = DispatchQueue(label: label) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedSerialExecutor()
        queue.async { job.runSynchronously(on: executor) }
    }
}
