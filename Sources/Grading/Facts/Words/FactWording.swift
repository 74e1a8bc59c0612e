import Course

/// Short labels for facts, for the checklist and for naming what already holds.
enum FactWording {
    /// The checklist's label: the author's, or else a generated one.
    static func label(_ subject: Facts.Subject, _ fact: Facts.Fact) -> String { subject.label ?? short(subject, fact) }

    static func short(_ subject: Facts.Subject, _ fact: Facts.Fact) -> String {
        let name = subject.name
        return switch subject.group {
        case .shell: "\(cut(name)) " + says(fact.key == "exits" ? "exits with code" : "prints", fact.value)
        case .files: file(name, fact)
        case .containers, .compose: container(name, fact)
        case .config: config(name, fact)
        case .images: image(name, fact)
        case .volumes: exists("the volume \(name)", fact)
        case .networks:
            fact.key == "members" ? "the network \(name) " + says("connects", fact.value) : exists("the network \(name)", fact)
        case .http where fact.key == "has": "\(name) " + says("shows", fact.value)
        case .http: fact.value == .text("200") ? "answers at \(name)" : "\(name) " + says("answers with", fact.value)
        case .reaches: fact.value == .text("true") ? "\(name) reaches \(fact.key)" : "\(name) does not reach \(fact.key)"
        case .events: events(name, fact.value)
        }
    }

    private static func exists(_ what: String, _ fact: Facts.Fact) -> String {
        fact.asks(exists: false) ? "\(what) does not exist" : "\(what) exists"
    }

    private static func file(_ name: String, _ fact: Facts.Fact) -> String {
        switch fact.key {
        case "exists": exists(name, fact)
        case "instructions": "the instructions of \(name) " + says("are", part: "include", fact.value)
        default: "\(name) " + says("has", fact.value)
        }
    }

    private static func container(_ name: String, _ fact: Facts.Fact) -> String {
        let isTrue = fact.value == .text("true")
        return switch fact.key {
        case "exists": exists(name, fact)
        case "image": "\(name) " + says("runs", fact.value)
        case "running": isTrue ? "\(name) is running" : "\(name) is stopped"
        case "exit": "\(name) " + says("exited with code", fact.value)
        case "command", "entrypoint": command(name, fact)
        case "ports": pairs(fact.value) { "port \(value($1)) \($2("leads")) to \($0)" }
        case "published": pairs(fact.value) { "port \($0) \($2("is")) published at \(value($1))" }
        case "rm": isTrue ? "\(name) is removed when it exits" : "\(name) stays when it exits"
        case "init": isTrue ? "\(name) has an init process" : "\(name) has no init process"
        case "stdin": isTrue ? "the input of \(name) is open" : "the input of \(name) is closed"
        case "env": pairs(fact.value) { "\($0) \($2($1.isPart ? "contains" : "is")) \(value($1)) in \(name)" }
        case "user": "\(name) " + says("runs as", fact.value)
        case "read_only": isTrue ? "\(name) is read-only" : "\(name) is writable"
        case "tmpfs": "\(name) " + says("has a tmpfs mount at", fact.value)
        case "mounts": pairs(fact.value) { "\(name) \($2("has")) \(mount($1)) at \($0)" }
        case "networks": "\(name) " + says("is on", fact.value)
        case "labels": pairs(fact.value) { "\(name) \($2("has")) the label \($0)=\(value($1))" }
        default: option(name, fact)
        }
    }

    /// What a container may have or not: a memory limit, a health check, a restart policy.
    private static func option(_ name: String, _ fact: Facts.Fact) -> String {
        let noun = noun(of: fact.key)
        if fact.value.within == .text(none(of: fact.key)) { return "\(name) has \(fact.value.isNegated ? "a" : "no") \(noun)" }
        return (fact.key == "health" ? name : "the \(noun) of \(name)") + " " + says("is", fact.value)
    }

    static func noun(of option: String) -> String {
        ["memory": "memory limit", "health": "health check", "restart": "restart policy"][option] ?? option
    }

    /// The value of an option that is not set.
    static func none(of option: String) -> String { option == "restart" ? "no" : "none" }

    private static func config(_ name: String, _ fact: Facts.Fact) -> String {
        switch fact.key {
        case "exists": exists("the service \(name)", fact)
        case "depends_on": "\(name) " + says("depends on", fact.value)
        case "build": "\(name) " + says("is built from", fact.value)
        case "image": "\(name) " + says("uses", fact.value)
        default: container(name, fact)
        }
    }

    private static func image(_ name: String, _ fact: Facts.Fact) -> String {
        switch fact.key {
        case "exists": exists("the image \(name)", fact)
        case "from": "\(name) " + says("is built on", fact.value)
        case "workdir": "the working directory of \(name) " + says("is", part: "contains", fact.value)
        case "exposes": "\(name) " + says("exposes", fact.value)
        case "history": "docker history \(name) " + says("shows", fact.value)
        case "smaller_than": "\(name) is smaller than \(value(fact.value))"
        case "layers_at_most": "\(name) has at most \(value(fact.value)) layers"
        default: container(name, fact)
        }
    }

    private static func command(_ name: String, _ fact: Facts.Fact) -> String {
        "the \(fact.key == "command" ? "command" : "entry point") of \(name) " + says("is", part: "contains", fact.value.asCommand)
    }

    private static func events(_ name: String, _ asked: Facts.Value) -> String {
        if asked.within == .list([.text("die")]) { return "\(name) \(asked.isNegated ? "did not exit" : "exited")" }
        return "\(name) was \(asked.isNegated ? "not " : "")" + Words.list(asked.texts.map(EventWords.past))
    }

    // MARK: - Verbs

    /// A verb and its object: `is app`, `is not app`, `contains echo`, `does not contain echo`.
    private static func says(_ verb: String, part: String? = nil, _ value: Facts.Value) -> String {
        let verb = value.isPart ? part ?? verb : verb
        return "\(value.isNegated ? negated(verb) : verb) \(Self.value(value.within))"
    }

    /// `does not run as` for `runs as`.
    private static func negated(_ phrase: String) -> String {
        let words = phrase.split(separator: " ", maxSplits: 1)
        let verb = String(words[0])
        let irregular = ["is": "is not", "are": "are not", "has": "does not have", "include": "do not include", "exited": "did not exit"]
        return ([irregular[verb] ?? "does not \(verb.dropLast())"] + words.dropFirst().map(String.init)).joined(separator: " ")
    }

    /// A clause for each pair. It gets the key, the value, and what negates its verb if the value is not to be there.
    private static func pairs(_ value: Facts.Value, _ clause: (String, Facts.Value, (String) -> String) -> String) -> String {
        let clauses = value.expectedPairs.map { pair in
            clause(pair.key, pair.value.positive) { pair.value.isNegated ? negated($0) : $0 }
        }
        // Of several pairs that must not all hold, one may not.
        return value.isNegated ? clauses.joined(separator: " or ") : Words.list(clauses)
    }

    // MARK: - Values

    /// The value in plain words.
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

    /// The first line, shortened to 60 characters.
    static func cut(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        let isWhole = line.count <= 60 && line.utf8.count == text.trimmed.utf8.count
        return isWhole ? line : line.prefix(59) + "…"
    }
}

/// Past participles for the engine's container events.
enum EventWords {
    static func past(_ event: String) -> String {
        switch event {
        case "destroy": "removed"
        case "die": "ended"
        case "oom": "killed for lack of memory"
        case "stop": "stopped"
        case "health_status": "health-checked"
        case "create", "pause", "unpause", "update", "rename": event + "d"
        default: event + "ed"
        }
    }
}
