import Mermaid
import Terminal

/// A line from a box to itself: to the right of the box if ranks go down, below it if they go right.
struct Loop {
    enum EndMarkers {
        case none, arrow
        /// The cardinalities at its start and end.
        case crowsFeet(EntityDiagram.Cardinality, EntityDiagram.Cardinality)
    }

    var label: String?
    var stroke: Drawing.Stroke
    var markers: EndMarkers

    private var isEntity: Bool { if case .crowsFeet = markers { true } else { false } }

    /// The space that the loop needs next to the box.
    func across(_ axis: Axis) -> Int {
        switch axis {
        case .down: 5 + (label.map { $0.cellWidth + 1 } ?? 0)
        case .right: isEntity ? 3 : 2
        }
    }

    /// The minimum size of the box.
    func leastSize(_ axis: Axis) -> Size {
        switch axis {
        case .down: Size(width: 3, height: isEntity ? 5 : 4)
        case .right: Size(width: 10 + (label.map(\.cellWidth) ?? 0), height: 3)
        }
    }

    /// The box's part of the area for both.
    func box(in area: Rect, _ axis: Axis) -> Rect {
        switch axis {
        case .down: Rect(x: area.x, y: area.y, width: area.width - across(axis), height: area.height)
        case .right: Rect(x: area.x, y: area.y, width: area.width, height: area.height - across(axis))
        }
    }

    /// Draws the loop next to a box that has already been drawn.
    func draw(beside box: Rect, _ axis: Axis, in drawing: inout Drawing) {
        var path: [Point] = []
        switch axis {
        case .down:
            let (top, bottom, right) = (box.y + 1, isEntity ? box.y + 3 : box.y + 2, box.maxX + 3)
            for x in (box.maxX - 1)...right { path.append(Point(x: x, y: top)) }
            for y in (top + 1)...bottom { path.append(Point(x: right, y: y)) }
            for x in ((box.maxX - 1)..<right).reversed() { path.append(Point(x: x, y: bottom)) }
            if let label { drawing.put(label, at: Point(x: right + 2, y: (top + bottom) / 2), role: .text) }
        case .right:
            let (left, right, bottom) = (box.x + 2, box.x + 6, box.maxY - 1 + across(axis))
            for y in (box.maxY - 1)...bottom { path.append(Point(x: left, y: y)) }
            for x in (left + 1)...right { path.append(Point(x: x, y: bottom)) }
            for y in ((box.maxY - 1)..<bottom).reversed() { path.append(Point(x: right, y: y)) }
            if let label { drawing.put(label, at: Point(x: right + 2, y: bottom), role: .text) }
        }
        let inner = Array(path.dropFirst().dropLast())
        switch markers {
        case .none: drawing.line(path, stroke: stroke, bundle: -2, joins: (true, true))
        case .arrow:
            drawing.line(Array(path.dropLast()), stroke: stroke, bundle: -2, joins: (true, false))
            let head: Drawing.Arms = axis == .down ? .left : .up
            if let last = inner.last { drawing.put(head.arrowHead, at: last, role: .text) }
        case .crowsFeet(let first, let last):
            drawing.line(inner, stroke: stroke, bundle: -2, joins: (false, false))
            let away: Drawing.Arms = axis == .down ? .right : .down
            first.drawFoot(inner, away: away, in: &drawing)
            last.drawFoot(inner.reversed(), away: away, in: &drawing)
        }
    }
}

extension Level.Item {
    /// A box with the room for its loop.
    ///
    /// - Parameter ports: Where lines may end on a side of this length.
    init(box number: Int, size: Size, loop: Loop?, axis: Axis, rank: Int, ports: (_ across: Int) -> ClosedRange<Int>) {
        let least = loop?.leastSize(axis) ?? size
        let size = Size(width: max(size.width, least.width), height: max(size.height, least.height))
        let across = axis.across(size)
        self.init(
            kind: .box(number), along: axis.along(size), across: across + (loop?.across(axis) ?? 0), ports: ports(across), rank: rank,
            stretches: true)
    }
}
