package import Glibc

/// A client's hold on the server: a shared lock that ends with the process, even if it crashes.
///
/// The keeper waits for the exclusive lock on the same file, which it gets once the last client has exited. The descriptor is closed on
/// exec, so a shell started by a client doesn't count as a client.
struct ClientLock: ~Copyable {
    private let file: FileDescriptor

    /// Takes the shared lock, or returns `nil` while the keeper is stopping and holds the exclusive lock.
    init?(trying path: String) throws(SandboxError) {
        file = try FileDescriptor(opening: path, O_RDWR | O_CREAT | O_NOFOLLOW)
        guard flock(file.raw, LOCK_SH | LOCK_NB) == 0 else { return nil }
        // Records when the last client arrived. The keeper counts its grace period from this time.
        futimens(file.raw, nil)
    }

    /// Whether the path still names the locked file. Whoever removes the server removes that, too.
    func isAt(_ path: String) -> Bool {
        var (locked, named) = (stat(), stat())
        guard fstat(file.raw, &locked) == 0, stat(path, &named) == 0 else { return false }
        return locked.st_ino == named.st_ino && locked.st_dev == named.st_dev
    }

    /// Whether any process holds a shared lock.
    static func isHeld(_ path: String) -> Bool {
        // No file, no lock.
        guard let file = try? FileDescriptor(opening: path, O_RDWR | O_NOFOLLOW) else { return false }
        return flock(file.raw, LOCK_EX | LOCK_NB) != 0
    }
}

/// The keeper's lock: it ensures that there is only one keeper, and lets any process find out the keeper's process ID.
package struct KeeperLock: ~Copyable {
    private let file: FileDescriptor

    /// Takes the lock, or returns `nil` if another keeper has it.
    package init?(trying path: String) throws(SandboxError) {
        file = try FileDescriptor(opening: path, O_RDWR | O_CREAT | O_NOFOLLOW)
        var lock = Self.wholeFile
        guard fcntl(file.raw, F_SETLK, &lock) == 0 else { return nil }
    }

    /// The process ID of the running keeper, if any.
    package static func holder(_ path: String) -> pid_t? {
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
