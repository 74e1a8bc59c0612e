import DockerCLI
package import Primitives

/// What came of an action: the command, what it said, and what is otherwise than before.
package struct ActionReport: Sendable, Equatable {
    package var action: EngineAction
    /// Why it was not done.
    package var error: EngineError?
    package var change: InventoryChange

    /// Puts the facts together.
    package init(action: EngineAction, error: EngineError? = nil, change: InventoryChange) {
        self.action = action
        self.error = error
        self.change = change
    }
}

/// Doing something to an object, and looking into one.
extension EngineWatch {
    /// Runs the action's command between two looks at everything.
    package func perform(_ action: EngineAction) async -> ActionReport {
        var before = inventory
        var failure: EngineError?
        do throws(EngineError) {
            guard let engine else { throw .commandMissing }
            try await look(at: Set(Inventory.Kind.allCases))
            before = inventory
            // A container is given ten seconds to end before it is made to.
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

    /// All that the engine knows of an object, without calf's own labels.
    package func inspect(_ kind: Inventory.Kind, _ name: String) async throws(EngineError) -> JSONValue {
        guard let engine else { throw .commandMissing }
        let found = try await engine.json(["inspect", "--type", kind.rawValue, name])
        return (found.items.first ?? .null).hidingOwnLabels
    }

    /// The layers of an image, the first made first; with the lines of their Dockerfile, where it is one of these.
    package func layers(of image: String, dockerfiles: [[BuildStep]]) async throws(EngineError) -> [ImageLayer] {
        guard let engine else { throw .commandMissing }
        let lines = try await engine.jsonLines([
            "history", "--no-trunc", "--format",
            #"{"CreatedBy":{{json .CreatedBy}},"Size":{{json .Size}},"Comment":{{json .Comment}}}"#, image,
        ])
        return BuildStep.lines(ofOneOf: dockerfiles, in: ImageLayer.list(lines))
    }
}

extension Inventory {
    /// What an action can have changed: of the lesson's things all, of others' the one that it was about. Others may be at work on the same
    /// engine meanwhile.
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
    /// Without the members whose names are those of calf's labels, wherever they stand.
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
