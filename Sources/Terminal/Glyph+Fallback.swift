// MARK: - For limited terminals

/// The characters with every combination of no, a light, and a heavy line up, right, down, and left, in this order.
private let lineCharacters = Array(
    (" ╴╸╷┐┑╻┒┓╶─╾┌┬┭┎┰┱╺╼━┍┮┯┏┲┳" + "╵┘┙│┤┥╽┧┪└┴┵├┼┽┟╁╅┕┶┷┝┾┿┢╆╈" + "╹┚┛╿┦┩┃┨┫┖┸┹┞╀╃┠╂╉┗┺┻┡╄╇┣╊╋")
        .unicodeScalars)

extension Glyph {
    /// This line-drawing character with light lines in place of heavy ones; `nil` for any other character.
    private var lightLine: Unicode.Scalar? {
        guard (0x2500...0x257F).contains(scalar.value), let index = lineCharacters.firstIndex(of: scalar) else { return nil }
        return lineCharacters[[27, 9, 3, 1].reduce(0) { $0 + min(index / $1 % 3, 1) * $1 }]
    }

    /// This line-drawing character's letter in the DEC special character set, which nearly every terminal supports. The set has no heavy
    /// lines, so light ones replace them.
    package var lineDrawing: UInt8? {
        guard let lightLine else { return nil }
        return switch lightLine {
        case "─", "╴", "╶": UInt8(ascii: "q")
        case "│", "╵", "╷": UInt8(ascii: "x")
        case "┌": UInt8(ascii: "l")
        case "┐": UInt8(ascii: "k")
        case "└": UInt8(ascii: "m")
        case "┘": UInt8(ascii: "j")
        case "├": UInt8(ascii: "t")
        case "┤": UInt8(ascii: "u")
        case "┬": UInt8(ascii: "w")
        case "┴": UInt8(ascii: "v")
        case "┼": UInt8(ascii: "n")
        default: nil
        }
    }

    /// Whether it is a line-drawing character without heavy parts.
    package var isLightLine: Bool { lightLine == scalar }

    /// The replacement of the same width on terminals limited to ASCII.
    package var ascii: UInt8 {
        if scalar.isASCII { return UInt8(scalar.value) }
        switch scalar {
        case "▸", "›", "→", "▶", "»", "►": return UInt8(ascii: ">")
        case "◂", "‹", "←", "◀", "«", "◄": return UInt8(ascii: "<")
        case "↑", "▲", "△": return UInt8(ascii: "^")
        case "↓", "▼", "▽", "▾": return UInt8(ascii: "v")
        case "●", "•", "◆", "★", "\u{2801}"..."\u{28FF}": return UInt8(ascii: "*")
        case "○", "◌", "◇", "☆": return UInt8(ascii: "o")
        case "✓", "✔": return UInt8(ascii: "+")
        case "✗", "✘", "×": return UInt8(ascii: "x")
        case "·", "…", "⋯", "␣": return UInt8(ascii: ".")
        case "‘", "’", "′": return UInt8(ascii: "'")
        case "“", "”", "″": return UInt8(ascii: "\"")
        case "–", "—", "‐", "‑", "−": return UInt8(ascii: "-")
        case "⏎", "↵": return UInt8(ascii: "<")
        case "\u{A0}", "\u{2002}"..."\u{200A}": return UInt8(ascii: " ")
        case "█", "▓", "▒", "░", "■", "▇", "▆", "▅", "▄": return UInt8(ascii: "#")
        case "▃", "▂", "▁": return UInt8(ascii: "_")
        case "▏", "▎", "▌", "┃", "║", "╎": return UInt8(ascii: "|")
        case "━", "═", "╌": return UInt8(ascii: "=")
        default: return (0x2500..<0x2580).contains(scalar.value) ? UInt8(ascii: "+") : UInt8(ascii: "?")
        }
    }
}
