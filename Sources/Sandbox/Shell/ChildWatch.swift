import CProcess
import Descriptors
import Dispatch
import EngineValues
import Glibc

/// Starts a child, notices when it exits, and reaps it. Keeps itself alive until then.
// Safe: mutable state is accessed only on `queue`.
final class ChildWatch: @unchecked Sendable {
    private let queue = DispatchQueue(label: "calf.child")
    private let tell: @Sendable (Result<ShellExit, Spawn.Failure>) -> Void
    private var process: pid_t = 0
    private var hasEnded = false

    /// `start` may block. `tell` is called once, from another thread.
    init(
        start: @escaping @Sendable () throws(Spawn.Failure) -> pid_t, tell: @escaping @Sendable (Result<ShellExit, Spawn.Failure>) -> Void
    ) {
        self.tell = tell
        queue.async {
            do throws(Spawn.Failure) {
                self.process = try start()
                self.queue.awaitExit(of: self.process) { self.reap() }
            } catch {
                self.hasEnded = true
                tell(.failure(error))
            }
        }
    }

    private func reap() -> Bool {
        var status: Int32 = 0
        guard waitpid(process, &status, WNOHANG) == process else { return false }
        hasEnded = true
        tell(.success(ShellExit(status: status)))
        return true
    }

    /// Kills the child if it is still running in two seconds. Its process ID can't be reused before it is reaped.
    func endSoon() {
        queue.asyncAfter(deadline: .now() + 2) {
            if !self.hasEnded { kill(self.process, SIGKILL) }
        }
    }
}

extension DispatchQueue {
    /// Calls `reap` on this queue when a child has exited, until it returns that it has reaped the child.
    func awaitExit(of child: pid_t, _ reap: @escaping @Sendable () -> Bool) {
        let descriptor = calf_pidfd_open(child)
        // The kernel or a container's seccomp filter may not allow pidfds.
        guard descriptor >= 0 else { return poll(reap) }
        let watch = DescriptorWatch(descriptor, queue: self)
        watch.whenReady { if reap() { watch.close() } }
        watch.resume()
    }

    private func poll(_ reap: @escaping @Sendable () -> Bool) {
        if !reap() { asyncAfter(deadline: .now() + .milliseconds(20)) { self.poll(reap) } }
    }
}
