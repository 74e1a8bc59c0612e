import CGNU
import CProcess
import Glibc
import Primitives
import Synchronization

/// An open file, closed when its owner is destroyed.
struct FileDescriptor: ~Copyable {
    let raw: Int32

    /// Opens the file for this process only: child processes never inherit it.
    init(opening path: String, _ flags: Int32, mode: mode_t = 0o600) throws(SandboxError) {
        let descriptor = open(path, flags | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw .failure("open", path) }
        raw = descriptor
    }

    /// A file in memory. Unlike a pipe, it needs no process at its other end. If there is none, `errno` says why.
    init?(inMemory name: String) {
        let descriptor = memfd_create(name, 1 /* MFD_CLOEXEC */)
        guard descriptor >= 0 else { return nil }
        raw = descriptor
    }

    deinit { close(raw) }
}

/// The few file operations that the sandbox needs. They throw its error type.
package enum FileSystem {
    /// Creates the directory and its missing parents, each with mode 0700.
    package static func makeDirectories(_ path: String) throws(SandboxError) {
        if mkdir(path, 0o700) == 0 { return }
        let code = errno
        switch code {
        case EEXIST:
            guard isDirectory(path) else { throw .unsafeDirectory(path: path, flaw: .notADirectory) }
        case ENOENT:
            let parent = self.parent(of: path)
            guard parent != path else { throw .failure("mkdir", path, code) }
            try makeDirectories(parent)
            if mkdir(path, 0o700) != 0, errno != EEXIST { throw .failure("mkdir", path) }
        default:
            // A parent that can't be searched may still lead to an existing directory.
            if isDirectory(path) { return }
            throw .failure("mkdir", path, code)
        }
    }

    /// Renames a file on the same disk, replacing any existing file of that name.
    package static func move(_ path: String, to other: String) throws(SandboxError) {
        guard rename(path, other) == 0 else { throw .failure("rename", other) }
    }

    package static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
        return String(path[..<slash])
    }

    package static func exists(_ path: String) -> Bool { status(path) != nil }

    package static func isDirectory(_ path: String) -> Bool {
        var found = stat()
        return stat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFDIR
    }

    /// The status of the path itself; symbolic links are not followed.
    static func status(_ path: String) -> stat? {
        var found = stat()
        return lstat(path, &found) == 0 ? found : nil
    }

    /// The path with symbolic links resolved, or the path itself if it doesn't exist.
    package static func realPath(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The target of a symbolic link.
    package static func link(_ path: String) -> String? {
        var target = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &target, target.count)
        return count > 0 ? String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
    }

    package static func readText(_ path: String, limit: Int = 1 << 20) throws(SandboxError) -> String {
        String(decoding: try readBytes(path, limit: limit), as: UTF8.self)
    }

    /// The first `limit` bytes of a file.
    package static func readBytes(_ path: String, limit: Int) throws(SandboxError) -> [UInt8] {
        try readBytes(try FileDescriptor(opening: path, O_RDONLY | O_NOFOLLOW), path: path, limit: limit)
    }

    /// The last `limit` bytes of a file, or an empty string if there is no file.
    package static func tail(_ path: String, limit: Int = 4096) -> String {
        // An unreadable log has nothing to add.
        guard let file = try? FileDescriptor(opening: path, O_RDONLY | O_NOFOLLOW) else { return "" }
        let size = lseek(file.raw, 0, SEEK_END)
        lseek(file.raw, max(0, size - off_t(limit)), SEEK_SET)
        // Likewise.
        return (try? readBytes(file, path: path, limit: limit)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    private static func readBytes(_ file: borrowing FileDescriptor, path: String, limit: Int) throws(SandboxError) -> [UInt8] {
        guard let content = DescriptorBytes.read(file.raw, atMost: limit) else { throw .failure("read", path) }
        return content
    }

    /// Numbers the drafts, so that two files written at the same time get different names.
    private static let drafts = Atomic<Int>(0)

    /// Replaces the file atomically: readers see either the old text or the new one. Root can give the file to another account.
    package static func write(_ text: String, to path: String, owner: Account? = nil) throws(SandboxError) {
        try write(Array(text.utf8), to: path, owner: owner)
    }

    /// The same for bytes.
    package static func write(_ bytes: [UInt8], to path: String, owner: Account? = nil) throws(SandboxError) {
        let draft = "\(path).\(getpid()).\(drafts.wrappingAdd(1, ordering: .relaxed).newValue)"
        unlink(draft)
        do throws(SandboxError) {
            let file = try FileDescriptor(opening: draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
            guard DescriptorBytes.write(bytes, to: file.raw) else { throw SandboxError.failure("write", path) }
            if let owner, fchown(file.raw, owner.user, owner.group) != 0 { throw SandboxError.failure("chown", path) }
        } catch {
            unlink(draft)
            throw error
        }
        guard rename(draft, path) == 0 else { throw .failure("rename", path) }
    }

    /// Replaces a file with an empty one and reserves disk space for it, so that a program can still say that the disk is full.
    package static func makeEmpty(_ path: String, reserving bytes: Int) throws(SandboxError) {
        unlink(path)
        let file = try FileDescriptor(opening: path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
        let keepsLength: Int32 = 1
        // Some disks can't reserve space.
        if fallocate(file.raw, keepsLength, 0, bytes) != 0, errno == ENOSPC { throw .diskFull(path: path) }
    }

    /// The names in a directory that are UTF-8, sorted; empty if the directory can't be read.
    package static func names(in directory: String) -> [String] { (FolderNames.text(in: directory) ?? []).sorted() }

    /// Removes the file or the whole directory. Symbolic links are removed, never followed.
    package static func remove(_ path: String) throws(SandboxError) { try remove(Array(path.utf8CString)) }

    private static func remove(_ path: [CChar]) throws(SandboxError) {
        var found = stat()
        guard lstat(path, &found) == 0 else { return }
        guard found.st_mode & S_IFMT == S_IFDIR else {
            guard unlink(path) == 0 || errno == ENOENT else { throw .failure("unlink", FolderNames.shown(path)) }
            return
        }
        // A learner may have taken all permissions from a folder.
        if found.st_mode & S_IRWXU != S_IRWXU { fchmodat(AT_FDCWD, path, S_IRWXU, AT_SYMLINK_NOFOLLOW) }
        // A process that is just exiting may still create files here, so retry to remove those too.
        for attempt in 1... {
            for name in FolderNames.bytes(in: path) ?? [] { try remove(FolderNames.path(path, name)) }
            if rmdir(path) == 0 || errno == ENOENT { return }
            guard errno == ENOTEMPTY, attempt < 50 else { throw .failure("rmdir", FolderNames.shown(path)) }
            usleep(10_000)
        }
    }

    package static func removeIfEmpty(_ path: String) { rmdir(path) }

    /// The disk space used by the file or directory, in bytes.
    package static func size(of path: String) -> Int { size(of: Array(path.utf8CString)) }

    private static func size(of path: [CChar]) -> Int {
        var found = stat()
        guard lstat(path, &found) == 0 else { return 0 }
        let own = Int(found.st_blocks) * 512
        guard found.st_mode & S_IFMT == S_IFDIR else { return own }
        return (FolderNames.bytes(in: path) ?? []).reduce(own) { $0 + size(of: FolderNames.path(path, $1)) }
    }
}

// MARK: - Free space

extension FileSystem {
    /// The number of bytes an ordinary user can still write to the disk that holds the path, or `nil` if unknown.
    package static func freeBytes(at path: String) -> Int? {
        var found = statvfs()
        guard !path.isEmpty, statvfs(path, &found) == 0 else { return nil }
        return Int(found.f_bavail) * Int(found.f_frsize)
    }
}

// MARK: - The server's log

extension FileSystem {
    package static func length(_ path: String) -> Int { status(path).map { Int($0.st_size) } ?? 0 }

    /// Truncates a log larger than `limit` bytes and keeps its end in `<path>.1`. Writers in append mode continue at the new end.
    package static func limitLog(_ path: String, to limit: Int = 1 << 20) {
        guard length(path) > limit else { return }
        let end = tail(path, limit: 65_536)
        // If the end of the log can't be saved, the log is truncated anyway.
        try? write(end, to: path + ".1")
        truncate(path, 0)
    }
}
