import Course
import Primitives
import Sandbox

/// Facts about one service in the Compose file, with docker's defaults filled in.
struct ComposeFileFacts {
    let service: JSONValue
    let place: FactsPlace

    static let rows: [FactRow<ComposeFileFacts>] = [
        .init("exists", .exists("the service {}"), read: { _ in .bool(true) }),
        .init("image", .says("{}", "uses", seen: "The service {} uses", should: "use", empty: "no image")) {
            .image($0.service["image"].text ?? "")
        },
        .init("build", .says("{}", "is built from", seen: "The service {} is built from", should: "be built from", empty: "nothing")) {
            .text($0.place.folder($0.service["build"]["context"].text ?? ""))
        },
        .init("command", .command("command", seen: "The command of the service {} is", empty: "the image's own")) {
            .command($0.service["command"].texts)
        },
        .init("ports", .ports, read: { .map($0.ports) }),
        .init("mounts", .mounts, read: { $0.place.mounts($0.service["volumes"], at: "target", from: ["source"]) }),
        .init(
            "networks",
            .says(
                "{}", "is on", seen: "The service {} is on", should: "be on", look: "docker compose config shows how Docker reads the file."
            )
        ) { .set($0.names($0.service["networks"])) },
        .init("depends_on", .says("{}", "depends on", seen: "The service {} depends on", should: "depend on")) {
            .set($0.names($0.service["depends_on"]))
        },
    ]

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
}

extension JSONValue {
    /// A string, or a number as it is written.
    fileprivate var scalar: String {
        switch self {
        case .text(let text), .number(let text): text
        case .bool, .null, .list, .object: ""
        }
    }
}
