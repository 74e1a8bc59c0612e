import DockerCLI
import Primitives

/// A request is answered by the proxy: with an error, or with what it found out.
struct Refusal: Error {
    var status: Int
    var message: String
}

/// Finds out whose the objects of a request are, and asks about those of others. For one connection, on its thread.
struct Guard {
    let options: ProxyOptions
    let questions: Questions
    let engine: EngineClient
    /// Who waits for the answer; `nil` if no one does.
    let client: Channel?

    var lesson: String { options.lesson }

    /// The same, but every answer is no.
    var unasked: Guard {
        var options = options
        options.decide = nil
        return Guard(options: options, questions: Questions(options), engine: engine, client: nil)
    }

    func owns(_ item: OwnedItem) -> Bool { options.record.owns(lesson, item) }

    func record(_ items: some Sequence<OwnedItem>, isOwned: Bool = true) {
        if !options.record.set(items, of: lesson, isOwned: isOwned) {
            options.notice("calf can't write its record of what this lesson made, so it will ask about these objects later.")
        }
    }

    /// What doesn't exist isn't owned any longer: an object with the same name may be another's. `known` is what was owned before the engine
    /// was asked, since the lesson may just have made it.
    func forget(_ known: Set<OwnedItem>, unless exists: (OwnedItem) -> Bool) {
        record(known.filter { !exists($0) }, isOwned: false)
    }

    /// The lesson's volumes with this name, or those that had it.
    func ownVolumes(_ name: String) -> Set<OwnedItem> {
        options.record.items(of: lesson).filter { if case .volume(name, _) = $0 { true } else { false } }
    }

    /// Forgets what the engine removed: `[{"Untagged": …}, {"Deleted": …}]`.
    func forgetImages(_ removed: JSONValue) {
        let names = Set(removed.items.compactMap { $0["Untagged"].text.map(ImageName.full) })
        let ids = Set(removed.items.compactMap { $0["Deleted"].text })
        forget(options.record.items(of: lesson)) { item in
            switch item {
            case .imageName(let name, _): !names.contains(name)
            case .image(let id), .sharedImage(let id): !ids.contains(id)
            case .container, .network, .volume: true
            }
        }
    }

    /// Returns if the answer is yes.
    func ask(_ action: Question.Action, _ subject: Question.Subject, adopting items: [OwnedItem] = []) throws {
        let question = Question(action, subject)
        if case .setting(let setting) = subject, options.allowed.contains(setting) { return }
        switch try questions.answer(question, client, engine.waiter) {
        case .yes: return
        case .adopt: record(items)
        case .no:
            // The docker command hides why it can't attach.
            if action == .attach, case .object(let object) = subject { options.notice("Attaching to \(object) was not allowed.") }
            throw Refusal(status: 403, message: question.refusal)
        }
    }

    /// Asks about an object, unless the lesson owns it.
    private func ask(_ action: Question.Action, _ object: ForeignObject, unlessOwned items: [OwnedItem]) throws {
        if items.contains(where: owns) { return }
        var object = object
        object.lesson = items.lazy.compactMap(options.record.owner).first
        try ask(action, .object(object), adopting: items)
    }

    // MARK: - Objects

    /// Resolves a name, or an ID or its beginning. The caller uses the full ID, so that no rename comes between.
    func container(_ name: String, _ action: Question.Action) throws -> (id: String, found: JSONValue) {
        let found = try inspect(["containers", try plain(name), "json"])
        let id = try Self.text(found, "Id")
        let title = (found["Name"].text ?? "").drop { $0 == "/" }
        let object = ForeignObject(kind: .container, id: id, name: String(title), created: found["Created"].text ?? "")
        try ask(action, object, unlessOwned: [.container(id: id)])
        return (id, found)
    }

    func network(_ name: String, _ action: Question.Action) throws -> String {
        // Its name can be any text. As a part of a path, it is encoded.
        guard !name.isEmpty, name != ".", name != "..", !name.contains("/") else {
            throw Refusal(status: 404, message: "network \(name) not found")
        }
        let found = try inspect(["networks", name])
        let (id, title) = (try Self.text(found, "Id"), try Self.text(found, "Name"))
        // The engine makes these, and refuses to remove them.
        if title == "host" {
            try ask(.allow, .setting("NetworkMode: host"))
        } else if !(["bridge", "none"].contains(title) || id == Self.podmanNetwork)
            || (action != .use && action != .connect && action != .disconnect)
        {
            let object = ForeignObject(kind: .network, id: id, name: title, created: found["Created"].text ?? "")
            try ask(action, object, unlessOwned: [.network(id: id)])
        }
        return id
    }

    /// Podman's `bridge`, which it calls `podman` in containers.
    private static let podmanNetwork = "2f259bab93aaaaa2542ba43ef33eb990d0999ee1b9924b557b7be53c0b7a1bb9"

    /// Returns whether there is such a volume.
    func volume(_ name: String, _ action: Question.Action) throws -> Bool {
        let known = ownVolumes(name)
        guard isPlain(name) else {
            let message = "\"\(name)\" includes invalid characters for a local volume name"
            throw Refusal(status: 400, message: "create \(name): \(message), only \"[a-zA-Z0-9][a-zA-Z0-9_.-]\" are allowed.")
        }
        let reply = try engine.get(["volumes", name])
        if reply.status == 404 {
            forget(known) { _ in false }
            return false
        }
        guard reply.isSuccess else { throw Refusal(status: reply.status, message: reply.message) }
        let created = reply.value["CreatedAt"].text ?? ""
        try ask(
            action, ForeignObject(kind: .volume, id: name, name: name, created: created), unlessOwned: Self.items(ofVolume: reply.value))
        return true
    }

    /// How a volume of the lesson's can be recorded: with its nonce, or by its name alone.
    static func items(ofVolume found: JSONValue) -> [OwnedItem] {
        let (name, nonce) = (found["Name"].text ?? "", found["Labels"][Record.nonceLabel].text ?? "")
        return Array(Set([.volume(name: name, nonce: nonce), .volume(name: name, nonce: "")]))
    }

    /// An image's names as docker prints them. Podman lists `docker.io/library/shop:1`.
    static func names(of image: JSONValue) -> [String] {
        image["RepoTags"].texts.filter { $0 != "<none>:<none>" }.map(ImageName.full)
    }

    /// An image by name or ID; `nil` if there is none.
    func image(_ name: String) throws -> JSONValue? {
        guard !name.isEmpty, name.utf8.allSatisfy({ Self.isNamePart($0) || "/:@".utf8.contains($0) }) else {
            throw Refusal(status: 400, message: "invalid reference format")
        }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
        guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else {
            throw Refusal(status: 400, message: "invalid reference format")
        }
        let reply = try engine.get(["images"] + parts + ["json"])
        if reply.status == 404 { return nil }
        guard reply.isSuccess else { throw Refusal(status: reply.status, message: reply.message) }
        return reply.value
    }

    /// Asks if the name is a foreign image's, because it would be given to another.
    func imageName(_ name: String) throws {
        let name = ImageName.full(name)
        guard let found = try image(name), let id = found["Id"].text else { return }
        let names = Self.names(of: found)
        // If the engine knows the image by another spelling, any of its names may be meant.
        for taken in names.contains(name) ? [name] : names {
            try ask(
                .replaceName, ForeignObject(kind: .image, id: id, name: taken, created: found["Created"].text ?? ""),
                unlessOwned: [.imageName(taken, id: id)])
        }
    }

    /// Asks before an image is removed, or one of its names. Returns whether nameless images below it may be removed, too.
    func imageRemoval(_ name: String, isForced: Bool = false) throws -> Bool {
        guard let found = try image(name) else { throw Refusal(status: 404, message: "No such image: \(name)") }
        let id = try Self.text(found, "Id")
        let names = Self.names(of: found)
        // The engine takes the beginning of the image's ID for the ID, even if it is one of the names.
        let isID = id.hasPrefix(name) || id.hasPrefix("sha256:" + name)
        let tag = isID ? nil : names.first { $0 == ImageName.full(name) }
        let object = ForeignObject(kind: .image, id: id, name: tag ?? names.first ?? id, created: found["Created"].text ?? "")
        if let tag {
            try ask(.remove, object, unlessOwned: [.imageName(tag, id: id)])
        } else {
            for other in names where !owns(.imageName(other, id: id)) {
                try ask(.remove, object, unlessOwned: [.imageName(other, id: id)])
            }
        }
        // With the last name, the image itself is removed.
        if tag == nil || names.count == 1 {
            try ask(.remove, object, unlessOwned: [.image(id: id), .sharedImage(id: id)])
            // By force, it is removed even from stopped containers.
            if isForced, try isUsedElsewhere(id) { try ask(.remove, .object(object)) }
        }
        var parent = found["Parent"].text ?? ""
        while !parent.isEmpty, let next = try image(parent), next["RepoTags"].texts.isEmpty {
            guard owns(.image(id: parent)) else { return false }
            parent = next["Parent"].text ?? ""
        }
        return true
    }

    /// Removes an image or one of its names. What would be asked about is kept, and the reply says why.
    func removeImage(_ name: String) throws -> EngineClient.Reply {
        do {
            let query = try unasked.imageRemoval(name) ? [] : [("noprune", "1")]
            return try engine.request("DELETE", ["images"] + name.split(separator: "/").map { String($0) }, query)
        } catch let refusal as Refusal {
            let reason = refusal.status == 403 ? "someone else has or needs it" : refusal.message
            return EngineClient.Reply(status: refusal.status, value: .object([.init("message", .text(reason))]))
        }
    }

    /// Whether a container that the lesson doesn't own was created from the image.
    private func isUsedElsewhere(_ image: String) throws -> Bool {
        let reply = try engine.get(["containers", "json"], [("all", "1"), ("filters", "{\"ancestor\":[\"\(image)\"]}")])
        guard reply.isSuccess else { throw Refusal(status: reply.status, message: reply.message) }
        return reply.value.items.contains { !owns(.container(id: $0["Id"].text ?? "")) }
    }

    /// Asks before a foreign image is pushed.
    func push(_ name: String, tag: String) throws {
        // All names of the repository.
        guard !tag.isEmpty else { return try ask(.request, .endpoint("pushing all tags of \(name)")) }
        let name = ImageName.full("\(name):\(tag)")
        guard let found = try image(name) else {
            throw Refusal(status: 404, message: "An image does not exist locally with the tag: \(name)")
        }
        let id = try Self.text(found, "Id")
        let object = ForeignObject(kind: .image, id: id, name: name, created: found["Created"].text ?? "")
        try ask(.push, object, unlessOwned: [.imageName(name, id: id)])
    }

    // MARK: - Reading

    private func inspect(_ parts: [String]) throws -> JSONValue {
        let reply = try engine.get(parts)
        // The request isn't passed on: an object of that name could be created meanwhile.
        guard reply.isSuccess else { throw Refusal(status: reply.status, message: reply.message) }
        return reply.value
    }

    /// A name that can't be taken for anything else in a path.
    func plain(_ name: String) throws -> String {
        guard isPlain(name) else { throw Refusal(status: 400, message: "calf: '\(name)' isn't a name or an ID.") }
        return name
    }

    private func isPlain(_ name: String) -> Bool { !name.isEmpty && name != "." && name != ".." && name.utf8.allSatisfy(Self.isNamePart) }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": true
        default: false
        }
    }

    static func text(_ value: JSONValue, _ name: String) throws -> String {
        guard let text = value[name].text, !text.isEmpty else {
            throw Refusal(status: 502, message: "calf: the engine's answer has no \(name), so it can't be checked.")
        }
        return text
    }
}
