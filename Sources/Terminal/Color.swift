extension Style {
    /// A color: one of the sixteen that every color terminal has, by name; one of the 256 that most terminals have, by number; or any
    /// color, by its red, green and blue components.
    package struct Color: Sendable, Hashable {
        /// 25 bits, never 0: the color's number plus 1, or the red, green and blue components below a leading 1.
        let code: UInt32

        init(code: UInt32) { self.code = code }

        /// One of 256 colors: the sixteen named ones, a cube of 6 × 6 × 6, and 24 grays.
        package init(number: UInt8) { code = UInt32(number) + 1 }

        /// One of the sixteen million colors.
        package init(red: UInt8, green: UInt8, blue: UInt8) {
            code = 0x1_000000 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
        }

        /// Its number among the 256; `nil` for a color given by its components.
        package var number: UInt8? { code <= 256 ? UInt8(code - 1) : nil }

        package static var brightBlack: Color { Color(number: 8) }
        package static var brightRed: Color { Color(number: 9) }
        package static var brightGreen: Color { Color(number: 10) }
        package static var brightYellow: Color { Color(number: 11) }
        package static var brightMagenta: Color { Color(number: 13) }
        package static var brightCyan: Color { Color(number: 14) }
    }
}

// MARK: - For terminals with fewer colors

extension Style.Color {
    /// The red, green and blue components; for the sixteen named colors, as in xterm.
    package var parts: (red: Int, green: Int, blue: Int) {
        guard let number else { return (Int(code >> 16 & 0xFF), Int(code >> 8 & 0xFF), Int(code & 0xFF)) }
        switch Int(number) {
        case 0..<16: return Style.Color.named[Int(number)].parts
        case 16..<232:
            let place = Int(number) - 16
            func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }
            return (level(place / 36), level(place / 6 % 6), level(place % 6))
        default:
            let gray = 8 + (Int(number) - 232) * 10
            return (gray, gray, gray)
        }
    }

    /// The number of the nearest color among the first `count` of the 256, where `count` is 8, 16 or 256.
    package func nearest(of count: Int) -> UInt8 {
        if let number, Int(number) < count { return number }
        let own = parts
        // With 256 colors, the first sixteen are skipped, because users can configure them.
        let candidates = count > 16 ? 16..<count : 0..<count
        var best = (number: 0, distance: Int.max)
        for candidate in candidates {
            let other = Style.Color(number: UInt8(candidate)).parts
            let distance = square(own.red - other.red) + square(own.green - other.green) + square(own.blue - other.blue)
            if distance < best.distance { best = (candidate, distance) }
        }
        return UInt8(best.number)
    }

    private func square(_ value: Int) -> Int { value * value }

    private static let named: [(name: String, parts: (red: Int, green: Int, blue: Int))] = [
        ("black", (0, 0, 0)), ("red", (205, 0, 0)), ("green", (0, 205, 0)), ("yellow", (205, 205, 0)),
        ("blue", (0, 0, 238)), ("magenta", (205, 0, 205)), ("cyan", (0, 205, 205)), ("white", (229, 229, 229)),
        ("brightBlack", (127, 127, 127)), ("brightRed", (255, 0, 0)), ("brightGreen", (0, 255, 0)), ("brightYellow", (255, 255, 0)),
        ("brightBlue", (92, 92, 255)), ("brightMagenta", (255, 0, 255)), ("brightCyan", (0, 255, 255)), ("brightWhite", (255, 255, 255)),
    ]
}

extension Style.Color: ExpressibleByIntegerLiteral {
    /// One of 256 colors by its number.
    package init(integerLiteral number: UInt8) { self.init(number: number) }
}

extension Style.Color: CustomStringConvertible {
    /// The color's name, its number, or `#RRGGBB`.
    package var description: String {
        if let number { return number < 16 ? Style.Color.named[Int(number)].name : "color\(number)" }
        let digits = String(code & 0xFFFFFF, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
    }
}
