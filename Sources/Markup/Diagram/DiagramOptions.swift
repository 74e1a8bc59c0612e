import Terminal

/// Options for drawing a diagram, which trade quality for width.
struct DiagramOptions {
    /// How many details of an entity's attributes are shown.
    enum Detail { case types, names, keys, none }

    var axis: Axis
    /// The widths at which texts in boxes and on lines are wrapped.
    var textWidth = 28
    var labelWidth = 24
    /// Longer words are broken.
    var longestWord = NodeBox.longestWord
    var detail = Detail.types
    /// Whether to leave less space between boxes.
    var isCompact = false

    /// The lines of a link's label.
    func lines(of label: String) -> [String] { NodeBox.wrapped(label, width: labelWidth, longestWord: longestWord) }

    /// The room for a link's label.
    func size(of label: String) -> Size {
        let lines = lines(of: label)
        return Size(width: (lines.map(\.cellWidth).max() ?? 0) + 2, height: lines.count)
    }
}
