import Glibc

/// An open folder, closed with its owner. Everything below it is reached name by name and without following links, so that nothing that
/// somebody puts there, also meanwhile, leads out of it. Names are C strings, so that those that are no text can be given, too.
struct FolderHandle: ~Copyable {
    let raw: Int32

    private init(raw: Int32) { self.raw = raw }

    /// A folder that is trusted; links on the way to it are the user's own.
    init(opening path: String) throws(WorkspaceError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .failure("open", path) }
        raw = descriptor
    }

    deinit { close(raw) }

    /// The folder of that name in it, made where it is missing and `mode` is given.
    func folder(_ name: UnsafePointer<CChar>, making mode: mode_t? = nil, shownAs path: String) throws(WorkspaceError) -> FolderHandle {
        var descriptor = openat(raw, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        if descriptor < 0, errno == ENOENT, let mode {
            guard mkdirat(raw, name, mode) == 0 || errno == EEXIST else { throw .failure("mkdir", path) }
            descriptor = openat(raw, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            // What the user's mask took away: programs in a container run as somebody else.
            if descriptor >= 0 { fchmod(descriptor, mode) }
        }
        if descriptor >= 0 { return FolderHandle(raw: descriptor) }
        let code = errno
        // The system says "no folder" of a link, too.
        if status(name).map({ $0.st_mode & S_IFMT == S_IFLNK }) == true { throw .link(path: path) }
        throw .failure("open", path, code)
    }

    /// The folder that a path below this one leads to.
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

    /// What lies under the name itself; a link is not followed.
    func status(_ name: UnsafePointer<CChar>) -> stat? {
        var found = stat()
        return fstatat(raw, name, &found, AT_SYMLINK_NOFOLLOW) == 0 ? found : nil
    }

    /// Where a link leads, in its own words.
    func target(_ name: UnsafePointer<CChar>) -> [UInt8] {
        var target = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlinkat(raw, name, &target, target.count)
        return target.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
    }

    /// The names in it, not more than `limit`; the second value says whether there are.
    func names(atMost limit: Int) throws(WorkspaceError) -> ([EntryName], isCut: Bool) {
        // A stream takes the descriptor for itself and moves it; this one is to stay.
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
