/// How a cell looks, in words of meaning's colours; what a terminal can't show it leaves out.
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

    /// The attributes in 8 bits, then the two colours in 25 each, 0 for none: one word, for drawing compares very many of them.
    private var bits: UInt64

    /// `nil`: the terminal's own.
    package var foreground: Colour? {
        get { colour(at: 8) }
        set { setColour(newValue, at: 8) }
    }

    package var background: Colour? {
        get { colour(at: 33) }
        set { setColour(newValue, at: 33) }
    }

    package var attributes: Attributes {
        get { Attributes(rawValue: UInt8(truncatingIfNeeded: bits)) }
        set { bits = bits & ~0xFF | UInt64(newValue.rawValue) }
    }

    package init(foreground: Colour? = nil, background: Colour? = nil, attributes: Attributes = []) {
        bits = UInt64(attributes.rawValue) | UInt64(foreground?.code ?? 0) << 8 | UInt64(background?.code ?? 0) << 33
    }

    package static let plain = Style()

    private func colour(at place: Int) -> Colour? {
        let code = UInt32(truncatingIfNeeded: bits >> UInt64(place)) & 0x1FF_FFFF
        return code == 0 ? nil : Colour(code: code)
    }

    private mutating func setColour(_ colour: Colour?, at place: Int) {
        bits = bits & ~(0x1FF_FFFF << UInt64(place)) | UInt64(colour?.code ?? 0) << UInt64(place)
    }

    /// The same with these attributes added.
    package func with(_ added: Attributes) -> Style {
        var style = self
        style.bits |= UInt64(added.rawValue)
        return style
    }

    /// The same in another colour.
    package func coloured(_ colour: Colour?) -> Style {
        var style = self
        style.foreground = colour
        return style
    }

    /// All of it in one word, for keeping; see ``init(word:)``.
    var word: UInt64 { bits }
    init(word: UInt64) { bits = word }
}
