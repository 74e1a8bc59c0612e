import Terminal

/// The text to the left of a block: bars of quotes, bullets, and indentation.
struct Margin {
    /// Precedes the block's first line.
    var first: [Span] = []
    /// Precedes its other lines.
    var rest: [Span] = []
    /// The width of either in columns.
    var width = 0
    /// The number of lists that contain the block.
    var lists = 0

    /// The margin of the blocks after the first.
    var after: Margin { Margin(first: rest, rest: rest, width: width, lists: lists) }

    /// The margin with additional text on its right; both texts must have the same width.
    func adding(first mark: String, rest indent: String, style: Style, cells: Int) -> Margin {
        Margin(first: first + [Span(mark, style)], rest: rest + [Span(indent, style)], width: width + cells, lists: lists)
    }
}
