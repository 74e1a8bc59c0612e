/// Parses an arrow with its text: `-->`, `-- text -->`, `-.->|text|`.
enum LinkParser {
    struct Link {
        var stroke: Flowchart.Stroke
        var head: Flowchart.Head
        var tail: Flowchart.Head
        var label: String?
        var length: Int
    }

    static func take(from cursor: inout MermaidCursor) throws(MermaidError) -> Link? {
        let start = cursor
        let tail = takeTail(from: &cursor)
        guard var link = try takeLine(from: &cursor) else {
            cursor = start
            return nil
        }
        link.tail = tail
        cursor.skipBlanks()
        if cursor.next == "|" {
            let opening = cursor.error(.unclosed("|"))
            cursor.advance()
            cursor.skipBlanks()
            let text: String
            if cursor.next == "\"" {
                text = try cursor.quoted()
                cursor.skipBlanks()
            } else {
                text = cursor.take { $0 != "|" && !$0.isNewline }
            }
            guard cursor.take("|") else { throw opening }
            link.label = MermaidText.label(text)
        }
        if link.label?.isEmpty == true { link.label = nil }
        return link
    }

    /// Parses `<`, `o`, or `x` directly before the line.
    private static func takeTail(from cursor: inout MermaidCursor) -> Flowchart.Head {
        guard let after = cursor.peek(1), after == "-" || after == "=" else { return .none }
        switch cursor.next {
        case "<": cursor.advance(); return .arrow
        case "o": cursor.advance(); return .circle
        case "x": cursor.advance(); return .cross
        default: return .none
        }
    }

    private static func takeLine(from cursor: inout MermaidCursor) throws(MermaidError) -> Link? {
        if cursor.starts(with: "~~~") {
            let count = cursor.take { $0 == "~" }.count
            return Link(stroke: .invisible, head: .none, tail: .none, length: min(8, count - 2))
        }
        if cursor.starts(with: "-.") {
            cursor.advance()
            let dots = cursor.take { $0 == "." }.count
            if cursor.take("-") { return Link(stroke: .dotted, head: takeHead(from: &cursor), tail: .none, length: min(8, dots)) }
            return try withText(.dotted, closer: ".-", from: &cursor)
        }
        for (sign, stroke) in [("-", Flowchart.Stroke.solid), ("=", .thick)] where cursor.starts(with: sign + sign) {
            var count = cursor.take { String($0) == sign }.count
            let head = takeHead(from: &cursor)
            if head != .none { return Link(stroke: stroke, head: head, tail: .none, length: min(8, count - 1)) }
            if count >= 3 {
                count -= 2
                return Link(stroke: stroke, head: .none, tail: .none, length: min(8, count))
            }
            return try withText(stroke, closer: sign + sign, from: &cursor)
        }
        return nil
    }

    private static func takeHead(from cursor: inout MermaidCursor) -> Flowchart.Head {
        switch cursor.next {
        case ">": cursor.advance(); return .arrow
        // A letter is a head only if it doesn't start a longer word.
        case "o" where !continuesWord(cursor): cursor.advance(); return .circle
        case "x" where !continuesWord(cursor): cursor.advance(); return .cross
        default: return .none
        }
    }

    private static func continuesWord(_ cursor: MermaidCursor) -> Bool {
        cursor.peek(1).map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
    }

    /// Parses the text between the two halves of an arrow, and the second half.
    private static func withText(
        _ stroke: Flowchart.Stroke, closer: String, from cursor: inout MermaidCursor
    ) throws(MermaidError) -> Link {
        cursor.skipBlanks()
        var text = ""
        if cursor.next == "\"" {
            text = try cursor.quoted()
            cursor.skipBlanks()
        }
        while !cursor.isAtLineEnd, !cursor.starts(with: closer), let next = cursor.next {
            text.append(next)
            cursor.advance()
        }
        guard cursor.starts(with: closer) else { throw cursor.missing(.arrowEnd) }
        let sign: Character = closer.last ?? "-"
        let dots = cursor.take { $0 == "." }.count
        let count = cursor.take { $0 == sign }.count
        let head = takeHead(from: &cursor)
        let length = stroke == .dotted ? dots : head == .none ? count - 2 : count - 1
        return Link(stroke: stroke, head: head, tail: .none, label: MermaidText.label(text), length: max(1, min(8, length)))
    }
}
