/// The moment when an operation is given up. Related operations share one deadline.
package struct Deadline: Sendable, Equatable {
    package var instant: ContinuousClock.Instant

    /// `duration` from now.
    package init(after duration: Duration) { instant = .now + duration }
}

/// A limit that an answer reached while it was monitored.
package enum LimitReached: Error, Sendable, Equatable {
    /// It ran too long. `terminated` means that it did not react to the cancel request, so its session was terminated.
    case time(terminated: Bool)
    /// The database grew beyond its size limit.
    case size(bytes: Int)
    /// It took more locks than one session may; the lock table is shared by the whole server.
    case locks
    /// The server was running out of a resource that all sessions share. This session or another one used it up.
    case shared
}
