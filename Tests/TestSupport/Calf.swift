import Glibc
import Synchronization

/// Runs the real executable, found next to the test bundle, in its own home.
package struct Calf: Sendable {
    /// The result of one run.
    package struct Result: Sendable {
        /// The exit code, or the negative number of the signal that ended the process.
        package var status: Int32
        package var output: String
        package var errors: String
    }

    /// The folder of everything that calf writes.
    package let home: ScratchFolder
    /// Its path.
    package let executable: String
    private let course: String?

    /// - Parameter course: the value of `--course` for every run.
    package init(course: String? = nil) {
        home = ScratchFolder()
        self.course = course
        executable = Calf.products + "/calf"
        precondition(access(executable, X_OK) == 0, "no executable at \(executable); build it first")
    }

    /// The build folder, which contains the test bundle.
    private static var products: String {
        let words = CommandLine.arguments
        let bundle = words.firstIndex(of: "--test-bundle-path").flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil } ?? words[0]
        guard let resolved = realpath(bundle, nil) else { return "." }
        defer { free(resolved) }
        return String(cString: resolved).split(separator: "/").dropLast().map { "/" + $0 }.joined()
    }

    /// Runs calf until it exits. `closing` are descriptors to close at its start.
    package func callAsFunction(
        _ words: String..., input: String = "", environment: [String: String] = [:], closing: [Int32] = [], output: String? = nil
    ) -> Result {
        run(words, input: input, environment: environment, closing: closing, output: output)
    }

    /// Runs calf until it exits, or kills it at a random moment.
    package func run(
        _ words: [String], input: String = "", environment: [String: String] = [:], closing: [Int32] = [], output: String? = nil,
        killedAt moment: Moment? = nil
    ) -> Result {
        let running = start(words, input: input, environment: environment, closing: closing, output: output)
        if let moment {
            moment.passBlocking()
            running.kill(SIGKILL)
        }
        return running.wait()
    }

    /// Starts calf without waiting. Any number can run at the same time.
    package func start(
        _ words: [String], input: String = "", environment: [String: String] = [:], closing: [Int32] = [], output: String? = nil
    ) -> Running {
        let number = Calf.count.withLock { count in
            count += 1
            return count
        }
        let inFile = home.write(input.utf8, to: "in\(number)")
        let (outFile, errorFile) = (output ?? home.path + "/out\(number)", home.path + "/err\(number)")
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let create = O_WRONLY | O_CREAT | O_TRUNC
        for (descriptor, path, mode) in [(0, inFile, O_RDONLY), (1, outFile, output == nil ? create : O_WRONLY), (2, errorFile, create)] {
            if closing.contains(Int32(descriptor)) {
                posix_spawn_file_actions_addclose(&actions, Int32(descriptor))
            } else {
                posix_spawn_file_actions_addopen(&actions, Int32(descriptor), path, mode, 0o600)
            }
        }
        let all = [executable] + (course.map { ["--course", $0] } ?? []) + words
        var variables = [
            "HOME": home.path, "CALF_HOME": home.path + "/calf", "CALF_SERVER_PROGRAMS": PreparedCluster.programs, "PATH": "/usr/bin:/bin",
            "TERM": "dumb", "LANG": "C.UTF-8",
        ]
        variables.merge(environment) { $1 }
        return Running(process: Calf.spawn(all, variables.map { "\($0.key)=\($0.value)" }, &actions), number: number, home: home)
    }

    /// A started process. Wait for it exactly once.
    package struct Running: Sendable {
        fileprivate let process: pid_t
        fileprivate let number: Int
        fileprivate let home: ScratchFolder

        package func kill(_ signal: Int32) { _ = Glibc.kill(process, signal) }

        /// What it has printed on standard error so far.
        package var errors: String { text("err") }

        /// Waits until the process exits. Blocks the thread.
        package func wait() -> Result {
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
            return result(status)
        }

        /// Waits until the process exits, without blocking other tests.
        package func ended() async throws -> Result {
            var status: Int32 = 0
            try await eventually("calf's exit", within: .seconds(3600), finding: errors) { waitpid(process, &status, WNOHANG) != 0 }
            return result(status)
        }

        private func result(_ status: Int32) -> Result {
            defer { for name in ["in", "out", "err"] { unlink(home.path + "/\(name)\(number)") } }
            return Result(status: status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F), output: text("out"), errors: text("err"))
        }

        private func text(_ name: String) -> String { String(decoding: home.bytes(of: "\(name)\(number)"), as: UTF8.self) }
    }

    /// Distinguishes the files of different runs.
    private static let count = Mutex(0)

    private static func spawn(_ words: [String], _ variables: [String], _ actions: inout posix_spawn_file_actions_t) -> pid_t {
        let arguments = words.map { strdup($0) } + [nil]
        let environment = variables.map { strdup($0) } + [nil]
        defer { for text in arguments + environment { free(text) } }
        var process: pid_t = 0
        var attributes = CleanSignals.attributes()
        defer { posix_spawnattr_destroy(&attributes) }
        let code = posix_spawn(&process, words[0], &actions, &attributes, arguments, environment)
        precondition(code == 0, "cannot start \(words[0]): \(String(cString: strerror(code)))")
        return process
    }
}
