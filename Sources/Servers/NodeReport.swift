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
    package var facts: [Fact] = []
    /// Whether it runs, but didn't say anything about itself in time.
    package var isSilent = false

    package subscript(key: String) -> String? { facts.first { $0.key == key }?.value }

    /// The reports in what the keeper sends, by name.
    static func reports(in lines: [[String]]) -> [NodeReport] {
        var reports: [NodeReport] = []
        for line in lines {
            switch (line.first, line.count) {
            case ("node", 6):
                reports.append(
                    NodeReport(name: line[1], kind: line[2], state: line[3], isRunning: line[4] == "true", isFrozen: line[5] == "true"))
            case ("fact", 4):
                for index in reports.indices where reports[index].name == line[1] {
                    reports[index].facts.append(Fact(key: line[2], value: line[3]))
                }
            case ("silent", 2): for index in reports.indices where reports[index].name == line[1] { reports[index].isSilent = true }
            default: continue
            }
        }
        return reports.sorted { $0.name < $1.name }
    }
}
