package import Markdown
package import Terminal

/// Lays out Markdown blocks as styled lines.
///
/// Takes time linear in the text. No line is wider than `width`, regardless of the blocks' contents; there are no lines if `width` is less
/// than one. `marks: true` is for text that will lose its styles: code gets backticks, and titles are underlined.
package enum Layout {
    /// The blocks in order, separated by blank lines.
    package static func lines(blocks: [Block], width: Int, theme: Theme = .dark, marks: Bool = false) -> [LaidOutLine] {
        guard width > 0 else { return [] }
        var writer = BlockWriter(width: width, look: Look(theme: theme, hasMarks: marks))
        writer.write(blocks, margin: Margin(), isTight: false, depth: 0)
        return writer.lines
    }

    /// The same without source lines.
    package static func prose(_ blocks: [Block], width: Int, theme: Theme = .dark, marks: Bool = false) -> [Line] {
        lines(blocks: blocks, width: width, theme: theme, marks: marks).map(\.line)
    }

    /// Markdown text, such as a question, message, or hint.
    package static func prose(markdown: String, width: Int, theme: Theme = .dark, marks: Bool = false) -> [Line] {
        prose(Document.parse(markdown).blocks, width: width, theme: theme, marks: marks)
    }

    /// Plain text as one paragraph.
    package static func paragraph(_ text: String, width: Int, theme: Theme = .dark) -> [Line] {
        prose([.paragraph([.text(text)], line: 1)], width: width, theme: theme)
    }

    /// A heading of this level, as in a lesson.
    package static func heading(_ text: String, level: Int, width: Int, theme: Theme = .dark, marks: Bool = false) -> [Line] {
        prose([.heading(level: level, [.text(text)], line: 1)], width: width, theme: theme, marks: marks)
    }

    /// A code listing: a thin bar, then the highlighted code. Lines that are too long continue below, next to a dotted bar.
    package static func code(_ text: String, language: Language?, width: Int, theme: Theme = .dark) -> [Line] {
        guard width > 0 else { return [] }
        var writer = BlockWriter(width: width, look: Look(theme: theme, hasMarks: false))
        writer.writeCode(text, language: language, margin: Margin(), source: 1)
        return writer.lines.map(\.line)
    }
}
