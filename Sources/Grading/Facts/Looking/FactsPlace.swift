import Glibc
package import Sandbox

/// Where a lesson's facts are looked for: its engine, its folder, its shell's environment, and what counts as its own.
package struct FactsPlace: Sendable {
    /// `nil` where there is no docker command; whatever needs one is then not judged.
    package var engine: Engine?
    package var scope: FactsScope
    /// What tells anew with each look what is whose.
    package var journal: EngineJournal?
    /// The workspace, an absolute path.
    package var directory: String
    /// What commands of the check are run with.
    package var environment: [String: String]
    /// Seconds since 1970 at which the exercise began, as the engine's clock has them.
    package var began: Double
    /// Images of the lesson, one of which may have to help in looking from a container to another.
    package var images: [String]

    package init(
        engine: Engine?, scope: FactsScope, journal: EngineJournal? = nil, directory: String, environment: [String: String],
        began: Double, images: [String] = []
    ) {
        self.engine = engine
        self.scope = scope
        self.journal = journal
        // Compose says where it works without links on the way.
        let resolved = realpath(directory, nil)
        self.directory = resolved.map { String(cString: $0) } ?? directory
        free(resolved)
        self.environment = environment
        self.began = began
        self.images = images
    }
}
