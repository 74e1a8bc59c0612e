import DockerCLI
import Primitives

/// Finds out whose the objects of a request are, and refuses what would change those of others.
struct Guard {
    let options: ProxyOptions
    let engine: EngineClient

    var lesson: String { options.lesson }

    func owns(_ item: OwnedItem) -> Bool { options.record.items(of: lesson).contains(item) }

    func record(_ items: some Sequence<OwnedItem>, isOwned: Bool = true) {
        if !options.record.set(items, of: lesson, isOwned: isOwned) {
            options.notice("calf can't record what this lesson created, so it will treat these objects as created outside calf.")
        }
    }

    /// What doesn't exist isn't owned any longer: an object with the same name may be another's. `known` is what was owned before the engine
    /// was asked, since the lesson may just have made it.
    func forget(_ known: Set<OwnedItem>, unless exists: (OwnedItem) -> Bool) {
        record(known.filter { !exists($0) }, isOwned: false)
    }

    /// The lesson's volumes with this name, or those that had it.
    func ownVolumes(_ name: String) -> Set<OwnedItem> {
        options.record.items(of: lesson).filter { $0.kind == .volume && $0.key == name }
    }

    /// Forgets what the engine removed: `[{"Untagged": …}, {"Deleted": …}]`.
    func forgetImages(_ removed: JSONValue) {
        let gone = Set(removed.items.compactMap { $0["Untagged"].text.map(ImageName.full) ?? $0["Deleted"].text })
        forget(options.record.items(of: lesson)) { !gone.contains($0.key) }
    }

    /// Refuses a setting, unless the lesson declares it.
    func allow(setting: String) throws { if !options.allowed.contains(setting) { throw Refusal(setting: setting) } }

    /// The members of a struct, if all are known or empty; others are refused.
    func known(_ value: JSONValue, _ names: [String], _ prefix: String = "") throws -> JSONValue {
        if value.isNull { return value }
        guard case .object(let members) = value else { throw Refusal(status: 400, message: "calf: \(value.json) isn't an object.") }
        for member in members where !names.contains(member.name) && !member.value.isEmpty {
            try allow(setting: "\(prefix)\(member.name): \(member.value.text ?? member.value.json)")
        }
        // What is empty may still replace a default.
        return .object(members.filter { names.contains($0.name) || !$0.value.isEmpty })
    }

    /// The lesson's labels are added.
    func labelled(_ labels: JSONValue, _ more: [String: String] = [:]) -> JSONValue {
        var labels = labels
        for (name, value) in options.labels.merging(more, uniquingKeysWith: { $1 }).sorted(by: { $0.key < $1.key }) {
            labels.set(name, .text(value))
        }
        return labels
    }

    /// Refuses to do something to an object, as `removing container web`, unless the lesson owns it.
    private func allow(_ what: String, owned items: [OwnedItem]) throws {
        if items.contains(where: owns) { return }
        throw Refusal(what, createdBy: items.lazy.compactMap { options.record.ownership.lesson(of: $0) }.first)
    }

    // MARK: - Objects

    /// Resolves a name, or an ID or its beginning. The caller uses the full ID, so that no rename comes between. If there is none, the request
    /// isn't passed on, because an object of that name could be created meanwhile.
    func container(_ name: String, _ action: String) throws -> (id: String, found: JSONValue) {
        let found = try engine.value(["containers", name, "json"])
        let id = try Self.text(found, "Id")
        let title = (found["Name"].text ?? "").drop { $0 == "/" }
        try allow("\(action) container \(title)", owned: [.container(id: id)])
        return (id, found)
    }

    func network(_ name: String, _ action: String) throws -> String {
        let found = try engine.value(["networks", name])
        let (id, title) = (try Self.text(found, "Id"), try Self.text(found, "Name"))
        // The engine makes these, and refuses to remove them.
        if title == "host" {
            try allow(setting: "NetworkMode: host")
        } else if !["bridge", "none"].contains(title) {
            try allow("\(action) network \(title)", owned: [.network(id: id)])
        }
        return id
    }

    /// Returns whether there is such a volume.
    func volume(_ name: String, _ action: String) throws -> Bool {
        let known = ownVolumes(name)
        // The engine says itself which names can't be.
        guard EngineClient.isPart(name), let found = try engine.find(["volumes", name]) else {
            forget(known) { _ in false }
            return false
        }
        try allow("\(action) volume \(name)", owned: [Self.item(ofVolume: found)])
        return true
    }

    /// How a volume is recorded if it is the lesson's.
    static func item(ofVolume found: JSONValue) -> OwnedItem {
        .volume(name: found["Name"].text ?? "", nonce: found["Labels"][CalfLabel.volume].text ?? "")
    }

    /// An image's names as docker prints them.
    static func names(of image: JSONValue) -> [String] {
        image["RepoTags"].texts.filter { $0 != "<none>:<none>" }.map(ImageName.full)
    }

    /// An image by name or ID; `nil` if there is none.
    func image(_ name: String) throws -> JSONValue? {
        // What the engine drops from a name would hide whose it is.
        guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_./:@".contains($0)) }) else {
            throw Refusal(status: 400, message: "invalid reference format")
        }
        return try engine.find(["images"] + name.split(separator: "/", omittingEmptySubsequences: false).map { String($0) } + ["json"])
    }

    /// Refuses to give a foreign image's name to another.
    func imageName(_ name: String) throws {
        let name = ImageName.full(name)
        guard let found = try image(name), let id = found["Id"].text else { return }
        let names = Self.names(of: found)
        // If the engine knows the image by another spelling, any of its names may be meant.
        for taken in names.contains(name) ? [name] : names {
            try allow("reusing the name of image \(taken)", owned: [.imageName(taken, id: id)])
        }
    }

    /// Refuses to remove a foreign image, or one of its names. Returns whether nameless images below it may be removed, too.
    func imageRemoval(_ name: String, isForced: Bool = false) throws -> Bool {
        guard let found = try image(name) else { throw Refusal(status: 404, message: "No such image: \(name)") }
        let id = try Self.text(found, "Id")
        let names = Self.names(of: found)
        // The engine takes the beginning of the image's ID for the ID, even if it is one of the names.
        let isID = id.hasPrefix(name) || id.hasPrefix("sha256:" + name)
        let tag = isID ? nil : names.first { $0 == ImageName.full(name) }
        let removal = "removing image \(tag ?? names.first ?? id)"
        for taken in tag.map({ [$0] }) ?? names { try allow(removal, owned: [.imageName(taken, id: id)]) }
        // With the last name, the image itself is removed.
        if tag == nil || names.count == 1 {
            try allow(removal, owned: [.image(id: id), .sharedImage(id: id)])
            // By force, it is removed even from stopped containers.
            if isForced, try isUsedElsewhere(id) { throw Refusal(removal) }
        }
        var parent = found["Parent"].text ?? ""
        while !parent.isEmpty, let next = try image(parent), next["RepoTags"].texts.isEmpty {
            guard owns(.image(id: parent)) else { return false }
            parent = next["Parent"].text ?? ""
        }
        return true
    }

    /// Removes an image or one of its names. What would be refused is kept, and the reply says why.
    func removeImage(_ name: String) throws -> EngineClient.Reply {
        do {
            let parts = ["images"] + name.split(separator: "/").map { String($0) }
            return try engine.request("DELETE", parts, try imageRemoval(name) ? [] : [("noprune", "1")])
        } catch let refusal as Refusal {
            let reason = refusal.status == 403 ? "someone else has or needs it" : refusal.message
            return EngineClient.Reply(status: refusal.status, value: .object([.init("message", .text(reason))]))
        }
    }

    /// Whether a container that the lesson doesn't own was created from the image.
    private func isUsedElsewhere(_ image: String) throws -> Bool {
        try engine.value(["containers", "json"], [("all", "1"), ("filters", "{\"ancestor\":[\"\(image)\"]}")]).items
            .contains { !owns(.container(id: $0["Id"].text ?? "")) }
    }

    /// Refuses to push a foreign image. Without a tag, all names of the repository are pushed.
    func push(_ name: String, tag: String) throws {
        let names = tag.isEmpty ? try names(in: Self.repository(name)) : [ImageName.full("\(name):\(tag)")]
        let found = try names.compactMap { name in try image(name).map { (name: name, id: try Self.text($0, "Id")) } }
        guard !found.isEmpty else {
            throw Refusal(status: 404, message: "An image does not exist locally with the tag: \(names.first ?? name)")
        }
        for (name, id) in found { try allow("pushing image \(name)", owned: [.imageName(name, id: id)]) }
    }

    /// A repository as docker lists it. It must be written in one of the ways of the docker command, because engines know others, too.
    static func repository(_ text: String) throws -> String {
        let name = ImageName.split(ImageName.full(text)).repository
        let starts = name.contains("/") ? ["", "docker.io/"] : ["", "docker.io/", "docker.io/library/"]
        guard starts.contains(where: { $0 + name == text }) else { throw Refusal(status: 400, message: "invalid reference format") }
        return name
    }

    /// The names that a repository has here.
    private func names(in repository: String) throws -> [String] {
        try engine.value(["images", "json"]).items.flatMap(Self.names).filter { ImageName.split($0).repository == repository }
    }

    static func text(_ value: JSONValue, _ name: String) throws -> String {
        guard let text = value[name].text, !text.isEmpty else {
            throw Refusal(status: 502, message: "calf: the engine's answer has no \(name), so it can't be checked.")
        }
        return text
    }
}
