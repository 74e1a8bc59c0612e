import DockerCLI
import EngineValues

/// Questions and conflicts about who created an object.
extension EngineState {
    /// Adds objects created outside calf that still exist.
    mutating func receive(_ objects: [EngineObject]) { newcomers += objects.filter { !newcomers.contains($0) && !inventory.isSettled($0) } }

    /// The question to ask about them now.
    package var question: NewcomersQuestion? { NewcomersQuestion(newcomers) }

    /// Whether that question can be answered now.
    var canAnswer: Command.Availability {
        question != nil ? .now : .not("The question about \(obsolete?.name ?? "that object") no longer applies. Nothing was changed.")
    }
}

extension Inventory {
    /// Whether there is nothing left to ask about an object: it no longer exists, or it is part of the lesson after all.
    func isSettled(_ object: EngineObject) -> Bool {
        switch object.kind {
        case .container: containers.first { $0.id == object.id }?.isLessons ?? (unlistedContainers == 0)
        case .image: images.first { $0.id == object.id }?.isLessons ?? true
        case .volume: volumes.first { $0.name == object.id }?.isLessons ?? true
        case .network: networks.first { $0.id == object.id }?.isLessons ?? true
        }
    }

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
