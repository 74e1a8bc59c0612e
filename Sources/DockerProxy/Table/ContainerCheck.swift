import Primitives

/// Checks what the body of a create request names, and writes the names that could be taken by another object as IDs.
struct ContainerCheck {
    let owner: Guard
    /// The volumes that don't exist yet. The engine would create them without the lesson's label.
    private(set) var newVolumes: [VolumeRequest] = []
    /// The volumes that are named, or come from other containers. Any other is the new container's own.
    private(set) var namedVolumes: Set<String> = []
    /// The volumes that the container itself names.
    private(set) var mountedVolumes: Set<String> = []

    struct VolumeRequest: Equatable {
        var name: String
        var driver: String
        var options: JSONValue
        var labels: JSONValue
    }

    init(_ owner: Guard) { self.owner = owner }

    /// The body of `containers/create`.
    mutating func create(_ body: JSONValue) throws -> JSONValue {
        var members = try known(body, Settings.container, "")
        members["HostConfig"] = try host(members["HostConfig"])
        var networking = try known(members["NetworkingConfig"], Settings.networking, "NetworkingConfig.")
        let endpoints = try GoJSON.last(networking["EndpointsConfig"].members).map { member in
            let endpoint = try known(member.value, Settings.endpoint, "EndpointsConfig.")
            if let id = endpoint["NetworkID"].text, !id.isEmpty { _ = try owner.network(id, .use) }
            try networkMode(member.name)
            return JSONValue.Member(member.name, member.value.isNull ? .null : .object(endpoint))
        }
        if !endpoints.isEmpty { networking["EndpointsConfig"] = .object(endpoints) }
        members["NetworkingConfig"] = networking.isEmpty ? .null : .object(networking)
        members["Labels"] = labelled(members["Labels"])
        return .object(members)
    }

    /// The lesson's labels are added.
    func labelled(_ labels: JSONValue, _ more: [String: String] = [:]) -> JSONValue {
        var members = GoJSON.last(labels.members)
        for (name, value) in owner.options.labels.merging(more, uniquingKeysWith: { $1 }).sorted(by: { $0.key < $1.key }) {
            members[name] = .text(value)
        }
        return members.isEmpty ? labels : .object(members)
    }

    /// The members of a struct, if all are known or empty; others are refused.
    func known(_ value: JSONValue, _ names: [String], refused: [String] = [], _ prefix: String) throws -> [JSONValue.Member] {
        switch value {
        case .null, .object: break
        default: throw Refusal(status: 400, message: "calf: the request's body isn't an object.")
        }
        var members = GoJSON.members(value, named: names + refused)
        for member in members where !names.contains(member.name) && !member.value.isEmpty {
            try owner.allow(setting: "\(prefix)\(member.name): \(member.value.text ?? member.value.json)")
        }
        // What is empty may still replace a default.
        members.removeAll { !names.contains($0.name) && $0.value.isEmpty }
        return members
    }

    /// The items of a list. The engine takes a single text for some of them.
    private static func list(_ value: JSONValue) throws -> [JSONValue] {
        switch value {
        case .null: return []
        case .list(let items): return items
        case .text: return [value]
        default: throw Refusal(status: 400, message: "calf: \(value.json) isn't a list.")
        }
    }

    // MARK: - HostConfig

    private mutating func host(_ value: JSONValue) throws -> JSONValue {
        var members = try known(value, Settings.host + Settings.checkedHost, refused: Settings.refusedHost, "")
        for name in ["UTSMode", "UsernsMode", "CgroupnsMode"] {
            try setting(name, members[name], free: name == "CgroupnsMode" ? ["private"] : [])
        }
        try setting("VolumeDriver", members["VolumeDriver"], free: ["local"])
        try setting("Runtime", members["Runtime"], free: ["runc", "io.containerd.runc.v2"])
        let log = GoJSON.members(members["LogConfig"], named: ["Type", "Config"])
        try setting("LogConfig", log["Type"], free: ["json-file", "local", "none"])
        members["LogConfig"] = log.isEmpty ? .null : .object(log)
        for capability in try Self.list(members["CapAdd"]) {
            let text = capability.text?.uppercased() ?? ""
            let name = text.hasPrefix("CAP_") ? String(text.dropFirst(4)) : text
            if !Settings.defaultCapabilities.contains(name) { try owner.allow(setting: "CapAdd: \(name)") }
        }
        for option in try Self.list(members["SecurityOpt"]) where option.text?.hasPrefix("no-new-privileges") != true {
            try owner.allow(setting: "SecurityOpt: \(option.text ?? option.json)")
        }
        // An empty list shows what the engine hides.
        for name in ["MaskedPaths", "ReadonlyPaths"] where !members[name].isNull {
            try owner.allow(setting: "\(name): \(members[name].json)")
        }
        for name in ["PidMode", "IpcMode", "NetworkMode"] where members[name].text?.hasPrefix("container:") == true {
            let id = try owner.container(String(members[name].text?.dropFirst("container:".count) ?? ""), .share).id
            members[name] = .text("container:" + id)
        }
        if members["PidMode"].text?.hasPrefix("container:") != true { try setting("PidMode", members["PidMode"]) }
        if members["IpcMode"].text?.hasPrefix("container:") != true {
            try setting("IpcMode", members["IpcMode"], free: ["private", "shareable", "none"])
        }
        try networkMode(members["NetworkMode"].text ?? "")
        members["VolumesFrom"] = try Self.mapped(members["VolumesFrom"]) { item in
            let parts = item.split(separator: ":", maxSplits: 1).map { String($0) }
            let container = try owner.container(parts.first ?? "", .mount)
            for mount in container.found["Mounts"].items { if let name = mount["Name"].text { namedVolumes.insert(name) } }
            return ([container.id] + parts.dropFirst()).joined(separator: ":")
        }
        members["Links"] = try Self.mapped(members["Links"]) { item in
            let parts = item.split(separator: ":", maxSplits: 1).map { String($0) }
            let name = parts.first.map { $0.hasPrefix("/") ? String($0.dropFirst()) : $0 } ?? ""
            return "\(try owner.container(name, .connect).id):\(parts.count > 1 ? parts[1] : name)"
        }
        let driver = members["VolumeDriver"].text ?? ""
        for bind in try Self.list(members["Binds"]) { try self.bind(bind.text ?? "", driver) }
        members["Mounts"] = .list(try Self.list(members["Mounts"]).map { try mount($0) })
        return .object(members)
    }

    private static func mapped(_ list: JSONValue, _ change: (String) throws -> String) throws -> JSONValue {
        list.isEmpty ? list : .list(try Self.list(list).map { .text(try change($0.text ?? "")) })
    }

    private func setting(_ name: String, _ value: JSONValue, free: Set<String> = []) throws {
        if !value.isEmpty, !free.contains(value.text ?? "") { try owner.allow(setting: "\(name): \(value.text ?? value.json)") }
    }

    /// What a container may be started with, which names things that are resolved at that time.
    mutating func start(_ found: JSONValue) throws {
        let host = found["HostConfig"]
        try networkMode(host["NetworkMode"].text ?? "", mustExist: true)
        for member in found["NetworkSettings"]["Networks"].members { try networkMode(member.name, mustExist: true) }
        for bind in host["Binds"].items { try self.bind(bind.text ?? "", "") }
        for mount in host["Mounts"].items { _ = try self.mount(mount) }
    }

    /// A network that doesn't exist is an error only when the container starts.
    private func networkMode(_ mode: String, mustExist: Bool = false) throws {
        if mode.hasPrefix("container:") || ["", "default", "bridge", "none"].contains(mode) { return }
        do {
            _ = try owner.network(mode, .use)
        } catch let refusal as Refusal where refusal.status == 404 && !mustExist && !mode.contains(":") && !mode.contains("/") {
            // Podman takes the others for namespaces, such as `ns:/proc/1/ns/net`.
        }
    }

    /// The network of a build's containers, with an ID instead of a name.
    func buildNetwork(_ mode: String) throws -> String {
        if mode.hasPrefix("container:") {
            return "container:" + (try owner.container(String(mode.dropFirst("container:".count)), .share).id)
        }
        try networkMode(mode)
        return mode
    }

    // MARK: - Mounts

    /// `source:target[:options]`. https://github.com/moby/moby/blob/master/volume/mounts/linux_parser.go
    private mutating func bind(_ text: String, _ driver: String) throws {
        // By bytes, as the engine does: a combining character would hide a colon or a slash.
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map { String(Substring($0)) }
        guard parts.count > 1 else { return }
        if parts[0].utf8.first == UInt8(ascii: "/") {
            try path(parts[0])
        } else {
            try volume(parts[0], VolumeRequest(name: parts[0], driver: driver, options: .null, labels: .null))
        }
    }

    private mutating func mount(_ value: JSONValue) throws -> JSONValue {
        var members = try known(value, Settings.mount, "Mounts.")
        let source = members["Source"].text ?? ""
        switch members["Type"].text {
        case "bind": try path(source)
        case "volume":
            var volumeOptions = try known(members["VolumeOptions"], Settings.volumeOptions, "VolumeOptions.")
            let driver = try known(volumeOptions["DriverConfig"], Settings.driver, "DriverConfig.")
            if !driver.isEmpty { volumeOptions["DriverConfig"] = .object(driver) }
            if !volumeOptions.isEmpty { members["VolumeOptions"] = .object(volumeOptions) }
            let request = VolumeRequest(
                name: source, driver: driver["Name"].text ?? "", options: driver["Options"], labels: volumeOptions["Labels"])
            try volumeDriver(request.driver, request.options)
            if !source.isEmpty { try volume(source, request) }
        case "tmpfs", "image": break
        default: try owner.allow(setting: "Mounts.Type: \(members["Type"].json)")
        }
        return .object(members)
    }

    private mutating func volume(_ name: String, _ request: VolumeRequest) throws {
        namedVolumes.insert(name)
        mountedVolumes.insert(name)
        if try !owner.volume(name, .mount), !newVolumes.contains(where: { $0.name == name }) { newVolumes.append(request) }
    }

    /// Refuses drivers other than the engine's own, and options that mount something of this machine.
    func volumeDriver(_ driver: String, _ options: JSONValue) throws {
        try setting("VolumeDriver", .text(driver), free: ["local"])
        let options = GoJSON.last(options.members)
        let type = options["type"].text ?? ""
        let flags = options["o"].text?.split(separator: ",") ?? []
        // With one of these flags, the kernel ignores the type. https://man7.org/linux/man-pages/man2/mount.2.html
        let isMove = flags.contains { $0.hasSuffix("bind") || $0 == "move" || $0 == "remount" }
        if options.isEmpty || type == "tmpfs" && !isMove { return }
        let device = options["device"].text ?? ""
        if ["", "none"].contains(type), device.hasPrefix("/"), flags.contains("bind") {
            try path(device)
        } else {
            try owner.allow(setting: "DriverOpts: \(JSONValue.object(options).json)")
        }
    }

    private func path(_ path: String) throws {
        let (folders, protected) = (owner.options.folders, [owner.options.engine, owner.options.record.path])
        // The engine removes `..` from the text, and the kernel from the folder that a link leads to.
        let readings = [HostPath(path), HostPath(HostPath.lexical(path))]
        if !readings.allSatisfy({ $0.isFree(in: folders, except: protected) }) { throw Refusal(mounting: path) }
    }
}
