/// An `erDiagram`: tables, their columns, and their relationships.
package struct EntityDiagram: Sendable, Equatable {
    package enum Key: String, Sendable, CaseIterable {
        case primary = "PK"
        case foreign = "FK"
        case unique = "UK"
    }

    package struct Attribute: Sendable, Equatable {
        /// The type as written, such as `varchar(20)`.
        package var type: String
        package var name: String
        package var keys: [Key]
    }

    package struct Entity: Sendable, Equatable {
        package var name: String
        package var attributes: [Attribute]
    }

    /// How many entities of one side belong to one of the other.
    package enum Cardinality: Sendable, Equatable, CaseIterable {
        case zeroOrOne, exactlyOne, zeroOrMany, oneOrMany

        package var isMany: Bool { self == .zeroOrMany || self == .oneOrMany }
    }

    package struct Relationship: Sendable, Equatable {
        /// The names of the two entities.
        package var left: String
        package var right: String
        /// How many of `left` belong to one of `right`, and vice versa.
        package var leftCardinality: Cardinality
        package var rightCardinality: Cardinality
        /// Drawn as a solid line; otherwise dotted.
        package var isIdentifying: Bool
        package var label: String?
    }

    package var entities: [Entity] = []
    package var relationships: [Relationship] = []

    package init() {}
}
