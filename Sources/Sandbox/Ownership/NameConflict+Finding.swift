package import DockerCLI
package import DockerProxy
package import EngineValues

extension InventoryScope {
    /// The lesson's names that objects of others have.
    func conflicts(in inventory: Inventory) -> [NameConflict] {
        if names.isEmpty { return [] }
        let objects =
            inventory.containers.filter { !$0.isLessons }.map { EngineObject(.container, id: $0.id, name: $0.name) }
            + inventory.networks.filter { !$0.isLessons }.map { EngineObject(.network, id: $0.id, name: $0.name) }
            + inventory.volumes.filter { !$0.isLessons }.map { EngineObject(.volume, id: $0.name, name: $0.name, nonce: $0.nonce) }
            + inventory.images.filter { !$0.isLessons }.flatMap { image in
                image.names.map { EngineObject(.image, id: image.id, name: $0) }
            }
        let holders = objects.filter { names.contains($0.kind == .image ? ImageName.split($0.name).repository : $0.name) }
        // The record is read only if there is someone to look up.
        if holders.isEmpty { return [] }
        let ownership = record.ownershipAsFarAsKnown
        return holders.compactMap { ownership.conflict($0, for: lesson) }
    }
}

extension Ownership {
    /// Says who has the object, from a lesson's point of view; `nil` if it is the lesson's own.
    package func conflict(_ object: EngineObject, for lesson: String) -> NameConflict? {
        if owns(lesson, object) { return nil }
        return NameConflict(object: object, owner: self.lesson(of: object).map { .otherLesson($0) } ?? .user)
    }
}
