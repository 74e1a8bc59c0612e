import Glibc

/// Keeps other processes out while a file is replaced. <https://man7.org/linux/man-pages/man2/flock.2.html>
struct FileLock: ~Copyable {
    private let descriptor: Int32

    /// Blocks until the lock is free.
    init(_ path: String) throws(CourseError) {
        Files.makeDirectory(Files.parent(of: path))
        let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .unreadable(path: path, code: errno) }
        while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Releases the lock.
    consuming func release() {}
}
