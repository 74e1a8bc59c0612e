import Glibc

/// The differences between a workspace and what its lesson laid out: what a reset would remove.
package struct WorkspaceChanges: Sendable, Equatable {
    /// Files of the lesson whose text differs.
    package var changed: [String] = []
    /// Files of the lesson that were deleted.
    package var removed: [String] = []
    /// Files that aren't part of the lesson. A folder, which ends in `/`, represents everything in it.
    package var added: [String] = []
    /// Whether there are more changes than listed.
    package var isCut = false

    package init() {}

    package var isEmpty: Bool { changed.isEmpty && removed.isEmpty && added.isEmpty }
}

extension Workspace {
    private static let mostChanges = 500

    /// Compares the folder with an exercise's starting files.
    package func changes(from files: [StarterFile]) throws(WorkspaceError) -> WorkspaceChanges {
        var changes = WorkspaceChanges()
        let starters = Dictionary(
            files.compactMap { file in
                // A file that can't be laid out can't have changed.
                (try? WorkspacePath(file.path)).map { ($0, file) }
            }, uniquingKeysWith: { first, _ in first })
        var folders: Set<WorkspacePath> = []
        for path in starters.keys {
            var parent = path.parent
            while let folder = parent {
                folders.insert(folder)
                parent = folder.parent
            }
        }
        var seen: Set<WorkspacePath> = []
        do throws(WorkspaceError) {
            try compare(try root(), nil, starters, folders, &seen, &changes)
        } catch .missing {
            return changes
        }
        // Only files that once existed can have been removed.
        let record = try recordIfAny()
        changes.removed = starters.filter { !seen.contains($0.key) && record.owners[$0.value.path] != nil }.map(\.key.text).sorted()
        changes.changed.sort()
        changes.added.sort()
        return changes
    }

    private func recordIfAny() throws(WorkspaceError) -> InstallManifest {
        do throws(WorkspaceError) { return try installManifest(try noteFolder()) } catch .missing { return InstallManifest() }
    }

    private func compare(
        _ folder: borrowing FolderHandle, _ path: WorkspacePath?, _ starters: [WorkspacePath: StarterFile], _ folders: Set<WorkspacePath>,
        _ seen: inout Set<WorkspacePath>, _ changes: inout WorkspaceChanges
    ) throws(WorkspaceError) {
        let (names, isCut) = try folder.names(atMost: Self.mostChanges)
        if isCut { changes.isCut = true }
        for name in names {
            let isFolder = folder.status(name.bytes).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
            let inner = name.text.flatMap { WorkspacePath(parent: path, name: $0) }
            if let inner, let starter = starters[inner] {
                seen.insert(inner)
                // If it is no longer a file or can't be read, it counts as changed.
                let now = try? folder.bytes(inner.name, shownAs: inner.text, limit: Self.textLimit)
                if now != Array(starter.text.utf8) { changes.changed.append(inner.text) }
            } else if isFolder, let inner, folders.contains(inner) {
                try compare(try folder.folder(inner.name, shownAs: inner.text), inner, starters, folders, &seen, &changes)
            } else {
                let shown = (path.map { $0.text + "/" } ?? "") + name.shown
                changes.added.append(isFolder ? shown + "/" : shown)
            }
        }
    }
}
