import DockerCLI

/// Finding out what is whose.
extension OwnedObjects {
    /// Asks the engine for all it has, and the journal for what no label tells. What is seen for the first time and will have no label once its
    /// container is gone is written down.
    package static func read(from engine: Engine, journal: EngineJournal) async throws -> OwnedObjects {
        var ownership = try journal.ownership()
        let containers = try await engine.objects(.containers())
        let own = containers.filter { ownership.lesson(of: $0) != nil }
        try await remember(own, engine, journal, &ownership)

        let networks = try await engine.objects(.networks(["type=custom"]))
        let volumes = try await checked(engine.objects(.volumes()), engine, ownership)
        var objects = OwnedObjects()
        for object in containers + networks + volumes {
            if let lesson = ownership.lesson(of: object) {
                objects.owned.append(OwnedObject(lesson: lesson, object: object))
            } else {
                objects.foreign.append(object)
            }
        }
        try await objects.addImages(engine, journal, &ownership)
        return objects
    }

    /// Writes down the volumes without a name that containers have.
    private static func remember(
        _ own: [EngineObject], _ engine: Engine, _ journal: EngineJournal, _ ownership: inout Ownership
    ) async throws {
        // One question for each lesson: usually there is one.
        for lesson in Set(own.compactMap { ownership.lesson(of: $0) }).sorted() {
            let ids = own.filter { ownership.lesson(of: $0) == lesson }.map(\.id)
            let answer = try await engine.attempt(AnonymousVolumes.arguments(ofContainers: ids))
            let things = AnonymousVolumes.names(in: answer.text).map { JournalEntry.Thing.volume(name: $0, made: "") }
            try journal.append(ownership.add(things, lesson: lesson))
        }
    }

    /// Drops what the journal says of a volume's name where another volume has it by now.
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

    private mutating func addImages(_ engine: Engine, _ journal: EngineJournal, _ ownership: inout Ownership) async throws {
        let rows = try await engine.objects(.images())
        let composed = Set(try await engine.objects(.images(["label=\(CalfLabel.composeProject)"], everything: false)).map(\.id))
        var projects: [String: String] = [:]
        if !composed.isEmpty, !ownership.things.isEmpty {
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
                    // Compose has built it; the names it has when it is first seen are its own.
                    try journal.append(ownership.add(all.map { .imageName($0, id: id) }, lesson: lesson))
                }
                let own = all.filter { ownership.lesson(ofName: $0, on: id) != nil }
                owned.append(OwnedObject(lesson: lesson, object: image, names: own, isShared: own.count < all.count))
            } else {
                let named = all.compactMap { name in ownership.lesson(ofName: name, on: id).map { (name, $0) } }
                for lesson in Set(named.map(\.1)).sorted() {
                    let own = named.filter { $0.1 == lesson }.map(\.0)
                    owned.append(OwnedObject(lesson: lesson, object: image, names: own, isShared: true))
                }
                if named.isEmpty { foreign.append(image) }
            }
        }
    }
}

extension Engine {
    /// What the engine answers to a question about its objects.
    func objects(_ query: ObjectQuery) async throws(EngineError) -> [EngineObject] {
        query.objects(in: try await run(query.arguments, atMost: 64 << 20).text)
    }

    /// When volumes were made, by name; those that are not there are left out.
    func times(ofVolumes names: [String]) async throws(EngineError) -> [String: String] {
        if names.isEmpty { return [:] }
        let answer = try await attempt(["volume", "inspect", "--format", "{{.Name}}\t{{.CreatedAt}}", "--"] + names)
        let lines = answer.text.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        return Dictionary(lines.filter { $0.count == 2 }.map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 })
    }
}
