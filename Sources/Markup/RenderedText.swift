package import Terminal

/// Converts styled lines into text for a terminal or a pipe.
package enum RenderedText {
    /// The text without styles; each line ends with a line feed and has no trailing spaces.
    package static func plain(_ lines: [Line]) -> String {
        var text = ""
        for line in lines {
            var plain = line.spans.map { SafeText($0.text).string }.joined()
            while plain.last == " " { plain.removeLast() }
            text += plain + "\n"
        }
        return text
    }

    /// The text with styles as ECMA-48 sequences; each line ends in the terminal's default style.
    package static func ansi(_ lines: [Line]) -> String {
        var text = ""
        for line in lines {
            for span in line.spans {
                let codes = sequence(span.style)
                let safe = SafeText(span.text).string
                text += codes.isEmpty ? safe : "\u{1B}[\(codes)m\(safe)\u{1B}[0m"
            }
            text += "\n"
        }
        return text
    }

    private static func sequence(_ style: Style) -> String {
        var codes: [String] = []
        let attributes: [(Style.Attributes, Int)] = [(.bold, 1), (.dim, 2), (.italic, 3), (.underline, 4), (.reverse, 7)]
        for (attribute, code) in attributes where style.attributes.contains(attribute) { codes.append(String(code)) }
        if let color = style.foreground { codes.append(code(color, normal: 30, bright: 90, other: 38)) }
        if let color = style.background { codes.append(code(color, normal: 40, bright: 100, other: 48)) }
        return codes.joined(separator: ";")
    }

    private static func code(_ color: Style.Color, normal: Int, bright: Int, other: Int) -> String {
        let number = Int(color.nearest(of: 256))
        switch number {
        case ..<8: return "\(normal + number)"
        case ..<16: return "\(bright + number - 8)"
        default: return "\(other);5;\(number)"
        }
    }
}
