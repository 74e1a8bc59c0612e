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
    /// By the letter in the database's name.
    package enum Kind: Character, Sendable {
        case spare = "p", kept = "j", passing = "x", template = "t", lesson = "l", undo = "u"
    }

    package var kind: Kind
    package var name: String
    package var bytes: Int
    var comment: DatabaseComment
    var isInUse: Bool

    /// The hash of the template it was cloned from. The comment of a kept clone has none.
    var template: String {
        kind == .kept ? String(name.dropFirst(ServerNames.keptPrefix.count).prefix { $0 != "_" }) : comment.template
    }
}
