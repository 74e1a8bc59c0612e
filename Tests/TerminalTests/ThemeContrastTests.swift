import Glibc
import Testing

@testable import Terminal

struct ThemeContrastTests {
    /// Every role in which text is drawn.
    private static let textRoles = Theme.Role.allCases.filter { ![.border, .focusedBorder].contains($0) }

    private func expectContrast(
        of theme: Theme, atLeast least: Double, on palette: ColorPalette, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for role in Self.textRoles {
            for style in [theme[role], theme.marked(theme[role])] {
                let contrast = palette.contrast(of: theme.resolved(style))
                #expect(contrast >= least, "\(role) on \(palette)", sourceLocation: sourceLocation)
                #expect(!style.attributes.contains(.dim), "\(role)", sourceLocation: sourceLocation)
            }
        }
    }

    @Test(arguments: ColorPalette.dark)
    func `the dark theme is readable on every dark palette`(_ palette: ColorPalette) {
        expectContrast(of: .dark, atLeast: 4.5, on: palette)
    }

    @Test(arguments: ColorPalette.light)
    func `the light theme is readable on every light palette`(_ palette: ColorPalette) {
        expectContrast(of: .light, atLeast: 4.5, on: palette)
    }

    @Test(arguments: ColorPalette.dark + ColorPalette.light)
    func `the high-contrast theme meets the highest contrast level everywhere`(_ palette: ColorPalette) {
        expectContrast(of: .highContrast, atLeast: 7, on: palette)
    }

    @Test func `the console theme is readable on the Linux console`() {
        expectContrast(of: .console, atLeast: 4.5, on: .linuxConsole)
    }

    /// The user of a terminal chooses its default colors.
    @Test(arguments: [Theme.mono, .neutral])
    func `with an unknown background, text has the terminal's own colors`(_ theme: Theme) {
        for role in Self.textRoles {
            let style = theme.resolved(theme[role])
            #expect(style.foreground == nil && style.background == nil, "\(role)")
        }
    }

    @Test(arguments: [Theme.dark, .light, .highContrast, .console, .neutral, .mono])
    func `no theme uses the gray that Solarized makes invisible`(_ theme: Theme) {
        for role in Theme.Role.allCases { #expect(theme[role].foreground != .brightBlack, "\(role)") }
    }

    @Test(arguments: [Theme.dark, .light])
    func `256-color themes use no color that a palette redefines`(_ theme: Theme) {
        for role in Theme.Role.allCases {
            if let number = theme[role].foreground?.number { #expect(number >= 16, "\(role)") }
        }
    }

    /// Roles that must differ even without colors.
    @Test func `without colors, bold and reverse distinguish the roles that must differ`() {
        let theme = Theme.mono
        #expect(theme[.focusedBorder] != theme[.border])
        #expect(theme[.title] != theme[.text])
        #expect(theme[.wrong] != theme[.right])
        #expect(theme[.selection].attributes.contains(.reverse))
        #expect(theme[.null] != theme[.text])
    }
}

extension Style.Color {
    /// The contrast ratio of two colors: <https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio>.
    func contrast(with other: Style.Color) -> Double {
        let (low, high) = (min(luminance, other.luminance), max(luminance, other.luminance))
        return (high + 0.05) / (low + 0.05)
    }

    private var luminance: Double {
        func linear(_ part: Int) -> Double {
            let value = Double(part) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(parts.red) + 0.7152 * linear(parts.green) + 0.0722 * linear(parts.blue)
    }
}
