import Glibc
import Synchronization

/// An open file, closed with its owner.
struct FileDescriptor: ~Copyable {
    let raw: Int32

    /// Opens for this process alone: what calf starts never inherits it.
    init(opening path: String, _ flags: Int32, mode: mode_t = 0o600) throws(SandboxError) {
        let descriptor = open(path, flags | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw .failure("open", path) }
        raw = descriptor
    }

    deinit { close(raw) }
}

/// The few file operations that the sandbox needs, with its error type.
package enum FileSystem {
    /// Creates the directory and its missing parents, each with mode 0700.
    static func makeDirectories(_ path: String) throws(SandboxError) {
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
            // A parent that cannot be looked into may still lead to a directory that exists.
            if isDirectory(path) { return }
            throw .failure("mkdir", path, code)
        }
    }

    /// Creates the directory, for this user alone; its parent is there.
    static func makeDirectory(_ path: String) throws(SandboxError) {
        guard mkdir(path, 0o700) == 0 else { throw .failure("mkdir", path) }
    }

    /// Gives a file another name on the same disk; what has it goes.
    static func move(_ path: String, to other: String) throws(SandboxError) {
        guard rename(path, other) == 0 else { throw .failure("rename", other) }
    }

    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
        return String(path[..<slash])
    }

    static func exists(_ path: String) -> Bool { status(path) != nil }

    static func isDirectory(_ path: String) -> Bool {
        var found = stat()
        return stat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFDIR
    }

    /// What lies at the path itself; a link is not followed.
    static func status(_ path: String) -> stat? {
        var found = stat()
        return lstat(path, &found) == 0 ? found : nil
    }

    /// The path without links, where it exists.
    static func realPath(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Where a link points.
    static func link(_ path: String) -> String? {
        var target = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &target, target.count)
        return count > 0 ? String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
    }

    static func readText(_ path: String, limit: Int = 1 << 20) throws(SandboxError) -> String {
        let file = try FileDescriptor(opening: path, O_RDONLY | O_NOFOLLOW)
        return try readText(file, path: path, limit: limit)
    }

    /// The last `limit` bytes of a file, or nothing where there is none.
    static func tail(_ path: String, limit: Int = 4096) -> String {
        // A log that cannot be read has nothing to add.
        guard let file = try? FileDescriptor(opening: path, O_RDONLY | O_NOFOLLOW) else { return "" }
        let size = lseek(file.raw, 0, SEEK_END)
        lseek(file.raw, max(0, size - off_t(limit)), SEEK_SET)
        // The same.
        return (try? readText(file, path: path, limit: limit)) ?? ""
    }

    private static func readText(_ file: borrowing FileDescriptor, path: String, limit: Int) throws(SandboxError) -> String {
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while content.count < limit {
            let count = read(file.raw, &chunk, min(chunk.count, limit - content.count))
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw .failure("read", path)
            }
            content.append(contentsOf: chunk[..<count])
        }
        return String(decoding: content, as: UTF8.self)
    }

    /// Counts drafts, so that two that are written at the same time have names of their own.
    private static let drafts = Atomic<Int>(0)

    /// Replaces the file in one step: a reader sees the old text or the new one. Root can give the file to another account.
    static func write(_ text: String, to path: String, owner: Account? = nil) throws(SandboxError) {
        let draft = "\(path).\(getpid()).\(drafts.wrappingAdd(1, ordering: .relaxed).newValue)"
        unlink(draft)
        do throws(SandboxError) {
            let file = try FileDescriptor(opening: draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
            var rest = Array(text.utf8)[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { Glibc.write(file.raw, $0.baseAddress, $0.count) }
                if count < 0 {
                    if errno == EINTR { continue }
                    throw .failure("write", path)
                }
                rest = rest.dropFirst(count)
            }
            if let owner, fchown(file.raw, owner.user, owner.group) != 0 { throw SandboxError.failure("chown", path) }
        } catch {
            unlink(draft)
            throw error
        }
        guard rename(draft, path) == 0 else { throw .failure("rename", path) }
    }

    /// The names in a directory, in order; none where it cannot be read.
    package static func names(in directory: String) -> [String] {
        guard let stream = opendir(directory) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Removes the file or the whole directory; links are removed, never followed.
    static func remove(_ path: String) throws(SandboxError) {
        guard let found = status(path) else { return }
        guard found.st_mode & S_IFMT == S_IFDIR else {
            guard unlink(path) == 0 || errno == ENOENT else { throw .failure("unlink", path) }
            return
        }
        // A process that is just ending may still write there: what comes meanwhile goes too.
        for attempt in 1... {
            for name in names(in: path) { try remove(path + "/" + name) }
            if rmdir(path) == 0 || errno == ENOENT { return }
            guard errno == ENOTEMPTY, attempt < 50 else { throw .failure("rmdir", path) }
            usleep(10_000)
        }
    }

    static func removeIfEmpty(_ path: String) { rmdir(path) }

    /// The bytes that the file or directory takes on the disk.
    static func size(of path: String) -> Int {
        guard let found = status(path) else { return 0 }
        let own = Int(found.st_blocks) * 512
        guard found.st_mode & S_IFMT == S_IFDIR else { return own }
        return names(in: path).reduce(own) { $0 + size(of: path + "/" + $1) }
    }
}

// MARK: - Room

extension FileSystem {
    /// What an ordinary user may still write to the disk that the path lies on; `nil` where that cannot be told.
    static func freeBytes(at path: String) -> Int? {
        var found = statvfs()
        guard !path.isEmpty, statvfs(path, &found) == 0 else { return nil }
        return Int(found.f_bavail) * Int(found.f_frsize)
    }
}

// MARK: - The server's log

extension FileSystem {
    static func length(_ path: String) -> Int { status(path).map { Int($0.st_size) } ?? 0 }

    /// Empties a log that has grown beyond a megabyte, but for its end. Who writes to it goes on at the new end.
    static func limitLog(_ path: String, to limit: Int = 1 << 20) {
        guard length(path) > limit else { return }
        let end = tail(path, limit: 65_536)
        // A log that cannot be kept is cut all the same.
        try? write(end, to: path + ".1")
        truncate(path, 0)
    }
}
