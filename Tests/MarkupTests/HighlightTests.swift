import Markup
import Terminal
import TestSupport
import Testing

struct HighlightTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let language: Language
        let text: String
        /// Each colored piece with the first letter of its kind.
        let expected: [String]
        var testDescription: String { text }
    }

    @Test(arguments: [
        Case(
            language: .sql, text: "SELECT b.name, count(*) AS n FROM books AS b -- all",
            expected: ["k SELECT", "f count", "k AS", "k FROM", "k AS", "c -- all"]),
        Case(
            language: .sql, text: "INSERT INTO t(day) VALUES ('a''b', $1, 1.5e3);",
            expected: ["k INSERT", "k INTO", "k VALUES", "s 'a''b'", "n $1", "# 1.5e3"]),
        Case(language: .sql, text: "select coalesce(x, 0) /* open", expected: ["k select", "f coalesce", "# 0", "c /* open"]),
        Case(
            language: .sh, text: "docker run -d --name=x \"a $B\" 'c' | grep y # why",
            expected: ["f docker", "n -d", "n --name", "s \"a ", "n $B", "s \"", "s 'c'", "f grep", "c # why"]),
        Case(language: .sh, text: "for f in *; do rm ${f}; done", expected: ["k for", "f f", "k in", "k do", "f rm", "n ${f}", "k done"]),
        Case(language: .sh, text: "A=1 cat <<'X'\nbody $A\nX\nls", expected: ["f cat", "n X", "s body $A\n", "n X", "f ls"]),
        Case(
            language: .dockerfile, text: "FROM a:1 AS b\nRUN apt-get \\\n  install -y x\n# c\nCMD [\"p\"]",
            expected: ["k FROM", "s a:1", "k AS", "s b", "k RUN", "f apt-get", "n -y", "c # c", "k CMD", "s \"p\""]),
        Case(
            language: .yaml, text: "a: 1 # c\nb:\n  - \"x: y\"\n  - http://h:80\nc: |\n  text: no key\nd: true",
            expected: ["n a", "# 1", "c # c", "n b", "s \"x: y\"", "n c", "s   text: no key\n", "n d", "# true"]),
        Case(
            language: .python, text: "@d.e\ndef f(x=0x1F):\n  return g('a\\'b', \"\"\"c\nd\"\"\") # e",
            expected: ["n @d.e", "k def", "f f", "# 0x1F", "k return", "f g", "s 'a\\'b'", "s \"\"\"c\nd\"\"\"", "c # e"]),
    ])
    func `code is highlighted`(_ case: Case) {
        let bytes = Array(`case`.text.utf8)
        let pieces = Highlight.spans(`case`.text, in: `case`.language).map { span in
            let letter =
                switch span.syntax {
                case .keyword: "k"
                case .function: "f"
                case .string: "s"
                case .number: "#"
                case .comment: "c"
                case .name: "n"
                }
            return "\(letter) \(String(decoding: bytes[span.range], as: UTF8.self))"
        }
        #expect(pieces == `case`.expected)
    }

    @Test func `highlighted lines keep their text and make control characters visible`() {
        let text = "SELECT '\u{1B}[2J';\n\n\tx\r\n"
        let lines = Highlight.lines(text, in: .sql)
        #expect(lines.map(\.plain) == ["SELECT '␛[2J';", "", "        x"])
        #expect(Highlight.lines("a\tb", in: nil).map(\.plain) == ["a       b"])
        #expect(Highlight.lines("", in: .sh).isEmpty)
    }

    @Test(arguments: Language.allCases)
    func `any text is highlighted in order and within its bounds`(_ language: Language) {
        var dice = Dice(seed: 7)
        let pieces = [
            "'", "\"", "\"\"\"", "$", "${", "$(", "<<EOF", "EOF\n", "#", "--", "/*", "*/", "\n", ":", "- ", "|", ">", "&a", "[", "{", "(",
            ")", "\\",
            "RUN ", "FROM ", "def ", "é", "漢", "\u{0}", "E'", "$x$", "1.", "0x", "@",
        ]
        for _ in 0..<400 {
            var text = ""
            for _ in 0..<dice.below(12) { text += dice.pick(pieces) }
            var end = 0
            for span in Highlight.spans(text, in: language) {
                #expect(span.range.lowerBound >= end && span.range.upperBound <= text.utf8.count && !span.range.isEmpty, "\(text)")
                end = span.range.upperBound
            }
            let joined = Highlight.lines(text, in: language).map(\.plain).joined(separator: "\n")
            let plain = Highlight.lines(text, in: nil).map(\.plain).joined(separator: "\n")
            #expect(joined == plain, "\(text)")
        }
    }
}
