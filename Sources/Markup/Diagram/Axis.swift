import Terminal

/// The direction in which the ranks of a picture follow each other.
///
/// Layout speaks of *along* (the way the arrows go) and *across*, so that one algorithm draws both.
enum Axis: Sendable {
    case down, right

    func along(_ size: Size) -> Int { self == .down ? size.height : size.width }
    func across(_ size: Size) -> Int { self == .down ? size.width : size.height }
    func size(along: Int, across: Int) -> Size {
        self == .down ? Size(width: across, height: along) : Size(width: along, height: across)
    }
    func point(along: Int, across: Int) -> Point { self == .down ? Point(x: across, y: along) : Point(x: along, y: across) }
}

/// The blank space of a picture, in cells.
struct Spacing {
    /// Across, between two boxes, and between a line and what is beside it.
    var betweenBoxes: Int
    var besideLines: Int
    /// Across, between two lines that end at one side of a box.
    var betweenPorts: Int
    /// Along, between two boxes that are linked.
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
