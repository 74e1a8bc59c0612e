import Terminal
import TestSupport
import Testing

struct SafeTextTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let id: String
        let foreign: String
        let shown: String
        var testDescription: String { id }
    }

    @Test(arguments: [
        Case(id: "setting the title", foreign: "\u{1B}]0;mine\u{7}", shown: "␛]0;mine␇"),
        Case(id: "clearing the screen", foreign: "\u{1B}[2J", shown: "␛[2J"),
        Case(id: "a C1 control", foreign: "\u{9B}2J\u{85}", shown: "<U+009B>2J<U+0085>"),
        Case(id: "delete and NUL", foreign: "a\u{7F}\u{0}", shown: "a␡␀"),
        Case(id: "a bidi override", foreign: "abc\u{202E}def\u{2069}", shown: "abc<U+202E>def<U+2069>"),
        Case(id: "a tab", foreign: "ab\tc", shown: "ab      c"),
        Case(id: "a line feed in a single line", foreign: "a\r\nb", shown: "a␍␊b"),
        Case(id: "zero-width characters", foreign: "a\u{200B}b\u{FEFF}\u{2060}", shown: "a<U+200B>b<U+FEFF><U+2060>"),
        Case(id: "a joiner between letters", foreign: "a\u{200D}b", shown: "a<U+200D>b"),
        Case(id: "a non-joiner in Persian", foreign: "می\u{200C}خواهم", shown: "میخواهم"),
        Case(id: "a soft hyphen", foreign: "a\u{AD}b", shown: "a<U+00AD>b"),
        Case(id: "a combining mark on a letter", foreign: "e\u{301}", shown: "e\u{301}"),
        Case(id: "a combining mark on nothing", foreign: "\u{301}a", shown: "◌\u{301}a"),
        Case(id: "more marks than a cell holds", foreign: "a\u{301}\u{302}\u{303}\u{304}b", shown: "a\u{301}\u{302}b"),
        Case(id: "a mark after a control", foreign: "\u{1B}\u{301}", shown: "␛◌\u{301}"),
        Case(id: "a family", foreign: "👨‍👩‍👧", shown: "👨👩👧"),
        Case(id: "a profession with a skin tone", foreign: "🧑🏽‍🚀", shown: "🧑🚀"),
        Case(id: "a skin tone on its own", foreign: "🏽", shown: "<U+1F3FD>"),
        Case(id: "flags", foreign: "🇩🇪🇫🇷", shown: "DEFR"),
        Case(id: "a flag of tags", foreign: "🏴󠁧󠁢󠁥󠁮󠁧󠁿!", shown: "🏴!"),
        Case(id: "a variation selector after a letter", foreign: "a\u{FE0F}", shown: "a<U+FE0F>"),
        Case(id: "line and paragraph separators", foreign: "a\u{2028}b\u{2029}", shown: "a<U+2028>b<U+2029>"),
        Case(id: "an unassigned character", foreign: "\u{0378}\u{10FFFF}", shown: "<U+0378><U+10FFFF>"),
        Case(id: "a character newer than terminals", foreign: "\u{1FAE8}", shown: "<U+1FAE8>"),
    ])
    func `control characters are made visible`(_ case: Case) {
        let safe = SafeText(`case`.foreign)
        #expect(Array(safe.string.unicodeScalars) == Array(`case`.shown.unicodeScalars))
        #expect(safe.width == safe.string.cellWidth)
    }

    @Test func `a tab advances to the next stop, counted from the start of the text`() {
        #expect(SafeText("\tx", column: 5).string == "   x")
        #expect(SafeText("ab\tx", tab: 4).string == "ab  x")
    }

    @Test func `lines end at line feeds, with or without a return`() {
        #expect(SafeText.lines("a\r\nb\n\nc").map(\.string) == ["a", "b", "", "c"])
        #expect(SafeText.lines("").isEmpty)
        #expect(SafeText.lines("a\n").map(\.string) == ["a"])
    }

    @Test func `safe text stays unchanged`() {
        var generator = Dice(seed: 1)
        for _ in 0..<500 {
            let safe = SafeText(generator.text(upTo: 30))
            let again = SafeText(safe.string)
            #expect(Array(again.string.unicodeScalars) == Array(safe.string.unicodeScalars))
            #expect(again.width == safe.width)
            #expect(!safe.string.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
        }
    }
}
