import DockerCLI
import Glibc
import Primitives

/// Answers a prune request: removes the lesson's own unused objects one by one, and replies in the engine's form.
/// https://docs.docker.com/reference/cli/docker/system/prune/
struct Prune {
    let owner: Guard
    let target: RequestTarget

    func answer(_ kind: PruneKind) throws -> JSONValue {
        let filters = try Filters(target["filters"])
        switch kind {
        case .containers: return try containers(filters)
        case .networks: return try networks(filters)
        case .volumes: return try volumes(filters)
        case .images: return try images(filters)
        // The build cache belongs to no one.
        case .build: return reply("CachesDeleted", [], 0)
        }
    }

    private func reply(_ name: String, _ deleted: [JSONValue], _ size: Int?) -> JSONValue {
        .object([.init(name, deleted.isEmpty ? .null : .list(deleted))] + (size.map { [.init("SpaceReclaimed", .number("\($0)"))] } ?? []))
    }

    private func list(_ parts: [String], _ query: [(String, String)] = []) throws -> JSONValue {
        let reply = try owner.engine.get(parts, query)
        guard reply.isSuccess else { throw Refusal(status: reply.status, message: reply.message) }
        return reply.value
    }

    private func remove(_ parts: [String]) throws -> EngineClient.Reply { try owner.engine.request("DELETE", parts) }

    private func containers(_ filters: Filters) throws -> JSONValue {
        var (deleted, size) = ([JSONValue](), 0)
        for container in try list(["containers", "json"], [("all", "1"), ("size", "1")]).items {
            guard let id = container["Id"].text, owner.owns(.container(id: id)),
                ["created", "exited", "dead"].contains(container["State"].text ?? ""), filters.match(container, "Labels"),
                filters.isOld(container["Created"].int), try remove(["containers", id]).isSuccess
            else { continue }
            deleted.append(.text(id))
            size += container["SizeRw"].int ?? 0
        }
        return reply("ContainersDeleted", deleted, size)
    }

    private func networks(_ filters: Filters) throws -> JSONValue {
        var deleted: [JSONValue] = []
        for network in try list(["networks"]).items {
            guard let id = network["Id"].text, owner.owns(.network(id: id)), filters.match(network, "Labels"),
                filters.isOld(network["Created"].text.flatMap(EngineTime.seconds(of:)).map { Int($0) }),
                try remove(["networks", id]).isSuccess
            else { continue }
            deleted.append(network["Name"])
        }
        return reply("NetworksDeleted", deleted, nil)
    }

    private func volumes(_ filters: Filters) throws -> JSONValue {
        // From 1.42 on, only those without a name, unless asked for all.
        let minor = target.version.split(separator: ".").last.flatMap { Int($0) } ?? .max
        let isAll = minor < 42 || filters.isTrue("all")
        let sizes = try list(["system", "df"])["Volumes"].items
        var (deleted, size) = ([JSONValue](), 0)
        for volume in try list(["volumes"], [("filters", #"{"dangling":["true"]}"#)])["Volumes"].items {
            guard let name = volume["Name"].text, Guard.items(ofVolume: volume).contains(where: owner.owns),
                isAll || EngineObject.isAnonymousVolume(name), filters.match(volume, "Labels"),
                try remove(["volumes", name]).isSuccess
            else { continue }
            owner.forget(owner.ownVolumes(name)) { _ in false }
            deleted.append(.text(name))
            size += max(0, sizes.first { $0["Name"].text == name }?["UsageData"]["Size"].int ?? 0)
        }
        return reply("VolumesDeleted", deleted, size)
    }

    private func images(_ filters: Filters) throws -> JSONValue {
        let used = Set(try list(["containers", "json"], [("all", "1")]).items.compactMap { $0["ImageID"].text })
        var (deleted, size) = ([JSONValue](), 0)
        for image in try list(["images", "json"]).items {
            guard let id = image["Id"].text, !used.contains(id), filters.match(image, "Labels"), filters.isOld(image["Created"].int) else {
                continue
            }
            let names = Guard.names(of: image)
            guard names.isEmpty || filters.isFalse("dangling") else { continue }
            for name in names.isEmpty ? [id] : names {
                let reply = try owner.removeImage(name)
                guard reply.isSuccess else { continue }
                deleted += reply.value.items
                owner.forgetImages(reply.value)
                if reply.value.items.contains(where: { $0["Deleted"].text == id }) { size += image["Size"].int ?? 0 }
            }
        }
        return reply("ImagesDeleted", deleted, size)
    }
}

/// The filters of a prune request: `{"label":["a=b"]}` or, in older versions, `{"label":{"a=b":true}}`.
private struct Filters {
    private let values: [String: [String]]
    private static let names: Set = ["label", "label!", "until", "dangling", "all"]

    init(_ text: String) throws {
        var values: [String: [String]] = [:]
        for member in try GoJSON.parse(Array(text.utf8)).members {
            guard Self.names.contains(member.name) else { throw Refusal(status: 400, message: "invalid filter '\(member.name)'") }
            values[member.name] = member.value.texts + member.value.members.map(\.name)
        }
        self.values = values
        for text in values["until"] ?? [] where Self.seconds(text) == nil {
            throw Refusal(status: 400, message: "calf: the time '\(text)' can't be read. Try a duration such as 24h.")
        }
    }

    func isTrue(_ name: String) -> Bool { values[name].map { $0.contains { ["true", "1"].contains($0) } } ?? false }
    func isFalse(_ name: String) -> Bool { values[name].map { $0.contains { ["false", "0"].contains($0) } } ?? false }

    func match(_ object: JSONValue, _ name: String) -> Bool {
        let labels = object[name].textsByName
        func has(_ filter: String) -> Bool {
            let parts = filter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
            return parts.count > 1 ? labels[parts[0]] == parts[1] : labels[filter] != nil
        }
        return (values["label"] ?? []).allSatisfy(has) && !(values["label!"] ?? []).contains(where: has)
    }

    /// Whether something was created before the time. What can't be read is young.
    func isOld(_ created: Int?) -> Bool {
        (values["until"] ?? []).allSatisfy { text in
            guard let created, let limit = Self.seconds(text) else { return false }
            return created < limit
        }
    }

    /// A point in time: seconds since 1970, a date, or how long ago.
    private static func seconds(_ text: String) -> Int? {
        if let seconds = Int(text) { return seconds }
        if let seconds = EngineTime.seconds(of: text) { return Int(seconds) }
        var (total, digits) = (0, "")
        for character in text {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else {
                // A longer time would overflow, and nothing is that old.
                guard let number = Int32(digits), let unit = ["h": 3600, "m": 60, "s": 1][character] else { return nil }
                total += Int(number) * unit
                digits = ""
            }
        }
        return digits.isEmpty && !text.isEmpty ? time(nil) - total : nil
    }
}
