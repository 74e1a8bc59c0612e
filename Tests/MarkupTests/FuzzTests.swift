import Markup
import Mermaid
import Terminal
import TestSupport
import Testing

struct FuzzTests {
    private static let pieces = [
        "-->", "---", "-.->", "==>", "--", "|", "[", "]", "(", ")", "{", "}", "((", "[(", "{{", "\"", "&", "\n", ";", "subgraph ", "end\n",
        "a",
        "b", "||--o{", "}|..|{", "%%", ":::", "<br>", "漢字", "\u{1B}", "\u{202E}", "é", "direction LR\n", "~~~", "<-->", "o--o", "PK",
        "erDiagram\n",
        "flowchart TD\n", " ", "👩‍👧", "\r\n", "\u{301}",
    ]

    @Test(arguments: Samples.all)
    func `a damaged diagram gives an error with a position or a drawing that fits`(_ sample: Samples.Sample) {
        var dice = Dice(seed: UInt64(sample.id.utf8.count))
        for _ in 0..<40 {
            let text = dice.spoilt(sample.mermaid, with: Self.pieces)
            do throws(MermaidError) {
                let diagram = try Diagram(mermaid: text)
                for width in [78, 1 + dice.below(60)] {
                    for line in diagram.lines(width: width) { #expect(line.cellWidth <= width, "\(text)") }
                }
                #expect(diagram.words.allSatisfy { $0.hasPrefix("Diagram: ") })
            } catch {
                let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(\.count)
                #expect(error.line >= 1 && error.line <= max(1, lines.count), "\(text)")
                #expect(
                    error.column >= 1 && error.column <= (lines.indices.contains(error.line - 1) ? lines[error.line - 1] : 0) + 1, "\(text)"
                )
                #expect(!error.message.isEmpty)
            }
        }
    }

    @Test func `any graph is drawn with all its boxes or rejected with a reason`() throws {
        var dice = Dice(seed: 3)
        for round in 0..<25 {
            let count = 1 + dice.below(14)
            var text = "flowchart \(dice.pick(["TD", "LR", "BT", "RL"]))\n"
            var open = 0
            for node in 0..<count {
                if dice.below(4) == 0, open < 3 {
                    text += "subgraph g\(node) [group \(node)]\n"
                    open += 1
                }
                text += "n\(node)[node \(node)]\n"
                if open > 0, dice.below(3) == 0 {
                    text += "end\n"
                    open -= 1
                }
            }
            text += String(repeating: "end\n", count: open)
            for _ in 0..<dice.below(2 * count) {
                let arrow = dice.pick(["-->", "---", "-.->|l|", "-.-", "-- some text -->", "-. text .->"])
                let (from, to) = (dice.below(count), dice.below(count))
                if from != to { text += "n\(from) \(arrow) n\(to)\n" }
            }
            let diagram = try Diagram(mermaid: text)
            let lines = diagram.lines(width: 500)
            let picture = RenderedText.plain(lines)
            for node in 0..<count { #expect(picture.contains(" node \(node) "), "round \(round)\n\(text)\n\(picture)") }
            for width in [30, 60, 78] { for line in diagram.lines(width: width) { #expect(line.cellWidth <= width) } }
        }
    }

    @Test func `any Markdown is laid out within the width`() {
        var dice = Dice(seed: 5)
        let pieces = [
            "> ", "- ", "1. ", "# ", "```sql\n", "```\n", "| a | b |\n|---|---|\n", "| x |", "*", "**", "`", "[a](b)", "\n\n", "\n", "<b>",
            "***\n",
            "漢字", "\u{1B}[31m", "\u{202E}", "word ", "a-long-hyphenated-word ", "\t", "\u{301}", "👩‍👧", "https://x.org ", "    code\n",
            "\\\n", "&amp;",
        ]
        for _ in 0..<300 {
            var text = ""
            for _ in 0..<dice.below(40) { text += dice.pick(pieces) }
            let width = 1 + dice.below(50)
            for line in Layout.prose(markdown: text, width: width) { #expect(line.cellWidth <= width, "\(text)") }
        }
    }
}
