import Primitives

/// Parses the text after the word `sequenceDiagram`: one statement per line.
struct SequenceParser {
    private var cursor: MermaidCursor
    private var diagram = SequenceDiagram()
    private var indexes: [String: Int] = [:]
    /// Open frames and boxes, with the positions where they started.
    private var open: [(isBox: Bool, start: MermaidCursor)] = []
    /// The label of the open box, and the participants in it.
    private var box = (label: "", members: [Int]())

    static func parse(_ cursor: MermaidCursor) throws(MermaidError) -> SequenceDiagram {
        var parser = SequenceParser(cursor: cursor)
        try parser.statements()
        return parser.diagram
    }

    private init(cursor: MermaidCursor) { self.cursor = cursor }

    private static let frames = ["loop", "alt", "opt", "par", "critical", "break", "rect"]
    private static let parts = ["else", "and", "option"]
    private static let ignored = [
        "autonumber", "activate", "deactivate", "destroy", "link", "links", "properties", "details",
    ]

    /// Longer arrows come first.
    private static let arrows: [(text: String, isDotted: Bool, head: SequenceDiagram.Head)] = [
        ("<<-->>", true, .arrow), ("<<->>", false, .arrow), ("-->>", true, .arrow), ("->>", false, .arrow), ("--x", true, .cross),
        ("--)", true, .open), ("-->", true, .none),
        ("-x", false, .cross), ("-)", false, .open), ("->", false, .none),
    ]

    private mutating func statements() throws(MermaidError) {
        cursor.skipToStatement()
        while !cursor.isAtEnd {
            try statement()
            if diagram.steps.count > MermaidError.Limits.edges || diagram.participants.count > MermaidError.Limits.nodes {
                throw cursor.error(.tooLarge)
            }
            cursor.skipToStatement()
        }
        if let unclosed = open.last {
            var start = unclosed.start
            throw start.error(.unclosed(start.take { $0.isLetter }))
        }
    }

    private mutating func statement() throws(MermaidError) {
        if try cursor.skipAccessibilityText() { return }
        let start = cursor
        var words = cursor
        let word = words.take { $0.isLetter }
        let isWord = words.next.map { $0.isWhitespace || $0 == ":" } ?? true
        switch word {
        case _ where !isWord: try message()
        case "participant", "actor": try participant(after: words)
        case "create":
            words.skipBlanks()
            _ = words.take { $0.isLetter }
            try participant(after: words)
        case "Note", "note": try note(after: words)
        case "box":
            open.append((true, start))
            box = (SequenceColor.removed(from: rest(of: words)), [])
        case "end":
            guard let ended = open.popLast() else { throw start.error(.endWithoutGroup) }
            if ended.isBox { endBox() } else { diagram.steps.append(.end) }
            cursor = words
        case _ where Self.frames.contains(word):
            if open.count >= MermaidError.Limits.depth { throw start.error(.tooLarge) }
            open.append((false, start))
            let condition = rest(of: words)
            diagram.steps.append(.frame(word, word == "rect" ? "" : condition))
        case _ where Self.parts.contains(word):
            guard open.last?.isBox == false else { throw start.error(.endWithoutGroup) }
            diagram.steps.append(.part(word, rest(of: words)))
        case "title":
            cursor = words
            _ = cursor.take(":")
            diagram.title = cursor.restOfLine()
        case _ where Self.ignored.contains(word): cursor.skipLine()
        default: try message()
        }
    }

    /// Parses and consumes the text up to the end of the line.
    private mutating func rest(of words: MermaidCursor) -> String {
        cursor = words
        cursor.skipBlanks()
        return MermaidText.label(cursor.take { !$0.isNewline && $0 != ";" })
    }

    private mutating func participant(after words: MermaidCursor) throws(MermaidError) {
        cursor = words
        cursor.skipBlanks()
        if cursor.isAtLineEnd { throw cursor.missing(.participant) }
        var text = cursor.take { !$0.isNewline && $0 != ";" && $0 != "@" }
        let data = try ShapeData.take(from: &cursor)
        text += cursor.take { !$0.isNewline && $0 != ";" }
        let parts = text.split(separator: " as ", maxSplits: 1).map { String($0).trimmed }
        let index = self.index(of: parts[0])
        if open.last?.isBox == true { box.members.append(index) }
        if let alias = data?.alias { diagram.participants[index].label = alias }
        if parts.count > 1 { diagram.participants[index].label = MermaidText.label(parts[1]) }
    }

    private mutating func endBox() {
        guard let first = box.members.min(), let last = box.members.max(), !box.label.isEmpty else { return }
        diagram.boxes.append(.init(label: box.label, first: first, last: last))
    }

    private mutating func note(after words: MermaidCursor) throws(MermaidError) {
        cursor = words
        cursor.skipBlanks()
        let place = cursor
        let side: SequenceDiagram.Side
        if cursor.take("right of ") {
            side = .right
        } else if cursor.take("left of ") {
            side = .left
        } else if cursor.take("over ") {
            side = .over
        } else {
            throw place.missing(.noteSide)
        }
        let names = cursor.take { !$0.isNewline && $0 != ":" }.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
        guard let first = names.first, let last = names.last else { throw cursor.missing(.participant) }
        guard cursor.take(":") else { throw cursor.missing(.messageText) }
        let ends = [index(of: first), index(of: last)].sorted()
        diagram.steps.append(.note(.init(text: rest(of: cursor), first: ends[0], last: ends[1], side: side)))
    }

    private mutating func message() throws(MermaidError) {
        let from = try name(until: { cursor in Self.arrows.contains { cursor.starts(with: $0.text) } })
        guard let arrow = Self.arrows.first(where: { cursor.starts(with: $0.text) }) else { throw cursor.missing(.messageArrow) }
        cursor.advance(arrow.text.count)
        // Activations of participants aren't drawn.
        if cursor.next == "+" || cursor.next == "-" { cursor.advance() }
        let to = try name(until: { $0.next == ":" })
        guard cursor.take(":") else { throw cursor.missing(.messageText) }
        let ends = (index(of: from), index(of: to))
        let text = rest(of: cursor)
        diagram.steps.append(
            .message(
                .init(
                    from: ends.0, to: ends.1, text: text, isDotted: arrow.isDotted, head: arrow.head, isTwoWay: arrow.text.hasPrefix("<<")))
        )
    }

    private mutating func name(until isEnd: (MermaidCursor) -> Bool) throws(MermaidError) -> String {
        cursor.skipBlanks()
        let start = cursor
        var name = ""
        while !cursor.isAtLineEnd, cursor.next != ";", !isEnd(cursor) {
            if let character = cursor.next { name.append(character) }
            cursor.advance()
        }
        if name.trimmed.isEmpty { throw start.missing(.participant) }
        return name.trimmed
    }

    private mutating func index(of id: String) -> Int {
        if let index = indexes[id] { return index }
        indexes[id] = diagram.participants.count
        diagram.participants.append(.init(id: id, label: MermaidText.label(id)))
        return diagram.participants.count - 1
    }
}
