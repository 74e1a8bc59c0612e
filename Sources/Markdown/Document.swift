/// A Markdown text as blocks.
package struct Document: Sendable, Equatable {
    /// In order.
    package var blocks: [Block]

    /// Reads `text`, with tables, strikethrough and autolinks. Never fails: any text is Markdown.
    package static func parse(_ text: String) -> Document { Document(blocks: CommonMark.blocks(of: text)) }
}
