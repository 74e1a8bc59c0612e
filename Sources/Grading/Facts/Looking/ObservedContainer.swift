import DockerCLI
import Primitives
import Sandbox

/// What the engine says of one container.
struct ObservedContainer: Sendable, Equatable {
    struct Mount: Sendable, Equatable {
        /// `volume`, `anonymous`, `bind` or `tmpfs`.
        var kind: String
        /// The volume's name, or the path.
        var source: String
    }

    struct Port: Sendable, Equatable {
        /// `80/tcp`.
        var inside: String
        var outside: [String]
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
    /// Why it could not be started, in the engine's words.
    var startError: String
    /// As it is written: UTC, `2026-11-20T14:00:21.071675855Z`.
    var startedAt: String
    var entrypoint: [String]
    var command: [String]
    var environment: [String: String]
    var user: String
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
        isReadOnly = host["ReadonlyRootfs"].bool ?? false
        mounts = [:]
        for mount in json["Mounts"].items {
            guard let target = mount["Destination"].text else { continue }
            let source = mount["Name"].text ?? mount["Source"].text ?? ""
            let kind = mount["Type"].text ?? "bind"
            mounts[target] = Mount(kind: kind == "volume" && Self.isAnonymous(source) ? "anonymous" : kind, source: source)
        }
        // Of --mount type=tmpfs it is among the mounts.
        tmpfs = host["Tmpfs"].members.map(\.name) + mounts.filter { $0.value.kind == "tmpfs" }.map(\.key)
        ports = Self.ports(json, isRunning: phase == .running || phase == .paused)
        networks = json["NetworkSettings"]["Networks"].members.map(\.name)
        health = state["Health"]["Status"].text ?? "none"
        restartPolicy = host["RestartPolicy"]["Name"].text.flatMap { $0.isEmpty ? nil : $0 } ?? "no"
    }

    /// What the container was told to run: entry point and command.
    var words: [String] { entrypoint + command }
    var isRunning: Bool { phase == .running }
    /// As what tells whose it is.
    var object: EngineObject { EngineObject(.container, id: id, name: name, labels: labels) }
    var service: String? { labels["com.docker.compose.service"] }

    private static func phase(_ state: JSONValue) -> Phase {
        switch state["Status"].text {
        case "created", "configured", "initialized": .created
        case "running": .running
        case "restarting": .restarting
        case "paused": .paused
        case "dead", "removing": .dead
        default: state["Running"].bool == true ? .running : .exited
        }
    }

    /// `A=b` each; of a name that stands twice, the last counts.
    static func variables(_ list: JSONValue) -> [String: String] {
        var variables: [String: String] = [:]
        for text in list.texts {
            let name = text.prefix { $0 != "=" }
            variables[String(name)] = String(text.dropFirst(name.count + 1))
        }
        return variables
    }

    /// The engine names volumes that nobody has named by 64 hexadecimal digits.
    static func isAnonymous(_ name: String) -> Bool { name.utf8.count == 64 && name.allSatisfy { $0.isHexDigit && !$0.isUppercase } }

    /// Those in effect, while it runs; those it is to have, otherwise.
    private static func ports(_ json: JSONValue, isRunning: Bool) -> [Port] {
        let bindings = isRunning ? json["NetworkSettings"]["Ports"] : json["HostConfig"]["PortBindings"]
        return bindings.members.map { member in
            var outside: [String] = []
            for binding in member.value.items {
                if let port = binding["HostPort"].text, !port.isEmpty, !outside.contains(port) { outside.append(port) }
            }
            return Port(inside: member.name, outside: outside)
        }
    }
}
