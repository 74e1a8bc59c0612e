import DockerCLI
// `environ` is a global C variable; this program has only one thread.
@preconcurrency import Glibc

/// The program that this one wraps.
struct RealDocker {
    let path: String
    private let call: Call

    /// Finds the program named by the environment, or else the next one of the same name in PATH that isn't this program.
    static func find(for call: Call) -> RealDocker? {
        let named = call.name != "docker" ? nil : getenv(ShimScope.dockerVariable).map { String(cString: $0) }
        let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
        let candidates = folders.split(separator: ":", omittingEmptySubsequences: false).map { "\($0.isEmpty ? "." : $0)/\(call.name)" }
        let own = identity("/proc/self/exe")
        let found = ((named.map { [$0] } ?? []) + candidates).first { path in
            guard let other = identity(path) else { return false }
            return other != own && access(path, X_OK) == 0
        }
        return found.map { RealDocker(path: $0, call: call) }
    }

    /// The device and inode, which are the same for every link to a program.
    private static func identity(_ path: String) -> [UInt64]? {
        var found = stat()
        guard stat(path, &found) == 0, found.st_mode & S_IFMT == S_IFREG else { return nil }
        return [UInt64(found.st_dev), UInt64(found.st_ino)]
    }

    /// Replaces this process with the real docker, which keeps the process ID, terminal and signals.
    func become(_ words: [PlannedWord]) -> Never {
        var vector = call.vector(words)
        execv(path, &vector)
        Notice.say("\(path): \(String(cString: strerror(errno)))")
        exit(126)
    }

    /// Runs a query of the guard's own, on the engine that the command uses or, with `lesson`, on the lesson's engine.
    func ask(_ question: [String], readsInput: Bool = false, onEngineOf lesson: ShimScope? = nil) -> Answer {
        let globals = call.isStandaloneCompose || lesson != nil ? [] : DockerLine(call.words).globals
        // Standalone Compose can't run such queries, so use the `docker` in PATH.
        let program = call.isStandaloneCompose ? "docker" : path
        return run(program, globals + question, readsInput: readsInput, environment: lesson.map { Self.environment($0.engine) })
    }

    /// Runs a query with Compose, which may be standalone.
    func askCompose(_ words: [String], readsInput: Bool) -> Answer {
        if call.isStandaloneCompose { return run(path, words, readsInput: readsInput) }
        return ask(["compose"] + words, readsInput: readsInput)
    }

    /// Runs a program and returns its output.
    func run(_ program: String, _ words: [String], readsInput: Bool = false, environment: [String]? = nil) -> Answer {
        var (output, errors): ([Int32], [Int32]) = ([0, 0], [0, 0])
        guard pipe(&output) == 0 else { return Answer(status: -1, output: "", errors: "no pipe") }
        guard pipe(&errors) == 0 else { return Answer(status: -1, output: "", errors: "no pipe") }
        for end in output + errors { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if readsInput { StandardInput.rewind() } else { posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0) }
        posix_spawn_file_actions_adddup2(&actions, output[1], 1)
        posix_spawn_file_actions_adddup2(&actions, errors[1], 2)
        var vector = ([program] + words).map { strdup($0) } + [nil]
        var variables = (environment ?? []).map { strdup($0) } + [nil]
        defer { for word in vector + variables { free(word) } }
        var process: pid_t = 0
        let code =
            environment == nil
            ? posix_spawnp(&process, program, &actions, nil, &vector, environ)
            : posix_spawnp(&process, program, &actions, nil, &vector, &variables)
        close(output[1])
        close(errors[1])
        defer { for end in [output[0], errors[0]] { close(end) } }
        guard code == 0 else { return Answer(status: -1, output: "", errors: String(cString: strerror(code))) }
        let (text, complaints) = Self.readAll(output[0], errors[0])
        let end = ChildEnd.wait(for: process)
        if readsInput { StandardInput.rewind() }
        return Answer(status: end.status, output: text, errors: complaints)
    }

    /// This program's environment, but with other variables to select docker's engine.
    private static func environment(_ variables: [String: String]) -> [String] {
        var entries: [String] = []
        var next = environ
        while let entry = next.pointee {
            let text = String(cString: entry)
            if !ShimScope.engineVariables.contains(String(text.prefix { $0 != "=" })) { entries.append(text) }
            next += 1
        }
        return entries + variables.map { "\($0.key)=\($0.value)" }
    }

    /// Reads both pipes until they close, whichever has data first.
    private static func readAll(_ output: Int32, _ errors: Int32) -> (String, String) {
        var content: [[UInt8]] = [[], []]
        var chunk = [UInt8](repeating: 0, count: 16_384)
        var watched = [output, errors].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        while watched.contains(where: { $0.fd >= 0 }) {
            if poll(&watched, 2, -1) < 0, errno != EINTR { break }
            for index in watched.indices where watched[index].fd >= 0 && watched[index].revents != 0 {
                let count = read(watched[index].fd, &chunk, chunk.count)
                if count > 0 { content[index].append(contentsOf: chunk[..<count]) }
                if count == 0 || (count < 0 && errno != EINTR) { watched[index].fd = -1 }
            }
        }
        return (String(decoding: content[0], as: UTF8.self), String(decoding: content[1], as: UTF8.self))
    }

    /// Runs the real docker as a child and returns how it ended, so that the guard can do something afterwards.
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

/// The result of a query.
struct Answer {
    var status: Int32
    var output: String
    var errors: String

    /// The fields of each line. Docker prints `<no value>` for a missing label.
    var rows: [[String]] {
        output.split(separator: "\n").map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map { $0 == "<no value>" ? "" : String($0) }
        }
    }
}
