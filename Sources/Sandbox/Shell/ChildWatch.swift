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
    private var watch: DescriptorWatch?
    private var hasEnded = false

    /// `start` may block. `tell` is called once, from another thread.
    init(
        start: @escaping @Sendable () throws(Spawn.Failure) -> pid_t, tell: @escaping @Sendable (Result<ShellExit, Spawn.Failure>) -> Void
    ) {
        self.tell = tell
        queue.async {
            do throws(Spawn.Failure) {
                self.process = try start()
                self.awaitExit()
            } catch {
                self.hasEnded = true
                tell(.failure(error))
            }
        }
    }

    private func awaitExit() {
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
        tell(.success(ShellExit(status: status)))
    }

    /// Kills the child if it is still running in two seconds. Its process ID can't be reused before it is reaped.
    func endSoon() {
        queue.asyncAfter(deadline: .now() + 2) {
            if !self.hasEnded { kill(self.process, SIGKILL) }
        }
    }
}
