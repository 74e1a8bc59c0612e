import Dispatch
package import DockerCLI
import DockerProxy
package import EngineValues

/// An engine's objects, divided into those of calf's lessons, according to the record, and all others.
package struct OwnedObjects: Sendable, Equatable {
    package var owned: [OwnedObject]
    package var foreign: [EngineObject]

    package init(owned: [OwnedObject] = [], foreign: [EngineObject] = []) {
        self.owned = owned
        self.foreign = foreign
    }

    /// Lists all of the engine's objects.
    package static func read(from engine: Engine, _ record: EngineRecord, within limit: Duration? = nil) async throws -> OwnedObjects {
        let ownership = try record.ownership()
        async let containers = engine.objects(.containers, within: limit)
        async let networks = engine.objects(.networks, within: limit)
        async let volumes = engine.objects(.volumes, within: limit)
        async let images = engine.objects(.images(), within: limit)
        var objects = OwnedObjects()
        for object in try await containers + networks.filter({ !$0.isBuiltIn }) + volumes {
            if let lesson = ownership.lesson(of: object) {
                objects.owned.append(OwnedObject(lesson: lesson, object: object))
            } else {
                objects.foreign.append(object)
            }
        }
        // Images are listed once for each name.
        var order: [String] = []
        var names: [String: [String]] = [:]
        for row in try await images {
            if names[row.id] == nil { order.append(row.id) }
            names[row.id, default: []] += row.name.isEmpty ? [] : [row.name]
        }
        for id in order {
            let all = names[id] ?? []
            let image = EngineObject(.image, id: id, name: all.first ?? "")
            let unnamed = EngineObject(.image, id: id, name: "")
            var isOwned = false
            for lesson in ownership.lessons {
                let own = all.filter { ownership.owns(lesson, name: $0, of: id) }
                guard !own.isEmpty || ownership.owns(lesson, unnamed) else { continue }
                isOwned = true
                objects.owned.append(OwnedObject(lesson: lesson, object: image, names: own))
            }
            if !isOwned { objects.foreign.append(image) }
        }
        return objects
    }

    /// The objects that carry labels of calf, but that no record lists and no calf will ever remove: those of installations whose data
    /// directories no longer exist, of checks that were killed, and those that an earlier version of this one created.
    package func abandoned(_ record: EngineRecord) -> [OwnedObject] {
        foreign.filter { DataLabel.isAbandoned($0.data) || $0.data == record.data }.map {
            OwnedObject(lesson: DataLabel.path($0.data) ?? $0.data, object: $0)
        }
    }

    /// The same objects from one lesson's point of view: all others are foreign.
    package func of(_ scope: LessonScope) -> OwnedObjects {
        let (own, others) = (owned.filter { $0.lesson == scope.name }, owned.filter { $0.lesson != scope.name })
        return OwnedObjects(owned: own, foreign: others.map(\.object) + foreign)
    }

    package var isEmpty: Bool { owned.isEmpty }

    /// The owned objects of a kind.
    package func owned(_ kind: EngineObject.Kind) -> [OwnedObject] { owned.filter { $0.object.kind == kind } }

    // MARK: - Removal

    /// Removes what the record lists for the lessons of these objects, by ID, and reports each object that stays.
    package func remove(from engine: Engine, _ record: EngineRecord) async throws -> RemovalReport {
        if owned.isEmpty { return RemovalReport() }
        guard let socket = await engine.place(within: .seconds(5)).socketPath else {
            throw EngineError.refused(["rm"], status: 1, message: "the engine isn't reached through a socket of this machine")
        }
        let record = try record.open()
        var kept: [OwnedItem: String] = [:]
        for lesson in Set(owned.map(\.lesson)).sorted() {
            let removal = Removal(ProxyOptions(engine: socket, lesson: lesson, record: record, folders: []))
            do {
                kept.merge(try await Self.run(removal)) { $1 }
            } catch {
                throw EngineError.timedOut(["rm"], after: .seconds(30))
            }
        }
        var report = RemovalReport()
        for object in owned {
            if let reason = object.items.lazy.compactMap({ kept[$0] }).first {
                report.kept.append(.init(object: object, reason: reason))
            } else {
                report.removed.append(object)
            }
        }
        return report
    }

    /// Removes objects that no record lists, because the learner said so.
    package static func remove(abandoned objects: [OwnedObject], from engine: Engine, _ record: EngineRecord) async throws -> RemovalReport
    {
        let (name, list) = ("leftovers", try record.open())
        // What an earlier removal left there isn't what the learner was asked about.
        func clear() { list.set(list.items(of: name), of: name, isOwned: false) }
        clear()
        defer { clear() }
        list.set(objects.flatMap(\.items), of: name)
        let owned = objects.map { OwnedObject(lesson: name, object: $0.object, names: $0.names) }
        return try await OwnedObjects(owned: owned).remove(from: engine, record)
    }

    /// Waits for the engine on a thread of its own.
    private static func run(_ removal: Removal) async throws -> [OwnedItem: String] {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try removal.run() }) }
        }
    }
}

extension OwnedObject {
    /// How the record lists it.
    fileprivate var items: Set<OwnedItem> {
        Set(names.map { .imageName($0, id: object.id) }).union(
            EngineObject(object.kind, id: object.id, name: "", nonce: object.nonce).items)
    }
}

extension Engine {
    /// Runs a query for engine objects.
    func objects(_ query: ObjectQuery, within limit: Duration? = nil) async throws(EngineError) -> [EngineObject] {
        query.objects(in: try await run(query.arguments, within: limit, atMost: 64 << 20).text)
    }
}
