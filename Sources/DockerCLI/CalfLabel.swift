/// The labels that identify objects created by a lesson. They are internal: checks and lesson views don't show them.
package enum CalfLabel {
    /// `course/lesson`.
    package static let lesson = "io.calf.lesson"
    /// The machine and data directory of the calf installation, since several may use one engine, and since the directory may be deleted.
    package static let data = "io.calf.data"

    /// On volumes that a lesson created: a random text, because the name can be used again.
    package static let volume = "io.calf.volume"

    /// On containers that a check runs. The learner didn't create them, and they don't trigger another check.
    package static let check = "io.calf.check"

    /// Compose's own label.
    package static let composeProject = "com.docker.compose.project"
}
