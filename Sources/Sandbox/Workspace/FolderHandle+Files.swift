import EngineValues
import Glibc
import Primitives

/// Reads, creates, moves and removes files in a folder.
extension FolderHandle {
    /// The bytes of a regular file.
    func bytes(_ name: UnsafePointer<CChar>, shownAs path: String, limit: Int) throws(WorkspaceError) -> [UInt8] {
        // With NONBLOCK, opening a pipe doesn't wait for its other end.
        let file = openat(raw, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard file >= 0 else { throw .failure("open", path) }
        defer { close(file) }
        var found = stat()
        guard fstat(file, &found) == 0 else { throw .failure("stat", path) }
        guard found.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
        guard found.st_size <= limit else { throw .tooLarge(path: path, bytes: Int(found.st_size), limit: limit) }
        guard let content = DescriptorBytes.read(file, atMost: limit + 1) else { throw .failure("read", path) }
        // The file has grown since its size was read.
        guard content.count <= limit else { throw .tooLarge(path: path, bytes: content.count, limit: limit) }
        return content
    }

    /// Creates a file that must not exist yet. If it can't be written completely, it is removed.
    func make(_ name: UnsafePointer<CChar>, _ bytes: [UInt8], mode: mode_t, shownAs path: String) throws(WorkspaceError) {
        let file = openat(raw, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .failure("open", path) }
        var failure = DescriptorBytes.write(bytes, to: file) ? 0 : errno
        if failure == 0, fchmod(file, mode) != 0 { failure = errno }
        // Some file systems report a full disk only on close.
        if close(file) != 0, failure == 0, errno != EINTR { failure = errno }
        guard failure == 0 else {
            unlinkat(raw, name, 0)
            throw .failure("write", path, failure)
        }
    }

    /// Moves an entry to another folder on the same disk, replacing any existing entry.
    func move(
        _ name: UnsafePointer<CChar>, to folder: borrowing FolderHandle, as new: UnsafePointer<CChar>, shownAs path: String
    ) throws(WorkspaceError) {
        guard renameat(raw, name, folder.raw, new) == 0 else { throw .failure("rename", path) }
    }

    /// Removes a file, a link, or a folder with everything in it.
    func remove(_ name: UnsafePointer<CChar>, shownAs path: String) throws(WorkspaceError) {
        guard let found = status(name) else { return }
        guard found.st_mode & S_IFMT == S_IFDIR else {
            guard unlinkat(raw, name, 0) == 0 || errno == ENOENT else { throw .failure("unlink", path) }
            return
        }
        try empty(try folder(name, shownAs: path), shownAs: path)
        guard unlinkat(raw, name, AT_REMOVEDIR) == 0 || errno == ENOENT else { throw .failure("rmdir", path) }
    }

    private func empty(_ folder: consuming FolderHandle, shownAs path: String) throws(WorkspaceError) {
        var isCut = true
        while isCut {
            let found = try folder.names(atMost: 10_000)
            isCut = found.isCut
            for name in found.0 { try folder.remove(name.bytes, shownAs: path + "/" + name.shown) }
        }
    }
}
