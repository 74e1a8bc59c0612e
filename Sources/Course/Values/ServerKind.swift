/// A kind of server, such as PostgreSQL: what `node.yaml` says in its folder. How it is made and run is in the `node.sh` beside it, which
/// calf never looks into.
package struct ServerKind: Sendable, Equatable {
    /// What a lesson can write for a setting.
    package enum Setting: Sendable, Equatable {
        /// With the default.
        case text(String)
        /// The first is the default.
        case oneOf([String])
        /// A node of one of these kinds, or several. ``anyOther`` means a node of any other kind.
        case node([String], several: Bool)

        package static let anyOther = ["any"]

        /// What it is without a value in the lesson.
        package var standard: String {
            switch self {
            case .text(let text): text
            case .oneOf(let values): values[0]
            case .node: ""
            }
        }
    }

    /// What values a fact has.
    package enum FactType: String, Sendable, CaseIterable { case text, number, bytes, seconds, list }

    package var name: String
    /// The absolute path of its folder.
    package var folder: String
    package var says = ""
    /// The programs that it needs, and Debian's packages that contain them.
    package var programs: [String] = []
    package var packages: [String] = []
    /// Folders of programs that may not be in PATH, such as `/usr/lib/postgresql/*/bin`: of several, the last.
    package var path: [String] = []
    package var settings: [String: Setting] = [:]
    /// The settings that each node must have.
    package var required: [String] = []
    /// The settings whose nodes must run while it is made.
    package var copies: [String] = []
    /// The usual port, if it listens on TCP.
    package var port: Int?
    /// The setting that is `yes` if a node listens on it; without one, each does.
    package var listens: String?
    /// The setting that names the node for which this one stands: it can be named wherever that one can, and has its port.
    package var standsFor: String?
    /// How long it may take to get ready, in seconds.
    package var ready = 30.0
    /// The signals that stop it, in order; ten seconds later, the next.
    package var stop: [String] = ["TERM"]
    package var facts: [String: FactType] = [:]

    package init(name: String, folder: String) { (self.name, self.folder) = (name, folder) }

    /// The signals that kinds can name.
    package static let signals: [String: Int32] = ["HUP": 1, "INT": 2, "QUIT": 3, "KILL": 9, "USR1": 10, "USR2": 12, "TERM": 15]

    /// What `facts` are in every kind, because calf itself knows it.
    package static let ownFacts: Set<String> = ["running", "frozen"]
}

extension ServerSet {
    /// The node for which one stands, or itself.
    package func meant(by node: Node, _ kinds: [String: ServerKind]) -> Node {
        kinds[node.kind]?.standsFor.flatMap { self[node.settings[$0] ?? ""] } ?? node
    }
}

extension ServerSet.Node {
    /// The port on which it listens, if it does.
    package func port(_ kind: ServerKind) -> Int? {
        guard let key = kind.listens else { return kind.port }
        return (settings[key] ?? kind.settings[key]?.standard) == "yes" ? kind.port : nil
    }

    /// The nodes that it names in its settings: they start first.
    package func references(_ kind: ServerKind) -> [String] {
        kind.settings.filter { if case .node = $0.value { true } else { false } }.keys.sorted().flatMap(nodes)
    }

    /// The nodes that a setting names.
    package func nodes(in setting: String) -> [String] { (settings[setting] ?? "").split(separator: " ").map(String.init) }
}
