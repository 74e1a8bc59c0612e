import Course

/// The sentence for a fact whose value differs from the one the task asks for.
struct FactDifference {
    let subject: Facts.Subject
    let fact: Facts.Fact
    let found: FactValue

    private var name: String { subject.name }

    var sentence: String {
        switch subject.group {
        case .files: file
        case .networks:
            "The containers on the network \(name) are: \(list(found)). The task asks for \(asked). docker network inspect \(name) lists them."
        case .events: events
        case .images: image
        case .config: service
        default: container
        }
    }

    private var asked: String { FactWording.value(fact.value) }
    private var isNot: Bool { if case .not = fact.value { true } else { false } }

    private var file: String {
        if fact.key == "instructions", case .instructions(let instructions) = found {
            let keywords = instructions.map(\.keyword)
            return keywords.isEmpty
                ? "\(name) has no instructions."
                : "\(name) has the instructions \(Words.list(keywords)). The task asks for \(asked), in this order."
        }
        if isNot { return "\(name) contains \(asked.dropFirst("not ".count)), but should not." }
        return "\(name) exists, but does not contain \(asked)."
    }

    private var events: String {
        guard case .events(let found) = found else { return "" }
        // Side effects of other commands tell the learner nothing.
        let told = found.filter { !$0.hasPrefix("exec_") && $0 != "attach" && $0 != "kill" && $0 != "resize" }
        let history = told.isEmpty ? "nothing happened to it" : "it was \(Words.list(told.suffix(6).map(EventWords.past)))"
        return "The task asks for this: \(FactWording.short(subject, fact)). Since you started, \(history)."
    }

    private var container: String {
        let look = "docker inspect \(name) shows it"
        switch fact.key {
        case "image": return "\(name) uses the image \(text(found)), not \(asked). The IMAGE column of docker ps shows it."
        case "command":
            return isNot
                ? "The command of \(name) is \(text(found)), but should not be. In docker run, the command follows the image name."
                : "The command of \(name) is \(text(found)). The task asks for \(asked). docker ps -a --no-trunc shows it in full."
        case "ports": return ports
        case "env": return pairs("variable", "docker \(subject.group == .compose ? "compose " : "")exec \(name) env lists them")
        case "user":
            return "\(name) runs as \(text(found).isEmpty ? "root, the default" : text(found)). The task asks for \(asked)."
        case "read_only":
            return found == .bool(true)
                ? "The file system of \(name) is read-only, but should not be. \(look) as ReadonlyRootfs."
                : "The file system of \(name) is not read-only. \(look) as ReadonlyRootfs."
        case "tmpfs": return "The tmpfs mounts of \(name): \(list(found)). The task asks for \(asked). \(look) as Tmpfs."
        case "mounts": return mounts
        case "networks": return "\(name) is on \(list(found)). The task asks for \(asked). \(look) under Networks."
        case "labels": return pairs("label", look + " under Labels")
        case "health": return health
        default: return "The restart policy of \(name) is \(text(found)). The task asks for \(asked). \(look) as RestartPolicy."
        }
    }

    private var health: String {
        switch text(found) {
        case "none": "\(name) has no health check. docker ps shows nothing in parentheses after Up."
        case "starting":
            "\(name) is still starting: its health check has not passed yet. docker inspect \(name) shows its output under Health."
        case "unhealthy": "\(name) is running, but its health check fails. docker inspect \(name) shows its output under Health."
        default: "\(name) is \(text(found)). The task asks for \(asked). docker ps shows it in parentheses after Up."
        }
    }

    private var ports: String {
        guard case .map(let found) = found, case .map(let pairs) = fact.value.within else {
            return "The ports of \(name) are not the ones the task asks for. The PORTS column of docker ps shows them."
        }
        guard let wrong = pairs.first(where: { !(found[$0.key]?.holds($0.value) ?? false) }) else {
            return "docker ps shows the ports of \(name)."
        }
        let inside = wrong.key
        let outside = FactWording.value(wrong.value)
        if case .set(let others) = found[inside], !others.isEmpty {
            return
                "Port \(Words.list(others)) of your machine leads to port \(inside) of \(name). The task asks for port \(outside). "
                + "docker ps shows it left of the arrow."
        }
        if let mixed = found.filter({ !$0.key.contains("/") }).first(where: {
            if case .set(let ports) = $0.value { ports.contains(outside) } else { false }
        }) {
            return
                "Port \(outside) of your machine leads to port \(mixed.key) of \(name). The task asks for port \(inside) of the container. "
                + "docker ps shows it right of the arrow."
        }
        return "\(name) exists, but port \(outside) of your machine does not lead to it. The PORTS column of docker ps shows its ports."
    }

    private var mounts: String {
        guard case .map(let found) = found, case .map(let pairs) = fact.value.within else {
            return "The mounts of \(name) are not the ones the task asks for."
        }
        guard let wrong = pairs.first(where: { !(found[$0.key]?.holds($0.value) ?? false) }) else {
            return "docker inspect \(name) shows its mounts."
        }
        let look = "docker inspect \(name) lists them under Mounts."
        switch found[wrong.key] {
        case .mount("anonymous", _):
            return "At \(wrong.key), \(name) has an anonymous volume. The task asks for \(FactWording.mount(wrong.value)). \(look)"
        case .mount(let kind, let source):
            return
                "At \(wrong.key), \(name) has \(kind == "bind" ? "the folder" : "the \(kind)") \(source). The task asks for \(FactWording.mount(wrong.value)). \(look)"
        default:
            return found.isEmpty
                ? "\(name) has nothing mounted at \(wrong.key), so files written there are deleted with the container. \(look)"
                : "\(name) has nothing mounted at \(wrong.key), only at \(Words.list(found.keys.sorted())). \(look)"
        }
    }

    private func pairs(_ noun: String, _ look: String) -> String {
        guard case .map(let found) = found, case .map(let pairs) = fact.value.within,
            let wrong = pairs.first(where: { !(found[$0.key]?.holds($0.value) ?? false) })
        else { return "The \(noun)s of \(name) are not the ones the task asks for. \(look)." }
        guard let there = found[wrong.key] else { return "\(name) has no \(noun) \(wrong.key). \(look)." }
        return
            "The \(noun) \(wrong.key) of \(name) is \(text(there).isEmpty ? "empty" : text(there)). The task asks for \(FactWording.value(wrong.value)). "
            + "\(look)."
    }

    private var image: String {
        let look = "docker image inspect \(name) shows it"
        switch fact.key {
        case "from":
            return isNot
                ? "\(name) is built on \(text(found)), but should not be."
                : "\(name) is not built on \(asked). Which image does its FROM name?"
        case "entrypoint", "command":
            let noun = fact.key == "command" ? "command" : "entry point"
            return text(found).isEmpty
                ? "\(name) has no \(noun). The task asks for \(asked). \(look) under Config."
                : "The \(noun) of \(name) is \(text(found)). The task asks for \(asked). \(look) under Config."
        case "user":
            return
                "Containers of \(name) run as \(text(found).isEmpty ? "root" : text(found)). The task asks for \(asked). \(look) as User."
        case "workdir":
            return
                "The working directory of \(name) is \(text(found).isEmpty ? "/" : text(found)). The task asks for \(asked). \(look) as WorkingDir."
        case "env": return pairs("variable", look + " as Env")
        case "labels": return pairs("label", look + " under Labels")
        case "exposes": return "\(name) exposes \(list(found)). The task asks for \(asked). \(look) as ExposedPorts."
        default:
            return isNot
                ? "The image reveals what should stay secret. docker history --no-trunc \(name) shows it to anyone with the image."
                : "docker history --no-trunc \(name) does not show what the task asks for."
        }
    }

    private var service: String {
        let look = "docker compose config shows how Docker reads the file"
        switch fact.key {
        case "exists": return "The Compose file has the service \(name), but should not. \(look)."
        case "image": return "The service \(name) uses \(text(found).isEmpty ? "no image" : text(found)). The task asks for \(asked)."
        case "build":
            return "The service \(name) is built from \(text(found).isEmpty ? "nothing" : text(found)). The task asks for \(asked)."
        case "command":
            return
                "The command of the service \(name) is \(text(found).isEmpty ? "the image's own" : text(found)). The task asks for \(asked)."
        case "depends_on": return "The service \(name) depends on \(list(found)). The task asks for \(asked)."
        case "networks": return "The service \(name) is on \(list(found)). The task asks for \(asked). \(look)."
        case "env": return pairs("variable", look)
        case "ports": return ports
        case "mounts": return mounts
        default:
            return "\(fact.key) of the service \(name) is \(text(found).isEmpty ? "not set" : text(found)). The task asks for \(asked)."
        }
    }

    // MARK: - What was found

    private func text(_ value: FactValue) -> String {
        switch value {
        case .text(let text), .image(let text): FactWording.cut(text)
        case .command(let words): FactWording.cut(words.joined(separator: " "))
        case .number(let number): String(number)
        case .bool(let bool): bool ? "true" : "false"
        case .set, .sequence: list(value)
        case .events, .instructions, .map, .mount: ""
        }
    }

    private func list(_ value: FactValue) -> String {
        switch value {
        case .set(let names), .sequence(let names): names.isEmpty ? "nothing" : Words.list(names)
        default: text(value)
        }
    }
}

extension Facts.Value {
    /// Without `has` and `not` around it.
    fileprivate var within: Facts.Value {
        switch self {
        case .has(let value), .not(let value): value.within
        default: self
        }
    }
}
