/// Parses an arrow with its text: `-->`, `---`, `-.->`, `-.-`, `-- text -->`, `-->|text|`.
enum LinkParser {
    struct Link {
        var isDotted: Bool
        var hasHead: Bool
        var label: String?
    }

    static func take(from cursor: inout MermaidCursor) throws(MermaidError) -> Link? {
        let start = cursor
        let signs = takeArrowCharacters(from: &cursor)
        var link: Link
        switch signs {
        case "": return nil
        case "-->", "---": link = Link(isDotted: false, hasHead: signs == "-->")
        case "-.->", "-.-": link = Link(isDotted: true, hasHead: signs == "-.->")
        case "--", "-.": link = try withText(isDotted: signs == "-.", from: &cursor)
        default: throw start.error(.unknownArrow(String(signs.prefix(12))))
        }
        cursor.skipBlanks()
        if cursor.next == "|" {
            let place = cursor
            cursor.advance()
            cursor.skipBlanks()
            let text = try cursor.text(until: "|")
            guard cursor.take("|") else { throw place.error(.unclosed("|")) }
            link.label = MermaidText.label(text)
        }
        if link.label?.isEmpty == true { link.label = nil }
        return link
    }

    /// Consumes the characters of an arrow or of half of one, including those of Mermaid's arrows that calf can't draw.
    private static func takeArrowCharacters(from cursor: inout MermaidCursor) -> String {
        var ahead = cursor
        let tail = ahead.take("<") ? "<" : ""
        let line = ahead.take { "-=.~".contains($0) }
        guard let last = line.last else { return "" }
        var head = ""
        if ahead.take(">") {
            head = ">"
        } else if last != ".", let letter = ahead.next, letter == "o" || letter == "x", !continuesWord(ahead) {
            // A letter is a head only if it doesn't start a longer word.
            head = String(letter)
            ahead.advance()
        }
        cursor = ahead
        return tail + line + head
    }

    private static func continuesWord(_ cursor: MermaidCursor) -> Bool {
        cursor.peek(1).map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
    }

    /// Parses the text between the two halves of an arrow, and the second half.
    private static func withText(isDotted: Bool, from cursor: inout MermaidCursor) throws(MermaidError) -> Link {
        let closer = isDotted ? ".-" : "--"
        cursor.skipBlanks()
        var quoted = ""
        if cursor.next == "\"" {
            quoted = try cursor.quoted()
            cursor.skipBlanks()
        }
        let text = cursor.take(until: closer)
        if cursor.isAtLineEnd { throw cursor.missing(.arrowEnd) }
        let end = cursor
        // The first of two dots was taken for text.
        let signs = (isDotted && text.last == "." ? "." : "") + takeArrowCharacters(from: &cursor)
        guard signs == closer + ">" || signs == (isDotted ? ".-" : "---") else {
            throw end.error(.unknownArrow(String(signs.prefix(12))))
        }
        return Link(isDotted: isDotted, hasHead: signs.last == ">", label: MermaidText.label(quoted + text))
    }
}
