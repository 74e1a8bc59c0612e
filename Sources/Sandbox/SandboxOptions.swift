/// What tests and settings may change about a sandbox.
package struct SandboxOptions: Sendable, Equatable {
    /// The program that is the keeper under its hidden subcommand: this one.
    package var executable = "/proc/self/exe"
    /// Seconds between the last client's going and the server's stop.
    package var grace = 30
    /// The address space of each server process, in bytes.
    package var memory = 1 << 30
    /// The folder of version folders in which servers are looked for before the search path.
    package var programsRoot = ServerPrograms.systemRoot
    /// Where else they are looked for; `PATH` unless given.
    package var searchPath: String?
    /// The most that a lesson's database may grow beyond its template, in bytes.
    package var growthLimit = 512 << 20
    /// Seconds that loading a data set may take.
    package var loadLimit = 300

    package init() {}
}
