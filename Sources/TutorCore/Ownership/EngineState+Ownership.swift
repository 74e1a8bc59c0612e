import DockerCLI
import Sandbox

/// Whose things are, as far as that is asked or in the way.
extension EngineState {
    /// Objects that came past calf's docker, and are still there.
    mutating func receive(_ objects: [EngineObject]) { newcomers += objects.filter { !newcomers.contains($0) && !inventory.isSettled($0) } }

    /// What is asked about them now.
    package var question: NewcomersQuestion? { NewcomersQuestion(newcomers) }
}

extension Inventory {
    /// Whether nothing is to be asked about an object any more: it has gone, or turned out to be the lesson's.
    func isSettled(_ object: EngineObject) -> Bool {
        switch object.kind {
        case .container: containers.first { $0.id == object.id }?.isLessons ?? (unlistedContainers == 0)
        case .image: images.first { $0.id == object.id }?.isLessons ?? true
        case .volume: volumes.first { $0.name == object.id }?.isLessons ?? true
        case .network: networks.first { $0.id == object.id }?.isLessons ?? true
        }
    }

    /// Whether a name that was taken is in nobody's way any more: it is free, or the learner has got on and made something of that kind.
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
