package import Glibc

/// Starts the server's programs and waits for the short-lived ones.
package enum ChildProcess {
    /// Starts the program. `arguments[0]` is its path, and `name` is its name in the process list. `input` is the file that it reads as
    /// standard input, and `output` the one to which its output and errors are appended.
    package static func spawn(
        _ arguments: [String], name: String? = nil, environment: [String: String], input: String = "/dev/null",
        output: String = "/dev/null", ownSession: Bool = false
    ) throws(SandboxError) -> pid_t {
        let path = arguments.first ?? ""
        var words = arguments
        if let name { words[0] = name }
        do throws(Spawn.Failure) {
            return try Spawn.start(
                path, words, environment: environment, ownSession: ownSession
            ) { actions in
                posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
                posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW, 0o600)
                posix_spawn_file_actions_adddup2(&actions, 1, 2)
            }
        } catch {
            throw .failure("posix_spawn", path, error.code)
        }
    }

    /// Waits until a child has exited, and returns its status as from waitpid(2).
    package static func wait(for child: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return status
    }
}
