import EngineValues

extension LayerFiles {
    /// Compares each layer with those below it, which come first.
    static func list(_ layers: [(instruction: String, entries: [TarReader.Entry])]) -> [LayerFiles] {
        let image = Folder()
        return layers.map { layer in
            let changes = Folder()
            var counts: [Change: Int] = [:]
            for entry in layer.entries { apply(entry, to: image, &counts, noting: changes) }
            return LayerFiles(instruction: layer.instruction, nodes: changes.nodes(), counts: counts)
        }
    }

    /// Marks a removed file; also, as a name of its own, a folder whose earlier content was removed.
    private static let whiteout = ".wh."
    private static let opaque = ".wh..wh..opq"
    /// Deeper folders are shown as one name, because trees are walked recursively.
    private static let maxDepth = 40

    private static func apply(_ entry: TarReader.Entry, to image: Folder, _ counts: inout [Change: Int], noting changes: Folder) {
        var path = entry.path.split(separator: "/").filter { $0 != "." }.map(String.init)
        if path.count > maxDepth { path = path.prefix(maxDepth - 1) + [path.dropFirst(maxDepth - 1).joined(separator: "/")] }
        guard let name = path.popLast() else { return }
        if name == opaque {
            // What this layer itself puts into the folder may come before or after.
            guard let folder = image.find(path) else { return }
            let own = changes.find(path)
            for (old, item) in folder.items where own?.items[old]?.change == nil {
                note(.removed, item.isFolder, item.total, path, old, &counts, changes)
                folder.items[old] = nil
            }
        } else if name.hasPrefix(".wh..wh.") {
            return  // the file system's own bookkeeping
        } else if name.hasPrefix(whiteout) {
            let removed = String(name.dropFirst(whiteout.count))
            let item = image.find(path)?.items.removeValue(forKey: removed)
            note(.removed, item?.isFolder == true, item?.total ?? 0, path, removed, &counts, changes)
        } else {
            let parent = image.make(path)
            let old = parent.items[name]
            let isFolder = entry.kind == .folder
            if isFolder, old?.isFolder == true { return }
            let item = Folder(isFolder: isFolder, bytes: entry.bytes)
            parent.items[name] = item
            note(old == nil ? .added : .changed, isFolder, entry.bytes, path, name, &counts, changes)
        }
    }

    private static func note(
        _ change: Change, _ isFolder: Bool, _ bytes: Int, _ path: [String], _ name: String, _ counts: inout [Change: Int],
        _ changes: Folder
    ) {
        let parent = changes.make(path)
        let item = parent.items[name] ?? Folder(isFolder: isFolder)
        // Removed and created again in the same layer.
        let change = item.change == .removed && change == .added ? .changed : change
        if let before = item.change { counts[before, default: 0] -= 1 }
        (item.change, item.bytes, item.isFolder) = (change, bytes, isFolder)
        parent.items[name] = item
        counts[change, default: 0] += 1
    }

    /// A file or folder while layers are compared.
    private final class Folder {
        var items: [String: Folder] = [:]
        var isFolder: Bool
        var bytes: Int
        var change: Change?

        init(isFolder: Bool = true, bytes: Int = 0) {
            self.isFolder = isFolder
            self.bytes = bytes
        }

        func find(_ path: [String]) -> Folder? {
            var folder: Folder? = self
            for name in path { folder = folder?.items[name] }
            return folder
        }

        /// Finds a folder, creating those that are missing: an archive need not list them.
        func make(_ path: [String]) -> Folder {
            var folder = self
            for name in path {
                let next = folder.items[name] ?? Folder()
                folder.items[name] = next
                folder = next
            }
            return folder
        }

        var total: Int { items.values.reduce(bytes) { $0 + $1.total } }

        func nodes() -> [Node] {
            items.sorted { $0.key < $1.key }.map { name, item in
                let children = item.nodes()
                let below = children.reduce(0) { $0 + ($1.change == .removed ? 0 : $1.bytes) }
                return Node(name, item.change, isFolder: item.isFolder || !children.isEmpty, bytes: item.bytes + below, children: children)
            }
        }
    }
}
