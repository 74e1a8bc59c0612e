import DockerCLI
import Glibc
import Primitives

/// Answers a prune request: removes the lesson's own unused objects one by one, and replies in the engine's form.
/// https://docs.docker.com/reference/cli/docker/system/prune/
struct Prune {
    let owner: Guard
    let target: RequestTarget
    /// `{"dangling":["false"]}` or, in older versions, `{"dangling":{"false":true}}`.
    private let filters: [String: [String]]
    /// Only what was created before, in seconds since 1970.
    private let until: Double?

    init(owner: Guard, target: RequestTarget) throws {
        self.owner = owner
        self.target = target
        var filters: [String: [String]] = [:]
        for member in try GoJSON.parse(Array(target["filters"].utf8)).members {
            guard ["dangling", "all", "label", "label!", "until"].contains(member.name) else {
                throw Refusal(endpoint: "pruning with the filter \(member.name)")
            }
            filters[member.name] = member.value.texts + member.value.members.map(\.name)
        }
        self.filters = filters
        let times = filters["until"] ?? []
        until = times.first.flatMap(Self.time)
        guard times.count < 2, until != nil || times.isEmpty else { throw Refusal(endpoint: "pruning with this filter until") }
    }

    /// A time, or how long ago it was, as `1h30m`.
    private static func time(_ text: String) -> Double? {
        if let seconds = UInt32(text).map(Double.init) ?? EngineTime.seconds(of: text) { return seconds }
        var (rest, ago) = (text[...], 0)
        while !rest.isEmpty {
            let number = rest.prefix(while: \.isNumber)
            let unit = rest.dropFirst(number.count).prefix { !$0.isNumber }
            guard let value = UInt32(number), let factor = ["h": 3600, "m": 60, "s": 1][unit] else { return nil }
            ago += Int(value) * factor
            rest = rest.dropFirst(number.count + unit.count)
        }
        // Longer ones don't fit into Go's durations.
        return text.isEmpty || ago > 9_223_372_036 ? nil : Double(Glibc.time(nil) - ago)
    }

    /// Whether the filters for labels and times leave the object in.
    private func isMeant(_ found: JSONValue) -> Bool {
        func hasLabel(_ label: String) -> Bool {
            let sides = label.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
            guard let value = found["Labels"][sides[0]].text else { return false }
            return sides.count == 1 || value == sides[1]
        }
        let created = found["Created"].int.map { Double($0) } ?? EngineTime.seconds(of: found["Created"].text ?? "")
        if let until, (created ?? .infinity) >= until { return false }
        if let without = filters["label!"], without.allSatisfy(hasLabel) { return false }
        return filters["label", default: []].allSatisfy(hasLabel)
    }

    func answer(_ kind: PruneKind) throws -> JSONValue {
        switch kind {
        case .containers: try containers()
        case .networks: try networks()
        case .volumes: try volumes()
        case .images: try images()
        // The build cache belongs to no one.
        case .build: reply("CachesDeleted", [], 0)
        }
    }

    private func isSet(_ filter: String, to values: [String]) -> Bool { filters[filter]?.contains { values.contains($0) } == true }

    private func reply(_ name: String, _ deleted: [JSONValue], _ size: Int?) -> JSONValue {
        .object([.init(name, deleted.isEmpty ? .null : .list(deleted))] + (size.map { [.init("SpaceReclaimed", .number("\($0)"))] } ?? []))
    }

    /// Removes those that the lesson owns, and returns them.
    private func removed(_ kind: String, _ unused: [JSONValue], _ item: (JSONValue) -> OwnedItem) throws -> [JSONValue] {
        try unused.filter(isMeant).filter { found in
            let item = item(found)
            guard owner.owns(item), try owner.engine.request("DELETE", [kind, item.key]).isSuccess else { return false }
            owner.record([item], isOwned: false)
            return true
        }
    }

    private func containers() throws -> JSONValue {
        let all = try owner.engine.value(["containers", "json"], [("all", "1"), ("size", "1")]).items
        let unused = all.filter { ["created", "exited", "dead"].contains($0["State"].text ?? "") }
        let removed = try removed("containers", unused) { .container(id: $0["Id"].text ?? "") }
        return reply("ContainersDeleted", removed.map { $0["Id"] }, removed.reduce(0) { $0 + ($1["SizeRw"].int ?? 0) })
    }

    private func networks() throws -> JSONValue {
        let removed = try removed("networks", try owner.engine.value(["networks"]).items) { .network(id: $0["Id"].text ?? "") }
        return reply("NetworksDeleted", removed.map { $0["Name"] }, nil)
    }

    private func volumes() throws -> JSONValue {
        // From 1.42 on, only those without a name, unless asked for all.
        let minor = target.version.split(separator: ".").last.flatMap { Int($0) } ?? .max
        let isAll = minor < 42 || isSet("all", to: ["true", "1"])
        // The engine measures for one client at a time. For another one, sizes count as 0.
        let usage = try owner.engine.request("GET", ["system", "df"])
        let sizes = usage.isSuccess ? usage.value["Volumes"].items : []
        let unused = try owner.engine.value(["volumes"], [("filters", #"{"dangling":["true"]}"#)])["Volumes"].items
            .filter { isAll || EngineObject.isAnonymousVolume($0["Name"].text ?? "") }
        let names = try removed("volumes", unused, Guard.item(ofVolume:)).map { $0["Name"] }
        let size = sizes.reduce(0) { names.contains($1["Name"]) ? $0 + max(0, $1["UsageData"]["Size"].int ?? 0) : $0 }
        return reply("VolumesDeleted", names, size)
    }

    private func images() throws -> JSONValue {
        let used = Set(try owner.engine.value(["containers", "json"], [("all", "1")]).items.compactMap { $0["ImageID"].text })
        var (deleted, size) = ([JSONValue](), 0)
        for image in try owner.engine.value(["images", "json"]).items {
            guard let id = image["Id"].text, !used.contains(id), isMeant(image) else { continue }
            let names = Guard.names(of: image)
            guard names.isEmpty || isSet("dangling", to: ["false", "0"]) else { continue }
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
