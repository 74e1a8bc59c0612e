import Glibc
import Primitives
import Synchronization

/// A keeper that this process has started: calf's own executable under a hidden subcommand, in a session of its own, so it outlives its
/// first client. It is reaped when it exits.
///
/// All keepers work this way. A data directory, or a lesson's set of servers, has one at a time, because each holds a `KeeperLock`. It
/// counts its clients, and exits some time after the last one has gone. A client finds the keeper by its lock, starts one if there is none,
/// and reads in a file why that one could not do its work.
package final class KeeperProcess: Sendable {
    let id: pid_t
    private let ended = Mutex<Int32?>(nil)

    /// As from waitpid(2); `nil` while it runs.
    package var status: Int32? { ended.withLock { $0 } }

    package init(_ subcommand: String, _ arguments: [String], executable: String) throws(SandboxError) {
        let environment = ProcessEnvironment.current.filter { $0.key == "PATH" }
        id = try ChildProcess.spawn(
            [executable, subcommand] + arguments, name: "calf", environment: environment, ownSession: true)
        let hasStarted = DetachedThread.start { [self] in
            let status = ChildProcess.wait(for: id)
            ended.withLock { $0 = status }
        }
        if !hasStarted { throw .failure("pthread_create", executable) }
    }

    /// Makes this process, which was just started, independent of its client, and drops root if its servers run under another account.
    package static func detach(to place: ServerPlace) throws(SandboxError) {
        umask(0o077)
        guard chdir("/") == 0 else { throw .failure("chdir", "/") }
        // A lock among the client's descriptors would outlive the client.
        for name in FileSystem.names(in: "/proc/self/fd") {
            if let descriptor = Int32(name), descriptor > 2 { close(descriptor) }
        }
        guard getuid() == 0 else { return }
        guard let account = place.account else { throw .noUnprivilegedAccount }
        try account.assume()
    }
}
