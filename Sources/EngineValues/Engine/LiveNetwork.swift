/// A network as listed by `docker network ls`.
package struct LiveNetwork: Sendable, Equatable {
    package var id: String
    package var name: String
    package var driver: String
    /// Whether it connects only its own containers.
    package var isInternal: Bool
    /// Whether the lesson created it.
    package var isLessons: Bool

    package init(id: String, name: String, driver: String = "bridge", isInternal: Bool = false, isLessons: Bool = true) {
        self.id = id
        self.name = name
        self.driver = driver
        self.isInternal = isInternal
        self.isLessons = isLessons
    }
}
