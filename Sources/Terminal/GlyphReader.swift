/// Reads any text as the glyphs that display it.
///
/// The rules ensure that all terminals agree about columns:
/// - a tab becomes blanks up to the next tab stop; other control characters become their pictures (␛);
/// - C1 controls, bidi controls, invisible and unknown characters are spelled out (`<U+202E>`);
/// - a mark is added to the previous cell, at most two per cell; a mark without a base gets a dotted circle;
/// - an emoji sequence is shown as its parts, without joiners, skin tones and variation selectors; a flag becomes its two letters.
package enum GlyphReader {
    /// Calls `body` with each glyph and the UTF-8 offset of its source, until `body` returns `false`.
    ///
    /// - Parameter column: The column where the text starts, for its tabs.
    package static func read(_ text: String, column: Int = 0, tab: Int = 8, _ body: (Glyph, Int) -> Bool) {
        var pass = Pass(column: column, tab: max(1, tab))
        pass.run(text, body)
    }

    /// Whether each byte is displayed unchanged as one narrow cell.
    package static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // The inner loop has no early exit, so that the compiler can vectorize it.
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + 256)
            var other: UInt8 = 0
            for index in start..<end { other |= bytes[index] &- 0x20 >= 0x5F ? 1 : 0 }
            if other != 0 { return false }
            start = end
        }
        return true
    }
}

/// One pass over a text: the current glyph, which may still get marks, and its source.
private struct Pass {
    var column: Int
    let tab: Int
    var pending: Glyph?
    var pendingOffset = 0

    init(column: Int, tab: Int) {
        self.column = column
        self.tab = tab
    }

    mutating func run(_ text: String, _ body: (Glyph, Int) -> Bool) {
        var offset = 0
        for scalar in text.unicodeScalars {
            // Most characters.
            if scalar.value &- 0x20 < 0x5F {
                guard flush(body) else { return }
                pending = Glyph(scalar, wide: false)
                pendingOffset = offset
            } else if !take(scalar, at: offset, body) {
                return
            }
            offset += UTF8.width(scalar)
        }
        _ = flush(body)
    }

    private mutating func flush(_ body: (Glyph, Int) -> Bool) -> Bool {
        guard let glyph = pending else { return true }
        pending = nil
        column += glyph.width
        return body(glyph, pendingOffset)
    }

    private mutating func take(_ scalar: Unicode.Scalar, at offset: Int, _ body: (Glyph, Int) -> Bool) -> Bool {
        let value = scalar.value
        let kind = ScalarClass(scalar)
        if let glyph = pending, absorb(scalar, kind, into: glyph) { return true }
        guard flush(body) else { return false }
        switch kind {
        case .narrow, .wide:
            pending = Glyph(scalar, wide: kind == .wide)
            pendingOffset = offset
        case .mark:
            var circle = Glyph("\u{25CC}", wide: false)
            circle.add(mark: scalar)
            pending = circle
            pendingOffset = offset
        case .regionalIndicator:
            // 0x1F1E6 is the regional indicator A; the result is an ASCII letter.
            return show(Unicode.Scalar(UInt8(0x41 + (value - 0x1F1E6))), at: offset, body)
        case .escaped, .joiner, .variationSelector, .skinTone:
            if value == 9 {
                for _ in 0..<(tab - column % tab) where !show(" ", at: offset, body) { return false }
            } else if value < 0x20 || value == 0x7F {
                return show(Unicode.Scalar(value == 0x7F ? 0x2421 : 0x2400 + value) ?? "?", at: offset, body)
            } else {
                let digits = String(value, radix: 16, uppercase: true)
                let written = "<U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + ">"
                for scalar in written.unicodeScalars where !show(scalar, at: offset, body) { return false }
            }
        }
        return true
    }

    /// A narrow glyph that takes no marks.
    private mutating func show(_ scalar: Unicode.Scalar, at offset: Int, _ body: (Glyph, Int) -> Bool) -> Bool {
        column += 1
        return body(Glyph(scalar, wide: false), offset)
    }

    /// Whether the scalar becomes part of the previous glyph, or can be dropped next to it without loss.
    private mutating func absorb(_ scalar: Unicode.Scalar, _ kind: ScalarClass, into glyph: Glyph) -> Bool {
        let base = glyph.scalar.value
        let isSymbol = (0x2190...0x2BFF).contains(base) || (0x1F000...0x1FAFF).contains(base)
        let isKeycap = base == 0x23 || base == 0x2A || (0x30...0x39).contains(base)
        switch kind {
        case .mark:
            if scalar.value == 0x20E3, isKeycap { return true }
            if base == 0x20 { return false }
            pending?.add(mark: scalar)
            return true
        case .joiner: return isSymbol || base >= 0x0590
        case .variationSelector: return base >= 0x80 || isKeycap
        case .skinTone: return isSymbol
        case .escaped:
            // The tag characters that turn the black flag into a regional flag.
            return base == 0x1F3F4 && (0xE0020...0xE007F).contains(scalar.value)
        case .narrow, .wide, .regionalIndicator: return false
        }
    }
}
