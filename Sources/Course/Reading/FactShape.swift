/// The form that a fact's value must have.
package indirect enum FactShape: Sendable {
    case text
    case bool
    case number
    /// `80MB`.
    case size
    /// `64m`, as Docker accepts it.
    case memory
    case name([String])
    /// A text, or a list of a command's words.
    case command
    case list(FactShape)
    /// Any keys, each with a value of this shape.
    case map(FactShape)
    /// `{ volume: name }`, `{ anonymous: true }` or `{ bind: path }`.
    case mount
    /// What a kind of server says about its facts decides; see ``ServerCheck``.
    case serverFact

    /// The expected form, worded for messages.
    var description: String {
        switch self {
        case .text: "text"
        case .bool: "true or false"
        case .number: "a number"
        case .size: "a size, as in 80MB"
        case .memory: "a size in docker's format, as in 64m, or none"
        case .name(let names): oneOf(names)
        case .command: "text or a list of words"
        case .list: "a list, as in [a, b]"
        case .map: "a mapping, as in { a: b }"
        case .mount: "{ volume: name }, { anonymous: true } or { bind: path }"
        case .serverFact: "text, a number, or a list"
        }
    }
}

extension Facts.Group {
    /// The facts that may be checked about a subject of this group.
    package var facts: [(key: String, shape: FactShape)] {
        switch self {
        case .shell: [("prints", .text), ("exits", .number)]
        case .files: [("exists", .bool), ("has", .text), ("instructions", .list(.text))]
        case .containers: Self.container
        case .images:
            [
                ("exists", .bool), ("entrypoint", .command), ("command", .command), ("user", .text), ("workdir", .text),
                ("env", .map(.text)), ("exposes", .list(.text)), ("from", .text), ("history", .text), ("smaller_than", .size),
            ]
        case .volumes: [("exists", .bool)]
        case .networks: [("exists", .bool), ("members", .list(.text))]
        case .compose: Self.container
        case .config:
            [
                ("exists", .bool), ("image", .text), ("build", .text), ("command", .command), ("ports", .map(.text)),
                ("mounts", .map(.mount)), ("networks", .list(.text)), ("depends_on", .list(.text)),
            ]
        case .http: [("status", .number), ("has", .text)]
        case .reaches: [("from", .text), ("to", .text), ("yes", .bool)]
        case .events: [("events", .list(.name(Self.eventNames)))]
        // The others are those of the kind of server.
        case .servers: [("running", .bool), ("frozen", .bool)]
        }
    }

    private static let container: [(key: String, shape: FactShape)] = [
        ("exists", .bool), ("image", .text), ("running", .bool), ("exit", .number), ("command", .command), ("ports", .map(.text)),
        ("published", .map(.text)), ("env", .map(.text)), ("user", .text), ("memory", .memory), ("rm", .bool), ("init", .bool),
        ("stdin", .bool), ("read_only", .bool), ("tmpfs", .list(.text)), ("mounts", .map(.mount)),
        ("networks", .list(.text)), ("health", .name(["healthy", "unhealthy", "starting", "none"])),
        ("restart", .name(["no", "always", "on-failure", "unless-stopped"])),
    ]

    /// The engine's names for container events. <https://docs.docker.com/reference/cli/docker/system/events/>
    private static let eventNames = [
        "create", "start", "restart", "pause", "unpause", "stop", "kill", "die", "oom", "destroy", "rename", "attach", "detach", "update",
        "health_status",
    ]
}
