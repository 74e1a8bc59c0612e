/// The contents of one cell (or two, for a wide character): a visible scalar with at most two combining marks.
///
/// Created only by reading text (``GlyphReader``), so that it can't contain anything a terminal would interpret.
package struct Glyph: Sendable, Hashable {
    /// The scalar in 21 bits, two marks in 20 each, the width in 2: a single word, because drawing compares very many glyphs.
    private var bits: UInt64

    package static let blank = Glyph(" ", wide: false)
    static let tail = Glyph(" ", columns: 0)

    init(_ scalar: Unicode.Scalar, wide: Bool) { self.init(scalar, columns: wide ? 2 : 1) }

    private init(_ scalar: Unicode.Scalar, columns: UInt64) { bits = UInt64(scalar.value) | columns << 61 }

    package var scalar: Unicode.Scalar { Unicode.Scalar(UInt32(truncatingIfNeeded: bits) & 0x1F_FFFF) ?? " " }
    /// The scalar value of the first mark, or 0 for none.
    package var firstMark: UInt32 { UInt32(truncatingIfNeeded: bits >> 21) & 0xF_FFFF }
    /// The scalar value of the second mark, or 0 for none.
    package var secondMark: UInt32 { UInt32(truncatingIfNeeded: bits >> 41) & 0xF_FFFF }

    /// 1 or 2 columns; 0 for the second half of the wide character to the left.
    package var width: Int { Int(bits >> 61) }
    package var isWide: Bool { width == 2 }
    package var isTail: Bool { width == 0 }

    /// The scalar and its marks, for writing out.
    package func append(to scalars: inout String.UnicodeScalarView) {
        if isTail { return }
        scalars.append(scalar)
        if let mark = Unicode.Scalar(firstMark), firstMark != 0 { scalars.append(mark) }
        if let mark = Unicode.Scalar(secondMark), secondMark != 0 { scalars.append(mark) }
    }

    mutating func add(mark: Unicode.Scalar) {
        // No mark is in the last plane, the only one that needs more bits.
        let value = UInt64(mark.value & 0xF_FFFF)
        if firstMark == 0 { bits |= value << 21 } else if secondMark == 0 { bits |= value << 41 }
    }

    /// The glyph as one word, for storage; see ``init(word:)``.
    var word: UInt64 { bits }
    init(word: UInt64) { bits = word }

    /// The character, if it is ASCII without marks.
    var plainASCII: UInt8? {
        let ascii = bits & ~(3 << 61)
        return bits >> 61 == 1 && ascii < 0x7F ? UInt8(ascii) : nil
    }
}
