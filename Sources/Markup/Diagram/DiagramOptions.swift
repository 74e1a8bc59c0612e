/// How a diagram is drawn, from what is best to what is narrowest.
struct DiagramOptions {
    /// How much of an entity's attributes is shown.
    enum Detail { case types, names, keys, none }

    var axis: Axis
    /// Texts in boxes and on lines are broken at these widths.
    var textWidth = 28
    var labelWidth = 24
    var detail = Detail.types
    /// Less blank space between boxes.
    var isCompact = false
}
