import DockerCLI
import DockerProxy
import EngineValues
import Sandbox
import Servers
import TutorCore
import TutorRuntime

/// What lessons have created: their own servers, and objects in a container engine.
extension Context {
    /// The servers of lessons that exist, for the footprint.
    func serverSets() throws -> [FootprintItem] {
        try SetPlace.all(in: directories.data).filter(\.exists).map { place in
            let names = place.origin.split(separator: "/").suffix(2)
            return FootprintItem(kind: .servers, path: place.base, bytes: place.size, lesson: names.joined(separator: "/"))
        }
    }

    var record: EngineRecord { EngineRecord(directories) }

    /// The engine, if it answers and is Docker Engine. If not, that is reported only if lessons may have left objects in it.
    func reachableEngine() async throws -> Engine? {
        do throws(EngineError) {
            let engine = try Engine()
            try await engine.requireDocker()
            return engine
        } catch {
            if try !record.ownership().lessons.isEmpty {
                output.printError(
                    "calf: can't list what lessons created in the container engine: \(ErrorText.about(error))")
            }
            return nil
        }
    }

    /// Everything that lessons have created in the engine.
    func engineObjects() async throws -> [OwnedObject] {
        guard let engine = try await reachableEngine() else { return [] }
        return try await OwnedObjects.read(from: engine, record).owned
    }

    /// Objects in the engine with labels of calf that no record lists.
    func leftovers() async throws -> [OwnedObject] {
        guard let engine = try await reachableEngine() else { return [] }
        return try await OwnedObjects.read(from: engine, record).abandoned(record)
    }

    /// Removes these objects, and prints which ones remain and why.
    func remove(_ objects: [OwnedObject], from engine: Engine) async throws -> Bool {
        show(try await OwnedObjects(owned: objects).remove(from: engine, record))
    }

    /// Removes objects that no record lists.
    func remove(leftovers: [OwnedObject], from engine: Engine) async throws -> Bool {
        show(try await OwnedObjects.remove(abandoned: leftovers, from: engine, record))
    }

    private func show(_ report: RemovalReport) -> Bool {
        for kept in report.kept {
            output.printError("calf: \(kept.object.object.kind.rawValue) \(kept.object.shownName) stays: \(kept.reason)")
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
