package import EngineValues
import Glibc

/// Lists files within limits, so that thousands of files, deeply nested folders and circular links cost no more than what is shown.
extension Workspace {
    /// The maximum number of entries read from one folder, and listed in total.
    private static let maxOfFolder = 500
    private static let most = 2_000

    /// The tree, folders before files, hidden files last, with the contents of the open folders. Empty if there is no workspace yet.
    package func list(open: Set<WorkspacePath> = []) throws(WorkspaceError) -> [WorkspaceEntry] {
        var entries: [WorkspaceEntry] = []
        do throws(WorkspaceError) {
            try list(try root(), nil, open, into: &entries)
        } catch .missing {
            return []
        }
        return entries
    }

    private func list(
        _ folder: borrowing FolderHandle, _ path: WorkspacePath?, _ open: Set<WorkspacePath>, into entries: inout [WorkspaceEntry]
    ) throws(WorkspaceError) {
        let depth = path?.parts.count ?? 0
        let (names, isCut) = try folder.names(atMost: Self.maxOfFolder)
        var found = names.compactMap { entry($0, in: folder, path, open) }
        func place(_ entry: WorkspaceEntry) -> (Int, Int, String) {
            (entry.isFolder ? 0 : 1, entry.name.hasPrefix(".") ? 1 : 0, entry.name)
        }
        found.sort { place($0) < place($1) }
        for (index, entry) in found.enumerated() {
            guard entries.count < Self.most else {
                entries.append(WorkspaceEntry(path: nil, name: "\(found.count - index) more", kind: .more, depth: depth))
                return
            }
            entries.append(entry)
            guard case .folder(isOpen: true) = entry.kind, let inner = entry.path, depth < WorkspacePath.deepest else { continue }
            do throws(WorkspaceError) {
                try list(try folder.folder(inner.name, shownAs: inner.text), inner, open, into: &entries)
            } catch {
                entries.append(WorkspaceEntry(path: nil, name: "can't be opened", kind: .more, depth: depth + 1))
            }
        }
        if isCut { entries.append(WorkspaceEntry(path: nil, name: "and more", kind: .more, depth: depth)) }
    }

    private func entry(
        _ name: EntryName, in folder: borrowing FolderHandle, _ parent: WorkspacePath?, _ open: Set<WorkspacePath>
    ) -> WorkspaceEntry? {
        // Deleted since its name was read.
        guard let status = folder.status(name.bytes) else { return nil }
        let path = name.text.flatMap { WorkspacePath(parent: parent, name: $0) }
        let kind: WorkspaceEntry.Kind =
            switch status.st_mode & S_IFMT {
            case S_IFDIR: .folder(isOpen: path.map(open.contains) ?? false)
            case S_IFREG: .file(bytes: Int(status.st_size))
            case S_IFLNK: .link(target: String(decoding: folder.target(name.bytes), as: UTF8.self))
            default: .other
            }
        return WorkspaceEntry(path: path, name: name.shown, kind: kind, depth: parent?.parts.count ?? 0)
    }
}
