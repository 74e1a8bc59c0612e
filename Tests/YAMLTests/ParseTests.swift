import Testing

@testable import YAML

/// The shape of a node without its positions.
private func outline(_ node: Node) -> String {
    switch node.kind {
    case .scalar(let text, let isQuoted): isQuoted ? "'\(text)'" : text
    case .sequence(let items): "[" + items.map(outline).joined(separator: ", ") + "]"
    case .mapping(let pairs): "{" + pairs.map { "\(outline($0.key)): \(outline($0.value))" }.joined(separator: ", ") + "}"
    }
}

struct ParseTests {
    @Test(arguments: [
        ("a: 1\nb: [x, 'y', \"z\"]\n", "{a: 1, b: [x, 'y', 'z']}"),
        ("error: 01234\nports: { 8080: 80 }\n", "{error: 01234, ports: {8080: 80}}"),
        ("yes: no\nempty:\n", "{yes: no, empty: }"),
        ("- a: |\n    two\n    lines\n- >\n  folded\n  text\n", "[{a: 'two\nlines\n'}, 'folded text\n']"),
        ("base: &b [1, 2]\nagain: *b\n", "{base: [1, 2], again: [1, 2]}"),
        ("just text", "just text"),
    ])
    func `scalars are text, even if they look like numbers`(text: String, expected: String) throws {
        #expect(try parse(text).map(outline) == expected)
    }

    @Test(arguments: ["", "\n\n", "# only a comment\n"])
    func `empty input has no document`(text: String) throws {
        #expect(try parse(text) == nil)
    }

    @Test func `nodes know their position in the file`() throws {
        let node = try #require(try parse("title: x\nlist:\n  - é: { deep: 1 }\n", firstLine: 10))
        #expect(node["title"]?.line == 10)
        #expect(node["title"]?.column == 8)
        let deep = try #require(node["list"]?.items?.first?["é"])
        #expect((deep.line, deep.column) == (12, 8))
    }

    @Test(arguments: [
        ("a: [1, 2\n", 2, 1, "expected ',' or ']'"),
        ("a: 1\na: 2\n", 2, 1, "appears twice"),
        ("[a, b]: c\n", 1, 1, "a key must be text"),
        ("a: !!int 1\n", 1, 4, "a tag"),
        ("a: 1\n---\nb: 2\n", 2, 1, "second document"),
        ("a: *nowhere\n", 1, 4, "no anchor 'nowhere'"),
        ("\ta: 1\n", 1, 1, "cannot start any token"),
        ("a: \"open\n", 2, 1, "quoted scalar"),
        ("a: b: c\n", 1, 5, "mapping values are not allowed"),
        ("a: &x [*x]\n", 1, 8, "no anchor 'x'"),
    ])
    func `an error has a position and a message`(text: String, line: Int, column: Int, words: String) throws {
        let error = try #require(throws: YAMLError.self) { try parse(text) }
        #expect((error.line, error.column) == (line, column), "\(error)")
        #expect(error.message.contains(words), "\(error)")
    }

    @Test func `aliases can't expand beyond a limit`() throws {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...30 {
            text += "a\(level): &a\(level) [\((0..<9).map { _ in "*a\(level - 1)" }.joined(separator: ", "))]\n"
        }
        let error = try #require(throws: YAMLError.self) { try parse(text) }
        #expect(error.message.contains("more than 200000 values"))
    }

    @Test func `aliases can't nest deeper than text can`() throws {
        var text = "a0: &a0 [x]\n"
        for level in 1...60 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
        let error = try #require(throws: YAMLError.self) { try parse(text) }
        #expect(error.message.contains("nested more than 40 levels deep"))
    }

    @Test(arguments: ["[", "{a: ", "- ", "? "])
    func `nesting that is too deep is rejected`(piece: String) throws {
        let error = try #require(throws: YAMLError.self) { try parse(String(repeating: piece, count: 50_000)) }
        #expect(error.line == 1)
    }

    @Test func `no text crashes the reader, and every error is positioned inside the text`() {
        var generator = SystemRandomNumberGenerator()
        let pieces = [
            "a", ": ", "\n", "  ", "- ", "[", "]", "{", "}", ", ", "&x ", "*x", "!t ", "'", "\"", "|", ">", "#", "%", "@", "`", "\t",
            "\u{0}", "é", "🐘", "---\n",
            "...\n", "? ", "\\", "\u{7}", "\u{85}", "\u{2028}",
        ]
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 0..<25, using: &generator)).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
            do throws(YAMLError) { _ = try parse(text) } catch {
                #expect(error.line >= 1 && error.column >= 1 && !error.message.isEmpty, "\(text.debugDescription): \(error)")
                #expect(error.line <= text.unicodeScalars.count + 2, "\(text.debugDescription): \(error)")
            }
        }
    }

    @Test func `a mapping with ten thousand keys is read`() throws {
        let text = (0..<10_000).map { "key\($0): value\n" }.joined()
        #expect(try parse(text)?.pairs?.count == 10_000)
    }
}
