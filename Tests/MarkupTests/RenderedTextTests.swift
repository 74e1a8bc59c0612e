import Markup
import Terminal
import Testing

struct RenderedTextTests {
    private let lines = [
        Line([Span("a", Style(foreground: 6, attributes: .bold)), Span(" b")]), Line(), Line("c  ", Style(background: .brightRed)),
    ]

    @Test func `plain text has no styles and no trailing blanks`() {
        #expect(RenderedText.plain(lines) == "a b\n\nc\n")
    }

    @Test func `the style is reset after each styled span`() {
        #expect(RenderedText.ansi(lines) == "\u{1B}[1;36ma\u{1B}[0m b\n\n\u{1B}[101mc  \u{1B}[0m\n")
    }

    @Test func `no text can add its own escape sequences`() {
        let hostile = [Line("\u{1B}]0;x\u{7}\u{9B}2J")]
        for text in [RenderedText.plain(hostile), RenderedText.ansi(hostile)] {
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) })
        }
    }
}
