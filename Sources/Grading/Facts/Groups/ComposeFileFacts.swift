import Course
import Primitives
import Sandbox

/// Facts about one service as the Compose file says it, after docker has filled in what is left open.
struct ComposeFileFacts {
    let service: JSONValue
    let place: FactsPlace

    /// What is not as it is asked for; `nil`: it holds.
    func flaw(_ fact: Facts.Fact) -> FactFlaw? {
        guard let found = value(of: fact.key) else { return nil }
        return found.holds(fact.value) ? nil : .differs(found)
    }

    private func value(of key: String) -> FactValue? {
        switch key {
        case "exists": .bool(true)
        case "image": .image(service["image"].text ?? "")
        case "build": .text(folder(service["build"]["context"].text ?? ""))
        case "command": .command(service["command"].text.map(ShellWords.split) ?? service["command"].texts)
        case "ports": .map(ports)
        case "env": .map(Dictionary(service["environment"].members.map { ($0.name, .text($0.value.scalar)) }, uniquingKeysWith: { $1 }))
        case "user": .text(service["user"].text ?? "")
        case "mounts": .map(mounts)
        case "networks": .set(names(service["networks"]))
        case "depends_on": .set(names(service["depends_on"]))
        case "restart": .text(service["restart"].text ?? "no")
        default: nil
        }
    }

    /// A mapping by name, or a list of names.
    private func names(_ value: JSONValue) -> [String] { value.members.map(\.name) + value.texts }

    private var ports: [String: FactValue] {
        var ports: [String: FactValue] = [:]
        for port in service["ports"].items {
            let inside = port["target"].scalar
            ports[inside] = .set([port["published"].scalar])
            ports[inside + "/" + (port["protocol"].text ?? "tcp")] = ports[inside]
        }
        return ports
    }

    private var mounts: [String: FactValue] {
        var mounts: [String: FactValue] = [:]
        for mount in service["volumes"].items {
            guard let target = mount["target"].text else { continue }
            let source = mount["source"].text ?? ""
            let kind = mount["type"].text ?? "volume"
            mounts[target] = .mount(
                kind: kind == "volume" && source.isEmpty ? "anonymous" : kind, source: kind == "bind" ? folder(source) : source)
        }
        return mounts
    }

    /// `.` and `./app`, as one writes them, for what docker has made full paths of.
    private func folder(_ path: String) -> String {
        if path == place.directory { return "." }
        return path.hasPrefix(place.directory + "/") ? "./" + path.dropFirst(place.directory.count + 1) : path
    }
}

extension JSONValue {
    /// A text, or a number as it is written.
    fileprivate var scalar: String {
        switch self {
        case .text(let text), .number(let text): text
        case .bool(let bool): bool ? "true" : "false"
        case .null, .list, .object: ""
        }
    }
}
