import Course
import Markdown
import Markup
import Terminal
import TutorCore

/// An exercise's instructions in as few lines as possible, with the hints shown so far, the newest directly below the task. Each earlier hint
/// gets one line, because the page has them in full.
enum TaskText {
    static func lines(_ section: Section, hints: [String], hintCount: Int, width: Int, theme: Theme) -> [Line] {
        var lines: [Line] = []
        let title: Inline = .strong([.text(section.title.sentence)])
        var isTitled = false
        for element in section.elements {
            if case .prose(var blocks) = element {
                // The title is placed on the first paragraph's line.
                if !isTitled, case .paragraph(let inlines, let line)? = blocks.first {
                    blocks[0] = .paragraph([title, .text(" ")] + inlines, line: line)
                    isTitled = true
                }
                lines += Layout.prose(blocks, width: width, theme: theme)
            }
            if case .listing(let block) = element {
                lines += Layout.code(block.text, language: Language(fence: block.language), width: width, theme: theme)
            }
        }
        if !isTitled { lines = Layout.prose([.paragraph([title], line: 0)], width: width, theme: theme) + lines }
        lines.removeAll { $0.plain.allSatisfy(\.isWhitespace) }
        for (index, hint) in hints.enumerated().reversed() {
            let label = "Hint \(index + 1) of \(hintCount): "
            let shown = index + 1 == hints.count ? hint : oneLine(hint).shortened(toCells: max(0, width - label.cellWidth))
            lines += TextWrap.lines(Line(shown), width: width, first: Line(label, theme[.accent]), rest: Line("  "))
        }
        return lines
    }

    private static func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }
}
