/// The labels by which what a lesson makes is known. They are calf's own affair: checks and views of a lesson do not show them.
package enum CalfLabel {
    /// What every label of ours begins with.
    package static let prefix = "io.calf."
    /// `course/lesson`.
    package static let lesson = "io.calf.lesson"
    /// Which calf: a hash of its data directory, since several may work with one engine.
    package static let home = "io.calf.home"
    /// The machine and data directory of that calf, to know what is left when the directory is deleted.
    package static let data = "io.calf.data"

    /// What Compose marks its things with.
    package static let composeProject = "com.docker.compose.project"
    package static let composeFolder = "com.docker.compose.project.working_dir"

    package static func isOurs(_ key: String) -> Bool { key.hasPrefix(prefix) }

    /// The labels that a learner gave or an image brought.
    package static func hiding(_ labels: [String: String]) -> [String: String] { labels.filter { !isOurs($0.key) } }
}
