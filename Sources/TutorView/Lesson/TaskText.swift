import Course
import Markup
import Terminal

/// An exercise's instructions in as few lines as they take, with the hints that were shown.
enum TaskText {
    static func lines(_ section: Section, hints: [String], hintCount: Int, width: Int, theme: Theme) -> [Line] {
        var lines: [Line] = []
        for element in section.elements {
            if case .prose(let blocks) = element { lines += Layout.prose(blocks, width: width, theme: theme) }
            if case .listing(let block) = element {
                lines += Layout.code(block.text, language: Language(fence: block.language), width: width, theme: theme)
            }
        }
        lines = lines.filter { !$0.plain.allSatisfy(\.isWhitespace) }
        if let first = lines.first {
            lines[0] = Line([Span(section.title + (section.title.last?.isLetter == true ? ". " : " "), theme[.strong])] + first.spans)
        }
        var wrapped = lines.first.map { TextWrap.lines($0, width: width) } ?? []
        wrapped += lines.dropFirst()
        for (index, hint) in hints.enumerated() {
            wrapped += TextWrap.lines(
                Line(hint), width: width, first: Line("Hint \(index + 1) of \(hintCount): ", theme[.accent]), rest: Line("  "))
        }
        return wrapped
    }
}
