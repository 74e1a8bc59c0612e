import Primitives
import Testing

struct JSONReaderTests {
    @Test(arguments: [
        "", " ", "[", "[1", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{1:2}", "{\"a\" 1}", "]", "[}", "{]", "1 2",
        "[1]]",
        "nul", "True", "01x", "1.", ".5", "1e", "-", "+1", "\"", "\"\\x\"", "\"a\nb\"", "'a'", "[\"a\":1]", ":", "{\"a\":1 \"b\":2}",
    ])
    func `text that isn't exactly one JSON document is rejected`(text: String) {
        #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
    }

    @Test(arguments: [
        "1", "-1.5e+3", "0", "true", "null", "\"\"", "[]", "{}", " [ 1 , { \"a\" : [ ] } ] \n", "\t{\"a\":{\"b\":\"c\"}}\r\n",
    ])
    func `documents of every kind are read`(text: String) throws {
        _ = try JSONValue(parsing: text)
    }

    @Test func `the error names the offset at which reading stopped`() {
        #expect(throws: JSONError(offset: 4)) { try JSONValue(parsing: "[1, ]") }
    }

    @Test func `members and items are found at any depth`() throws {
        let root = try JSONValue(parsing: #"{"a": {"b": [1, "\u00e9\ud83d\ude00\ud800", true]}, "c": null}"#)
        #expect(root.members.map(\.name) == ["a", "c"])
        #expect(root["a"]["b"] == .list([.number("1"), .text("é😀\u{FFFD}"), .bool(true)]))
    }

    @Test func `a pretty document has a line for each member and item`() throws {
        let value = try JSONValue(parsing: #"{"a": {"b": [1, "x"]}, "c": [], "d": null}"#)
        #expect(
            value.prettyLines == [
                "{", #"  "a": {"#, #"    "b": ["#, "      1,", #"      "x""#, "    ]", "  },", #"  "c": [],"#, #"  "d": null"#, "}",
            ])
    }

    @Test func `a value nested too deeply is rejected`() {
        let text = String(repeating: "[", count: 2000) + String(repeating: "]", count: 2000)
        #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
    }

    @Test func `quoted text reads back the same and contains no control characters`() throws {
        let text = "a\"\\\n\u{1B}[31m\u{9B}\u{202E}é😀"
        let quoted = JSONText.quoted(text)
        #expect(try JSONValue(parsing: quoted).text == text)
        #expect(!quoted.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || $0.value == 0x202E })
    }
}
