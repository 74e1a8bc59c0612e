/// A moment at which something is given up; one for all that belongs together.
package struct Deadline: Sendable, Equatable {
    package var instant: ContinuousClock.Instant

    /// `duration` from now.
    package init(after duration: Duration) { instant = .now + duration }

    /// For judging one answer with all its variants.
    package static var judging: Deadline { Deadline(after: .seconds(10)) }
}

/// What an answer ran into while it was watched.
package enum LimitReached: Error, Sendable, Equatable {
    /// It ran longer than it may; `terminated` tells that it withstood the cancel, and its session is gone.
    case time(terminated: Bool)
    /// The database grew beyond what it may.
    case size(bytes: Int)
    /// It took more locks than one session may, of those that a server has for all.
    case locks
    /// The server was running out of something that all sessions share, through this one or another.
    case shared
}
