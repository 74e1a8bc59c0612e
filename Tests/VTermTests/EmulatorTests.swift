import Terminal
import TestSupport
import Testing
import VTerm

@Suite struct EmulatorTests {
    @Test func `text, lines and the cursor appear where a program puts them`() {
        let screen = TerminalEmulator(10, 3, "one\r\ntwo\u{1B}[1;6Hthree")
        #expect(screen.rows == ["one  three", "two"])
        #expect(screen.cursor == Point(x: 9, y: 0))
        screen.feed("\u{1B}[3;3H")
        #expect(screen.cursor == Point(x: 2, y: 2))
    }

    @Test func `the cursor can be hidden and shown again`() {
        let screen = TerminalEmulator(10, 3, "a\u{1B}[?25l")
        #expect(screen.cursor == nil)
        screen.feed("\u{1B}[?12;25h")
        #expect(screen.cursor == Point(x: 1, y: 0))
    }

    @Test func `all kinds of colors and attributes are kept`() {
        let screen = TerminalEmulator(10, 2, "\u{1B}[1;31mr\u{1B}[0;38;5;208;48;2;1;2;3;4mo\u{1B}[0;3;7;92;40mg\u{1B}[mp")
        #expect(screen.frame.canvas[0, 0].style == Style(foreground: 1, attributes: .bold))
        #expect(
            screen.frame.canvas[1, 0].style
                == Style(
                    foreground: Style.Color(number: 208), background: Style.Color(red: 1, green: 2, blue: 3), attributes: .underline))
        #expect(screen.frame.canvas[2, 0].style == Style(foreground: .brightGreen, background: 0, attributes: [.italic, .reverse]))
        #expect(screen.frame.canvas[3, 0].style == .plain)
    }

    @Test func `erased cells take the background color`() {
        let screen = TerminalEmulator(6, 2, "abc\u{1B}[44m\u{1B}[K\u{1B}[2;1H\u{1B}[K")
        #expect(screen.frame.canvas[1, 0].style.background == nil)
        #expect(screen.frame.canvas[4, 0].style.background == Style.Color(number: 4))
        #expect(screen.frame.canvas[0, 1].style.background == Style.Color(number: 4))
    }

    @Test func `a full-screen program restores the screen`() {
        let screen = TerminalEmulator(12, 3, "$ vim\r\n")
        screen.feed("\u{1B}[?1049h\u{1B}[H~ a file\r\n~")
        #expect(screen.rows == ["~ a file", "~"])
        #expect(screen.frame.isAlternate)
        screen.feed("\u{1B}[?1049l")
        #expect(screen.rows == ["$ vim"])
        #expect(screen.cursor == Point(x: 0, y: 1))
        #expect(!screen.frame.isAlternate)
    }

    @Test func `leaving the alternate screen without having entered it changes nothing`() {
        let screen = TerminalEmulator(12, 3, "one\r\ntwo\u{1B}[?1049l")
        #expect(screen.cursor == Point(x: 3, y: 1))
    }

    @Test func `a wide character takes two columns, and half of one becomes a blank`() {
        let screen = TerminalEmulator(8, 2, "日本e\u{301}!")
        #expect(screen.rows == ["日本e\u{301}!"])
        #expect(screen.cursor == Point(x: 6, y: 0))
        screen.feed("\u{1B}[1;2HX")
        #expect(screen.rows == [" X本e\u{301}!"])
        screen.feed("\u{1B}[1;3HY")
        #expect(screen.rows == [" XY e\u{301}!"])
    }

    @Test func `a wide character that doesn't fit wraps to the next row`() {
        let screen = TerminalEmulator(5, 3, "日本語")
        #expect(screen.rows == ["日本", "語"])
    }

    @Test func `characters whose width terminals disagree about keep their columns`() {
        // A flag, a skin tone, a joined family, a bidi control, a soft hyphen.
        let screen = TerminalEmulator(40, 1, "\u{1F1E9}\u{1F1EA}|\u{1F44D}\u{1F3FD}|\u{1F468}\u{200D}\u{1F469}|\u{202E}|\u{AD}|")
        let canvas = screen.frame.canvas
        #expect(canvas.row(0).count { $0 == "|" } == 5)
        for x in 0..<40 where canvas[x, 0].glyph.isWide { #expect(canvas[x + 1, 0].glyph.isTail) }
    }

    @Test func `the repeat sequence used by ncurses is supported`() {
        let screen = TerminalEmulator(10, 2, "=\u{1B}[4b|")
        #expect(screen.rows == ["=====|"])
    }

    @Test func `one sequence can set several modes`() {
        let screen = TerminalEmulator(10, 2, "\u{1B}[?1006;1000h")
        #expect(screen.frame.mouse == .clicks)
        #expect(screen.bytes(for: MouseEvent(.press, at: Point(x: 2, y: 1))) == Array("\u{1B}[<0;3;2M".utf8))
    }

    @Test func `the DEC special character set draws lines`() {
        let screen = TerminalEmulator(10, 2, "\u{1B}(0lqk\u{1B}(B ok")
        #expect(screen.rows == ["┌─┐ ok"])
    }

    @Test func `character sets are saved and restored with the cursor`() {
        let screen = TerminalEmulator(10, 2, "\u{1B}(0\u{1B}7qq\u{1B}(Bq\u{1B}8qqq")
        #expect(screen.rows == ["───"])
        #expect(TerminalEmulator(10, 2, "\u{1B}7\u{1B}(0q\u{1B}8q").rows == ["q"])
    }

    @Test func `the title is read, made safe, and never reported back`() {
        let screen = TerminalEmulator(10, 2, "\u{1B}]0;a\u{202E}b\u{7}x\u{1B}]2;top\u{1B}\\y\u{1B}[21t")
        #expect(screen.frame.title == "top")
        #expect(screen.rows == ["xy"])
        #expect(screen.takeReplies().isEmpty)
    }

    @Test func `control strings for other receivers aren't shown`() {
        let screen = TerminalEmulator(20, 2, "a\u{1B}P1$r0m\u{1B}\\b\u{1B}_hidden\u{1B}\\c\u{1B}]52;c;aGk=\u{7}d\u{1B}kname\u{1B}\\e")
        #expect(screen.rows == ["abcde"])
    }

    @Test func `a reset restores the initial state`() {
        let screen = TerminalEmulator(10, 2, "\u{1B}[?1049h\u{1B}[?1000hx\u{1B}(0\u{1B}[31m\u{1B}cq")
        #expect(screen.rows == ["q"])
        #expect(!screen.frame.isAlternate)
        #expect(screen.frame.mouse == .none)
        #expect(screen.frame.canvas[0, 0].style == .plain)
    }

    @Test func `status queries are answered`() {
        let screen = TerminalEmulator(10, 3, "\u{1B}[2;4H\u{1B}[6n\u{1B}[c")
        #expect(String(decoding: screen.takeReplies(), as: UTF8.self) == "\u{1B}[2;4R\u{1B}[?1;2c")
        #expect(screen.takeReplies().isEmpty)
    }

    @Test func `an unchanged screen returns the same frame without work`() {
        let screen = TerminalEmulator(10, 3, "one")
        let before = screen.revision
        _ = screen.frame
        screen.feed("\u{1B}[6n\u{1B}]1;icon\u{7}")
        #expect(screen.revision == before)
        screen.feed("!")
        #expect(screen.revision != before)
    }

    @Test func `lines above the scrolling region don't move, and only lines scrolled off the top of the screen are kept`() {
        let screen = TerminalEmulator(6, 4, "a\r\nb\r\nc\r\nd\u{1B}[2;3r\u{1B}[3;1H\ne\u{1B}[r\u{1B}[4;1H\nf")
        #expect(screen.rows == ["c", "e", "d", "f"])
        #expect(screen.history.lines.prefix(screen.history.screenStart).map(\.text) == ["a"])
    }

    @Test func `characters are inserted and deleted`() {
        #expect(TerminalEmulator(8, 1, "abcdef\u{1B}[1;2H\u{1B}[2@").rows == ["a  bcdef"])
        #expect(TerminalEmulator(8, 1, "abcdef\u{1B}[1;2H\u{1B}[2P").rows == ["adef"])
        #expect(TerminalEmulator(8, 1, "ab日cd\u{1B}[1;4H\u{1B}[1P").rows == ["ab cd"])
        #expect(TerminalEmulator(8, 1, "ab\u{1B}[4h\u{1B}[1;1HX").rows == ["Xab"])
    }
}
