package import EngineValues

/// Acts on objects.
extension EngineWatch {
    /// Runs the action's command, and compares everything before and after it.
    package func perform(_ action: EngineAction) async -> ActionReport {
        var before = inventory
        var failure: EngineError?
        do throws(EngineError) {
            guard let engine else { throw .commandMissing }
            try await look(at: Set(Inventory.Kind.allCases))
            before = inventory
            // Docker gives a container ten seconds to exit before killing it.
            _ = try await engine.run(action.arguments, within: .seconds(40))
        } catch {
            failure = error
        }
        do throws(EngineError) {
            try await look(at: Set(Inventory.Kind.allCases))
        } catch {
            failure = failure ?? error
        }
        return ActionReport(
            action: action, error: failure, change: InventoryChange(from: before.part(for: action), to: inventory.part(for: action)))
    }
}

extension Inventory {
    /// The objects that an action may have changed: all of the lesson's, and the one that it was about. The rest may change because of
    /// others who use the same engine.
    func part(for action: EngineAction) -> Inventory {
        func isPart(_ kind: Kind, _ isLessons: Bool, _ names: [String]) -> Bool {
            isLessons || kind == action.kind && names.contains(action.name)
        }
        return Inventory(
            containers: containers.filter { isPart(.container, $0.isLessons, [$0.name, $0.id]) },
            images: images.filter { isPart(.image, $0.isLessons, $0.names + [$0.id, $0.shortID]) },
            volumes: volumes.filter { isPart(.volume, $0.isLessons, [$0.name]) },
            networks: networks.filter { isPart(.network, $0.isLessons, [$0.name, $0.id]) })
    }
}
