import DockerCLI
import EngineValues

/// Determines who owns which object.
extension OwnedObjects {
    /// Lists all of the engine's objects, and asks the journal about those without a label. Records objects seen for the first time that
    /// will have no label once their container is removed.
    package static func read(from engine: Engine, journal: EngineJournal) async throws -> OwnedObjects {
        var ownership = try journal.ownership()
        async let allContainers = engine.objects(.containers())
        async let allNetworks = engine.objects(.networks())
        async let allVolumes = engine.objects(.volumes())
        async let allImages = engine.objects(.images())
        let containers = try await allContainers
        let own = containers.filter { ownership.lesson(of: $0) != nil }
        try await remember(own, engine, journal, &ownership)

        // Podman doesn't know the filter `type=custom`.
        let networks = try await allNetworks.filter { !$0.isBuiltIn }
        let volumes = try await checked(allVolumes, engine, ownership)
        var objects = OwnedObjects()
        for object in containers + networks + volumes {
            if let lesson = ownership.lesson(of: object) {
                objects.owned.append(OwnedObject(lesson: lesson, object: object))
            } else {
                objects.foreign.append(object)
            }
        }
        try await objects.add(allImages, engine, journal, &ownership)
        return objects
    }

    /// Records the containers' anonymous volumes.
    private static func remember(
        _ own: [EngineObject], _ engine: Engine, _ journal: EngineJournal, _ ownership: inout Ownership
    ) async throws {
        // One query per lesson; usually there is only one.
        for lesson in Set(own.compactMap { ownership.lesson(of: $0) }).sorted() {
            let ids = own.filter { ownership.lesson(of: $0) == lesson }.map(\.id)
            let answer = try await engine.attempt(AnonymousVolumes.arguments(ofContainers: ids))
            let things = AnonymousVolumes.names(in: answer.text).map { JournalEntry.Thing.volume(name: $0, made: "") }
            try journal.append(ownership.add(things, lesson: lesson))
        }
    }

    /// Adds creation times, so that a journal entry isn't applied to a newer volume of the same name.
    private static func checked(_ volumes: [EngineObject], _ engine: Engine, _ ownership: Ownership) async throws -> [EngineObject] {
        let claimed = ownership.timesOfVolumes
        let names = volumes.map(\.id).filter { claimed[$0] != nil }
        guard !names.isEmpty else { return volumes }
        let times = try await engine.times(ofVolumes: names)
        return volumes.map { volume in
            var volume = volume
            volume.made = times[volume.id] ?? ""
            return volume
        }
    }

    /// - Parameter rows: all images, one row per name.
    private mutating func add(
        _ rows: [EngineObject], _ engine: Engine, _ journal: EngineJournal, _ ownership: inout Ownership
    ) async throws {
        var projects: [String: String] = [:]
        let query = ObjectQuery.images(["label=\(CalfLabel.composeProject)"], everything: false)
        let composed = ownership.things.isEmpty ? [] : Set(try await engine.objects(query).map(\.id))
        if !composed.isEmpty {
            let answer = try await engine.attempt(ObjectQuery.images(named: composed.sorted()).arguments)
            for image in ObjectQuery.images(named: []).objects(in: answer.text) { projects[image.id] = image.project }
        }
        var order: [String] = []
        var names: [String: [String]] = [:]
        for row in rows {
            if names[row.id] == nil { order.append(row.id) }
            names[row.id, default: []] += row.name.isEmpty ? [] : [row.name]
        }
        for id in order {
            var image = EngineObject(.image, id: id, name: names[id]?.first ?? "")
            image.project = projects[id] ?? ""
            let all = names[id] ?? []
            if let lesson = ownership.lesson(of: image) {
                if !image.project.isEmpty, !all.contains(where: { ownership.lesson(ofName: $0, on: id) != nil }) {
                    // Compose built it, so the names it has when first seen are the lesson's.
                    try journal.append(ownership.add(all.map { .imageName($0, id: id) }, lesson: lesson))
                }
                let own = all.filter { ownership.lesson(ofName: $0, on: id) != nil }
                owned.append(OwnedObject(lesson: lesson, object: image, names: own, isShared: own.count < all.count))
            } else {
                let named = all.compactMap { name in ownership.lesson(ofName: name, on: id).map { (name, $0) } }
                for lesson in Set(named.map(\.1)).sorted() {
                    let own = named.filter { $0.1 == lesson }.map(\.0)
                    let isShared = own.count < all.count || !ownership.hasBuilt(id, in: lesson)
                    owned.append(OwnedObject(lesson: lesson, object: image, names: own, isShared: isShared))
                }
                if named.isEmpty { foreign.append(image) }
            }
        }
    }
}

extension Engine {
    /// Runs a query for engine objects.
    func objects(_ query: ObjectQuery) async throws(EngineError) -> [EngineObject] {
        query.objects(in: try await run(query.arguments, atMost: 64 << 20).text)
    }

    /// The creation times of volumes, by name. Volumes that don't exist are left out.
    func times(ofVolumes names: [String]) async throws(EngineError) -> [String: String] {
        if names.isEmpty { return [:] }
        let answer = try await attempt(["volume", "inspect", "--format", "{{.Name}}\t{{.CreatedAt}}", "--"] + names)
        let lines = answer.text.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        return Dictionary(lines.filter { $0.count == 2 }.map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 })
    }
}
