import DockerCLI

/// A volume as listed by `docker volume ls`.
package struct LiveVolume: Sendable, Equatable {
    package var name: String
    package var driver: String
    /// Whether the lesson created it.
    package var isLessons: Bool
    /// Tells it from an earlier one of the same name.
    package var nonce: String

    package init(name: String, driver: String = "local", isLessons: Bool = true, nonce: String = "") {
        self.name = name
        self.driver = driver
        self.isLessons = isLessons
        self.nonce = nonce
    }

    /// Whether the engine generated its name.
    package var isAnonymous: Bool { EngineObject.isAnonymousVolume(name) }
    /// Its name, shortened if the engine generated it.
    package var shortName: String { isAnonymous ? String(name.prefix(12)) + "…" : name }
}
