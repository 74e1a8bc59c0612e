/// The files that a layer of an image adds, changes and removes.
package struct LayerFiles: Sendable, Equatable {
    /// What happened to a file, compared with the layers below.
    package enum Change: Sendable, Equatable {
        case added, changed, removed
    }

    /// A file or folder.
    package struct Node: Sendable, Equatable {
        package var name: String
        /// `nil` for a folder that existed before.
        package var change: Change?
        package var isFolder: Bool
        /// The size of what was added or changed here and below; of a removed file, the size that it had.
        package var bytes: Int
        package var children: [Node]

        package init(_ name: String, _ change: Change?, isFolder: Bool = false, bytes: Int, children: [Node] = []) {
            self.name = name
            self.change = change
            self.isFolder = isFolder
            self.bytes = bytes
            self.children = children
        }
    }

    /// The Dockerfile instruction that created the layer.
    package var instruction: String
    package var nodes: [Node]
    /// How many files and folders were added, changed and removed.
    package var counts: [Change: Int]
    /// The size of the files that were added or changed.
    package var bytes: Int { nodes.reduce(0) { $0 + ($1.change == .removed ? 0 : $1.bytes) } }

    package init(instruction: String, nodes: [Node], counts: [Change: Int]) {
        self.instruction = instruction
        self.nodes = nodes
        self.counts = counts
    }
}
