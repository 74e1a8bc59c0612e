import Primitives

/// Checks what the body of a create request names, and writes the names that could be taken by another object as IDs.
struct ContainerCheck {
    let owner: Guard
    /// The volumes that the container names.
    private(set) var mountedVolumes: Set<String> = []
    /// Requests for those that don't exist yet. The engine would create them without the lesson's label.
    private(set) var newVolumes: [String: JSONValue] = [:]

    init(_ owner: Guard) { self.owner = owner }

    /// The body of `containers/create`.
    mutating func create(_ body: JSONValue) throws -> JSONValue {
        var body = body
        body.set("HostConfig", try host(body["HostConfig"]))
        var networking = try owner.known(body["NetworkingConfig"], Settings.networking, "NetworkingConfig.")
        let endpoints = try networking["EndpointsConfig"].members.map { member in
            try networkMode(member.name)
            return JSONValue.Member(member.name, try endpoint(member.value))
        }
        if !endpoints.isEmpty { networking.set("EndpointsConfig", .object(endpoints)) }
        body.set("NetworkingConfig", networking)
        body.set("Labels", owner.labelled(body["Labels"]))
        return body
    }

    /// A container's part in a network.
    func endpoint(_ value: JSONValue) throws -> JSONValue {
        let endpoint = try owner.known(value, Settings.endpoint, "EndpointsConfig.")
        if let id = endpoint["NetworkID"].text, !id.isEmpty { _ = try owner.network(id, "using") }
        return endpoint
    }

    /// The items of a list. The engine takes a single text for some of them.
    static func list(_ value: JSONValue) throws -> [JSONValue] {
        switch value {
        case .null: return []
        case .list(let items): return items
        case .text: return [value]
        default: throw Refusal(status: 400, message: "calf: \(value.json) isn't a list.")
        }
    }

    // MARK: - HostConfig

    private mutating func host(_ value: JSONValue) throws -> JSONValue {
        var host = try owner.known(value, Settings.host + Settings.checkedHost)
        for name in ["PidMode", "IpcMode", "NetworkMode"] {
            if let mode = host[name].text { host.set(name, .text(try shared(mode))) }
        }
        for (name, free) in Settings.free {
            let isShared = ["PidMode", "IpcMode"].contains(name) && host[name].text?.hasPrefix(Self.container) == true
            if !isShared { try setting(name, host[name], free: free) }
        }
        try networkMode(host["NetworkMode"].text ?? "")
        let log = try owner.known(host["LogConfig"], ["Type", "Config"], "LogConfig.")
        try setting("LogConfig", log["Type"], free: ["json-file", "local", "none"])
        host.set("LogConfig", log)
        for capability in try Self.list(host["CapAdd"]) {
            let text = capability.text?.uppercased() ?? ""
            let name = text.hasPrefix("CAP_") ? String(text.dropFirst(4)) : text
            if !Settings.defaultCapabilities.contains(name) { try owner.allow(setting: "CapAdd: \(name)") }
        }
        for option in try Self.list(host["SecurityOpt"]) where option.text?.hasPrefix("no-new-privileges") != true {
            try owner.allow(setting: "SecurityOpt: \(option.text ?? option.json)")
        }
        // An empty list shows what the engine hides.
        for name in ["MaskedPaths", "ReadonlyPaths"] where !host[name].isNull {
            try owner.allow(setting: "\(name): \(host[name].json)")
        }
        let sources = try Self.list(host["VolumesFrom"]).map { item in
            let parts = (item.text ?? "").split(separator: ":", maxSplits: 1).map { String($0) }
            return JSONValue.text(([try owner.container(parts.first ?? "", "mounting").id] + parts.dropFirst()).joined(separator: ":"))
        }
        if !sources.isEmpty { host.set("VolumesFrom", .list(sources)) }
        let isOnDefault = ["", "default", "bridge"].contains(host["NetworkMode"].text ?? "")
        let links = try Self.list(host["Links"]).map { item in
            let parts = (item.text ?? "").split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
            let name = parts[0].hasPrefix("/") ? String(parts[0].dropFirst()) : parts[0]
            let id = try owner.container(name, "linking to").id
            // On another network, only the new container itself looks the name up.
            return isOnDefault ? .text("\(id):\(parts[parts.count - 1])") : item
        }
        if !links.isEmpty { host.set("Links", .list(links)) }
        let driver = host["VolumeDriver"].text ?? ""
        for bind in try Self.list(host["Binds"]) { try self.bind(bind.text ?? "", driver) }
        host.set("Mounts", .list(try Self.list(host["Mounts"]).map { try mount($0) }))
        return host
    }

    private func setting(_ name: String, _ value: JSONValue, free: Set<String>) throws {
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
        if mode.hasPrefix(Self.container) || ["", "default", "bridge", "none"].contains(mode) { return }
        do {
            _ = try owner.network(mode, "using")
        } catch let refusal as Refusal
            where refusal.status == 404 && !mustExist && !mode.utf8.contains(UInt8(ascii: ":"))
        {
            // With a colon, it isn't only a name.
        }
    }

    /// The network of a build's containers, with an ID instead of a name.
    func buildNetwork(_ mode: String) throws -> String {
        try networkMode(mode)
        return try shared(mode)
    }

    private static let container = "container:"

    /// The mode, with an ID instead of the name of a container whose namespaces are shared.
    private func shared(_ mode: String) throws -> String {
        guard mode.hasPrefix(Self.container) else { return mode }
        return Self.container + (try owner.container(String(mode.dropFirst(Self.container.count)), "sharing the namespaces of").id)
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
            try volume(parts[0], driver: driver)
        }
    }

    private mutating func mount(_ value: JSONValue) throws -> JSONValue {
        var mount = try owner.known(value, Settings.mount, "Mounts.")
        let source = mount["Source"].text ?? ""
        switch mount["Type"].text {
        case "bind": try path(source)
        case "volume":
            var options = try owner.known(mount["VolumeOptions"], Settings.volumeOptions, "VolumeOptions.")
            let driver = try owner.known(options["DriverConfig"], Settings.driver, "DriverConfig.")
            if !driver.isNull { options.set("DriverConfig", driver) }
            mount.set("VolumeOptions", options)
            let name = driver["Name"].text ?? ""
            try volumeDriver(name, driver["Options"])
            if !source.isEmpty { try volume(source, driver: name, options: driver["Options"], labels: options["Labels"]) }
        case "tmpfs", "image": break
        default: throw Refusal(status: 400, message: "invalid mount config for type \(mount["Type"].json): mount type unknown")
        }
        return mount
    }

    private mutating func volume(_ name: String, driver: String, options: JSONValue = .null, labels: JSONValue = .null) throws {
        mountedVolumes.insert(name)
        guard try !owner.volume(name, "mounting"), newVolumes[name] == nil else { return }
        newVolumes[name] = .object([
            .init("Name", .text(name)), .init("Driver", .text(driver.isEmpty ? "local" : driver)), .init("DriverOpts", options),
            .init("Labels", labels),
        ])
    }

    /// Refuses drivers other than the engine's own, and options other than those of a tmpfs, which could mount something of this machine.
    func volumeDriver(_ driver: String, _ options: JSONValue) throws {
        try setting("VolumeDriver", .text(driver), free: ["local"])
        // By bytes, too.
        let flags = (options["o"].text ?? "").utf8.split(separator: UInt8(ascii: ",")).map { String(Substring($0)) }
        // With one of these flags, the kernel ignores the type. https://man7.org/linux/man-pages/man2/mount.2.html
        let isMove = flags.contains { $0.hasSuffix("bind") || $0 == "move" || $0 == "remount" }
        if options.isEmpty || options["type"].text == "tmpfs" && !isMove { return }
        try owner.allow(setting: "DriverOpts: \(options.json)")
    }

    private func path(_ path: String) throws {
        let (folders, protected) = (owner.options.folders, [owner.options.engine, owner.options.record.path])
        // The engine removes `..` from the text, and the kernel from the folder that a link leads to.
        let readings = [path, HostPath.lexical(path)]
        guard readings.allSatisfy({ HostPath($0)?.isFree(in: folders, except: protected) == true }) else { throw Refusal(mounting: path) }
    }
}
