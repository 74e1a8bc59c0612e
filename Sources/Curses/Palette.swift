import CNcurses
import Terminal

/// Maps styles to this terminal's attributes and color pairs, which are created when first needed.
struct Palette {
    struct Look {
        var attributes: attr_t
        var pair: Int32
    }

    /// The number of colors that the terminal has.
    private enum Depth: Int { case none = 0, eight = 8, sixteen = 16, many = 256 }

    /// The cache starts over at this size: a program in a shell can show any number of colors.
    private static let maxLooks = 4096
    /// Pairs of the sixteen colors and the terminal's own color, for which there is always room.
    private static let basicPairs = 17 * 17

    private let depth: Depth
    private var looks: [Style: Look] = [:]
    private var pairs: [UInt32: Int32] = [:]

    /// 0 if the terminal has no colors or they are disabled.
    var colorCount: Int { depth.rawValue }

    /// The theme whose base colors are used where a style has none.
    var theme = Theme.mono {
        didSet { looks = [:] }
    }

    /// Requires a running ncurses session.
    init(wantsColors: Bool) {
        guard wantsColors, has_colors(), start_color() == OK, use_default_colors() == OK else {
            depth = .none
            return
        }
        switch calf_colors() {
        case ..<8: depth = .none
        case ..<16: depth = .eight
        case ..<256: depth = .sixteen
        case 256: depth = .many
        // Direct color: only the first eight numbers are named colors.
        default: depth = .eight
        }
    }

    mutating func look(_ wanted: Style) -> Look {
        if let look = looks[wanted] { return look }
        var attributes: attr_t = 0
        let style = theme.resolved(wanted)
        if style.attributes.contains(.bold) { attributes |= calf_bold() }
        if style.attributes.contains(.dim) { attributes |= calf_dim() }
        if style.attributes.contains(.italic) { attributes |= calf_italic() }
        if style.attributes.contains(.underline) { attributes |= calf_underline() }
        if style.attributes.contains(.reverse) { attributes |= calf_reverse() }
        if depth == .eight, let color = style.foreground, let number = color.number, (8..<16).contains(number) {
            // Bold means bright here, but bold black is invisible on many terminals: dim text replaces that gray.
            attributes |= color == .brightBlack ? calf_dim() : calf_bold()
        }
        let look = Look(attributes: attributes, pair: pair(style.foreground, style.background))
        if looks.count >= Palette.maxLooks { looks = [:] }
        looks[wanted] = look
        return look
    }

    private mutating func pair(_ foreground: Style.Color?, _ background: Style.Color?) -> Int32 {
        if depth == .none || (foreground == nil && background == nil) { return 0 }
        let wanted = (index(foreground, depth), index(background, depth))
        if let pair = pair(wanted.0, wanted.1) { return pair }
        // The terminal has no free pairs: use the nearest of the sixteen colors.
        return pair(index(foreground, .sixteen), index(background, .sixteen)) ?? 0
    }

    private mutating func pair(_ foreground: Int32, _ background: Int32) -> Int32? {
        let key = UInt32(foreground + 1) << 16 | UInt32(background + 1)
        if let pair = pairs[key] { return pair }
        let number = Int32(pairs.count + 1)
        let isBasic = foreground < 16 && background < 16
        let limit = isBasic ? calf_color_pairs() : calf_color_pairs() - Int32(Palette.basicPairs)
        guard number < limit, init_extended_pair(number, foreground, background) == OK else { return nil }
        pairs[key] = number
        return number
    }

    /// The terminal's number for a color, or for the nearest one it has; -1 is the terminal's own color.
    private func index(_ color: Style.Color?, _ depth: Depth) -> Int32 {
        guard let color else { return -1 }
        if depth == .eight, let number = color.number, number < 16 { return number == 8 ? -1 : Int32(number % 8) }
        return Int32(color.nearest(of: depth.rawValue))
    }
}
