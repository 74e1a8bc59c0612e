/// What a `flowchart` says: nodes, the edges between them, and what is grouped.
package struct Flowchart: Sendable, Equatable {
    package enum Direction: String, Sendable, CaseIterable {
        case topDown = "TD"
        case bottomUp = "BT"
        case leftRight = "LR"
        case rightLeft = "RL"
    }

    package enum Shape: Sendable, Equatable, CaseIterable {
        case rectangle, rounded, stadium, subroutine, cylinder, circle, doubleCircle, flag, rhombus, hexagon
        case leaningRight, leaningLeft, trapezoid, upturnedTrapezoid
    }

    package struct Node: Sendable, Equatable {
        package var id: String
        /// Lines are separated by line feeds.
        package var label: String
        package var shape: Shape
        /// The innermost group it stands in, an index of `groups`.
        package var group: Int?
        /// In the Mermaid text, counted from 1.
        package var line: Int
    }

    /// A `subgraph`.
    package struct Group: Sendable, Equatable {
        package var id: String
        package var title: String
        /// The group around it, an index of `groups`, always a smaller one than its own.
        package var parent: Int?
        package var direction: Direction?
        package var line: Int
    }

    package enum End: Sendable, Hashable {
        /// An index of `nodes`.
        case node(Int)
        /// An index of `groups`.
        case group(Int)
    }

    package enum Stroke: Sendable, Equatable { case solid, dotted, thick, invisible }

    package enum Head: Sendable, Equatable { case none, arrow, circle, cross }

    package struct Edge: Sendable, Equatable {
        package var from: End
        package var to: End
        package var stroke: Stroke
        /// At `to`.
        package var head: Head
        /// At `from`.
        package var tail: Head
        package var label: String?
        /// How many ranks it spans at least.
        package var length: Int
        package var line: Int
    }

    package var direction: Direction
    package var nodes: [Node] = []
    package var groups: [Group] = []
    package var edges: [Edge] = []

    package init(direction: Direction) { self.direction = direction }
}
