import Course
import Primitives
import Sandbox

/// Facts about one service in the Compose file, with docker's defaults filled in.
struct ComposeFileFacts {
    let service: JSONValue
    let place: FactsPlace

    /// How the service differs from the fact; `nil` if the fact holds.
    func flaw(_ fact: Facts.Fact) -> FactFlaw? {
        guard let found = value(of: fact.key) else { return nil }
        return found.holds(fact.value) ? nil : .differs(found)
    }

    private func value(of key: String) -> FactValue? {
        switch key {
        case "exists": .bool(true)
        case "image": .image(service["image"].text ?? "")
        case "build": .text(place.folder(service["build"]["context"].text ?? ""))
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

    /// The keys of a mapping, or a list of names.
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
                kind: kind == "volume" && source.isEmpty ? "anonymous" : kind, source: kind == "bind" ? place.folder(source) : source)
        }
        return mounts
    }
}

extension JSONValue {
    /// A string, or a number as it is written.
    fileprivate var scalar: String {
        switch self {
        case .text(let text), .number(let text): text
        case .bool(let bool): bool ? "true" : "false"
        case .null, .list, .object: ""
        }
    }
}
