import Terminal

/// What stands left of a block: bars of quotes, bullets, indents.
struct Margin {
    /// Before the block's first line.
    var first: [Span] = []
    /// Before its other lines.
    var rest: [Span] = []
    /// The columns of either.
    var width = 0
    /// How many lists the block stands in.
    var lists = 0

    /// The margin of what follows the first block.
    var after: Margin { Margin(first: rest, rest: rest, width: width, lists: lists) }

    /// With more to the right of it; both texts are of the same width.
    func adding(first mark: String, rest indent: String, style: Style, cells: Int) -> Margin {
        Margin(first: first + [Span(mark, style)], rest: rest + [Span(indent, style)], width: width + cells, lists: lists)
    }
}
