import Course
import DockerCLI

/// Facts about one container, or about a service of a Compose project.
struct ContainerFacts {
    let place: FactsPlace
    let container: ObservedContainer
    /// The existing images that facts name.
    let images: [ObservedImage]

    /// How the container differs from the fact; `nil` if the fact holds.
    func flaw(_ fact: Facts.Fact) -> FactFlaw? {
        if let conflict = place.conflict(container.object) { return fact.asks(exists: false) ? nil : .taken(conflict) }
        switch fact.key {
        case "exists": return fact.value == .text("false") ? .present : nil
        case "running": return running(fact.value)
        case "exit": return exit(fact.value)
        case "command": return command(fact.value)
        case "image": return isImage(fact.value) ? nil : .differs(.image(container.image))
        case "memory": return hasMemory(fact.value) ? nil : .differs(.text(MemorySize(bytes: container.memory).text))
        default:
            guard let found = value(of: fact.key) else { return nil }
            return found.holds(fact.value) ? nil : .differs(found)
        }
    }

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
        case .created where container.startError.isEmpty: return .neverStarted(ContainerEnd(container))
        // If a container could not be started, the engine sets an exit code for the reason, as if its program had exited with it.
        case .created, .exited, .dead:
            let found = FactValue.number(container.exitCode)
            return found.holds(asked) ? nil : ended
        }
    }

    private var ended: FactFlaw {
        engineLimit.map { .unjudged(.beyondEngine($0)) } ?? .ended(ContainerEnd(container))
    }

    /// What the engine itself doesn't do for the container.
    private var engineLimit: String? {
        // Rootless engines without a PID namespace of their own.
        if container.startError.contains("error mounting \"proc\"") {
            return "this engine can't start \(container.name) with --pid host"
        }
        // Podman before 4.7 sets this timeout for every container that the docker command creates.
        if container.stopTimeout == 0, container.exitCode == 137, !container.wasOutOfMemory {
            return "\(container.name) was killed, possibly because its stop timeout is 0. docker stop -t 10 leaves a container time to exit"
        }
        return nil
    }

    /// Accepts the command with or without the entry point: `docker ps` shows them as one.
    private func command(_ asked: Facts.Value) -> FactFlaw? {
        let ways = [container.command, container.words].map(FactValue.command)
        if case .not(let value) = asked { return ways.contains { $0.holds(value) } ? .differs(.command(container.words)) : nil }
        return ways.contains { $0.holds(asked) } ? nil : .differs(.command(container.words))
    }

    /// Whether it was created from the image that has this name now. If no image has the name, only the names are compared.
    private func isImage(_ asked: Facts.Value) -> Bool {
        switch asked {
        case .not(let value): !isImage(value)
        case .text(let name):
            images.first { $0.isNamed(name) }.map { $0.id == container.imageID } ?? FactValue.image(container.image).holds(asked)
        case .has, .list, .map: FactValue.image(container.image).holds(asked)
        }
    }

    private func hasMemory(_ asked: Facts.Value) -> Bool {
        switch asked {
        case .not(let value): !hasMemory(value)
        case .text(let text): MemorySize(text)?.bytes == container.memory
        case .has, .list, .map: false
        }
    }

    private func ports(_ places: KeyPath<ObservedContainer.Port, [String]>) -> FactValue {
        var ports: [String: FactValue] = [:]
        for port in container.ports {
            ports[port.inside] = .set(port[keyPath: places])
            if port.inside.hasSuffix("/tcp") { ports[String(port.inside.dropLast(4))] = .set(port[keyPath: places]) }
        }
        return .map(ports)
    }

    private func value(of key: String) -> FactValue? {
        switch key {
        case "ports": return ports(\.outside)
        case "published": return ports(\.published)
        case "env": return .map(container.environment.mapValues(FactValue.text))
        case "user": return .text(container.user.isEmpty ? "root" : container.user)
        case "rm": return .bool(container.isRemoved)
        case "init": return .bool(container.hasInit)
        case "stdin": return .bool(container.hasInput)
        case "read_only": return .bool(container.isReadOnly)
        case "tmpfs": return .set(container.tmpfs.sorted())
        case "mounts":
            return .map(
                container.mounts.mapValues { mount in
                    switch mount.kind {
                    case "volume": .mount(kind: mount.kind, source: place.scope.withoutProject(mount.source))
                    case "bind": .mount(kind: mount.kind, source: place.folder(mount.source))
                    default: .mount(kind: mount.kind, source: mount.source)
                    }
                })
        case "networks": return .set(container.networks.map(place.scope.withoutProject).sorted())
        case "labels": return .map(CalfLabel.hiding(container.labels).mapValues(FactValue.text))
        case "health": return .text(container.health)
        case "restart": return .text(container.restartPolicy)
        default: return nil
        }
    }
}

extension Facts.Fact {
    /// Whether the fact is `exists: true` or `exists: false`.
    func asks(exists: Bool) -> Bool { key == "exists" && value == .text(exists ? "true" : "false") }
}
