import DockerCLI
import EngineValues

extension Inventory {
    /// Whether a name conflict is over: the name is free, or the learner has created another object of that kind.
    func isSettled(_ conflict: NameConflict, since before: Inventory) -> Bool {
        let object = conflict.object
        switch object.kind {
        case .container:
            let isFree = unlistedContainers == 0 && !containers.contains { $0.id == object.id && $0.name == object.name }
            return isFree || containers.contains { now in now.isLessons && !before.containers.contains { $0.id == now.id } }
        case .network:
            let isFree = !networks.contains { $0.id == object.id }
            return isFree || networks.contains { now in now.isLessons && !before.networks.contains { $0.id == now.id } }
        case .image, .volume: return true
        }
    }
}
