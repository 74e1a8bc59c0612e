import Glibc

/// Options of a sandbox that tests and settings can change.
package struct SandboxOptions: Sendable, Equatable {
    /// The program to run as the keeper, under a hidden subcommand. By default, this one.
    package var executable = "/proc/self/exe"
    /// Seconds between the exit of the last client and the stop of the server.
    package var grace = 30
    /// The maximum address space of each server process, in bytes.
    package var memory = 1 << 30
    /// The folder with one subfolder per server version.
    package var programsRoot = ServerPrograms.systemRoot
    /// How much a lesson's database may grow beyond its template, in bytes.
    package var growthLimit = 512 << 20
    /// How long the judge lets one answer run, in seconds.
    package var answerSeconds = 10
    /// How long a server process may take to end after SIGTERM, in seconds. A loaded machine needs a few, and the kill that follows costs
    /// everyone their session.
    package var terminationSeconds = 5
    /// How much disk space the databases may take, in bytes.
    package var diskBudget = 400 << 20
    /// The limits of the statements that learners run themselves.
    package var statements = StatementLimits()
    /// Whether lessons are presented: each gets a database of its own, which starts fresh and is dropped at the end.
    package var presents = false
    /// How many seconds loading a data set may take.
    package var loadLimit = 300

    package init() {}
}

/// The limits of each statement that a learner runs.
package struct StatementLimits: Sendable, Equatable {
    /// How many seconds it may run, without the time in which it waits for a lock, for its input, or for its rows to be read.
    package var seconds = 60
    /// How much a lesson's database may grow beyond its template, in bytes.
    package var growth = 512 << 20

    package init() {}
}

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
