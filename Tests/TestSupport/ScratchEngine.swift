import Glibc

/// A temporary container engine for one test, stopped and removed with its owner. It has its own network namespace, because on startup it
/// would otherwise remove another engine's bridge. Needs root, or sudo without a password.
package final class ScratchEngine: @unchecked Sendable {
    // Safe: a test uses it from one task at a time.
    private var process: pid_t = 0
    private let folder = ScratchFolder()
    private let isSmall: Bool

    /// The environment in which `docker` uses this engine.
    package var variables: [String: String] {
        EngineVariables.all.merging(["DOCKER_HOST": "unix://\(folder.path)/docker.sock"]) { $1 }
    }

    /// Starts the engine and waits until it answers. `megabytes` limits the size of its disk.
    package init(megabytes: Int? = nil) async throws {
        isSmall = megabytes != nil
        folder.makeFolder("data")
        if let megabytes, system("\(Self.sudo)mount -t tmpfs -o size=\(megabytes)m tmpfs '\(folder.path)/data'") != 0 {
            throw Failure(reason: "cannot mount a small disk")
        }
        try await start()
    }

    /// Why the engine could not be started.
    package struct Failure: Error { package var reason: String }

    deinit {
        signal("TERM")
        _ = eventuallyBlocking { waitpid(process, nil, WNOHANG) != 0 }
        if isSmall { _ = system("\(Self.sudo)umount --lazy '\(folder.path)/data'") }
        if getuid() != 0 { _ = system("\(Self.sudo)rm -rf '\(folder.path)/data' '\(folder.path)/exec'") }
    }

    /// Kills the engine, as a crash or a lack of memory would.
    package func crash() {
        signal("KILL")
        waitpid(process, nil, 0)
        // Its containerd dies with it, but stays a zombie until it is reaped. An engine started before that would find its process id in
        // this file and consider it alive.
        _ = system("\(Self.sudo)rm -f '\(folder.path)/exec/containerd/containerd.pid'")
    }

    /// Stops the engine in an orderly way.
    package func stop() {
        signal("TERM")
        waitpid(process, nil, 0)
    }

    /// Lets the engine hang: it accepts connections, but doesn't answer.
    package func freeze() { signal("STOP") }
    package func thaw() { signal("CONT") }

    /// Restarts the engine after a crash or a stop.
    package func start() async throws {
        _ = system("\(Self.sudo)rm -f '\(folder.path)/pid'")
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, folder.path + "/log", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var attributes = CleanSignals.attributes()
        defer { posix_spawnattr_destroy(&attributes) }
        // The same mounts as for the engine of all tests, because a machine without an init system lacks some.
        let script = """
            source "$0"; prepare_mounts "$1/data"
            exec dockerd --group "$2" --data-root "$1/data" --exec-root "$1/exec" --pidfile "$1/pid" -H "unix://$1/docker.sock" --iptables=false --ip6tables=false
            """
        let words =
            (getuid() == 0 ? [] : ["sudo", "-n"]) + [
                "unshare", "--net", "--mount", "--propagation", "slave", "bash", "-ec", script, ScratchEngine.parts, folder.path,
                String(getgid()),
            ]
        let arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        let path = "PATH=/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/bin"
        let environment: [UnsafeMutablePointer<CChar>?] = [strdup(path), nil]
        defer { for text in arguments + environment { free(text) } }
        let code = posix_spawnp(&process, words[0], &actions, &attributes, arguments, environment)
        guard code == 0 else { throw Failure(reason: "no dockerd: \(String(cString: strerror(code)))") }
        var log: String { String(decoding: folder.bytes(of: "log").suffix(2000), as: UTF8.self) }
        try await eventually("an engine", finding: log) {
            guard waitpid(process, nil, WNOHANG) == 0 else { throw Failure(reason: log) }
            return access(folder.path + "/docker.sock", F_OK) == 0 && isAnswering
        }
    }

    /// The shell functions that start a temporary engine.
    private static let parts = #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/engine"

    private static let sudo = getuid() == 0 ? "" : "sudo -n "

    /// Signals the engine itself: its parent may be sudo.
    private func signal(_ name: String) {
        let pid = String(decoding: folder.bytes(of: "pid"), as: UTF8.self).filter(\.isNumber)
        _ = system("\(Self.sudo)kill -\(name) \(pid.isEmpty ? "\(process)" : pid) 2>/dev/null")
    }

    private var isAnswering: Bool {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: "\(folder.path)/docker.sock".utf8.prefix($0.count - 1)) }
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
        return connected == 0
    }
}
