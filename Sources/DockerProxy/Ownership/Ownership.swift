package import DockerCLI

/// Which lesson owns which object at one moment.
package struct Ownership: Sendable {
    private var items: [String: Set<OwnedItem>]

    package init(_ items: [String: Set<OwnedItem>] = [:]) { self.items = items }

    /// What a lesson owns.
    package func items(of lesson: String) -> Set<OwnedItem> { items[lesson] ?? [] }

    /// Whether the lesson made the object.
    package func owns(_ lesson: String, _ object: EngineObject) -> Bool { !object.items.isDisjoint(with: items(of: lesson)) }

    /// Whether the lesson gave the image this name.
    package func owns(_ lesson: String, name: String, of image: String) -> Bool { items(of: lesson).contains(.imageName(name, id: image)) }

    /// The lessons that own something.
    package var lessons: [String] { items.filter { !$0.value.isEmpty }.keys.sorted() }

    /// A lesson that owns the object. If the learner builds the same image in two lessons, both own it.
    package func lesson(of object: EngineObject) -> String? { lessons.first { owns($0, object) } }

    /// The lesson that owns it.
    func lesson(of item: OwnedItem) -> String? { items.first { $0.value.contains(item) }?.key }

    mutating func set(_ item: OwnedItem, of lesson: String, isOwned: Bool) {
        if isOwned { items[lesson, default: []].insert(item) } else { items[lesson]?.remove(item) }
    }
}
