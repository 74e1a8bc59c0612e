import Testing

@testable import Terminal

struct ThemeChoiceTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var id: String
        var choice: Theme.Choice
        var terminal: TerminalColors
        var theme: Theme
        var testDescription: String { id }
    }

    @Test(arguments: [
        Case(id: "dark background", choice: .auto, terminal: TerminalColors(count: 256, background: .dark), theme: .dark),
        Case(id: "light background", choice: .auto, terminal: TerminalColors(count: 256, background: .light), theme: .light),
        Case(id: "unknown background", choice: .auto, terminal: TerminalColors(count: 256), theme: .neutral),
        Case(id: "few colors", choice: .auto, terminal: TerminalColors(count: 8, background: .dark), theme: .neutral),
        Case(id: "Linux console", choice: .auto, terminal: TerminalColors(count: 8, isLinuxConsole: true), theme: .console),
        Case(id: "no colors", choice: .auto, terminal: TerminalColors(count: 0, background: .dark), theme: .mono),
        Case(id: "no colors, dark requested", choice: .dark, terminal: TerminalColors(count: 0), theme: .mono),
        Case(id: "light requested on dark", choice: .light, terminal: TerminalColors(count: 256, background: .dark), theme: .light),
        Case(id: "high contrast", choice: .highContrast, terminal: TerminalColors(count: 256, background: .light), theme: .highContrast),
        Case(id: "high contrast, few colors", choice: .highContrast, terminal: TerminalColors(count: 8), theme: .mono.withoutDim),
        Case(id: "mono", choice: .mono, terminal: TerminalColors(count: 256, background: .dark), theme: .mono),
        Case(
            id: "mono on the Linux console", choice: .mono, terminal: TerminalColors(count: 0, isLinuxConsole: true),
            theme: .mono.withoutDim),
    ])
    func `the theme follows the setting and the terminal`(_ case: Case) {
        #expect(Theme(`case`.choice, on: `case`.terminal) == `case`.theme)
    }

    @Test(arguments: [
        ("15;0", Background.dark), ("0;15", .light), ("0;default;15", .light), ("12;8", .dark), ("0;7", .light), ("", nil),
        ("0;default", nil),
        ("1;99", nil),
    ])
    func `COLORFGBG names the background`(_ value: String, _ background: Background?) {
        #expect(Background(colorFGBG: value) == background)
    }

    @Test(arguments: [
        ("11;rgb:0000/2b2b/3636", Background.dark), ("11;rgb:fd/f6/e3", .light), ("11;rgba:ffff/ffff/ffff/0000", .light),
        ("11;rgb:f/f/f", .light),
        ("11;rgb:00000/0/0", nil), ("10;rgb:ffff/ffff/ffff", nil), ("11;rgb:ff/ff", nil), ("11;white", nil), ("11;rgb:-1/0/0", nil),
        ("", nil),
    ])
    func `the terminal's reply names the background`(_ answer: String, _ background: Background?) {
        #expect(Background(answer: answer.utf8) == background)
    }
}
