/// Something done to one object by a key: one `docker` command, which the learner is shown.
package struct EngineAction: Sendable, Equatable {
    /// What can be done.
    package enum Verb: String, Sendable, CaseIterable {
        case start, stop, restart, remove
    }

    package var verb: Verb
    package var kind: Inventory.Kind
    /// The name that the command uses.
    package var name: String

    /// Nothing is done yet.
    package init(_ verb: Verb, _ kind: Inventory.Kind, _ name: String) {
        self.verb = verb
        self.kind = kind
        self.name = name
    }

    /// What `docker` is given.
    package var arguments: [String] {
        switch (verb, kind) {
        case (.remove, .container): ["rm", name]
        case (.remove, .image): ["rmi", name]
        case (.remove, .volume): ["volume", "rm", name]
        case (.remove, .network): ["network", "rm", name]
        case (let verb, _): [verb.rawValue, name]
        }
    }

    /// The command as one would type it.
    package var command: String { CommandText.of(["docker"] + arguments) }
}
