import TestSupport

extension Dice {
    /// Random text that contains troublesome characters.
    mutating func text(upTo length: Int) -> String {
        let trouble: [Unicode.Scalar] = [
            "\u{1B}", "\u{9B}", "\u{7}", "\t", "\u{0}", "\u{7F}", "\u{202E}", "\u{200D}", "\u{200B}", "\u{FE0F}", "\u{20E3}", "\u{301}",
            "\u{30A}", "漢", "字", "한", "\u{1100}", "\u{1161}", "\u{11A8}", "🇩", "🇪", "👨", "👩", "🏽", "❤", "🏴", "\u{E0067}", "é", "…", "│",
        ]
        var scalars = String.UnicodeScalarView()
        for _ in 0..<below(length + 1) {
            switch below(4) {
            case 0: scalars.append(pick(trouble))
            case 1: scalars.append(Unicode.Scalar(UInt32(below(0x20000))) ?? "x")
            default: scalars.append(Unicode.Scalar(UInt8(0x20 + below(0x5F))))
            }
        }
        return String(scalars)
    }
}
