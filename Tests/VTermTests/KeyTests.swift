import Terminal
import Testing
import VTerm

@Suite struct KeyTests {
    private func sent(_ key: KeyEvent, after text: String = "") -> String {
        String(decoding: TerminalEmulator(20, 5, text).bytes(for: key), as: UTF8.self)
    }

    @Test func `keys send the same bytes as in xterm`() {
        #expect(sent(.character("a")) == "a")
        #expect(sent(.character("é")) == "é")
        #expect(sent(.control("c")) == "\u{3}")
        #expect(sent(.control("i")) == "\t")
        #expect(sent(.control(" ")) == "\u{0}")
        #expect(sent(.control("\\")) == "\u{1C}")
        #expect(sent(.alt("x")) == "\u{1B}x")
        #expect(sent(.alt("ß")) == "\u{1B}ß")
        #expect(sent(KeyEvent(.enter)) == "\r")
        #expect(sent(KeyEvent(.enter, alt: true)) == "\u{1B}\r")
        #expect(sent(KeyEvent(.enter, control: true)) == "\r")
        #expect(sent(KeyEvent(.tab)) == "\t")
        #expect(sent(KeyEvent(.backtab)) == "\u{1B}[Z")
        #expect(sent(KeyEvent(.escape)) == "\u{1B}")
        #expect(sent(KeyEvent(.backspace)) == "\u{7F}")
        #expect(sent(KeyEvent(.delete)) == "\u{1B}[3~")
        #expect(sent(KeyEvent(.function(1))) == "\u{1B}OP")
        #expect(sent(KeyEvent(.function(12))) == "\u{1B}[24~")
        #expect(sent(KeyEvent(.left, control: true)) == "\u{1B}[1;5D")
        #expect(sent(KeyEvent(.pageUp, shift: true)) == "\u{1B}[5;2~")
    }

    @Test func `arrow keys follow the cursor key mode`() {
        #expect(sent(KeyEvent(.up)) == "\u{1B}[A")
        #expect(sent(KeyEvent(.up), after: "\u{1B}[?1h") == "\u{1B}OA")
        let screen = TerminalEmulator(20, 5, "\u{1B}[?1h")
        #expect(String(decoding: screen.bytes(forWheelUp: false), as: UTF8.self) == "\u{1B}OB\u{1B}OB\u{1B}OB")
    }

    @Test func `a paste is bracketed if the program enabled that, and its line ends are carriage returns`() {
        #expect(TerminalEmulator(20, 5).bytes(forPaste: "a\nb\tc") == Array("a\rb\tc".utf8))
        #expect(TerminalEmulator(20, 5, "\u{1B}[?2004h").bytes(forPaste: "a\nb") == Array("\u{1B}[200~a\rb\u{1B}[201~".utf8))
    }

    @Test func `only programs that enabled the mouse receive mouse events`() {
        func sent(_ event: MouseEvent, _ modes: String) -> String {
            String(decoding: TerminalEmulator(20, 5, modes).bytes(for: event), as: UTF8.self)
        }
        let press = MouseEvent(.press, at: Point(x: 4, y: 2))
        #expect(sent(press, "") == "")
        #expect(sent(press, "\u{1B}[?1000h\u{1B}[?1006h") == "\u{1B}[<0;5;3M")
        #expect(sent(press, "\u{1B}[?1000h") == "\u{1B}[M %#")
        #expect(sent(MouseEvent(.wheelUp, at: Point(x: 0, y: 0)), "\u{1B}[?1000h\u{1B}[?1006h") == "\u{1B}[<64;1;1M")
        #expect(sent(MouseEvent(.press, at: Point(x: 40, y: 2)), "\u{1B}[?1000h\u{1B}[?1006h") == "")
        let screen = TerminalEmulator(20, 5, "\u{1B}[?1002h\u{1B}[?1006h")
        let bytes = [press, MouseEvent(.drag, at: Point(x: 5, y: 2)), MouseEvent(.release, at: Point(x: 5, y: 2))].flatMap {
            screen.bytes(for: $0)
        }
        #expect(String(decoding: bytes, as: UTF8.self) == "\u{1B}[<0;5;3M\u{1B}[<32;6;3M\u{1B}[<0;6;3m")
    }
}
