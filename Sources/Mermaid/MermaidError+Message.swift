extension MermaidError: CustomStringConvertible {
    /// What is wrong and how to fix it.
    package var message: String {
        switch problem {
        case .empty:
            "this diagram is empty; start it with \(kinds)"
        case .unknownDiagram(let word):
            "calf doesn't support diagrams that start with '\(word)'; start with \(kinds)"
        case .unknownDirection(let word):
            "'\(word)' is not a direction; write TD (down), LR (to the right), BT, or RL"
        case .unknownKey(let word):
            "'\(word)' is not a key; after an attribute's name, write only PK, FK, or UK, separated by commas"
        case .unknownArrow(let signs):
            "calf doesn't support the arrow '\(signs)'; write -->, ---, -.->, or -.-, or with text, -- asks --> or -. asks .->"
        case .unknownShape(let opener):
            "calf doesn't support the shape '\(opener)'; write a node's text in [], ([]), [()], or {}, quoted if it starts with a symbol"
        case .missing(let expected, let found):
            "\(expected.words.name) is missing here\(found.map { ", before '\($0)'" } ?? ""); \(expected.words.advice)"
        case .unclosed(let opener):
            "this '\(opener)' is never closed; write '\(MermaidError.closer(of: opener))' where it ends"
        case .unquoted(let symbol):
            symbol == "\"" ? "a text is in double quotes as a whole, or not at all" : "a text with '\(symbol)' must be in double quotes"
        case .endWithoutGroup:
            "this 'end' has nothing to close"
        case .edgeIntoOwnGroup(let name):
            "'\(name)' is linked to something inside it; link the two nodes, or move one of them out of the subgraph"
        case .linkToItself(let name):
            "calf can't draw a link from '\(name)' to itself; leave it out, and describe it in the text"
        case .tooLarge:
            "this diagram is too large; use at most \(Limits.nodes) boxes, \(Limits.edges) lines, and \(Limits.depth) levels of nested groups"
        }
    }

    package var description: String { "\(line):\(column): \(message)" }

    private var kinds: String { "erDiagram, flowchart TD, or flowchart LR" }

    /// The size limits of diagrams. Exceeding them is a mistake, or an attack.
    enum Limits {
        static let nodes = 120
        static let edges = 240
        static let depth = 8
        static let bytes = 65_536
    }

    private static func closer(of opener: String) -> String {
        if opener == "subgraph" { return "end" }
        let pairs: [Character: Character] = ["[": "]", "(": ")", "{": "}"]
        return String(opener.reversed().map { pairs[$0] ?? $0 })
    }
}

extension MermaidError.Expected {
    /// What is missing, and how to write it.
    fileprivate var words: (name: String, advice: String) {
        let relationship =
            "write it as in: authors ||--o{ books : wrote; the ends are || (one), o| (none or one), o{ (none or more), |{ (one or more)"
        return switch self {
        case .entityName: ("the name of an entity", "write a name such as order_items, or one in quotes")
        case .attributeName: ("the attribute's name", "an attribute is a type and a name, as in: int id PK")
        case .cardinality: ("a relationship", relationship)
        case .secondCardinality: ("the relationship's other end", relationship)
        case .node: ("a node", "write the node's id, with its text in brackets, as in: web[The shop]")
        case .arrow: ("an arrow", "link two nodes with -->, ---, -.->, or -.-, one statement per line")
        case .arrowEnd: ("the end of the arrow", "the text on an arrow goes between its halves, as in: web -- asks --> db")
        case .groupName: ("the subgraph's name", "write it as in: subgraph shop [The shop]")
        }
    }
}
