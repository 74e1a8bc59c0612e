/// One cell of a canvas.
package struct Cell: Sendable, Hashable {
    package internal(set) var glyph: Glyph
    package internal(set) var style: Style

    package static let blank = Cell(glyph: .blank, style: .plain)

    init(glyph: Glyph, style: Style) {
        self.glyph = glyph
        self.style = style
    }
}
