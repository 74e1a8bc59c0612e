/// The appearance of a cell: colors and attributes. Terminals ignore what they don't support.
package struct Style: Sendable, Hashable {
    package struct Attributes: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        package static let bold = Attributes(rawValue: 1)
        package static let dim = Attributes(rawValue: 2)
        package static let italic = Attributes(rawValue: 4)
        package static let underline = Attributes(rawValue: 8)
        package static let reverse = Attributes(rawValue: 16)
    }

    /// The attributes in 8 bits, then the two colors in 25 bits each, 0 for none. A single word, because drawing compares very many styles.
    private var bits: UInt64

    /// `nil` is the terminal's own color.
    package var foreground: Color? {
        get { color(at: 8) }
        set { setColor(newValue, at: 8) }
    }

    package var background: Color? {
        get { color(at: 33) }
        set { setColor(newValue, at: 33) }
    }

    package var attributes: Attributes {
        get { Attributes(rawValue: UInt8(truncatingIfNeeded: bits)) }
        set { bits = bits & ~0xFF | UInt64(newValue.rawValue) }
    }

    package init(foreground: Color? = nil, background: Color? = nil, attributes: Attributes = []) {
        bits = UInt64(attributes.rawValue) | UInt64(foreground?.code ?? 0) << 8 | UInt64(background?.code ?? 0) << 33
    }

    package static let plain = Style()

    private func color(at place: Int) -> Color? {
        let code = UInt32(truncatingIfNeeded: bits >> UInt64(place)) & 0x1FF_FFFF
        return code == 0 ? nil : Color(code: code)
    }

    private mutating func setColor(_ color: Color?, at place: Int) {
        bits = bits & ~(0x1FF_FFFF << UInt64(place)) | UInt64(color?.code ?? 0) << UInt64(place)
    }

    /// The style with these attributes added.
    package func with(_ added: Attributes) -> Style {
        var style = self
        style.bits |= UInt64(added.rawValue)
        return style
    }

    /// The style as one word, for storage; see ``init(word:)``.
    var word: UInt64 { bits }
    init(word: UInt64) { bits = word }
}
