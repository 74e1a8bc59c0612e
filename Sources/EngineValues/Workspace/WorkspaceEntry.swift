/// One row of a workspace's tree.
package struct WorkspaceEntry: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case folder(isOpen: Bool)
        case file(bytes: Int)
        /// A symbolic link, which is not followed, and its target.
        case link(target: String)
        /// A pipe, a socket, a device.
        case other
        /// Represents further entries in the folder at this depth.
        case more
    }

    /// `nil` if it can't be opened: its name isn't valid text, or it represents further entries.
    package var path: WorkspacePath?
    /// The name for display only.
    package var name: String
    package var kind: Kind
    /// The number of folders between it and the workspace.
    package var depth: Int

    package var isFolder: Bool { if case .folder = kind { true } else { false } }

    package init(path: WorkspacePath?, name: String, kind: Kind, depth: Int) {
        self.path = path
        self.name = name
        self.kind = kind
        self.depth = depth
    }
}
