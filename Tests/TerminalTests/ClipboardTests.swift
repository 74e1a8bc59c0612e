import Terminal
import Testing

@Suite struct ClipboardTests {
    @Test func `text is copied completely or not at all`() throws {
        let sequence = try #require(Clipboard.sequence(copying: "foo"))
        #expect(String(decoding: sequence, as: UTF8.self) == "\u{1B}]52;c;Zm9v\u{7}")
        let longest = String(repeating: "x", count: Clipboard.maxBytes)
        #expect(Clipboard.takes(longest))
        #expect(Clipboard.sequence(copying: longest)?.count == 99_992 + 8)
        #expect(!Clipboard.takes(longest + "x"))
        #expect(Clipboard.sequence(copying: longest + "x") == nil)
    }
}
