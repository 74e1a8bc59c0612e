/// Why a Mermaid text can't be drawn, and where the problem is.
package struct MermaidError: Error, Sendable, Equatable {
    package enum Expected: Sendable, Equatable {
        case entityName, attributeName, cardinality, secondCardinality, node, arrow, arrowEnd, groupName
    }

    package enum Problem: Sendable, Equatable {
        case empty
        /// The first word isn't a supported kind of diagram.
        case unknownDiagram(String)
        case unknownDirection(String)
        case unknownKey(String)
        /// An arrow, or its second half, that isn't supported.
        case unknownArrow(String)
        /// The opening brackets of a shape that isn't supported.
        case unknownShape(String)
        /// Something else, or nothing, was found instead.
        case missing(Expected, found: String?)
        /// An opening symbol that is never closed.
        case unclosed(String)
        /// A symbol in a text that isn't in quotes.
        case unquoted(Character)
        case endWithoutGroup
        /// An edge between a group and something inside it.
        case edgeIntoOwnGroup(String)
        /// A link from a node or an entity to itself.
        case linkToItself(String)
        /// Too many nodes or edges, or groups nested too deeply.
        case tooLarge
    }

    package var problem: Problem
    /// The line in the Mermaid text, counted from 1.
    package var line: Int
    /// In characters, counted from 1.
    package var column: Int
}
