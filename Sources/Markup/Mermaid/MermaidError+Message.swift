extension MermaidError: CustomStringConvertible {
    /// What is wrong and what to do, as one would say it.
    package var message: String {
        switch problem {
        case .empty:
            "The diagram is empty. Begin it with erDiagram, flowchart TD or flowchart LR."
        case .unknownDiagram(let word):
            "\(word) is no diagram that calf draws. Begin it with erDiagram, flowchart TD or flowchart LR."
        case .unknownDirection(let word):
            "\(word) is no direction. Write TD (downwards), LR (to the right), BT or RL."
        case .unknownKey(let word):
            "\(word) is no key. After an attribute's name stand PK, FK or UK, separated by commas, and a comment in quotes."
        case .missing(let expected, let found):
            "\(found.map { "\($0) stands where \(expected.name) belongs." } ?? "\(expected.name.capitalizedFirst) is missing here.") \(expected.advice)"
        case .unclosed(let opener):
            "What \(opener) opens is never closed. Write \(MermaidError.closer(of: opener)) where it ends."
        case .endWithoutGroup:
            "This end closes nothing. Each end belongs to a subgraph before it."
        case .edgeIntoOwnGroup(let name):
            "\(name) is linked with something inside it. Link the two nodes, or move one of them out of the subgraph."
        case .tooLarge:
            "This is more than fits a reader's head. Split it: at most \(Limits.nodes) boxes, \(Limits.edges) lines, "
                + "and \(Limits.depth) subgraphs inside each other."
        }
    }

    package var description: String { "\(line):\(column): \(message)" }

    /// How much is drawn; more is a mistake, or meant to hurt.
    enum Limits {
        static let nodes = 120
        static let edges = 240
        static let depth = 8
        static let bytes = 65_536
    }

    private static func closer(of opener: String) -> String {
        switch opener {
        case "\"": "\""
        case "|": "|"
        case "subgraph": "end"
        case ">": "]"
        default:
            String(
                opener.reversed().map { character in
                    switch character {
                    case "[": "]"
                    case "(": ")"
                    case "{": "}"
                    default: character
                    }
                })
        }
    }
}

extension MermaidError.Expected {
    fileprivate var name: String {
        switch self {
        case .entityName: "the name of an entity"
        case .attributeName: "the attribute's name"
        case .cardinality: "a relationship"
        case .secondCardinality: "the relationship's other end"
        case .node: "a node"
        case .arrow: "an arrow"
        case .arrowEnd: "the end of the arrow"
        case .groupName: "the subgraph's name"
        }
    }

    fileprivate var advice: String {
        switch self {
        case .entityName: "Write a name such as order_items, or one in quotes."
        case .attributeName: "An attribute is a type and a name, as in: int id PK"
        case .cardinality, .secondCardinality:
            "Write it as in: authors ||--o{ books : wrote. The ends are || (one), o| (none or one), o{ (none or more), |{ (one or more)."
        case .node: "Write a node's id, with its text in brackets if need be, as in: web[The shop]"
        case .arrow: "Link two nodes with -->, ---, -.-> or ==>, one statement a line."
        case .arrowEnd: "A text on an arrow stands between its two halves, as in: web -- asks --> db"
        case .groupName: "Write it as in: subgraph shop [The shop]"
        }
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
