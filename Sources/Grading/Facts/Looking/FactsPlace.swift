import Glibc
package import Sandbox

/// Where a lesson's facts are looked for: its engine, its folder, its shell's environment, and what counts as its own.
package struct FactsPlace: Sendable {
    /// `nil` where there is no docker command; whatever needs one is then not judged.
    package var engine: Engine?
    package var scope: FactsScope
    /// The workspace, an absolute path.
    package var directory: String
    /// What commands of the check are run with.
    package var environment: [String: String]
    /// Seconds since 1970 at which the exercise began, as the engine's clock has them.
    package var began: Double
    /// Images of the lesson, one of which may have to help in looking from a container to another.
    package var images: [String]

    package init(
        engine: Engine?, scope: FactsScope, directory: String, environment: [String: String], began: Double, images: [String] = []
    ) {
        self.engine = engine
        self.scope = scope
        // Compose says where it works without links on the way.
        let resolved = realpath(directory, nil)
        self.directory = resolved.map { String(cString: $0) } ?? directory
        free(resolved)
        self.environment = environment
        self.began = began
        self.images = images
    }
}

/// What carries a lesson's label, or belongs to its Compose project, is its own.
package struct FactsScope: Sendable, Equatable {
    /// All of them are on what a lesson makes.
    package var labels: [String: String]
    package var project: String
    /// What is the lesson's without a label saying so: ids, names of volumes, and Compose projects with a tab and their folder.
    package var claimed: Set<String>

    package init(labels: [String: String], project: String, claimed: Set<String> = []) {
        self.labels = labels
        self.project = project
        self.claimed = claimed
    }

    /// Whether something with this id and these labels is the lesson's; `directory` is the workspace's.
    func owns(_ id: String, _ found: [String: String], directory: String) -> Bool {
        if claimed.contains(id) { return true }
        if labels.allSatisfy({ found[$0.key] == $0.value }) { return true }
        guard let name = found["com.docker.compose.project"] else { return false }
        // Networks and volumes don't say in which folder they were made.
        guard let folder = found["com.docker.compose.project.working_dir"] else { return name == project }
        return folder == directory || folder.hasPrefix(directory + "/") || claimed.contains(name + "\t" + folder)
    }

    /// A name without what Compose puts before it.
    func withoutProject(_ name: String) -> String {
        for separator in ["_", "-"] where name.hasPrefix(project + separator) { return String(name.dropFirst(project.count + 1)) }
        return name
    }

    /// Labels that are nobody's business but calf's.
    static func shown(_ labels: [String: String]) -> [String: String] { labels.filter { !$0.key.hasPrefix("io.calf.") } }
}
