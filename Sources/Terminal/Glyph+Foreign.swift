// MARK: - From a program that draws in cells itself

extension Glyph {
    /// What a program in a pane wrote to one position: its scalar, and the number of columns it used.
    ///
    /// The surrounding terminal must use the same number of columns. A scalar whose ``ScalarClass`` has another width than the program
    /// gave it is shown as U+FFFD; a narrow glyph in two columns leaves the second one blank.
    package init(foreign scalar: UInt32, columns: Int) {
        guard let scalar = Unicode.Scalar(scalar) else {
            self = .unknown
            return
        }
        switch ScalarClass(scalar) {
        case .narrow: self = Glyph(scalar, wide: false)
        case .wide: self = columns == 2 ? Glyph(scalar, wide: true) : .unknown
        // 0x1F1E6 is the regional indicator A.
        case .regionalIndicator: self = Glyph(Unicode.Scalar(UInt8(0x41 + (scalar.value - 0x1F1E6))), wide: false)
        case .mark, .escaped, .joiner, .variationSelector, .skinTone: self = .unknown
        }
    }

    /// Adds a mark to the glyph, if the scalar is one.
    package mutating func add(foreignMark scalar: UInt32) {
        if let mark = Unicode.Scalar(scalar), ScalarClass(mark) == .mark, self != .blank { add(mark: mark) }
    }

    private static var unknown: Glyph { Glyph("\u{FFFD}", wide: false) }
}

extension Cell {
    /// A cell of a pane's own screen. The cell after a wide glyph must be its ``tail(style:)``.
    package init(_ glyph: Glyph, _ style: Style) { self.init(glyph: glyph, style: style) }

    /// Replaces a narrow cell by an ASCII character, as most output does. Returns whether it was possible.
    package mutating func replace(withASCII scalar: UInt32, _ style: Style) -> Bool {
        guard scalar &- 0x20 < 0x5F, glyph.width == 1 else { return false }
        self = Cell(glyph: Glyph(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar)), wide: false), style: style)
        return true
    }

    /// The cell to the right of a wide glyph.
    package static func tail(style: Style) -> Cell { Cell(glyph: .tail, style: style) }
}
