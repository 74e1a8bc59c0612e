/// Whether text stands on a dark or a light background.
package enum Background: Sendable, Hashable {
    case dark, light

    /// By its color.
    package init(_ color: Style.Color) {
        let (red, green, blue) = color.parts
        // Above this gray, black text has more contrast than white text.
        self = 299 * red + 587 * green + 114 * blue > 118_000 ? .light : .dark
    }

    /// As rxvt, Konsole and others say it in COLORFGBG: `15;0`, the background last; `nil` where it says nothing.
    package init?(colorFGBG: String) {
        guard let last = colorFGBG.split(separator: ";").last, let number = UInt8(last), number < 16 else { return nil }
        self = number == 7 || number > 8 ? .light : .dark
    }

    /// What asks the terminal for its background (OSC 11). The answer comes as ``InputEvent/background(_:)``, if at all.
    package static let question = Array("\u{1B}]11;?\u{1B}\\".utf8)

    /// Reads a terminal's answer, without `ESC ]` and its end: `11;rgb:1e1e/1e1e/1e1e`, or `rgba:` with an alpha after it.
    init?(answer: some Sequence<UInt8>) {
        let fields = String(decoding: Array(answer), as: UTF8.self).split(separator: ";", maxSplits: 1)
        guard fields.count == 2, fields[0] == "11" else { return nil }
        let value = fields[1].split(separator: ":", maxSplits: 1)
        guard value.count == 2, value[0] == "rgb" || value[0] == "rgba" else { return nil }
        let parts = value[1].split(separator: "/").prefix(3).compactMap(Background.part)
        guard parts.count == 3 else { return nil }
        self.init(Style.Color(red: parts[0], green: parts[1], blue: parts[2]))
    }

    /// One to four hexadecimal digits, as a share of the most that they can say.
    private static func part(_ digits: Substring) -> UInt8? {
        guard (1...4).contains(digits.count), let value = Int(digits, radix: 16), value >= 0 else { return nil }
        return UInt8(value * 255 / (1 << (4 * digits.count) - 1))
    }
}
