/// Why a Mermaid text can't be drawn, and where.
package struct MermaidError: Error, Sendable, Equatable {
    package enum Expected: Sendable, Equatable {
        case entityName, attributeName, cardinality, secondCardinality, node, arrow, arrowEnd, groupName
    }

    package enum Problem: Sendable, Equatable {
        case empty
        /// The first word names no diagram that is drawn here.
        case unknownDiagram(String)
        case unknownDirection(String)
        case unknownKey(String)
        /// Something else, or nothing, stands where this belongs.
        case missing(Expected, found: String?)
        /// What this opens is never closed.
        case unclosed(String)
        case endWithoutGroup
        /// A group linked with what stands inside it.
        case edgeIntoOwnGroup(String)
        /// More than can be drawn for a reader: nodes, edges or groups within groups.
        case tooLarge
    }

    package var problem: Problem
    /// In the Mermaid text, counted from 1.
    package var line: Int
    /// In characters, counted from 1.
    package var column: Int
}
