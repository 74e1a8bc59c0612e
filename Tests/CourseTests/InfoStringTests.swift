import Testing

@testable import Course

struct InfoStringTests {
    @Test func `language, role, keys and a message are distinguished`() throws {
        let info = try InfoString(#"python mistake path=app.py "say \"this\" or \\that""#)
        #expect(info.language.text == "python")
        #expect(info.role?.text == "mistake")
        #expect(info["path"]?.text == "app.py")
        #expect(info.messages.map(\.text) == [#"say "this" or \that"#])
        #expect(info.messages.map(\.offset) == [27])
    }

    @Test(arguments: [
        (#"text output match="a\"b\\d\n""#, #"a\"b\\d\n"#),
        (#"text output match="" "#, ""),
        (#"text output match=\d+"#, #"\d+"#),
        (#"text output match="a = b""#, "a = b"),
    ])
    func `the match pattern is kept unparsed`(raw: String, value: String) throws {
        #expect(try InfoString(raw)["match"]?.text == value)
    }

    @Test(
        arguments: [
            ("", "", nil, []),
            ("   ", "", nil, []),
            ("sql", "sql", nil, []),
            ("text error 42703", "text", "error", ["42703"]),
            ("sql\trun", "sql", "run", []),
        ] as [(String, String, String?, [String])])
    func `missing parts are empty`(raw: String, language: String, role: String?, words: [String]) throws {
        let info = try InfoString(raw)
        #expect(info.language.text == language)
        #expect(info.role?.text == role)
        #expect(info.words.map(\.text) == words)
    }

    @Test(arguments: [
        (#"sql mistake "not closed"#, 12, "not closed"),
        (#"sql mistake "a \n b""#, 15, "escapes"),
        (#"sql mistake "a"b"#, 15, "a space is missing"),
        (#"sql run predict="#, 16, "a value is missing"),
        (#"sql run =rows"#, 8, "a key is missing"),
        (#"sql run predict=rows predict=plan"#, 21, "appears twice"),
        (#"sql run predict=ro"ws"#, 16, "can only come at the start"),
        (#"sql run wh"at"#, 8, "can only come at the start"),
        (#"sql mistake "ends in \"#, 12, "not closed"),
        ("sql mistake “Your result says so. Why?”", 12, "straight quotes"),
        ("sql run predict=“How many?”", 16, "straight quotes"),
    ])
    func `unexpected trailing text is an error with its position`(raw: String, offset: Int, words: String) throws {
        let failure = try #require(throws: InfoString.Failure.self) { try InfoString(raw) }
        #expect(failure.offset == offset, "\(failure)")
        #expect(failure.message.contains(words), "\(failure)")
    }

    @Test func `no text causes a crash, and every position is inside the text`() {
        var generator = SystemRandomNumberGenerator()
        let pieces = ["sql", " ", "run", "=", "\"", "\\", "match=", "é", "🐘", "\t", "\u{0}", "predict=rows", "\\\"", "\u{301}"]
        for _ in 0..<5_000 {
            let raw = (0..<Int.random(in: 0..<14, using: &generator)).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
            do throws(InfoString.Failure) { _ = try InfoString(raw) } catch {
                #expect((0...raw.unicodeScalars.count).contains(error.offset), "\(raw.debugDescription)")
            }
        }
    }
}
