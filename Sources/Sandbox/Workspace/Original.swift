import Course
import EngineValues
import Glibc

/// A file as the lesson provides it.
struct Original {
    let path: WorkspacePath
    /// The part of the lesson that provides it.
    let part: String
    /// The text of a starter; `nil` if a setup made the file.
    let text: String?

    var key: InstallManifest.Key { InstallManifest.Key(path: path.text, exercise: part) }
}

/// The files that the lesson provides: its starters, and copies of what its setups made.
extension Workspace {
    static let madeFolder = "made"
    /// The maximum size of a file whose copy is kept, in bytes, and the maximum number of files from one setup. The rest counts as the
    /// learner's: a virtual environment has thousands of files.
    static let madeLimit = 8 << 20
    static let maxMade = 500

    /// The originals that count in a layout, with the folders that setups made.
    ///
    /// - Parameter troubles: Receives the starters whose paths are invalid.
    func originals(
        _ layout: WorkspaceLayout, _ notes: borrowing FolderHandle, troubles: inout [WorkspaceError]
    ) throws(WorkspaceError) -> (files: [Original], folders: Set<WorkspacePath>) {
        var files: [Original] = []
        var folders: Set<WorkspacePath> = []
        var seen: Set<WorkspacePath> = []
        for part in layout.parts {
            // The setup ran on the starters, so its version is the later one.
            for path in try made(by: part, notes, &folders) where seen.insert(path).inserted {
                files.append(Original(path: path, part: part, text: nil))
            }
            for file in layout.starters where file.exercise == part {
                do throws(WorkspaceError) {
                    let path = try WorkspacePath(file.path)
                    if seen.insert(path).inserted { files.append(Original(path: path, part: part, text: file.text)) }
                } catch {
                    troubles.append(error)
                }
            }
        }
        for file in files {
            var parent = file.path.parent
            while let folder = parent, folders.insert(folder).inserted { parent = folder.parent }
        }
        return (files, folders)
    }

    /// The files that a part's setup made.
    func made(
        by part: String, _ notes: borrowing FolderHandle, _ folders: inout Set<WorkspacePath>
    ) throws(WorkspaceError) -> [WorkspacePath] {
        do throws(WorkspaceError) {
            var paths: [WorkspacePath] = []
            try collect(try notes.folder([Self.madeFolder, Self.folderName(of: part)]), nil, &paths, &folders)
            return paths.sorted()
        } catch .missing {
            return []
        }
    }

    private func collect(
        _ folder: borrowing FolderHandle, _ path: WorkspacePath?, _ paths: inout [WorkspacePath], _ folders: inout Set<WorkspacePath>
    ) throws(WorkspaceError) {
        for name in try folder.names(atMost: Self.maxMade).0 {
            guard let inner = name.text.flatMap({ WorkspacePath(parent: path, name: $0) }) else { continue }
            if folder.isFolder(name.bytes) {
                folders.insert(inner)
                try collect(try folder.folder(name.bytes, shownAs: inner.text), inner, &paths, &folders)
            } else {
                paths.append(inner)
            }
        }
    }

    /// The original's content and mode.
    func content(of original: Original, _ notes: borrowing FolderHandle) throws(WorkspaceError) -> (bytes: [UInt8], mode: mode_t) {
        if let text = original.text {
            let bytes = Array(text.utf8)
            return (bytes, Self.mode(of: bytes))
        }
        let path = original.path
        let folder = try notes.folder([Self.madeFolder, Self.folderName(of: original.part)] + path.parts.dropLast())
        let mode = folder.status(path.name).map { $0.st_mode & 0o777 }
        let bytes = try folder.bytes(path.name, shownAs: path.text, limit: Self.madeLimit)
        return (bytes, mode ?? Self.mode(of: bytes))
    }

    /// The name of a part's folder. A hash, because a malformed lesson may use special characters in exercise IDs.
    static func folderName(of part: String) -> String { "e-" + ContentHash(of: part).hex(digits: 16) }
}

extension FolderHandle {
    /// Whether the entry is a folder, and not a link to one.
    func isFolder(_ name: UnsafePointer<CChar>) -> Bool { status(name).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false }
}
