package import EngineValues
import Glibc

/// Reads a folder with everything in it, such as a submitted answer.
package enum FolderContents {
    /// The files in a folder, by path. Git's own folder is left out.
    ///
    /// Throws at the first link, since it could lead anywhere, and at anything else that is neither a file nor a folder.
    ///
    /// - Parameters:
    ///   - folder: a trusted path. Links in it are followed, because the user made them.
    ///   - maxFiles: the maximum number of files, and of entries in one folder.
    ///   - maxBytes: the maximum size of a file.
    package static func read(
        _ folder: String, maxFiles: Int, maxBytes: Int
    ) throws(WorkspaceError) -> [(path: WorkspacePath, bytes: [UInt8])] {
        var files: [(path: WorkspacePath, bytes: [UInt8])] = []
        try read(try FolderHandle(opening: folder), nil, (maxFiles, maxBytes), into: &files)
        return files.sorted { $0.path < $1.path }
    }

    private static func read(
        _ folder: borrowing FolderHandle, _ path: WorkspacePath?, _ limits: (files: Int, bytes: Int),
        into files: inout [(path: WorkspacePath, bytes: [UInt8])]
    ) throws(WorkspaceError) {
        let (names, isCut) = try folder.names(atMost: limits.files + 1)
        for name in names where name != EntryName(".git") {
            // Checked like a path in a lesson, which can't be deeply nested or contain control characters.
            let shown = (path.map { $0.text + "/" } ?? "") + name.shown
            guard name.text != nil else { throw .notInside(path: shown) }
            let inner = try WorkspacePath(shown)
            switch folder.status(name.bytes).map({ $0.st_mode & S_IFMT }) {
            case S_IFDIR: try read(try folder.folder(name.bytes, shownAs: shown), inner, limits, into: &files)
            case S_IFLNK: throw .link(path: shown)
            default: files.append((inner, try folder.bytes(name.bytes, shownAs: shown, limit: limits.bytes)))
            }
            if files.count > limits.files || isCut { throw .tooManyFiles(limit: limits.files) }
        }
    }
}
