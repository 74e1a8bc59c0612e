import DockerCLI
// `environ` is a variable that C shares; this program has one thread.
@preconcurrency import Glibc

/// The program that this one stands before.
struct RealDocker {
    let path: String
    private let call: Call

    /// What the environment names, else the next of that name in PATH that is not this program itself.
    static func find(for call: Call) -> RealDocker? {
        let named = call.isStandaloneCompose ? nil : getenv(ShimScope.dockerVariable).map { String(cString: $0) }
        let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
        let candidates = folders.split(separator: ":", omittingEmptySubsequences: false).map { "\($0.isEmpty ? "." : $0)/\(call.name)" }
        let own = identity("/proc/self/exe")
        let found = ((named.map { [$0] } ?? []) + candidates).first { path in
            guard let other = identity(path) else { return false }
            return other != own && access(path, X_OK) == 0
        }
        return found.map { RealDocker(path: $0, call: call) }
    }

    /// Device and file: the same for every link to a program.
    private static func identity(_ path: String) -> [UInt64]? {
        var found = stat()
        guard stat(path, &found) == 0, found.st_mode & S_IFMT == S_IFREG else { return nil }
        return [UInt64(found.st_dev), UInt64(found.st_ino)]
    }

    /// Becomes the real docker: same process, same terminal, same signals.
    func become(_ words: [PlannedWord]) -> Never {
        var vector = call.vector(words)
        execv(path, &vector)
        Notice.say("\(path): \(String(cString: strerror(errno)))")
        exit(126)
    }

    /// Asks the engine something of our own, on the engine that the line means. What it has to complain about is of no use to the learner.
    func ask(_ question: [String]) -> Answer {
        let globals = call.isStandaloneCompose ? [] : DockerLine(call.words).globals
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return Answer(status: -1, output: "") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        // Compose standing alone has no engine to ask; docker beside it has.
        let program = call.isStandaloneCompose ? "docker" : path
        var vector = (["docker"] + globals + question).map { strdup($0) } + [nil]
        defer { for word in vector { free(word) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, program, &actions, nil, &vector, environ)
        close(ends[1])
        defer { close(ends[0]) }
        guard code == 0 else { return Answer(status: -1, output: "") }
        let output = Self.readAll(ends[0])
        return Answer(status: ChildEnd.wait(for: process).status, output: String(decoding: output, as: UTF8.self))
    }

    private static func readAll(_ descriptor: Int32) -> [UInt8] {
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count > 0 { content.append(contentsOf: chunk[..<count]) }
            if count == 0 || (count < 0 && errno != EINTR) { return content }
        }
    }

    /// Runs the real docker in this program's place and returns how it ended, for what has to be done afterwards.
    func runToItsEnd(_ words: [PlannedWord]) -> ChildEnd {
        PassingSignals.begin()
        var vector = call.vector(words)
        var process: pid_t = 0
        let code = posix_spawn(&process, path, nil, nil, &vector, environ)
        guard code == 0 else {
            Notice.say("\(path): \(String(cString: strerror(code)))")
            exit(126)
        }
        PassingSignals.pass(to: process)
        return ChildEnd.wait(for: process)
    }
}

/// What came of a question.
struct Answer {
    var status: Int32
    var output: String

    /// The fields of each line. Docker writes `<no value>` for a label that is not there.
    var rows: [[String]] {
        output.split(separator: "\n").map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map { $0 == "<no value>" ? "" : String($0) }
        }
    }
}
