// MARK: - From a program that draws on cells itself

extension Glyph {
    /// What a program in a pane wrote into one place: its scalars, and the columns that it took for them.
    ///
    /// A terminal that is told to show it must take the same columns. What this table of widths (``ScalarClass``) and the program do not
    /// agree on is shown as U+FFFD; a narrow glyph in two columns leaves the second one blank.
    package init(foreign scalar: UInt32, columns: Int) {
        guard let scalar = Unicode.Scalar(scalar) else {
            self = .unknown
            return
        }
        switch ScalarClass(scalar) {
        case .narrow: self = Glyph(scalar, wide: false)
        case .wide: self = columns == 2 ? Glyph(scalar, wide: true) : .unknown
        // 0x1F1E6 is the indicator A.
        case .regionalIndicator: self = Glyph(Unicode.Scalar(UInt8(0x41 + (scalar.value - 0x1F1E6))), wide: false)
        case .mark, .escaped, .joiner, .variationSelector, .skinTone: self = .unknown
        }
    }

    /// Puts a mark upon it, if that is what the scalar is.
    package mutating func add(foreignMark scalar: UInt32) {
        if let mark = Unicode.Scalar(scalar), ScalarClass(mark) == .mark, self != .blank { add(mark: mark) }
    }

    private static var unknown: Glyph { Glyph("\u{FFFD}", wide: false) }
}

extension Cell {
    /// A cell of a pane's own picture. The one after a wide glyph must be its ``tail(style:)``.
    package init(_ glyph: Glyph, _ style: Style) { self.init(glyph: glyph, style: style) }

    /// What stands to the right of a wide glyph.
    package static func tail(style: Style) -> Cell { Cell(glyph: .tail, style: style) }
}
