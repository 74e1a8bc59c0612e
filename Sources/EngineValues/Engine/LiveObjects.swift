import DockerCLI

/// An image with all its names.
package struct LiveImage: Sendable, Equatable {
    /// Starts with `sha256:`.
    package var id: String
    /// Such as `nginx:alpine`; empty if a newer build has taken the name.
    package var names: [String]
    /// In docker's format, such as `43.2MB`.
    package var size: String
    /// Whether the lesson built or tagged it.
    package var isLessons: Bool

    package init(id: String, names: [String], size: String, isLessons: Bool = true) {
        self.id = id
        self.names = names
        self.size = size
        self.isLessons = isLessons
    }

    /// Its first name, or its short ID.
    package var name: String { names.first ?? shortID }
    /// The ID in the short form that docker displays.
    package var shortID: String { String((id.split(separator: ":").last ?? "").prefix(12)) }

    /// Whether a container's image reference refers to this image.
    package func isMeant(by reference: String) -> Bool {
        names.contains(reference) || names.contains(reference + ":latest")
            || (reference.count >= 12 && (id.hasPrefix(reference) || id.hasPrefix("sha256:" + reference)))
    }
}

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
