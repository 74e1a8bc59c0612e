import Glibc
import Terminal
import TestSupport
import Testing

@testable import VTerm

@Suite struct HistoryTests {
    @Test func `the newest ten thousand lines are kept`() {
        let screen = TerminalEmulator(20, 5)
        for number in 1...10_050 { screen.feed("line \(number)\r\n") }
        let history = screen.history
        #expect(history.screenStart == 10_000)
        #expect(history.lines.first?.text == "line 47")
        #expect(history.lines[history.screenStart - 1].text == "line 10046")
    }

    /// Runs in its own process, because other tests use memory at the same time.
    @Test func `ten thousand lines take a few megabytes`() async {
        await #expect(processExitsWith: .success) {
            let before = HistoryTests.resident()
            let screen = TerminalEmulator(80, 24)
            for number in 1...11_000 { screen.feed("\(number) the quick brown fox jumps over the lazy dog and comes back\r\n") }
            #expect(screen.history.screenStart == 10_000)
            #expect(HistoryTests.resident() - before < 12 << 20)
        }
    }

    /// This process's memory in bytes.
    fileprivate static func resident() -> Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 128)
        guard fgets(&line, 128, file) != nil else { return 0 }
        let words = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: " ")
        return (words.count > 1 ? Int(words[1]) ?? 0 : 0) * 4096
    }

    @Test func `lines keep their styles and wide characters`() {
        let screen = TerminalEmulator(20, 1, "\u{1B}[31mred\u{1B}[m 日本 e\u{301} \u{1B}[44m  \r\n")
        let line = screen.history.lines[0]
        #expect(line.text == "red 日本 e\u{301}   ")
        #expect(line.cells[0].style.foreground == Style.Color(number: 1))
        #expect(line.cells.last?.style.background == Style.Color(number: 4))
        #expect(line.cells[4].glyph.isWide)
    }

    @Test func `a color on every character doesn't make memory grow without limit`() {
        let row = (0..<200).map { "\u{1B}[38;2;\($0);\($0 / 2);7;48;2;9;\($0);1mx" }.joined() + "\r\n"
        let line = TerminalEmulator(200, 1, row).history.lines[0]
        #expect(line.cells.count == 200)
        var kept = Scrollback()
        for _ in 0..<20_000 { kept.append(line) }
        #expect(kept.lines.reduce(0) { $0 + $1.byteCount } <= 16 << 20)
        #expect(kept.count > 3000)
    }

    @Test func `a program can clear the scrollback`() {
        let screen = TerminalEmulator(20, 2, "a\r\nb\r\nc\r\nd\u{1B}[3J")
        #expect(screen.history.screenStart == 0)
        #expect(screen.rows == ["c", "d"])
    }

    @Test func `a full-screen program adds nothing to the scrollback`() {
        let screen = TerminalEmulator(20, 2, "\u{1B}[?1049ha\r\nb\r\nc\r\nd\u{1B}[?1049l")
        #expect(screen.history.screenStart == 0)
    }
}
