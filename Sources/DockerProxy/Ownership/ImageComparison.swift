import DockerCLI
import Primitives
import Synchronization

/// The images on the engine before a request that makes some, and afterwards: what is new is the lesson's, and what was taken from a
/// foreign image is given back to it.
///
/// Only names and images that the request or the engine's answer mentions count, because others work on the engine at the same time. So do
/// containers, which the classic builder leaves after a failed step.
final class ImageComparison {
    private struct Snapshot {
        /// The image of each name.
        var names: [String: String] = [:]
        /// The parent of each image, or an empty text.
        var parents: [String: String] = [:]
        var containers: Set<String> = []
    }

    /// How much of the engine's answer is kept. Its end names the result.
    private static let limit = 1 << 20

    private let owner: Guard
    /// Whether images are built, and not only named.
    private let isBuild: Bool
    private var before: Snapshot
    private let ticket: Int
    private var request: [UInt8] = []
    private var answer: [UInt8] = []

    /// Takes the snapshot.
    init(_ owner: Guard, _ target: RequestTarget, isBuild: Bool = false) throws {
        self.owner = owner
        self.isBuild = isBuild
        let known = owner.options.record.items(of: owner.lesson)
        var before = try Self.snapshot(owner.engine, isBuild)
        (ticket, before.names) = owner.questions.names.enter(before.names) { owner.owns(.imageName($0, id: $1)) }
        self.before = before
        let existing = before
        owner.forget(known) { item in
            switch item {
            case .imageName(let name, let id): existing.names[name] == id
            case .image(let id), .sharedImage(let id): existing.parents[id] != nil
            case .container, .network, .volume: true
            }
        }
        for parameter in target.query { request += (parameter.value + "\n").utf8 }
    }

    deinit { owner.questions.names.leave(ticket) }

    /// Adds bytes of the request. All are kept, since a name may be anywhere.
    func add(request bytes: [UInt8]) throws {
        request += bytes
        guard request.count <= 8 * Self.limit else { throw Refusal(status: 413, message: "calf: too many builds on one connection.") }
    }

    /// Adds bytes of the answer.
    func add(answer bytes: some Collection<UInt8>) {
        answer.append(contentsOf: bytes)
        if answer.count > 2 * Self.limit { answer.removeFirst(answer.count - Self.limit) }
    }

    /// Records and gives back. `isAsking` is false where the client can't wait.
    func run(isAsking: Bool = true) throws {
        var after = try Self.snapshot(owner.engine, isBuild)
        defer {
            before = after
            owner.questions.names.update(ticket, after.names)
        }
        var made: Set<String> = []
        for (name, id) in after.names.sorted(by: { $0.key < $1.key }) where before.names[name] != id && mentions(name: name) {
            if before.parents[id] == nil { made.insert(id) }
            if let old = before.names[name], !owner.owns(.imageName(name, id: old)), !owner.owns(.imageName(name, id: id)) {
                guard try isAllowed(name, old, isAsking) else {
                    try giveBack(name, to: old)
                    after.names[name] = old
                    continue
                }
            }
            owner.record([.imageName(name, id: id)])
            if isBuild, before.names.values.contains(id) { owner.record([.sharedImage(id: id)]) }
        }
        let new = after.parents.filter { before.parents[$0.key] == nil }
        made.formUnion(new.keys.filter(mentions(id:)))
        // A quiet build doesn't print its steps.
        for id in made {
            var id = id
            while let parent = new[id], new[parent] != nil, made.insert(parent).inserted { id = parent }
        }
        owner.record(made.map { .image(id: $0) })
        owner.record(after.containers.subtracting(before.containers).filter(mentions(id:)).map { .container(id: $0) })
    }

    private func isAllowed(_ name: String, _ old: String, _ isAsking: Bool) throws -> Bool {
        var object = ForeignObject(kind: .image, id: old, name: name, lesson: owner.options.record.owner(of: .imageName(name, id: old)))
        object.created = try owner.engine.get(["images", old, "json"]).value["Created"].text ?? ""
        if owner.questions.isAllowed(Question(.replaceName, .object(object))) { return true }
        guard isAsking else { return false }
        do {
            try owner.ask(.replaceName, .object(object))
            return true
        } catch is Refusal {
            return false
        } catch Disconnected.client {
            return false
        }
    }

    private func giveBack(_ name: String, to old: String) throws {
        let (repository, tag) = ImageName.split(name)
        let reply = try owner.engine.request("POST", ["images", old, "tag"], [("repo", repository), ("tag", tag)])
        owner.options.notice(
            reply.isSuccess
                ? "The name \(name) belongs to an image that this lesson didn't create, so calf gave it back to that image."
                : "The name \(name) belonged to an image that this lesson didn't create. calf could not give it back: \(reply.message)")
    }

    private func mentions(name: String) -> Bool {
        let (repository, tag) = ImageName.split(name)
        return mentions(repository) && (tag == "latest" || mentions(tag))
    }

    /// The classic builder prints the first 12 digits.
    private func mentions(id: String) -> Bool { mentions(String(id.replacing("sha256:", with: "").prefix(12))) }

    private func mentions(_ text: String) -> Bool { Bytes.contains(request, text) || Bytes.contains(answer, text) }

    private static func snapshot(_ engine: EngineClient, _ isBuild: Bool) throws -> Snapshot {
        let reply = try engine.get(["images", "json"], [("all", "1")])
        guard reply.isSuccess else { throw Refusal(status: reply.status, message: reply.message) }
        var snapshot = Snapshot()
        for image in reply.value.items {
            let id = try Guard.text(image, "Id")
            snapshot.parents[id] = image["ParentId"].text ?? ""
            for name in Guard.names(of: image) { snapshot.names[name] = id }
        }
        if isBuild {
            let reply = try engine.get(["containers", "json"], [("all", "1")])
            guard reply.isSuccess else { throw Refusal(status: reply.status, message: reply.message) }
            snapshot.containers = Set(try reply.value.items.map { try Guard.text($0, "Id") })
        }
        return snapshot
    }
}

/// The names of images as they were before the requests that are now making images. A request that begins while another has taken a name,
/// and not yet given it back, must not take that for the name's owner.
final class NamesBefore: Sendable {
    private struct State {
        var names: [Int: [String: String]] = [:]
        var last = 0
    }

    private let state = Mutex(State())

    /// Registers a request, and returns the names as they were before the first of those that are running.
    func enter(_ names: [String: String], isOwn: (String, String) -> Bool) -> (ticket: Int, names: [String: String]) {
        let own = names.filter { isOwn($0.key, $0.value) }
        return state.withLock { state in
            state.last += 1
            var merged = names
            for (_, earlier) in state.names.sorted(by: { $0.key > $1.key }) { merged.merge(earlier) { $1 } }
            merged.merge(own) { $1 }
            state.names[state.last] = merged
            return (state.last, merged)
        }
    }

    func update(_ ticket: Int, _ names: [String: String]) { state.withLock { $0.names[ticket] = names } }

    func leave(_ ticket: Int) { state.withLock { $0.names[ticket] = nil } }
}
