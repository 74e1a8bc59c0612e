import Terminal
import TestSupport
import Testing
import VTerm

@Suite struct ResizeTests {
    @Test func `long lines rewrap when the width shrinks, and rejoin when it grows`() {
        let screen = TerminalEmulator(10, 4, "0123456789abcdef\r\n$ ")
        #expect(screen.rows == ["0123456789", "abcdef", "$ ".trimmed])
        screen.resize(6, 4)
        #expect(screen.rows == ["012345", "6789ab", "cdef", "$"])
        #expect(screen.cursor == Point(x: 2, y: 3))
        screen.resize(20, 4)
        #expect(screen.rows == ["0123456789abcdef", "$"])
        #expect(screen.cursor == Point(x: 2, y: 1))
    }

    @Test func `rows that no longer fit go to the scrollback and return later`() {
        let screen = TerminalEmulator(10, 4, "a\r\nb\r\nc\r\nd")
        screen.resize(10, 2)
        #expect(screen.rows == ["c", "d"])
        #expect(screen.history.screenStart == 2)
        #expect(screen.cursor == Point(x: 1, y: 1))
        screen.resize(10, 5)
        #expect(screen.rows == ["a", "b", "c", "d"].map { $0 })
        #expect(screen.history.screenStart == 0)
    }

    @Test func `empty rows below the cursor are dropped first`() {
        let screen = TerminalEmulator(10, 6, "a\r\nb")
        screen.resize(10, 3)
        #expect(screen.rows == ["a", "b"])
        #expect(screen.history.screenStart == 0)
        screen.resize(12, 3)
        #expect(screen.rows == ["a", "b"])
    }

    @Test func `after the screen is cleared, no rows return`() {
        let screen = TerminalEmulator(10, 2, "a\r\nb\r\nc\r\nd\u{1B}[H\u{1B}[2J$")
        screen.resize(10, 4)
        #expect(screen.rows == ["$"])
    }

    @Test func `the cursor returns to its line when a full-screen program ends after a resize`() {
        let screen = TerminalEmulator(10, 6, "0123456789abcdef\r\n$ vi\r\n\u{1B}[?1049h\u{1B}[Hfile")
        screen.resize(4, 6)
        screen.feed("\u{1B}[?1049l$")
        #expect(screen.rows == ["0123", "4567", "89ab", "cdef", "$ vi", "$"])
        #expect(screen.cursor == Point(x: 1, y: 5))
    }

    @Test func `margins and saved cursors outside the new size are harmless`() {
        let screen = TerminalEmulator(40, 20, "\u{1B}[18;20r\u{1B}[20;40H\u{1B}7\u{1B}[?1049hx")
        screen.resize(2, 1)
        screen.feed("\n\n\n\u{1B}8y\u{1B}[?1049l\n\nz\u{1B}[u\u{1B}[?1048l.")
        screen.resize(80, 24)
        screen.feed("\u{1B}8ok")
        #expect(screen.cursor != nil)
    }

    @Test func `many resizes in a row keep text and cursor intact`() {
        var dice = Dice(seed: 7)
        let screen = TerminalEmulator(80, 24)
        for number in 0..<200 {
            screen.feed("\(number): " + String(repeating: "wörd ", count: dice.below(40)) + "日本\r\n")
            screen.resize(dice.below(120) + 1, dice.below(50) + 1)
            #expect(screen.frame.canvas.cursor != nil)
        }
        screen.resize(200, 50)
        screen.feed("\r\nend")
        #expect(screen.history.lines.contains { $0.text.hasPrefix("150: ") })
        #expect(screen.history.lines.last { !$0.text.isEmpty }?.text == "end")
    }
}

extension String {
    var trimmed: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
