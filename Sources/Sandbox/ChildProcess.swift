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

    /// Runs the program until it exits and returns everything it printed.
    static func output(_ arguments: [String]) throws(SandboxError) -> String {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw .failure("pipe", arguments.first ?? "") }
        ends.forEach { _ = fcntl($0, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        let pid: pid_t
        do throws(SandboxError) {
            pid = try spawn(arguments, environment: ["LC_ALL": "C"], output: .descriptor(ends[1]))
        } catch {
            close(ends[1])
            throw error
        }
        close(ends[1])
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(ends[0], &chunk, chunk.count)
            if count > 0 { content.append(contentsOf: chunk[..<count]) }
            if count == 0 || (count < 0 && errno != EINTR) { break }
        }
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        return String(decoding: content, as: UTF8.self)
    }
}
