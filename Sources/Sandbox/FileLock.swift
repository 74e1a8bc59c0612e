import Glibc

/// A client's share in the server: a shared lock that ends with the process, however it ends.
///
/// The keeper waits for the exclusive lock on the same file, which it gets when the last client has gone. The descriptor is closed on
/// exec, so that a shell started by a client is no client.
struct ClientLock: ~Copyable {
    private let file: FileDescriptor

    /// Takes the share, or returns `nil` while the keeper is stopping and holds the file for itself.
    init?(trying path: String) throws(SandboxError) {
        file = try FileDescriptor(opening: path, O_RDWR | O_CREAT | O_NOFOLLOW)
        guard flock(file.raw, LOCK_SH | LOCK_NB) == 0 else { return nil }
        // The time of the last arrival, from which the keeper counts.
        futimens(file.raw, nil)
    }

    /// Whether any process holds a share.
    static func isHeld(_ path: String) -> Bool {
        // No file, no lock.
        guard let file = try? FileDescriptor(opening: path, O_RDWR | O_NOFOLLOW) else { return false }
        return flock(file.raw, LOCK_EX | LOCK_NB) != 0
    }
}

/// The keeper's lock: there is one keeper, and everybody can ask for its process id.
struct KeeperLock: ~Copyable {
    private let file: FileDescriptor

    /// Takes the lock, or returns `nil` where another keeper has it.
    init?(trying path: String) throws(SandboxError) {
        file = try FileDescriptor(opening: path, O_RDWR | O_CREAT | O_NOFOLLOW)
        var lock = Self.wholeFile
        guard fcntl(file.raw, F_SETLK, &lock) == 0 else { return nil }
    }

    /// The process id of the keeper that lives, if one does.
    static func holder(_ path: String) -> pid_t? {
        // No file, no lock.
        guard let file = try? FileDescriptor(opening: path, O_RDWR | O_NOFOLLOW) else { return nil }
        var lock = wholeFile
        guard fcntl(file.raw, F_GETLK, &lock) == 0, lock.l_type != Int16(F_UNLCK) else { return nil }
        return lock.l_pid
    }

    private static var wholeFile: flock {
        var lock = Glibc.flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        return lock
    }
}
