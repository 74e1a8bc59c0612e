import EngineValues
import Primitives

extension LiveImage {
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
