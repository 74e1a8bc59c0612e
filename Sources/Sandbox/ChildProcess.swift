package import Glibc

/// Starts the server's programs and waits for the short-lived ones.
package enum ChildProcess {
    /// Where the child's standard output and error go.
    package enum Output {
        case null
        /// Appended to this file.
        case file(String)
        case descriptor(Int32)
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
                case .descriptor(let descriptor): posix_spawn_file_actions_adddup2(&actions, descriptor, 1)
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

    /// Runs the program until it exits and returns everything it printed.
    static func output(_ arguments: [String]) throws(SandboxError) -> String {
        let name = arguments.first ?? ""
        guard let file = FileDescriptor(inMemory: "output") else { throw .failure("memfd_create", name) }
        _ = wait(for: try spawn(arguments, environment: ["LC_ALL": "C"], output: .descriptor(file.raw)))
        lseek(file.raw, 0, SEEK_SET)
        return try FileSystem.readText(file, path: name, limit: .max)
    }
}
