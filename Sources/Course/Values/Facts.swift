/// Facts about commands, files, containers, servers, and the engine; all must hold.
///
/// They are read and linted strictly here, and checked by code with access to containers. Each group is a list of subjects and their facts.
package struct Facts: Sendable, Equatable {
    package enum Group: String, Sendable, CaseIterable {
        case shell, files, containers, images, volumes, networks, compose, config, http, reaches, events, servers

        /// The groups that are keys of a check; `config` is a key inside `compose`.
        static let keys = allCases.filter { $0 != .config }
    }

    /// The facts to check about one subject, such as the container `web`.
    package struct Subject: Sendable, Equatable {
        package var group: Group
        /// The container's name, the file's path, or the URL; for `shell`, the command.
        package var name: String
        package var facts: [Fact]
        /// What the checklist shows instead of the facts.
        package var label: String?
        package var location: SourceLocation

        package init(group: Group, name: String, facts: [Fact], label: String? = nil, location: SourceLocation) {
            self.group = group
            self.name = name
            self.facts = facts
            self.label = label
            self.location = location
        }
    }

    package struct Fact: Sendable, Equatable {
        package var key: String
        package var value: Value
        /// What to tell the learner if the fact does not hold.
        package var say: String?
        package var location: SourceLocation

        package init(key: String, value: Value, say: String? = nil, location: SourceLocation) {
            self.key = key
            self.value = value
            self.say = say
            self.location = location
        }
    }

    /// A plain value requires equality.
    package indirect enum Value: Sendable, Equatable {
        case text(String)
        case list([Value])
        case map([Pair])
        case has(Value)
        case not(Value)
        case below(Quantity)
        case above(Quantity)

        package struct Pair: Sendable, Equatable {
            package var key: String
            package var value: Value
        }
    }

    package var subjects: [Subject]

    package init(subjects: [Subject]) { self.subjects = subjects }
}
