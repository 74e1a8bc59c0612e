import Course
import DockerCLI

/// Facts about one container, or about one of a Compose project's services.
struct ContainerFacts {
    let place: FactsPlace
    let container: ObservedContainer

    /// What is not as it is asked for; `nil`: it holds.
    func flaw(_ fact: Facts.Fact) -> FactFlaw? {
        if let conflict = place.conflict(container.object) { return fact.asks(exists: false) ? nil : .taken(conflict) }
        switch fact.key {
        case "exists": return fact.value == .text("false") ? .present : nil
        case "running": return running(fact.value)
        case "exit": return exit(fact.value)
        case "command": return command(fact.value)
        default:
            guard let found = value(of: fact.key) else { return nil }
            return found.holds(fact.value) ? nil : .differs(found)
        }
    }

    /// Whether it may come true by waiting.
    func mayChange(_ fact: Facts.Fact) -> Bool {
        switch fact.key {
        case "running":
            switch container.phase {
            case .running: isYoung(seconds: 15)
            case .created: container.startError.isEmpty
            case .restarting: true
            case .exited, .paused, .dead: container.restartPolicy == "always" && isYoung(seconds: 2)
            }
        case "exit": container.phase == .running && isYoung(seconds: 15)
        case "health": container.health == "starting"
        default: false
        }
    }

    /// Whether it was started only just now.
    func isYoung(seconds: Double) -> Bool { Clock.seconds(of: container.startedAt).map { abs(Clock.now - $0) < seconds } ?? false }

    private func running(_ asked: Facts.Value) -> FactFlaw? {
        if FactValue.bool(container.isRunning).holds(asked) { return nil }
        return container.isRunning ? .stillRuns : .ended(ContainerEnd(container))
    }

    private func exit(_ asked: Facts.Value) -> FactFlaw? {
        switch container.phase {
        case .running, .restarting, .paused: return .stillRuns
        case .created where container.startError.isEmpty: return .neverStarted(reason: "")
        // One that could not be started has a code that says why, as if its program had ended with it.
        case .created, .exited, .dead:
            let found = FactValue.number(container.exitCode)
            return found.holds(asked) ? nil : .ended(ContainerEnd(container))
        }
    }

    /// With the entry point or without: whoever reads `docker ps` sees both as one.
    private func command(_ asked: Facts.Value) -> FactFlaw? {
        let ways = [container.command, container.words].map(FactValue.command)
        if case .not(let value) = asked { return ways.contains { $0.holds(value) } ? .differs(.command(container.words)) : nil }
        return ways.contains { $0.holds(asked) } ? nil : .differs(.command(container.words))
    }

    private func value(of key: String) -> FactValue? {
        switch key {
        case "image": return .image(container.image)
        case "ports":
            var ports: [String: FactValue] = [:]
            for port in container.ports {
                ports[port.inside] = .set(port.outside)
                if port.inside.hasSuffix("/tcp") { ports[String(port.inside.dropLast(4))] = .set(port.outside) }
            }
            return .map(ports)
        case "env": return .map(container.environment.mapValues(FactValue.text))
        case "user": return .text(container.user)
        case "read_only": return .bool(container.isReadOnly)
        case "tmpfs": return .set(container.tmpfs.sorted())
        case "mounts":
            return .map(
                container.mounts.mapValues { mount in
                    .mount(kind: mount.kind, source: mount.kind == "volume" ? place.scope.withoutProject(mount.source) : mount.source)
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
    /// `exists: false`, or `true`.
    func asks(exists: Bool) -> Bool { key == "exists" && value == .text(exists ? "true" : "false") }
}
