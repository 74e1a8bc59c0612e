package import EngineValues

extension Workspace {
    private static let maxChanges = 500

    /// Compares the folder with what the lesson provides. A file that a part of the lesson owns now is compared with that part's version.
    package func changes(from layout: WorkspaceLayout) throws(WorkspaceError) -> WorkspaceChanges {
        var changes = WorkspaceChanges()
        do throws(WorkspaceError) { try compare(layout, try noteFolder(), &changes) } catch .missing {}
        return changes
    }

    private func compare(
        _ layout: WorkspaceLayout, _ notes: borrowing FolderHandle, _ changes: inout WorkspaceChanges
    ) throws(WorkspaceError) {
        let record = try installManifest(notes)
        var troubles: [WorkspaceError] = []
        var starters: [WorkspacePath: [UInt8]] = [:]
        // A starter that can't be laid out can't have changed.
        let (files, folders) = try originals(layout, notes, troubles: &troubles)
        for file in files {
            var file = file
            if let owner = record.owners[file.path.text], owner != file.part {
                let own = WorkspaceLayout(parts: [owner], starters: layout.starters)
                file = try originals(own, notes, troubles: &troubles).files.first { $0.path == file.path } ?? file
            }
            starters[file.path] = try content(of: file, notes).bytes
        }
        var seen: Set<WorkspacePath> = []
        try compare(try root(), nil, starters, folders, &seen, &changes)
        // Only files that once existed can have been removed.
        changes.removed = starters.keys.filter { !seen.contains($0) && record.owners[$0.text] != nil }.map(\.text).sorted()
        changes.changed.sort()
        changes.added.sort()
    }

    private func compare(
        _ folder: borrowing FolderHandle, _ path: WorkspacePath?, _ starters: [WorkspacePath: [UInt8]], _ folders: Set<WorkspacePath>,
        _ seen: inout Set<WorkspacePath>, _ changes: inout WorkspaceChanges
    ) throws(WorkspaceError) {
        let (names, isCut) = try folder.names(atMost: Self.maxChanges)
        if isCut { changes.isCut = true }
        for name in names {
            let isFolder = folder.isFolder(name.bytes)
            let inner = name.text.flatMap { WorkspacePath(parent: path, name: $0) }
            if let inner, let starter = starters[inner] {
                seen.insert(inner)
                // If it is no longer a file or can't be read, it counts as changed.
                let now = try? folder.bytes(inner.name, shownAs: inner.text, limit: Self.madeLimit)
                if now != starter { changes.changed.append(inner.text) }
            } else if isFolder, let inner, folders.contains(inner) {
                try compare(try folder.folder(inner.name, shownAs: inner.text), inner, starters, folders, &seen, &changes)
            } else {
                let shown = (path.map { $0.text + "/" } ?? "") + name.shown
                changes.added.append(isFolder ? shown + "/" : shown)
            }
        }
    }
}
