import Course
package import Glibc

/// The location of calf's own server, derived from the data directory, so that every process of the same user finds the same server.
///
/// For an ordinary user, it is in the data directory. For root, it is in `/var/lib/calf` and `/run/calf`, owned by an unprivileged account,
/// because PostgreSQL refuses to run as root, and that account has no access to root's home.
package struct ServerPlace: Sendable, Equatable {
    /// Contains the cluster and its log.
    package var base: String
    /// Contains the locks, the state and the pin.
    package var run: String
    /// Contains the Unix socket.
    package var socket: String
    /// The account that runs the server, if it isn't the user's.
    package var account: Account?

    package var cluster: String { base + "/cluster" }
    package var log: String { base + "/server.log" }
    /// Contains the superuser's password. It belongs to the cluster, whatever becomes of that.
    package var secret: String { cluster + "/calf.secret" }
    package var state: String { run + "/state" }
    package var clientsLock: String { run + "/clients.lock" }
    package var keeperLock: String { run + "/keeper.lock" }
    package var pin: String { run + "/pin" }
    /// The file with the path of the data directory that this location belongs to. Exists only for root.
    package var origin: String { base + "/origin" }

    /// The port is only part of the socket's name; the server does not listen on TCP.
    package static let port = 5432
    static let rootBase = "/var/lib/calf"
    static let rootRun = "/run/calf"
    /// A Unix socket's path has at most 108 bytes, including the terminating zero.
    static let socketPathLimit = 107
}

extension ServerPlace {
    /// The start of a keeper's command line.
    package var arguments: [String] { [base, run, socket, account?.name ?? "-"] }

    /// The place in the first arguments of a command line.
    package init?(arguments: some Collection<String>) {
        let words = Array(arguments.prefix(4))
        guard words.count == 4 else { return nil }
        self.init(base: words[0], run: words[1], socket: words[2])
        if words[3] == "-" { return }
        guard let account = Account(named: words[3]) else { return nil }
        self.account = account
    }

    /// All folders of the server, without duplicates.
    package var folders: [String] { [base] + (run == base ? [] : [run]) + (socket == run ? [] : [socket]) }

    /// Whether the process belongs to this server: its working directory is the cluster, and its program is `postgres`, not a shell.
    func isServed(by process: pid_t) -> Bool {
        guard FileSystem.link("/proc/\(process)/cwd") == cluster else { return false }
        guard let program = FileSystem.link("/proc/\(process)/exe")?.split(separator: "/").last else { return false }
        return program == "postgres" || program == "postgres (deleted)"
    }

    /// Finds the location for a data directory. Creates nothing.
    ///
    /// - Parameter longest: The longest path of a socket below the sockets' folder.
    package init(
        data: String, environment: [String: String] = ProcessEnvironment.current, longest: String = ".s.PGSQL.\(ServerPlace.port)"
    ) throws(SandboxError) {
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
            return isUsable && "\(candidate)/\(longest)".utf8.count <= Self.socketPathLimit
        }
        guard let fitting else { throw .socketPathTooLong(path: base) }
        self.init(base: base, run: base, socket: fitting)
    }

    /// Creates missing directories, and checks that no other user can tamper with them.
    package func prepare(data: String) throws(SandboxError) {
        if let account {
            for (parent, directory) in [(Self.rootBase, base), (Self.rootRun, run)] {
                // Twice, because the last process to exit may be removing the parent at the same time.
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

/// Directories that only their owner can enter, checked before use.
package enum PrivateDirectory {
    /// The directory, owned by root, that contains the private ones. Others may search it, but not write to it.
    static func ensureParent(_ path: String) throws(SandboxError) {
        if mkdir(path, 0o755) == 0 { chmod(path, 0o755) } else if errno != EEXIST { throw .failure("mkdir", path) }
        try check(path, owner: 0, forbidden: 0o022)
    }

    package static func ensure(_ path: String, owner: uid_t, group: gid_t) throws(SandboxError) {
        if mkdir(path, 0o700) != 0 && errno != EEXIST { throw .failure("mkdir", path) }
        if getuid() == 0, owner != 0, let found = FileSystem.status(path), found.st_uid == 0 {
            // Just created, or left this way by a process killed at this point. Root owns the parent, so no one can have swapped it.
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
