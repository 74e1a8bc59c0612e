import Primitives
import Testing

struct JSONValueTests {
    @Test func `every kind of value keeps its type`() throws {
        let value = try JSONValue(parsing: #"{"a":null,"b":true,"c":-1.5e3,"d":"null","e":["x",1],"f":{},"g":[],"h":12345678901234567890}"#)
        #expect(value["a"].isNull && value["b"].bool == true && value["c"].double == -1500 && value["d"].text == "null")
        #expect(value["e"].texts == ["x"] && value["e"].items.count == 2 && value["f"] == .object([]) && value["g"] == .list([]))
        #expect(value["h"] == .number("12345678901234567890") && value["none"]["further"].isNull)
        #expect(value.members.map(\.name) == ["a", "b", "c", "d", "e", "f", "g", "h"])
    }

    @Test func `strings keep every character that JSON allows`() throws {
        let text =
            #"["\u003cnone\u003e \"q\" \\ \/ \n\t\b\f\r \u0000\u001b","é 鲸 🐳 : # - 'x' {} &a *b !c %d","~"#
            + "\u{7F}\u{85}\u{9B}\u{FEFF}\u{2028}" + #""]"#
        let value = try JSONValue(parsing: text)
        #expect(value.texts[0] == "<none> \"q\" \\ / \n\t\u{8}\u{C}\r \0\u{1B}")
        #expect(value.texts[1] == "é 鲸 🐳 : # - 'x' {} &a *b !c %d")
        #expect(value.texts[2] == "~\u{7F}\u{85}\u{9B}\u{FEFF}\u{2028}")
    }

    @Test func `whitespace between tokens makes no difference`() throws {
        let spread = "[\n    {\n        \"Id\" : \"a:b\",\n\t\"Ports\": {\"80/tcp\": [ {\"HostPort\":\"8080\"} ]}\n    }\n]\n"
        #expect(try JSONValue(parsing: spread) == JSONValue(parsing: #"[{"Id":"a:b","Ports":{"80/tcp":[{"HostPort":"8080"}]}}]"#))
    }

    @Test func `a document is written as it was read, on one line`() throws {
        let text = #"{"a":[null,true,-1.5e3,{"b":"\"q\" \u001b é"}],"c":{},"d":[]}"#
        #expect(try JSONValue(parsing: text).json == text)
    }

    @Test func `truncated or empty input is an error`() {
        #expect(throws: JSONError.self) { try JSONValue(parsing: #"[{"a":"#) }
        #expect(throws: JSONError.self) { try JSONValue(parsing: "") }
    }
}
