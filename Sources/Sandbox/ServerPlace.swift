import Course
import Glibc

/// Where a server of calf's own lies: derived from the data directory, so that every process of the same user finds the same one.
///
/// An ordinary user's lies in the data directory. Root's lies in `/var/lib/calf` and `/run/calf`, owned by an unprivileged account,
/// because PostgreSQL refuses root, and that account cannot reach into root's home.
package struct ServerPlace: Sendable, Equatable {
    /// Holds the cluster and its log.
    package var base: String
    /// Holds the locks, the state and the pin.
    package var run: String
    /// Holds the unix socket.
    package var socket: String
    /// Who runs the server, where that is not the user.
    var account: Account?

    package var cluster: String { base + "/cluster" }
    package var log: String { base + "/server.log" }
    package var state: String { run + "/state" }
    package var clientsLock: String { run + "/clients.lock" }
    package var keeperLock: String { run + "/keeper.lock" }
    package var pin: String { run + "/pin" }
    /// Names the data directory that the place belongs to; only in root's.
    package var origin: String { base + "/origin" }

    /// The port is only a part of the socket's name; nothing listens on it.
    package static let port = 5432
    static let rootBase = "/var/lib/calf"
    static let rootRun = "/run/calf"
    /// A unix socket's path has 108 bytes, the last of them zero.
    static let socketPathLimit = 107

    init(base: String, run: String, socket: String, account: Account? = nil) {
        self.base = base
        self.run = run
        self.socket = socket
        self.account = account
    }

    /// Whether it is a process of the server that lies here: they work in the cluster's directory. A shell may too; it is no server.
    func isServed(by process: pid_t) -> Bool {
        guard FileSystem.link("/proc/\(process)/cwd") == cluster else { return false }
        guard let program = FileSystem.link("/proc/\(process)/exe")?.split(separator: "/").last else { return false }
        return program == "postgres" || program == "postgres (deleted)"
    }

    /// Finds the place for a data directory; creates nothing.
    package init(data: String, environment: [String: String]) throws(SandboxError) {
        let data = FileSystem.realPath(data)
        let hash = ContentHash(of: data).hex(digits: 16)
        if getuid() == 0 {
            let run = "\(Self.rootRun)/\(hash)"
            self.init(base: "\(Self.rootBase)/\(hash)", run: run, socket: run, account: try .forServer())
            return
        }
        let base = data + "/server"
        var candidates = [base + "/socket"]
        if let runtime = environment["XDG_RUNTIME_DIR"], runtime.hasPrefix("/") { candidates.append("\(runtime)/calf-\(hash)") }
        candidates += ["/run/user/\(getuid())/calf-\(hash)", "/tmp/calf-\(getuid())-\(hash)"]
        let fitting = candidates.first { candidate in
            let parent = FileSystem.parent(of: candidate)
            let isUsable = parent == base || access(parent, W_OK | X_OK) == 0
            return isUsable && "\(candidate)/.s.PGSQL.\(Self.port)".utf8.count <= Self.socketPathLimit
        }
        guard let fitting else { throw .socketPathTooLong(path: base) }
        self.init(base: base, run: base, socket: fitting)
    }

    /// Creates what is missing, and checks that nobody else can have a hand in it.
    package func prepare(data: String) throws(SandboxError) {
        if let account {
            for (parent, directory) in [(Self.rootBase, base), (Self.rootRun, run)] {
                // Twice, since the process that leaves last may be removing the parent.
                try PrivateDirectory.ensureParent(parent)
                if mkdir(directory, 0o700) != 0, errno == ENOENT { try PrivateDirectory.ensureParent(parent) }
                try PrivateDirectory.ensure(directory, owner: account.user, group: account.group)
            }
            if !FileSystem.exists(origin) { try FileSystem.write(FileSystem.realPath(data) + "\n", to: origin) }
            let lock = try FileDescriptor(opening: clientsLock, O_RDWR | O_CREAT | O_NOFOLLOW)
            guard fchown(lock.raw, account.user, account.group) == 0 else { throw .failure("chown", clientsLock) }
        } else {
            try FileSystem.makeDirectories(data)
            for directory in [base, run, socket] { try PrivateDirectory.ensure(directory, owner: getuid(), group: getgid()) }
        }
    }
}

/// Directories that only their owner may enter, checked before they are used.
enum PrivateDirectory {
    /// A directory of root's in which the private ones lie: others may pass, but not write.
    static func ensureParent(_ path: String) throws(SandboxError) {
        if mkdir(path, 0o755) == 0 { chmod(path, 0o755) } else if errno != EEXIST { throw .failure("mkdir", path) }
        try check(path, owner: 0, forbidden: 0o022)
    }

    static func ensure(_ path: String, owner: uid_t, group: gid_t) throws(SandboxError) {
        if mkdir(path, 0o700) != 0 && errno != EEXIST { throw .failure("mkdir", path) }
        if getuid() == 0, owner != 0, let found = FileSystem.status(path), found.st_uid == 0 {
            // Just made, or left so by a process that was killed here; its parent is root's, so nobody can have swapped it.
            let directory = try FileDescriptor(opening: path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
            guard fchown(directory.raw, owner, group) == 0 else { throw .failure("chown", path) }
        }
        try check(path, owner: owner, forbidden: 0o077)
    }

    private static func check(_ path: String, owner: uid_t, forbidden: mode_t) throws(SandboxError) {
        guard let found = FileSystem.status(path) else { throw .failure("stat", path) }
        guard found.st_mode & S_IFMT != S_IFLNK else { throw .unsafeDirectory(path: path, flaw: .link) }
        guard found.st_mode & S_IFMT == S_IFDIR else { throw .unsafeDirectory(path: path, flaw: .notADirectory) }
        guard found.st_uid == owner else { throw .unsafeDirectory(path: path, flaw: .foreignOwner) }
        guard found.st_mode & forbidden == 0 else { throw .unsafeDirectory(path: path, flaw: .openToOthers) }
    }
}
