import Glibc

/// Which server holds the lesson databases.
package enum ServerChoice: Sendable, Equatable {
    /// calf's own, created and managed by calf.
    case embedded
    /// One provided by the user, as a connection URI or conninfo string.
    case external(uri: String)
}

extension ServerChoice {
    /// Removes from this process's environment what libpq would add to every connection. An option can't prevent that: for libpq, an empty
    /// one is none, and some variables have no option. How to reach a server of the user's own is what its user says there.
    ///
    /// Call it before there are threads, as C doesn't protect the environment.
    package func ignoreEnvironment() {
        let ofSessions: Set = ["PGOPTIONS", "PGTZ", "PGDATESTYLE", "PGGEQO"]
        for name in ProcessEnvironment.changed.keys {
            if self == .embedded ? name.hasPrefix("PG") : ofSessions.contains(name) { unsetenv(name) }
        }
    }
}
