package import Terminal

/// Converts styled lines into a picture.
package enum RenderedSVG {
    /// The size of a cell. Text is stretched to its cells, so that boxes close whatever the font.
    private static let (cellWidth, cellHeight, fontSize) = (9, 20, 15)
    private static let margin = 12

    /// A screen as a scalable picture, on the theme's background.
    package static func svg(_ screen: Canvas, theme: Theme) -> String {
        svg((0..<screen.size.height).map(screen.line), width: screen.size.width, theme: theme)
    }

    /// The lines as a scalable picture, on the theme's background.
    package static func svg(_ lines: [Line], width: Int, theme: Theme) -> String {
        let columns = max(width, lines.map(\.cellWidth).max() ?? 0)
        let size = (columns * cellWidth + 2 * margin, lines.count * cellHeight + 2 * margin)
        let ground = theme == .light ? Style.Color(red: 255, green: 255, blue: 255) : Style.Color(red: 29, green: 31, blue: 33)
        let back = hex(theme.base.background ?? ground)
        let fore = hex(theme.base.foreground ?? Style.Color(red: 197, green: 200, blue: 198))
        var parts = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(size.0)\" height=\"\(size.1)\" viewBox=\"0 0 \(size.0) \(size.1)\">",
            "<rect width=\"100%\" height=\"100%\" fill=\"\(back)\"/>",
            "<g font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"\(fontSize)\" fill=\"\(fore)\" xml:space=\"preserve\">",
        ]
        for (row, line) in lines.enumerated() {
            var column = 0
            for span in line.spans {
                let text = SafeText(span.text).string
                parts += picture(of: text, span.style, column: column, row: row, (back, fore))
                column += text.cellWidth
            }
        }
        return (parts + ["</g>", "</svg>", ""]).joined(separator: "\n")
    }

    private static func picture(of text: String, _ style: Style, column: Int, row: Int, _ colors: (back: String, fore: String)) -> [String]
    {
        let (x, y) = (margin + column * cellWidth, margin + row * cellHeight)
        let width = text.cellWidth * cellWidth
        var fore = style.foreground.map(hex) ?? colors.fore
        var back = style.background.map(hex)
        if style.attributes.contains(.reverse) { (fore, back) = (back ?? colors.back, fore) }
        let box = back.map { ["<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(cellHeight)\" fill=\"\($0)\"/>"] } ?? []
        guard text.contains(where: { !$0.isWhitespace }) else { return box }
        var attributes = "x=\"\(x)\" y=\"\(y + fontSize)\" textLength=\"\(width)\" lengthAdjust=\"spacingAndGlyphs\" fill=\"\(fore)\""
        if style.attributes.contains(.bold) { attributes += " font-weight=\"bold\"" }
        if style.attributes.contains(.italic) { attributes += " font-style=\"italic\"" }
        if style.attributes.contains(.underline) { attributes += " text-decoration=\"underline\"" }
        if style.attributes.contains(.dim) { attributes += " opacity=\"0.6\"" }
        return box + ["<text \(attributes)>\(escaped(text))</text>"]
    }

    private static func hex(_ color: Style.Color) -> String {
        let parts = color.parts
        return "#" + [parts.red, parts.green, parts.blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
