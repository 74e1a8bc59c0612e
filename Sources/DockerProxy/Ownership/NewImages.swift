import DockerCLI
import Primitives

/// The images and names that a request makes. The names are known before it runs, and none of them may be a foreign image's.
final class NewImages {
    /// How much of the engine's answer is kept. Its end names the result.
    private static let limit = 1 << 20

    private let owner: Guard
    /// Whether images are built, and not only named.
    private let isBuild: Bool
    private var names: Set<String> = []
    /// All tags of it are pulled.
    private let repository: String?
    private var before: Snapshot
    private var answer: [UInt8] = []

    private struct Snapshot {
        /// The parent of each image, or an empty text.
        var parents: [String: String] = [:]
        /// The image of each name.
        var names: [String: String] = [:]
        /// The classic builder leaves containers after a failed step.
        var containers: Set<String> = []
    }

    /// Takes the snapshot. What is no longer there isn't the lesson's any more.
    init(_ owner: Guard, _ names: [String] = [], isBuild: Bool = false, repository: String? = nil) throws {
        self.owner = owner
        self.repository = repository
        self.isBuild = isBuild
        let known = owner.options.record.items(of: owner.lesson)
        let before = try Self.snapshot(owner.engine, isBuild)
        self.before = before
        owner.forget(known) { item in
            switch item.kind {
            case .name: before.names[item.key] == item.mark
            case .image, .sharedImage: before.parents[item.key] != nil
            case .container, .network, .volume: true
            }
        }
        try add(names + before.names.keys.filter { ImageName.split($0).repository == repository })
    }

    /// Adds names that the request gives. One that is a foreign image's is refused.
    func add(_ names: some Sequence<String>) throws {
        for name in names where !name.isEmpty {
            try owner.imageName(name)
            self.names.insert(ImageName.full(name))
        }
    }

    /// Adds bytes of the answer.
    func add(answer bytes: some Collection<UInt8>) {
        answer.append(contentsOf: bytes)
        if answer.count > 2 * Self.limit { answer.removeFirst(answer.count - Self.limit) }
    }

    /// Records what the request has made so far.
    ///
    /// - Parameter isSuccess: whether it made everything. If not, only what the answer mentions counts, as others work on the engine, too.
    func record(isSuccess: Bool) throws {
        let after = try Self.snapshot(owner.engine, isBuild)
        let new = after.parents.filter { before.parents[$0.key] == nil }
        var made = Set(new.keys.filter(isMentioned))
        for name in names.union(after.names.keys.filter { ImageName.split($0).repository == repository }) {
            guard let found = try owner.image(name), let id = found["Id"].text, isSuccess || made.contains(id) else { continue }
            if new[id] != nil { made.insert(id) }
            if Guard.names(of: found).contains(name) { owner.record([.imageName(name, id: id)]) }
            if isBuild, before.names.values.contains(id) { owner.record([.sharedImage(id: id)]) }
        }
        // A quiet build doesn't print its steps.
        for id in made {
            var id = id
            while let parent = new[id], new[parent] != nil, made.insert(parent).inserted { id = parent }
        }
        owner.record(made.map { .image(id: $0) })
        owner.record(after.containers.subtracting(before.containers).filter(isMentioned).map { .container(id: $0) })
        before = after
    }

    /// The classic builder prints the first 12 digits.
    private func isMentioned(_ id: String) -> Bool { Bytes.contains(answer, String(id.replacing("sha256:", with: "").prefix(12))) }

    private static func snapshot(_ engine: EngineClient, _ isBuild: Bool) throws -> Snapshot {
        var snapshot = Snapshot()
        for image in try engine.value(["images", "json"], [("all", "1")]).items {
            let id = try Guard.text(image, "Id")
            snapshot.parents[id] = image["ParentId"].text ?? ""
            for name in Guard.names(of: image) { snapshot.names[name] = id }
        }
        if isBuild {
            let containers = try engine.value(["containers", "json"], [("all", "1")]).items
            snapshot.containers = Set(try containers.map { try Guard.text($0, "Id") })
        }
        return snapshot
    }
}
