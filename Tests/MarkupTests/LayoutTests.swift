import Markup
import Terminal
import Testing

struct LayoutTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let id: String
        let markdown: String
        var width = 20
        let expected: String
        var testDescription: String { id }
    }

    @Test(arguments: [
        Case(id: "a paragraph", markdown: "one two three four five six", expected: "one two three four\nfive six"),
        Case(id: "a hard break", markdown: "one\\\ntwo", expected: "one\ntwo"),
        Case(id: "a title", markdown: "# A title\n\ntext", expected: "A title\n\ntext"),
        Case(id: "short code isn't broken", markdown: "twelve chars `docker run -d`", expected: "twelve chars\ndocker run -d"),
        Case(id: "an option isn't broken", markdown: "it runs with --read-only here", expected: "it runs with\n--read-only here"),
        Case(
            id: "an option before a hard break doesn't keep the next word together", markdown: "--read-only\\\na-long-hyphenated-word",
            expected: "--read-only\na-long-hyphenated-\nword"),
        Case(
            id: "a hyphen doesn't break a word", markdown: "a sentence with well-known words",
            expected: "a sentence with\nwell-known words"),
        Case(id: "a long word", markdown: "aaaaaaaaaaaaaaaaaaaaaaaaa b", expected: "aaaaaaaaaaaaaaaaaaaa\naaaaa b"),
        Case(
            id: "a tight list", markdown: "- one two three four five\n- six\n  - seven",
            expected: "• one two three four\n  five\n• six\n  ◦ seven"),
        Case(id: "a loose list", markdown: "- one\n\n- two\n\n  three", expected: "• one\n\n• two\n\n  three"),
        Case(
            id: "an ordered list", markdown: "9. one\n10. two three four five", expected: " 9. one\n10. two three four\n    five"),
        Case(id: "a list within a quote", markdown: "> a\n> - b", expected: "│ a\n│\n│ • b"),
        Case(id: "a bullet of a bullet", markdown: "- - a", expected: "• ◦ a"),
        Case(id: "an empty item", markdown: "-\n- a", expected: "•\n• a"),
        Case(id: "a rule", markdown: "a\n\n---\n\nb", width: 5, expected: "a\n\n─────\n\nb"),
        Case(id: "a link", markdown: "[text](https://x.org/y)", width: 40, expected: "text (https://x.org/y)"),
        Case(id: "a link whose text is its address", markdown: "<https://x.org>", expected: "https://x.org"),
        Case(id: "a link within the course", markdown: "[next](12-joins.md)", expected: "next"),
        Case(id: "an image", markdown: "![a whale](w.png)", expected: "[a whale]"),
        Case(id: "HTML has no effect", markdown: "<b onclick=x>\nhi\n</b>", expected: "hi"),
        Case(id: "tags are hidden", markdown: "Press <kbd>F5</kbd>.<br>H<sub>2</sub>O, 10<sup>9</sup>", expected: "Press F5.\nH2O, 10^9"),
        Case(id: "comments are hidden", markdown: "a <!-- x --> b\n\n<!--\ny\n-->\n\nc", expected: "a  b\n\nc"),
        Case(id: "a word in angle brackets is text", markdown: "docker run <image>", expected: "docker run <image>"),
        Case(id: "a footnote", markdown: "Fast.[^1]\n\nMore\n\n[^1]: Mostly.", expected: "Fast.[1]\n\n│ [1] Mostly.\n\nMore"),
        Case(
            id: "a callout", markdown: "> [!WARNING]\n> Back up first.\n>\n> Then go.",
            expected: "│ Warning: Back up\n│ first.\n│\n│ Then go."),
        Case(id: "a quote that is no callout", markdown: "> [!HINT]\n> Look.", expected: "│ [!HINT] Look."),
        Case(id: "code", markdown: "```\na  b\n  c\n\n```", expected: "│ a  b\n│   c\n│"),
        Case(id: "code that is too long", markdown: "```\n  SELECT something, another\n```", expected: "│   SELECT\n┊ something, another"),
        Case(id: "wide characters", markdown: "漢字漢字漢字漢字漢字漢字", width: 9, expected: "漢字漢字\n漢字漢字\n漢字漢字"),
        Case(id: "control characters are made visible", markdown: "a\u{1B}[2Jb\u{202E}c", expected: "a␛[2Jb<U+202E>c"),
        Case(
            id: "a table", markdown: "| a | b |\n|--:|---|\n| 1 | two |\n| 10 | x |", expected: " a  b\n──  ───\n 1  two\n10  x"),
        Case(
            id: "a table with wrapped cells", markdown: "| a | b |\n|---|---|\n| one | two three four five |\n| x | y |", width: 18,
            expected: "a    b\n───  ─────────────\none  two three\n     four five\n\nx    y"),
        Case(
            id: "a table that is much too wide", markdown: "| a | b | c |\n|---|---|---|\n| one | two three four | five |", width: 10,
            expected: "a\n  one\nb\n  two\n  three\n  four\nc\n  five"),
    ])
    func `Markdown is laid out`(_ case: Case) {
        let lines = Layout.prose(markdown: `case`.markdown, width: `case`.width)
        let text = RenderedText.plain(lines)
        #expect(text == `case`.expected + "\n")
    }

    @Test func `without styles, emphasis is shown with characters`() {
        let lines = Layout.prose(markdown: "# Title\n\n*a* **b** `c d`\n\n## More", width: 30, marks: true)
        #expect(RenderedText.plain(lines) == "Title\n═════\n\n*a* **b** `c d`\n\nMore\n────\n")
    }

    @Test func `styles follow the emphasis`() {
        let theme = Theme.dark
        let line = Layout.prose(markdown: "a *b **c*** `d`", width: 20, theme: theme)[0]
        #expect(line.spans.map(\.text) == ["a ", "b ", "c", " ", "d"])
        #expect(line.spans[1].style.attributes.contains(.italic))
        #expect(line.spans[2].style.attributes.contains([.italic, .bold]))
        #expect(line.spans[4].style.foreground == theme[.code].foreground)
    }

    @Test(arguments: [1, 2, 3, 5, 8, 13, 40])
    func `no line is wider than the width`(_ width: Int) {
        let markdown = """
            # A *title* 漢字漢字漢字

            > - 1. a https://example.org/a/very/long/path `docker run --name x` 漢字 👩‍👧 é
            >   | a | b | c | d |
            >   |---|:-:|--:|---|
            >   | one | 漢字漢字 | `x y z` | four |

            ```sql
            SELECT a, 漢字, '\t' FROM t WHERE a = 'x';
            ```
            <div>漢字 html</div>

            ***
            """
        for line in Layout.prose(markdown: markdown, width: width) { #expect(line.cellWidth <= width, "\(line.plain)") }
    }

    @Test func `deep nesting is cut off`() {
        let quotes = String(repeating: ">", count: 5000) + " a"
        let lists = (0..<500).map { String(repeating: "  ", count: $0) + "- a" }.joined(separator: "\n")
        let stars = String(repeating: "*a ", count: 5000) + String(repeating: "*", count: 5000)
        for text in [quotes, lists, stars] {
            for line in Layout.prose(markdown: text, width: 30) { #expect(line.cellWidth <= 30) }
        }
    }
}
