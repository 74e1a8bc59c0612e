@testable import Terminal

/// A terminal's palette: its sixteen colors, and those of plain text.
struct ColorPalette: Sendable, CustomStringConvertible {
    var description: String
    var colors: [Style.Color]
    var foreground: Style.Color
    var background: Style.Color

    /// - Parameter colors: the sixteen colors in order, in hexadecimal.
    init(_ name: String, _ colors: String, foreground: String, background: String) {
        description = name
        self.colors = colors.split(separator: " ").map { ColorPalette.color(String($0)) }
        self.foreground = ColorPalette.color(foreground)
        self.background = ColorPalette.color(background)
    }

    private static func color(_ digits: String) -> Style.Color {
        let value = UInt32(digits, radix: 16) ?? 0
        return Style.Color(
            red: UInt8(value >> 16 & 0xFF), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
    }

    /// The contrast of text in this style, from 1 to 21.
    func contrast(of style: Style) -> Double {
        let text = shown(style.foreground) ?? foreground
        let paper = shown(style.background) ?? background
        return text.contrast(with: paper)
    }

    private func shown(_ color: Style.Color?) -> Style.Color? {
        guard let color else { return nil }
        guard let number = color.number, number < 16 else { return color }
        return colors[Int(number)]
    }
}

extension ColorPalette {
    // XTerm-col.ad of xterm; its default is black on white, and -rv swaps them.
    private static let xtermColors = """
        000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff
        """
    // https://ethanschoonover.com/solarized/
    private static let solarizedColors = """
        073642 dc322f 859900 b58900 268bd2 d33682 2aa198 eee8d5 002b36 cb4b16 586e75 657b83 839496 6c71c4 93a1a1 fdf6e3
        """
    // GNOME Terminal's "Tango", http://tango.freedesktop.org/Tango_Icon_Theme_Guidelines
    private static let tangoColors = """
        2e3436 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf 555753 ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2 eeeeec
        """
    // https://learn.microsoft.com/windows/terminal/customize-settings/color-schemes
    private static let campbellColors = """
        0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2
        """
    // terminalColorRegistry.ts of microsoft/vscode
    private static let codeDarkColors = """
        000000 cd3131 0dbc79 e5e510 2472c8 bc3fbc 11a8cd e5e5e5 666666 f14c4c 23d18b f5f543 3b8eea d670d6 29b8db e5e5e5
        """
    private static let codeLightColors = """
        000000 cd3131 00bc00 949800 0451a5 bc05bc 0598bc 555555 666666 cd3131 14ce14 b5ba00 0451a5 bc05bc 0598bc a5a5a5
        """
    // default_red, default_grn and default_blu in drivers/tty/vt/vt.c of Linux
    static let linuxConsole = ColorPalette(
        "Linux console",
        "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
        foreground: "aaaaaa", background: "000000")

    static let dark = [
        ColorPalette("xterm, reversed", xtermColors, foreground: "ffffff", background: "000000"),
        ColorPalette("Solarized dark", solarizedColors, foreground: "839496", background: "002b36"),
        ColorPalette("Tango dark", tangoColors, foreground: "d3d7cf", background: "2e3436"),
        ColorPalette("Campbell", campbellColors, foreground: "cccccc", background: "0c0c0c"),
        ColorPalette("VS Code dark", codeDarkColors, foreground: "cccccc", background: "1e1e1e"),
        linuxConsole,
    ]

    static let light = [
        ColorPalette("xterm", xtermColors, foreground: "000000", background: "ffffff"),
        ColorPalette("Solarized light", solarizedColors, foreground: "657b83", background: "fdf6e3"),
        ColorPalette("Tango light", tangoColors, foreground: "2e3436", background: "eeeeec"),
        ColorPalette("VS Code light", codeLightColors, foreground: "333333", background: "ffffff"),
    ]
}
