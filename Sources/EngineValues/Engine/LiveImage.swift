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
