import Course

/// One kind of fact about objects of a group: its key in a check, how an object differs from it, and what is said about it.
///
/// `Facts.Group.facts` says which keys a check may contain. A test proves that each of them has a row here.
struct FactRow<Object>: Sendable {
    let key: String
    let words: FactWords
    /// How the object differs from the value; `nil` if the fact holds.
    let flaw: @Sendable (Object, Facts.Value) -> FactFlaw?

    /// A fact that needs more than one comparison.
    init(_ key: String, _ words: FactWords, flaw: @escaping @Sendable (Object, Facts.Value) -> FactFlaw?) {
        (self.key, self.words, self.flaw) = (key, words, flaw)
    }

    /// A fact about which only `holds` can say whether it holds; `not` turns that around.
    init(
        _ key: String, _ words: FactWords, read: @escaping @Sendable (Object) -> FactValue,
        holds: @escaping @Sendable (Object, Facts.Value) -> Bool
    ) {
        self.init(key, words) { object, asked in
            holds(object, asked.positive) != asked.isNegated ? nil : .differs(read(object))
        }
    }

    /// A fact that holds if the value that is read matches the expected one.
    init(_ key: String, _ words: FactWords, read: @escaping @Sendable (Object) -> FactValue) {
        self.init(key, words) { object, asked in
            let found = read(object)
            return found.holds(asked) ? nil : .differs(found)
        }
    }
}

extension [String: FactWords] {
    init<Object>(_ rows: [FactRow<Object>]) { self.init(uniqueKeysWithValues: rows.map { ($0.key, $0.words) }) }
}

extension Array {
    /// How the object differs from a fact; `nil` if the fact holds. A fact without a row can't be checked.
    func flaw<Object>(_ fact: Facts.Fact, of object: Object) -> FactFlaw? where Element == FactRow<Object> {
        guard let row = first(where: { $0.key == fact.key }) else { return .unjudged(.cannotRun("\(fact.key) is not a fact about this")) }
        return row.flaw(object, fact.value)
    }
}

extension FactWords {
    /// What is said about a fact; `nil` if it follows no pattern.
    static func of(_ subject: Facts.Subject, _ fact: Facts.Fact) -> FactWords? {
        table[subject.group]?[fact.key] ?? (subject.group == .servers ? ServerFacts.words(fact.key) : nil)
    }

    /// What is said about the facts of a group, by key.
    static let table: [Facts.Group: [String: FactWords]] = [
        .shell: [
            "prints": .says("{}", "prints", cutsName: true, difference: { $0.output }),
            "exits": .says("{}", "exits with code", cutsName: true, difference: { $0.exitCode }),
        ],
        .files: [
            "exists": .exists("{}"), "has": .says("{}", "has", difference: { $0.content }),
            "instructions": .says("the instructions of {}", "are", part: "include", difference: { $0.instructions }),
        ],
        .containers: .init(ContainerFacts.rows), .compose: .init(ContainerFacts.rows), .config: .init(ComposeFileFacts.rows),
        .images: .init(ImageFacts.rows),
        .volumes: ["exists": .exists("the volume {}")],
        .networks: [
            "exists": .exists("the network {}"),
            "members": .says("the network {}", "connects", should: "connect", look: "docker network inspect {} lists its containers."),
        ],
        .http: [
            "status": .labeled(
                { $1.value == .text("200") ? "answers at \($0)" : "\($0) " + FactWording.says("answers with", $1.value) },
                difference: { $0.status }),
            "has": .says("{}", "shows", difference: { $0.response }),
        ],
        // The keys of these facts are the addresses to reach.
        .reaches: [:],
        .servers: ServerFacts.words,
        .events: ["events": .labeled({ FactWording.events($0, $1.value) }, difference: { $0.events })],
    ]
}
