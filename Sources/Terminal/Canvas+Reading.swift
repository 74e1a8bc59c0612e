// MARK: - As text

extension Canvas {
    /// The rows as text, without trailing blanks.
    package var plainText: String {
        (0..<size.height).map(row).joined(separator: "\n")
    }

    /// One row as text, without trailing blanks.
    package func row(_ y: Int) -> String {
        guard y >= 0, y < size.height else { return "" }
        var row = cells[(y * size.width)..<((y + 1) * size.width)]
        while row.last?.glyph == .blank { row.removeLast() }
        var scalars = String.UnicodeScalarView()
        for cell in row { cell.glyph.append(to: &scalars) }
        return String(scalars)
    }

    /// One row as styled text, with all its blanks.
    package func line(_ y: Int) -> Line {
        var line = Line()
        for x in 0..<size.width {
            let cell = self[x, y]
            var scalars = String.UnicodeScalarView()
            cell.glyph.append(to: &scalars)
            if line.spans.last?.style != cell.style { line.spans.append(Span("", cell.style)) }
            line.spans[line.spans.count - 1].text.unicodeScalars.append(contentsOf: scalars)
        }
        return line
    }
}
