import Glibc
import TestSupport

/// A system program that a test needs.
enum Tool {
    struct Missing: Error, CustomStringConvertible {
        let name: String
        var description: String { "\(name) is not installed; Tests/run installs it" }
    }

    struct Result {
        var status: Int32
        var output: String
    }

    /// Runs a program found in PATH and waits for its end. Returns standard output and standard error together.
    ///
    /// - Parameter variables: the whole environment, except for PATH.
    @discardableResult
    static func run(_ words: [String], variables: [String: String] = [:]) throws(Missing) -> Result {
        var ends: [Int32] = [-1, -1]
        // A pipe would do, but can't be created close-on-exec in one step, and other threads start programs too.
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        precondition(socketpair(AF_UNIX, kind, 0, &ends) == 0, "no socket: \(String(cString: strerror(errno)))")
        defer { close(ends[0]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
        let arguments = words.map { strdup($0) } + [nil]
        let environment = variables.map { strdup("\($0.key)=\($0.value)") } + [strdup("PATH=/usr/local/bin:/usr/bin:/bin"), nil]
        defer { for text in arguments + environment { free(text) } }
        var process: pid_t = 0
        var attributes = CleanSignals.attributes()
        defer { posix_spawnattr_destroy(&attributes) }
        let code = posix_spawnp(&process, words[0], &actions, &attributes, arguments, environment)
        close(ends[1])
        guard code == 0 else { throw Missing(name: words[0]) }
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(ends[0], &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            output += buffer[..<count]
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return Result(status: status, output: String(decoding: output, as: UTF8.self))
    }
}
