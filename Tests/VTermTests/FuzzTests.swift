import Terminal
import TestSupport
import Testing
import VTerm

@Suite struct FuzzTests {
    /// Expects each row to be a valid canvas row, with nothing that a terminal would interpret.
    private func expectSound(_ screen: TerminalEmulator, _ comment: Comment) {
        let canvas = screen.frame.canvas
        var isSound = canvas.cursor.map { canvas.bounds.contains($0) } ?? true
        for y in 0..<canvas.size.height {
            for x in 0..<canvas.size.width {
                let glyph = canvas[x, y].glyph
                if glyph.isWide, x + 1 >= canvas.size.width || !canvas[x + 1, y].glyph.isTail { isSound = false }
                if glyph.isTail, x == 0 || !canvas[x - 1, y].glyph.isWide { isSound = false }
            }
            let row = canvas.row(y)
            if SafeText(row).string != row { isSound = false }
        }
        #expect(isSound, comment)
        #expect(SafeText(screen.frame.title).string == screen.frame.title, comment)
    }

    @Test(arguments: 0..<10) func `random bytes never crash the emulator or leave control characters on the screen`(seed: Int) {
        var dice = Dice(seed: UInt64(seed + 1))
        let screen = TerminalEmulator(dice.below(100) + 1, dice.below(40) + 1)
        for round in 0..<15 {
            screen.feed((0..<dice.below(2000)).map { _ in UInt8(truncatingIfNeeded: dice.next()) })
            if round % 7 == 0 { screen.resize(dice.below(120), dice.below(50)) }
            _ = screen.takeReplies()
            expectSound(screen, "seed \(seed) round \(round)")
        }
        _ = screen.history.lines.map(\.text)
    }

    @Test(arguments: 0..<30) func `sequences of plausible parts never crash the emulator`(seed: Int) {
        var dice = Dice(seed: UInt64(seed + 100))
        let parts = [
            "\u{1B}", "[", "]", "?", ";", ":", "0", "1", "7", "25", "1049", "999999999999", "2147483647", "h", "l", "m", "H", "J", "K", "L",
            "M", "P", "@", "X", "S", "T", "r", "s", "u", "b", "d", "G", "n", "c", "t", "$", "!", "p", " ", "q", "\u{7}", "\u{8}", "\t",
            "\n",
            "\r", "\u{E}", "\u{F}", "日", "e\u{301}", "\u{301}", "\u{1F469}\u{200D}", "\u{85}", "\u{9B}", "\u{AD}", "text", "\u{1B}\\",
            "\u{1B}P",
            "\u{1B}#8", "\u{1B}#3", "\u{1B}(0", "\u{1B}c", "\u{1B}7", "\u{1B}8", "\u{1B}[?69h", "\u{1B}[5;10s", "\u{1B}[3;7r", "\u{1B}[?6h",
            "\u{1B}[4h", "\u{1B}[?47h", "\u{1B}[?1048h", "\u{1B}M", "\u{1B}D", "\u{1B}H", "\u{18}", "\u{1A}", "\u{0}", "\u{1B}N", "\u{1B}n",
        ]
        let screen = TerminalEmulator(dice.below(30) + 1, dice.below(12) + 1)
        for round in 0..<60 {
            let text = (0..<dice.below(120)).map { _ in parts[dice.below(parts.count)] }.joined()
            // Sequences may be cut anywhere.
            var bytes = Array(text.utf8)[...]
            while !bytes.isEmpty {
                let count = dice.below(9) + 1
                screen.feed(Array(bytes.prefix(count)))
                bytes = bytes.dropFirst(count)
            }
            if round % 5 == 0 { screen.resize(dice.below(40), dice.below(15)) }
            expectSound(screen, "seed \(seed) round \(round)")
        }
    }

    @Test func `a sequence with too many parameters is handled within the library's limits`() {
        let screen = TerminalEmulator(20, 2, "\u{1B}[" + String(repeating: "1;", count: 5000) + "mok")
        #expect(screen.rows == ["ok"])
    }

    @Test func `any number of combining marks stays on one character at bounded cost`() {
        let screen = TerminalEmulator(20, 2, "a")
        for _ in 0..<200 { screen.feed(String(repeating: "\u{301}", count: 1000)) }
        screen.feed("b")
        #expect(screen.rows == ["a\u{301}\u{301}b"])
        #expect(screen.cursor == Point(x: 2, y: 0))
    }

    @Test func `an unterminated string isn't buffered`() {
        let screen = TerminalEmulator(20, 2, "a\u{1B}]0;")
        for _ in 0..<500 { screen.feed(String(repeating: "x", count: 1000)) }
        screen.feed("\u{7}b")
        #expect(screen.rows == ["ab"])
        #expect(screen.frame.title.count <= 200)
    }

    @Test func `endless status queries get a bounded number of answers`() {
        let screen = TerminalEmulator(20, 2)
        for _ in 0..<20_000 { screen.feed("\u{1B}[c\u{1B}[6n") }
        #expect(screen.takeReplies().count < 66_000)
    }

    @Test func `pasted text can't end the paste or press keys`() {
        let screen = TerminalEmulator(20, 2, "\u{1B}[?2004h")
        let bytes = screen.bytes(forPaste: "ls\u{1B}[201~\nrm\u{3}\u{9B}")
        #expect(String(decoding: bytes, as: UTF8.self) == "\u{1B}[200~ls[201~\rrm\u{1B}[201~")
    }
}
