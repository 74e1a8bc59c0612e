import Testing

@testable import Markdown

struct DocumentTests {
    private func blocks(_ text: String) -> [Block] { Document.parse(text).blocks }

    @Test func `blocks know their first line`() {
        let text = """
            # Title

            Some *words*
            and `code`.

            - one
            - two

            > quoted

            ---
            """
        #expect(
            blocks(text) == [
                .heading(level: 1, [.text("Title")], line: 1),
                .paragraph([.text("Some "), .emphasis([.text("words")]), .softBreak, .text("and "), .code("code"), .text(".")], line: 3),
                .list(
                    .init(
                        start: nil, isTight: true,
                        items: [[.paragraph([.text("one")], line: 6)], [.paragraph([.text("two")], line: 7)]], line: 6)),
                .quote([.paragraph([.text("quoted")], line: 9)], line: 9),
                .rule(line: 11),
            ])
    }

    @Test(arguments: [
        ("```sql run predict=rows\nSELECT 1;\n```", "sql run predict=rows", "SELECT 1;\n"),
        ("```text output match=\"\\d+\\n&amp;\\\"\"\nx\n```", "text output match=\"\\d+\\n&amp;\\\"\"", "x\n"),
        ("~~~sql mistake \"say `this`\"\nSELECT 1;\n~~~", "sql mistake \"say `this`\"", "SELECT 1;\n"),
        ("~~~~  text   hint  \n~~~\n~~~~", "text   hint", "~~~\n"),
        ("```\r\nplain\r\n```", "", "plain\n"),
        ("````", "", ""),
    ])
    func `an info string is kept as typed`(text: String, info: String, content: String) {
        #expect(blocks(text) == [.code(info: info, text: content, line: 1, isFenced: true)])
    }

    @Test func `an info string is found inside a list and a quote`() {
        #expect(
            blocks("1. > ```sh run\n   > ls\n   > ```")
                == [
                    .list(
                        .init(
                            start: 1, isTight: true,
                            items: [[.quote([.code(info: "sh run", text: "ls\n", line: 1, isFenced: true)], line: 1)]], line: 1))
                ])
    }

    @Test func `tables, strikethrough and bare URLs are read`() {
        let text = """
            | a | b |
            |---|--:|
            | 1 | ~~2~~ |

            see https://example.org now
            """
        #expect(
            blocks(text) == [
                .table(
                    .init(
                        alignments: [.none, .right], header: [[.text("a")], [.text("b")]],
                        rows: [[[.text("1")], [.strikethrough([.text("2")])]]], line: 1)),
                .paragraph(
                    [
                        .text("see "), .link([.text("https://example.org")], destination: "https://example.org"), .text(" now"),
                    ], line: 5),
            ])
    }

    @Test func `HTML is read as its tags and the text between them`() {
        #expect(blocks("<b>x</b>\n") == [.paragraph([.html("<b>"), .text("x"), .html("</b>")], line: 1)])
        #expect(
            blocks("<div>\nx<br>y\n</div>\n")
                == [.paragraph([.html("<div>"), .text(" x"), .html("<br>"), .lineBreak, .text("y "), .html("</div>")], line: 1)])
        #expect(blocks("<!-- a > b -->\n") == [.paragraph([.html("<!-- a > b -->")], line: 1)])
    }

    @Test func `a footnote follows the block that refers to it`() {
        let text = """
            One[^b] and two[^a].

            ## Next

            [^a]: See[^c].
            [^b]: Note.

                More.
            [^c]: Last.
            """
        #expect(
            blocks(text) == [
                .paragraph([.text("One"), .text("[1]"), .text(" and two"), .text("[2]"), .text(".")], line: 1),
                .quote([.paragraph([.text("[1] "), .text("Note.")], line: 6), .paragraph([.text("More.")], line: 8)], line: 6),
                .quote([.paragraph([.text("[2] "), .text("See"), .text("[3]"), .text(".")], line: 5)], line: 5),
                .quote([.paragraph([.text("[3] "), .text("Last.")], line: 9)], line: 9),
                .heading(level: 2, [.text("Next")], line: 3),
            ])
    }

    @Test(arguments: [
        String(repeating: ">", count: 20_000) + " x",
        String(repeating: "- ", count: 3_000) + "x",
        String(repeating: "*a **b ", count: 3_000),
        String(repeating: "[", count: 20_000) + "x" + String(repeating: "]", count: 20_000),
    ])
    func `deep nesting is read`(text: String) {
        #expect(!blocks(text).isEmpty)
    }

    @Test func `no text crashes the reader`() {
        var generator = SystemRandomNumberGenerator()
        let pieces = [
            "```", "~~~", "`", "\n", "\r", "> ", "- ", "1. ", "| a |", "\n|--|\n", "*", "~~", "<", "\u{0}", "é", "[x](", "\t", "\\", "[^x]",
            "[^x]: ", "<!--", "<b>", "[!note]",
            "&amp;", "#",
        ]
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 0..<60, using: &generator)).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
            for case .code(let info, _, let line, true) in blocks(text) {
                #expect(line >= 1, "\(text.debugDescription)")
                #expect(!info.contains("\n"), "\(text.debugDescription)")
            }
        }
    }

    /// Text that may exceed a limit. The test's output shows its name instead of the text.
    struct Large: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var text: String
        var limit: DocumentLimit?
        var line: Int

        init(_ name: String, _ text: String, _ limit: DocumentLimit? = nil, line: Int = 0) {
            testDescription = name
            self.text = text
            self.limit = limit
            self.line = line
        }

        static let uses = String(repeating: "[a] ", count: 1_000)
        static let definition = "[a]: /" + String(repeating: "x", count: 100_000) + "\n\n"
        static let wide = "|" + String(repeating: "a|", count: 65) + "\n|" + String(repeating: "-|", count: 65) + "\n"
        static let sixty = String(repeating: "a|", count: 60) + "\n" + String(repeating: "-|", count: 60) + "\n"
    }

    @Test(arguments: [
        Large("uses of a long definition", Large.definition + Large.uses, .linkReferences, line: 1),
        Large("a definition in a quote", "x\n\n> " + Large.definition + Large.uses, .linkReferences, line: 3),
        Large("many columns", Large.wide, .tableCells, line: 2),
        Large("rows that are filled up", Large.sixty + String(repeating: "x|\n", count: 400), .tableCells, line: 329),
        Large("many rows", "a|b\n-|-\n" + String(repeating: "x|y\n", count: 60_000), .tableCells, line: 10_002),
        Large("many tables", String(repeating: "a|b\n-|-\n\n", count: 10_000)),
        Large("an ordinary lesson", "[a]: /b\n\n[a] and [a]\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n"),
    ])
    func `text that exceeds a limit is rejected`(large: Large) {
        let document = Document.parse(large.text)
        let isEmpty = document.blocks.isEmpty
        #expect(document.exceeded == large.limit)
        #expect(document.exceededLine == large.line)
        #expect(isEmpty == (large.limit != nil))
    }
}
