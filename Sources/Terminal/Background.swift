/// Whether text is shown on a dark or a light background.
package enum Background: Sendable, Hashable {
    case dark, light

    /// Classifies a background color.
    package init(_ color: Style.Color) {
        let (red, green, blue) = color.parts
        // Above this gray, black text has more contrast than white text.
        self = 299 * red + 587 * green + 114 * blue > 118_000 ? .light : .dark
    }

    /// Parses COLORFGBG as rxvt, Konsole and others set it: `15;0`, with the background last; `nil` if it can't be parsed.
    package init?(colorFGBG: String) {
        guard let last = colorFGBG.split(separator: ";").last, let number = UInt8(last), number < 16 else { return nil }
        self = number == 7 || number > 8 ? .light : .dark
    }

    /// The query for the terminal's background (OSC 11). The reply, if any, arrives as ``InputEvent/background(_:)``.
    package static let question = Array("\u{1B}]11;?\u{1B}\\".utf8)

    /// Parses a terminal's reply without `ESC ]` and its terminator: `11;rgb:1e1e/1e1e/1e1e`, or `rgba:` followed by an alpha value.
    init?(answer: some Sequence<UInt8>) {
        let fields = String(decoding: Array(answer), as: UTF8.self).split(separator: ";", maxSplits: 1)
        guard fields.count == 2, fields[0] == "11" else { return nil }
        let value = fields[1].split(separator: ":", maxSplits: 1)
        guard value.count == 2, value[0] == "rgb" || value[0] == "rgba" else { return nil }
        let parts = value[1].split(separator: "/").prefix(3).compactMap(Background.part)
        guard parts.count == 3 else { return nil }
        self.init(Style.Color(red: parts[0], green: parts[1], blue: parts[2]))
    }

    /// One to four hexadecimal digits, scaled to 8 bits.
    private static func part(_ digits: Substring) -> UInt8? {
        guard (1...4).contains(digits.count), let value = Int(digits, radix: 16), value >= 0 else { return nil }
        return UInt8(value * 255 / (1 << (4 * digits.count) - 1))
    }
}
