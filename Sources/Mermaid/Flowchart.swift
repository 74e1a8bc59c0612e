/// A `flowchart`: nodes, the edges between them, and groups.
package struct Flowchart: Sendable, Equatable {
    package enum Direction: String, Sendable {
        case topDown = "TD"
        case bottomUp = "BT"
        case leftRight = "LR"
        case rightLeft = "RL"
    }

    package enum Shape: Sendable, Equatable, CaseIterable {
        case rectangle, stadium, cylinder, rhombus
    }

    package struct Node: Sendable, Equatable {
        package var id: String
        /// Lines are separated by line feeds.
        package var label: String
        package var shape: Shape
        /// The innermost group that contains it, as an index of `groups`.
        package var group: Int?
        /// The line in the Mermaid text, counted from 1.
        package var line: Int
    }

    /// A `subgraph`.
    package struct Group: Sendable, Equatable {
        package var id: String
        package var title: String
        /// The enclosing group as an index of `groups`, always smaller than its own.
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

    package struct Edge: Sendable, Equatable {
        package var from: End
        package var to: End
        package var isDotted: Bool
        /// Whether there is an arrow head at `to`.
        package var hasHead: Bool
        package var label: String?
    }

    package var direction: Direction
    package var nodes: [Node] = []
    package var groups: [Group] = []
    package var edges: [Edge] = []

    package init(direction: Direction) { self.direction = direction }
}
