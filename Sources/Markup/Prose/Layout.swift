package import Markdown
package import Terminal

/// Lays out Markdown blocks as styled lines.
///
/// Takes time linear in the text. Except for printed text, no line is wider than `width`; there are no lines if `width` is less than one.
/// `marks: true` is for text that will lose its styles: code gets backticks, and titles are underlined.
package enum Layout {
    /// The blocks in order, separated by blank lines.
    package static func prose(_ blocks: [Block], width: Int, theme: Theme = .dark, marks: Bool = false) -> [Line] {
        guard width > 0 else { return [] }
        var writer = BlockWriter(width: width, look: Look(theme: theme, hasMarks: marks))
        writer.write(blocks, margin: Margin(), isTight: false, depth: 0)
        return writer.lines
    }

    /// Markdown text, such as a question, message, or hint.
    package static func prose(markdown: String, width: Int, theme: Theme = .dark, marks: Bool = false) -> [Line] {
        prose(Document.parse(markdown).blocks, width: width, theme: theme, marks: marks)
    }

    /// Plain text as one paragraph, with names between backticks set off.
    package static func paragraph(_ text: String, width: Int, theme: Theme = .dark) -> [Line] {
        prose([.paragraph(NamedText.parts(text).map { $0.isName ? .code($0.text) : .text($0.text) }, line: 1)], width: width, theme: theme)
    }

    /// A heading of this level, as in a lesson.
    package static func heading(_ text: String, level: Int, width: Int, theme: Theme = .dark, marks: Bool = false) -> [Line] {
        prose([.heading(level: level, [.text(text)], line: 1)], width: width, theme: theme, marks: marks)
    }

    /// A listing: a thin bar, then the highlighted code. Lines that are too long continue below, next to a dotted bar. Text in no language,
    /// such as a printed table or a drawing, keeps its lines, even those wider than `width`.
    package static func code(_ text: String, language: Language?, width: Int, theme: Theme = .dark) -> [Line] {
        listing(text, language, width: language == nil && width > 0 ? .max : width, theme)
    }

    /// A printed error message: a listing whose lines continue below if they are too long, because they are sentences.
    package static func message(_ text: String, width: Int, theme: Theme = .dark) -> [Line] { listing(text, nil, width: width, theme) }

    private static func listing(_ text: String, _ language: Language?, width: Int, _ theme: Theme) -> [Line] {
        guard width > 0 else { return [] }
        var writer = BlockWriter(width: width, look: Look(theme: theme, hasMarks: false))
        writer.writeCode(text, language: language, margin: Margin())
        return writer.lines
    }
}
