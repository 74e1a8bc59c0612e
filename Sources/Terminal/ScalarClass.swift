/// How a Unicode scalar affects a row of cells.
///
/// Only scalars that the C library's `wcwidth`, ncurses and tmux agree on take one or two columns. Everything else is spelled out, because
/// one scalar that the terminal treats differently shifts the rest of its row.
enum ScalarClass {
    /// One column.
    case narrow
    /// Two columns.
    case wide
    /// No column of its own; combines with the previous cell.
    case mark
    /// Spelled out as its number: control, format and unassigned characters, and those whose width differs between versions of Unicode.
    case escaped
    /// The zero-width joiner and non-joiner.
    case joiner
    case variationSelector
    /// Half of a flag.
    case regionalIndicator
    case skinTone

    /// The last version of Unicode whose characters current terminals know.
    private static let lastVersion = 14

    /// Characters on whose width terminals disagree: conjoining Hangul, hexagrams and similar signs, and a single mark.
    private static let contested: [ClosedRange<UInt32>] = [
        0x1160...0x11FF, 0x2630...0x2637, 0x268A...0x268F, 0x4DC0...0x4DFF, 0xD7B0...0xD7FB, 0x1171E...0x1171E, 0x1D300...0x1D376,
        0x1F1AD...0x1F1AD,
    ]

    /// Where East Asian characters take two columns: Hangul, kana, ideographs, and fullwidth forms.
    private static let eastAsian: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAD9,
        0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x3FFFD,
    ]

    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        // Most of what a screen shows: ASCII, lines, and blocks.
        if value < 0x7F || (0x2500..<0x25FD).contains(value) {
            self = value < 0x20 ? .escaped : .narrow
            return
        }
        func isIn(_ ranges: [ClosedRange<UInt32>]) -> Bool { ranges.contains { $0.contains(value) } }
        let properties = scalar.properties
        self =
            switch properties.generalCategory {
            case _ where properties.isJoinControl: .joiner
            case _ where properties.isVariationSelector: .variationSelector
            case _ where properties.isEmojiModifier: .skinTone
            case _ where (0x1F1E6...0x1F1FF).contains(value): .regionalIndicator
            case .privateUse where value <= 0xF8FF: .narrow
            case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: .escaped
            case _ where (properties.age?.major ?? .max) > ScalarClass.lastVersion || isIn(ScalarClass.contested): .escaped
            case .nonspacingMark, .enclosingMark: .mark
            default: properties.isEmojiPresentation || isIn(ScalarClass.eastAsian) ? .wide : .narrow
            }
    }
}
