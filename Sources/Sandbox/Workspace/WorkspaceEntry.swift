/// One row of a workspace's tree.
package struct WorkspaceEntry: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case folder(isOpen: Bool)
        case file(bytes: Int)
        /// Not followed; where it says that it leads.
        case link(target: String)
        /// A pipe, a socket, a device.
        case other
        /// More that is not listed, in the folder at this depth.
        case more
    }

    /// `nil` for what can't be opened: its name is no text, or it stands for others.
    package var path: WorkspacePath?
    /// The name as it can be shown; never to be used as one.
    package var name: String
    package var kind: Kind
    /// Folders above it, below the workspace.
    package var depth: Int

    package init(path: WorkspacePath?, name: String, kind: Kind, depth: Int) {
        self.path = path
        self.name = name
        self.kind = kind
        self.depth = depth
    }
}
