import Course
import DockerCLI
import Primitives
import Verdicts

/// The sentence for a fact whose value differs from the one the task asks for.
struct FactDifference {
    let subject: Facts.Subject
    let fact: Facts.Fact
    let found: FactValue
    /// What a command printed, errors included.
    var printed = ""

    var name: String { subject.name }

    var sentence: String { FactWords.of(subject, fact)?.difference(self) ?? told("The \(fact.key) of \(name) is \(text)") }

    var asked: String { FactWording.value(isCommand ? fact.value.asCommand : fact.value) }
    private var isCommand: Bool { fact.key == "command" || fact.key == "entrypoint" }
    private var isNot: Bool { fact.value.isNegated }

    /// The template with the subject's name and the command that describes it.
    func filled(_ template: String) -> String { template.replacing("{inspect}", with: subject.inspectCommand).naming(name) }

    /// What was found, and what should be there instead.
    func told(_ seen: String, _ verb: String = "be", part: String? = nil) -> String {
        switch (fact.value, part) {
        case (.not(.has(let value)), _) where text != FactWording.value(value):
            "\(seen), but should not \(part ?? verb) \(FactWording.value(value))."
        case (.not, _): "\(seen), but should not\(verb.hasPrefix("be") ? " be" : "")."
        case (.has, let part?): "\(seen). It should \(part) \(asked)."
        default: "\(seen). The task asks for \(asked)."
        }
    }

    /// For what a container may have or not: a memory limit, a restart policy.
    func option(_ noun: String, none: Facts.Value) -> String {
        if found.holds(none) { return "\(name) has no \(noun)\(isNot ? ", but should have one" : ". The task asks for \(asked)")." }
        let seen = "The \(noun) of \(name) is \(text)"
        return fact.value == none ? "\(seen). The task asks for none." : told(seen)
    }

    var instructions: String {
        guard case .instructions(let instructions) = found else { return content }
        let keywords = instructions.map(\.keyword)
        return keywords.isEmpty
            ? "\(name) has no instructions."
            : told("\(name) has the instructions \(Words.list(keywords))", "have") + (isNot ? "" : " Their order counts.")
    }

    var content: String {
        isNot
            ? "\(name) contains \(FactWording.value(fact.value.within)), but should not."
            : "\(name) exists, but does not contain \(asked)."
    }

    var events: String {
        guard case .events(let found) = found else { return "" }
        // Side effects of other commands are not useful to the learner.
        let told = found.filter { !$0.hasPrefix("exec_") && $0 != "attach" && $0 != "kill" && $0 != "resize" }
        let history = told.isEmpty ? "nothing happened to it" : "it was \(Words.list(told.suffix(6).map(EventWords.past)))"
        return "The task asks for this: \(FactWording.short(subject, fact)). Since you started, \(history)."
    }

    var tmpfs: String {
        // docker inspect leaves out what a container doesn't have.
        if case .set([]) = found { return "\(name) has no tmpfs mount. The task asks for one at \(asked)." }
        return told("\(name) has a tmpfs mount at \(text)", "have one at") + filled(" {inspect} shows it as Tmpfs.")
    }

    var imageOfContainer: String {
        if case .text(let asked) = fact.value, case .image(let name) = found, ImageName.full(name) == ImageName.full(asked) {
            return "\(self.name) was created from an earlier image named \(asked). The name now belongs to another image."
        }
        return isNot
            ? "\(name) uses the image \(text), but should not. The IMAGE column of docker ps shows it."
            : "\(name) uses the image \(text), not \(asked). The IMAGE column of docker ps shows it."
    }

    var health: String {
        switch text {
        case "none": "\(name) has no health check. docker ps shows nothing in parentheses after Up."
        case "starting":
            "\(name) is still starting: its health check has not passed yet. \(subject.inspectCommand) shows its output under Health."
        case "unhealthy": "\(name) is running, but its health check fails. \(subject.inspectCommand) shows its output under Health."
        default: told("\(name) is \(text)") + " docker ps shows it in parentheses after Up."
        }
    }

    var ports: String {
        let look = "The PORTS column of docker ps shows its ports."
        guard case .map(let found) = found, let wrong = wrongPair(in: found) else {
            return "The ports of \(name) are not the ones the task asks for. \(look)"
        }
        let (inside, outside) = (wrong.key, FactWording.value(wrong.value.within))
        if wrong.value.isNegated { return "Port \(outside) on your machine leads to port \(inside) of \(name), but should not. \(look)" }
        guard case .set(let others) = found[inside], !others.isEmpty else {
            return "Port \(outside) on your machine does not lead to port \(inside) of \(name). \(look)"
        }
        return "Port \(Words.list(others)) on your machine leads to port \(inside) of \(name). The task asks for port \(outside). \(look)"
    }

    var published: String {
        guard case .map(let all) = found, let wrong = wrongPair(in: all), !wrong.value.isNegated, all[wrong.key] ?? .set([]) == .set([])
        else {
            return pairs("address of port", "The PORTS column of docker ps shows it left of the arrow")
        }
        return
            "Port \(wrong.key) of \(name) is not published on your machine. The task asks for \(FactWording.value(wrong.value.within)). "
            + "The PORTS column of docker ps shows the published ports."
    }

    var mounts: String {
        let look = "\(subject.inspectCommand) lists them under Mounts."
        guard case .map(let found) = found, let wrong = wrongPair(in: found) else {
            return "The mounts of \(name) are not the ones the task asks for. \(look)"
        }
        if wrong.value.isNegated {
            return "At \(wrong.key), \(name) has \(FactWording.mount(wrong.value.positive)), but should not. \(look)"
        }
        guard case .mount(let kind, let source) = found[wrong.key] else { return "\(name) has nothing mounted at \(wrong.key). \(look)" }
        let seen = kind == "anonymous" ? "an anonymous volume" : kind == "bind" ? "the folder \(source)" : "the \(kind) \(source)"
        return "At \(wrong.key), \(name) has \(seen). The task asks for \(FactWording.mount(wrong.value)). \(look)"
    }

    func pairs(_ noun: String, _ look: String) -> String {
        let look = filled(look)
        guard case .map(let found) = found, let wrong = wrongPair(in: found) else {
            return "The \(noun)s of \(name) are not the ones the task asks for. \(look)."
        }
        guard let there = found[wrong.key] else { return "\(name) has no \(noun) \(wrong.key). \(look)." }
        let fact = Facts.Fact(key: fact.key, value: wrong.value, location: fact.location)
        let seen = "The \(noun) \(wrong.key) of \(name) is \(text(there).isEmpty ? "empty" : text(there))"
        return FactDifference(subject: subject, fact: fact, found: there).told(seen, part: "contain") + " \(look)."
    }

    /// The first pair that does not hold.
    private func wrongPair(in found: [String: FactValue]) -> Facts.Value.Pair? {
        fact.value.expectedPairs.first { !(found[$0.key]?.holds($0.value) ?? $0.value.isNegated) }
    }

    var base: String {
        isNot
            ? "\(name) is built on \(text), but should not be."
            : "\(name) is not built on \(asked). Which image does its FROM name?"
    }

    var history: String {
        isNot
            ? "The image reveals what should stay secret. docker history --no-trunc \(name) shows it to anyone with the image."
            : "docker history --no-trunc \(name) does not show what the task asks for."
    }

    // MARK: - Commands and responses

    var exitCode: String {
        "\(FactWording.cut(name)) exits with code \(text). It should\(isNot ? " not" : "") exit with code "
            + "\(FactWording.value(fact.value.positive)). Run it and read its output."
    }

    /// Of several lines that should be printed, it names the first one that is missing.
    var output: String {
        let command = FactWording.cut(name)
        if isNot { return "\(command) prints \(FactWording.value(fact.value.positive)), but should not." }
        if printed.trimmed.isEmpty { return "\(command) prints nothing. It should print \(asked)." }
        guard case .text(let wanted) = fact.value else { return "\(command) does not print \(asked)." }
        let lines = wanted.trimmed.split(whereSeparator: \.isNewline).map(String.init)
        if lines.count > 1, lines.allSatisfy({ printed.contains($0.trimmed) }) {
            return "\(command) prints the lines that the task asks for, but in a different order or with other lines between them."
        }
        return "\(command) does not print \(FactWording.cut(lines.first { !printed.contains($0.trimmed) } ?? wanted))."
    }

    var status: String {
        "\(name) answers with status \(text), \(FactSentence.instead(fact.value)). What do the container's logs say?"
    }

    var response: String {
        let wanted = FactWording.value(fact.value.positive)
        return isNot
            ? "\(name) answers with a response that contains \(wanted), but should not."
            : "\(name) answers, but the response does not contain \(wanted)."
    }

    // MARK: - Observed values

    /// The value that was found, in plain words.
    var text: String { text(found) }

    private func text(_ value: FactValue) -> String {
        switch value {
        case .text(let text), .image(let text): FactWording.cut(text)
        case .command(let words): FactWording.cut(words.joined(separator: " "))
        case .number(let number): String(number)
        case .quantity(let quantity, .bytes): FactSentence.size(Int(quantity.amount))
        case .quantity(let quantity, .seconds): "\(quantity.text) s"
        case .quantity(let quantity, _): quantity.text
        case .bool(let bool): bool ? "true" : "false"
        case .set(let names): names.isEmpty ? "nothing" : Words.list(names)
        case .events, .instructions, .map, .mount: ""
        }
    }
}

extension Facts.Subject {
    /// Whether it is a Compose service, whose container has another name.
    var isService: Bool { group == .compose || group == .config }
    /// The command that prints the output of this container.
    var logsCommand: String { isService ? "docker compose logs \(name)" : "docker logs \(name)" }
    /// The command that describes this container.
    var inspectCommand: String { "docker inspect " + (isService ? "$(docker compose ps -aq \(name))" : name) }
}
