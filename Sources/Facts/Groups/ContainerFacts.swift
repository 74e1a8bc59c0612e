import Course
import DockerCLI
import Primitives

/// Facts about one container, or about a service of a Compose project.
struct ContainerFacts {
    let place: FactsPlace
    let container: ObservedContainer
    /// The existing images that facts name.
    let images: [ObservedImage]

    /// How the container differs from the fact; `nil` if the fact holds.
    func flaw(_ fact: Facts.Fact) -> FactFlaw? {
        if let conflict = place.conflict(container.object) { return fact.asks(exists: false) ? nil : .taken(conflict) }
        return Self.rows.flaw(fact, of: self)
    }

    static let rows: [FactRow<ContainerFacts>] = [
        .init("exists", .exists("{}"), flaw: { $1 == .text("false") ? .present : nil }),
        .init(
            "image", .says("{}", "runs", difference: { $0.imageOfContainer }), read: { .image($0.container.image) },
            holds: { $0.isImage($1) }),
        .init(
            "running",
            .either(
                "{} is running", or: "{} is stopped", should: ("be running", "be stopped"), look: "docker ps -a shows its status."),
            flaw: { $0.running($1) }),
        .init("exit", .says("{}", "exited with code"), flaw: { $0.exit($1) }),
        // Accepts the command with or without the entry point: `docker ps` shows them as one.
        .init(
            "command", .command("command", look: "docker ps -a --no-trunc shows it in full."), read: { .command($0.container.words) },
            holds: { facts, asked in
                [facts.container.config.command, facts.container.words].contains { FactValue.command($0).holds(asked) }
            }
        ),
        .init("ports", .ports, read: { $0.ports(withAddress: false) }),
        .init("published", .published, read: { $0.ports(withAddress: true) }),
        .init("env", .variables { $0.isService ? "docker compose exec {} env lists them" : "docker inspect {} shows them under Env" }) {
            .map($0.container.config.environment.mapValues(FactValue.text))
        },
        .init("user", .says("{}", "runs as", should: "run as")) { .text($0.container.config.user) },
        .init(
            "memory", .option("memory limit", look: "{inspect} shows it as Memory, in bytes."),
            read: { .text(MemorySize(bytes: $0.container.memory).text) },
            holds: { facts, asked in asked.plainText.flatMap { MemorySize($0) }?.bytes == facts.container.memory }
        ),
        .init(
            "rm",
            .either(
                "{} is removed when it exits", or: "{} stays when it exits", should: ("be removed", "stay"),
                look: "{inspect} shows the setting as AutoRemove.")
        ) {
            .bool($0.container.host.isTrue("AutoRemove"))
        },
        .init(
            "init",
            .either(
                "{} has an init process", or: "{} has no init process", should: ("have one", "have none"),
                look: "{inspect} shows the setting as Init.")
        ) {
            .bool($0.container.host.isTrue("Init"))
        },
        .init(
            "stdin",
            .either(
                "the input of {} is open", or: "the input of {} is closed", should: ("be open", "be closed"),
                look: "{inspect} shows the setting as OpenStdin.")
        ) {
            .bool($0.container.config.json.isTrue("OpenStdin"))
        },
        .init(
            "read_only",
            .either(
                "{} is read-only", or: "{} is writable", should: ("be read-only", "be writable"),
                look: "{inspect} shows the setting as ReadonlyRootfs.")
        ) {
            .bool($0.container.host.isTrue("ReadonlyRootfs"))
        },
        .init("tmpfs", .says("{}", "has a tmpfs mount at", difference: { $0.tmpfs })) { .set($0.container.tmpfs.sorted()) },
        .init("mounts", .mounts, read: { $0.place.mounts($0.container.mounts, at: "Destination", from: ["Name", "Source"]) }),
        .init("networks", .says("{}", "is on", should: "be on", look: "{inspect} shows it under Networks.")) { facts in
            .set(facts.container.networks.map(facts.place.withoutProject).sorted())
        },
        .init("health", .option("health check", label: "{}", difference: { $0.health })) { .text($0.container.health) },
        .init("restart", .option("restart policy", none: "no", look: "{inspect} shows it as RestartPolicy.")) {
            .text($0.container.restartPolicy)
        },
    ]

    /// Whether the result may still change without any action.
    func mayChange(_ fact: Facts.Fact) -> Bool {
        switch fact.key {
        case "running":
            switch container.phase {
            case .running: container.isYoung(seconds: 15)
            case .created: container.startError.isEmpty
            case .restarting: true
            case .exited, .paused, .dead: container.restartPolicy == "always" && container.isYoung(seconds: 2)
            }
        case "exit": container.phase == .running && container.isYoung(seconds: 15)
        case "health": container.health == "starting"
        default: false
        }
    }

    private func running(_ asked: Facts.Value) -> FactFlaw? {
        if FactValue.bool(container.isRunning).holds(asked) { return nil }
        return container.isRunning ? .stillRuns : ended
    }

    private func exit(_ asked: Facts.Value) -> FactFlaw? {
        switch container.phase {
        case .running, .restarting, .paused: return .stillRuns
        case .created where container.startError.isEmpty: return .ended(ContainerEnd(container: container))
        // If a container could not be started, the engine sets an exit code for the reason, as if its program had exited with it.
        case .created, .exited, .dead:
            let found = FactValue.number(container.exitCode)
            return found.holds(asked) ? nil : ended
        }
    }

    private var ended: FactFlaw {
        engineLimit.map { .unjudged(.beyondEngine($0)) } ?? .ended(ContainerEnd(container: container))
    }

    /// What the engine itself doesn't do for the container.
    private var engineLimit: String? {
        // Rootless engines without a PID namespace of their own.
        if container.startError.contains("error mounting \"proc\"") {
            return "this engine can't start \(container.name) with --pid host"
        }
        return nil
    }

    /// Whether it was created from the image that has this name now. If no image has the name, only the names are compared.
    private func isImage(_ asked: Facts.Value) -> Bool {
        asked.plainText.flatMap { name in images.first { $0.isNamed(name) } }.map { $0.id == container.imageID }
            ?? FactValue.image(container.image).holds(asked)
    }

    private func ports(withAddress: Bool) -> FactValue {
        var ports: [String: FactValue] = [:]
        for (inside, outside) in container.ports(withAddress: withAddress) {
            ports[inside] = .set(outside)
            if inside.hasSuffix("/tcp") { ports[String(inside.dropLast(4))] = .set(outside) }
        }
        return .map(ports)
    }
}

extension FactsPlace {
    /// What is mounted, by path: from a list whose items have the path and the source in these fields.
    func mounts(_ list: JSONValue, at target: String, from sources: [String]) -> FactValue {
        var mounts: [String: FactValue] = [:]
        for mount in list.items {
            guard let path = mount[target].text else { continue }
            let source = sources.lazy.compactMap { mount[$0].text }.first ?? ""
            let kind = mount["Type"].text ?? mount["type"].text ?? ""
            let isAnonymous = kind == "volume" && (source.isEmpty || EngineObject.isAnonymousVolume(source))
            mounts[path] = .mount(
                kind: isAnonymous ? "anonymous" : kind, source: kind == "bind" ? folder(source) : withoutProject(source))
        }
        return .map(mounts)
    }
}

extension Facts.Fact {
    /// Whether the fact is `exists: true` or `exists: false`.
    func asks(exists: Bool) -> Bool { key == "exists" && value == .text(exists ? "true" : "false") }
}
