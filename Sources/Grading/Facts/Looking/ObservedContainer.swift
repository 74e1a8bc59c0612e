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

    /// What `docker inspect` prints.
    private let json: JSONValue
    private var config: JSONValue { json["Config"] }
    private var host: JSONValue { json["HostConfig"] }
    private var state: JSONValue { json["State"] }

    init(_ json: JSONValue) { self.json = json }

    var id: String { json["Id"].text ?? "" }
    var name: String { String((json["Name"].text ?? "").drop { $0 == "/" }) }
    var image: String { config["Image"].text ?? "" }
    var imageID: String { json["Image"].text ?? "" }
    var labels: [String: String] { config["Labels"].textsByName }
    var exitCode: Int { state["ExitCode"].int ?? 0 }
    var wasOutOfMemory: Bool { state["OOMKilled"].bool ?? false }
    /// Why it could not be started; the engine's message.
    var startError: String { state["Error"].text ?? "" }
    var entrypoint: [String] { config["Entrypoint"].texts }
    var command: [String] { config["Cmd"].texts }
    var environment: [String: String] { Self.variables(config["Env"]) }
    var user: String { config["User"].text ?? "" }
    /// The memory limit in bytes; 0 means no limit.
    var memory: Int { host["Memory"].int ?? 0 }
    /// Whether the engine removes it when it ends (`--rm`).
    var isRemoved: Bool { host["AutoRemove"].bool ?? false }
    /// Whether its first process is docker's init (`--init`).
    var hasInit: Bool { host["Init"].bool ?? false }
    /// Whether its standard input is open (`-i`).
    var hasInput: Bool { config["OpenStdin"].bool ?? false }
    var isReadOnly: Bool { host["ReadonlyRootfs"].bool ?? false }
    var networks: [String] { json["NetworkSettings"]["Networks"].members.map(\.name) }
    var health: String { state["Health"]["Status"].text ?? "none" }
    var restartPolicy: String { host["RestartPolicy"]["Name"].text.flatMap { $0.isEmpty ? nil : $0 } ?? "no" }

    var mounts: [String: Mount] {
        var mounts: [String: Mount] = [:]
        for mount in json["Mounts"].items {
            guard let target = mount["Destination"].text else { continue }
            let source = mount["Name"].text ?? mount["Source"].text ?? ""
            let kind = mount["Type"].text ?? "bind"
            mounts[target] = Mount(kind: kind == "volume" && EngineObject.isAnonymousVolume(source) ? "anonymous" : kind, source: source)
        }
        return mounts
    }

    /// With `--mount type=tmpfs`, they are among the mounts.
    var tmpfs: [String] { host["Tmpfs"].members.map(\.name) + mounts.filter { $0.value.kind == "tmpfs" }.map(\.key) }

    /// The full command line: entry point and command.
    var words: [String] { entrypoint + command }
    var isRunning: Bool { phase == .running }
    /// Whether its program has ended and the engine won't restart it.
    var hasEndedForGood: Bool { (phase == .exited || phase == .dead) && restartPolicy == "no" }
    /// For determining the owner.
    var object: EngineObject { EngineObject(.container, id: id, name: name, labels: labels) }
    /// Whether it started within the last few seconds.
    func isYoung(seconds: Double) -> Bool {
        EngineTime.seconds(of: state["StartedAt"].text ?? "").map { abs(Timestamp.now.seconds - $0) < seconds } ?? false
    }
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

    var phase: Phase {
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
    var ports: [Port] {
        let bindings = phase == .running || phase == .paused ? json["NetworkSettings"]["Ports"] : host["PortBindings"]
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
