import Course

/// The sentence for a fact where something else was found than is asked for.
struct FactDifference {
    let subject: Facts.Subject
    let fact: Facts.Fact
    let found: FactValue

    private var name: String { subject.name }

    var sentence: String {
        switch subject.group {
        case .files: file
        case .networks:
            "On the network \(name) is \(list(found)), and \(asked) is asked for. docker network inspect \(name) lists its members."
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
                ? "\(name) has no instruction yet."
                : "\(name) has the instructions \(Words.list(keywords)); \(asked) are asked for, in this order."
        }
        if isNot { return "\(name) still has what it should not: \(asked.dropFirst("not ".count))." }
        return "\(name) is there, but \(asked) does not stand in it."
    }

    private var events: String {
        guard case .events(let found) = found else { return "" }
        // What happens by itself on the way says nothing.
        let told = found.filter { !$0.hasPrefix("exec_") && $0 != "attach" && $0 != "kill" && $0 != "resize" }
        let history = told.isEmpty ? "nothing has happened to it" : "it was \(Words.list(told.suffix(6).map(EventWords.past)))"
        return "What is asked for: \(FactWording.short(subject, fact)). Since you began, \(history)."
    }

    private var container: String {
        let look = "docker inspect \(name) shows it"
        switch fact.key {
        case "image": return "\(name) is made from \(text(found)), not from \(asked). docker ps shows it in the column IMAGE."
        case "command":
            return isNot
                ? "The command of \(name) is \(text(found)), and should not be. What stands after the image's name is for the container."
                : "The command of \(name) is \(text(found)); \(asked) is asked for. docker ps -a --no-trunc shows it whole."
        case "ports": return ports
        case "env": return pairs("variable", "docker \(subject.group == .compose ? "compose " : "")exec \(name) env lists them")
        case "user":
            return "\(name) runs as \(text(found).isEmpty ? "root, since nothing else was said" : text(found)), and should as \(asked)."
        case "read_only":
            return found == .bool(true)
                ? "The file system of \(name) can't be written to, and should be. \(look) as ReadonlyRootfs."
                : "\(name) can be written to everywhere. \(look) as ReadonlyRootfs."
        case "tmpfs": return "In memory, \(name) has \(list(found)); \(asked) is asked for. \(look) as Tmpfs."
        case "mounts": return mounts
        case "networks": return "\(name) is on \(list(found)); \(asked) is asked for. \(look) under Networks."
        case "labels": return pairs("label", look + " under Labels")
        case "health": return health
        default: return "The restart policy of \(name) is \(text(found)); \(asked) is asked for. \(look) as RestartPolicy."
        }
    }

    private var health: String {
        switch text(found) {
        case "none": "\(name) has no health check: docker ps shows nothing in brackets after Up."
        case "starting":
            "\(name) is still starting: its health check has not said yes so far. docker inspect \(name) lists what it said, under Health."
        case "unhealthy": "\(name) runs, but its health check fails. docker inspect \(name) lists what the check said, under Health."
        default: "\(name) is \(text(found)); \(asked) is asked for. docker ps shows it in brackets after Up."
        }
    }

    private var ports: String {
        guard case .map(let found) = found, case .map(let pairs) = fact.value.within else {
            return "The ports of \(name) are not as asked for. docker ps shows them in the column PORTS."
        }
        guard let wrong = pairs.first(where: { !(found[$0.key]?.holds($0.value) ?? false) }) else {
            return "docker ps shows the ports of \(name)."
        }
        let inside = wrong.key
        let outside = FactWording.value(wrong.value)
        if case .set(let others) = found[inside], !others.isEmpty {
            return
                "Port \(inside) of \(name) is reached by port \(Words.list(others)) of your machine, not by \(outside). In docker ps, PORTS has it left of the "
                + "arrow."
        }
        if let mixed = found.filter({ !$0.key.contains("/") }).first(where: {
            if case .set(let ports) = $0.value { ports.contains(outside) } else { false }
        }) {
            return
                "Port \(outside) of your machine leads to port \(mixed.key) of \(name), and the program in it listens on \(inside). In docker ps, PORTS "
                + "has the machine's left of the arrow and the container's right."
        }
        return "\(name) is there, but port \(outside) of your machine does not lead to it: docker ps shows in its column PORTS what does."
    }

    private var mounts: String {
        guard case .map(let found) = found, case .map(let pairs) = fact.value.within else {
            return "The mounts of \(name) are not as asked for."
        }
        guard let wrong = pairs.first(where: { !(found[$0.key]?.holds($0.value) ?? false) }) else {
            return "docker inspect \(name) shows its mounts."
        }
        let look = "docker inspect \(name) lists them under Mounts."
        switch found[wrong.key] {
        case .mount("anonymous", _):
            return "At \(wrong.key), \(name) has a volume without a name; \(FactWording.mount(wrong.value)) is asked for. \(look)"
        case .mount(let kind, let source):
            return
                "At \(wrong.key), \(name) has \(kind == "bind" ? "the folder" : "the \(kind)") \(source); \(FactWording.mount(wrong.value)) is asked for. \(look)"
        default:
            return found.isEmpty
                ? "\(name) has nothing mounted at \(wrong.key): what is written there goes with the container. \(look)"
                : "\(name) has nothing mounted at \(wrong.key), but at \(Words.list(found.keys.sorted())). \(look)"
        }
    }

    private func pairs(_ noun: String, _ look: String) -> String {
        guard case .map(let found) = found, case .map(let pairs) = fact.value.within,
            let wrong = pairs.first(where: { !(found[$0.key]?.holds($0.value) ?? false) })
        else { return "The \(noun)s of \(name) are not as asked for; \(look)." }
        guard let there = found[wrong.key] else { return "\(name) has no \(noun) \(wrong.key); \(look)." }
        return
            "The \(noun) \(wrong.key) of \(name) is \(text(there).isEmpty ? "empty" : text(there)); \(FactWording.value(wrong.value)) is asked for. "
            + "\(look)."
    }

    private var image: String {
        let look = "docker image inspect \(name) shows it"
        switch fact.key {
        case "from":
            return isNot
                ? "\(name) is built on \(text(found)), and should not be."
                : "\(name) is not built on \(asked). The line FROM says on what it is."
        case "entrypoint", "command":
            let noun = fact.key == "command" ? "command" : "entry point"
            return text(found).isEmpty
                ? "\(name) has no \(noun); \(asked) is asked for. \(look) under Config."
                : "The \(noun) of \(name) is \(text(found)); \(asked) is asked for. \(look) under Config."
        case "user":
            return "Containers of \(name) run as \(text(found).isEmpty ? "root" : text(found)), and should as \(asked). \(look) as User."
        case "workdir": return "\(name) works in \(text(found).isEmpty ? "/" : text(found)); \(asked) is asked for. \(look) as WorkingDir."
        case "env": return pairs("variable", look + " as Env")
        case "labels": return pairs("label", look + " under Labels")
        case "exposes": return "\(name) exposes \(list(found)); \(asked) is asked for. \(look) as ExposedPorts."
        default:
            return isNot
                ? "What should not be seen can be read in the image: docker history --no-trunc \(name) shows it to everybody who has the image."
                : "docker history --no-trunc \(name) does not show what is asked for."
        }
    }

    private var service: String {
        let look = "docker compose config shows how docker reads the file"
        switch fact.key {
        case "exists": return "The Compose file has the service \(name), and should not. \(look)."
        case "image": return "The service \(name) uses \(text(found).isEmpty ? "no image" : text(found)); \(asked) is asked for."
        case "build": return "The service \(name) is built from \(text(found).isEmpty ? "nothing" : text(found)); \(asked) is asked for."
        case "command":
            return "The command of the service \(name) is \(text(found).isEmpty ? "the image's own" : text(found)); \(asked) is asked for."
        case "depends_on": return "The service \(name) waits for \(list(found)); \(asked) is asked for."
        case "networks": return "The service \(name) is on \(list(found)); \(asked) is asked for. \(look)."
        case "env": return pairs("variable", look)
        case "ports": return ports
        case "mounts": return mounts
        default: return "\(fact.key) of the service \(name) is \(text(found).isEmpty ? "not set" : text(found)); \(asked) is asked for."
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
