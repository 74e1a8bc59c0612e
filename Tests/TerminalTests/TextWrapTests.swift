import Terminal
import TestSupport
import Testing

struct TextWrapTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let id: String
        let text: String
        var width = 10
        var first = ""
        var rest = ""
        let lines: [String]
        var testDescription: String { id }
    }

    @Test(arguments: [
        Case(id: "text that fits", text: "short", lines: ["short"]),
        Case(id: "nothing", text: "", lines: [""]),
        Case(id: "words", text: "the quick brown fox jumps", lines: ["the quick", "brown fox", "jumps"]),
        Case(id: "a full line", text: "0123456789 ab", lines: ["0123456789", "ab"]),
        Case(id: "a blank at the edge", text: "012345678 ab", lines: ["012345678", "ab"]),
        Case(id: "many blanks at a break", text: "0123456789      ab", lines: ["0123456789", "ab"]),
        Case(id: "blanks at the end", text: "0123456789   ", lines: ["0123456789"]),
        Case(id: "a long word", text: "a 01234567890123456789xyz b", lines: ["a", "0123456789", "0123456789", "xyz b"]),
        Case(id: "an indent is kept", text: "  ab cd ef gh", lines: ["  ab cd ef", "gh"]),
        Case(
            id: "a bullet with a hanging indent", text: "the quick brown fox", first: "• ", rest: "  ",
            lines: ["• the", "  quick", "  brown", "  fox"]),
        Case(id: "no break after a hyphen", text: "run cafe-menu", lines: ["run", "cafe-menu"]),
        Case(id: "no break after the minus of an option", text: "psql foo -c x", lines: ["psql foo", "-c x"]),
        Case(id: "CJK breaks between characters", text: "漢字漢字漢字漢", width: 6, lines: ["漢字漢", "字漢字", "漢"]),
        Case(id: "CJK of an odd width", text: "漢字漢字", width: 5, lines: ["漢字", "漢字"]),
        Case(id: "no line starts with a full stop", text: "漢字漢。漢", width: 6, lines: ["漢字", "漢。漢"]),
        Case(id: "CJK next to Latin", text: "abc漢字 def", width: 6, lines: ["abc漢", "字 def"]),
        Case(id: "a width of one", text: "ab 漢", width: 1, lines: ["a", "b", "漢"]),
        Case(id: "a width of zero", text: "ab", width: 0, lines: ["a", "b"]),
        Case(id: "a prefix wider than the line", text: "ab", width: 2, first: "> > ", rest: "> > ", lines: ["> > a", "> > b"]),
        Case(id: "an indent wider than the line", text: "            ab", lines: [" ab"]),
        Case(id: "a tab", text: "a\tb", width: 8, lines: ["a", "b"]),
    ])
    func `a line wraps at blanks`(_ case: Case) {
        let lines = TextWrap.lines(
            Line(`case`.text), width: `case`.width, first: Line(`case`.first), rest: Line(`case`.rest))
        #expect(lines.map(\.plain) == `case`.lines)
    }

    @Test func `styles are kept with their words`() {
        let bold = Style(attributes: .bold)
        let lines = TextWrap.lines(Line([Span("one "), Span("two three", bold), Span(" four")]), width: 9)
        #expect(lines == [Line([Span("one "), Span("two", bold)]), Line([Span("three", bold)]), Line([Span("four")])])
    }

    @Test func `no line is wider than requested, and no letter is lost`() {
        var dice = Dice(seed: 3)
        for _ in 0..<500 {
            let line = Line((0..<dice.below(4)).map { _ in Span(dice.text(upTo: 30), Style(attributes: .bold)) })
            let width = 2 + dice.below(20)
            let lines = TextWrap.lines(line, width: width)
            #expect(lines.allSatisfy { $0.cellWidth <= width })
            let letters = lines.map(\.plain).joined().filter { $0 != " " }
            #expect(
                letters.unicodeScalars.count
                    == line.spans.reduce(0) { count, span in
                        count + SafeText(span.text).string.unicodeScalars.filter { $0 != " " }.count
                    })
        }
    }
}
