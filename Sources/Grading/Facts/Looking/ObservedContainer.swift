import Course
import DockerCLI
import Primitives
import Sandbox

/// The engine's data on one container.
struct ObservedContainer: Sendable, Equatable {
    struct Mount: Sendable, Equatable {
        /// `volume`, `anonymous`, `bind`, or `tmpfs`.
        var kind: String
        /// The volume's name, or the path on the machine.
        var source: String
    }

    struct Port: Sendable, Equatable {
        /// `80/tcp`.
        var inside: String
        var outside: [String]
        /// With the address: `127.0.0.1:8080`. `0.0.0.0` means that other machines can connect.
        var published: [String]
    }

    enum Phase: Sendable, Equatable {
        case created, running, restarting, paused, exited, dead
    }

    var id: String
    var name: String
    var image: String
    var imageID: String
    var labels: [String: String]
    var phase: Phase
    var exitCode: Int
    var wasOutOfMemory: Bool
    /// Why it could not be started; the engine's message.
    var startError: String
    /// In the engine's format, UTC: `2026-11-20T14:00:21.071675855Z`.
    var startedAt: String
    var entrypoint: [String]
    var command: [String]
    var environment: [String: String]
    var user: String
    /// The memory limit in bytes; 0 means no limit.
    var memory: Int
    /// Whether the engine removes it when it ends (`--rm`).
    var isRemoved: Bool
    /// Whether its first process is docker's init (`--init`).
    var hasInit: Bool
    /// Whether its standard input is open (`-i`).
    var hasInput: Bool
    var isReadOnly: Bool
    var tmpfs: [String]
    var mounts: [String: Mount]
    var ports: [Port]
    var networks: [String]
    var health: String
    var restartPolicy: String

    init(_ json: JSONValue) {
        let (config, host, state) = (json["Config"], json["HostConfig"], json["State"])
        id = json["Id"].text ?? ""
        name = String((json["Name"].text ?? "").drop { $0 == "/" })
        image = config["Image"].text ?? ""
        imageID = json["Image"].text ?? ""
        labels = config["Labels"].textsByName
        phase = Self.phase(state)
        exitCode = state["ExitCode"].int ?? 0
        wasOutOfMemory = state["OOMKilled"].bool ?? false
        startError = state["Error"].text ?? ""
        startedAt = state["StartedAt"].text ?? ""
        entrypoint = config["Entrypoint"].texts
        command = config["Cmd"].texts
        environment = Self.variables(config["Env"])
        user = config["User"].text ?? ""
        memory = host["Memory"].int ?? 0
        isRemoved = host["AutoRemove"].bool ?? false
        hasInit = host["Init"].bool ?? false
        hasInput = config["OpenStdin"].bool ?? false
        isReadOnly = host["ReadonlyRootfs"].bool ?? false
        mounts = [:]
        for mount in json["Mounts"].items {
            guard let target = mount["Destination"].text else { continue }
            let source = mount["Name"].text ?? mount["Source"].text ?? ""
            let kind = mount["Type"].text ?? "bind"
            mounts[target] = Mount(kind: kind == "volume" && EngineObject.isAnonymousVolume(source) ? "anonymous" : kind, source: source)
        }
        // With --mount type=tmpfs, it is among the mounts instead.
        tmpfs = host["Tmpfs"].members.map(\.name) + mounts.filter { $0.value.kind == "tmpfs" }.map(\.key)
        ports = Self.ports(json, isRunning: phase == .running || phase == .paused)
        networks = json["NetworkSettings"]["Networks"].members.map(\.name)
        health = state["Health"]["Status"].text ?? "none"
        restartPolicy = host["RestartPolicy"]["Name"].text.flatMap { $0.isEmpty ? nil : $0 } ?? "no"
    }

    /// The full command line: entry point and command.
    var words: [String] { entrypoint + command }
    var isRunning: Bool { phase == .running }
    /// Whether its program has ended and the engine won't restart it.
    var hasEndedForGood: Bool { (phase == .exited || phase == .dead) && restartPolicy == "no" }
    /// For determining the owner.
    var object: EngineObject { EngineObject(.container, id: id, name: name, labels: labels) }
    /// Whether it started within the last few seconds.
    func isYoung(seconds: Double) -> Bool { EngineTime.seconds(of: startedAt).map { abs(Timestamp.now.seconds - $0) < seconds } ?? false }
    var service: String? { labels["com.docker.compose.service"] }
    /// The services that Compose waits for before it starts this one, and their states: `db is healthy`.
    var awaited: [String] {
        (labels["com.docker.compose.depends_on"] ?? "").split(separator: ",").compactMap { dependency in
            let parts = dependency.split(separator: ":")
            guard parts.count > 1 else { return nil }
            return switch parts[1] {
            case "service_healthy": "\(parts[0]) is healthy"
            case "service_completed_successfully": "\(parts[0]) has finished"
            default: "\(parts[0]) has started"
            }
        }
    }

    private static func phase(_ state: JSONValue) -> Phase {
        switch state["Status"].text {
        case "created": .created
        case "running": .running
        case "restarting": .restarting
        case "paused": .paused
        case "dead", "removing": .dead
        default: state["Running"].bool == true ? .running : .exited
        }
    }

    /// Parses `A=b` pairs; if a name occurs twice, the last one wins.
    static func variables(_ list: JSONValue) -> [String: String] {
        var variables: [String: String] = [:]
        for text in list.texts {
            let name = text.prefix { $0 != "=" }
            variables[String(name)] = String(text.dropFirst(name.count + 1))
        }
        return variables
    }

    /// The active ports of a running container; otherwise the configured ones.
    private static func ports(_ json: JSONValue, isRunning: Bool) -> [Port] {
        let bindings = isRunning ? json["NetworkSettings"]["Ports"] : json["HostConfig"]["PortBindings"]
        return bindings.members.map { member in
            var (outside, published): ([String], [String]) = ([], [])
            for binding in member.value.items {
                guard let port = binding["HostPort"].text, !port.isEmpty else { continue }
                let address = binding["HostIp"].text ?? ""
                let place = "\(["", "::"].contains(address) ? "0.0.0.0" : address):\(port)"
                if !outside.contains(port) { outside.append(port) }
                if !published.contains(place) { published.append(place) }
            }
            return Port(inside: member.name, outside: outside, published: published)
        }
    }
}
