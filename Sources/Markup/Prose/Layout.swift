package import Markdown
package import Terminal

/// Markdown blocks as styled lines of a width.
///
/// Time is linear in the text. No line is wider than the width, whatever the blocks hold; below one column there are no lines.
/// `marks: true` is for text that will lose its styles: code stands in backticks, titles are underlined.
package enum Layout {
    /// The blocks one under the other, a blank line between them, none before or after.
    package static func lines(blocks: [Block], width: Int, theme: Theme = .dark, marks: Bool = false) -> [LaidOutLine] {
        guard width > 0 else { return [] }
        var writer = BlockWriter(width: width, look: Look(theme: theme, hasMarks: marks))
        writer.write(blocks, margin: Margin(), isTight: false, depth: 0)
        return writer.lines
    }

    /// The same without the places in the source.
    package static func prose(_ blocks: [Block], width: Int, theme: Theme = .dark, marks: Bool = false) -> [Line] {
        lines(blocks: blocks, width: width, theme: theme, marks: marks).map(\.line)
    }

    /// Markdown text: a question, a message, a hint.
    package static func prose(markdown: String, width: Int, theme: Theme = .dark, marks: Bool = false) -> [Line] {
        prose(Document.parse(markdown).blocks, width: width, theme: theme, marks: marks)
    }

    /// Plain text as one paragraph.
    package static func paragraph(_ text: String, width: Int, theme: Theme = .dark) -> [Line] {
        prose([.paragraph([.text(text)], line: 1)], width: width, theme: theme)
    }

    /// A heading of this level as a lesson shows it.
    package static func heading(_ text: String, level: Int, width: Int, theme: Theme = .dark, marks: Bool = false) -> [Line] {
        prose([.heading(level: level, [.text(text)], line: 1)], width: width, theme: theme, marks: marks)
    }

    /// A listing: a thin bar, then the code in its colors. Lines that are too long go on below, beside a dotted bar.
    package static func code(_ text: String, language: Language?, width: Int, theme: Theme = .dark) -> [Line] {
        guard width > 0 else { return [] }
        var writer = BlockWriter(width: width, look: Look(theme: theme, hasMarks: false))
        writer.writeCode(text, language: language, margin: Margin(), source: 1)
        return writer.lines.map(\.line)
    }
}
