import Terminal

/// The direction in which the ranks of a picture follow each other.
///
/// The layout uses *along* (the direction of the arrows) and *across* instead of x and y, so that one algorithm handles both directions.
enum Axis: Sendable {
    case down, right

    func along(_ size: Size) -> Int { self == .down ? size.height : size.width }
    func across(_ size: Size) -> Int { self == .down ? size.width : size.height }
    func size(along: Int, across: Int) -> Size {
        self == .down ? Size(width: across, height: along) : Size(width: along, height: across)
    }
    func point(along: Int, across: Int) -> Point { self == .down ? Point(x: across, y: along) : Point(x: along, y: across) }
}

/// The empty space in a picture, in cells.
struct Spacing {
    /// Across: between two boxes, and between a line and what is next to it.
    var betweenBoxes: Int
    var besideLines: Int
    /// Across: between two lines that end on the same side of a box.
    var betweenPorts: Int
    /// Along: the minimum between two linked boxes.
    var least: Int

    static func flowchart(_ axis: Axis, isCompact: Bool) -> Spacing {
        switch axis {
        case .down where isCompact: Spacing(betweenBoxes: 1, besideLines: 1, betweenPorts: 2, least: 2)
        case .down: Spacing(betweenBoxes: 3, besideLines: 2, betweenPorts: 2, least: 2)
        case .right: Spacing(betweenBoxes: 1, besideLines: 1, betweenPorts: 2, least: 3)
        }
    }

    static func entities(_ axis: Axis, isCompact: Bool) -> Spacing {
        switch axis {
        case .down where isCompact: Spacing(betweenBoxes: 2, besideLines: 2, betweenPorts: 3, least: 4)
        case .down: Spacing(betweenBoxes: 4, besideLines: 3, betweenPorts: 4, least: 4)
        case .right: Spacing(betweenBoxes: 1, besideLines: 1, betweenPorts: 2, least: 6)
        }
    }
}
