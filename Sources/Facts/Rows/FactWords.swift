import Course
import Primitives
import Verdicts

/// What is said about one kind of fact: its label in the checklist, and the sentence for a value that differs.
///
/// In the templates, `{}` is the subject's name, and `{inspect}` is the command that describes it.
struct FactWords: Sendable {
    let label: @Sendable (_ name: String, Facts.Fact) -> String
    /// What was found, what the task asks for, and where to look.
    let difference: Sentence

    typealias Sentence = @Sendable (FactDifference) -> String

    /// A label and a sentence that follow no pattern. The flaws of facts without a sentence are mostly worded elsewhere.
    static func labeled(
        _ label: @escaping @Sendable (String, Facts.Fact) -> String,
        difference: @escaping Sentence = { $0.told("The \($0.fact.key) of \($0.name) is \($0.text)") }
    ) -> FactWords { FactWords(label: label, difference: difference) }

    /// `the image web exists`. An object that exists but should not is a flaw of its own.
    static func exists(_ what: String) -> FactWords {
        .labeled { "\(what.naming($0)) \($1.asks(exists: false) ? "does not exist" : "exists")" }
    }

    /// A subject, a verb, and a value: `web runs as app`.
    ///
    /// - Parameters:
    ///   - part: the verb for a value that only must be contained.
    ///   - seen: subject and verb in the sentence for a different value, if not the same.
    ///   - should: the infinitive after "should".
    ///   - empty: what is said instead of an empty value.
    static func says(
        _ subject: String, _ verb: String, part: String? = nil, seen: String? = nil, should: String = "be", shouldPart: String? = nil,
        empty: String = "", look: String = "", cutsName: Bool = false, difference: Sentence? = nil
    ) -> FactWords {
        .labeled({ name, fact in
            "\(subject.naming(cutsName ? FactWording.cut(name) : name)) " + FactWording.says(verb, part: part, fact.value)
        }) { found in
            if let difference { return difference(found) }
            let text = found.text.isEmpty ? empty : found.text
            let told = found.told(found.filled(seen ?? "\(subject) \(verb)".capitalizedFirst) + " \(text)", should, part: shouldPart)
            return look.isEmpty ? told : "\(told) \(found.filled(look))"
        }
    }

    /// The command or entry point, whose words are compared as one text.
    ///
    /// - Parameter nothing: the sentence for when there is none.
    static func command(
        _ noun: String, seen: String? = nil, empty: String = "", nothing: String? = nil, look: String = ""
    ) -> FactWords {
        let words = says("the \(noun) of {}", "is", seen: seen, shouldPart: "contain", empty: empty, look: look)
        return .labeled({ "the \(noun) of \($0) " + FactWording.says("is", part: "contains", $1.value.asCommand) }) {
            guard let nothing, $0.text.isEmpty else { return words.difference($0) }
            return "\($0.filled(nothing)) The task asks for \($0.asked). \($0.filled(look))"
        }
    }

    /// What is either so or not so. `should` completes "but should" where one is found and the other is asked for.
    static func either(_ yes: String, or no: String, should: (yes: String, no: String), look: String) -> FactWords {
        .labeled({ ($1.value == .text("true") ? yes : no).naming($0) }) {
            let (seen, wanted) = $0.found == .bool(true) ? (yes, should.no) : (no, should.yes)
            return $0.filled("\(seen.capitalizedFirst), but should \(wanted). \(look)")
        }
    }

    /// What a container may have or not: a memory limit, a restart policy. `none` is the value if it has none.
    static func option(
        _ noun: String, none: String = "none", label: String? = nil, look: String = "", difference: Sentence? = nil
    ) -> FactWords {
        .labeled({ name, fact in
            if fact.value.within == .text(none) { return "\(name) has \(fact.value.isNegated ? "a" : "no") \(noun)" }
            return (label ?? "the \(noun) of {}").naming(name) + " " + FactWording.says("is", fact.value)
        }) { difference?($0) ?? "\($0.option(noun, none: .text(none))) \($0.filled(look))" }
    }

    /// Pairs of a name and a value, with a clause for each in the label.
    static func pairs(
        _ clause: @escaping @Sendable (_ name: String, _ key: String, Facts.Value, _ verb: (String) -> String) -> String,
        difference: @escaping Sentence
    ) -> FactWords {
        .labeled({ name, fact in FactWording.pairs(fact.value) { clause(name, $0, $1, $2) } }, difference: difference)
    }

    static func variables(look: @escaping @Sendable (Facts.Subject) -> String) -> FactWords {
        .pairs { name, key, value, verb in
            "\(key) \(verb(value.isPart ? "contains" : "is")) \(FactWording.value(value)) in \(name)"
        } difference: {
            $0.pairs("variable", look($0.subject))
        }
    }

    static let ports = pairs { name, key, value, verb in
        "port \(FactWording.value(value)) \(verb("leads")) to \(key)"
    } difference: {
        $0.ports
    }

    static let published = pairs { name, key, value, verb in
        "port \(key) \(verb("is")) published at \(FactWording.value(value))"
    } difference: {
        $0.published
    }

    static let mounts = pairs { name, key, value, verb in
        "\(name) \(verb("has")) \(FactWording.mount(value)) at \(key)"
    } difference: {
        $0.mounts
    }
}

extension String {
    /// The template with the subject's name.
    func naming(_ name: String) -> String { replacing("{}", with: name) }
}
