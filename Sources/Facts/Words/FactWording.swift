package import Course
import Primitives
import Verdicts

/// Short labels for facts, for the checklist and for naming what already holds.
package enum FactWording {
    /// The checklist's label: the author's, or else a generated one.
    static func label(_ subject: Facts.Subject, _ fact: Facts.Fact) -> String { subject.label ?? short(subject, fact) }

    static func short(_ subject: Facts.Subject, _ fact: Facts.Fact) -> String {
        if subject.group == .reaches {
            return "\(subject.name) \(fact.value == .text("true") ? "reaches" : "does not reach") \(fact.key)"
        }
        return FactWords.of(subject, fact)?.label(subject.name, fact) ?? "\(fact.key) of \(subject.name)"
    }

    static func events(_ name: String, _ asked: Facts.Value) -> String {
        if asked.within == .list([.text("die")]) { return "\(name) \(asked.isNegated ? "did not exit" : "exited")" }
        return "\(name) was \(asked.isNegated ? "not " : "")" + Words.list(asked.texts.map(EventWords.past))
    }

    // MARK: - Verbs

    /// A verb and its object: `is app`, `is not app`, `contains echo`, `does not contain echo`.
    static func says(_ verb: String, part: String? = nil, _ value: Facts.Value) -> String {
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
    static func pairs(_ value: Facts.Value, _ clause: (String, Facts.Value, (String) -> String) -> String) -> String {
        let clauses = value.expectedPairs.map { pair in
            clause(pair.key, pair.value.positive) { pair.value.isNegated ? negated($0) : $0 }
        }
        // Of several pairs that must not all hold, one may not.
        return value.isNegated ? clauses.joined(separator: " or ") : Words.list(clauses)
    }

    // MARK: - Values

    /// The value in plain words.
    package static func value(_ value: Facts.Value) -> String {
        switch value {
        case .text(let text): cut(text)
        case .list(let values): values.isEmpty ? "nothing" : Words.list(values.map(Self.value))
        case .map(let pairs): Words.list(pairs.map { "\($0.key) \(Self.value($0.value))" })
        case .has(let value): Self.value(value)
        case .not(let value): "not " + Self.value(value)
        case .below(let bound): "less than \(bound.text)"
        case .above(let bound): "more than \(bound.text)"
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

    /// The first line, shortened to 60 characters, between two words if there is room for one.
    package static func cut(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        let isWhole = line.count <= 60 && line.utf8.count == text.trimmed.utf8.count
        if isWhole { return line }
        let start = line.prefix(58)
        return start[..<(start.lastIndex(of: " ") ?? start.endIndex)] + " …"
    }
}

/// Past participles for the engine's container events.
enum EventWords {
    static func past(_ event: String) -> String {
        let irregular = [
            "destroy": "removed", "die": "ended", "oom": "killed for lack of memory", "stop": "stopped", "health_status": "health-checked",
        ]
        return irregular[event] ?? event + (event.hasSuffix("e") ? "d" : "ed")
    }
}
