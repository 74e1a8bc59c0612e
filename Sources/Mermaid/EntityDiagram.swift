/// What an `erDiagram` says: tables, their columns, and how they belong together.
package struct EntityDiagram: Sendable, Equatable {
    package enum Key: String, Sendable, CaseIterable {
        case primary = "PK"
        case foreign = "FK"
        case unique = "UK"
    }

    package struct Attribute: Sendable, Equatable {
        /// As written, such as `varchar(20)`.
        package var type: String
        package var name: String
        package var keys: [Key]
        package var comment: String?
        /// In the Mermaid text, counted from 1.
        package var line: Int
    }

    package struct Entity: Sendable, Equatable {
        package var name: String
        /// Shown instead of the name.
        package var alias: String?
        package var attributes: [Attribute]
        /// Where it is first named, in the Mermaid text, counted from 1.
        package var line: Int

        /// What the box is called.
        package var title: String { alias ?? name }
    }

    /// How many of one side belong to one of the other.
    package enum Cardinality: Sendable, Equatable, CaseIterable {
        case zeroOrOne, exactlyOne, zeroOrMany, oneOrMany

        package var isMany: Bool { self == .zeroOrMany || self == .oneOrMany }
    }

    package struct Relationship: Sendable, Equatable {
        /// Names of entities.
        package var left: String
        package var right: String
        /// How many of `left` belong to one of `right`, and the other way round.
        package var leftCardinality: Cardinality
        package var rightCardinality: Cardinality
        /// Drawn solid; otherwise dotted.
        package var isIdentifying: Bool
        package var label: String?
        /// In the Mermaid text, counted from 1.
        package var line: Int
    }

    package var entities: [Entity] = []
    package var relationships: [Relationship] = []

    package init() {}

    /// The entity of this name.
    package func entity(named name: String) -> Entity? { entities.first { $0.name == name } }
}
