import Course
import DockerCLI
import Primitives
import Sandbox

/// The engine's data on one container.
struct ObservedContainer: Sendable, Equatable {
    enum Phase: String { case created, running, restarting, paused, exited, dead }

    /// What `docker inspect` prints.
    private let json: JSONValue
    var config: ObservedConfig { ObservedConfig(json: json["Config"]) }
    var host: JSONValue { json["HostConfig"] }
    private var state: JSONValue { json["State"] }

    init(_ json: JSONValue) { self.json = json }

    var id: String { json["Id"].text ?? "" }
    var name: String { String((json["Name"].text ?? "").drop { $0 == "/" }) }
    var image: String { config.json["Image"].text ?? "" }
    var imageID: String { json["Image"].text ?? "" }
    var labels: [String: String] { config.json["Labels"].textsByName }
    var exitCode: Int { state["ExitCode"].int ?? 0 }
    var wasOutOfMemory: Bool { state["OOMKilled"].bool ?? false }
    /// Why it could not be started; the engine's message.
    var startError: String { state["Error"].text ?? "" }
    /// The memory limit in bytes; 0 means no limit.
    var memory: Int { host["Memory"].int ?? 0 }
    var networks: [String] { json["NetworkSettings"]["Networks"].members.map(\.name) }
    var health: String { state["Health"]["Status"].text ?? "none" }
    var restartPolicy: String { host["RestartPolicy"]["Name"].text.flatMap { $0.isEmpty ? nil : $0 } ?? "no" }

    /// The list of its mounts.
    var mounts: JSONValue { json["Mounts"] }
    /// With `--mount type=tmpfs`, they are among the mounts.
    var tmpfs: [String] {
        host["Tmpfs"].members.map(\.name) + mounts.items.filter { $0["Type"].text == "tmpfs" }.compactMap { $0["Destination"].text }
    }

    /// The full command line: entry point and command.
    var words: [String] { config.entrypoint + config.command }
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
            let states = ["service_healthy": "is healthy", "service_completed_successfully": "has finished"]
            return "\(parts[0]) \(states[String(parts[1])] ?? "has started")"
        }
    }

    var phase: Phase {
        let status = state["Status"].text ?? ""
        return status == "removing" ? .dead : Phase(rawValue: status) ?? (state.isTrue("Running") ? .running : .exited)
    }

    /// The active ports of a running container, otherwise the configured ones: for `80/tcp`, those of the machine that lead to it.
    ///
    /// - Parameter withAddress: `127.0.0.1:8080`. `0.0.0.0` means that other machines can connect.
    func ports(withAddress: Bool = false) -> [String: [String]] {
        let bindings = phase == .running || phase == .paused ? json["NetworkSettings"]["Ports"] : host["PortBindings"]
        let ports = bindings.members.map { member -> (String, [String]) in
            let outside = member.value.items.compactMap { binding -> String? in
                guard let port = binding["HostPort"].text, !port.isEmpty else { return nil }
                let address = binding["HostIp"].text ?? ""
                return withAddress ? "\(["", "::"].contains(address) ? "0.0.0.0" : address):\(port)" : port
            }
            return (member.name, Set(outside).sorted())
        }
        return Dictionary(ports) { $1 }
    }
}

/// The configuration of a container or an image.
struct ObservedConfig: Sendable, Equatable {
    let json: JSONValue

    var entrypoint: [String] { json["Entrypoint"].texts }
    var command: [String] { json["Cmd"].texts }
    var user: String { json["User"].text.flatMap { $0.isEmpty ? nil : $0 } ?? "root" }
    /// From `A=b` pairs; if a name occurs twice, the last one wins.
    var environment: [String: String] {
        let pairs = json["Env"].texts.map { text in
            let name = text.prefix { $0 != "=" }
            return (String(name), String(text.dropFirst(name.count + 1)))
        }
        return Dictionary(pairs) { $1 }
    }
}

extension JSONValue {
    /// Whether this member is true.
    func isTrue(_ name: String) -> Bool { self[name].bool ?? false }
}
