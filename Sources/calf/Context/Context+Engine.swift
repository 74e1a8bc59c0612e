import DockerCLI
import Sandbox
import Tutor

/// What lessons have left on a container engine.
extension Context {
    var journal: EngineJournal { EngineJournal(directories) }

    /// The engine, where there is one that answers. One that does not is said so only where something of calf's may be on it.
    func reachableEngine() async throws -> Engine? {
        do throws(EngineError) {
            let engine = try Engine()
            _ = try await engine.run(["version", "--format", "{{.Server.Version}}"])
            return engine
        } catch {
            if try !journal.ownership().things.isEmpty {
                output.complain(
                    "calf: the container engine does not answer, and what lessons have made on it is not listed: \(Sentence.about(error))")
            }
            return nil
        }
    }

    /// All that calf's lessons have on the engine.
    func engineObjects() async throws -> [OwnedObject] {
        guard let engine = try await reachableEngine() else { return [] }
        return try await OwnedObjects.read(from: engine, journal: journal).owned
    }

    /// Removes these, and says what stays and why.
    func remove(_ objects: [OwnedObject], from engine: Engine) async throws -> Bool {
        let report = try await OwnedObjects(owned: objects).remove(from: engine, journal: journal)
        for kept in report.kept {
            let reason =
                switch kept.reason {
                case .refused(let words): words
                case .wasThere: "it was there before, under another name"
                }
            output.complain("calf: \(kept.object.object.kind.rawValue) \(kept.object.shownName) stays: \(reason)")
        }
        return report.kept.isEmpty
    }
}

extension OwnedObject {
    /// As an entry of what calf owns. What an image takes on the disk it shares with others, so it is not counted.
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
}
