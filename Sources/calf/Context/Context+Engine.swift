import DockerCLI
import EngineValues
import Sandbox
import TutorCore
import TutorRuntime

/// What lessons have created in a container engine.
extension Context {
    var journal: EngineJournal { EngineJournal(directories) }

    /// The engine, if it answers. If it doesn't, that is reported only if lessons may have left objects in it.
    func reachableEngine() async throws -> Engine? {
        do throws(EngineError) {
            let engine = try Engine()
            _ = try await engine.run(["version", "--format", "{{.Server.Version}}"])
            return engine
        } catch {
            if try !journal.ownership().things.isEmpty {
                output.printError(
                    "calf: the container engine does not answer, so what lessons created on it is not listed: \(ErrorText.about(error))")
            }
            return nil
        }
    }

    /// Everything that lessons have created in the engine.
    func engineObjects() async throws -> [OwnedObject] {
        guard let engine = try await reachableEngine() else { return [] }
        return try await OwnedObjects.read(from: engine, journal: journal).owned
    }

    /// Objects in the engine that were created by calfs whose data directories no longer exist.
    func leftovers() async throws -> [OwnedObject] {
        guard let engine = try await reachableEngine() else { return [] }
        return try await OwnedObjects.read(from: engine, journal: journal).abandoned(on: engine)
    }

    /// Removes these objects, and prints which ones remain and why.
    func remove(_ objects: [OwnedObject], from engine: Engine) async throws -> Bool {
        let report = try await OwnedObjects(owned: objects).remove(from: engine, journal: journal)
        for kept in report.kept {
            let reason =
                switch kept.reason {
                case .refused(let words): words
                case .wasThere: "it existed before, under a different name"
                case .isBase: "someone else's image is built on it"
                }
            output.printError("calf: \(kept.object.object.kind.rawValue) \(kept.object.shownName) stays: \(reason)")
        }
        return report.kept.isEmpty
    }
}

extension OwnedObject {
    /// The object's entry in the footprint. An image shares layers with others, so its size is not counted.
    var footprint: FootprintItem {
        let kind: FootprintItem.Kind =
            switch object.kind {
            case .container: .container
            case .network: .network
            case .volume: .volume
            case .image: .image
            }
        return FootprintItem(kind: kind, path: shownName, bytes: 0, lesson: lesson)
    }

    /// The entry for an object of another calf.
    var leftover: FootprintItem {
        FootprintItem(kind: .leftover, path: "\(object.kind.rawValue) \(shownName)", bytes: 0, lesson: lesson)
    }
}
