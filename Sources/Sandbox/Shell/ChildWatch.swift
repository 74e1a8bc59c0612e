import CProcess
import Descriptors
import Dispatch
import Glibc

/// Notices when a child exits, and reaps it. Keeps itself alive until then.
// Safe: mutable state is accessed only on `queue`, and in `init` before the object is shared.
final class ChildWatch: @unchecked Sendable {
    private let process: pid_t
    private let queue: DispatchQueue
    private let tell: @Sendable (ShellExit) -> Void
    private var watch: DescriptorWatch?
    private var hasEnded = false

    /// `tell` is called once, on the queue.
    init(_ process: pid_t, queue: DispatchQueue, tell: @escaping @Sendable (ShellExit) -> Void) {
        self.process = process
        self.queue = queue
        self.tell = tell
        let descriptor = calf_pidfd_open(process)
        if descriptor < 0 {
            look()
            return
        }
        let watch = DescriptorWatch(descriptor, queue: queue)
        watch.whenReady { self.reap() }
        self.watch = watch
        watch.resume()
    }

    /// Polls if there is no pidfd.
    private func look() {
        queue.asyncAfter(deadline: .now() + .milliseconds(100)) {
            self.reap()
            if !self.hasEnded { self.look() }
        }
    }

    private func reap() {
        var status: Int32 = 0
        guard !hasEnded, waitpid(process, &status, WNOHANG) == process else { return }
        hasEnded = true
        watch?.close()
        watch = nil
        tell(ShellExit(status: status))
    }

    /// Kills the child if it is still running in two seconds. Its process ID can't be reused before it is reaped.
    func endSoon() {
        queue.asyncAfter(deadline: .now() + 2) {
            if !self.hasEnded { kill(self.process, SIGKILL) }
        }
    }
}
