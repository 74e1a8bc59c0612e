/// Why a Mermaid text can't be drawn, and where.
package struct MermaidError: Error, Sendable, Equatable {
    package enum Expected: Sendable, Equatable {
        case entityName, attributeName, cardinality, secondCardinality, node, arrow, arrowEnd, groupName
        case participant, noteSide, messageArrow, messageText
    }

    package enum Problem: Sendable, Equatable {
        case empty
        /// The first word isn't a supported kind of diagram.
        case unknownDiagram(String)
        case unknownDirection(String)
        case unknownKey(String)
        /// Something else, or nothing, is where this belongs.
        case missing(Expected, found: String?)
        /// What this opens is never closed.
        case unclosed(String)
        case endWithoutGroup
        /// A group linked with something inside it.
        case edgeIntoOwnGroup(String)
        /// More than a reader can take in: nodes, edges, or groups inside groups.
        case tooLarge
    }

    package var problem: Problem
    /// In the Mermaid text, counted from 1.
    package var line: Int
    /// In characters, counted from 1.
    package var column: Int
}
