import CProcess
import Descriptors
import Dispatch
import Glibc

/// Notices the end of a child and reaps it. It keeps itself until then, whoever else lets go of it.
// Safe: what changes is touched on `queue` only, and in `init` before anything else knows of it.
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

    /// Where there is no pidfd: a look every now and then.
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

    /// Ends the child by force, if it is still there in two seconds. Its number stays its own until it is reaped.
    func endSoon() {
        queue.asyncAfter(deadline: .now() + 2) {
            if !self.hasEnded { kill(self.process, SIGKILL) }
        }
    }
}
