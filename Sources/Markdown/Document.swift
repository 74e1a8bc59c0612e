/// A Markdown text parsed into blocks.
package struct Document: Sendable, Equatable {
    /// In order. Empty if the text exceeds a limit.
    package var blocks: [Block]
    /// The limit that the text exceeds, if any.
    package var exceeded: DocumentLimit?
    /// The line where it exceeds the limit.
    package var exceededLine = 0

    init(blocks: [Block]) { self.blocks = blocks }

    /// Parses `text`, including tables, strikethrough, autolinks, footnotes, and alerts. Any text is valid Markdown, so this never fails, but a text that
    /// exceeds a limit isn't parsed: that could take hours.
    package static func parse(_ text: String) -> Document {
        var text = text
        if let (limit, line) = text.withUTF8({ DocumentLimit.exceeded(by: $0) }) {
            var document = Document(blocks: [])
            document.exceeded = limit
            document.exceededLine = line
            return document
        }
        return Document(blocks: CommonMark.blocks(of: text))
    }
}
