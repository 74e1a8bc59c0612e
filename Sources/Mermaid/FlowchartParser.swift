import Primitives

/// Parses the text after the word `flowchart`.
struct FlowchartParser {
    private var cursor: MermaidCursor
    private var chart: Flowchart
    private var nodes: [String: Int] = [:]
    private var groups: [String: Int] = [:]
    /// Nodes that have a shape in brackets.
    private var shaped: Set<Int> = []
    /// The open groups, with the positions where they started.
    private var open: [(group: Int, start: MermaidCursor)] = []
    private var edges: [(from: Int, to: Int, edge: Flowchart.Edge, place: MermaidCursor)] = []

    static func parse(_ cursor: MermaidCursor) throws(MermaidError) -> Flowchart {
        var parser = FlowchartParser(cursor: cursor, chart: Flowchart(direction: .topDown))
        try parser.header()
        parser.cursor.skipToStatement()
        while !parser.cursor.isAtEnd {
            try parser.statement()
            parser.cursor.skipToStatement()
        }
        if let (_, start) = parser.open.last { throw start.error(.unclosed("subgraph")) }
        return try parser.resolved()
    }

    private mutating func header() throws(MermaidError) {
        cursor.skipBlanks()
        guard !cursor.isAtLineEnd, cursor.next != ";" else { return }
        chart.direction = try direction()
    }

    private mutating func direction() throws(MermaidError) -> Flowchart.Direction {
        let start = cursor
        let word = cursor.take { !$0.isWhitespace && $0 != ";" }
        if word == "TB" { return .topDown }
        guard let direction = Flowchart.Direction(rawValue: word) else {
            throw start.error(.unknownDirection(String(word.prefix(40))))
        }
        return direction
    }

    // MARK: - Statements

    private mutating func statement() throws(MermaidError) {
        let start = cursor
        var ahead = cursor
        let word = ahead.take { $0.isLetter }
        let isWord = ahead.next.map { $0.isWhitespace || $0 == ";" } ?? true
        switch word {
        case "subgraph" where isWord:
            cursor = ahead
            try openGroup(start)
        case "end" where isWord:
            cursor = ahead
            guard open.popLast() != nil else { throw start.error(.endWithoutGroup) }
        case "direction" where isWord:
            cursor = ahead
            cursor.skipBlanks()
            let direction = try direction()
            if let group = open.last?.group { chart.groups[group].direction = direction } else { chart.direction = direction }
        case "classDef" where isWord, "class" where isWord, "style" where isWord, "linkStyle" where isWord, "click" where isWord:
            cursor.skipLine()
        default:
            try chain()
        }
    }

    private mutating func openGroup(_ start: MermaidCursor) throws(MermaidError) {
        cursor.skipBlanks()
        var id = ""
        var title = ""
        if cursor.next == "\"" {
            title = try cursor.quoted()
            id = title
        } else {
            let text = cursor.take { !$0.isNewline && $0 != "[" && $0 != ";" }.trimmed
            id = text
            title = text
            if cursor.next == "[" {
                let opening = cursor.error(.unclosed("["))
                cursor.advance()
                cursor.skipBlanks()
                title = try cursor.text(until: "]")
                guard cursor.take("]") else { throw opening }
            }
        }
        if id.isEmpty {
            guard !title.isEmpty else { throw cursor.missing(.groupName) }
            id = title
        }
        if open.count >= MermaidError.Limits.depth || chart.groups.count >= MermaidError.Limits.nodes { throw start.error(.tooLarge) }
        let group = chart.groups.count
        chart.groups.append(
            .init(id: id, title: MermaidText.label(title), parent: open.last?.group, direction: nil, line: start.line))
        if groups[id] == nil { groups[id] = group }
        open.append((group, start))
    }

    /// Parses `a & b --> c -- text --> d`.
    private mutating func chain() throws(MermaidError) {
        var left = try nodeList()
        while true {
            cursor.skipBlanks()
            if cursor.isAtLineEnd || cursor.next == ";" { return }
            let place = cursor
            guard let link = try LinkParser.take(from: &cursor) else { throw place.missing(.arrow) }
            cursor.skipBlanks()
            let after = cursor
            skipLineEnds()
            guard let next = cursor.next, next.isLetter || next.isNumber || next == "_" else { throw after.missing(.node) }
            let right = try nodeList()
            for from in left {
                for to in right {
                    let edge = Flowchart.Edge(
                        from: .node(from), to: .node(to), isDotted: link.isDotted, hasHead: link.hasHead, label: link.label)
                    edges.append((from, to, edge, place))
                    if edges.count > MermaidError.Limits.edges { throw place.error(.tooLarge) }
                }
            }
            left = right
        }
    }

    /// After an arrow at the end of a line, the statement continues on the next line.
    private mutating func skipLineEnds() {
        cursor.skipBlanks()
        while cursor.next?.isNewline == true {
            cursor.advance()
            cursor.skipBlanks()
        }
    }

    private mutating func nodeList() throws(MermaidError) -> [Int] {
        var list = [try node()]
        while true {
            var ahead = cursor
            ahead.skipBlanks()
            guard ahead.take("&") else { return list }
            ahead.skipBlanks()
            cursor = ahead
            list.append(try node())
        }
    }

    private mutating func node() throws(MermaidError) -> Int {
        cursor.skipBlanks()
        let start = cursor
        var id = ""
        while let character = cursor.next {
            let joins = character == "-" || character == "." || character == "/" || character == "*"
            if character.isLetter || character.isNumber || character == "_" {
                id.append(character)
            } else if joins, !id.isEmpty, let after = cursor.peek(1), after.isLetter || after.isNumber || after == "_" {
                // `a-b` is a name; `a-.->b` is not.
                id.append(character)
            } else {
                break
            }
            cursor.advance()
        }
        guard !id.isEmpty, id != "end", !MermaidText.reserved.contains(id) else { throw start.missing(.node) }
        let isNew = nodes[id] == nil
        let node = nodes[id] ?? chart.nodes.count
        if isNew {
            nodes[id] = node
            chart.nodes.append(.init(id: id, label: id, shape: .rectangle, group: nil, line: start.line))
            if chart.nodes.count > MermaidError.Limits.nodes { throw start.error(.tooLarge) }
        }
        if chart.nodes[node].group == nil { chart.nodes[node].group = open.last?.group }
        if let (shape, label) = try ShapeParser.take(from: &cursor) {
            chart.nodes[node].shape = shape
            chart.nodes[node].label = label.isEmpty ? id : label
            shaped.insert(node)
        }
        if cursor.take(":::") { _ = cursor.take { $0.isLetter || $0.isNumber || $0 == "_" } }
        return node
    }

    // MARK: - Names of groups

    /// Converts ends that name a group into group ends, and removes the nodes that were only such names.
    private mutating func resolved() throws(MermaidError) -> Flowchart {
        var end: [Flowchart.End] = []
        var kept: [Flowchart.Node] = []
        for (index, node) in chart.nodes.enumerated() {
            if let group = groups[node.id], !shaped.contains(index) {
                end.append(.group(group))
            } else {
                end.append(.node(kept.count))
                kept.append(node)
            }
        }
        chart.nodes = kept
        for (from, to, var edge, place) in edges {
            edge.from = end[from]
            edge.to = end[to]
            if edge.from == edge.to { throw place.error(.linkToItself(name(of: edge.from))) }
            if contains(edge.from, edge.to) { throw place.error(.edgeIntoOwnGroup(name(of: edge.from))) }
            if contains(edge.to, edge.from) { throw place.error(.edgeIntoOwnGroup(name(of: edge.to))) }
            chart.edges.append(edge)
        }
        return chart
    }

    private func name(of end: Flowchart.End) -> String {
        switch end {
        case .node(let index): chart.nodes[index].id
        case .group(let index): chart.groups[index].id
        }
    }

    /// Whether `outer` is a group that contains `inner`, or the same group.
    private func contains(_ outer: Flowchart.End, _ inner: Flowchart.End) -> Bool {
        guard case .group(let group) = outer else { return false }
        var place: Int?
        switch inner {
        case .node(let index): place = chart.nodes[index].group
        case .group(let index): place = index
        }
        while let current = place {
            if current == group { return true }
            place = chart.groups[current].parent
        }
        return false
    }
}
