import Descriptors
import Glibc
import Sandbox

/// Isolates the keeper, on one thread, which waits for events.
@globalActor package actor KeeperActor {
    package static let shared = KeeperActor()
    static let loop = EventLoop()
    package nonisolated var unownedExecutor: UnownedSerialExecutor { KeeperActor.loop.asUnownedSerialExecutor() }
}

/// The keeper's child processes. It starts and reaps all of them, and reaps what they leave behind.
@KeeperActor final class Children {
    /// How a child ended.
    struct Ending: Equatable {
        /// As from waitpid(2).
        var status: Int32
        var isLate = false

        var isSuccess: Bool { status == 0 && !isLate }
    }

    private var running: Set<pid_t> = []
    private var waiting: [pid_t: CheckedContinuation<Int32, Never>] = [:]
    /// The statuses of children that ended before anyone waited for them.
    private var ended: [pid_t: Int32] = [:]

    /// The sessions of functions that are running.
    private(set) var sessions: Set<pid_t> = []

    /// Starts a program in a session of its own.
    func start(_ words: [String], _ environment: [String: String], output: String) throws(SandboxError) -> pid_t {
        let child = try ChildProcess.spawn(words, environment: environment, output: output, ownSession: true)
        running.insert(child)
        return child
    }

    /// Waits until a child has ended.
    func end(of child: pid_t) async -> Int32 {
        await withCheckedContinuation { continuation in
            // Nothing may come between the two.
            if let status = ended.removeValue(forKey: child) {
                continuation.resume(returning: status)
            } else {
                waiting[child] = continuation
            }
        }
    }

    /// Runs a program until it ends, with its output in a new file. At the deadline, its session is killed.
    func finish(
        _ words: [String], _ environment: [String: String], output: String, within limit: Duration
    ) async throws(SandboxError) -> Ending {
        try FileSystem.makeEmpty(output, reserving: 16_384)
        let child = try start(words, environment, output: output)
        sessions.insert(child)
        var isLate = false
        let deadline = Task {
            // Canceled means that it ended in time.
            do { try await Task.sleep(for: limit) } catch { return }
            isLate = true
            kill(-child, SIGKILL)
        }
        let status = await end(of: child)
        deadline.cancel()
        sessions.remove(child)
        return Ending(status: status, isLate: isLate)
    }

    /// Kills the functions that are running.
    func killFunctions() { for session in sessions { kill(-session, SIGKILL) } }

    /// Reaps every child that has ended, and every orphan.
    func reap() {
        var status: Int32 = 0
        while true {
            let child = waitpid(-1, &status, WNOHANG)
            if child < 0, errno == EINTR { continue }
            guard child > 0 else { return }
            guard running.remove(child) != nil else { continue }
            if let waiter = waiting.removeValue(forKey: child) { waiter.resume(returning: status) } else { ended[child] = status }
        }
    }
}
