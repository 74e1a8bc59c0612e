import DockerCLI
package import EngineValues
package import Primitives

/// Acts on objects and inspects them.
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

    /// Everything the engine knows about an object, except calf's own labels.
    package func inspect(_ kind: Inventory.Kind, _ name: String) async throws(EngineError) -> JSONValue {
        guard let engine else { throw .commandMissing }
        let found = try await engine.json(["inspect", "--type", kind.rawValue, name])
        return (found.items.first ?? .null).hidingOwnLabels
    }

    /// What takes space on the engine, by kind, with the commands that free it.
    package func diskUse() async throws(EngineError) -> JSONValue {
        guard let engine else { throw .commandMissing }
        let kinds = try await engine.jsonLines(["system", "df", "--format", "{{json .}}"], within: .seconds(60))
        return DiskUse.tree(kinds, details: try await engine.json(["system", "df", "-v", "--format", "{{json .}}"], within: .seconds(60)))
    }

    /// An image's layers, oldest first. If one of the Dockerfiles built it, they have line numbers.
    package func layers(of image: String, dockerfiles: [[BuildStep]]) async throws(EngineError) -> [ImageLayer] {
        guard let engine else { throw .commandMissing }
        return BuildStep.lines(ofOneOf: dockerfiles, in: try await engine.layers(of: image))
    }
}

extension Engine {
    /// An image's layers, oldest first.
    package func layers(of image: String) async throws(EngineError) -> [ImageLayer] {
        let lines = try await jsonLines([
            "history", "--no-trunc", "--format",
            #"{"CreatedBy":{{json .CreatedBy}},"Size":{{json .Size}},"Comment":{{json .Comment}}}"#, image,
        ])
        return ImageLayer.list(lines)
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

extension JSONValue {
    /// The value without members named after calf's labels, at any depth.
    package var hidingOwnLabels: JSONValue {
        switch self {
        case .object(let members):
            .object(
                members.filter { !$0.name.hasPrefix(CalfLabel.prefix) }.map { Member($0.name, $0.value.hidingOwnLabels) })
        case .list(let items): .list(items.map(\.hidingOwnLabels))
        default: self
        }
    }
}
