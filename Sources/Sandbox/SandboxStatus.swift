/// The status of calf's server.
package struct SandboxStatus: Sendable, Equatable {
    package enum Phase: String, Sendable { case stopped, creating, starting, ready }

    package var phase: Phase
    /// Whether it keeps running without clients until it is stopped.
    package var isPinned: Bool
    /// Whether any process is using it.
    package var isInUse: Bool
    package var keeper: Int32?
    package var server: Int32?
    /// The server's major version, or that of the cluster if the server isn't running.
    package var major: Int?
    package var place: ServerPlace
    package var notices: [ServerNotice]
}

/// A database that belongs to calf.
package struct DatabaseInfo: Sendable, Equatable {
    package enum Kind: String, Sendable { case lesson, undo, template, spare, passing }

    package var name: String
    package var kind: Kind
    /// Empty except for a lesson's database.
    package var course: String
    package var lesson: String
    package var bytes: Int
}
