import EngineValues
import Glibc

/// An open folder, closed when its owner is destroyed. Everything inside it is opened name by name without following links, so that nothing
/// placed there, even in the meantime, leads outside. Names are C strings, because they need not be valid text.
struct FolderHandle: ~Copyable {
    let raw: Int32

    private init(raw: Int32) { self.raw = raw }

    /// Opens a trusted folder. Links in the path are followed, because the user made them.
    init(opening path: String) throws(WorkspaceError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .failure("open", path) }
        raw = descriptor
    }

    deinit { close(raw) }

    /// Opens a subfolder. If `mode` is given, a missing one is created.
    func folder(_ name: UnsafePointer<CChar>, making mode: mode_t? = nil, shownAs path: String) throws(WorkspaceError) -> FolderHandle {
        var descriptor = openat(raw, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        if descriptor < 0, errno == ENOENT, let mode {
            guard mkdirat(raw, name, mode) == 0 || errno == EEXIST else { throw .failure("mkdir", path) }
            descriptor = openat(raw, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            // Restore what the user's umask removed, because programs in a container run as a different user.
            if descriptor >= 0 { fchmod(descriptor, mode) }
        }
        if descriptor >= 0 { return FolderHandle(raw: descriptor) }
        let code = errno
        // The system reports "not a directory" for a link, too.
        if status(name).map({ $0.st_mode & S_IFMT == S_IFLNK }) == true { throw .link(path: path) }
        throw .failure("open", path, code)
    }

    /// Opens the folder at a path inside this one.
    func folder(_ parts: some Sequence<String>, making mode: mode_t? = nil) throws(WorkspaceError) -> FolderHandle {
        var current = try copy()
        var path = ""
        for name in parts {
            path += path.isEmpty ? name : "/" + name
            let next = try current.folder(name, making: mode, shownAs: path)
            current = next
        }
        return current
    }

    private func copy() throws(WorkspaceError) -> FolderHandle {
        let descriptor = fcntl(raw, F_DUPFD_CLOEXEC, 0)
        guard descriptor >= 0 else { throw .failure("dup", "") }
        return FolderHandle(raw: descriptor)
    }

    /// The status of the entry itself; a link is not followed.
    func status(_ name: UnsafePointer<CChar>) -> stat? {
        var found = stat()
        return fstatat(raw, name, &found, AT_SYMLINK_NOFOLLOW) == 0 ? found : nil
    }

    /// The target of a link.
    func target(_ name: UnsafePointer<CChar>) -> [UInt8] {
        var target = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlinkat(raw, name, &target, target.count)
        return target.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
    }

    /// The names in the folder, at most `limit`. `isCut` tells whether there are more.
    func names(atMost limit: Int) throws(WorkspaceError) -> ([EntryName], isCut: Bool) {
        // The stream takes over a descriptor and changes its position, so open another one.
        let again = openat(raw, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard again >= 0 else { throw .failure("open", ".") }
        guard let stream = fdopendir(again) else {
            close(again)
            throw .failure("open", ".")
        }
        defer { closedir(stream) }
        var names: [EntryName] = []
        while let entry = readdir(stream) {
            let name = EntryName(withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) })
            if name == EntryName(".") || name == EntryName("..") { continue }
            if names.count == limit { return (names, true) }
            names.append(name)
        }
        return (names, false)
    }
}

/// A file name as the system stores it: any bytes except `/` and NUL, not necessarily valid text.
struct EntryName: Hashable {
    /// NUL-terminated, for system calls.
    let bytes: [CChar]

    init(_ bytes: some Sequence<UInt8>) { self.bytes = bytes.map { CChar(bitPattern: $0) } + [0] }

    init(_ text: String) { self.init(text.utf8) }

    /// The name as text, or `nil` if it isn't UTF-8.
    var text: String? { String(validating: raw, as: UTF8.self) }

    /// The name for display, with invalid bytes replaced.
    var shown: String { String(decoding: raw, as: UTF8.self) }

    private var raw: [UInt8] { bytes.dropLast().map { UInt8(bitPattern: $0) } }
}
