/// How the server executes a statement: a tree of nodes.
package struct Plan: Sendable, Equatable {
    /// In EXPLAIN's order: each node before its inputs.
    package var nodes: [PlanNode]
    package var planningMilliseconds: Double?
    package var executionMilliseconds: Double?

    /// Plans with more nodes aren't read.
    package static let maxNodes = 10_000
    /// Longer texts aren't read.
    package static let maxBytes = 8 << 20

    /// Parses EXPLAIN's output in its text format.
    package init(explained text: String) throws(PlanError) {
        guard text.utf8.count <= Self.maxBytes else { throw .tooLong }
        var reader = PlanTextReader()
        self = try reader.plan(text)
    }

    init(nodes: [PlanNode], planning: Double?, execution: Double?) {
        self.nodes = nodes
        planningMilliseconds = planning
        executionMilliseconds = execution
    }
}

/// Why EXPLAIN's output could not be parsed into a tree.
package enum PlanError: Error, Sendable, Equatable {
    /// `EXPLAIN` of a statement that has no plan, such as CREATE TABLE.
    case noPlan
    case unreadable
    case tooLong
    case tooManyNodes

    /// The error as a sentence.
    package var sentence: String {
        switch self {
        case .noPlan: "This statement has no plan."
        case .unreadable: "No tree: calf needs a complete plan in text format."
        case .tooLong: "No tree: this plan is longer than \(Plan.maxBytes >> 20) MB."
        case .tooManyNodes: "No tree: this plan has more than \(Plan.maxNodes) nodes."
        }
    }
}
