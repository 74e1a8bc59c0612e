package import DockerCLI
package import DockerProxy

/// Which lesson owns which object, according to the record at one moment.
package struct Ownership: Sendable {
    private let items: [String: Set<OwnedItem>]

    package init(_ items: [String: Set<OwnedItem>] = [:]) { self.items = items }

    /// Whether the lesson made the object, or the learner said that it is part of the lesson.
    package func owns(_ lesson: String, _ object: EngineObject) -> Bool { !object.items.isDisjoint(with: items[lesson] ?? []) }

    /// Whether the lesson gave the image this name.
    func owns(_ lesson: String, name: String, of image: String) -> Bool { items[lesson]?.contains(.imageName(name, id: image)) == true }

    /// Whether the lesson has nothing on any engine.
    package func ownsNothing(_ lesson: String) -> Bool { items[lesson]?.isEmpty != false }

    /// The lessons that own something.
    package var lessons: [String] { items.keys.sorted() }

    /// A lesson that owns the object. If the learner builds the same image in two lessons, both own it.
    package func lesson(of object: EngineObject) -> String? { lessons.first { owns($0, object) } }
}

extension EngineObject {
    /// How the record may list it.
    var items: Set<OwnedItem> {
        switch kind {
        case .container: [.container(id: id)]
        case .network: [.network(id: id)]
        case .volume: [.volume(name: id, nonce: nonce), .volume(name: id, nonce: "")]
        case .image: name.isEmpty ? [.image(id: id)] : [.image(id: id), .imageName(name, id: id)]
        }
    }
}
