/// Builds nodes from libyaml's events, within limits.
struct Composer {
    private struct Anchor {
        var node: Node
        var size: Int
        var height: Int
    }

    /// The maximum nesting of sequences and mappings.
    private static let maxDepth = 40
    /// The maximum number of nodes; nodes repeated by aliases count each time.
    private static let maxNodes = 200_000

    private var anchors: [String: Anchor] = [:]
    /// The number of nodes so far.
    private var size = 0
    /// The deepest level below the node being read.
    private var deepest = 0
    private var firstLine = 1

    mutating func document(from parser: borrowing ParserHandle, firstLine: Int) throws(YAMLError) -> Node? {
        self.firstLine = firstLine
        var root: Node?
        var documents = 0
        while true {
            let event = try parser.next()
            switch event.kind {
            case .streamEnd: return root
            case .documentStart:
                documents += 1
                if documents > 1 { throw error("there is a second document here; one is read", event) }
                root = try node(from: try parser.next(), parser, depth: 0)
            default: continue
            }
        }
    }

    private mutating func node(from event: Event, _ parser: borrowing ParserHandle, depth: Int) throws(YAMLError) -> Node {
        if event.isTagged { throw error("a tag (!…) has no meaning here", event) }
        let sizeBefore = size
        let deepestBefore = deepest
        deepest = depth
        try add(1, at: event)
        let kind: Node.Kind
        switch event.kind {
        case .scalar(let text, let isQuoted): kind = .scalar(text, isQuoted: isQuoted)
        case .sequenceStart: kind = .sequence(try items(parser, depth: depth))
        case .mappingStart: kind = .mapping(try pairs(parser, depth: depth))
        case .alias(let name):
            guard let anchor = anchors[name] else { throw error("there is no anchor '\(name)' before this", event) }
            deepest += anchor.height
            try add(anchor.size, at: event)
            kind = anchor.node.kind
        default: throw error("a value is missing here", event)
        }
        let node = Node(kind, line: event.line + firstLine - 1, column: event.column)
        if let name = event.anchor { anchors[name] = Anchor(node: node, size: size - sizeBefore, height: deepest - depth) }
        deepest = max(deepest, deepestBefore)
        return node
    }

    /// Checks the limits, including aliases: a few lines of them can expand to more values than fit in memory.
    private mutating func add(_ count: Int, at event: Event) throws(YAMLError) {
        size += count
        if size > Self.maxNodes { throw error("there are more than \(Self.maxNodes) values here", event) }
        if deepest > Self.maxDepth { throw error("this is nested more than \(Self.maxDepth) levels deep", event) }
    }

    private mutating func items(_ parser: borrowing ParserHandle, depth: Int) throws(YAMLError) -> [Node] {
        var items: [Node] = []
        while true {
            let event = try parser.next()
            if case .sequenceEnd = event.kind { return items }
            items.append(try node(from: event, parser, depth: depth + 1))
        }
    }

    private mutating func pairs(_ parser: borrowing ParserHandle, depth: Int) throws(YAMLError) -> [Node.Pair] {
        var pairs: [Node.Pair] = []
        var keys: Set<String> = []
        while true {
            let event = try parser.next()
            if case .mappingEnd = event.kind { return pairs }
            let key = try node(from: event, parser, depth: depth + 1)
            guard let name = key.text else { throw error("a key must be text", event) }
            guard keys.insert(name).inserted else { throw error("the key '\(name)' appears twice", event) }
            pairs.append(Node.Pair(key: key, value: try node(from: try parser.next(), parser, depth: depth + 1)))
        }
    }

    private func error(_ message: String, _ event: Event) -> YAMLError {
        YAMLError(message: message, line: event.line, column: event.column)
    }
}
