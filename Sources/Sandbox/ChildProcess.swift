package import Glibc

/// Starts the server's programs and waits for the short-lived ones.
package enum ChildProcess {
    /// Where the child's standard output and error go.
    package enum Output {
        case null
        /// Appended to this file.
        case file(String)
    }

    /// Starts the program. `arguments[0]` is its path, `name` is its name in the process list, and `input` is the file that it
    /// reads as standard input.
    package static func spawn(
        _ arguments: [String], name: String? = nil, environment: [String: String], input: String = "/dev/null", output: Output,
        ownSession: Bool = false
    ) throws(SandboxError) -> pid_t {
        let path = arguments.first ?? ""
        var words = arguments
        if let name { words[0] = name }
        do throws(Spawn.Failure) {
            return try Spawn.start(
                path, words, environment: environment, belonging: ownSession ? .ownSession : .parentsGroup
            ) { actions in
                posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
                switch output {
                case .null: posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
                case .file(let path):
                    posix_spawn_file_actions_addopen(&actions, 1, path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW, 0o600)
                }
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
