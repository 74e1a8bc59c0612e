package import EngineValues
import Glibc

/// Operations on single files: reading, writing from the editor, renaming, removing.
extension Workspace {
    /// The maximum size of a file that can be edited, in bytes.
    package static let textLimit = 1 << 20

    /// The text of a file.
    package func read(_ path: WorkspacePath) throws(WorkspaceError) -> WorkspaceText {
        let bytes = try parent(of: path).bytes(path.name, shownAs: path.text, limit: Self.textLimit)
        return try WorkspaceText(bytes, path: path.text)
    }

    /// Replaces a file atomically: readers see either the old text or the new one. Its mode is kept.
    ///
    /// - Parameter known: The text last read or written. If the file's text differs, it is left alone and `changedMeanwhile` is thrown.
    ///   `nil` means that the file must not exist yet.
    package func write(_ text: WorkspaceText, to path: WorkspacePath, over known: WorkspaceText?) throws(WorkspaceError) {
        let bytes = text.bytes
        guard bytes.count <= Self.textLimit else { throw .tooLarge(path: path.text, bytes: bytes.count, limit: Self.textLimit) }
        let folder = try parent(of: path, making: known == nil)
        guard let known else {
            do throws(WorkspaceError) {
                try folder.make(path.name, bytes, mode: Self.mode(of: bytes), shownAs: path.text)
            } catch .exists {
                throw .changedMeanwhile(path: path.text)
            }
            return
        }
        guard let found = folder.status(path.name) else { throw .changedMeanwhile(path: path.text) }
        if found.st_mode & S_IFMT == S_IFLNK { throw .link(path: path.text) }
        guard found.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path.text) }
        // Replacing the file would bypass its write protection, so check it.
        guard faccessat(folder.raw, path.name, W_OK, AT_EACCESS) == 0 else { throw .failure("open", path.text) }
        let notes = try noteFolder(making: true)
        let draft = Self.passingName()
        try notes.make(draft, bytes, mode: found.st_mode & 0o7777, shownAs: path.text)
        do throws(WorkspaceError) {
            try check(known, in: folder, path)
            try notes.move(draft, to: folder, as: path.name, shownAs: path.text)
        } catch {
            unlinkat(notes.raw, draft, 0)
            throw error
        }
    }

    private func check(_ known: WorkspaceText, in folder: borrowing FolderHandle, _ path: WorkspacePath) throws(WorkspaceError) {
        let now: [UInt8]
        do throws(WorkspaceError) {
            now = try folder.bytes(path.name, shownAs: path.text, limit: Self.textLimit)
        } catch .tooLarge {
            throw .changedMeanwhile(path: path.text)
        } catch .missing {
            throw .changedMeanwhile(path: path.text)
        }
        guard now == known.bytes else { throw .changedMeanwhile(path: path.text) }
    }

    /// Makes scripts executable, and every file readable, also for programs in a container.
    static func mode(of bytes: [UInt8]) -> mode_t { bytes.starts(with: "#!".utf8) ? 0o755 : 0o644 }

    func parent(of path: WorkspacePath, making: Bool = false) throws(WorkspaceError) -> FolderHandle {
        try root(making: making).folder(path.parts.dropLast(), making: making ? 0o755 : nil)
    }
}
