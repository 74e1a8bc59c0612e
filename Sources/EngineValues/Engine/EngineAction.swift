/// An action on one object, triggered by a key: one `docker` command, which is shown to the learner.
package struct EngineAction: Sendable, Equatable {
    /// The available actions.
    package enum Verb: String, Sendable, CaseIterable {
        case start, stop, restart, remove
    }

    package var verb: Verb
    package var kind: Inventory.Kind
    /// The object's name in the command.
    package var name: String

    package init(_ verb: Verb, _ kind: Inventory.Kind, _ name: String) {
        self.verb = verb
        self.kind = kind
        self.name = name
    }

    /// The arguments of `docker`.
    package var arguments: [String] {
        switch (verb, kind) {
        case (.remove, .container): ["rm", name]
        case (.remove, .image): ["rmi", name]
        case (.remove, .volume): ["volume", "rm", name]
        case (.remove, .network): ["network", "rm", name]
        case (let verb, _): [verb.rawValue, name]
        }
    }

    /// The command as typed in a shell.
    package var command: String { CommandText.of(["docker"] + arguments) }
}
