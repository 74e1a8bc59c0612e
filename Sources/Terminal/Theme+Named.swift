/// The colors of a theme.
private struct Hues {
    var base = Style.plain
    var muted: Style.Color?
    var border: Style.Color?
    var accent: Style.Color
    var right: Style.Color
    var wrong: Style.Color
    var warning: Style.Color
    var code: Style.Color
    var keyword: Style.Color
    var string: Style.Color
    var number: Style.Color
    var function: Style.Color

    var theme: Theme {
        Theme(base: base) { role in
            switch role {
            case .text, .identifier, .symbol: .plain
            case .muted, .disabled, .gutter, .comment: Style(foreground: muted)
            case .border: Style(foreground: border)
            case .null: Style(foreground: muted, attributes: .italic)
            case .accent, .focusedBorder, .key: Style(foreground: accent)
            case .title, .heading: Style(foreground: accent, attributes: .bold)
            case .link: Style(foreground: accent, attributes: .underline)
            case .emphasis: Style(attributes: .italic)
            case .strong, .header: Style(attributes: .bold)
            case .selection: Style(attributes: .reverse)
            case .code: Style(foreground: code)
            case .right: Style(foreground: right)
            case .wrong: Style(foreground: wrong)
            case .warning: Style(foreground: warning)
            case .keyword: Style(foreground: keyword, attributes: .bold)
            case .string: Style(foreground: string)
            case .number: Style(foreground: number)
            case .function: Style(foreground: function)
            }
        }
    }
}

// These are the numbers from 16 on among the 256 colors: unlike the first sixteen, they look the same in every terminal, no matter which
// palette its user has chosen. ThemeContrastTests checks each of them against the backgrounds of the common palettes.
extension Theme {
    /// For a dark background and 256 colors.
    package static let dark = Hues(
        base: Style(foreground: 252), muted: 248, border: 242, accent: 80, right: 114, wrong: 210, warning: 221, code: 180, keyword: 111,
        string: 150, number: 176, function: 80
    ).theme

    /// For a light background and 256 colors.
    package static let light = Hues(
        base: Style(foreground: 236), muted: 241, border: 247, accent: 24, right: 22, wrong: 124, warning: 94, code: 94, keyword: 19,
        string: 22, number: 90, function: 24
    ).theme

    /// White and bright colors on black, regardless of the terminal's background.
    package static let highContrast = Hues(
        base: Style(foreground: 231, background: 16), accent: 51, right: 120, wrong: 217, warning: 226, code: 229, keyword: 159,
        string: 157, number: 219, function: 51
    ).theme

    /// For the Linux console, whose sixteen colors are known, and which shows dim text in dark gray.
    package static let console = Hues(
        accent: .brightCyan, right: .brightGreen, wrong: .brightRed, warning: .brightYellow, code: .brightYellow, keyword: .brightCyan,
        string: .brightGreen, number: .brightMagenta, function: .brightCyan
    ).theme

    /// For terminals without colors, and for users who want none.
    package static let mono = Theme { role in
        switch role {
        case .text, .identifier, .symbol, .string, .number, .function, .right, .border: .plain
        case .muted, .disabled, .gutter, .comment, .null: Style(attributes: .dim)
        // Code in prose, too: whatever a task quotes must be told from its own words.
        case .accent, .title, .heading, .strong, .header, .key, .keyword, .code, .wrong, .warning, .focusedBorder: Style(attributes: .bold)
        case .emphasis, .link: Style(attributes: .underline)
        case .selection: Style(attributes: .reverse)
        }
    }

    /// For unknown backgrounds: text in the terminal's own color, and lines in a color that is visible on any background.
    package static let neutral: Theme = {
        var theme = Theme.mono
        theme[.focusedBorder] = Style(foreground: 30, attributes: .bold)
        return theme
    }()
}
