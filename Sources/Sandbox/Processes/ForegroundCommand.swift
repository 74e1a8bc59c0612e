import CProcess
import Glibc

/// A command in the foreground of the user's terminal, which receives all input.
package enum ForegroundCommand {
    package enum Outcome: Sendable, Equatable {
        case exited(Int32)
        case killed(Int32)
        case failed(String)
    }

    /// Runs a shell command in which `$1` is `argument`, and waits until it exits. Blocks the thread.
    package static func run(
        shell command: String, argument: String, environment: [String: String] = ProcessEnvironment.current
    ) -> Outcome {
        let pid: pid_t
        do throws(Spawn.Failure) {
            pid = try Spawn.start("/bin/sh", ["sh", "-c", command, "sh", argument], environment: environment) { actions in
                for descriptor in 0...2 as ClosedRange<Int32> { posix_spawn_file_actions_adddup2(&actions, descriptor, descriptor) }
            }
        } catch {
            return .failed(String(cString: strerror(error.code)))
        }
        let status = ChildProcess.wait(for: pid)
        return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(status & 0x7F)
    }
}
