import Primitives

/// An image with all of its names.
package struct LiveImage: Sendable, Equatable {
    /// With `sha256:` before it.
    package var id: String
    /// Such as `nginx:alpine`; none for one that a newer build has taken the name of.
    package var names: [String]
    /// In docker's words, such as `43.2MB`.
    package var size: String
    /// Whether the lesson built it.
    package var isLessons: Bool

    /// Puts the facts together.
    package init(id: String, names: [String], size: String, isLessons: Bool = true) {
        self.id = id
        self.names = names
        self.size = size
        self.isLessons = isLessons
    }

    /// Its first name, or the beginning of its number.
    package var name: String { names.first ?? shortID }
    /// As docker lists it.
    package var shortID: String { String((id.split(separator: ":").last ?? "").prefix(12)) }

    /// Whether a container that names its image so is made of this one.
    package func isMeant(by reference: String) -> Bool {
        names.contains(reference) || names.contains(reference + ":latest")
            || (reference.count >= 12 && (id.hasPrefix(reference) || id.hasPrefix("sha256:" + reference)))
    }

    /// The images of a list in which each name has a line of its own.
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
