import Course

/// What a fact asks for, in a few words: for the checklist, and for naming what already holds.
enum FactWording {
    static func short(_ subject: Facts.Subject, _ fact: Facts.Fact) -> String {
        let name = subject.name
        switch subject.group {
        case .shell:
            return fact.key == "exits" ? "\(cut(name)) ends with \(value(fact.value))" : "\(cut(name)) prints \(value(fact.value))"
        case .files: return file(name, fact)
        case .containers, .compose: return container(name, fact)
        case .config: return config(name, fact)
        case .images: return image(name, fact)
        case .volumes: return exists("the volume \(name)", fact)
        case .networks: return fact.key == "members" ? "on \(name): \(value(fact.value))" : exists("the network \(name)", fact)
        case .http:
            return fact.key == "status"
                ? fact.value == .text("200") ? "answers at \(name)" : "\(name) answers with \(value(fact.value))"
                : "\(name) shows \(value(fact.value))"
        case .reaches: return fact.value == .text("true") ? "\(name) reaches \(fact.key)" : "\(name) does not reach \(fact.key)"
        case .events: return events(name, fact.value)
        }
    }

    private static func exists(_ what: String, _ fact: Facts.Fact) -> String {
        fact.asks(exists: false) ? "\(what) does not exist" : "\(what) exists"
    }

    private static func file(_ name: String, _ fact: Facts.Fact) -> String {
        switch fact.key {
        case "exists": exists(name, fact)
        case "instructions": "the instructions of \(name): \(value(fact.value))"
        default:
            if case .not(let value) = fact.value {
                "\(name) does not have \(Self.value(value))"
            } else {
                "\(name) has \(value(fact.value))"
            }
        }
    }

    private static func container(_ name: String, _ fact: Facts.Fact) -> String {
        let isTrue = fact.value == .text("true")
        return switch fact.key {
        case "exists": exists(name, fact)
        case "image": "\(name) runs \(value(fact.value))"
        case "running": isTrue ? "\(name) is running" : "\(name) is stopped"
        case "exit": "\(name) exited with code \(value(fact.value))"
        case "command": "the command of \(name): \(value(fact.value))"
        case "ports": pairs(fact.value) { "port \(value($1)) leads to \($0)" } ?? "the ports of \(name): \(value(fact.value))"
        case "env": pairs(fact.value) { "\($0) is \(value($1)) in \(name)" } ?? "the variables of \(name): \(value(fact.value))"
        case "user": "\(name) runs as \(value(fact.value))"
        case "read_only": isTrue ? "\(name) is read-only" : "\(name) is writable"
        case "tmpfs": "\(name) has \(value(fact.value)) as tmpfs"
        case "mounts": pairs(fact.value) { "\(name) has \(mount($1)) at \($0)" } ?? "the mounts of \(name)"
        case "networks": "\(name) is on \(value(fact.value))"
        case "labels": pairs(fact.value) { "\(name) has the label \($0)=\(value($1))" } ?? "the labels of \(name): \(value(fact.value))"
        case "health": fact.value == .text("none") ? "\(name) has no health check" : "\(name) is \(value(fact.value))"
        default: "restart policy of \(name): \(value(fact.value))"
        }
    }

    private static func config(_ name: String, _ fact: Facts.Fact) -> String {
        switch fact.key {
        case "exists": exists("the service \(name)", fact)
        case "depends_on": "\(name) depends on \(value(fact.value))"
        case "build": "\(name) is built from \(value(fact.value))"
        case "image": "\(name) uses \(value(fact.value))"
        default: container(name, fact)
        }
    }

    private static func image(_ name: String, _ fact: Facts.Fact) -> String {
        switch fact.key {
        case "exists": exists("the image \(name)", fact)
        case "from": "\(name) is built on \(value(fact.value))"
        case "entrypoint": "the entry point of \(name): \(value(fact.value))"
        case "command": "the command of \(name): \(value(fact.value))"
        case "user": "\(name) runs as \(value(fact.value))"
        case "workdir": "the working directory of \(name): \(value(fact.value))"
        case "env": pairs(fact.value) { "\($0) is \(value($1)) in \(name)" } ?? "the variables of \(name): \(value(fact.value))"
        case "exposes": "\(name) exposes \(value(fact.value))"
        case "labels": pairs(fact.value) { "\(name) has the label \($0)=\(value($1))" } ?? "the labels of \(name): \(value(fact.value))"
        case "history": "what docker history \(name) shows"
        case "smaller_than": "\(name) is smaller than \(value(fact.value))"
        default: "\(name) has at most \(value(fact.value)) layers"
        }
    }

    private static func events(_ name: String, _ asked: Facts.Value) -> String {
        if case .not(let value) = asked { return "\(name) was not " + Words.list(value.texts.map(EventWords.past)) }
        return "\(name) was " + Words.list(asked.texts.map(EventWords.past))
    }

    // MARK: - Values

    /// As one would say it.
    static func value(_ value: Facts.Value) -> String {
        switch value {
        case .text(let text): cut(text)
        case .list(let values): values.isEmpty ? "nothing" : Words.list(values.map(Self.value))
        case .map(let pairs): Words.list(pairs.map { "\($0.key) \(Self.value($0.value))" })
        case .has(let value): Self.value(value)
        case .not(let value): "not " + Self.value(value)
        }
    }

    static func mount(_ value: Facts.Value) -> String {
        guard case .map(let pairs) = value, let pair = pairs.first else { return Self.value(value) }
        return switch pair.key {
        case "volume": "the volume \(Self.value(pair.value))"
        case "bind": "the folder \(Self.value(pair.value))"
        default: pair.value == .text("true") ? "an anonymous volume" : "no anonymous volume"
        }
    }

    private static func pairs(_ value: Facts.Value, _ words: (String, Facts.Value) -> String) -> String? {
        switch value {
        case .map(let pairs): pairs.isEmpty ? nil : Words.list(pairs.map { words($0.key, $0.value) })
        case .has(let inner): Self.pairs(inner, words)
        case .text, .list, .not: nil
        }
    }

    /// The first line of it, if that is not too long.
    static func cut(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        let isWhole = line.count <= 60 && line.utf8.count == text.trimmed.utf8.count
        return isWhole ? line : line.prefix(59) + "…"
    }
}

/// What the engine's events mean for a container, in words.
enum EventWords {
    static func past(_ event: String) -> String {
        switch event {
        case "destroy": "removed"
        case "die": "exited"
        case "oom": "killed for lack of memory"
        case "stop": "stopped"
        case "health_status": "health-checked"
        case "create", "pause", "unpause", "update", "rename": event + "d"
        default: event + "ed"
        }
    }
}
