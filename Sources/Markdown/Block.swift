/// A block of a Markdown document, with the line on which it starts.
package indirect enum Block: Sendable, Equatable {
    case heading(level: Int, [Inline], line: Int)
    case paragraph([Inline], line: Int)
    case quote([Block], line: Int)
    case list(List)
    /// `info` is the raw info string from the file, including backslashes; `line` is the fence's line; `text` excludes the fence.
    case code(info: String, text: String, line: Int, isFenced: Bool)
    case table(Table)
    case rule(line: Int)

    package struct List: Sendable, Equatable {
        /// The first number of an ordered list; `nil` for bullets.
        package var start: Int?
        package var isTight: Bool
        package var items: [[Block]]
        package var line: Int

        package init(start: Int?, isTight: Bool, items: [[Block]], line: Int) {
            self.start = start
            self.isTight = isTight
            self.items = items
            self.line = line
        }
    }

    package struct Table: Sendable, Equatable {
        package enum Alignment: Sendable { case none, left, center, right }
        package var alignments: [Alignment]
        package var header: [[Inline]]
        package var rows: [[[Inline]]]
        package var line: Int

        package init(alignments: [Alignment], header: [[Inline]], rows: [[[Inline]]], line: Int) {
            self.alignments = alignments
            self.header = header
            self.rows = rows
            self.line = line
        }
    }
}

/// Text inside a block.
package indirect enum Inline: Sendable, Equatable {
    case text(String)
    case code(String)
    case emphasis([Inline])
    case strong([Inline])
    case strikethrough([Inline])
    case link([Inline], destination: String)
    case image([Inline], destination: String)
    /// A tag or a comment; hidden.
    case html(String)
    case softBreak
    case lineBreak

    /// The text without styling.
    package var plain: String {
        switch self {
        case .text(let text), .code(let text): text
        case .softBreak: " "
        case .lineBreak: "\n"
        case .emphasis, .strong, .strikethrough, .link, .image, .html: inner.map(\.plain).joined()
        }
    }

    /// The text inside this text.
    package var inner: [Inline] {
        switch self {
        case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .link(let inner, _), .image(let inner, _): inner
        case .text, .code, .html, .softBreak, .lineBreak: []
        }
    }
}

extension Block {
    /// The line on which the block starts.
    package var line: Int {
        switch self {
        case .heading(_, _, let line), .paragraph(_, let line), .quote(_, let line), .code(_, _, let line, _), .rule(let line):
            line
        case .list(let list): list.line
        case .table(let table): table.line
        }
    }
}
