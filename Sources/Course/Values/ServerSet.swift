/// The servers of a lesson's own, as its front matter declares them.
package struct ServerSet: Sendable, Equatable {
    package struct Node: Sendable, Equatable {
        package var name: String
        /// The kind's folder below `servers`.
        package var kind: String
        /// As written; several nodes are separated by spaces.
        package var settings: [String: String] = [:]
        /// Whether the learner makes its files.
        package var isMadeByHand = false
        package var location: SourceLocation
        /// The locations of the settings' values.
        package var places: [String: SourceLocation] = [:]
    }

    /// In the author's order.
    package var nodes: [Node] = []
    /// The names of the nodes that run when the lesson opens.
    package var started: [String] = []
    /// What the set needs, in bytes.
    package var memory = 0
    package var disk = 0
    /// Programs that the learner runs on them, and Debian's packages that contain them.
    package var programs: [String] = []
    package var packages: [String] = []

    /// The most nodes that a set can have: their addresses end in one digit.
    package static let maxNodes = 9

    package subscript(name: String) -> Node? { nodes.first { $0.name == name } }

    /// A letter and at most seven letters or digits, so that it can start the name of a shell variable. `any` means each node.
    static func isName(_ text: String) -> Bool {
        let isPlain = text.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) }
        return isPlain && text.first?.isLowercase == true && text.count <= 8 && !["any", "needs"].contains(text)
    }
}
