/// What is known about a node at one moment.
package struct NodeReport: Sendable, Equatable {
    package struct Fact: Sendable, Equatable {
        package var key: String
        package var value: String
    }

    package var name: String
    package var kind: String
    /// As in the table that `node` prints.
    package var state: String
    package var isRunning: Bool
    package var isFrozen: Bool
    /// In the order in which the kind prints them.
    package var facts: [Fact]
    /// Whether it runs, but didn't say anything about itself in time.
    package var isSilent: Bool

    package subscript(key: String) -> String? { key == "state" ? state : facts.first { $0.key == key }?.value }

    /// A line that the keeper sends; `nil` if it's something else.
    init?(_ line: [String]) {
        guard line.count >= 7, line[0] == "node" else { return nil }
        (name, kind, state) = (line[1], line[2], line[3])
        (isRunning, isFrozen, isSilent) = (line[4] == "true", line[5] == "true", line[6] == "true")
        facts = stride(from: 7, to: line.count - 1, by: 2).map { Fact(key: line[$0], value: line[$0 + 1]) }
    }

    /// Asks a set's keeper about nodes, or about all, and returns what is known by name.
    static func reports(on nodes: [String], at place: SetPlace) throws -> [NodeReport] {
        try ControlClient.ask(["list"] + nodes, at: place).compactMap(NodeReport.init).sorted { $0.name < $1.name }
    }
}
