package import Terminal

extension Canvas {
    /// The rows as text, then the positions of each style, then the styles: the format of snapshots.
    package var styledDump: String {
        var styles: [Style] = []
        var rows: [String] = []
        for y in 0..<size.height {
            var marks = (0..<size.width).map { x -> Character in
                let cell = self[x, y]
                if cell.style == .plain { return "." }
                if !styles.contains(cell.style) { styles.append(cell.style) }
                return Canvas.letter(styles.firstIndex(of: cell.style) ?? 0)
            }
            while marks.last == "." { marks.removeLast() }
            rows.append(String(marks))
        }
        while rows.last == "" { rows.removeLast() }
        var parts = [plainText]
        if !styles.isEmpty {
            parts.append(rows.joined(separator: "\n"))
            parts.append(styles.enumerated().map { "\(Canvas.letter($0.offset)) \($0.element.words)" }.joined(separator: "\n"))
        }
        parts.append(cursor.map { "cursor \($0.x),\($0.y)" } ?? "no cursor")
        return parts.joined(separator: "\n--\n")
    }

    private static func letter(_ index: Int) -> Character {
        let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return index < letters.count ? letters[index] : "?"
    }
}

extension Style {
    /// The style in words, for example `bold red on black`.
    package var words: String {
        let names: [(Attributes, String)] = [
            (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"), (.reverse, "reverse"),
        ]
        var words = names.filter { attributes.contains($0.0) }.map(\.1)
        if let foreground { words.append("\(foreground)") }
        if let background { words.append("on \(background)") }
        return words.isEmpty ? "plain" : words.joined(separator: " ")
    }
}

extension CompactLine {
    /// The text, without trailing blanks.
    package var text: String {
        var scalars = String.UnicodeScalarView()
        for cell in cells { cell.glyph.append(to: &scalars) }
        return String(scalars)
    }
}
