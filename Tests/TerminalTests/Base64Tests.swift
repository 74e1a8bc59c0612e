import Terminal
import Testing

@Suite struct Base64Tests {
    @Test(arguments: ["": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foobar": "Zm9vYmFy", "ü日": "w7zml6U="])
    func `base64 follows the standard`(plain: String, encoded: String) {
        #expect(String(decoding: Base64.encoded(Array(plain.utf8)), as: UTF8.self) == encoded)
    }

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
