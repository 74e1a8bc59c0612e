import Glibc

/// A shell script that runs beside the tests of this process and outlives them, so that it can clean up however they end.
///
/// The script prints one line and closes its output when it is ready. Its input ends with the process. It runs in its own session, so that
/// neither Ctrl-C nor the end of the tests' process group stops it.
package struct Companion: Sendable {
    /// The line that the script printed.
    package let answer: String

    /// Starts the script, and waits until it is ready.
    ///
    /// - Parameter arguments: The script's `$1`, `$2`, and so on.
    package init(_ script: String, _ arguments: String...) {
        var input: [Int32] = [0, 0]
        var output: [Int32] = [0, 0]
        guard pipe(&input) == 0, pipe(&output) == 0 else { preconditionFailure("no pipes") }
        // The tests' other children must not keep the script's input open.
        for end in input + output { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, input[0], 0)
        posix_spawn_file_actions_adddup2(&actions, output[1], 1)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var attributes = CleanSignals.attributes(ownSession: true)
        defer { posix_spawnattr_destroy(&attributes) }
        let words = (["sh", "-c", script, "sh"] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child: pid_t = 0
        guard posix_spawn(&child, "/bin/sh", &actions, &attributes, words, environ) == 0 else { preconditionFailure("no shell") }
        close(input[0])
        close(output[1])
        var line = [UInt8](repeating: 0, count: 256)
        let count = read(output[0], &line, line.count)
        close(output[0])
        precondition(count > 1, "the script did not start:\n\(script)")
        answer = String(decoding: line[..<(count - 1)], as: UTF8.self)
    }
}
