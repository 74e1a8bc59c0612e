/// How calf's server stands, as values.
package struct SandboxStatus: Sendable, Equatable {
    package enum Phase: String, Sendable { case stopped, creating, starting, ready }

    package var phase: Phase
    /// Stays without clients, until it is stopped.
    package var isPinned: Bool
    /// Whether any process uses it now.
    package var isInUse: Bool
    package var keeper: Int32?
    package var server: Int32?
    /// The server's major version; of the cluster, where it does not run.
    package var major: Int?
    package var place: ServerPlace
    package var notices: [ServerNotice]
}

/// A database of calf's.
package struct DatabaseInfo: Sendable, Equatable {
    package enum Kind: String, Sendable { case lesson, undo, template, spare, passing }

    package var name: String
    package var kind: Kind
    /// Empty but for a lesson's database.
    package var course: String
    package var lesson: String
    package var bytes: Int
}
