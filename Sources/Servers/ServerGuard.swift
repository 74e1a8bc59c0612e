import Course
import Glibc
import Sandbox

/// The process that ends a set's servers if their keeper is killed. It reads from a pipe whose write end only the keeper holds, so it notices
/// when the keeper exits, for whatever reason.
///
/// A signal from the kernel to each server wouldn't be enough: a frozen server doesn't act on it, a server's own children don't get it, and
/// a server that is just starting may miss it.
package enum ServerGuard {
    /// Starts the guard of this process's servers, once that of an earlier keeper has done its work.
    static func start(at place: SetPlace) throws(SandboxError) {
        place.awaitGuard()
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw .failure("pipe", place.guardLock) }
        // Only this thread starts processes.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        // The write end stays open as long as this process runs.
        defer { close(ends[0]) }
        _ = try ChildProcess.spawn(
            ["/proc/self/exe", "server-guard"] + place.arguments, name: "calf",
            environment: ProcessEnvironment.current.filter { $0.key == "PATH" }, input: "/proc/self/fd/\(ends[0])",
            ownSession: true)
    }

    /// Runs the guard. Its arguments are those of `SetPlace.arguments`.
    package static func run(_ arguments: [String]) -> Int32 {
        guard let place = SetPlace(arguments: arguments) else { return 2 }
        do {
            // What fails here leaves the work to the next keeper.
            guard let lock = try KeeperLock(trying: place.guardLock) else { return 2 }
            var byte: UInt8 = 0
            while read(STDIN_FILENO, &byte, 1) < 0, errno == EINTR {}
            if ProcessTable.endAll(in: place.base) > 0 { try cleanUp(place) }
            _ = consume lock  // until here
            return 0
        } catch {
            return 1
        }
    }

    /// Removes what killed servers leave outside their folders.
    private static func cleanUp(_ place: SetPlace) throws {
        let script = try NodeScript(plan: ServerPlan(at: place), place: place)
        for node in script.plan.set.nodes where script.has("cleanup", script.plan.kind(of: node)) {
            let child = try ChildProcess.spawn(
                NodeScript.words(for: "cleanup"), environment: script.environment(of: node), ownSession: true)
            _ = ChildProcess.wait(for: child)
        }
    }
}
