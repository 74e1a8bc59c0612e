import Primitives

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

    /// Parses a list with one line per name.
    static func list(_ lines: [JSONValue], claim: LessonClaim) -> [LiveImage] {
        var images: [LiveImage] = []
        var places: [String: Int] = [:]
        for line in lines {
            guard let id = line["Id"].text, !id.isEmpty else { continue }
            let repository = line["Repository"].text ?? ""
            let tag = line["Tag"].text ?? ""
            let name = repository == "<none>" || tag == "<none>" || repository.isEmpty ? nil : "\(repository):\(tag)"
            if let place = places[id] {
                if let name { images[place].names.append(name) }
            } else {
                places[id] = images.count
                images.append(
                    LiveImage(id: id, names: name.map { [$0] } ?? [], size: line["Size"].text ?? "", isLessons: false))
            }
        }
        for place in images.indices {
            images[place].names.sort()
            images[place].isLessons = claim.holds(image: images[place].id, names: images[place].names)
        }
        return images.sorted { ($0.isLessons ? 0 : 1, $0.name) < ($1.isLessons ? 0 : 1, $1.name) }
    }
}
